"""The menu, from the pages: a page that is added, renamed or removed needs no line elsewhere."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from plansite.addresses import HOME
from plansite.language.words import Words
from plansite.linking.links import Links
from plansite.linking.order import linked_pages
from plansite.model import SOURCE_LANG, Lang, Page
from plansite.reading.assemble import ABOUT, AGENCIES, DOCUMENTS, EDITORS, PLAN_FOLDER
from plansite.reading.grammar import DUE
from plansite.weaving.due import with_deadline

FOLDERS: Final = (AGENCIES, PLAN_FOLDER, DOCUMENTS, "tra-cuu")
"""The parts of the menu that come first; any other folder's follow."""
FOOT: Final = ("tiep-can.md",)
"""What the foot of every page leads to stands in no menu."""
MOST: Final = 60
"""Pages that a part may list. Past it only the index pages stay: every page shows the menu, so that a long one makes
the site's size and the time of a build quadratic."""

Entry: TypeAlias = "str | dict[str, str | list[Entry]]"
"""A page's path, alone or under a title; or a part's title with its entries: as MkDocs takes them."""


def menu(links: Links, words: Words, lang: Lang) -> list[Entry]:
    """The menu of one language, its paths relative to that language's folder.

    A part is a folder's pages after its index page, in the order in which that links to them, then in the plan's;
    a page at the top that an index page links to stands there too. Titles are the pages' own.
    """
    source = links.plan.pages_of(SOURCE_LANG)
    paths = [page.path for page in source if page.path not in FOOT and not _empty(links, page)]
    folders = {path.partition("/")[0] for path in paths if "/" in path} - {EDITORS}
    ordered = sorted(folders, key=lambda name: (FOLDERS.index(name) if name in FOLDERS else len(FOLDERS), name))
    parts = {folder: _part(links, folder, paths) for folder in ordered}
    placed = {HOME, ABOUT, *(path for part in parts.values() for path in part)}
    alone = [path for path in paths if "/" not in path and path not in placed]
    entries: list[Entry] = [{words.say(lang, "menu.home"): HOME}] if HOME in paths else []
    for part in parts.values():
        entries.append({_title(links, lang, part[0]): [_entry(links, lang, path) for path in _bounded(part)]})
    return [*entries, *alone, *(path for path in paths if path == ABOUT)]


def _empty(links: Links, page: Page) -> bool:
    """Whether a page is there for deadlines, and no task has one."""
    names = {marker.name for section in page.sections for marker in section.markers}
    return DUE in names and not with_deadline(links)


def editors_pages(links: Links) -> Iterator[str]:
    """The pages that are editors' matter: their folder, and what its index page alone leads to. No menu lists them."""
    pages = links.plan.pages
    named = linked_pages(pages.get((SOURCE_LANG, f"{EDITORS}/{HOME}")))
    for page in links.plan.pages_of(SOURCE_LANG):
        index = pages.get((SOURCE_LANG, f"{page.folder}/{HOME}"))
        if page.folder == EDITORS or (index and page.path in named and page.path not in linked_pages(index)):
            yield page.path


def _part(links: Links, folder: str, paths: list[str]) -> list[str]:
    """The paths of a part, its index page first."""
    index = f"{folder}/{HOME}"
    plan = links.plan
    named = linked_pages(plan.pages.get((SOURCE_LANG, index)))
    things = (entity.path for table in (plan.agencies, plan.documents) for entity in table.values())
    order = {path: place for place, path in enumerate(dict.fromkeys((index, *named, *things)))}
    apart = set(editors_pages(links))
    own = [path for path in paths if path.startswith(f"{folder}/") and path not in apart]
    adopted = [path for path in named if "/" not in path and path in paths and path not in (HOME, ABOUT)]
    return sorted((*own, *adopted), key=lambda path: (order.get(path, len(order)), path))


def _bounded(part: list[str]) -> list[str]:
    return part if len(part) <= MOST else [path for path in part if path.endswith(f"/{HOME}")] or part[:1]


def _entry(links: Links, lang: Lang, path: str) -> Entry:
    """An index page bears its heading, since the part above it bears its short title."""
    return {_page(links, lang, path).title: path} if path.endswith(f"/{HOME}") else path


def _title(links: Links, lang: Lang, path: str) -> str:
    page = _page(links, lang, path)
    return str(page.meta.get("title") or page.title)


def _page(links: Links, lang: Lang, path: str) -> Page:
    return links.plan.pages.get((lang, path)) or links.plan.pages[SOURCE_LANG, path]
