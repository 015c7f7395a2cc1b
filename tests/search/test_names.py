"""What a query may name: an agency by its initials, a document by its number, what an agency's page cites."""

import pytest
from tests.shipped import PLAN, SITE

from plansite.model import Agency
from plansite.search.name_forms import forms
from plansite.search.numbers import numbers
from plansite.search.speech import speech
from plansite.weaving.view import View


def agency(**name: str) -> Agency:
    return Agency("a", name, "co-quan/a.md", "", "a.md", 1, ())


@pytest.mark.parametrize(
    ("name", "has", "lacks"),
    [
        ({"vi": "Sở Khoa học và Công nghệ"}, "skh skhcn sokh sokhcn khcn", "skhvcn"),
        ({"vi": "Sở Thông tin, Báo chí và Xuất bản"}, "stt sttbc sttbcxb sott", "st"),
        ({"vi": "Sở Quy hoạch - Kiến trúc và Nhà ở"}, "sqh sqhkt sqhktno", "sqhno"),
        ({"vi": "Thanh tra tỉnh"}, "ttt", "tt"),
        ({"en": "Department of Trade and Industry"}, "dot doti dti", "dotai"),
    ],
)
def test_initials_follow_from_the_name(name: dict[str, str], has: str, lacks: str) -> None:
    found = forms(agency(**name), speech("vi"))
    assert set(has.split()) <= set(found)
    assert not set(lacks.split()) & set(found)


def test_a_successor_outside_the_plan_is_typed_short_too() -> None:
    found = forms(agency(vi="Sở Bưu chính"), speech("vi"), ("Sở Khoa học và Công nghệ",))
    assert {"sobuuchinh", "sokhoahocvacongnghe", "skhcn", "khcn"} <= set(found)


def test_a_documents_number_is_said_with_its_kinds_and_year() -> None:
    view = View(SITE.links, SITE.words, "en", "")
    for document in PLAN.documents.values():
        for number, year, kinds, tail in numbers(view, speech("en"), document):
            assert [number, *tail] == [term.word for term in speech("en").terms(document.number or "")]
            assert year == (document.date or "")[:4]
            said = speech("vi").terms(document.type or "")
            assert {"".join(term.word for term in said), "".join(term.word[0] for term in said)} <= set(kinds)
            assert any(term.word in kinds for term in speech("en").terms(view.term(document.type or "")))


def test_an_agency_is_said_by_what_its_page_cites_beside_the_plans_documents() -> None:
    view = View(SITE.links, SITE.words, "vi", "")
    cited = {key: [each[0] for each in numbers(view, speech("vi"), each)] for key, each in PLAN.agencies.items()}
    own = {(each.number or "").split("/")[0] for each in PLAN.documents.values()}
    assert any(cited.values())
    assert all(len(found) == len(set(found)) and not own & set(found) for found in cited.values()), cited
