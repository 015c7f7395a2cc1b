"""What `plansite diff` says of edits, in real git repositories."""

import json
from pathlib import Path

import pytest
from tests.repository import Repository

from plansite import cli
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
