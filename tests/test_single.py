"""The single-file copy, from a small site: where its links lead, its pictures, its date."""

import re
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from plansite.language import words
from plansite.publish.built_page import address_of, page_files, read_page
from plansite.publish.kept import Kept
from plansite.publish.single_file import SingleFile

STYLE = '[data-md-color-scheme="default"] { --ink: #000; }\n[data-md-color-scheme="slate"] { --ink: #fff; }'


def page(body: str, following: str = "", head: str = "") -> str:
    after = f'<link rel="next" href="{following}">' if following else ""
    return f"<!doctype html><html><head>{after}{head}</head><body><main><article>{body}</article></main></body></html>"


def build(folder: Path, canonical: str = "") -> Path:
    head = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    pages = {
        "": page('<h1 id="a">Home &lt;1&gt;</h1><p>Intro</p><h2 id="b">More</h2>', "co-quan/", head),
        "co-quan/": page('<h1 id="a">Agencies</h1><p id="b">See <a href="x/#nv-01">it</a></p>', "x/"),
        "co-quan/x/": page(
            '<h1 id="a">X <span class="subject">on it</span></h1>'
            '<article data-task="NV-01" id="nv-01" aria-labelledby="nv-01-h">'
            '<h3 id="nv-01-h">NV-01</h3>'
            '<p><a href="#a">up</a> <a href="../#b">b</a> <a href="../../bien-tap/#r">rules</a></p></article>'
            '<p><a href="../../tim-kiem/">Search</a></p><p><a href="https://x.example/">out</a></p>'
            '<ul class="task-list"><li><a href="#nv-01">NV-01. Help</a></li></ul>'
            '<ul class="entries"><li><a href="#nv-01">NV-01. Help</a></li></ul>'
            '<img src="../../assets/dot.png" alt="">'
            '<p><span class="term"><span role="term" tabindex="0">lead</span><span class="definition">Goes first. '
            '<a href="../#a">More</a></span></span></p>',
            "../../tim-kiem/",
        ),
        "tim-kiem/": page('<h1 id="t">Search</h1>'),
    }
    for address, html in pages.items():
        (folder / address).mkdir(parents=True, exist_ok=True)
        (folder / address / "index.html").write_text(html, encoding="utf-8")
    (folder / "assets" / "look").mkdir(parents=True)
    (folder / "assets" / "look" / "roles.css").write_text(STYLE, encoding="utf-8")
    (folder / "assets" / "look" / "pictures.css").write_text("", encoding="utf-8")
    (folder / "assets" / "dot.png").write_bytes(b"dot")
    return folder


def document(built: Path, date: str = "") -> str:
    single = SingleFile(built, words.load(), date)
    for file in page_files(built):
        single.take(address_of(built, file), *single.note(read_page(built, file)))
    return single.document("vi")


def test_what_is_kept_of_the_file_is_not_shown_when_anything_in_it_changes(tmp_path: Path) -> None:
    built, store = build(tmp_path / "site"), Kept(tmp_path / "kept", "")
    made: list[str] = []

    def keep(make: Callable[[], bytes], *parts: object) -> bytes:
        made.append(store.name(*parts))
        return store.made(make, *parts)

    def written(date: str) -> str:
        single = SingleFile(built, words.load(), date)
        for file in page_files(built):
            single.take(address_of(built, file), *single.note(read_page(built, file)))
        single.names["/"] = "plan.html"
        single.write(keep)
        return (built / "plan.html").read_text(encoding="utf-8")

    look = built / "assets" / "look" / "pictures.css"
    page = built / "co-quan" / "x" / "index.html"
    assert written("") == written("") == document(built)
    (built / "assets" / "dot.png").write_bytes(b"other")
    assert written("") == document(built)
    look.write_text(".picture { color: red }", encoding="utf-8")
    assert written("") == document(built)
    page.write_text(page.read_text(encoding="utf-8").replace("NV-01. Help", "NV-01. Aid"), encoding="utf-8")
    assert written("2013-03-04") == document(built, "2013-03-04")
    assert made[0] == made[1] and len(set(made)) == 4


def test_links_lead_inside_and_the_rest_keeps_its_words(tmp_path: Path) -> None:
    text = document(build(tmp_path))
    links = dict(re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', text.partition("<main>")[2]))
    assert '<a href="#nv-01">it</a>' in text
    assert links["#co-quan-x--a"] == "up" and links["#co-quan--b"] == "b"
    assert links["#co-quan--a"] == "lead"
    assert links["https://x.example/"] == "out"
    assert re.search(r"</a> rules</p>", text)
    assert "Search" not in text and "Goes first" not in text
    assert 'aria-labelledby="co-quan-x--nv-01-h"' in text
    assert re.findall(r"<(h\d)", text) == ["h1", "h2", "h2", "h2", "h2", "h4"]


def test_no_title_stands_again_where_the_id_says_which_task_is_meant(tmp_path: Path) -> None:
    text = document(build(tmp_path))
    for kind, shown in (("task-list", "NV-01"), ("entries", "NV-01. Help")):
        assert f'<ul class="{kind}"><li><a href="#nv-01">{shown}</a></li></ul>' in text
    assert '<li><a href="#co-quan-x">X</a></li>' in text


def test_with_a_known_site_the_rest_leads_there(tmp_path: Path) -> None:
    text = document(build(tmp_path, "https://plan.example/p/"), "2026-02-01")
    assert '<a href="https://plan.example/p/bien-tap/#r">rules</a>' in text
    assert '<a href="https://plan.example/p/tim-kiem/">Search</a>' in text
    assert "01/02/2026" in text and "bản mới hơn tại <a href=" in text


def test_pictures_are_inside(tmp_path: Path) -> None:
    text = document(build(tmp_path))
    assert f"data:image/png;base64,{b64encode(b'dot').decode()}" in text


def test_unknown_date_is_said_and_none_is_invented(tmp_path: Path) -> None:
    text = document(build(tmp_path))
    assert "Không rõ" in text and re.search(r"20\d\d", text.partition("<main>")[2]) is None


def test_style_without_colours_is_an_error(tmp_path: Path) -> None:
    built = build(tmp_path)
    (built / "assets" / "look" / "roles.css").write_text("body {}", encoding="utf-8")
    with pytest.raises(ValueError, match="sets no colours"):
        document(built)
