"""Hostile edits: each is reported at its line, and none does anything in a reader's browser."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser
from tests.conftest import PROJECT, Quiet, serving
from tests.hostile.detector import Watch
from tests.hostile.edits import Edit, edits, write
from tests.hostile.markup import attack
from tests.projects import docs_of

from plansite import site
from plansite.language import words
from plansite.linking.links import link
from plansite.reading import harmless as fence
from plansite.reading.read import parse_page, read
from plansite.weaving import View, weave

GOLDEN = Path(__file__).parent / "golden" / "docs"
EDITS = edits()
RULES = {rule for edit in EDITS for rule in edit.rules}
MARKS = "`|``|```\n|~~~\n|````\n|    |- |> |> [!NOTE]\n|# |### NV-30. |[|](|)|[x]: |]:|<|>|{|}|\\|&|!|*|_|<!-- |-->|1. "
OTHERS = '<b>|<img src="x" onerror="x">|`<script>x</script>`|`[x](javascript:x)`|javascript:x|[a](b.md)|Sở Y tế|\t|'
ENDS = ["\n", "\n\n", "| a | b |\n| --- | --- |\n", "|", "\0", "\u2028", "\u200b", "\xa0", "\f", "\x85", "\r"]
SHORT = [edit.text for edit in EDITS if len(edit.text) < 300]
PIECES = st.sampled_from([*MARKS.split("|"), *OTHERS.split("|"), *ENDS, *SHORT])
TOGETHER = [edit for edit in EDITS if not edit.path.endswith(".md")]
"""The edits that one site can hold; a page of a name that is refused stops MkDocs, whatever is checked."""


def test_there_are_enough_edits() -> None:
    assert len(EDITS) >= 180
    assert len({edit.name for edit in EDITS}) == len(EDITS)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
@pytest.mark.usefixtures("reading_once")
def test_edit_is_reported_at_its_line(edit: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    docs = Path(shutil.copytree(GOLDEN, "docs"))
    lines = list(write(docs, edit, 100))
    said = {(problem.file, problem.line, problem.rule) for problem in site.load(docs).problems}
    assert lines
    if edit.rules:
        assert {(f"{docs}/{path}", line, rule) for path, line in lines for rule in edit.rules} <= said
    else:
        assert not RULES & {rule for _, _, rule in said}


@pytest.mark.parametrize("place", ["title", "task", "body", "term", "fact", "front"])
def test_honest_edit_is_not(place: str, tmp_path: Path) -> None:
    texts = {"front": "description: Một câu.", "fact": "- **Thời gian:** 2011-2015"}
    docs = shutil.copytree(GOLDEN, tmp_path / "docs")
    edit = Edit("honest", place, "", False, frozenset(), texts.get(place, "Chăm sóc trẻ em (dưới 6 tuổi)"))
    list(write(docs, edit, 100))
    assert not RULES & {problem.rule for problem in site.load(docs).problems}


@pytest.fixture(scope="module")
def fenced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with every edit in it, built as if nothing had been reported."""
    return built(tmp_path_factory.mktemp("fenced"), "unchecked", TOGETHER)


def test_no_edit_does_anything(fenced: Path, browser: Browser) -> None:
    with watched(fenced, browser) as (watch, address):
        harm = {path: found for path in visited(fenced) if (found := watch.harm(address + path))}
    assert harm == {}


def test_no_file_but_pages_and_images_is_published(fenced: Path) -> None:
    refused = {Path(edit.path).name for edit in TOGETHER if edit.place == "file"}
    assert len(refused) >= 6
    published = {file.name for file in fenced.rglob("*")}
    assert not refused & published
    assert {"text.css", "site.js", "mark.svg"} <= published


