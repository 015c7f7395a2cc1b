"""A real MkDocs build: every page, task, link and anchor, in both languages."""

import filecmp
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from tests import shipped
from tests.built_pages import ORIGIN, Links, broken, pages_of

from plansite import site
from plansite.language import words
from plansite.past.git import history
from plansite.publish import build, pipeline


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Links]:
    return pages_of(built)


def test_every_page_is_there_in_both_languages(project: Path, built: Path) -> None:
    for lang, prefix in (("vi", ""), ("en", "en/")):
        for file in (project / "docs" / lang).rglob("*.md"):
            path = file.relative_to(project / "docs" / lang).with_suffix("")
            folder = path.parent if path.name == "index" else path
            assert (built / prefix / folder / "index.html").is_file(), file


def test_every_task_is_one_element_in_each_language(project: Path, pages: dict[str, Links]) -> None:
    tasks = site.load(project / "docs").links.plan.tasks.values()
    for english in (False, True):
        found = [t for url, page in pages.items() if url.startswith(ORIGIN + "en/") == english for t in page.tasks]
        assert sorted(found) == sorted(task.key for task in tasks if ("en" if english else "vi") in task.name)


def test_every_page_leads_to_the_statement_on_accessibility(pages: dict[str, Links]) -> None:
    for url, page in pages.items():
        statement = ORIGIN + ("en/" if url.startswith(ORIGIN + "en/") else "") + "tiep-can/"
        assert statement in {urljoin(url, target) for target in page.targets}, url


def test_ids_are_unique_on_each_page(pages: dict[str, Links]) -> None:
    for url, page in pages.items():
        repeated = {anchor for anchor in page.ids if page.ids.count(anchor) > 1}
        assert not repeated, (url, repeated)


def test_every_link_and_anchor_leads_somewhere(built: Path, pages: dict[str, Links]) -> None:
    assert broken(pages, built) == []


def test_nothing_is_asked_of_another_host(built: Path) -> None:
    outside = re.compile(r"""(?:src|href)=["']?(?:https?:)?//|url\(["']?(?:https?:)?//|@import""")
    for file in [*built.rglob("*.html"), *built.rglob("*.css")]:
        for match in outside.finditer(file.read_text(encoding="utf-8")):
            text = file.read_text(encoding="utf-8")[max(0, match.start() - 200) : match.end() + 80]
            assert "<a " in text and file.suffix == ".html", (file, text)


def test_two_builds_are_the_same_bytes(project: Path, built: Path, tmp_path: Path) -> None:
    again = tmp_path / "site"
    assert build.build(project, again) == 0
    assert list(_differences(filecmp.dircmp(built, again))) == []


def test_a_failed_build_leaves_the_last_site(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "project"
    shutil.copytree(
        project, copy, ignore=shutil.ignore_patterns(".git", ".venv", "site", ".*_cache", "node_modules", "tests")
    )
    last = copy / "site" / "index.html"
    last.parent.mkdir()
    last.write_text("last good")
    page = copy / "docs" / "vi" / shipped.AGENCY.path
    page.write_text(page.read_text(encoding="utf-8").replace("### NV-", "### NV"), encoding="utf-8")
    assert build.build(copy, copy / "site") != 0
    assert last.read_text() == "last good"
    assert [file.name for file in copy.iterdir() if file.name.startswith(".site-")] == []


def _differences(compared: "filecmp.dircmp[str]") -> Iterator[str]:
    yield from (*compared.left_only, *compared.right_only, *compared.diff_files, *compared.funny_files)
    for folder in compared.subdirs.values():
        yield from _differences(folder)


def test_finishing_a_finished_site_changes_nothing(project: Path, built: Path, tmp_path: Path) -> None:
    again = tmp_path / "site"
    shutil.copytree(built, again)
    past = history(project / "docs")
    pipeline.finish(again, words.load(), past.edition if past else "")
    assert list(_differences(filecmp.dircmp(built, again))) == []
