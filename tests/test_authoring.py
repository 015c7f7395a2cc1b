"""`plansite fmt` mends only what is safe; `plansite new` puts a task in the right place."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from tests.fuzz import slips
from tests.projects import docs_of

from plansite import cli, site
from plansite.authoring.files import Edited, lines_of, write_all
from plansite.authoring.fmt import tidy

BASE = Path(__file__).parent / "golden" / "docs"
VI = "docs/vi/co-quan/so-y-te.md"
EN = "docs/en/co-quan/so-y-te.md"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Mở đầu S\u01a1\u0309 Y tế.", "Mở đầu Sở Y tế."),
        ("Mở đầu:\n- a\n- b", "Mở đầu:\n\n- a\n- b"),
        ("Theo Chỉ thị số 17/CT-TW.", "Theo Chỉ thị số 17-CT/TW."),
        (same := "Mã `17/CT-TW` và [17/CT-TW](../van-ban/chi-thi.md), SYT.", same),
    ],
    ids=["NFC", "list", "citation", "code, links and short names"],
)
def test_fmt_mends_prose_only_where_it_is_safe(folder: Path, wrong: str, right: str) -> None:
    edit(folder / VI, "Mở đầu Sở Y tế.", wrong)
    before = (folder / VI).read_bytes().decode()
    assert cli.main(["fmt"]) == 0
    assert (folder / VI).read_bytes().decode() == before.replace(wrong, right)


def test_fmt_writes_agencies_in_full_and_citations_in_facts(folder: Path) -> None:
    edit(
        folder / VI,
        "- **Nguồn:** đoạn 9",
        "- **Phối hợp:** CAT ;dia phuong\n- **Căn cứ:** CT 17/CT-TW\n- **Nguồn:** đoạn 9",
    )
    assert cli.main(["fmt"]) == 0
    after = (folder / VI).read_text(encoding="utf-8")
    assert "- **Phối hợp:** Công an tỉnh ;Địa phương\n- **Căn cứ:** CT 17-CT/TW\n" in after


def test_fmt_keeps_line_ends_and_byte_order_mark(folder: Path) -> None:
    text = (folder / VI).read_text(encoding="utf-8").replace("Mở đầu Sở Y tế.", "Theo 17/CT-TW:\n- a")
    crlf = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    (folder / VI).write_bytes(crlf)
    assert cli.main(["fmt"]) == 0
    assert (folder / VI).read_bytes() == crlf.replace(b"17/CT-TW:\r\n", b"17-CT/TW:\r\n\r\n")


def test_fmt_check_writes_nothing_and_shows_the_change(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / VI, "Mở đầu Sở Y tế.", "Theo Chỉ thị số 17/CT-TW.")
    before = (folder / VI).read_bytes()
    assert cli.main(["fmt", "--check"]) == 1
    assert (folder / VI).read_bytes() == before
    assert f"--- {VI}" in (said := capsys.readouterr().out) and "+Theo Chỉ thị số 17-CT/TW." in said


def test_fmt_leaves_a_broken_file_alone(folder: Path) -> None:
    broken = b"# S\xe1\xbb\n\nTheo 17/CT-TW.\n"
    (folder / VI).write_bytes(broken)
    assert cli.main(["fmt"]) == 0
    assert (folder / VI).read_bytes() == broken


@pytest.mark.parametrize("plan", ["giao-thong", "nuoc-sach"])
def test_pages_in_form_stay_as_they_are(plan: str) -> None:
    assert [edited.path for edited in tidy(docs_of(plan))] == []


def test_shipped_pages_are_brought_into_form_at_once(project: Path, tmp_path: Path) -> None:
    docs = Path(shutil.copytree(project / "docs", tmp_path / "docs"))
    write_all(tidy(docs))
    assert [edited.path for edited in tidy(docs)] == []


@seed(22)
@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aơ\u031b\u0309 -*:/\r\n\t#>`20CTW.NV1", max_size=80))
def test_fmt_twice_is_fmt_once_and_loses_no_word(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("fmt")
    (folder / "vi").mkdir()
    (folder / "vi" / "index.md").write_bytes(f"# A\n\n{text}".encode())
    write_all(tidy(folder))
    assert tidy(folder) == ()


@pytest.mark.parametrize("first", range(3))
def test_fmt_survives_the_slips_of_editors(tmp_path: Path, first: int) -> None:
    slips.run(first, tmp_path)


def test_fmt_writes_all_or_nothing(folder: Path) -> None:
    good, bad = folder / VI, folder / "khong-co" / "trang.md"
    before = good.read_bytes()
    with pytest.raises(OSError, match="trang"):
        write_all((Edited(good, before.decode(), "mới"), Edited(bad, "", "mới")))
    assert good.read_bytes() == before


def test_fmt_takes_no_name_from_a_title_that_check_questions(folder: Path) -> None:
    edit(folder / VI, "# Sở Y tế\n", "# Sở Y tе\n")
    before = (folder / "docs/vi/co-quan/cong-an-tinh.md").read_bytes()
    assert b"SYT" in before
    assert cli.main(["fmt"]) == 0
    assert (folder / "docs/vi/co-quan/cong-an-tinh.md").read_bytes() == before


@given(st.text(alphabet="ab\r\n", max_size=30))
def test_lines_are_counted_as_the_reader_counts_them(text: str) -> None:
    assert [line.rstrip("\r\n") for line in lines_of(text)] == text.replace("\r\n", "\n").replace("\r", "\n").split(
        "\n"
    )
    assert "".join(lines_of(text)) == text


def test_new_task_has_the_next_id_in_both_languages(folder: Path) -> None:
    assert cli.main(["new", "task", "so-y-te"]) == 0
    loaded = site.load(Path("docs"))
    assert set(loaded.links.plan.tasks) == {"NV-10", "NV-19", "NV-20"}
    assert loaded.links.tasks["NV-20"].responsible == ("so-y-te",)
    vi, en = (folder / VI).read_text(encoding="utf-8"), (folder / EN).read_text(encoding="utf-8")
    assert vi.index("NV-19.") < vi.index("NV-20.") < vi.index("## Phối hợp")
    assert en.index("NV-19.") < en.index("NV-20.") < en.index("## Supports")
    rules = {problem.rule for problem in loaded.problems}
    assert "empty-fact" in rules and not rules & {"task-id", "duplicate-id", "translation-missing", "translation-order"}


def test_new_task_for_an_unknown_agency_is_a_message(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / VI).read_bytes()
    assert cli.main(["new", "task", "so-xay-dung"]) == 2
    assert "Sở Y tế" in capsys.readouterr().err
    assert (folder / VI).read_bytes() == before


def test_new_task_stands_last_where_a_page_has_no_heading(folder: Path) -> None:
    (folder / EN).write_text("A page whose heading is lost.\n", encoding="utf-8")
    assert cli.main(["new", "task", "Sở Y tế"]) == 0
    assert (folder / EN).read_text(encoding="utf-8").startswith("A page whose heading is lost.\n\n### NV-")
