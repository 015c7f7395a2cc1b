"""Pages wait for one stylesheet, and it lacks nothing that a page could use."""

import re
from pathlib import Path

import pytest

from plansite.publish.built_page import read_page
from plansite.publish.styles import UNNAMED, Sheet, without_dead_properties, without_dead_rules

KNOWN = frozenset({"task", "md-nav", "scheme=slate", "dir=ltr"})


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".task{a:b}", ".task{a:b}"),
        (".gone{a:b}", ""),
        (".gone,.task{a:b}", ".task{a:b}"),
        ("p .gone{a:b}", ""),
        ("p:hover::after{a:b}", "p:hover::after{a:b}"),
        (".task:not(.gone){a:b}", ".task:not(.gone){a:b}"),
        (":is(.gone,.task){a:b}", ":is(.gone,.task){a:b}"),
        ("@media print{.gone{a:b}.task{a:b}}", "@media print{.task{a:b}}"),
        ("@media print{.gone{a:b}}", ""),
        ("@keyframes gone{to{a:b}}", "@keyframes gone{to{a:b}}"),
        ("[data-md-color-scheme=slate]{a:b}", "[data-md-color-scheme=slate]{a:b}"),
        ("[data-md-color-scheme=gone]{a:b}", ""),
        ("[dir=ltr] p,[dir=rtl] p{a:b}", "[dir=ltr] p{a:b}"),
        ('[href="a.gone"]{a:b}', '[href="a.gone"]{a:b}'),
    ],
)
def test_rules_that_match_nothing_go(css: str, kept: str) -> None:
    assert without_dead_rules(css, KNOWN) == kept


def test_properties_that_nothing_uses_go() -> None:
    css = '.a--x:not(.b){--used:1px;--gone:url("data:a;b{}");color:var(--used)}'
    assert without_dead_properties(css) == ".a--x:not(.b){--used:1px;color:var(--used)}"


def test_a_page_keeps_one_sheet_in_the_order_of_its_several(tmp_path: Path) -> None:
    (tmp_path / "assets" / "stylesheets").mkdir(parents=True)
    (tmp_path / "assets" / "stylesheets" / "theme.css").write_text(".task{a:b}.gone{a:b}.shown{a:b}")
    for folder, word in (("javascripts", "gone"), ("own", "shown")):  # the theme's own are on no page
        (tmp_path / "assets" / folder).mkdir()
        (tmp_path / "assets" / folder / "a.js").write_text(f'"{word}"')
    (tmp_path / "assets" / "own.css").write_text("/* A comment. */\n.made-by-script{a:b}\n")
    links = "".join(f'<link rel="stylesheet" href="../assets/{x}">\n' for x in ("stylesheets/theme.css", "own.css"))
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    page.write_text(f'<head>{links}<title>A</title></head><p class="task">')
    sheet, read = Sheet(tmp_path), read_page(tmp_path, page)
    sheet.take(*sheet.name(read))
    html = (read.tree.html or "").replace(UNNAMED.decode(), sheet.write().decode())
    (name,) = re.findall(r'<link rel="stylesheet" href="\.\./([^"]+)">', html)
    assert (tmp_path / name).read_text() == ".task{a:b}.shown{a:b}\n.made-by-script{a:b}"
    assert "<title>A</title>" in html


def test_dark_is_one_whether_script_or_device_chooses(project: Path) -> None:
    sheet = (project / "overrides" / "assets" / "look" / "roles.css").read_text(encoding="utf-8")
    chosen, device = (
        re.findall(r"[\w-]+: [^;]+;", re.split(rf"{re.escape(selector)} {{", sheet)[1].partition("}")[0])
        for selector in ('[data-md-color-scheme="slate"]', ".no-js [data-md-color-scheme]")
    )
    assert chosen == device and len(chosen) > 10


def test_every_built_page_waits_for_one_sheet_alone(built: Path) -> None:
    pages = [built / "404.html", *sorted(built.rglob("index.html"))]
    found = {tuple(re.findall(r'<link rel="stylesheet" href="[^"]*?(assets/[^"]+)">', p.read_text())) for p in pages}
    assert len(found) == 1 and len(*found) == 1
    assert all(re.search(r"<script(?![^>]*type=\"module\")[^>]*\bsrc=", page.read_text()) is None for page in pages)
