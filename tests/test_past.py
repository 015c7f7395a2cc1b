"""The public history: publications are tags, and each task tells when it changed, with the old words."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.repository import Repository

from plansite import cli, site
from plansite.publish.feed import FILE, write_feeds

VI = "docs/vi/co-quan/so-y-te.md"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Two publications, and an edit since."""
    found = Repository(tmp_path / "origin")
    found.git("tag", "-a", "cong-bo-2026-01-05", "-m", "Công bố lần đầu")
    found.edit(VI, "Sở Lao động làm.", "Sở Lao động làm ngay.")
    found.commit("Change")
    found.git("tag", "-a", "cong-bo-2026-02-01", "-m", "Theo kiến nghị của Sở Y tế")
    found.git("tag", "-a", "v2", "-m", "No publication")
    found.edit(VI, "- **Nguồn:** đoạn 9\n", "- **Nguồn:** đoạn 8\n")
    return found


def test_editions_hold_what_each_publication_changed(repository: Repository) -> None:
    found = site.load(repository.folder / "docs").editions
    assert [edition.tag for edition in found] == ["", "cong-bo-2026-02-01", "cong-bo-2026-01-05"]
    assert [[(item.key, item.how) for item in edition.changes.items] for edition in found] == [
        [("NV-19", ("changed",))], [("NV-19", ("changed",))], [],
    ]  # fmt: skip
    assert found[1].reason == "Theo kiến nghị của Sở Y tế"


def test_task_shows_when_it_changed_and_its_old_words(repository: Repository) -> None:
    page = site.load(repository.folder / "docs").page("vi", "co-quan/so-y-te.md")
    assert page.count('<details class="changed"') == 2
    assert "<del>làm.</del> → <ins>làm ngay.</ins>" in page
    assert "<del>đoạn 9</del> → <ins>đoạn 8</ins>" in page


def test_without_a_tag_nothing_is_claimed(tmp_path: Path) -> None:
    loaded = site.load(Repository(tmp_path / "origin").folder / "docs")
    assert loaded.editions == ()
    assert '<details class="changed"' not in loaded.page("vi", "co-quan/so-y-te.md")


def test_feed_has_an_entry_a_publication(repository: Repository, tmp_path: Path) -> None:
    for lang in ("vi", "en"):
        (repository.folder / "docs" / lang / "tra-cuu" / "lich-su.md").write_text("# Past\n", encoding="utf-8")
    loaded = site.load(repository.folder / "docs")
    write_feeds(loaded.editions, loaded.who, tmp_path)
    for file in ("thay-doi.xml", "en/thay-doi.xml"):
        entries = ElementTree.parse(tmp_path / file).getroot().findall(f"{ATOM}entry")
        assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
            "Theo kiến nghị của Sở Y tế",
            "Công bố lần đầu",
        ]
        links = [link.get("href") for entry in entries for link in entry.findall(f"{ATOM}link")]
        assert links == ["tra-cuu/lich-su/#cong-bo-2026-02-01", "tra-cuu/lich-su/#cong-bo-2026-01-05"]
        assert "NV-19" in (entries[0].findtext(f"{ATOM}summary") or "")


def test_feed_of_a_site_that_knows_its_address_leads_there(repository: Repository, tmp_path: Path) -> None:
    loaded = site.load(repository.folder / "docs")
    write_feeds(loaded.editions, replace(loaded.who, address="https://plan.example/p/"), tmp_path)
    links = ElementTree.parse(tmp_path / "en" / "thay-doi.xml").getroot().iter(f"{ATOM}link")
    hrefs = [str(link.get("href")) for link in links]
    assert hrefs[0] == "https://plan.example/p/en/thay-doi.xml"
    assert len(hrefs) == 3 and all(href.startswith("https://plan.example/p/en/") for href in hrefs)


def test_feeds_of_two_provinces_share_no_id(repository: Repository) -> None:
    """By the address where it is known, else by the plan's document."""
    first = site.load(repository.folder / "docs")
    repository.edit("docs/vi/van-ban/kh-31.md", "06/5/2015", "07/5/2015")
    second = site.load(repository.folder / "docs")
    sites = (first.who, second.who, *(replace(first.who, address=f"https://{name}.example/") for name in "ab"))
    ids = [who.urn(lang, FILE, tag) for who in sites for lang in ("vi", "en") for tag in ("", "cong-bo-2026-01-05")]
    assert len(set(ids)) == len(ids) == 16


@pytest.fixture
def noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "origin")
    for lang in ("vi", "en"):
        (made.folder / "docs" / lang / "tra-cuu" / "lich-su.md").write_text(
            "# P\n\n<!-- plansite: lich-su -->\n", encoding="utf-8"
        )
    made.commit("History")
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "editor")
    made.git("config", "user.name", "editor")
    made.git("config", "user.email", "editor@example.org")
    monkeypatch.chdir(made.folder)
    return made


@pytest.mark.parametrize("tags", [0, 1, 4])
def test_history_and_feed_of_so_many_publications(noted: Repository, tags: int, tmp_path: Path) -> None:
    for number in range(tags):
        if number > 1:
            word = ("ngay", "nhanh")[number - 2]
            noted.edit(VI, "Sở Lao động làm", f"Sở Lao động làm {word}")
            noted.commit("Change")
        assert cli.main(["publish-note", f"Lần {number}"]) == 0
    loaded = site.load(Path("docs"))
    assert [edition.reason for edition in loaded.editions] == [f"Lần {number}" for number in range(tags)][::-1]
    page = loaded.page("vi", "tra-cuu/lich-su.md")
    assert page.count("Công bố lần đầu trên trang này.") == min(tags, 1)
    assert page.count("Công bố lại; nội dung không đổi.") == (tags == 4)
    write_feeds(loaded.editions, loaded.who, tmp_path / "feeds")
    entries = ElementTree.parse(tmp_path / "feeds" / FILE).getroot().findall(f"{ATOM}entry")
    said = [entry.findtext(f"{ATOM}summary") or "" for entry in entries]
    assert len(said) == tags and [text for text in said if "lần đầu" in text] == said[-1:]
    assert all(said)


def test_publication_is_not_marked_over_what_is_not_committed_or_without_a_reason(
    noted: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["publish-note", " "]) == 2
    noted.edit(VI, "Sở Lao động làm", "Sở Lao động làm ngay")
    assert cli.main(["publish-note", "Vì thế"]) == 2
    noted.edit(VI, "- **Đối tượng:**", "- **Đối tượn:**")
    assert cli.main(["publish-note", "Vì thế"]) == 2
    said = capsys.readouterr().err
    assert "Ghi lý do" in said and "commit trước" in said and "Trang còn lỗi" in said
    assert site.load(Path("docs")).editions == ()
