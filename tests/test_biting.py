"""Small plans that tell small faults apart: names, links, parity and weaving, each by its whole answer.

Written against the mutants of `make mutants`: what is said, at which line, in which order, how often.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

import pytest

from plansite.check import check
from plansite.language.words import load as load_words
from plansite.linking.links import Links, link
from plansite.linking.names import Ambiguous, Found, Unknown, nearest
from plansite.model import SOURCE_LANG, Place
from plansite.reading import labels
from plansite.reading.assemble import assemble
from plansite.reading.read import parse_page
from plansite.weaving import View, weave

HEALTH = "# Sở Y tế\n\n- **Tên tắt:** SYT\n- **Tên gọi khác:** Ty Y tế\n- **Tên gọi khác tiếng Anh:** Health Office\n\n"
POLICE = "# Công an tỉnh\n\n- **Tên tắt:** CAT\n- **Nguồn:** đoạn 1\n\nLời.\n\n"
ORDER = (
    "# Chỉ thị số 17-CT/TW\n\n- **Số, ký hiệu:** 17-CT/TW\n- **Loại:** Chỉ thị\n- **Ngày ban hành:** 08/10/2014\n\n"
    "## Dựa\n\n<!-- plansite: dua-vao -->\n"
)
PLAN = (
    "# Kế hoạch số 31/KH-UBND\n\n- **Số, ký hiệu:** 31/KH-UBND\n- **Loại:** Kế hoạch\n- **Ngày ban hành:** 06/5/2015\n"
    "- **Thực hiện:** Chỉ thị số 17-CT/TW\n"
)
OTHER = "# Chương trình bơi\n\n- **Loại:** Kế hoạch\n"
TERMS = "# Thuật ngữ\n\n## Kế hoạch\n\nViệc sẽ làm.\n\n## Chỉ thị\n\nLệnh.\n"
GLOSSARY = "# Glossary\n\n## Plan\n\nWhat will be done.\n\n## Directive\n\nAn order.\n"
BASE: Mapping[str, str] = {
    "vi/co-quan/so-y-te.md": HEALTH,
    "en/co-quan/so-y-te.md": "# Department of Health\n",
    "vi/co-quan/cong-an-tinh.md": POLICE,
    "en/co-quan/cong-an-tinh.md": "# Provincial Police\n\nText.\n",
    "vi/van-ban/chi-thi.md": ORDER,
    "en/van-ban/chi-thi.md": "# Directive No. 17-CT/TW\n\n## Rests\n\n<!-- plansite: dua-vao -->\n",
    "vi/van-ban/kh.md": PLAN,
    "en/van-ban/kh.md": "# Plan No. 31/KH-UBND\n",
    "vi/van-ban/boi.md": OTHER,
    "en/van-ban/boi.md": "# Swimming programme\n",
    "vi/ke-hoach/index.md": (
        "# Kế hoạch\n\n- **Văn bản:** Kế hoạch số 31/KH-UBND\n- **Nguồn:** đoạn 2-3; trang 4; đoạn 5\n\nLời.\n"
    ),
    "en/ke-hoach/index.md": "# The plan\n\nText.\n",
    "vi/thuat-ngu.md": TERMS,
    "en/thuat-ngu.md": GLOSSARY,
}


def linked(more: Mapping[str, str] = MappingProxyType({}), /, **pages: str) -> Links:
    """The links of the base plan with pages put in, by path: `vi_moi` is `vi/ke-hoach/moi.md`."""
    texts = {**BASE, **more} | {f"{key[:2]}/ke-hoach/{key[3:]}.md": text for key, text in pages.items()}
    read = {
        (path[:2], path[3:]): parse_page(text, path[:2], path[3:], path)[0]
        for path, text in sorted(texts.items(), key=lambda row: (row[0][:2] != SOURCE_LANG, row[0]))
    }
    return link(assemble(MappingProxyType(read), (SOURCE_LANG, "en")))


def said(**pages: str) -> list[str]:
    """What `check` says of the page put in, in both languages."""
    found = check(linked({}, **pages))
    return [f"{p.file[:2]}:{p.line} {p.rule}: {p.message} {p.hint}" for p in found if "/moi.md" in p.file]


def woven(lang: str, path: str, **pages: str) -> str:
    """A page as it is published, without the note on what has become of the plan."""
    links = linked({}, **pages)
    text = weave(links.plan.pages[lang, path], View(links, load_words(), lang, path))
    return re.sub(r"\n<p class=\"standing\".*?</p>\n\n", "", text)


def both(vi: str, en: str) -> list[str]:
    """What is said of two texts under one title."""
    return said(vi_moi=f"# Trang\n\n{vi}\n", en_moi=f"# Page\n\n{en}\n")


# Names


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sở Y tế", "so-y-te"), ("so y te", "so-y-te"), ("Y tế", "so-y-te"), ("SYT", "so-y-te"), ("YT", "so-y-te"),
        ("Ty Y tế", "so-y-te"), ("Health Office", "so-y-te"), ("Department of Health", "so-y-te"),
        ("Công an tỉnh", "cong-an-tinh"), ("CAT", "cong-an-tinh"), ("Provincial Police", "cong-an-tinh"),
    ],
)  # fmt: skip
def test_any_form_of_a_name_is_that_agency(name: str, key: str) -> None:
    assert linked().names.agencies.match(name) == Found(key)


@pytest.mark.parametrize("name", ["AT", "ông an tỉnh", "ealth Office", "Sealth Office", "sopartment of Health"])
def test_only_a_department_may_lack_its_first_word_and_only_in_vietnamese(name: str) -> None:
    assert not isinstance(linked().names.agencies.match(name), Found)


def test_a_name_of_two_is_ambiguous_and_one_of_none_gets_the_nearest_as_written() -> None:
    names = linked(vi_khac="# Khác\n").names.agencies
    assert names.match("Sở Y tếe") == Unknown("Sở Y tế")
    assert names.match("Công an tỉn") == Unknown("Công an tỉnh")
    assert names.match("Helth Ofice") == Unknown("Health Office")
    assert names.match("Hội Cựu chiến binh") == Unknown(None)


def test_the_keys_of_an_ambiguous_name_are_in_order() -> None:
    texts = {"vi/van-ban/a.md": OTHER, "vi/van-ban/b.md": OTHER}
    read = {("vi", path[3:]): parse_page(text, "vi", path[3:], path)[0] for path, text in texts.items()}
    links = link(assemble(MappingProxyType(read), ("vi",)))
    assert links.names.documents.match("Chương trình bơi") == Ambiguous(("a", "b"))


def test_the_nearest_name_is_like_it_or_holds_nearly_all_of_it() -> None:
    known = ("soyte", "congantinh", "sonongnghiep", "ty")
    assert nearest("soytee", known) == "soyte"
    assert nearest("nongnghiep", ("sonongnghiepvaphattriennongthon",)) == "sonongnghiepvaphattriennongthon"
    assert nearest("nong", ("sonongnghiepvaphattriennongthon",)) is None
    assert nearest("tuphap", ("sonongnghiepvaphattriennongthon",)) is None
    assert nearest("xyz", known) is None


def test_documents_are_known_by_number_as_written_and_as_it_should_be() -> None:
    links = link(
        assemble(MappingProxyType({("vi", "van-ban/a.md"): parse_page(
            "# A\n\n- **Số, ký hiệu:** 17/CT/TW\n", "vi", "van-ban/a.md", "a")[0]}), ("vi",))
    )  # fmt: skip
    assert set(links.names.numbers) == {"17/CT/TW", "17-CT/TW"}
    assert set(linked().names.numbers) == {"17-CT/TW", "31/KH-UBND"}


# Links


TASKS = (
    "# Trang\n\n## Việc\n\n### NV-01. Một\n\n- **Chủ trì:** SYT; CAT\n- **Phối hợp:** Công an tỉnh\n"
    "- **Căn cứ:** Chương trình bơi; Kế hoạch số 31/KH-UBND\n- **Nguồn:** đoạn 4\n\n"
    "Theo Chỉ thị số 17-CT/TW và Chương trình bơi.\n\n> Ghi chú: Kế hoạch số 31/KH-UBND.\n"
)


def test_who_answers_on_no_agencys_page_and_the_order_of_the_basis() -> None:
    links = linked(vi_moi=TASKS)
    task = links.tasks["NV-01"]
    order, plan = (links.names.numbers[number][0].key for number in ("17-CT/TW", "31/KH-UBND"))
    assert task.answering == ("so-y-te", "cong-an-tinh")
    assert task.basis == ("boi", plan, order)
    assert links.chain == (plan, order)
    assert dict(links.answers) == {"so-y-te": ("NV-01",), "cong-an-tinh": ("NV-01",)}
    assert dict(links.supports) == {"cong-an-tinh": ("NV-01",)}
    assert dict(links.named_by) == {"boi": ("NV-01",), plan: ("NV-01",), order: ("NV-01",)}


def test_only_documents_of_the_chain_are_rested_on_from_afar() -> None:
    links = linked(vi_moi=TASKS, vi_hai="# Hai\n\n## Việc\n\n### NV-02. Hai\n\n- **Nguồn:** đoạn 1\n")
    order, plan = (links.names.numbers[number][0].key for number in ("17-CT/TW", "31/KH-UBND"))
    assert links.indirect(plan) == ("NV-02",)
    assert links.indirect(order) == ("NV-02",)
    assert links.indirect("boi") == ()


def test_a_document_is_cited_where_prose_or_a_note_names_it_once_a_section() -> None:
    links = linked(vi_moi=TASKS)
    order, plan = (links.names.numbers[number][0].key for number in ("17-CT/TW", "31/KH-UBND"))
    here = (Place("ke-hoach/moi.md", "nv-01"),)
    assert dict(links.cited_in) == {order: here, "boi": here, plan: here}


def test_paragraphs_lead_to_what_carries_them() -> None:
    found = {number: [place.path for place in places] for number, places in linked(vi_moi=TASKS).paragraphs.items()}
    own, police = "ke-hoach/index.md", "co-quan/cong-an-tinh.md"
    assert found == {1: [police], 2: [own], 3: [own], 4: ["ke-hoach/moi.md"], 5: [own]}


def test_a_circle_of_documents_ends() -> None:
    round_about = ORDER.replace("08/10/2014\n", "08/10/2014\n- **Thực hiện:** Kế hoạch số 31/KH-UBND\n")
    texts = {**BASE, "vi/van-ban/chi-thi.md": round_about}
    read = {(path[:2], path[3:]): parse_page(text, path[:2], path[3:], path)[0] for path, text in texts.items()}
    assert len(link(assemble(MappingProxyType(read), ("vi", "en"))).chain) == 2


def test_a_heading_is_found_by_its_page_and_line() -> None:
    links = linked(vi_moi=TASKS)
    page = links.plan.pages["vi", "co-quan/so-y-te.md"]
    assert links.entity_in("co-quan/so-y-te.md", None) is links.plan.agencies["so-y-te"]
    assert links.entity_in("co-quan/so-y-te.md", page.sections[0]) is links.plan.agencies["so-y-te"]
    assert links.entity_in("khong-co.md", None) is None
    assert links.heading(links.plan.tasks["NV-01"]).task_id == "NV-01"
    assert links.heading(links.plan.terms["chi-thi"]).title == "Chỉ thị"


def test_tasks_under_tasks_people_they_bear_on_and_the_page_of_help() -> None:
    nested = TASKS + "\n#### NV-02. Hai\n\n- **Nguồn:** đoạn 1\n\nLời.\n"
    people = f"# Đối tượng\n\n## Trẻ em\n\n- **{labels.BEARING}:** NV-02; NV-99\n"
    call = "# Gọi\n\n- **Số điện thoại:** 111\n\nLời.\n"
    links = linked({"vi/tra-cuu/doi-tuong.md": people, "vi/can-giup-ngay.md": call}, vi_moi=nested)
    assert dict(links.children) == {"NV-01": ("NV-02",)}
    assert links.bearing(links.plan.beneficiaries["tre-em"]) == ("NV-02",)
    help_page = links.entity_in("can-giup-ngay.md", None)
    assert help_page is not None and help_page.name["vi"] == "Gọi"


def test_a_page_without_headings_holds_nothing() -> None:
    links = linked({"vi/trong.md": "Chỉ lời.\n", "vi/ke-hoach/index.md": "Chỉ lời.\n"})
    assert links.entity_in("trong.md", None) is None
    assert links.chain == ()


# Parity


def test_numbers_are_told_at_both_places_and_at_their_line() -> None:
    assert both("Một câu.\nCấp 36 tháng\ncho 7 xã.", "A sentence.\nIn 36 months\nfor 8 communes.") == [
        "en:5 translation-number: “7” (vi) ở bản “en” là “8”. So với vi/ke-hoach/moi.md:5.",
        "vi:5 translation-number: “7” (vi) ở bản “en” là “8”. So với en/ke-hoach/moi.md:5.",
    ]
    assert both("Một câu.\nCấp cho 7 xã.", "A sentence.\nIn communes.") == [
        "en:3 translation-number: “7” (vi) không có ở bản “en”. So với vi/ke-hoach/moi.md:4.",
        "vi:4 translation-number: “7” (vi) không có ở bản “en”. So với en/ke-hoach/moi.md:3.",
    ]


def test_a_number_in_one_text_alone_is_told() -> None:
    assert both("Cho 7 xã.", "For communes.")[0] == (
        "en:3 translation-number: “7” (vi) không có ở bản “en”. So với vi/ke-hoach/moi.md:3."
    )
    assert len(both("Cho các xã.", "For 7 communes.")) == 2


def test_digits_in_names_and_addresses_are_no_numbers() -> None:
    assert both("Theo Chỉ thị số 17-CT/TW, [bản 5](../van-ban/chi-thi.md).", "By Directive No. 17-CT/TW,"
                " [copy 5](../van-ban/chi-thi.md).") == []  # fmt: skip


def test_a_name_is_told_at_its_line_and_where_the_other_text_begins() -> None:
    assert both("Một câu.\nHỏi Công an tỉnh.", "A sentence.\nAsk them.") == [
        "en:3 translation-name: “Công an tỉnh” (vi) không được nêu ở bản “en”. So với vi/ke-hoach/moi.md:4.",
        "vi:4 translation-name: “Công an tỉnh” (vi) không được nêu ở bản “en”. So với en/ke-hoach/moi.md:3.",
    ]
    assert len(both("Hỏi họ.", "Ask the Provincial Police.")) == 2


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Hỏi [Công an tỉnh](../co-quan/cong-an-tinh.md).", "Ask the [Provincial Police](../co-quan/cong-an-tinh.md)."),
        ("Hỏi Công an tỉnh.", "Ask the provincial police."),
        ("Hỏi Sở Y tế.", "Ask the Health Office."),
        (
            "| Ai | Gì |\n| --- | --- |\n| Công an tỉnh | hỏi |",
            "| Who | What |\n| --- | --- |\n| Provincial Police | ask |",
        ),
        ("Theo Nghị định 56/2017/NĐ-CP ngày 09/5/2017.", "By Decree 56/2017/NĐ-CP of 9 May 2017."),
    ],
)
def test_the_same_names_pass_in_links_in_small_letters_by_other_forms_and_in_tables(vi: str, en: str) -> None:
    assert both(vi, en) == []


def test_names_in_a_link_and_in_a_table_are_told() -> None:
    assert len(both("Hỏi [Công an tỉnh](../co-quan/cong-an-tinh.md).", "Ask [them](../co-quan/cong-an-tinh.md).")) == 2
    table = "| Ai |\n| --- |\n| Công an tỉnh |", "| Who |\n| --- |\n| They |"
    assert [line.split(" ")[0] for line in both(*table)] == ["en:3", "vi:5"]


def test_who_works_with_whom_does_not_change() -> None:
    found = both(
        "Sở Y tế phối hợp với Công an tỉnh.", "The Provincial Police in coordination with the Department of Health."
    )
    differs = (
        "Hai bản khác nhau ở 2 chỗ: “Công an tỉnh” là bên phối hợp ở bản “vi”, không phải ở bản “en”. “Department of"
        " Health” là bên phối hợp ở bản “en”, không phải ở bản “vi”. So với"
    )
    assert found == [
        f"en:3 translation-name: {differs} vi/ke-hoach/moi.md:3.",
        f"vi:3 translation-name: {differs} en/ke-hoach/moi.md:3.",
    ]


def test_items_are_counted_at_their_list_and_links_at_the_heading() -> None:
    assert both("Lời.\n\n- a\n- b", "Text.\n\n- a") == [
        "en:5 translation-items: Số mục liệt kê khác nhau: 2 ở bản “vi”, 1 ở bản “en”. So với vi/ke-hoach/moi.md:5.",
        "vi:5 translation-items: Số mục liệt kê khác nhau: 2 ở bản “vi”, 1 ở bản “en”. So với en/ke-hoach/moi.md:5.",
    ]
    link_line = "[a](index.md) [b](index.md)"
    assert both(link_line, "[a](index.md) b") == [
        "en:1 translation-items: Số liên kết khác nhau: 2 ở bản “vi”, 1 ở bản “en”. So với vi/ke-hoach/moi.md:1.",
        "vi:1 translation-items: Số liên kết khác nhau: 2 ở bản “vi”, 1 ở bản “en”. So với en/ke-hoach/moi.md:1.",
    ]


def test_a_term_is_asked_for_in_the_text_also_in_a_table() -> None:
    wanted = "en:3 translation-term: Thuật ngữ “Kế hoạch” được dịch khác: bảng thuật ngữ ghi “Plan”."
    for vi, en in (("Lập kế hoạch.", "Make it."), ("| kế hoạch |\n| --- |\n| a |", "| it |\n| --- |\n| a |")):
        (line,) = both(vi, en)
        assert line.startswith(wanted)
    assert both("Lập kế hoạch.", "Make plans.") == []


def test_a_term_in_a_title_may_be_said_below_it() -> None:
    assert said(vi_moi="# Kế hoạch\n\nLời.\n", en_moi="# It\n\nText.\n") == []
    assert said(vi_moi="# Trang\n\nKế hoạch.\n", en_moi="# Plan\n\nIt.\n") == []


def test_a_name_in_another_names_place_is_said_as_one() -> None:
    assert both("Hỏi Công an tỉnh.", "Ask the Department of Health.") == [
        "en:3 translation-name: “Công an tỉnh” (vi) ở bản “en” là “Department of Health”. So với vi/ke-hoach/moi.md:3.",
        "vi:3 translation-name: “Công an tỉnh” (vi) ở bản “en” là “Department of Health”. So với en/ke-hoach/moi.md:3.",
    ]


def test_a_name_with_a_slip_is_shown_with_the_right_one_at_its_line() -> None:
    assert both("Một câu.\nHỏi Sở Y tế.", "A sentence.\nAsk the Departmnt of Health.") == [
        "en:4 translation-name: “Sở Y tế” (vi) không được nêu ở bản “en”. Viết `Department of Health` thay cho"
        " `Departmnt of Health`.",
        "vi:4 translation-name: “Sở Y tế” (vi) không được nêu ở bản “en”. So với en/ke-hoach/moi.md:3.",
    ]


def test_the_number_of_a_document_that_one_text_alone_cites_is_no_fault_of_its_own() -> None:
    found = both("Theo Chỉ thị số 17-CT/TW.", "By order No. 17.")
    assert len(found) == 2 and all(" translation-name: “Chỉ thị số 17-CT/TW” (vi) không được nêu" in f for f in found)


def test_a_document_may_be_named_in_other_capitals() -> None:
    assert both("Theo Chương trình bơi.", "By the swimming Programme.") == []


def test_links_in_a_note_may_differ() -> None:
    note = "Lời.\n\n> [!NOTE]\n> Xem [a](index.md).\n", "Text.\n\n> [!NOTE]\n> See a.\n"
    assert not [line for line in both(*note) if "translation-items" in line]


def test_what_may_be_either_is_an_agency_or_a_document() -> None:
    links = linked()
    assert links.named("known", "Công an tỉnh") is links.plan.agencies["cong-an-tinh"]
    assert links.named("known", "Chương trình bơi") is links.plan.documents["boi"]


# Weaving


def test_parts_of_the_home_page_are_named_by_their_lists() -> None:
    links = linked({"vi/index.md": "# Trang\n\n## Ai\n\n<!-- plansite: danh-sach-co-quan -->\n\n## Gì\n\nLời.\n"})
    text = weave(links.plan.pages["vi", "index.md"], View(links, load_words(), "vi", "index.md"))
    assert '<div class="part part--danh-sach-co-quan" markdown="1">' in text and '<div class="part" ' in text


def test_a_page_says_what_a_reader_must_know_first_above_its_text_and_once() -> None:
    more = {"vi/can-giup-ngay.md": "# Gọi\n\n- **Số điện thoại:** 111\n\nLời.\n\n## Khác\n\nHai.\n"}
    links = linked(more)
    text = weave(links.plan.pages["vi", "can-giup-ngay.md"], View(links, load_words(), "vi", "can-giup-ngay.md"))
    assert text.count('class="leave') == 1 and text.index('class="leave') < text.index("Lời.") < text.index("## Khác")
    assert text.count('class="standing"') == 1 and text.index("Lời.") < text.index('class="standing"')


def test_comments_of_editors_are_left_out_of_blocks_of_html_and_kept_in_code() -> None:
    page = "# Trang\n\nLời <!-- nhắc --> nữa. `<!-- mã -->`\n\n<!-- nhắc -->\n\nHai.\n"
    text = woven("vi", "ke-hoach/moi.md", vi_moi=page)
    assert "nhắc" not in text and "`<!-- mã -->`" in text and "Lời  nữa." in text and "Hai." in text


def test_a_thing_is_linked_once_a_section_and_again_in_the_next() -> None:
    text = woven(
        "vi", "ke-hoach/moi.md", vi_moi="# Trang\n\nSở Y tế, Sở Y tế.\n\nSở Y tế.\n\n## Mục\n\nSở Y tế; Sở Y tế.\n"
    )
    assert text == (
        "# Trang {#trang}\n\n[Sở Y tế](../co-quan/so-y-te.md), Sở Y tế.\n\nSở Y tế.\n\n"
        "## Mục {#muc}\n\n[Sở Y tế](../co-quan/so-y-te.md); Sở Y tế.\n"
    )


def test_numbers_with_a_bracket_are_items_where_they_make_a_list() -> None:
    page = "# Trang\n\nLời\n2) nữa.\n\n1) Một.\n2) Hai.\n"
    assert woven("vi", "ke-hoach/moi.md", vi_moi=page) == "# Trang {#trang}\n\nLời\n2) nữa.\n\n1. Một.\n2. Hai.\n"


def test_the_home_page_explains_no_term() -> None:
    links = linked({f"vi/{path}": "# Trang\n\nLập kế hoạch.\n" for path in ("index.md", "khac.md")})
    views = [View(links, load_words(), "vi", path) for path in ("index.md", "khac.md")]
    home, other = (weave(links.plan.pages["vi", view.path], view) for view in views)
    assert "Lập kế hoạch." in home and "Lập kế hoạch." not in other and "thuat-ngu/#ke-hoach" in other


@pytest.mark.parametrize(("text", "explained"), [("- Lập kế hoạch.", True), ("> Lập kế hoạch.", False)])
def test_a_term_is_explained_in_lists_and_not_in_notes(text: str, explained: bool) -> None:
    shown = woven("vi", "ke-hoach/moi.md", vi_moi=f"# Trang\n\n{text}\n")
    assert ("thuat-ngu/#ke-hoach" in shown) == explained


def test_what_stands_before_the_first_heading_is_kept_and_front_matter_is_not() -> None:
    page = "---\ndescription: a\n---\n\nTrước.\n\n# Trang\n\nSau.\n"
    assert woven("vi", "ke-hoach/moi.md", vi_moi=page) == "\nTrước.\n\n# Trang {#trang}\n\nSau.\n"
    assert woven("vi", "ke-hoach/moi.md", vi_moi="Chỉ lời.\nHai.\n") == "Chỉ lời.\nHai.\n"


def test_facts_come_after_prose_and_before_notes() -> None:
    text = woven("vi", "ke-hoach/moi.md", vi_moi=TASKS)
    assert text.index("Theo [Chỉ thị") < text.index("đoạn 4") < text.index("> Ghi chú")


def test_facts_come_before_a_list_and_at_the_end_where_there_is_none() -> None:
    facts = "- **Nguồn:** đoạn 4\n\nLời.\n"
    listed = woven("vi", "ke-hoach/moi.md", vi_moi=f"# Trang\n\n{facts}\n<!-- plansite: so-lieu -->\n\n## Mục\n")
    assert listed.index("Lời.") < listed.index("đoạn 4") < listed.index('class="counts"') < listed.index("## Mục")
    alone = woven("vi", "ke-hoach/moi.md", vi_moi=f"# Trang\n\n{facts}\n## Mục\n\nHai.\n")
    assert alone.index("Lời.") < alone.index("đoạn 4") < alone.index("## Mục")


def test_a_term_says_where_it_is_used_and_a_translated_heading_has_its_sources_anchor() -> None:
    moi = {"vi_moi": "# Trang\n\nLập kế hoạch.\n", "en_moi": "# Page\n\nMake a plan.\n"}
    used = woven("en", "thuat-ngu.md", **moi)
    assert "## Plan {#ke-hoach .entry-name}" in used and "## Directive {#chi-thi .entry-name}" in used
    assert used.count('href="../ke-hoach/moi/') == 1
    assert "thuat-ngu/#ke-hoach" in woven("en", "ke-hoach/moi.md", **moi)


def test_a_note_gets_its_title_once_in_the_language_of_the_page() -> None:
    note = "# Trang\n\n> [!NOTE]\n> Lời.\n> [!NOTE]\n"
    assert woven("vi", "ke-hoach/moi.md", vi_moi=note) == (
        "# Trang {#trang}\n\n> [!NOTE] Ghi chú của ban biên tập\n> Lời.\n> [!NOTE]\n"
    )
