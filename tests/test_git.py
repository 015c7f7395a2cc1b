"""What git holds was written by strangers and is read under anybody's settings: neither changes what is seen."""

import os
import shutil
import stat
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.fuzz import histories
from tests.repository import BASE as GOLDEN
from tests.repository import Repository

from plansite import site
from plansite.past.git import history, publications
from plansite.past.staleness import standings
from plansite.publish.feed import write_feeds

VI = "docs/vi/co-quan/so-y-te.md"
TAG = "cong-bo-2026-01-05"
BACK = (GOLDEN / "vi/co-quan/so-y-te.md").read_text(encoding="utf-8")
"""What stands on disk where the index holds something else."""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "origin")


def changed(repository: Repository, message: str = "Change") -> None:
    repository.edit(VI, "Sở Lao động làm.", "Sở Lao động làm trong ba năm.")
    repository.commit(message)


def stale(folder: Path) -> list[str]:
    return [key for (_, key), standing in standings(history(folder / "docs")).items() if standing.state == "stale"]


@pytest.mark.parametrize("message", ["a\x1eb", "\x1e" + "0" * 40, "a\n\n\x1e\x0c", "\u2028", "\x01\x02", "\x1b[31m"])
def test_message_passes_for_no_more_than_it_is(repository: Repository, message: str) -> None:
    changed(repository, message)
    assert stale(repository.folder) == ["NV-19"]


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("Theo\u2028kiến nghị\x0c mới", "Theo kiến nghị mới"),
        ("a\x08b\x1b[31mc", "a b [31mc"),
        ("một\nhai\n\nba", "một hai"),
        ("\x1e\x1f", ""),
        ("]]> & <b>", "]]> & <b>"),
    ],
)
def test_subject_of_a_tag_is_one_line_of_text(repository: Repository, tmp_path: Path, subject: str, said: str) -> None:
    repository.git("tag", "-a", TAG, "-m", subject)
    loaded = site.load(repository.folder / "docs")
    assert [edition.reason for edition in loaded.editions] == [said]
    site.stage(loaded, tmp_path / "staged")
    write_feeds(loaded.editions, loaded.who, tmp_path)
    assert ElementTree.parse(tmp_path / "thay-doi.xml").getroot() is not None


def test_control_character_in_an_old_title_does_not_break_the_feed(repository: Repository, tmp_path: Path) -> None:
    repository.git("tag", "-a", TAG, "-m", "Công bố")
    repository.edit(VI, "### NV-19. ", "### NV-19. \x08")
    repository.commit("Odd")
    repository.git("tag", "-a", "cong-bo-2026-02-01", "-m", "Lại công bố")
    loaded = site.load(repository.folder / "docs")
    write_feeds(loaded.editions, loaded.who, tmp_path)
    assert len(ElementTree.parse(tmp_path / "thay-doi.xml").getroot()) > 5


def test_tag_that_a_branch_is_named_after_is_still_the_tag(repository: Repository) -> None:
    repository.git("tag", "-a", TAG, "-m", "Công bố")
    repository.git("branch", TAG)
    assert [each.tag for each in publications(repository.folder / "docs")] == [TAG]
    assert len(site.load(repository.folder / "docs").editions) == 1


def test_tag_of_no_commit_and_of_an_odd_name_is_none(repository: Repository) -> None:
    repository.git("tag", "cong-bo-cay", "HEAD^{tree}")
    repository.git("tag", 'cong-bo-<b>"', "HEAD")
    repository.git("tag", TAG)
    assert [each.tag for each in publications(repository.folder / "docs")] == [TAG]


@pytest.mark.parametrize("place", ["docs/vi/x.md", VI])
def test_repository_or_link_in_a_pages_place_is_no_page(repository: Repository, place: str) -> None:
    commit = "1" * 40
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{commit},{place}")
    repository.git("commit", "-q", "-m", "Odd")
    found = history(repository.folder / "docs")
    assert found is not None
    key = ("vi", place.removeprefix("docs/vi/"))
    assert [revision.pages[key] for revision in found.revisions[1:] if key in revision.pages] in (
        [],
        [None],
        [None, BACK],
    )
    assert site.load(repository.folder / "docs").standings


@pytest.mark.parametrize("setting", [
    "log.diffMerges=off", "log.showSignature=true", "log.date=relative", "diff.renames=copies", "diff.noprefix=true",
    "i18n.logOutputEncoding=UTF-16", "core.abbrev=5", "core.quotePath=true", "color.ui=always", "diff.relative=false",
    "core.attributesFile=/dev/null", "tag.sort=-refname", "format.pretty=%B", "diff.external=false", "log.follow=true",
])  # fmt: skip
def test_no_setting_changes_what_is_seen(repository: Repository, monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    repository.git("switch", "-q", "-c", "change")
    changed(repository)
    repository.git("mv", "docs/en/gioi-thieu.md", "docs/en/moi.md")
    repository.commit("Move\n\nBản dịch vẫn đúng: NV-01")
    repository.git("switch", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "Merge", "change")
    repository.git("tag", "-a", TAG, "-m", "Công bố")
    repository.git("tag", "cong-bo-2026-01-06")
    docs = repository.folder / "docs"
    before = history(docs), publications(docs)
    assert before[0] is not None and ("en", "moi.md") in before[0].revisions[1].pages
    name, _, value = setting.partition("=")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", name)
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", value)
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    assert (history(docs), publications(docs)) == before


def test_lacking_texts_are_no_history(repository: Repository) -> None:
    changed(repository)
    changed_blob = subprocess.run(
        ["git", "rev-parse", f"HEAD~1:{VI}"], cwd=repository.folder, capture_output=True, text=True, check=True
    ).stdout.strip()
    lost = repository.folder / ".git" / "objects" / changed_blob[:2] / changed_blob[2:]
    lost.chmod(stat.S_IRWXU)
    lost.unlink()
    repository.git("tag", TAG, "HEAD~1")
    assert history(repository.folder / "docs") is None
    assert site.load(repository.folder / "docs").editions == ()


def test_shallow_clone_says_on_each_page_that_the_history_is_unknown(repository: Repository, tmp_path: Path) -> None:
    changed(repository)
    told = "so it cannot be known whether the translation is up to date"
    repository.git("clone", "-q", "--depth", "1", repository.folder.as_uri(), str(tmp_path / "shallow"))
    shutil.copytree(repository.folder / "docs", tmp_path / "bare" / "docs")
    for name in ("shallow", "bare"):
        loaded = site.load(tmp_path / name / "docs")
        pages = [path for lang, path in loaded.links.plan.pages if lang == "en"]
        assert all(told in loaded.page("en", path) for path in pages) and len(pages) > 5
    whole = site.load(repository.folder / "docs")
    assert told not in whole.page("en", "co-quan/so-y-te.md")


@pytest.mark.parametrize("seed", range(4))
def test_odd_history_is_led_the_whole_way(seed: int, tmp_path: Path) -> None:
    histories.run(seed, tmp_path)


def test_without_git_there_is_no_history(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert history(repository.folder / "docs") is None and publications(repository.folder / "docs") == ()
