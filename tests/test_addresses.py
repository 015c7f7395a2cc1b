"""A published address lives for ever: what moves says from where, and its former address leads on."""

import os
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.repository import Repository

from plansite import cli
from plansite.language.words import load as load_words
from plansite.model import Problem
from plansite.past.others import blob_name
from plansite.publish import leads_on
from plansite.site import Site, load

HEALTH = "docs/vi/co-quan/so-y-te.md"
POLICE = "docs/vi/co-quan/cong-an-tinh.md"
OLD = "- **Địa chỉ cũ:** "


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The golden plan with one publication."""
    made = Repository(tmp_path / "origin")
    made.git("tag", "-m", "Lần đầu", "cong-bo-2026-01-01")
    monkeypatch.chdir(made.folder)
    return made


def loaded() -> Site:
    return load(Path("docs"))


def lost() -> list[Problem]:
    return [problem for problem in loaded().problems if problem.rule in ("lost-address", "vanished-id")]


def renamed(repository: Repository) -> None:
    for lang in ("vi", "en"):
        folder = repository.folder / "docs" / lang / "co-quan"
        (folder / "so-y-te.md").rename(folder / "so-y-te-va-dan-so.md")


def moved(repository: Repository) -> None:
    for lang in ("vi", "en"):
        folder = repository.folder / "docs" / lang / "co-quan"
        text = (folder / "so-y-te.md").read_text(encoding="utf-8")
        start = text.index("### NV-19.")
        end = text.index("\n## ", start) + 1
        (folder / "so-y-te.md").write_text(text[:start] + text[end:], encoding="utf-8")
        other = (folder / "cong-an-tinh.md").read_text(encoding="utf-8")
        at = other.index("### NV-10.")
        (folder / "cong-an-tinh.md").write_text(other[:at] + text[start:end] + other[at:], encoding="utf-8")


def with_hints(problems: list[Problem]) -> None:
    """What the hints ask for, written where they say."""
    for problem in problems:
        fact = problem.hint.split("`")[1]
        lines = Path(problem.file).read_text(encoding="utf-8").split("\n")
        at = problem.line
        while not lines[at].strip():
            at += 1
        gap = [] if lines[at].startswith("- **") else [""]
        lines[at:at] = [fact, *gap]
        Path(problem.file).write_text("\n".join(lines), encoding="utf-8")


def test_nothing_is_lost_where_nothing_moved(published: Repository) -> None:
    assert lost() == []


def test_without_a_publication_nothing_is_promised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Repository(tmp_path / "origin")
    monkeypatch.chdir(made.folder)
    renamed(made)
    assert lost() == []


def test_renamed_page_is_said_where_it_is_now_and_the_hint_mends_it(published: Repository) -> None:
    renamed(published)
    (problem,) = lost()
    assert (problem.file, problem.line) == ("docs/vi/co-quan/so-y-te-va-dan-so.md", 1)
    assert f"`{OLD}co-quan/so-y-te/`" in problem.hint and "cong-bo-2026-01-01" in problem.message
    with_hints([problem])
    assert lost() == []


def test_moved_task_is_said_at_its_heading_and_the_hint_mends_it(published: Repository) -> None:
    moved(published)
    (problem,) = lost()
    assert (problem.file, problem.hint.split("`")[1]) == (POLICE, f"{OLD}co-quan/so-y-te/#nv-19")
    with_hints([problem])
    assert lost() == []
    site = loaded()
    assert 'id="nv-19"' in site.page("vi", "co-quan/so-y-te.md")
    assert "Moved to another page" in site.page("en", "co-quan/so-y-te.md")
    assert leads_on.ways(site.links) == {}, "a page that is there has no page that leads on"


def test_merged_agency_leads_on_with_its_tasks(published: Repository) -> None:
    moved(published)
    for lang in ("vi", "en"):
        (published.folder / "docs" / lang / "co-quan" / "so-y-te.md").unlink()
    (problem,) = lost()
    assert problem.file == POLICE and "`- **Địa chỉ cũ:** co-quan/so-y-te/`" in problem.hint
    with_hints([problem])
    assert lost() == []


def test_task_that_is_no_more_is_an_error_in_check(published: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    published.edit(HEALTH, "### NV-19. ", "### NV-91. ")
    assert cli.main(["check"]) == 1
    assert f"{HEALTH}:11: error[vanished-id]: Nhiệm vụ NV-19 đã biến mất" in capsys.readouterr().out


def test_review_says_it_once(published: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    published.edit(HEALTH, "### NV-19. ", "### NV-91. ")
    assert cli.main(["review", "HEAD", "--summary", "summary.md"]) == 1
    assert capsys.readouterr().out.count("vanished-id") == 1


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ("co-quan/so-y-te.md", "bad-value"),
        ("https://vi-du.vn/co-quan/", "bad-value"),
        ("co-quan/cong-an-tinh/", "same-address"),
        ("co-quan/cong-an-tinh/#nv-10", "same-address"),
        ("co-quan/cu/; co-quan/cu/", "same-address"),
    ],
)
def test_former_address_is_one_and_leads_to_one_place(published: Repository, value: str, rule: str) -> None:
    published.edit(HEALTH, "- **Tên tắt:**", f"{OLD}{value}\n- **Tên tắt:**")
    assert [problem.rule for problem in loaded().problems if problem.file == HEALTH] == [rule]


def test_page_leads_on_in_every_language(published: Repository) -> None:
    renamed(published)
    with_hints(lost())
    built = published.folder / "site"
    built.mkdir()
    site = loaded()
    leads_on.write(site.links, load_words(), built)
    for root, target, up in (
        ("", "co-quan/so-y-te-va-dan-so/", "../../"),
        ("en/", "en/co-quan/so-y-te-va-dan-so/", "../../../"),
    ):
        page = LexborHTMLParser((built / root / "co-quan" / "so-y-te" / "index.html").read_text(encoding="utf-8"))
        links = page.css("a[href], link[rel=canonical]")
        assert {link.attributes["href"] for link in links} == {f"{up}{target}"}
        assert f"url={up}{target}" in (page.html or "").partition("<noscript>")[2]
        assert [node.attributes["content"] for node in page.css("meta[name=robots]")] == ["noindex"]
    assert (built / "_redirects").read_text(encoding="utf-8").splitlines() == [
        "/co-quan/so-y-te/ /co-quan/so-y-te-va-dan-so/ 301",
        "/en/co-quan/so-y-te/ /en/co-quan/so-y-te-va-dan-so/ 301",
    ]


def test_anchor_that_went_elsewhere_than_its_page_has_a_way_of_its_own(published: Repository) -> None:
    published.edit(HEALTH, "- **Tên tắt:**", f"{OLD}co-quan/cu/\n- **Tên tắt:**")
    published.edit(POLICE, "### NV-10. ", "### NV-10. ")
    text = (published.folder / POLICE).read_text(encoding="utf-8")
    at = text.index("- **", text.index("### NV-10."))
    (published.folder / POLICE).write_text(text[:at] + f"{OLD}co-quan/cu/#nv-10\n" + text[at:], encoding="utf-8")
    site = loaded()
    (way,) = leads_on.ways(site.links).values()
    assert way.place.path == "co-quan/so-y-te.md" and way.anchors["nv-10"].path == "co-quan/cong-an-tinh.md"
    page = leads_on.page(site.links, load_words(), "vi", "co-quan/cu/", way)
    assert '{"#nv-10": "../../co-quan/cong-an-tinh/#nv-10"}[location.hash]' in page
    assert '<li id="nv-10">' in page
    assert list(leads_on._lines("vi", leads_on.ways(site.links))) == []


def test_a_pipe_in_place_of_a_published_page_holds_nothing_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "link.md").symlink_to("/dev/zero")
    (tmp_path / "page.md").write_text("a")
    assert [blob_name(tmp_path / f"{name}.md") for name in ("pipe", "link", "none")] == ["", "", ""]
    assert blob_name(tmp_path / "page.md") == "2e65efe2a145dda7ee51d1741299f848e5bf752e"
