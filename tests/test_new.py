"""`plansite new`: pages and translations are begun in every language, and `check` says just what is left to do."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.importing import word
from tests.projects import PLANS, docs_of

from plansite import cli, report, site
from plansite.authoring.init import init, skeleton, with_translation
from plansite.authoring.translation import stub_of
from plansite.language.words import load as load_words

IMPORTED = PLANS / "an-toan-nuoc-2025" / "ke-hoach.docx.md"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan's own folder, new, with no other language."""
    init(tmp_path / "a", "plansite==1")
    monkeypatch.chdir(tmp_path / "a")
    return tmp_path / "a"


def rules(docs: Path = Path("docs")) -> set[str]:
    return {problem.rule for problem in site.load(docs).problems}


def test_an_agency_by_its_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "agency", "Sở Y tế"]) == 0
    assert capsys.readouterr().out == "docs/vi/co-quan/so-y-te.md\n"
    assert site.load(Path("docs")).links.plan.agencies["so-y-te"].name == {"vi": "Sở Y tế"}
    assert rules() == set()


def test_a_document_says_what_its_number_and_date_say(folder: Path) -> None:
    assert cli.main(["new", "document", "Quyết định 1183/QĐ-TTg ngày 14/10/2024"]) == 0
    (document,) = site.load(Path("docs")).links.plan.documents.values()
    assert document.path == "van-ban/quyet-dinh-1183-qd-ttg.md"
    said = (document.number, document.type, document.issuer, document.date)
    assert said == ("1183/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ", "2024-10-14")
    assert [(problem.rule, problem.line) for problem in site.load(Path("docs")).problems] == [("empty-fact", 11)]


def test_a_programme_without_a_number_is_a_document_too(folder: Path) -> None:
    assert cli.main(["new", "document", "Chương trình nước sạch"]) == 0
    assert "chuong-trinh-nuoc-sach" in site.load(Path("docs")).links.plan.documents


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("agency", "Sở Y tế"),
        ("agency", "so y te"),
        ("agency", "   "),
        ("agency", "Sở *Y tế*"),
        ("agency", "Sở Y tế; Công an"),
        ("agency", "NV-01. Sở"),
        ("document", "Quyết định số 12/QĐ-UBND"),
        ("task", "Sở Xây dựng"),
        ("language", "vi"),
        ("language", "xx"),
    ],
)
def test_what_is_there_or_no_name_is_refused_and_nothing_is_written(
    kind: str, name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["new", "agency", "Sở Y tế"])
    cli.main(["new", "document", "Quyết định số 12/QĐ-UBND"])
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    capsys.readouterr()
    assert cli.main(["new", kind, name]) == 2
    assert name in capsys.readouterr().err
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_a_page_of_another_kind_is_not_written_over(folder: Path) -> None:
    page = folder / "docs" / "vi" / "co-quan" / "index.md"
    before = page.read_bytes()
    assert cli.main(["new", "agency", "Index"]) == 2
    assert page.read_bytes() == before


def test_a_task_by_its_agency_s_name(folder: Path) -> None:
    cli.main(["new", "agency", "Sở Y tế"])
    assert cli.main(["new", "task", "Sở Y tế"]) == 0
    assert site.load(Path("docs")).links.tasks["NV-01"].responsible == ("so-y-te",)


def test_a_glossary_is_asked_for_only_with_another_language(folder: Path) -> None:
    cli.main(["new", "document", "Quyết định 1183/QĐ-TTg ngày 14/10/2024"])
    assert not (folder / "docs" / "vi" / "thuat-ngu.md").exists() and "unknown-term" not in rules()
    assert cli.main(["new", "language", "en"]) == 0
    terms = site.load(Path("docs")).links.plan.terms
    assert terms["quyet-dinh"].name == {"vi": "Quyết định", "en": "Decision"}
    assert "unknown-term" not in rules()


def test_a_new_folder_speaks_another_language_at_once(folder: Path) -> None:
    assert cli.main(["new", "language", "en"]) == 0
    assert site.load(Path("docs")).problems == ()
    forms = folder / ".github" / "ISSUE_TEMPLATE"
    assert (forms / "mistake.yml").is_file() and (forms / "ban-dich.yml").is_file()
    assert "Bản tiếng Anh" in (folder / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")


def test_a_second_time_nothing_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["new", "language", "en"])
    capsys.readouterr()
    assert cli.main(["new", "language", "en"]) == 0
    assert capsys.readouterr() == ("", "Không trang nào thiếu bản “en”.\n")


def test_forms_that_somebody_changed_stay(folder: Path) -> None:
    template = folder / ".github" / "PULL_REQUEST_TEMPLATE.md"
    template.write_text("Của tôi\n", encoding="utf-8")
    assert cli.main(["new", "language", "en"]) == 0
    assert template.read_text(encoding="utf-8") == "Của tôi\n"


