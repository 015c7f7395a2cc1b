"""A plan as issued to pages: how well it is taken apart, that nothing is lost, and that the pages can be read."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.importing import score, word

from plansite import site
from plansite.cli import main
from plansite.importing.bodies import bodies, whole
from plansite.importing.command import Occupied, import_plan
from plansite.importing.dues import due
from plansite.importing.joining import join_lines
from plansite.importing.plan import Found, find_plan
from plansite.importing.reading import Unreadable, read_file
from plansite.importing.source import Block, Paragraph, numbered
from plansite.importing.spelling import bare, tidy, words
from plansite.importing.values import lead_of, named

FOLDERS = sorted(score.PLANS.iterdir())
NAMES = [folder.name for folder in FOLDERS]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every plan of the tests as a file."""
    target = tmp_path_factory.mktemp("plans")
    return {folder.name: score.file_of(folder, target) for folder in FOLDERS}


@pytest.fixture(scope="module")
def found(files: dict[str, Path]) -> dict[str, Found]:
    """Every plan taken apart."""
    return {name: find_plan(file) for name, file in files.items()}


def test_plans_are_taken_apart_as_a_person_does(found: dict[str, Found]) -> None:
    total = score.NOTHING
    for folder in FOLDERS:
        total += score.score(found[folder.name], score.truth_of(folder))
    assert total.found >= 0.97 * total.wanted, total.notes
    assert total.agencies >= 0.97 * total.found, total.notes
    assert total.deadlines >= 0.95 * total.found, total.notes
    assert total.false <= 0.03 * total.got, total.notes


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_each_plan_reaches_the_floors(folder: Path, found: dict[str, Found]) -> None:
    one = score.score(found[folder.name], score.truth_of(folder))
    assert one.found >= 0.9 * one.wanted, one.notes
    assert one.agencies >= 0.9 * one.found, one.notes
    assert one.deadlines >= 0.85 * one.found, one.notes
    assert one.false <= 0.1 * one.got, one.notes


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost(name: str, files: dict[str, Path], tmp_path: Path) -> None:
    import_plan(files[name], tmp_path)
    pages = "\n".join(page.read_text(encoding="utf-8") for page in (tmp_path / "docs").rglob("*.md"))
    text = re.sub(r"&#(\d+);", lambda match: chr(int(match.group(1))), pages)
    written = bare(text)
    blocks = join_lines(read_file(files[name]))[0]
    for block in blocks:
        for sentence in re.split(r"(?<=[.;:])\s+", block.text) if isinstance(block, Paragraph) else ():
            assert _core(sentence) in written, sentence
    lost = Counter(words(" ".join(_lines(blocks))).split()) - Counter(words(text).split())
    # “và” parts names that a fact lists, an item's mark is its place in the source, a short name stands for a long one.
    assert not [word for word in lost if not re.fullmatch(r"va|voi|\w{1,2}|[ivx]+", word)], lost


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_are_a_plan(name: str, files: dict[str, Path], tmp_path: Path) -> None:
    done = import_plan(files[name], tmp_path)
    docs = tmp_path / "docs"
    main(["export", str(tmp_path / "data"), str(docs)])
    plan = json.loads((tmp_path / "data" / "plan.json").read_text(encoding="utf-8"))
    assert len(plan["tasks"]) == done.tasks
    truth = score.truth_of(score.PLANS / name)["duties"]
    texts = [bare(task["text"]["vi"]) for task in plan["tasks"]]
    assert all(any(text.startswith(bare(duty["begins"])) for text in texts) for duty in truth)
    assert all(re.search(r"dòng \d+", " ".join(task["source"])) for task in plan["tasks"])


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_pass_the_check(name: str, files: dict[str, Path], tmp_path: Path) -> None:
    import_plan(files[name], tmp_path)
    source = " ".join(re.sub(r"(?m)^ *\d+  |\|", "", (tmp_path / "nguon.txt").read_text(encoding="utf-8")).split())
    for problem in site.load(tmp_path / "docs").problems:
        line = Path(problem.file).read_text(encoding="utf-8").split("\n")[problem.line - 1]
        # What the source itself writes wrongly stays its words.
        assert problem.rule in ("citation-form", "typing"), problem
        wrong = re.findall("“(.{2,}?)”", problem.message) or [line.lstrip("# ")]
        assert all(words in source for words in wrong), problem


