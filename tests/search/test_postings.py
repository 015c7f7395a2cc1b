"""Words held by too many records stay in the best of them, and nothing else is lost."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from plansite.search import postings as made
from plansite.search.pieces import SIZE, pieces
from plansite.search.postings import MOST, postings
from plansite.search.records import Record
from plansite.search.speech import speech

RECORD = Record("task", "1", "", "", "")
_TEXTS = st.lists(st.sampled_from("trẻ khuyết tật sở y tế kế hoạch tỉnh".split()), max_size=4).map(" ".join)
_RECORDS = st.lists(
    st.tuples(_TEXTS, _TEXTS).map(lambda texts: replace(RECORD, title=texts[0], text=texts[1])), max_size=12
)


@seed(22)
@given(_RECORDS)
def test_every_word_is_held_by_the_records_that_have_it(records: list[Record]) -> None:
    table = dict(postings(records, speech("vi")))
    expected: Counter[str] = Counter()
    for record in records:
        expected.update({term.word for text in (record.title, record.text) for term in speech("vi").terms(text)})
    assert {word: posting.total for word, posting in table.items() if " " not in word} == dict(expected)


def test_the_best_records_keep_a_common_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "LIMIT", 2)
    text = replace(RECORD, title="khác", text="trẻ")
    title = replace(RECORD, title="trẻ dân tộc")
    short = replace(RECORD, title="trẻ")
    posting = dict(postings([text, title, short], speech("vi")))["tre"]
    assert posting.total == 3
    assert [number for number, _ in posting.told] == [1, 2]


def test_a_name_tells_more_than_prose_and_a_short_one_more_than_a_long() -> None:
    records = [
        replace(RECORD, text="có bơi"),
        replace(RECORD, title="tổ chức dạy bơi cho học sinh"),
        replace(RECORD, everyday=("bơi",)),
    ]
    weights = [told & MOST for _, told in dict(postings(records, speech("vi")))["boi"].told]
    assert weights == sorted(weights) and len(set(weights)) == 3


def test_accents_are_told_apart() -> None:
    records = [replace(RECORD, title="bảo vệ"), replace(RECORD, title="bạo lực"), replace(RECORD, title="bão lũ")]
    posting = dict(postings(records, speech("vi")))["bao"]
    assert len(posting.forms) == 3 and len({told - (told & MOST) for _, told in posting.told}) == 3


def test_pieces_hold_every_row_in_order_and_name_their_first() -> None:
    rows = [(f"{number:05}", f'"{number:05}":{"1" * 90}') for number in range(2_000)]
    made = list(pieces(rows, "{", "}"))
    assert len(made) > 1 and all(len(piece.text) < SIZE * 1.1 for piece in made)
    assert all(piece.text.startswith(f'{{"{piece.first}"') for piece in made)
    assert sum(piece.text.count(":") for piece in made) == len(rows)
