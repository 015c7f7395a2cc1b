"""Who answers, with whom, on what ground: the links of a small plan of another province, and its data."""

import json
import re
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

from plansite import site
from plansite.publish import export

PAGES: Final = {
    "ke-hoach/index.md": "# Kế hoạch đường làng\n\n- **Văn bản:** Kế hoạch số 07/KH-UBND\n",
    "ke-hoach/chung.md": "# Nhiệm vụ chung\n\n### NV-90. Tuyên truyền\n\n- **Nguồn:** đoạn 1\n\nLời.\n",
    "van-ban/ke-hoach-7.md": (
        "# Kế hoạch số 07/KH-UBND về đường làng\n\n- **Số, ký hiệu:** 07/KH-UBND\n- **Loại:** Kế hoạch\n"
        "- **Cơ quan ban hành:** UBND tỉnh\n- **Ngày ban hành:** 10/02/2025\n- **Thực hiện:** Nghị quyết số 12-NQ/TU\n"
    ),
    "van-ban/nghi-quyet-12.md": (
        "# Nghị quyết số 12-NQ/TU\n\n- **Số, ký hiệu:** 12-NQ/TU\n- **Loại:** Nghị quyết\n"
        "- **Ngày ban hành:** 05/01/2025\n- **Hiệu lực:** Còn hiệu lực\n"
    ),
    "van-ban/quyet-dinh-99.md": (
        "# Quyết định số 99/QĐ-UBND\n\n- **Số, ký hiệu:** 99/QĐ-UBND\n- **Loại:** Quyết định\n"
        "- **Ngày ban hành:** 09/9/2024\n- **Hiệu lực:** Hết hiệu lực\n"
    ),
    "co-quan/index.md": "# Cơ quan\n\n## Nêu chung\n\n### Các xã\n",
    "co-quan/so-giao-thong.md": (
        "# Sở Giao thông\n\n- **Tên tắt:** SGT\n- **Không còn từ:** 01/3/2025\n"
        "- **Cơ quan kế thừa:** Sở Xây dựng; Ban Đường bộ\n- **Cơ quan kế thừa tiếng Anh:** Works; Roads Board\n\n"
        "### NV-01. Lập danh mục\n\n- **Nguồn:** đoạn 2\n\nLời.\n\n"
        "### NV-02. Thẩm định\n\n- **Chủ trì:** Sở Xây dựng; Các xã\n- **Phối hợp:** SGT\n"
        "- **Phối hợp (suy từ câu):** Ban Đường bộ tỉnh; Các xã tự nguyện\n- **Căn cứ:** Quyết định số 99/QĐ-UBND\n"
        "- **Nguồn:** mục II.6; Phụ lục II, STT 34\n\nTheo Nghị quyết số 12-NQ/TU và Quyết định số 99/QĐ-UBND.\n"
    ),
    "co-quan/so-xay-dung.md": (
        "# Sở Xây dựng\n\n"
        "## Sửa đường\n\n- **Cơ quan thực hiện:** Sở Giao thông\n- **Vai trò:** đề nghị\n- **Phối hợp:** Các xã\n"
        "- **Thời hạn:** trước ngày 30/6\n- **Nguồn:** đoạn 3\n\n"
        "### NV-03. Vá ổ gà\n\n- **Sản phẩm:** Báo cáo; Bản đồ\n- **Thời hạn:** Hằng năm\n\nLời.\n\n"
        "#### NV-04. Đo ổ gà\n\n- **Vai trò:** giúp việc\n\nLời.\n\n"
        "#### NV-05. Lấp ổ gà\n\n- **Cơ quan thực hiện:** Sở Xây dựng\n- **Tình trạng:** Bãi bỏ\n\nLời.\n\n"
        "### NV-06. Kẻ vạch\n\n- **Chỉ tiêu:** 90 % năm 2025\n- **Kinh phí:** Vốn tỉnh\n"
        "- **Báo cáo:** UBND tỉnh\n\nLời.\n\n"
        "## Khác\n\n### NV-07. Trồng cây\n\n- **Chủ trì:** Sở Xây dựng\n- **Vai trò:** đầu mối\n"
        "- **Giai đoạn:** 2025-2026\n- **Nguồn:** trang 3\n\nLời.\n"
    ),
    "co-quan/ban-duong-bo-tinh.md": "# Ban Đường bộ tỉnh\n\n- **Tên tắt:** Ban Đường bộ\n",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> site.Site:
    folder = tmp_path_factory.mktemp("docs")
    for path, text in PAGES.items():
        (folder / "vi" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "vi" / path).write_text(text, encoding="utf-8")
    return site.load(folder)


@pytest.fixture(scope="module")
def tasks(loaded: site.Site) -> dict[str, Any]:
    return {row["id"]: row for row in export.plan_data(loaded.links)["tasks"]}


def test_the_agency_of_the_page_answers_where_no_fact_says_another(tasks: dict[str, Any]) -> None:
    assert tasks["NV-01"]["responsible"] == ["so-giao-thong"]
    assert tasks["NV-01"]["role"] is None


def test_a_lead_answers_in_that_role_instead_of_the_agency_of_the_page(tasks: dict[str, Any]) -> None:
    assert tasks["NV-02"]["responsible"] == ["so-xay-dung"]
    assert tasks["NV-02"]["responsible_groups"] == ["cac-xa"]
    assert tasks["NV-02"]["role"] == "chủ trì"


def test_a_task_on_no_agencys_page_has_none_that_answers(tasks: dict[str, Any]) -> None:
    assert tasks["NV-90"]["responsible"] == []


def test_answers_are_the_other_way_round(loaded: site.Site) -> None:
    assert loaded.links.answers == {
        "so-giao-thong": ("NV-01", "NV-03", "NV-04", "NV-06"),
        "so-xay-dung": ("NV-02", "NV-05", "NV-07"),
        "cac-xa": ("NV-02",),
    }


def test_stated_and_inferred_partners_are_apart(loaded: site.Site, tasks: dict[str, Any]) -> None:
    assert tasks["NV-02"]["partners"] == ["so-giao-thong"]
    assert tasks["NV-02"]["partner_groups"] == []
    assert tasks["NV-02"]["partners_inferred"] == ["ban-duong-bo-tinh"]
    assert loaded.links.supports["ban-duong-bo-tinh"] == ("NV-02",)
    assert [each.name for each in loaded.links.failures] == ["Các xã tự nguyện"]


def test_basis_is_what_the_task_names_in_facts_then_prose_without_the_plans_chain(
    loaded: site.Site, tasks: dict[str, Any]
) -> None:
    numbers = {document.key: document.number for document in loaded.links.plan.documents.values()}
    assert [numbers[key] for key in tasks["NV-02"]["basis"]] == ["99/QĐ-UBND", "12-NQ/TU"]
    assert tasks["NV-01"]["basis"] == []
    assert [numbers[key] for key in loaded.links.chain] == ["07/KH-UBND", "12-NQ/TU"]


def test_direct_and_indirect_make_all(loaded: site.Site) -> None:
    links = loaded.links
    _, resolution = links.chain
    assert links.named_by[resolution] == ("NV-02",)
    assert set(links.indirect(resolution)) == set(links.tasks) - {"NV-02"}
    outside = next(key for key in links.plan.documents if "99" in key)
    assert links.named_by[outside] == ("NV-02",) and links.indirect(outside) == ()


def test_facts_of_a_section_hold_below_it_unless_a_task_says_otherwise(tasks: dict[str, Any]) -> None:
    assert tasks["NV-06"]["responsible"] == ["so-giao-thong"]
    assert tasks["NV-06"]["role"] == "đề nghị"
    assert tasks["NV-06"]["partner_groups"] == ["cac-xa"]
    assert tasks["NV-06"]["source"] == ["đoạn 3"]
    assert tasks["NV-07"]["responsible"] == ["so-xay-dung"]
    assert tasks["NV-07"]["partner_groups"] == []
    assert tasks["NV-07"]["source"] == ["trang 3"]


def test_a_task_under_a_task_has_it_as_parent_and_its_answer_but_not_its_outputs(tasks: dict[str, Any]) -> None:
    assert [tasks[f"NV-0{n}"]["parent"] for n in range(3, 8)] == [None, "NV-03", "NV-03", None, None]
    assert tasks["NV-04"]["responsible"] == ["so-giao-thong"]
    assert tasks["NV-04"]["role"] == "giúp việc"
    assert tasks["NV-04"]["outputs"] == []
    assert tasks["NV-04"]["deadline"]["text"] == "Hằng năm"


def test_a_task_under_a_task_says_so_on_its_page_and_nothing_else_does(loaded: site.Site) -> None:
    path = loaded.links.plan.tasks["NV-04"].path
    page = loaded.page("vi", path)
    assert page.count("<strong>Thuộc nhiệm vụ:</strong>") == 2
    own = page[page.index('id="nv-04"') : page.index('id="nv-05"')]
    assert re.search(r'<strong>Thuộc nhiệm vụ:</strong> <a href="[^"]*#nv-03">NV-03\. ', own)


def test_who_answers_brings_no_role_of_another(tasks: dict[str, Any]) -> None:
    assert tasks["NV-05"]["responsible"] == ["so-xay-dung"]
    assert tasks["NV-05"]["role"] is None
    assert tasks["NV-05"]["status"] == "Bãi bỏ"
    assert tasks["NV-04"]["status"] is None


def test_the_sources_own_word_for_a_role_is_the_one_that_stands(tasks: dict[str, Any]) -> None:
    assert (tasks["NV-07"]["responsible"], tasks["NV-07"]["role"]) == (["so-xay-dung"], "đầu mối")


def test_values_are_as_written_and_deadlines_are_days(tasks: dict[str, Any]) -> None:
    due = {"text": "trước ngày 30/6", "from": None, "to": "2025-06-30", "recurs": None}
    assert tasks["NV-06"]["deadline"] == due, "a day without a year is of the plan's"
    assert tasks["NV-03"]["deadline"] == {"text": "Hằng năm", "from": None, "to": None, "recurs": "P1Y"}
    assert tasks["NV-03"]["outputs"] == ["Báo cáo", "Bản đồ"]
    assert tasks["NV-06"]["indicators"] == ["90 % năm 2025"]
    assert (tasks["NV-06"]["budget"], tasks["NV-06"]["reports"]) == ("Vốn tỉnh", "UBND tỉnh")
    assert tasks["NV-02"]["source"] == ["mục II.6", "Phụ lục II, STT 34"]
    assert tasks["NV-07"]["period"] == "2025-2026"
    assert tasks["NV-01"]["deadline"] is None


def test_an_ended_agency_and_what_took_its_place(loaded: site.Site) -> None:
    agencies = {row["key"]: row for row in export.plan_data(loaded.links)["agencies"]}
    assert agencies["so-giao-thong"]["ended"] == "2025-03-01"
    assert agencies["so-giao-thong"]["successors"] == [
        {"key": "so-xay-dung", "name": {"vi": "Sở Xây dựng"}},
        {"key": "ban-duong-bo-tinh", "name": {"vi": "Ban Đường bộ tỉnh"}},
    ]
    assert agencies["so-xay-dung"]["ended"] is None
    assert agencies["so-xay-dung"]["successors"] == []


def test_a_documents_state_is_as_written_or_null(loaded: site.Site) -> None:
    documents = export.plan_data(loaded.links)["documents"]
    assert [row["status"] for row in documents] == ["Còn hiệu lực", None, "Hết hiệu lực"]


def test_the_data_fit_a_schema_that_knows_nothing_else(loaded: site.Site) -> None:
    schema = json.loads((Path(export.__file__).parent / export.SCHEMA).read_text(encoding="utf-8"))
    data = json.loads(export.as_json(export.plan_data(loaded.links)))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.validate(data)
    assert data["version"] == 2
    for rows in (data, data["plan"], *(data[kind][0] for kind in ("documents", "agencies", "groups", "tasks"))):
        rows["more"] = 1
        assert not validator.is_valid(data)
        del rows["more"]


def test_the_spreadsheet_has_every_value(loaded: site.Site) -> None:
    head, *_ = export.tasks_csv(loaded.links, loaded.source.data).removeprefix("\ufeff").split("\r\n")
    assert head == (
        "id,parent,responsible,responsible_groups,role,partners,partner_groups,partners_inferred,basis,beneficiaries,"
        "deadline,deadline_from,deadline_to,deadline_recurs,period,outputs,indicators,budget,reports,status,source,"
        "title_vi,text_vi,url_vi"
    )
