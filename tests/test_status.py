"""Then and now, and who does what, as pages tell it: a small plan of another province in two languages."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from plansite import site
from plansite.addresses import Desk
from plansite.linking.links import link
from plansite.publish.takeaway import source_of
from plansite.publish.takeaway.sheets import sheets
from plansite.search.records import records
from plansite.weaving import View

VI: Final = {
    "index.md": "# Đường làng\n\n<!-- plansite: danh-sach-co-quan -->\n\n## Bảng\n\n<!-- plansite: ma-tran -->\n",
    "gioi-thieu.md": (
        "# Giới thiệu\n\nLời.\n\n## Nguồn\n\n- **Liên hệ:** gop-y@example.org\n"
        "- **Tên nguồn:** bản tóm tắt trên báo\n- **Tên nguồn tiếng Anh:** press summary\n"
    ),
    "can-giup-ngay.md": "# Gọi cứu hộ\n\n- **Số điện thoại:** 112\n\nGọi được cả đêm.\n\n## Sau khi gọi\n\nLời.\n",
    "bien-tap/index.md": "# Biên tập\n\nLời.\n",
    "ke-hoach/index.md": "# Kế hoạch\n\n- **Văn bản:** Kế hoạch số 07/KH-UBND\n\n<!-- plansite: can-giup -->\n",
    "van-ban/index.md": "# Văn bản\n\n<!-- plansite: danh-sach-van-ban -->\n\n<!-- plansite: theo-van-ban -->\n",
    "van-ban/ke-hoach-7.md": (
        "# Kế hoạch đường làng\n\n- **Số, ký hiệu:** 07/KH-UBND\n- **Loại:** Kế hoạch\n"
        "- **Ngày ban hành:** 10/02/2019\n- **Thực hiện:** Nghị quyết số 12-NQ/TU\n\n<!-- plansite: dua-vao -->\n"
    ),
    "van-ban/nghi-quyet-12.md": (
        "# Nghị quyết đường làng\n\n- **Số, ký hiệu:** 12-NQ/TU\n- **Loại:** Nghị quyết\n"
        "- **Ngày ban hành:** 05/01/2019\n- **Hiệu lực:** Hết hiệu lực\n- **Hết hiệu lực từ:** 01/7/2024\n"
        "- **Văn bản thay thế:** Nghị quyết số 40-NQ/TU\n- **Tra cứu ngày:** 02/11/2026\n\n<!-- plansite: dua-vao -->\n"
    ),
    "co-quan/index.md": "# Cơ quan\n\n## Nêu chung\n\n### Các xã\n\n<!-- plansite: neu-ten -->\n",
    "co-quan/so-giao-thong.md": (
        "# Sở Giao thông\n\n- **Không còn từ:** 01/3/2025\n- **Cơ quan kế thừa:** Sở Xây dựng; Ban Đường bộ\n"
        "- **Cơ quan kế thừa tiếng Anh:** Construction; Roads Board\n- **Theo:** Nghị quyết về tổ chức\n"
        "- **Tra cứu ngày:** 02/11/2026\n\n<!-- plansite: chu-tri -->\n\n<!-- plansite: phoi-hop -->\n\n"
        "### NV-01. Lập danh mục\n\n- **Vai trò:** cơ quan thường trực\n- **Đối tượng:** Người đi bộ\n\nLời.\n"
    ),
    "co-quan/so-xay-dung.md": (
        "# Sở Xây dựng\n\n<!-- plansite: phoi-hop -->\n\n"
        "### NV-02. Vá đường\n\n- **Phối hợp:** Sở Giao thông\n- **Phối hợp (suy từ câu):** Các xã\n"
        "- **Căn cứ:** Nghị quyết số 12-NQ/TU\n- **Nguồn:** mục II.6; đoạn 4-5\n\nLời của Sở Giao thông.\n"
    ),
    "van-ban/cong-van-9.md": (
        "# Công văn số 9/CV-UBND về vá đường\n\n- **Số, ký hiệu:** 9/CV-UBND\n- **Loại:** Công văn\n"
        "- **Trích yếu:** Về vá đường\n- **Hiệu lực:** Không rõ\n- **Tra cứu ngày:** 02/11/2026\n\nThư của tỉnh.\n"
    ),
    "tra-cuu/doi-tuong.md": (
        "# Đối tượng\n\n<!-- plansite: tren-trang-nay -->\n\n## Người đi bộ\n\n"
        "- **Nhiệm vụ liên quan:** NV-01; NV-02\n\n<!-- plansite: theo-doi-tuong -->\n"
    ),
    "tra-cuu/dong-thoi-gian.md": (
        "# Dòng thời gian\n\n<!-- plansite: dong-thoi-gian -->\n\n## Sáp nhập\n\n- **Thời điểm:** 01/3/2025\n"
        "- **Cơ quan:** Sở Giao thông\n\n## Khởi công\n\n- **Thời điểm:** 9/2018\n"
        "- **Văn bản:** Nghị quyết số 12-NQ/TU\n"
    ),
    "thuat-ngu.md": ("# Thuật ngữ\n\n## Cơ quan thường trực\n\nLời.\n\n## Kế hoạch\n\nLời.\n\n## Nghị quyết\n\nLời.\n"),
}
NAMES: Final = {
    "Sở Giao thông": "Transport",
    "Sở Xây dựng": "Construction",
    "Các xã": "Communes",
    "Cơ quan thường trực": "Standing agency",
    "Kế hoạch": "Plan",
    "Nghị quyết": "Resolution",
    "Gọi cứu hộ": "Call for rescue",
    "Lập danh mục": "List",
    "Vá đường": "Mend",
    "Người đi bộ": "Walkers",
    "Khởi công": "Start",
    "Sáp nhập": "Merger",
}


def english(text: str) -> str:
    kept = "\n".join(line for line in text.split("\n") if not line.startswith("- **"))
    for name, other in NAMES.items():
        kept = kept.replace(f"# {name}\n", f"# {other}\n").replace(f". {name}\n", f". {other}\n")
    return kept


def written(folder: Path, pages: dict[str, str]) -> site.Site:
    for path, text in pages.items():
        (folder / "vi" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "vi" / path).write_text(text, encoding="utf-8")
    return site.load(folder)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> site.Site:
    folder = tmp_path_factory.mktemp("docs")
    for path, text in VI.items():
        for lang, said in (("vi", text), ("en", english(text))):
            (folder / lang / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / lang / path).write_text(said, encoding="utf-8")
    return site.load(folder)


def test_every_readers_page_says_of_what_year_the_plan_is_above_its_text(loaded: site.Site) -> None:
    for (lang, path), page in loaded.links.plan.pages.items():
        woven = loaded.page(lang, path)
        year = "Kế hoạch năm 2019" if lang == "vi" else "Plan of 2019"
        assert (year in woven) == (path != "bien-tap/index.md")
        for block in page.sections[0].blocks:
            text = woven.index(page.text(block.start, block.end).split("\n")[0].split(" ")[0], 20)
            # On the page of help, what to do comes first.
            assert (woven.find(year) < text) == (path != "can-giup-ngay.md"), path
    assert '<a href="../../can-giup-ngay/">Gọi cứu hộ: 112</a>' in loaded.page("vi", "co-quan/so-xay-dung.md")
    assert ": 112</a>" not in loaded.page("vi", "can-giup-ngay.md")


def test_a_document_says_its_force_first_then_what_it_is_then_its_facts(loaded: site.Site) -> None:
    page = loaded.page("vi", "van-ban/cong-van-9.md")
    assert '# Công văn số 9/CV-UBND <span class="subject">về vá đường</span>' in page
    parts = (
        "<strong>Hiệu lực:</strong> Không rõ · Tra cứu ngày: 02/11/2026",
        "Thư của tỉnh",
        "Số, ký hiệu",
        "Trích dẫn",
    )
    assert sorted(parts, key=page.index) == list(parts)
    assert "Trích yếu" not in page and page.count("Hiệu lực:") == 1


def test_sections_of_a_page_are_offered_where_nothing_stands_beside_it(loaded: site.Site) -> None:
    chips = '<ul class="chips"><li><a href="#nguoi-di-bo">{}</a></li></ul>'
    assert chips.format("Người đi bộ") in loaded.page("vi", "tra-cuu/doi-tuong.md")
    assert chips.format("Walkers") in loaded.page("en", "tra-cuu/doi-tuong.md")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("- **Hiệu lực:** Còn hiệu lực\n- **Tra cứu ngày:** 02/11/2026\n", "Còn hiệu lực. (Tra cứu ngày 02/11/2026.)"),
        ("- **Hiệu lực:** Hết hiệu lực\n- **Hết hiệu lực từ:** 01/7/2024\n", "Đã hết hiệu lực từ 01/7/2024."),
        ("- **Hiệu lực:** Hết hiệu lực\n", "Đã hết hiệu lực."),
        ("- **Hiệu lực:** Không rõ\n", "Nguồn không cho biết nay còn hiệu lực hay không."),
        ("", "Nguồn không cho biết nay còn hiệu lực hay không."),
    ],
)
def test_the_line_says_whether_the_plan_is_in_force(facts: str, said: str, tmp_path: Path) -> None:
    pages = {"van-ban/k.md": f"# Kế hoạch số 07/KH-UBND\n\n- **Số, ký hiệu:** 07/KH-UBND\n{facts}"}
    pages |= {"ke-hoach/index.md": VI["ke-hoach/index.md"], "index.md": "# Nhà\n\nLời.\n"}
    assert f" {said}</p>" in written(tmp_path, pages).page("vi", "index.md")


def test_the_line_gives_the_number_to_call_but_where_the_box_with_it_stands_beside(tmp_path: Path) -> None:
    box = "<!-- plansite: can-giup -->\n"
    made = written(tmp_path, VI | {"gan.md": f"# Gần\n\n{box}", "xa.md": f"# Xa\n\nLời.\n\n## Dưới\n\n{box}"})
    lines = [made.page("vi", path).split('class="standing"')[1].split("</p>")[0] for path in ("gan.md", "xa.md")]
    assert [": 112</a>" in line for line in lines] == [False, True]


def test_no_line_where_no_document_is_the_plans(tmp_path: Path) -> None:
    (tmp_path / "vi").mkdir()
    (tmp_path / "vi" / "index.md").write_text("# Nhà\n\nLời.\n", encoding="utf-8")
    assert "standing" not in site.load(tmp_path).page("vi", "index.md")


NAMED: Final = '<a href="{0}so-giao-thong/">Sở Giao thông</a>'
MARK: Final = NAMED + ' <a href="{0}so-giao-thong/#khong-con" class="ended">(không còn từ 01/3/2025)</a>'


@pytest.mark.parametrize(
    ("path", "up"),
    [
        ("index.md", "co-quan/"),
        ("co-quan/so-xay-dung.md", "../"),
        ("tra-cuu/doi-tuong.md", "../../co-quan/"),
        ("tra-cuu/dong-thoi-gian.md", "../../co-quan/"),
    ],
)
def test_an_agency_that_ended_is_marked_wherever_it_is_named(loaded: site.Site, path: str, up: str) -> None:
    page = loaded.page("vi", path)
    assert MARK.format(up) in page
    brief = page.count(f'<th scope="col"><span>{NAMED.format(up)}')
    assert page.count(NAMED.format(up)) == page.count(MARK.format(up)) + brief, "but at the top of a matrix"


def test_search_says_of_an_agency_and_of_its_tasks_that_it_is_no_more(loaded: site.Site) -> None:
    found = {record.key: record.by for record in records(View(loaded.links, loaded.words, "vi", "index.md"))}
    assert found["so-giao-thong"] == "không còn từ 01/3/2025"
    assert found["NV-01"] == "Sở Giao thông (không còn từ 01/3/2025)"
    assert (found["so-xay-dung"], found["NV-02"]) == ("", "Sở Xây dựng")


def test_its_own_page_says_since_when_and_who_came_after_and_marks_nothing(loaded: site.Site) -> None:
    page = loaded.page("vi", "co-quan/so-giao-thong.md")
    agency = loaded.links.plan.agencies["so-giao-thong"]
    marks = [View(loaded.links, loaded.words, "vi", path).mark(agency) for path in (agency.path, "index.md")]
    assert (marks[0], "(không còn từ 01/3/2025)" in marks[1]) == ("", True)
    box = page[page.index('id="khong-con"') :].split("</p>")[0]
    assert "<strong>Cơ quan này không còn từ 01/3/2025.</strong>" in box
    assert 'Cơ quan kế thừa: <a href="../so-xay-dung/">Sở Xây dựng</a>; Ban Đường bộ.' in box
    assert "Theo: Nghị quyết về tổ chức." in box and "Tra cứu ngày: 02/11/2026." in box
    assert page.count("Ban Đường bộ") == 1
    other = loaded.page("en", "co-quan/so-giao-thong.md")
    assert "<strong>This agency no longer exists (since 1 March 2025).</strong>" in other
    assert "Roads Board" in other and "Ban Đường bộ" not in other


def test_a_document_no_longer_in_force_says_so_on_its_page_and_where_it_is_named(loaded: site.Site) -> None:
    own = loaded.page("vi", "van-ban/nghi-quyet-12.md")
    assert "<strong>Văn bản này đã hết hiệu lực từ 01/7/2024.</strong> Văn bản thay thế: Nghị quyết số 40-NQ/TU." in own
    task = loaded.page("vi", "co-quan/so-xay-dung.md")
    assert '12-NQ/TU</a> <a href="../../van-ban/nghi-quyet-12/#khong-con" class="ended">(hết hiệu lực)</a>' in task


def test_a_role_is_shown_where_the_source_has_one_and_in_each_language(loaded: site.Site) -> None:
    assert (
        '<strong>Vai trò:</strong> <a href="../../thuat-ngu/#co-quan-thuong-truc">Cơ quan thường trực</a>'
        in loaded.page("vi", "co-quan/so-giao-thong.md")
    )
    assert '<strong>Role:</strong> <a href="../../thuat-ngu/#co-quan-thuong-truc">Standing agency</a>' in loaded.page(
        "en", "co-quan/so-giao-thong.md"
    )
    assert "Vai trò:" not in loaded.page("vi", "co-quan/so-xay-dung.md")


def test_inferred_partners_are_marked(loaded: site.Site) -> None:
    page = loaded.page("vi", "co-quan/so-xay-dung.md")
    assert '<strong>Phối hợp (suy từ câu):</strong> <a href="../#cac-xa">Các xã</a>' in page
    assert "Các xã" not in page.split("<strong>Phối hợp:</strong>")[1].split("</li>")[0]


def test_with_a_standing_agency_the_others_work(loaded: site.Site) -> None:
    page = loaded.page("vi", "co-quan/so-giao-thong.md")
    assert "Đây là cơ quan thường trực: các cơ quan sau phối hợp với cơ quan này." in page
    assert "thường trực" not in loaded.page("vi", "co-quan/so-xay-dung.md")
    home = loaded.page("vi", "index.md")
    assert '<span class="count">1 nhiệm vụ · các nơi khác phối hợp: 1</span>' in home
    assert '<span class="count">1 nhiệm vụ</span>' in home


def tally(number: int) -> str:
    return f'<span class="count">{number} nhiệm vụ</span>'


def test_lists_and_counts_agree(loaded: site.Site) -> None:
    table = loaded.page("vi", "van-ban/index.md")
    plan, resolution = "ke-hoach-7/", "nghi-quyet-12/"
    rows = {name: row for row in re.findall("<tr>.*?</tr>", table) for name in (plan, resolution) if name in row}
    assert '<td data-label="Số nhiệm vụ">2</td>' in rows[plan]
    assert '<td data-label="Số nhiệm vụ">1; 1 gián tiếp</td>' in rows[resolution]
    assert f"Nhiệm vụ của chính kế hoạch này {tally(2)}" in loaded.page("vi", "van-ban/ke-hoach-7.md")
    own = loaded.page("vi", "van-ban/nghi-quyet-12.md")
    assert f"Nhắc đích danh văn bản này {tally(1)}" in own
    assert f"Liên quan gián tiếp, qua các văn bản mà kế hoạch thực hiện {tally(1)}" in own
    assert f"Nhiệm vụ của chính kế hoạch này: {tally(2)}." in table
    matrix = loaded.page("vi", "index.md")
    assert "van-ban/ke-hoach-7/" not in matrix and 'title="Gián tiếp: 1"' in matrix and 'title="NV-02">1</a>' in matrix


def test_the_plans_chain_is_said_once(loaded: site.Site) -> None:
    said = '<strong>Kế hoạch này thực hiện:</strong> <a href="../van-ban/nghi-quyet-12/">Nghị quyết 12-NQ/TU</a>'
    assert said in loaded.page("vi", "ke-hoach/index.md")
    assert "Căn cứ:" not in loaded.page("vi", "co-quan/so-giao-thong.md")


def test_a_groups_list_shows_apart_what_bears_on_it_and_who_does_it(loaded: site.Site) -> None:
    page = loaded.page("vi", "tra-cuu/doi-tuong.md")
    own, bearing = page.split("**Nhiệm vụ chung cũng liên quan đến nhóm này (ban biên tập chọn)**")
    assert (
        '#nv-01">NV-01. Lập danh mục</a> <span class="who"><a href="../../co-quan/so-giao-thong/">Sở Giao thông' in own
    )
    assert "<p>Lời.</p>" in own
    assert "NV-01" not in bearing
    assert '#nv-02">NV-02. Vá đường</a> – <a href="../../co-quan/so-xay-dung/">Sở Xây dựng</a>' in bearing


def test_a_tasks_citation_is_of_what_exists(loaded: site.Site) -> None:
    page = loaded.page("vi", "co-quan/so-xay-dung.md")
    box = page[page.index('<details class="cite-as"') :].split("</details>")[0]
    assert (
        'data-address="../../co-quan/so-xay-dung/#nv-02" data-at="; {address}, truy cập ngày {date}">'
        "Kế hoạch số 07/KH-UBND ngày 10/02/2019, mục II.6, đoạn 4, đoạn 5 của bản tóm tắt trên báo;"
        " bản trình bày lại trên trang web, không phải nguyên văn</span>"
    ) in box
    assert 'data-address="../../en/co-quan/so-xay-dung/#nv-02"' in box
    assert "Plan No. 07/KH-UBND of 10 February 2019, mục II.6, paragraph 4, paragraph 5 of the press summary;" in box
    assert "NV-02" not in box and "Vá đường" not in box
    assert "Mã NV và tiêu đề nhiệm vụ là của trang web này; kế hoạch không có." in box
    other = loaded.page("vi", "co-quan/so-giao-thong.md")
    assert ">Kế hoạch số 07/KH-UBND ngày 10/02/2019; bản trình bày lại" in other, "no place where the task says none"


def test_a_mistake_is_reported_to_the_repository_else_to_the_contact_and_nothing_is_promised_without(
    loaded: site.Site,
) -> None:
    page = "co-quan/so-xay-dung.md"
    assert '<a href="mailto:gop-y@example.org">Báo sai sót</a>' in loaded.page("vi", page)
    known = replace(loaded, desk=Desk("https://example.org/repo"))
    assert "mailto:" not in known.page("vi", page) and "/issues/new?" in known.page("vi", page)
    pages = loaded.links.plan.pages
    mute = replace(loaded.links.plan, pages={key: each for key, each in pages.items() if key[1] != "gioi-thieu.md"})
    assert "Báo sai sót" not in replace(loaded, links=link(mute)).page("vi", page)


def test_where_the_source_names_nobody_pages_files_and_search_say_so(tmp_path: Path) -> None:
    pages = {"ke-hoach/chung.md": "# Chung\n\n### NV-09. Giữ đường sạch\n\n- **Nguồn:** đoạn 1\n\nLời.\n"}
    pages |= {"tat-ca.md": "# Tất cả\n\n<!-- plansite: tat-ca -->\n"}
    made = written(tmp_path, VI | pages)
    said = "Nguồn không nêu cơ quan"
    assert f"<strong>Cơ quan thực hiện:</strong> {said}" in made.page("vi", "ke-hoach/chung.md")
    assert f"## {said}" in made.page("vi", "tat-ca.md")
    found = {record.key: record.by for record in records(View(made.links, made.words, "vi", "tim-kiem.md"))}
    assert (found["NV-09"], found["NV-02"]) == (said, "Sở Xây dựng")
    rows = sheets(source_of(made.links, made.words))[0].parts[0].rows
    cells = {row.cells["id"]: row.cells for row in rows}
    assert cells["NV-09"]["responsible"] == said
    assert cells["NV-02"]["partners"] == "Sở Giao thông (không còn từ 01/3/2025)"
    assert cells["NV-02"]["basis"] == "Nghị quyết 12-NQ/TU (hết hiệu lực)"


def test_what_came_after_the_plan_is_listed_but_not_among_what_duties_could_name(tmp_path: Path) -> None:
    law = "- **Số, ký hiệu:** 35/2024/QH15\n- **Loại:** Luật\n- **Ngày ban hành:** 27/6/2024\n"
    older = "- **Số, ký hiệu:** 23/2008/QH12\n- **Loại:** Luật\n- **Ngày ban hành:** 13/11/2008\n"
    pages = {"van-ban/luat-moi.md": f"# Luật mới\n\n{law}", "van-ban/luat-cu.md": f"# Luật cũ\n\n{older}"}
    made = written(tmp_path, VI | pages)
    matrix = made.page("vi", "index.md").split("<table")[1]
    table, by_document = made.page("vi", "van-ban/index.md").split("</table>")
    assert [("luat-cu/" in part, "luat-moi/" in part) for part in (matrix, by_document)] == [(True, False)] * 2
    assert "luat-cu/" in table and "luat-moi/" in table
    named = pages["van-ban/luat-moi.md"] + "\nLời.\n"
    task = VI["co-quan/so-xay-dung.md"].replace("12-NQ/TU", "12-NQ/TU; Luật số 35/2024/QH15")
    made = written(tmp_path, VI | pages | {"van-ban/luat-moi.md": named, "co-quan/so-xay-dung.md": task})
    assert "luat-moi/" in made.page("vi", "index.md").split("<table")[1], "a duty names it all the same"


def test_events_come_in_their_order_with_what_they_are_of(loaded: site.Site) -> None:
    page = loaded.page("vi", "tra-cuu/dong-thoi-gian.md")
    assert page.index('<a href="#khoi-cong" aria-label="9/2018: Khởi công">') < page.index('"01/3/2025: Sáp nhập"')
    assert 'aria-label="September 2018: Start"' in loaded.page("en", "tra-cuu/dong-thoi-gian.md")
    assert "<li>9/2018: Khởi công</li><li>01/3/2025: Sáp nhập</li>" in page, "the same in words"


def test_the_help_box_has_number_line_and_link(loaded: site.Site) -> None:
    page = loaded.page("vi", "ke-hoach/index.md")
    box = page[page.index('<div class="help"') :].split("</div>")[0]
    assert (
        '<strong><a href="../can-giup-ngay/">Gọi cứu hộ</a>:</strong> <a href="tel:112">112</a>\n\nGọi được cả đêm.'
        in box
    )
    assert "Call for rescue" in loaded.page("en", "ke-hoach/index.md")