def test_a_line_number_leads_to_the_words(files: dict[str, Path], tmp_path: Path) -> None:
    for name, file in files.items():
        target = tmp_path / name
        import_plan(file, target)
        lines = dict(re.findall(r"^ *(\d+)  (.*)$", (target / "nguon.txt").read_text(encoding="utf-8"), re.M))
        for duty, _ in find_plan(file).duties():
            first = " ".join(duty.text.split()[:3])
            said = " ".join(lines.get(str(line), "") for line in range(duty.line, duty.last + 1))
            assert bare(first) in bare(said), (name, duty.line, first)


def test_what_is_unsure_is_asked_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        "KẾ HOẠCH\nPhòng, chống đuối nước\nI. NHIỆM VỤ\n1. Dạy bơi\n- Đơn vị chủ trì: Tổ Bơi Lội\n"
        "- Thời gian: khi nào xong\n2. Cắm biển báo\n- Đơn vị chủ trì: Sở Y tế\n- Thời gian: mai\n", encoding="utf-8",
    )  # fmt: skip
    done = import_plan(file, tmp_path / "out")
    text = done.report.read_text(encoding="utf-8")
    assert "dòng 7: “mai”" in text
    assert "Không thấy ngày ban hành" in text
    assert done.questions == text.count("\n- ")


def test_a_folder_with_duties_is_left_alone(files: dict[str, Path], tmp_path: Path) -> None:
    import_plan(files["xa-2025"], tmp_path)
    with pytest.raises(Occupied):
        import_plan(files["xa-2025"], tmp_path)


