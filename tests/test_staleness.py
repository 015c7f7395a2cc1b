"""Which tasks' translations are stale, from real git repositories of every shape."""

import shutil
from pathlib import Path

import pytest
from tests.repository import Repository

from plansite import site
from plansite.past.git import confirmations, history
from plansite.past.staleness import Standing, standings
from plansite.publish.kept import Kept, Shelf

TASK = ("en", "NV-19")
VI = "docs/vi/co-quan/so-y-te.md"
EN = "docs/en/co-quan/so-y-te.md"


class Translated(Repository):
    def change_vietnamese(self, message: str = "Sửa") -> None:
        self.edit(VI, "Sở Lao động làm.", "Sở Lao động làm trong ba năm.")
        self.commit(message)

    def change_english(self) -> None:
        self.edit(EN, "Under Directive No. 17-CT/TW.", "Under Directive No. 17-CT/TW, for three years.")
        self.commit("Revise")

    def standing(self) -> Standing:
        return standings(history(self.folder / "docs"))[TASK]


@pytest.fixture
def repository(tmp_path: Path) -> Translated:
    return Translated(tmp_path / "origin")


def test_untouched_is_current(repository: Translated) -> None:
    assert repository.standing().state == "current"


def test_only_the_changed_task_is_stale(repository: Translated) -> None:
    repository.change_vietnamese()
    found = standings(history(repository.folder / "docs"))
    assert [key for key, standing in found.items() if standing.state == "stale"] == [TASK]
    assert "ba năm" in found[TASK].new and "ba năm" not in found[TASK].old


def test_what_is_kept_of_former_texts_changes_no_standing(repository: Translated, tmp_path: Path) -> None:
    store = Kept(tmp_path / "kept", "")
    for edit in (repository.change_vietnamese, repository.change_english):
        edit()
        for _ in range(2):
            loaded = site.load(repository.folder / "docs", kept=store)
            assert loaded.standings == standings(history(repository.folder / "docs")) != {}
    with Shelf.open(store, "history") as shelf:
        assert shelf.had


def test_revising_the_translation_clears_it(repository: Translated) -> None:
    repository.change_vietnamese()
    repository.change_english()
    assert repository.standing().state == "current"


def test_editing_another_part_of_the_page_does_not(repository: Translated) -> None:
    repository.change_vietnamese()
    repository.edit(EN, "Intro.", "An introduction.")
    repository.commit("Revise")
    assert repository.standing().state == "stale"


def test_heading_that_goes_leaves_the_standing_of_the_next(repository: Translated) -> None:
    repository.edit(VI, "## Phối hợp\n", "## Phối hợp\n\nLời mới.\n")
    repository.commit("Sửa")
    repository.edit(EN, "## Duties\n\n<!-- plansite: chu-tri -->\n\n", "")
    repository.commit("Remove")
    found = {key: standing.state for key, standing in standings(history(repository.folder / "docs")).items()}
    page = "co-quan/so-y-te.md"
    assert found["en", f"{page}#2"] == "stale"
    assert ("en", f"{page}#1") not in found


def test_going_back_clears_it(repository: Translated) -> None:
    repository.change_vietnamese()
    repository.edit(VI, "làm trong ba năm.", "làm.")
    repository.commit("Back")
    assert repository.standing().state == "current"


def test_new_line_breaks_and_facts_change_nothing(repository: Translated) -> None:
    repository.edit(VI, "thì\nSở", "thì Sở")
    repository.edit(VI, "đoạn 9", "đoạn 8")
    repository.commit("Wrap")
    assert repository.standing().state == "current"


@pytest.mark.parametrize("how", ["merge", "squash", "rebase"])
@pytest.mark.parametrize("both", [True, False])
def test_pull_request_however_it_lands(repository: Translated, how: str, both: bool) -> None:
    repository.git("switch", "-q", "-c", "change")
    repository.change_vietnamese()
    if both:
        repository.change_english()
    repository.git("switch", "-q", "main")
    repository.edit("docs/vi/index.md", "\n", "\n\n")
    repository.commit("Meanwhile")
    if how == "merge":
        repository.git("merge", "-q", "--no-ff", "-m", "Merge", "change")
    elif how == "squash":
        repository.git("merge", "-q", "--squash", "change")
        repository.commit("Squashed")
    else:
        repository.git("rebase", "-q", "main", "change")
        repository.git("switch", "-q", "main")
        repository.git("merge", "-q", "--ff-only", "change")
    assert repository.standing().state == ("current" if both else "stale")


