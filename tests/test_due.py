"""What is due when: on a page where a plan has deadlines, nowhere on a plan without."""

import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from tests.projects import PROJECT, docs_of
from tests.test_bounds import BYTES, ELEMENTS

from plansite import site
from plansite.reading.grammar import DUE, marker
from plansite.search.index import write_index
from plansite.search.records import records
from plansite.weaving import View, due
from plansite.weaving.duties import MOST_TASKS

PAGE = "tra-cuu/theo-thoi-han.md"
WAY = 'href="tra-cuu/theo-thoi-han/"'
VI = [
    ("Đến hạn năm 2019", "01/10/2019 đến 31/12/2019", "NV-12", "Sở Xây dựng", "Quý IV/2019"),
    ("Đến hạn năm 2020", "30/6/2020", "NV-10", "Sở Giao thông vận tải", "trước ngày 30/6/2020"),
    ("Làm định kỳ", "hằng năm", "NV-11", "Sở Giao thông vận tải", "trước ngày 15/12 hằng năm"),
    ("Thường xuyên", "thường xuyên", "NV-13", "UBND cấp xã", "thường xuyên"),
    ("Không nêu ngày", "không nêu ngày", "NV-20", "Mọi cơ quan, đơn vị", "ngay sau khi có kế hoạch"),
]
"""The withdrawn duty is not among them."""
EN = [
    ("Due in 2019", "1 October 2019 to 31 December 2019", "NV-12", "Department of Construction", "Quý IV/2019"),
    ("Due in 2020", "30 June 2020", "NV-10", "Department of Transport", "before 30 June 2020"),
    ("Recurring", "every year", "NV-11", "Department of Transport", "trước ngày 15/12 hằng năm"),
    ("At all times", "at all times", "NV-13", "Commune People's Committees", "thường xuyên"),
    ("Without a date", "no date", "NV-20", "All agencies and units", "ngay sau khi có kế hoạch"),
]


def listed(page: str) -> list[tuple[str, ...]]:
    """The rows of a page, each with its heading; of a task its id."""
    heading, found = "", list[tuple[str, ...]]()
    for line in page.split("\n"):
        heading = line[3:].split(" {")[0] if line.startswith("## ") else heading
        for row in re.findall(r"<tr>(<td.*?)</tr>", line):
            cells = [unescape(re.sub("<[^>]+>", "", cell)) for cell in row.split("</td>")[:-1]]
            found.append((heading, cells[0], cells[1].split(".")[0], *cells[2:]))
    return found


@pytest.mark.parametrize(("lang", "rows"), [("vi", VI), ("en", EN)])
def test_every_deadline_is_listed_under_its_year_or_kind(lang: str, rows: list[tuple[str, ...]]) -> None:
    page = site.load(docs_of("giao-thong")).page(lang, PAGE)
    assert listed(page) == rows
    assert "data/plan.ics" in page


def test_what_recurs_is_in_order_of_how_often_and_what_has_no_end_of_its_beginning(tmp_path: Path) -> None:
    texts = (
        "2 năm một lần",
        "từ năm 2026 trở đi",
        "hằng tháng",
        "từ năm 2025 trở đi",
        "3 tháng/lần",
        "2025-2030, hằng năm",
        "vào ngày 05/9/2025",
    )
    tasks = "".join(f"### NV-{n:02}. Việc\n\n- **Thời hạn:** {text}\n\nLời.\n\n" for n, text in enumerate(texts, 1))
    page = tmp_path / "vi" / PAGE
    page.parent.mkdir(parents=True)
    page.write_text(f"# Hạn\n\n{marker(DUE)}\n\n{tasks}", encoding="utf-8")
    rows = listed(site.load(tmp_path).page("vi", PAGE))
    assert [(row[1], row[2]) for row in rows] == [
        ("05/9/2025", "NV-07"),
        ("từ 01/01/2025", "NV-04"), ("từ 01/01/2026", "NV-02"), ("hằng tháng", "NV-03"), ("hằng quý", "NV-05"),
        ("hằng năm, 01/01/2025 đến 31/12/2030", "NV-06"), ("2 năm một lần", "NV-01"),
    ]  # fmt: skip


def test_too_many_are_counted_by_agency(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due, "MOST_TASKS", 4)
    page = site.load(docs_of("giao-thong")).page("vi", PAGE)
    assert not listed(page) and "NV-" not in page and "2 nhiệm vụ" in page