def test_two_imports_are_the_same_bytes(files: dict[str, Path], tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for target in (first, second):
        assert main(["import", str(files["song-lam-2021"]), str(target), "--languages", "vi,en"]) == 0
    texts = [
        {file.relative_to(target): file.read_bytes() for file in target.rglob("*.md")} for target in (first, second)
    ]
    assert texts[0] == texts[1]
    assert Path("docs/en/index.md") in texts[0]


def test_word_numbers_and_breaks_are_read(tmp_path: Path) -> None:
    text = "#. Mục một\n#. Mục hai⏎dòng tiếp\n* chấm\n|TT|Nhiệm vụ|Chủ trì|\n|1|Việc một|Sở Y tế|\n|2|Việc hai|^|\n"
    blocks = read_file(word.write(text, tmp_path / "a.docx"))
    assert numbered(blocks).split("\n")[:7] == [
        "    1  1. Mục một", "    2  2. Mục hai", "    3  dòng tiếp", "    4  - chấm",
        "    5  TT | Nhiệm vụ | Chủ trì", "    6  1 | Việc một | Sở Y tế", "    7  2 | Việc hai",
    ]  # fmt: skip


BROKEN = [("a.doc", b"\xd0\xcf\x11\xe0"), ("a.pdf", b"%PDF"), ("a.docx", b"PK\x03\x04")]


@pytest.mark.parametrize(("name", "data"), BROKEN)
def test_what_cannot_be_read_is_refused_in_words(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Unreadable):
        read_file(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế tổ chức", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        ("các bộ, ngành, địa phương xây dựng", ["các bộ, ngành, địa phương"]),
        ("các Sở: Nội vụ, Giáo dục và Đào tạo; Công an tỉnh", ["Sở Nội vụ", "Sở Giáo dục và Đào tạo", "Công an tỉnh"]),
        ("Sở Nội vụ, Tài chính tham mưu", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Văn phòng HĐND và UBND xã đăng tải", ["Văn phòng HĐND và UBND xã"]),
        ("UBND các huyện, thị xã và các cơ quan liên quan", ["UBND các huyện, thị xã", "các cơ quan liên quan"]),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ["Sở Lao động - Thương binh và Xã hội"]),
        ("Chủ tịch UBND các xã, phường chịu trách nhiệm", ["Chủ tịch UBND các xã, phường"]),
        ("Đồng chí Nguyễn Văn An - Chủ tịch UBND tỉnh: phụ trách", ["Chủ tịch UBND tỉnh"]),
        ("Viện Lúa và Công đoàn, Sở Y tế", ["Viện Lúa và Công đoàn", "Sở Y tế"]),
        ("Ban Giám hiệu và Công đoàn", ["Ban Giám hiệu", "Công đoàn"]),
        ("Ban Chính sách, Pháp luật và Quan hệ lao động)", ["Ban Chính sách, Pháp luật và Quan hệ lao động"]),
        ("Sở Nội vụ, Tài chính và Y tế", ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"]),
        ("Văn phòng Đăng ký đất đai khu vực 9 đối soát", ["Văn phòng Đăng ký đất đai khu vực 9"]),
        ("UBND các xã: An Phú, Tân Lập; Sở Y tế", ["UBND các xã: An Phú, Tân Lập", "Sở Y tế"]),
        ("UBND các xã: Chỉ đạo, triển khai", ["UBND các xã"]),
        ("Trường Đại học Công đoàn mở lớp", ["Trường Đại học Công đoàn"]),
        ("công đoàn ngành trung ương và công an xã", ["công đoàn ngành trung ương", "công an xã"]),
        (
            "Các hội nông dân huyện, thị xã, công đoàn ngành trung ương và tương đương",
            ["Các hội nông dân huyện, thị xã", "công đoàn ngành trung ương và tương đương"],
        ),
        ("công an tổ chức tuyên truyền", ["công an"]),
        (
            "Ban Thường vụ các huyện ủy, thị ủy, đảng ủy trực thuộc Tỉnh ủy xây dựng",
            ["Ban Thường vụ các huyện ủy, thị ủy, đảng ủy trực thuộc Tỉnh ủy"],
        ),
        ("Mặt trận Tổ quốc và các đoàn thể xã vận động", ["Mặt trận Tổ quốc và các đoàn thể xã"]),
        ("Chi cục An toàn vệ sinh thực phẩm duy trì", ["Chi cục An toàn vệ sinh thực phẩm"]),
        ("các cơ quan thông tấn, báo chí khác đưa tin", ["các cơ quan thông tấn, báo chí khác"]),
        (
            "Học viện Chính trị - Hành chính quốc gia Hồ Chí Minh, các Bộ, ngành, địa phương có liên quan",
            ["Học viện Chính trị - Hành chính quốc gia Hồ Chí Minh", "các Bộ, ngành, địa phương có liên quan"],
        ),
        ("UBND các tỉnh trực thuộc Trung ương thành lập", ["UBND các tỉnh trực thuộc Trung ương"]),
        ("Ban Chỉ đạo 389 thành phố đấu tranh", ["Ban Chỉ đạo 389 thành phố"]),
        ("Ban Chỉ huy PCTT và TKCN tỉnh trực ban", ["Ban Chỉ huy PCTT và TKCN tỉnh"]),
        ("Công an tỉnh (PC06), Sở Y tế (cơ quan thường trực)", ["Công an tỉnh (PC06)", "Sở Y tế"]),
        ("Phòng Kinh tế (bộ phận tài chính)", ["Phòng Kinh tế (bộ phận tài chính)"]),
        ("Văn phòng Sở giúp Giám đốc", ["Văn phòng Sở"]),
        ("UBND các huyện được giám sát gửi báo cáo", ["UBND các huyện được giám sát"]),
        ("Cục Văn thư và Lưu trữ nhà nước mở lớp", ["Cục Văn thư và Lưu trữ nhà nước"]),
        ("Trung tâm Lưu trữ quốc gia I, II và IV nhận", ["Trung tâm Lưu trữ quốc gia I, II và IV"]),
        ("Các cấp công đoàn gửi", ["Các cấp công đoàn"]),
        ("các cơ quan thú y xử lý", ["các cơ quan thú y"]),
        ("các địa phương xây dựng", ["các địa phương"]),
        ("Công đoàn, Chi đoàn phối hợp với", ["Công đoàn", "Chi đoàn"]),
        ("thành viên Ủy ban bầu cử tỉnh kiểm tra", ["thành viên Ủy ban bầu cử tỉnh"]),
        ("các ban đảng, đảng đoàn, ban cán sự đảng xây dựng", ["các ban đảng, đảng đoàn, ban cán sự đảng"]),
        ("Khoa Kiểm soát nhiễm khuẩn giám sát", ["Khoa Kiểm soát nhiễm khuẩn"]),
        ("Giáo viên chủ nhiệm: nắm bắt", ["Giáo viên chủ nhiệm"]),
        ("Tiểu ban Lễ tân (Văn phòng Huyện ủy) mời", ["Tiểu ban Lễ tân", "Văn phòng Huyện ủy"]),
        ("Nhóm 2 (Phòng Nội vụ làm trưởng nhóm) rà soát", ["Nhóm 2", "Phòng Nội vụ"]),
        ("Các chủ rừng (Công ty Gỗ Hà Thanh, Ban Quản lý rừng phòng hộ Bình An) gác",
         ["Công ty Gỗ Hà Thanh", "Ban Quản lý rừng phòng hộ Bình An"]),
        ("Các huyện, thị, thành Đoàn và Đoàn trực thuộc gửi", ["Các huyện, thị, thành Đoàn và Đoàn trực thuộc"]),
        ("Đoàn Khối các cơ quan tỉnh thực hiện", ["Đoàn Khối các cơ quan tỉnh"]),
        ("Ban Quản lý đầm phá và các cửa biển; Sở Y tế", ["Ban Quản lý đầm phá và các cửa biển", "Sở Y tế"]),
        ("Đảng đoàn Mặt trận Tổ quốc và các đoàn thể tỉnh", ["Đảng đoàn Mặt trận Tổ quốc và các đoàn thể tỉnh"]),
        ("Trung đoàn 15 tuần tra", ["Trung đoàn 15"]),
        ("Ban hành kế hoạch", []), ("Báo cáo kết quả", []), ("Tổ chức hội nghị", []), ("Hội chợ", []),
        ("Phòng, chống rét", []),
    ],
)  # fmt: skip
def test_bodies_are_named(text: str, names: list[str]) -> None:
    assert [body.name for body in bodies(text)] == names


def test_one_agrees_with_others() -> None:
    found = lead_of("UBND xã thống nhất với Thường trực HĐND", False, lambda kind, text: None)
    assert [[body.name for body in each] for each in (found.who, found.partners)] == [["UBND xã"], ["Thường trực HĐND"]]


def test_a_whole_list_is_one_or_none() -> None:
    assert whole("Sở Y tế; Sở Tài chính.")
    assert not whole("Sở Y tế chủ trì")


@pytest.mark.parametrize(
    ("torn", "mended"),
    [
        ("S ở Y tế  ph ối hợp v ới các xã", "Sở Y tế phối hợp với các xã"),
        ("Kế ho ạch tri ển khai", "Kế hoạch triển khai"),
        ("điểm c ở trên; do anh; người có uy tín; ủng hộ", "điểm c ở trên; do anh; người có uy tín; ủng hộ"),
    ],
)
def test_torn_syllables_are_mended(torn: str, mended: str) -> None:
    assert tidy(torn) == mended


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (text for row in block.rows for text in row.spelled())


def _core(sentence: str) -> str:
    """A sentence without the mark before it."""
    return bare(re.sub(r"^(?:[-–+*•]|\(?\w{1,3}(?:\.\d{1,2})*[.)/])\s*", "", sentence))


def test_signs_of_markdown_stay_letters_and_part_no_values(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        "KẾ HOẠCH\nSố hóa <hồ sơ> {x} năm 2025\nI. NHIỆM VỤ\n1. Kiểm tra [mẫu](a) *lưu ý* <b>\n"
        "- Đơn vị chủ trì: Sở TT&TT; Sở Y tế\n- Kết quả: Báo cáo {x} *\n", encoding="utf-8",
    )  # fmt: skip
    import_plan(file, tmp_path / "out")
    assert site.load(tmp_path / "out" / "docs").problems == ()
    names = {page.name for page in (tmp_path / "out" / "docs" / "vi" / "co-quan").iterdir()}
    assert names == {"index.md", "so-tt-tt.md", "so-y-te.md"}


NAMED = [
    (
        "Cục Quản lý Khám, chữa bệnh, Bảo hiểm xã hội Việt Nam",
        ["Cục Quản lý Khám, chữa bệnh", "Bảo hiểm xã hội Việt Nam"],
    ),
    ("Viện Vệ sinh dịch tễ Trung ương", ["Viện Vệ sinh dịch tễ Trung ương"]),
    ("Cục Khoa học công nghệ và Đào tạo", ["Cục Khoa học công nghệ và Đào tạo"]),
    (
        "Vụ Sức khỏe Bà mẹ - Trẻ em và Báo Sức khỏe và Đời sống",
        ["Vụ Sức khỏe Bà mẹ - Trẻ em", "Báo Sức khỏe và Đời sống"],
    ),
    ("Các Vụ, Cục liên quan", ["Các Vụ, Cục liên quan"]),
    ("Chánh Văn phòng HĐND và UBND huyện", ["Chánh Văn phòng HĐND và UBND huyện"]),
    ("Cảng vụ Đường thủy nội địa, Công an tỉnh", ["Cảng vụ Đường thủy nội địa", "Công an tỉnh"]),
    ("Sở Nội vụ, Tài chính và các đơn vị liên quan", ["Sở Nội vụ", "Sở Tài chính", "các đơn vị liên quan"]),
]


@pytest.mark.parametrize(("value", "names"), NAMED)
def test_a_value_of_names_is_cut_only_where_a_body_begins(value: str, names: list[str]) -> None:
    assert [body.name for body in named(value, lambda kind, text: None)] == names
    assert [body.name for body in lead_of(value, False, lambda kind, text: None).who] == names


SAID = [
    ("Ký cam kết vào đầu năm học.", "vào đầu năm học"),
    ("Miễn học phí cho học sinh năm học 2013 - 2014.", "năm học 2013 - 2014"),
    ("Trình diễn lúa vụ Hè Thu 2013.", "vụ Hè Thu 2013"),
    ("Theo dõi, sơ kết 6 tháng, tổng kết năm.", "sơ kết 6 tháng, tổng kết năm"),
    (
        "Gửi kết quả chậm nhất sau 05 ngày làm việc kể từ ngày kết thúc.",
        "chậm nhất sau 05 ngày làm việc kể từ ngày kết thúc",
    ),
    ("Diễn tập trước mùa mưa bão (Sở A).", "trước mùa mưa bão"),
    ("Trực 24/24 giờ khi dự báo cháy rừng từ cấp IV trở lên.", "khi dự báo cháy rừng từ cấp IV trở lên"),
    ("Phân luồng xe trong suốt thời gian lễ hội.", "trong suốt thời gian lễ hội"),
    ("Báo tin trong thời gian không quá 30 phút.", "trong thời gian không quá 30 phút"),
    ("Phát áo cho các đội ngay sau Lễ ra quân.", "ngay sau Lễ ra quân"),
    ("Nghiêm túc thực hiện kế hoạch năm học 2013 - 2014.", None),
]


@pytest.mark.parametrize(("sentence", "text"), SAID)
def test_a_deadline_that_no_calendar_holds_is_carried_as_written(sentence: str, text: str | None) -> None:
    found = due(sentence, 2013)
    assert (found.text if found else None) == text
    assert found is None or (found.start, found.end) == (None, None)


def test_who_is_in_a_group_answers_or_supports(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        "KẾ HOẠCH\nNgày hội đọc sách\nI. PHÂN CÔNG NHIỆM VỤ\n"
        "1. Tiểu ban Nội dung (Phòng Nội vụ làm Trưởng Tiểu ban; Đoàn Thanh niên, Trạm Y tế làm thành viên)\n"
        "- Soạn thảo điều lệ.\n- Mời khách.\n2. Tiểu ban Hậu cần gồm Phòng Tư pháp; thành viên: Công an xã\n"
        "- Lập dự toán.\nĐơn vị thực hiện: Hội Nông dân xã; Hội Phụ nữ xã phối hợp.\n",
        encoding="utf-8",
    )
    facts = [duty.facts for duty, _ in find_plan(file).duties()]
    assert [([body.name for body in each.who], [body.name for body in each.partners]) for each in facts] == [
        (["Tiểu ban Nội dung", "Phòng Nội vụ"], ["Đoàn Thanh niên", "Trạm Y tế"]),
        (["Tiểu ban Nội dung", "Phòng Nội vụ"], ["Đoàn Thanh niên", "Trạm Y tế"]),
        (["Hội Nông dân xã"], ["Hội Phụ nữ xã"]),
    ]


def test_a_note_below_a_table_says_who_leads_its_rows(tmp_path: Path) -> None:
    rows = "<tr><td>STT</td><td>Nội dung nhiệm vụ</td><td>Cơ quan chủ trì</td></tr>"
    for number, text, lead in ((1, "Mở lớp dạy bơi", "Sở Nội vụ"), (2, "Làm bể bơi", ""), (3, "Mua phao", "")):
        rows += f"<tr><td>{number}</td><td>{text}</td><td>{lead}</td></tr>"
    notes = ("STT 2 do Sở Y tế chủ trì; STT 3 do Sở Tài chính chủ trì.",
             "Các nhiệm vụ 2, 3 do Sở Y tế (nhiệm vụ 2), Sở Tài chính (nhiệm vụ 3) chủ trì.")  # fmt: skip
    for note in notes:
        page = f"<h1>KẾ HOẠCH</h1><p>PHỤ LỤC PHÂN CÔNG NHIỆM VỤ NĂM 2026</p><table>{rows}</table><p>Ghi chú: {note}</p>"
        file = tmp_path / "plan.html"
        file.write_text(page, encoding="utf-8")
        leads = [[body.name for body in duty.facts.who] for duty, _ in find_plan(file).duties()]
        assert leads == [["Sở Nội vụ"], ["Sở Y tế"], ["Sở Tài chính"]]


def test_who_is_charged_answers_and_who_only_does_his_part_does_not(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        "KẾ HOẠCH\nNgày hội\nI. PHÂN CÔNG NHIỆM VỤ\n1. Tiểu ban Nội dung (Phòng Nội vụ)\n"
        "- Tập luyện đồng diễn: Phòng Y tế chịu trách nhiệm.\n"
        "3. Các cơ quan, đơn vị căn cứ nội dung Kế hoạch chủ động triển khai thực hiện.\n"
        "4. Xây dựng đề án (Giao Ban cán sự đảng UBND tỉnh lãnh đạo, chỉ đạo Sở Tư pháp chủ trì thực hiện).\n",
        encoding="utf-8",
    )
    told = [(duty.text.split()[0], [b.name for b in duty.facts.who]) for duty, _ in find_plan(file).duties()]
    assert told == [
        ("Tập", ["Phòng Y tế"]),
        ("Xây", ["Ban cán sự đảng UBND tỉnh", "Sở Tư pháp"]),
    ]  # fmt: skip


def test_a_heading_over_what_is_given_in_brackets_is_no_duty_and_a_broken_line_is_mended(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        "KẾ HOẠCH\nPhòng cháy\nI. NHIỆM VỤ\n"
        "1. Tăng cường sự lãnh đạo của các cấp, nâng cao hiệu quả quản lý về phòng cháy\n"
        "a) Mở lớp tập huấn (Giao Sở Y tế chủ trì).\nb) Kiểm tra kho hàng (Giao Công an tỉnh chủ trì).\n"
        "II. PHÂN CÔNG\n1. Sở Tài chính: thẩm định dự toán, trình\nUBND tỉnh trước ngày 20/12/2025.\n",
        encoding="utf-8",
    )
    duties = [duty for duty, _ in find_plan(file).duties()]
    assert [duty.text.split()[0] for duty in duties] == ["Mở", "Kiểm", "thẩm"]
    assert duties[-1].facts.deadline is not None


def test_what_stands_beside_a_duty_is_its_own(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        "KẾ HOẠCH\nAn toàn giao thông\nI. NHIỆM VỤ\n1. Xóa 17 điểm đen.\nThời gian hoàn thành: Tháng 11/2016.\n"
        "(Sở Xây dựng chủ trì, phối hợp với UBND các huyện).\n"
        "2. Tỉnh đoàn chủ trì, cùng Hội Nông dân tỉnh, Hội Cựu chiến binh tỉnh xây dựng 20 mô hình.\n"
        "II. PHÂN CÔNG\n1. Sở Y tế: Trực cấp cứu trước khi Luật có hiệu lực.\n2 Sở Tư pháp: Kiểm tra văn bản.\n"
        "3. Sở Nội vụ: đầu mối cải cách hành chính (xem mục I.1).\n", encoding="utf-8",
    )  # fmt: skip
    duties = [duty for duty, _ in find_plan(file).duties()]
    told = [([body.name for body in duty.facts.who], [body.name for body in duty.facts.partners]) for duty in duties]
    assert told == [
        (["Sở Xây dựng"], ["UBND các huyện"]),
        (["Tỉnh đoàn"], ["Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh"]),
        (["Sở Y tế"], []),
        (["Sở Tư pháp"], []),
    ]
    assert [duty.facts.deadline.text if duty.facts.deadline else None for duty in duties] == [
        "Tháng 11/2016", None, None, None,
    ]  # fmt: skip


def test_a_note_below_a_table_takes_nothing_from_it(tmp_path: Path) -> None:
    rows = "<tr><td>TT</td><td>Nội dung nhiệm vụ</td><td>Cơ quan chủ trì</td></tr>"
    rows += "<tr><td>1</td><td>Mở lớp dạy bơi</td><td>Sở Nội vụ</td></tr>"
    note = "<p>Ghi chú: Danh mục này gồm 01 nhiệm vụ.</p>"
    page = f"<h1>KẾ HOẠCH</h1><p>PHỤ LỤC PHÂN CÔNG NHIỆM VỤ NĂM 2026</p><table>{rows}</table>{note}"
    file = tmp_path / "plan.html"
    file.write_text(page, encoding="utf-8")
    found = find_plan(file)
    assert [duty.text for duty, _ in found.duties()] == ["Mở lớp dạy bơi"]
    assert "Ghi chú: Danh mục này gồm 01 nhiệm vụ." in str(found.entries)


DUE = [
    ("Kiểm tra số cấp trong năm 2023 (Ban A; hoàn thành trong quý III/2024).", "hoàn thành trong quý III/2024"),
    ("Kiểm tra số tiền đã được cấp trong năm 2023, báo cáo trong năm 2024.", "trong năm 2024"),
    ("Làm sạch số liệu theo bản trước 30/10/2025, từ ngày 01/11/2025 đến ngày 31/12/2025.",
     "từ ngày 01/11/2025 đến ngày 31/12/2025"),
    ("Dùng từ 01/01/2024 đến 31/12/2024 của các đơn vị cấp dưới, hoàn thành trước 30/10/2025.", "trước 30/10/2025"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "text"), DUE)
def test_a_deadline_is_what_is_said_as_one(sentence: str, text: str) -> None:
    found = due(sentence, 2024)
    assert found is not None
    assert found.text == text


def test_who_only_does_his_part_has_no_duty_and_each_sentence_after_a_name_is_one(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        "KẾ HOẠCH\nSố hóa hồ sơ năm 2025\nI. PHÂN CÔNG NHIỆM VỤ\n"
        "1. Sở Tài chính: Thẩm định dự toán trước ngày 10/4/2025. Hướng dẫn các đơn vị quyết toán.\n"
        "2. Các sở, ban, ngành: Căn cứ chức năng, nhiệm vụ được giao, chủ động triển khai thực hiện.\n"
        "3. Sở Nội vụ: Căn cứ Kế hoạch này, xây dựng đề án.\n"
        "4. Công an tỉnh\n- Cấp mã định danh.\nGiao Sở Y tế làm đầu mối theo dõi, tổng hợp kết quả.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Căn cứ Kế hoạch này, các sở chủ động thực hiện nhiệm vụ được phân công.\n",
        encoding="utf-8",
    )  # fmt: skip
    duties = [duty for duty, _ in find_plan(file).duties()]
    assert [(duty.text.split()[0], [body.name for body in duty.facts.who]) for duty in duties] == [
        ("Thẩm", ["Sở Tài chính"]), ("Hướng", ["Sở Tài chính"]), ("Căn", ["Sở Nội vụ"]), ("Cấp", ["Công an tỉnh"]),
        ("Giao", ["Sở Y tế"]),
    ]  # fmt: skip
    assert [bool(duty.facts.deadline) for duty in duties] == [True, False, False, False, False]


def test_a_run_of_lines_that_nobody_could_place_is_asked_about_once(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(
        "# KẾ HOẠCH\nNăm 2025\n\n## I. NHU CẦU\n|STT|Mặt hàng|Lượng|\n|---|---|---|\n|1|Gạo|20|\n|2|Trứng|30|\n\n"
        "## II. PHÂN CÔNG\nTrẻ em là tương lai.\n\nTrẻ em cần được bảo vệ.\n\n1. Sở Y tế: mua vắc xin.\n",
        encoding="utf-8",
    )
    import_plan(file, tmp_path / "out")
    rows = [line for line in (tmp_path / "out" / "can-xem-lai.md").read_text("utf-8").split("\n") if "dòng" in line[:8]]
    assert [row for row in rows if "Gạo" in row or "Trứng" in row] == []
    assert "- dòng 11: “Trẻ em là tương lai.” → đến dòng 13" in rows
