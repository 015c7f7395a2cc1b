"""The page of the files to take away: each with its size, date and checksum, and how to cite them."""

import re
import shutil
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from tests.projects import docs_of
from tests.repository import Repository

from plansite import site
from plansite.weaving import View, downloads, weave

PAGE = "du-lieu.md"
BEGUN, CHANGED = "2019-05-20T08:00:00+07:00", "2020-01-02T08:00:00+07:00"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan's pages, one of which changed later than the others."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", BEGUN)
    repository = Repository(tmp_path / "plan", docs_of("giao-thong"))
    repository.edit("docs/vi/co-quan/so-xay-dung.md", "Sở lo vỉa hè.", "Sở lo mọi vỉa hè.")
    monkeypatch.setenv("GIT_COMMITTER_DATE", CHANGED)
    repository.commit("Change")
    return repository.folder / "docs"


def dates(page: str) -> dict[str, str]:
    """The last cell of each row, by the first."""
    rows = re.findall(r"<tr>(<td.*?)</tr>", page)
    cells = [[unescape(re.sub("<[^>]+>", "", cell)) for cell in row.split("</td>")[:-1]] for row in rows]
    return {row[0]: row[-1] for row in cells}


def test_each_file_bears_the_day_of_what_it_was_made_from(docs: Path) -> None:
    found = dates(site.load(docs).page("vi", PAGE))
    assert found == {
        "Bảng tính cả kế hoạch (Excel)": "02/01/2020", "Văn bản cả kế hoạch (Word)": "02/01/2020",
        "Lịch thời hạn của cả kế hoạch (.ics), thêm được vào ứng dụng lịch": "02/01/2020",
        "Mỗi nhiệm vụ một dòng (CSV)": "02/01/2020", "Cả kế hoạch, cho phần mềm (JSON)": "02/01/2020",
        "Cấu trúc của plan.json (JSON Schema)": "",
        "Cấu trúc của plan.json (JSON Schema), phiên bản 2": "",
        "Cấu trúc của tệp JSON từng cơ quan (JSON Schema), phiên bản 2": "",
        # The commune is a partner in what the changed page assigns.
        "Sở Giao thông vận tải": "20/5/2019", "Sở Xây dựng": "02/01/2020", "UBND cấp xã": "02/01/2020",
    }  # fmt: skip
    assert dates(site.load(docs).page("en", PAGE))["Department of Transport"] == "20 May 2019"


def test_what_is_not_committed_has_no_day(docs: Path, tmp_path: Path) -> None:
    page = docs / "en" / "co-quan" / "so-xay-dung.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    found = dates(site.load(docs).page("vi", PAGE))
    assert found["Sở Xây dựng"] == found["Bảng tính cả kế hoạch (Excel)"] == ""
    assert found["Sở Giao thông vận tải"] == "20/5/2019"
    bare = shutil.copytree(docs, tmp_path / "bare")
    assert set(dates(site.load(bare).page("vi", PAGE)).values()) == {""}


def test_every_file_is_there_with_its_size_and_checksum(docs: Path) -> None:
    loaded = site.load(docs)
    for lang, up in (("vi", "../"), ("en", "../../")):
        page = loaded.page(lang, PAGE)
        for name, data in loaded.data.items():
            assert page.count(f'href="{up}data/{name}" download') == 1, name
            assert f"<li>{name}: <code>{sha256(data).hexdigest()}</code></li>" in page
        size = f"{round(len(loaded.data['agencies/so-xay-dung.docx']) / 1024)} KiB"
        assert f'agencies/so-xay-dung.docx" download>Word</a> ({size})' in page


def test_the_files_can_be_cited_as_of_their_day(docs: Path) -> None:
    page = site.load(docs).page("en", PAGE)
    assert (
        "Dữ liệu và biểu mẫu, Kế hoạch số 45/KH-UBND ngày 15/5/2019 của UBND tỉnh; bản trình bày lại trên trang web, "
        "không phải nguyên văn; nội dung tính đến ngày 02/01/2020" in page
    )
    assert "Data and forms, Plan No. 45/KH-UBND of 15 May 2019 of the Provincial" in page
    assert "; text as of 2 January 2020" in page


def test_many_agencies_have_their_files_on_their_own_pages(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "AGENCIES", 2)
    page = site.load(docs).page("vi", PAGE)
    assert "data/plan.xlsx" in page and "data/agencies/" not in page


def test_an_agencys_row_offers_paper_sheet_text_and_calendar(docs: Path) -> None:
    page = site.load(docs).page("vi", "co-quan/so-xay-dung.md")
    (row,) = re.findall(r'<p class="files">.*?</p>', page)
    assert unescape(re.sub("<[^>]+>", "", row)) == (
        "In hoặc tải về: In trang này · Excel · Word · Lịch · JSON · các tệp khác – Xem song ngữ"
    )


def test_a_page_woven_without_the_files_speaks_of_none(docs: Path) -> None:
    loaded = site.load(docs)
    woven = weave(loaded.links.plan.pages["vi", PAGE], View(loaded.links, loaded.words, "vi", PAGE))
    assert "data/" not in woven
