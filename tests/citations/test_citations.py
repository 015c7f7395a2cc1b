"""Find, normalise, resolve, annotate: quality, safety, and what each verb promises."""

import io
import json
import subprocess
import sys
import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.citations import labelled

from plansite.citations import Ambiguous, Found, Unknown, annotate, find, later_mentions, normalise, resolve
from plansite.citations.cli import main

PLAIN = "1|20|/|-|–|_| |\n|QĐ|CT|TW|UBND|NĐCP|TTLT|QH13|2013|số|Số:|ngày |04/3/2013|công văn |Mẫu |https://|&|(|)|,"
FRAGMENTS = st.sampled_from([*PLAIN.split("|"), "\u0323", "Đ", "Ð", "Т", "\u200b", "tháng", "của ", "x", "\ud800"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=60).map("".join))


@dataclass(frozen=True)
class Page:
    """A document to resolve against."""

    key: str
    number: str | None
    type: str | None = None
    issuer: str | None = None
    date: str | None = None


DIRECTIVE_2012 = Page("2012", "20-CT/TW", "Chỉ thị", "Bộ Chính trị", "2012-11-05")
DIRECTIVE_2018 = Page("2018", "20-CT/TW", "Chỉ thị", "Ban Bí thư", "2018-01-18")


def test_nothing_is_missed_and_nothing_else_is_found() -> None:
    assert labelled.misses(labelled.sentences()) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Quyết định số 12/qđ-abcd của sở.", None),  # a type in small letters needs an issuer that is known
        ("Quyết định số 12/qđ-UBND của sở.", ("12/QĐ-UBND", "Quyết định", "Ủy ban nhân dân")),
        ("Quyết định số 12/QĐ-ABCD của sở.", ("12/QĐ-ABCD", "Quyết định", None)),
        ("Kế hoạch số 32/KHH-ABCD của sở.", ("32/KH-ABCD", "Kế hoạch", None)),  # a letter twice, in capitals
        ("Nghị định 56/NĐCP.", ("56/NĐ-CP", "Nghị định", "Chính phủ")),
        ("Nghị định 56/nđCP.", None),
        ("Quyết định số 12/QĐ-A của sở.", None),  # one letter is no body
        ("Công văn số 45/ABCD-B về việc bơi.", ("45/ABCD", "Công văn", None)),
        ("Công văn số 45/ABC về việc bơi.", None),  # a body of three letters that nobody knows
        ("Công văn số 45/ABCD về việc bơi.", ("45/ABCD", "Công văn", None)),
        ("số 45/UBND-VX về việc bơi.", ("45/UBND-VX", None, None)),
        ("số 45/ABCD-UBND về việc bơi.", ("45/ABCD-UBND", None, None)),
        ("số 45/ABCD-EFG về việc bơi.", None),
        ("Quyết định số 45/QĐ-UBND-và các sở.", ("45/QĐ-UBND", "Quyết định", "Ủy ban nhân dân")),
        ("Công văn số 45/Abcd-VX về việc bơi.", None),  # more small letters than capitals is no body
        ("Công văn số 45/ABcdef-VX về việc bơi.", None),
    ],
)  # fmt: skip
def test_symbols_that_small_faults_confuse(text: str, read: tuple[str, str | None, str | None] | None) -> None:
    found = [(citation.canonical, citation.type, citation.issuer) for citation in find(text)]
    assert found == ([read] if read else [])


def test_every_field_is_read_as_it_was_reviewed() -> None:
    """Also what the labels do not say: the type, the issuer, the year, the words before and the date behind.

    After a wanted change write the file anew with `python -m tests.citations.labelled`, and read the difference.
    """
    assert labelled.readings() == labelled.READINGS.read_text(encoding="utf-8")


def test_labelled_set_is_large_enough() -> None:
    sentences = labelled.sentences()
    assert len(sentences) >= 200
    assert sum(not sentence.labels for sentence in sentences) >= 60


def test_sentences_without_citation_give_at_most_one_false_hit_in_forty() -> None:
    negatives = [sentence for sentence in labelled.sentences() if not sentence.labels]
    assert sum(len(find(sentence.text)) for sentence in negatives) <= len(negatives) / 40


@settings(derandomize=True, max_examples=300)
@given(TEXTS)
@example("ﬀ1/QĐ-TTg" * 3)
def test_find_never_raises_and_spans_are_in_order(text: str) -> None:
    end = 0
    for citation in find(text):
        assert end <= citation.lead_start <= citation.start < citation.end <= citation.date_end <= len(text)
        assert citation.text == text[citation.start : citation.end]
        end = citation.end


@settings(derandomize=True, max_examples=200)
@given(TEXTS)
def test_annotate_keeps_the_rest(text: str) -> None:
    assert annotate(text, lambda citation: citation.text) == text


