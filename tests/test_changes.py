"""What `plansite diff` says of edits, in real git repositories."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.repository import Repository

from plansite import cli, report
from plansite.model import Problem
from plansite.past.compare import Change, Changes
from plansite.past.revision import changes_since
from plansite.site import load

VI = "docs/vi/co-quan/so-y-te.md"
EN = "docs/en/co-quan/so-y-te.md"
POLICE = "docs/vi/co-quan/cong-an-tinh.md"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "origin")


def since(repository: Repository, base: str = "HEAD") -> Changes:
    docs = repository.folder / "docs"
    return changes_since(docs, base, load(docs).links)


def only(found: Changes) -> Change:
    assert len(found.items) == 1, found.items
    return found.items[0]


def test_no_edit_is_no_change(repository: Repository) -> None:
    assert since(repository) == Changes((), ())


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (VI, "thì\nSở Lao động làm.", "thì Sở\nLao động làm."),
        (VI, "- **Đối tượng:** Trẻ em\n- **Nguồn:** đoạn 9\n", "- **Nguồn:** đoạn 9\n- **Đối tượng:** Trẻ em\n"),
        (VI, "- a\n- b\n", "- b\n- a\n"),
        (VI, "Mở đầu Sở Y tế.\n", "Mở đầu\nSở Y tế.\n\n\n"),
    ],
    ids=["rewrapped", "facts reordered", "list reordered", "blank lines"],
)
def test_form_is_no_change(repository: Repository, file: str, old: str, new: str) -> None:
    repository.edit(file, old, new)
    assert since(repository) == Changes((), ())


def test_another_form_of_a_name_is_no_change(repository: Repository) -> None:
    repository.edit(VI, "- **Nguồn:**", "- **Phối hợp:** Công an tỉnh\n- **Nguồn:**")
    repository.commit("Add a partner")
    repository.edit(VI, "Phối hợp:** Công an tỉnh", "Phối hợp:** CAT")
    assert since(repository) == Changes((), ())
    partner = only(since(repository, "HEAD~1"))
    assert [(fact.label, fact.old, fact.new) for fact in partner.facts] == [("Phối hợp", (), ("Công an tỉnh",))]
    assert partner.how == ("changed",)
    assert set(partner.agencies) == {"Công an tỉnh", "Sở Y tế"}


def test_words_old_and_new(repository: Repository) -> None:
    repository.edit(VI, "Sở Lao động làm.", "Sở Lao động làm trong ba năm.")
    change = only(since(repository))
    (text,) = change.texts
    assert (change.kind, change.key, change.how) == ("task", "NV-19", ("changed",))
    assert (text.lang, text.part) == ("vi", "prose")
    assert [(word.old, word.new) for word in text.words] == [("làm.", "làm trong ba năm.")]


def test_stale_translation_is_named_until_it_is_revised_or_confirmed(repository: Repository) -> None:
    repository.edit(VI, "Sở Lao động làm.", "Sở Lao động làm ngay.")
    repository.commit("Change")
    assert only(since(repository, "HEAD~1")).stale == ("en",)
    repository.git("commit", "--allow-empty", "-m", "Confirm\n\nBản dịch vẫn đúng: NV-19")
    assert only(since(repository, "HEAD~2")).stale == ()
    repository.edit(VI, "làm ngay.", "làm sớm.")
    repository.edit(EN, "Under Directive", "Soon, under Directive")
    assert only(since(repository)).stale == ()


def test_added_withdrawn_and_restored(repository: Repository) -> None:
    repository.edit(VI, "## Phối hợp", "### NV-77. Việc mới\n\n- **Nguồn:** đoạn 9\n\nLàm.\n\n## Phối hợp")
    assert only(since(repository)).how == ("added",)
    repository.commit("Add")
    repository.edit(VI, "- **Đối tượng:** Trẻ em\n", "- **Đối tượng:** Trẻ em\n- **Tình trạng:** Bãi bỏ\n")
    assert only(since(repository)).how == ("withdrawn",)
    repository.commit("Withdraw")
    repository.edit(VI, "- **Tình trạng:** Bãi bỏ\n", "")
    assert only(since(repository)).how == ("restored",)


def test_moved_to_another_page(repository: Repository) -> None:
    text = (repository.folder / VI).read_text(encoding="utf-8")
    start, end = text.index("### NV-19."), text.index("## Phối hợp")
    repository.edit(VI, text[start:end], "")
    repository.edit(POLICE, "### NV-10.", text[start:end] + "### NV-10.")
    change = next(item for item in since(repository).items if item.key == "NV-19")
    assert "moved" in change.how and "removed" not in change.how
    assert set(change.agencies) == {"Sở Y tế", "Công an tỉnh"}
    assert since(repository).problems == ()


def test_vanished_id_is_an_error_at_its_line(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.edit(VI, "### NV-19. ", "### NV-91. ")
    monkeypatch.chdir(repository.folder)
    assert cli.main(["diff", "HEAD"]) == 1
    assert f"{VI}:11: error[vanished-id]: " in capsys.readouterr().err
    assert cli.main(["diff", "HEAD", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith(f"::error file={VI},line=11,title=vanished-id::")


def test_document_whose_number_is_mended_stays_itself(repository: Repository) -> None:
    repository.edit("docs/vi/van-ban/chi-thi.md", "17-CT/TW", "18-CT/TW")
    change = next(item for item in since(repository).items if item.kind == "document")
    assert change.how == ("changed",) and change.facts[0].new == ("18-CT/TW",)


def test_json_has_the_address_and_markdown_the_words(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.edit(VI, "Tiêm chủng cho trẻ em", "Tiêm <b>chủng</b>")
    monkeypatch.chdir(repository.folder)
    assert cli.main(["diff", "HEAD", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [(row["key"], row["url"]) for row in data["changes"]] == [("NV-19", "co-quan/so-y-te/#nv-19")]
    assert data["agencies"] == ["Sở Y tế"]
    assert cli.main(["diff", "HEAD"]) == 0
    said = capsys.readouterr().out
    assert "Tiêu đề (`vi`)" in said and "<b>" not in said and "⚠ Bản dịch chưa sửa theo: `en`" in said


@pytest.mark.parametrize("base", ["khong-co", "--output=x", ""])
def test_unknown_revision_is_a_message(
    repository: Repository, base: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository.folder)
    assert cli.main(["diff", "--", base]) == 2
    assert f"“{base}”" in capsys.readouterr().err


def test_review_lists_problems_changes_and_pages(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.edit(VI, "- **Đối tượng:** Trẻ em", "- **Đối tượng:** Trẻ con")
    monkeypatch.chdir(repository.folder)
    summary = repository.folder / "summary.md"
    assert cli.main(["review", "HEAD", "--summary", str(summary)]) == 1
    assert f"::error file={VI},line=13,title=unknown-beneficiary::" in capsys.readouterr().out
    said = summary.read_text(encoding="utf-8")
    assert f"`{VI}:13`" in said and "`unknown-beneficiary` **Đối tượng lạ**" in said
    assert "Đối tượng: ~~Trẻ em~~ → ∅" in said
    assert "- `/co-quan/so-y-te/`\n" in said and "- `/en/co-quan/so-y-te/`\n" in said


def test_review_of_nothing_names_no_page(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository.folder)
    assert cli.main(["review", "HEAD"]) == 0
    assert "Không trang nào đổi." in capsys.readouterr().out


@pytest.fixture
def reviewed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[], str]:
    """What `plansite review HEAD` says."""
    monkeypatch.chdir(repository.folder)

    def said() -> str:
        cli.main(["review", "HEAD"])
        return capsys.readouterr().out

    return said


def test_new_task_is_shown_whole_and_a_lost_one_too(repository: Repository, reviewed: Callable[[], str]) -> None:
    repository.edit(VI, "## Phối hợp", "### NV-77. Việc mới\n\n- **Nguồn:** đoạn 9\n\nLàm sổ mới.\n\n## Phối hợp")
    shown = "    - Nguồn: đoạn 9\n    - Cơ quan thực hiện: Sở Y tế\n    - Lời văn (`vi`): Làm sổ mới."
    said = reviewed()
    assert "NV-77. Việc mới** – thêm mới\n" in said and shown in said
    repository.commit("Add")
    repository.edit(VI, "### NV-77. Việc mới\n\n- **Nguồn:** đoạn 9\n\nLàm sổ mới.\n\n", "")
    said = reviewed()
    assert "NV-77. Việc mới** – bỏ đi\n" in said and shown in said


def test_changed_word_is_shown_in_its_sentence(repository: Repository, reviewed: Callable[[], str]) -> None:
    repository.edit(VI, "Sở Lao động làm.", "Sở Lao động không làm.")
    assert "Sở Lao động **không** làm." in reviewed()


def test_marker_front_matter_and_words_are_changes(repository: Repository, reviewed: Callable[[], str]) -> None:
    file = repository.folder / "scripts" / "language" / "words.csv"
    file.parent.mkdir(parents=True)
    file.write_text("key,vi,en\nmenu.home,Nhà,Home\n", encoding="utf-8")
    repository.commit("Words")
    file.write_text("key,vi,en\nmenu.home,Trang chủ,Home\n", encoding="utf-8")
    repository.edit(VI, "<!-- plansite: phoi-hop -->", "")
    text = (repository.folder / VI).read_text(encoding="utf-8")
    (repository.folder / VI).write_text(f"---\ndescription: Mô tả.\n---\n\n{text}", encoding="utf-8")
    said = reviewed()
    assert f"`{VI}`: bỏ danh sách `phoi-hop`" in said
    assert "`description`: ~~∅~~ → **Mô tả.**" in said
    assert "- Tệp `scripts/language/words.csv`" in said


def test_renamed_page_is_one_change(repository: Repository, reviewed: Callable[[], str]) -> None:
    for lang in ("vi", "en"):
        folder = repository.folder / "docs" / lang / "co-quan"
        (folder / "so-y-te.md").rename(folder / "so-y-te-moi.md")
    said = reviewed()
    assert "**Đổi tên tệp:** `co-quan/so-y-te.md` → `co-quan/so-y-te-moi.md`" in said
    assert "thêm mới" not in said and "bỏ đi" not in said


def test_id_given_to_another_duty_is_an_error(repository: Repository) -> None:
    texts = {file: (repository.folder / file).read_text(encoding="utf-8") for file in (VI, POLICE)}
    health, police = (
        text.split(f"### {key}. ")[1].split("\n")[0]
        for key, text in zip(("NV-19", "NV-10"), texts.values(), strict=True)
    )
    repository.edit(VI, f"### NV-19. {health}", f"### NV-19. {police}")
    repository.edit(POLICE, f"### NV-10. {police}", f"### NV-10. {health}")
    found = [problem for problem in since(repository).problems if problem.rule == "other-duty"]
    assert [Path(problem.file).name for problem in found] == [Path(POLICE).name, Path(VI).name]
    assert "trước đây là NV-19" in found[0].message


def test_annotations_begin_with_what_the_change_touches_one_a_line(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.edit(POLICE, "- **Nguồn:**", "- **Cỡ:** 1\n- **Nguồn:**")
    repository.commit("A fault of before")
    repository.edit(VI, "- **Đối tượng:** Trẻ em", "- **Đối tượng:** Trẻ con; Trẻ to")
    monkeypatch.chdir(repository.folder)
    cli.main(["review", "HEAD", "--summary", "summary.md"])
    places = [line.split(",title")[0] for line in capsys.readouterr().out.splitlines()]
    assert places[0] == f"::error file={VI},line=13" and len(set(places)) == len(places)
    assert any(POLICE in place for place in places[1:])


def test_description_confirms_a_translation(
    repository: Repository, reviewed: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.edit(VI, "Sở Lao động làm.", "Sở Lao động làm ngay.")
    assert "Bản dịch chưa sửa theo" in reviewed()
    monkeypatch.setenv("DESCRIPTION", "Sửa chữ.\r\n\r\nBản dịch vẫn đúng: NV-19\r\n")
    assert "Bản dịch chưa sửa theo" not in reviewed()


def test_pages_that_only_follow_are_folded(repository: Repository, reviewed: Callable[[], str]) -> None:
    repository.edit(VI, "- **Nguồn:**", "- **Phối hợp:** Công an tỉnh\n- **Nguồn:**")
    own, _, following = reviewed().partition("<details>")
    assert "`/co-quan/so-y-te/`" in own and "- `/`\n" in following and "- `/`\n" not in own


def test_places_are_links_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("SERVER_URL", "https://git.example"), ("REPOSITORY", "a/b"), ("SHA", "abc")):
        monkeypatch.setenv(f"GITHUB_{name}", value)
    said = report.markdown([Problem("docs/vi/a.md", 7, "task-id", "x")])
    assert "[`docs/vi/a.md:7`](https://git.example/a/b/blob/abc/docs/vi/a.md?plain=1#L7)" in said
