"""Edits that people make, in `edits.txt`: each named at its line, once, by its rule; what its hint shows mends it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from tests import rule_cases
from tests.projects import docs_of

from plansite.model import Problem
from plansite.site import load

TABLE: Final = Path(__file__).parent / "edits.txt"
_SIGNS: Final = {"⏎": "\n", "⇥": "\t", "⁃": "\u200b", "¦": "|"}
_WRITE: Final = re.compile(r"Viết `(?P<new>[^`…]+)`(?: thay cho `(?P<old>[^`]+)`)?(?=[.:,;]|$| thay)")


NEAR: Final = 4
"""Lines from where an edit begins to what is said of it: a list or a note begins with an empty line."""


class Edit(NamedTuple):
    """A row of the table."""

    page: str
    old: str
    new: str
    rule: str


def edits() -> Iterator[Edit]:
    for row in TABLE.read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            cells = row.split(" | ")
            for sign, meant in _SIGNS.items():
                cells = [cell.replace(sign, meant) for cell in cells]
            yield Edit(*cells)


EDITS: Final = tuple(edits())
pytestmark = pytest.mark.usefixtures("reading_once")


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(docs_of("giao-thong"), "docs"))


def applied(text: str, problem: Problem) -> str | None:
    """A page as a problem's hint shows it; None where the hint shows no text to write."""
    found = _WRITE.search(problem.hint)
    if found is None:
        return None
    lines = text.split("\n")
    line = lines[problem.line - 1]
    lines[problem.line - 1] = line.replace(found["old"], found["new"]) if found["old"] else found["new"]
    return "\n".join(lines)


def said(docs: Path) -> tuple[Problem, ...]:
    return load(docs).problems


def edited(docs: Path, edit: Edit) -> tuple[Path, int]:
    """The page with the edit, and the first line that differs."""
    page = docs / edit.page
    before = page.read_text(encoding="utf-8")
    assert edit.old in before
    after = before.replace(edit.old, edit.new, 1)
    page.write_text(after, encoding="utf-8")
    pairs = zip(before.split("\n"), after.split("\n"), strict=False)
    return page, next(number for number, (one, other) in enumerate(pairs, 1) if one != other)


def test_table_is_long_enough() -> None:
    assert len(EDITS) >= 150


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{edit.rule}-{EDITS.index(edit) + 1}")
def test_edit_is_named_at_its_line_alone_and_its_hint_makes_it_right(edit: Edit, docs: Path) -> None:
    page, line = edited(docs, edit)
    problems = said(docs)
    if edit.rule == "ok":
        assert problems == ()
        return
    # What two languages say otherwise is one problem, said at both places.
    own = [problem for problem in problems if problem.file == page.as_posix()]
    assert {problem.rule for problem in problems} == {edit.rule}
    assert len({problem.line for problem in own}) == 1 or edit.rule == "github-alone"
    assert abs(own[0].line - line) <= NEAR
    assert not _brought(docs, own[0])


def _brought(docs: Path, problem: Problem) -> list[Problem]:
    """What a hint, applied to the letter, leaves of its problem or brings."""
    page = docs.parent / problem.file
    before = page.read_text(encoding="utf-8", errors="replace")
    mended = applied(before, problem)
    if mended is None:
        return []
    known = {each for each in said(docs) if each != problem}
    page.write_text(mended, encoding="utf-8")
    left = said(docs)
    page.write_text(before, encoding="utf-8")
    # What one language now says, the other may still lack; what the hint names at another place too, is left there.
    new = [each for each in left if each not in known and not each.rule.startswith("translation-")]
    return [each for each in new if f"{each.file}:{each.line}" not in problem.hint]


UNTOLD: Final = {("task-id", "missing"), ("bad-value", "two-paragraphs")}
"""Which id a duty had that lost it in every language, history alone can tell; the other leaves out paragraphs too."""
CASES: Final = [case for case in rule_cases.cases() if case.report and (case.rule, case.name) not in UNTOLD]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}/{case.name}")
def test_hint_of_a_case_makes_it_right(case: rule_cases.Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    docs = Path("docs")
    rule_cases.plan(docs)
    case.write(docs)
    for problem in said(docs):
        if problem.rule == case.rule and (docs.parent / problem.file).is_file():
            assert not _brought(docs, problem), problem