def test_edits_do_harm_where_nothing_holds_them_back(tmp_path: Path, browser: Browser) -> None:
    """The control: without the fence each of these is seen by the detector that saw nothing above."""
    armed = [edit for edit in EDITS if edit.harmful]
    assert len(armed) >= 95
    with watched(built(tmp_path, "unfenced", armed), browser) as (watch, address):
        found = {edit.name: watch.harm(f"{address}co-quan/thu-{n}/") for n, edit in enumerate(armed, 100)}
    assert [name for name, harm in found.items() if not harm] == []
    assert sum("ran" in harm for harm in found.values()) >= 35
    assert any(url.startswith("http://evil.example/") for harm in found.values() for url in harm)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25).map("".join))
def test_nothing_that_is_typed_becomes_active(text: str) -> None:
    assert attack(published(text)) == []


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit.place == "body"], ids=lambda edit: edit.name)
def test_edit_outside_a_task_does_not_become_active(edit: Edit) -> None:
    assert attack(published(edit.text.replace("▸", ""))) == []


def test_what_is_active_is_seen() -> None:
    """The control of the test above."""
    lines = [line.replace("▸", "") for edit in EDITS if edit.harmful and edit.place == "body" for line in [edit.text]]
    assert sum(bool(attack(line)) for line in lines) >= 80


def test_honest_pages_are_left_alone(project: Path) -> None:
    plan, _ = read(project / "docs")
    assert fence.fenced(plan) is plan


def test_links_to_files_elsewhere_are_not_read(tmp_path: Path) -> None:
    docs = shutil.copytree(GOLDEN, tmp_path / "docs")
    (tmp_path / "secret.md").write_text("# Bí mật\n")
    (docs / "vi" / "moi.md").symlink_to(tmp_path / "secret.md")
    (docs / "vi" / "moi").symlink_to(tmp_path)
    loaded = site.load(docs)
    said = {(Path(problem.file).name, problem.rule) for problem in loaded.problems}
    assert {("moi.md", "file-kind"), ("moi", "file-kind")} <= said
    assert "Bí mật" not in {page.title for page in loaded.links.plan.pages.values()}


def published(text: str) -> str:
    """The Markdown that is published of a page on which a text is typed."""
    plan, _ = read(GOLDEN)
    page, _ = parse_page(f"# Trang\n\n## Mục\n\n{text}", "vi", "co-quan/la.md", "la.md")
    beside = frozenset({("vi", "so-do.png")})
    safe = fence.fenced(replace(plan, pages={**plan.pages, ("vi", "co-quan/la.md"): page}, files=beside))
    assert safe.files == beside
    return weave(safe.pages["vi", "co-quan/la.md"], View(link(safe), words.load(), "vi", "co-quan/la.md"))


def built(root: Path, hook: str, chosen: list[Edit]) -> Path:
    """A whole site with edits in it, built by MkDocs alone with a hook of the tests, without its policy."""
    docs = shutil.copytree(docs_of("giao-thong"), root / "docs")
    for number, edit in enumerate(chosen, 100):
        list(write(docs, edit, number))
    settings = {
        "INHERIT": str(PROJECT / "mkdocs.yml"),
        "theme": {"custom_dir": str(PROJECT / "overrides")},
        "hooks": [str(PROJECT / "tests" / "hostile" / f"{hook}.py")],
        "extra_css": [],  # How it looks is not seen.
    }
    (root / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=root, env=environment, check=True)
    return root / "site"


@contextmanager
def watched(built: Path, browser: Browser) -> Iterator[tuple[Watch, str]]:
    """A browser page that is watched, and the address of a built site."""
    page = browser.new_page(viewport={"width": 320, "height": 200})
    with serving(Quiet, built) as address:
        yield Watch(page, address), address
    page.close()


def visited(built: Path) -> list[str]:
    """The pages in which an edit may show: in English only those that list or stand in for titles and front matter."""
    strange = {n for n, edit in enumerate(TOGETHER, 100) if edit.place in ("title", "task", "fact", "front", "term")}
    english = {f"en/co-quan/thu-{n}" for n in strange}
    paths = [file.parent.relative_to(built).as_posix() for file in sorted(built.rglob("index.html"))]
    kept = (path for path in paths if path in english or not path.startswith("en/co-quan/thu-"))
    return ["" if path == "." else f"{path}/" for path in kept if "bien-tap" not in path]
