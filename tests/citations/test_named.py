"""What has no symbol: laws by title and date, documents by their bare number; issuers of joint reports."""

import pytest
from tests.citations.test_citations import Page

from plansite.citations import find, laws, resolve, shorts
from plansite.citations.model import Found

AMENDED = "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;", [("Luật Trẻ em", "2016-04-05")]),
        (
            f"Căn cứ Bộ luật Dân sự ngày 24/11/2015; {AMENDED} ngày 22 tháng 11 năm 2019",
            [("Bộ luật Dân sự", "2015-11-24"), (AMENDED, "2019-11-22")],
        ),
        ("Luật Đất đai được Quốc hội thông qua ngày 18/01/2024", [("Luật Đất đai", "2024-01-18")]),
        ("Luật Trẻ em số 102/2016/QH13 ngày 05/4/2016; Luật Trẻ em năm 2016; luật sư ngày 01/01/2020", []),
    ],
)
def test_a_law_is_known_by_its_title_and_date(text: str, named: list[tuple[str, str]]) -> None:
    found = laws(text)
    assert [(law.title, law.date) for law in found] == named
    assert all(" ".join(text[law.start : law.end].split()) == law.title for law in found)


def test_bare_numbers_are_mentions() -> None:
    text = "Đề án 06, Nghị quyết số 101; Kế hoạch 22/KH-UBND; Chương trình 135. Quyết định 12 xã; Dự án 1.000 căn"
    found = shorts(text)
    assert [(short.type, short.number) for short in found] == [
        ("Đề án", "06"),
        ("Nghị quyết", "101"),
        ("Chương trình", "135"),
    ]
    assert text[found[0].start : found[0].end] == "Đề án 06"


def test_a_report_of_two_ministries_has_two_issuers() -> None:
    (citation,) = find("Báo cáo số 12/BC-BNV-BTC ngày 03/4/2024")
    assert citation.issuer == "Bộ Nội vụ; Bộ Tài chính"
    page = Page("ours", "12/BC-BNV-BTC", "Báo cáo", "Bộ Tài chính", "2024-04-03")
    assert resolve(citation, (page,)) == Found("ours")
