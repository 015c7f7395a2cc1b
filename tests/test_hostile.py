"""Hostile edits: each is reported at its line, and none does anything in a reader's browser."""

import shutil
from pathlib import Path

import pytest
from tests.hostile.edits import Edit, edits, write

from plansite import site

GOLDEN = Path(__file__).parent / "golden" / "docs"
EDITS = edits()
RULES = {rule for edit in EDITS for rule in edit.rules}


def test_there_are_enough_edits() -> None:
    assert len(EDITS) >= 180
    assert len({edit.name for edit in EDITS}) == len(EDITS)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_edit_is_reported_at_its_line(edit: Edit, tmp_path: Path) -> None:
    docs = shutil.copytree(GOLDEN, tmp_path / "docs")
    expected = {(f"{docs}/{path}", line, rule) for path, line in write(docs, edit, 100) for rule in edit.rules}
    assert expected
    assert expected <= {(problem.file, problem.line, problem.rule) for problem in site.load(docs).problems}


@pytest.mark.parametrize("place", ["title", "task", "body", "term", "fact", "front"])
def test_honest_edit_is_not(place: str, tmp_path: Path) -> None:
    texts = {"front": "description: Một câu.", "fact": "- **Thời gian:** 2011-2015"}
    docs = shutil.copytree(GOLDEN, tmp_path / "docs")
    edit = Edit("honest", place, "", False, frozenset(), texts.get(place, "Chăm sóc trẻ em (dưới 6 tuổi)"))
    list(write(docs, edit, 100))
    assert not RULES & {problem.rule for problem in site.load(docs).problems}
