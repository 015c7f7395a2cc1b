"""The files to take away, opened with other readers than those that wrote them: nothing lost, nothing extra."""

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from docx import Document
from tests.takeaway import example

from plansite.publish.takeaway import files

ADDRESS = "https://a.example/"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return dict(files(example.source(ADDRESS)))


def rows(book: bytes, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet's table, by heading."""
    page = openpyxl.load_workbook(io.BytesIO(book))[sheet]
    (table,) = page.tables.values()
    area = page[table.ref]
    heads = [cell.value for cell in area[0]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in area[1:]]


def words(file: bytes) -> list[str]:
    """Every paragraph of a Word file, in tables too, in order."""
    body = Document(io.BytesIO(file)).element.body
    marks = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return ["".join(text.text or "" for text in line.iter(f"{marks}t")) for line in body.iter(f"{marks}p")]


def test_each_file_has_its_name(made: dict[str, bytes]) -> None:
    agencies = {f"agencies/{key}.{kind}" for key in ("so-gtvt", "ubnd-xa") for kind in ("xlsx", "docx", "json")}
    # The commune's only dated duty is withdrawn.
    assert set(made) == {"plan.xlsx", "plan.docx", "plan.ics", "agencies/so-gtvt.ics"} | agencies


def test_the_plans_spreadsheet_holds_every_duty(made: dict[str, bytes]) -> None:
    found = rows(made["plan.xlsx"], "Tiếng Việt")
    assert [row["Mã"] for row in found] == ["NV-01", "NV-02", "NV-03", "NV-04"]
    assert found[0] == {
        "Mã": "NV-01", "Nhiệm vụ": "Sửa đường số 1", "Nội dung": "=SUM(A1) là chữ.\n\nĐoạn thứ hai.",
        "Cơ quan thực hiện": "Sở Giao thông vận tải", "Vai trò": None, "Phối hợp": "UBND các xã; Các ngành",
        "Phối hợp (suy từ câu)": None, "Đối tượng": None, "Thời hạn": "trước ngày 30/6/2026",
        "Sản phẩm": "Báo cáo; biên bản", "Căn cứ": None, "Tình trạng": None, "Nguồn": "mục 1",
    }  # fmt: skip
    english = rows(made["plan.xlsx"], "English")
    assert english[1]["Basis"] == "Luật 01/2020/QH14"
    assert english[2]["Status"] == "Withdrawn"
    assert english[3]["Responsible"] == "Department of Transport; Commune People's Committees"


def test_a_spreadsheet_and_a_word_file_say_a_value_in_the_words_of_their_language() -> None:
    own = {"Thời hạn tiếng Anh": "before 30 June 2026", "Sản phẩm tiếng Anh": "Report"}
    due = {"text": "trước ngày 30/6/2026", "from": None, "to": "2026-06-30", "recurs": None}
    nested = example.task(
        9, parent="NV-01", source=["đoạn 2-3", "mục II.6"], deadline=due, outputs=["Báo cáo"], facts=own
    )
    source = example.source()
    source.data["tasks"].append(nested)
    source.data["plan"]["status"] = "Không rõ (đang tra)"
    found = dict(files(source))
    vietnamese, english = rows(found["plan.xlsx"], "Tiếng Việt")[-1], rows(found["plan.xlsx"], "English")[-1]
    assert (vietnamese["Nguồn"], english["Source"]) == (
        "đoạn 2-3; mục II.6",
        "paragraph 2, paragraph 3; mục II.6",
    )
    assert (vietnamese["Thời hạn"], english["Deadline"]) == ("trước ngày 30/6/2026", "before 30 June 2026")
    assert (vietnamese["Thuộc nhiệm vụ"], english["Part of duty"]) == ("NV-01", "NV-01")
    assert english["Outputs"] == "Report"
    said = words(found["plan.docx"])
    for text in (
        "Validity: Not known (đang tra).",
        "Part of duty: NV-01",
        "Deadline: before 30 June 2026",
        "Outputs: Report",
    ):
        assert text in said, text


def test_an_agencys_files_hold_its_duties_and_apart_those_of_others(made: dict[str, bytes]) -> None:
    found = [(row["Phần"], row["Mã"]) for row in rows(made["agencies/so-gtvt.xlsx"], "Tiếng Việt")]
    own, other = "Nhiệm vụ cơ quan thực hiện", "Nhiệm vụ cơ quan cùng phối hợp"
    assert found == [(own, "NV-01"), (own, "NV-04"), (other, "NV-02")]
    said = words(made["agencies/so-gtvt.docx"])
    places = [said.index(text) for text in (f"1. {own} (2)", "NV-01", "NV-04", f"2. {other} (1)", "NV-02")]
    assert places == sorted(places)
    assert "NV-03" not in said
    # Who answers is said where it is not the agency alone.
    assert said.count("Cơ quan thực hiện: Sở Giao thông vận tải; UBND các xã") == 1
    assert "Cơ quan thực hiện: Sở Giao thông vận tải" not in said
    data = json.loads(made["agencies/so-gtvt.json"])
    assert [task["id"] for task in data["tasks"]] == ["NV-01", "NV-04"]
    assert [task["id"] for task in data["works_with"]] == ["NV-02"]


def test_a_word_file_says_all_of_a_duty_in_both_languages(made: dict[str, bytes]) -> None:
    said = words(made["plan.docx"])
    for text in ("Sửa đường số 1", "=SUM(A1) là chữ.", "Đoạn thứ hai.", "Phối hợp: UBND các xã; Các ngành", "mục 1",
                 "Mend road 1", "Second paragraph.", "Deadline: trước ngày 30/6/2026",
                 "Trình bày lại từ bản tóm tắt công khai của Kế hoạch số 05/KH-UBND."):  # fmt: skip
        assert text in said, text


def test_the_plans_word_file_has_a_heading_for_each_who_answers(made: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(made["plan.docx"]))
    heads = [line.text for line in document.paragraphs if line.style and line.style.name == "Heading 1"]
    assert heads == [
        "1. Sở Giao thông vận tải (1)", "2. UBND các xã (2)", "3. Sở Giao thông vận tải; UBND các xã (1)",
        "1. Department of Transport (1)", "2. Commune People's Committees (2)",
        "3. Department of Transport; Commune People's Committees (1)",
    ]  # fmt: skip
    assert not [text for text in words(made["plan.docx"]) if text.startswith(("Cơ quan thực hiện:", "Responsible:"))]


def test_an_agency_that_ended_says_so_in_its_files(made: dict[str, bytes]) -> None:
    told = "Cơ quan này không còn từ 01/3/2025. Cơ quan kế thừa: Sở Xây dựng."
    assert told in words(made["agencies/so-gtvt.docx"])
    assert "This agency no longer exists (since 1 March 2025). Taken over by: Sở Xây dựng." in words(
        made["agencies/so-gtvt.docx"]
    )
    book = openpyxl.load_workbook(io.BytesIO(made["agencies/so-gtvt.xlsx"]))["Tiếng Việt"]
    assert told in [row[0].value for row in book.iter_rows(max_row=8)]
    assert not [text for text in words(made["agencies/ubnd-xa.docx"]) if "không còn" in text]


def test_the_source_alone_is_signed_and_no_signature_stands_alone(made: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(made["agencies/so-gtvt.docx"]))
    said = words(made["agencies/so-gtvt.docx"])
    assert said.count("THỦ TRƯỞNG CƠ QUAN") == 1 and "HEAD OF AGENCY" not in said
    assert "………, ngày … tháng … năm ……" in said
    last = document.tables[1].rows[-1]
    assert all(line.paragraph_format.keep_with_next for cell in last.cells for line in cell.paragraphs)
    (fresh,) = [line.text for line in document.paragraphs if line.paragraph_format.page_break_before]
    assert fresh == "Duties: Department of Transport"


def test_a_word_file_is_in_the_form_of_an_office(made: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(made["agencies/so-gtvt.docx"]))
    (section,) = document.sections
    sides = (section.page_width, section.page_height, section.top_margin, section.bottom_margin,
             section.left_margin, section.right_margin)  # fmt: skip
    width, height, top, bottom, left, right = (round(side.mm) for side in sides if side is not None)
    assert (width, height) == (210, 297)
    assert 20 <= top <= 25 and 20 <= bottom <= 25 and 30 <= left <= 35 and 15 <= right <= 20
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert 13 <= document.styles["Normal"].font.size.pt <= 14
    xml = section.header._element.xml
    assert 'w:instr="PAGE"' in xml and 'w:instr="NUMPAGES"' in xml
    assert "w:tblHeader" in document.tables[0].rows[0]._tr.xml
    assert {'w:val="vi-VN"', 'w:val="en-GB"'} <= set(document.element.xml.replace("/>", " ").split())


def test_a_sheet_prints_on_paper(made: dict[str, bytes]) -> None:
    page = openpyxl.load_workbook(io.BytesIO(made["plan.xlsx"]))["Tiếng Việt"]
    assert page.page_setup.orientation == "landscape" and str(page.page_setup.paperSize) == "9"
    (table,) = page.tables.values()
    head = page[table.ref][0][0].row
    assert page.print_title_rows == f"${head}:${head}"
    assert page.freeze_panes == f"A{head + 1}" and table.autoFilter
    assert {cell.font.name for row in page.iter_rows() for cell in row if cell.value} == {"Times New Roman"}
    # "Phối hợp (suy từ câu)" takes two lines beside its filter.
    assert page.row_dimensions[head].height == 30


def test_what_a_file_restates_stands_above_its_duties(made: dict[str, bytes]) -> None:
    told = [
        "Trình bày lại từ bản tóm tắt công khai của Kế hoạch số 05/KH-UBND.",
        "Đây không phải văn bản đã ký; khi có khác biệt, văn bản đã ký là căn cứ. Mã NV là của trang web này.",
        "Nguồn không cho biết văn bản nay còn hiệu lực hay không.",
        f"Trang web: {ADDRESS}",
    ]
    assert words(made["plan.docx"])[1:5] == told
    page = openpyxl.load_workbook(io.BytesIO(made["plan.xlsx"]))["Tiếng Việt"]
    assert [page.cell(row, 1).value for row in range(2, 6)] == told


def test_what_is_not_known_or_not_translated_is_said() -> None:
    task = example.task(1, responsible=[], title={"vi": "Việc"}, text={"vi": "Lời."})
    made = example.source()
    source = replace(made, data={**made.data, "plan": None, "tasks": [task]})
    (row,) = rows(dict(files(source))["plan.xlsx"], "English")
    assert row["Responsible"] == "The source names no agency"
    assert (row["Duty"], row["Text"]) == ("Việc", "Lời.")


def test_a_plan_without_duties_has_its_files_too() -> None:
    source = example.source()
    source.data["tasks"].clear()
    assert "Không có nhiệm vụ nào." in words(dict(files(source))["plan.docx"])


def test_text_stays_text(made: dict[str, bytes]) -> None:
    page = openpyxl.load_workbook(io.BytesIO(made["plan.xlsx"]))["English"]
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value} == {"s"}


def test_an_id_leads_to_the_site_where_its_address_is_known(made: dict[str, bytes]) -> None:
    page = openpyxl.load_workbook(io.BytesIO(made["plan.xlsx"]))["English"]
    links = [cell.hyperlink for row in page.iter_rows() for cell in row if cell.hyperlink]
    assert f"{links[0].target}#{links[0].location}" == f"{ADDRESS}en/co-quan/so-gtvt/#nv-01"
    assert len(links) == 4
    plain = dict(files(example.source()))
    sheet = openpyxl.load_workbook(io.BytesIO(plain["plan.xlsx"]))["English"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_the_same_plan_gives_the_same_bytes(made: dict[str, bytes]) -> None:
    assert dict(files(example.source(ADDRESS))) == made
    for name, file in made.items():
        if name.endswith(("xlsx", "docx")):
            moments = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(file)).infolist()}
            assert moments == {(1980, 1, 1, 0, 0, 0)}