@settings(derandomize=True, max_examples=200)
@given(TEXTS)
def test_canonical_form_is_its_own(text: str) -> None:
    for citation in find(text):
        assert normalise(f"{citation.type or ''} số {citation.canonical}") == citation.canonical


@pytest.mark.parametrize("sentence", labelled.sentences(), ids=lambda sentence: sentence.text[:40])
def test_decomposed_text_reads_the_same(sentence: labelled.Sentence) -> None:
    decomposed = unicodedata.normalize("NFD", sentence.text)
    assert [c.canonical for c in find(decomposed)] == [c.canonical for c in find(sentence.text)]


@pytest.mark.parametrize("unit", ["1/", "QĐ-", "1/QĐ-", "1 / ", "12-", "1/A&", "số ", "Т1/", "của "])
def test_work_grows_with_length_alone(unit: str) -> None:
    """Counted in calls, not in seconds: twice the text is at most a little over twice the work."""

    def calls(size: int) -> int:
        count = 0

        def trace(*_: object) -> None:
            nonlocal count
            count += 1

        text = unit * (size // len(unit))
        sys.setprofile(trace)
        try:
            find(text)
        finally:
            sys.setprofile(None)
        return count

    assert calls(40_000) <= 2.2 * calls(20_000) + 100


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("20/CT/TW", "20-CT/TW"),
        ("20-CT-TW", "20-CT/TW"),
        ("32-KHH/TU", "32-KH/TU"),
        ("5/QĐ-UBND", "05/QĐ-UBND"),
        ("xin chào", None),
    ],
)
def test_normalise(written: str, canonical: str | None) -> None:
    assert normalise(written) == canonical


def test_resolve_needs_the_date_where_two_share_a_number() -> None:
    pages = (DIRECTIVE_2012, DIRECTIVE_2018)
    (bare,) = find("Chỉ thị 20-CT/TW")
    (dated,) = find("Chỉ thị số 20/CT-TW ngày 18/01/2018")
    (year,) = find("Chỉ thị số 20-CT/TW năm 2012")
    assert resolve(bare, pages) == Ambiguous(("2012", "2018"))
    assert resolve(dated, pages) == Found("2018")
    assert resolve(year, pages) == Found("2012")


@pytest.mark.parametrize(
    ("text", "part"),
    [("Chỉ thị 21-CT/TW", "number"), ("Kết luận số 20-CT/TW", "type"), ("Chỉ thị 20-CT/TW ngày 06/11/2012", "date")],
)
def test_resolve_says_which_part_failed(text: str, part: str) -> None:
    assert resolve(find(text)[0], (DIRECTIVE_2012,)) == Unknown(part)


def test_resolve_compares_the_issuer_that_the_symbol_tells() -> None:
    (citation,) = find("Kế hoạch số 22/KH-UBND")
    assert resolve(citation, (Page("ours", "22/KH-UBND", "Kế hoạch", "UBND tỉnh", "2013-03-04"),)) == Found("ours")
    assert resolve(citation, (Page("other", "22/KH-UBND", "Kế hoạch", "Bộ Y tế"),)) == Unknown("issuer")


def test_later_mentions_resolve_only_to_what_was_cited_before() -> None:
    text = "Chỉ thị 20 chưa rõ. Theo Chỉ thị số 20-CT/TW, Chỉ thị 20 nêu; Kế hoạch này thì không."
    later = later_mentions(text, find(text))
    assert [(text[m.start : m.end], m.citation.canonical) for m in later] == [("Chỉ thị 20", "20-CT/TW")]
    assert later[0].start > 20


def test_cite_prints_an_object_a_citation() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "plansite", "cite"],
        input="😀 Chỉ thị số 20/CT-TW ngày 05/11/2012".encode(), capture_output=True, check=True,
    )  # fmt: skip
    assert json.loads(run.stdout) == {
        "start": 13, "end": 21, "text": "20/CT-TW", "canonical": "20-CT/TW", "type": "Chỉ thị", "issuer": None,
        "date": "2012-11-05",
    }  # fmt: skip


def test_cite_jsonl_answers_in_order_and_names_bad_lines() -> None:
    source = io.StringIO('{"id": 2, "text": "22/KH-UBND"}\nhỏng\n{"id": "a", "text": ""}\n')
    target, errors = io.StringIO(), io.StringIO()
    assert main(["--jsonl"], source, target, errors) == 1
    rows = [json.loads(line) for line in target.getvalue().splitlines()]
    assert [(row["id"], len(row["citations"])) for row in rows] == [(2, 1), ("a", 0)]
    assert "dòng 2" in errors.getvalue()