def test_translation_before_its_source_in_one_merge_is_together(repository: Translated) -> None:
    repository.git("switch", "-q", "-c", "change")
    repository.change_english()
    repository.change_vietnamese()
    repository.git("switch", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "Merge", "change")
    assert repository.standing().state == "current"


@pytest.mark.parametrize("how", ["same commit", "later", "merged", "squashed"])
def test_confirmation(repository: Translated, how: str) -> None:
    line = "Sửa lỗi gõ\n\n* Bản dịch vẫn đúng: nv-19"
    if how in ("merged", "squashed"):
        repository.git("switch", "-q", "-c", "change")
    repository.change_vietnamese("Sửa" if how == "later" else line)
    if how == "later":
        repository.git("commit", "-q", "--allow-empty", "-m", line)
        repository.edit("docs/vi/index.md", "\n", "\n\n")
        repository.commit("Sửa trang khác")
    if how in ("merged", "squashed"):
        repository.git("switch", "-q", "main")
        repository.git("merge", "-q", *(["--no-ff", "-m", "Merge"] if how == "merged" else ["--squash"]), "change")
        if how == "squashed":
            repository.commit("Sửa (#5)\n\n" + line)
    assert repository.standing().state == "current"
    repository.edit(VI, "ba năm", "bốn năm")
    repository.commit("Lại sửa")
    assert repository.standing().state == "stale"


def test_confirmation_is_read_only_from_its_line() -> None:
    assert confirmations("Bản dịch vẫn đúng: NV-19, NV-205\nNV-20") == {"NV-19", "NV-205"}
    assert confirmations("Xem NV-19") == frozenset()


def test_shallow_clone_claims_only_what_it_knows(repository: Translated, tmp_path: Path) -> None:
    repository.change_vietnamese()
    address = (repository.folder).as_uri()
    repository.git("clone", "-q", "--depth", "1", address, str(tmp_path / "one"))
    assert standings(history(tmp_path / "one" / "docs"))[TASK].state == "unknown"
    repository.git("clone", "-q", "--depth", "2", address, str(tmp_path / "all"))
    assert standings(history(tmp_path / "all" / "docs"))[TASK].state == "stale"


def test_export_without_history_says_so(repository: Translated) -> None:
    repository.change_vietnamese()
    shutil.rmtree(repository.folder / ".git")
    assert history(repository.folder / "docs") is None
    page = site.load(repository.folder / "docs").page("en", "co-quan/so-y-te.md")
    assert "cannot be known" in page


def test_page_shows_what_changed_at_the_task_alone(repository: Translated) -> None:
    repository.change_vietnamese()
    page = site.load(repository.folder / "docs").page("en", "co-quan/so-y-te.md")
    before, notice = page.split('<div class="stale"')
    assert 'data-task="NV-19"' in before
    assert "<del>làm.</del> → <ins>làm trong ba năm.</ins>" in notice
    assert 'class="stale"' not in site.load(repository.folder / "docs").page("vi", "co-quan/so-y-te.md")


def test_work_not_yet_committed_counts(repository: Translated) -> None:
    repository.edit(VI, "Sở Lao động làm.", "Sở Lao động làm ngay.")
    assert repository.standing().state == "stale"


def test_edition_is_the_last_change_of_the_text_and_none_while_some_is_not_committed(repository: Repository) -> None:
    past = history(repository.folder / "docs")
    assert past is not None and past.edition == past.revisions[-2].date != ""
    repository.edit(EN, "Intro.", "An introduction.")
    changed = history(repository.folder / "docs")
    assert changed is not None and changed.edition == ""
