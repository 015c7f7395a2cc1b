"""The tool with another plan in it: only that plan is named, and nothing leads to a page that it has not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from tests import building
from tests.built_pages import Links, broken, pages_of
from tests.importing import word
from tests.projects import PLANS, PROJECT, docs_of, project

from plansite import site as sites
from plansite.importing.command import import_plan
from plansite.language.folding import slugify
from plansite.model import Entity

ISSUED = "an-toan-nuoc-2025"
"""A plan as issued, of which the pages are drafts."""
OURS = ("giao-thong", "nuoc-sach", ISSUED)
PACKED = (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", ".pagefind", ".gz", ".png")
SUBJECTS = ("trẻ em", "of children", "for children")
"""What the shipped plan is about, in words that no other plan of the tests has."""


@dataclass(frozen=True)
class Built:
    """A plan of the tests, its pages read, and its site."""

    site: sites.Site
    folder: Path
    pages: dict[str, Links]


@pytest.fixture(scope="module", params=OURS)
def plan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("plan")
    issued = request.param == ISSUED
    root = project(_drafts(folder) if issued else docs_of(request.param), folder / request.param)
    assert building.build(root, root / "site") == 0
    return Built(sites.load(root / "docs"), root / "site", pages_of(root / "site"))


def _drafts(folder: Path) -> Path:
    text = (PLANS / ISSUED / "ke-hoach.docx.md").read_text(encoding="utf-8")
    import_plan(word.write(text, folder / "ke-hoach.docx"), folder / "drafts")
    return folder / "drafts" / "docs"


def shipped_words() -> set[str]:
    """What names the shipped plan: agencies, documents and people by every proper name, numbers, addresses."""
    plan = sites.load(PROJECT / "docs").links.plan
    tables = (plan.agencies, plan.documents, plan.beneficiaries)
    things: list[Entity] = [thing for table in tables for thing in table.values()]
    names = (name for thing in things for name in thing.name.values())
    named = {*names, *(name for thing in things for forms in thing.aliases.values() for name in forms)}
    numbers = {document.number for document in plan.documents.values() if document.number}
    slugs = {Path(thing.path).stem for thing in things} - {"doi-tuong"}
    # A word by itself may be anybody's: what a language knows of its words is in the search index.
    return {word for word in map(slugify, (*named, *numbers, *slugs, *SUBJECTS)) if "-" in word}


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file's name and text, those in archives too; pictures and what is packed by others are left out."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = file.relative_to(folder).as_posix()
        if is_zipfile(file):
            with ZipFile(BytesIO(file.read_bytes())) as archive:
                yield name, " ".join(archive.read(each).decode("utf-8", "ignore") for each in archive.namelist())
        elif name == "sw.js" or not name.endswith((*PACKED, ".css", ".js", ".map")):
            yield name, file.read_bytes().decode("utf-8", "ignore")


def test_site_names_only_its_own_plan(plan: Built) -> None:
    foreign = re.compile(f"-({'|'.join(map(re.escape, shipped_words()))})(?=-)")
    found = {
        name: sorted(set(match))
        for name, text in texts(plan.folder)
        if (match := foreign.findall(f"-{slugify(f'{name} {text}')}-"))
    }
    assert found == {}


def test_every_page_bears_the_plans_name(plan: Built) -> None:
    for lang in plan.site.langs:
        name = plan.site.who.name(lang)
        root = plan.folder / ("" if lang == "vi" else lang)
        assert f"<title>{name}</title>" in (root / "index.html").read_text(encoding="utf-8")
        assert name in (root / "thay-doi.xml").read_text(encoding="utf-8")
        assert (root / plan.site.who.file(lang)).is_file()


def test_every_page_and_task_is_there_once_a_language(plan: Built) -> None:
    tasks = sorted(plan.site.links.plan.tasks)
    for lang in plan.site.langs:
        pages = [page for url, page in plan.pages.items() if ("/en/" in url) == (lang == "en")]
        assert sorted(task for page in pages for task in page.tasks) == tasks
    assert len(plan.pages) == len(plan.site.links.plan.pages) + 1
    assert (plan.folder / "en").exists() == ("en" in plan.site.langs)


def test_nothing_leads_to_a_page_that_is_not_there(plan: Built) -> None:
    assert broken(plan.pages, plan.folder) == []


def test_menu_leads_to_every_page_of_the_plan(plan: Built) -> None:
    for lang in plan.site.langs:
        home = plan.pages[f"http://site.example/{'' if lang == 'vi' else 'en/'}"]
        for agency in plan.site.links.plan.agencies.values():
            assert f"{agency.path.removesuffix('.md')}/" in home.targets


def test_a_plan_of_one_page_is_a_site(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "vi").mkdir(parents=True)
    (docs / "vi" / "index.md").write_text("# Kế hoạch nhỏ\n\nMột trang.\n", encoding="utf-8")
    root = project(docs, tmp_path / "project")
    assert building.build(root, root / "site") == 0
    assert broken(pages_of(root / "site"), root / "site") == []
    assert (root / "site" / "ke-hoach-nho.html").is_file()