@pytest.mark.parametrize("later", [True, False])
def test_of_an_imported_plan_check_says_just_what_is_to_be_translated(later: bool, folder: Path) -> None:
    file = word.write(IMPORTED.read_text(encoding="utf-8"), folder.parent / "a.docx")
    assert cli.main(["import", str(file), ".", *([] if later else ["--languages", "vi,en"])]) == 0
    if later:
        assert rules() == set()
        assert cli.main(["new", "language", "en"]) == 0
    loaded = site.load(Path("docs"))
    assert rules() == {"translation-missing"} and report.blocking(loaded.problems) == ()
    said = " ".join(problem.message for problem in loaded.problems)
    assert all(f"{task} chưa được dịch." in said for task in loaded.links.plan.tasks)
    page = folder / "docs" / "en" / "co-quan" / "phong-kinh-te.md"
    text = page.read_text(encoding="utf-8")
    marked = [each for each in loaded.problems if each.file.endswith(page.name) and "(to be translated)" in each.hint]
    assert text.count("(to be translated)") == len(marked) == 2
    # Once translated, it is compared again.
    page.write_text(text.replace("(to be translated) ", ""), encoding="utf-8")
    assert rules() >= {"translation-missing", "translation-items"}


def test_drafts_take_the_place_of_empty_pages_of_a_translation_too(folder: Path) -> None:
    cli.main(["new", "language", "en"])
    file = word.write(IMPORTED.read_text(encoding="utf-8"), folder.parent / "a.docx")
    assert cli.main(["import", str(file), "."]) == 0
    assert rules() == {"translation-missing"}
    home = (folder / "docs" / "en" / "index.md").read_text(encoding="utf-8")
    assert "(to be translated) Kế hoạch 41/KH-UBND" in home and "being prepared" not in home


def test_what_is_missing_in_the_source_is_said_beside_what_is_to_be_translated(folder: Path) -> None:
    cli.main(["new", "agency", "Sở Y tế"])
    cli.main(["new", "task", "so-y-te"])
    before = rules()
    cli.main(["new", "language", "en"])
    assert "empty-fact" in before and rules() == before | {"translation-missing"}


def test_an_agency_is_begun_in_every_language(tmp_path: Path) -> None:
    docs = shutil.copytree(docs_of("giao-thong"), tmp_path / "docs")
    before = {problem.rule for problem in site.load(docs).problems}
    assert cli.main(["new", "agency", "Sở Bưu chính", str(docs)]) == 0
    name = site.load(docs).links.plan.agencies["so-buu-chinh"].name
    assert name == {"vi": "Sở Bưu chính", "en": "(to be translated) Sở Bưu chính"}
    assert rules(docs) - before == {"translation-missing"}


def test_a_stub_says_nothing_that_is_not_translated() -> None:
    text = "---\ndescription: x\n---\n\n# Văn bản\n\n## Nguồn\n\nLời.\n\n```text\n### NV-09. Mẫu\n```\n\n"
    text += "### NV-01. Việc\n\n- **Nguồn:** đoạn 1\n\n<!-- plansite: chu-tri -->\n"
    assert stub_of(text, "en", load_words()).split("\n\n") == [
        "# Documents",
        "## (to be translated) Source",
        "### NV-01. (to be translated) Việc",
        "<!-- plansite: chu-tri -->\n",
    ]


def _headings(text: str) -> Iterator[int]:
    return (len(line) - len(line.lstrip("#")) for line in text.split("\n") if line.startswith("#"))


def test_pages_of_a_new_plan_are_the_same_in_every_language() -> None:
    source, other = {**skeleton(), **with_translation("vi")}, with_translation("en")
    assert source.keys() == other.keys()
    assert {path: [*_headings(text)] for path, text in source.items()} == {
        path: [*_headings(text)] for path, text in other.items()
    }


def test_another_document_of_the_same_number_is_told_by_its_date(folder: Path) -> None:
    assert cli.main(["new", "document", "Quyết định số 12/QĐ-UBND ngày 05/3/2024"]) == 0
    assert cli.main(["new", "document", "Quyết định số 12/QĐ-UBND ngày 07/9/2025"]) == 0
    assert cli.main(["new", "document", "Quyết định số 12/QĐ-UBND ngày 07/9/2025"]) == 2
    names = {document.name["vi"] for document in site.load(Path("docs")).links.plan.documents.values()}
    assert {"Quyết định số 12/QĐ-UBND", "Quyết định số 12/QĐ-UBND ngày 07/9/2025"} <= names
