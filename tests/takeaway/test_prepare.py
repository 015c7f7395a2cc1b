"""Files to take away are kept by what they hold: made ahead beside a build, and only where a duty of theirs changed."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.takeaway import example

from plansite.language.words import Words
from plansite.publish.kept import Kept
from plansite.publish.takeaway import files, prepare
from plansite.publish.takeaway.sheets import Sheet
from plansite.publish.takeaway.word import duty_sheet

PLAN = "Bảng nhiệm vụ của kế hoạch"
ROADS, TOWNS = "Bảng nhiệm vụ: Sở Giao thông vận tải", "Bảng nhiệm vụ: UBND các xã"


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path, "common")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the Word files that are made, in turn."""
    titles: list[str] = []

    def noted(sheets: Sequence[Sheet], words: Words) -> bytes:
        titles.append(sheets[0].title)
        return duty_sheet(sheets, words)

    monkeypatch.setattr("plansite.publish.takeaway.all.duty_sheet", noted)
    return titles


def test_what_was_prepared_is_not_made_again_and_is_the_same(kept: Kept, made: list[str]) -> None:
    prepare(example.source(), kept)
    assert made == [TOWNS, ROADS]  # The last first: who makes all of them begins with the first.
    found = dict(files(example.source(), kept))
    assert made == [TOWNS, ROADS, PLAN]
    assert found == dict(files(example.source()))


@pytest.mark.parametrize(("task", "whose"), [(0, [ROADS, TOWNS]), (2, [TOWNS]), (3, [ROADS, TOWNS])])
def test_only_who_has_to_do_with_a_changed_duty_gets_new_files(
    kept: Kept, made: list[str], task: int, whose: list[str]
) -> None:
    dict(files(example.source(), kept))
    made.clear()
    source = example.source()
    source.data["tasks"][task]["text"]["vi"] += " Thêm."
    assert dict(files(source, kept)) == dict(files(source))
    assert made[: len(whose) + 1] == [PLAN, *whose]
    assert len(made) == len(whose) + 1 + 3


def test_a_name_is_new_in_all_files_that_show_it(kept: Kept, made: list[str]) -> None:
    dict(files(example.source(), kept))
    made.clear()
    source = example.source()
    source.names["en"]["hs"] = "Children at school"  # type: ignore[index]
    assert dict(files(source, kept)) == dict(files(source))
    assert made[0] == PLAN