def test_as_many_as_are_listed_stay_a_small_page(tmp_path: Path) -> None:
    agencies = [f"Sở Rất dài tên số {number}" for number in range(3)]
    page = tmp_path / "vi" / "co-quan"
    page.mkdir(parents=True)
    for number, name in enumerate(agencies):
        (page / f"so-{number}.md").write_text(f"# {name}\n", encoding="utf-8")
    tasks = "".join(
        f"### NV-{n:03}. {'Một việc có tên dài ' * 4}\n\n- **Chủ trì:** {'; '.join(agencies)}\n"
        f"- **Thời hạn:** trước ngày 30/6/{2000 + n % 40}\n\nLời.\n\n"
        for n in range(1, MOST_TASKS + 1)
    )
    (tmp_path / "vi" / "viec.md").write_text(f"# Việc\n\n{tasks}", encoding="utf-8")
    (tmp_path / "vi" / "han.md").write_text(f"# Hạn\n\n{marker(DUE)}\n", encoding="utf-8")
    woven = site.load(tmp_path).page("vi", "han.md")
    assert len(listed(woven)) == MOST_TASKS
    assert len(woven.encode()) <= BYTES and len(re.findall("<[a-z]", woven)) <= ELEMENTS


def test_a_plan_without_deadlines_has_no_calendar_and_no_way_to_the_page(tmp_path: Path) -> None:
    docs = shutil.copytree(docs_of("giao-thong"), tmp_path / "docs")
    for file in docs.glob("vi/*/*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"- \*\*Thời hạn.*\n", "", text), encoding="utf-8")
    loaded = site.load(docs)
    assert not [name for name in loaded.data if name.endswith(".ics")]
    for lang in loaded.langs:
        assert PAGE not in repr(loaded.menu(lang))
        assert WAY not in loaded.page(lang, "index.md")
        assert not listed(loaded.page(lang, PAGE)) and ".ics" not in loaded.page(lang, PAGE)
    assert "Kế hoạch không nêu thời hạn" in loaded.page("vi", PAGE)


def test_the_menu_and_the_home_page_lead_to_it_where_there_are_deadlines() -> None:
    loaded = site.load(docs_of("giao-thong"))
    for lang in loaded.langs:
        assert PAGE in repr(loaded.menu(lang))
        assert WAY in loaded.page(lang, "index.md")


def test_an_agency_leads_to_its_calendar_only_where_it_has_one() -> None:
    loaded = site.load(docs_of("giao-thong"))
    for lang in loaded.langs:
        for key, agency in loaded.links.plan.agencies.items():
            name = f"agencies/{key}.ics"
            assert (name in loaded.data) == (f"data/{name}" in loaded.page(lang, agency.path)), (lang, key)
    assert "agencies/so-xay-dung.ics" in loaded.data and "agencies/ubnd-xa.ics" not in loaded.data


@pytest.mark.parametrize(
    ("lang", "words"),
    [("vi", ("trước ngày 30/6/2020", "Biên bản nghiệm thu")), ("en", ("before 30 June 2020", "Record of acceptance"))],
)
def test_a_duty_is_found_by_its_deadline_and_result(lang: str, words: tuple[str, ...]) -> None:
    loaded = site.load(docs_of("giao-thong"))
    (found,) = [each for each in records(View(loaded.links, loaded.words, lang, "index.md")) if each.key == "NV-10"]
    assert set(words) <= set(found.around)
    assert lang == "vi" or "Biên bản nghiệm thu" not in found.around


def test_a_duty_is_found_by_the_duty_of_which_it_is_a_part() -> None:
    loaded = site.load(docs_of("nuoc-sach"))
    (found,) = [each for each in records(View(loaded.links, loaded.words, "vi", "index.md")) if each.key == "NV-105"]
    assert "Rửa giếng" in found.around


def test_search_can_be_narrowed_by_deadline_where_there_are_any(tmp_path: Path) -> None:
    loaded = site.load(docs_of("giao-thong"))
    write_index(loaded.links, loaded.words, tmp_path, ("en",))
    folder = tmp_path / "search-index" / "en"
    start = json.loads((folder / "start.json").read_text(encoding="utf-8"))
    left = json.loads((folder / start["filters"]).read_text(encoding="utf-8"))["due"]
    titles = dict(start["due"]["choices"])
    found = [record.key for record in records(View(loaded.links, loaded.words, "en", ""))]
    assert start["due"]["title"] == "Deadline"
    assert [(titles[name], found[number]) for name in titles for number in left[name]] == [
        (title, key) for title, _, key, _, _ in EN
    ]


def test_a_plan_without_deadlines_has_no_such_filter(tmp_path: Path) -> None:
    loaded = site.load(PROJECT / "docs")
    write_index(loaded.links, loaded.words, tmp_path, ("vi",))
    assert "due" not in json.loads((tmp_path / "search-index" / "vi" / "start.json").read_text(encoding="utf-8"))
