"""The sitemap, from pages of a small plan."""

from pathlib import Path
from xml.etree import ElementTree

from plansite.model import Plan
from plansite.publish import sitemap
from plansite.reading.read import read

_NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def plan(root: Path, *paths: str) -> Plan:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# Đường sá\n", encoding="utf-8")
    return read(root)[0]


def test_every_page_stands_there_by_its_whole_address_beside_its_twins(tmp_path: Path) -> None:
    found = plan(tmp_path, "vi/index.md", "vi/co-quan/so-gtvt.md", "en/index.md")
    tree = ElementTree.fromstring(sitemap.sitemap(found, "https://a.example/b/"))
    said = {
        url.findtext("s:loc", "", _NS): {
            (link.get("hreflang"), link.get("href")) for link in url.findall("x:link", _NS)
        }
        for url in tree.findall("s:url", _NS)
    }
    twins = {
        ("vi", "https://a.example/b/"), ("en", "https://a.example/b/en/"), ("x-default", "https://a.example/b/")
    }  # fmt: skip
    assert said == {
        "https://a.example/b/": twins,
        "https://a.example/b/en/": twins,
        "https://a.example/b/co-quan/so-gtvt/": set(),
    }


def test_without_an_address_there_is_none(tmp_path: Path) -> None:
    found = plan(tmp_path / "docs", "vi/index.md")
    (tmp_path / "sitemap.xml").write_text("the generator's", encoding="utf-8")
    (tmp_path / "sitemap.xml.gz").write_bytes(b"")
    sitemap.write(found, tmp_path, "")
    assert not list(tmp_path.glob("sitemap*"))
