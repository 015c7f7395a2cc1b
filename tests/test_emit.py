"""What is woven into pages, against golden pages; after a wanted change write them anew with
`plansite stage tests/golden/expected DOCS`, DOCS a copy of tests/golden/docs, and read the difference."""

import shutil
from pathlib import Path

import pytest

from plansite import site

GOLDEN = Path(__file__).parent / "golden"
EXPECTED = sorted((GOLDEN / "expected").rglob("*.md"))


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("staged")
    # A copy has no history, so the golden pages do not depend on when they were last edited.
    docs = shutil.copytree(GOLDEN / "docs", tmp_path_factory.mktemp("copied") / "docs")
    assert site.stage(site.load(docs), target) == len(EXPECTED) > 0
    return target


@pytest.mark.parametrize("golden", EXPECTED, ids=lambda file: file.relative_to(GOLDEN / "expected").as_posix())
def test_page_is_the_golden_one(golden: Path, staged: Path) -> None:
    page = staged / golden.relative_to(GOLDEN / "expected")
    assert page.read_text(encoding="utf-8") == golden.read_text(encoding="utf-8")


def test_golden_plan_has_no_problem() -> None:
    assert site.load(GOLDEN / "docs").problems == ()


def test_shipped_pages_lose_no_line(project: Path, tmp_path: Path) -> None:
    """Every line of prose is published with all its words, in order."""
    loaded = site.load(project / "docs")
    for (lang, path), page in loaded.links.plan.pages.items():
        woven = iter(loaded.page(lang, path).split())
        for section in page.sections:
            for block in section.blocks:
                for word in page.text(block.start, block.end).split():
                    bare = word.strip("().,;:“”…")
                    assert any(bare in found for found in woven), (lang, path, word)
