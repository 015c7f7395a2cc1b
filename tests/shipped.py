"""What the tests over the shipped pages look for, taken from their model: an edit of the pages changes it with them."""

from collections.abc import Iterable
from typing import Final

from tests.projects import SHIPPED

from plansite import site as sites
from plansite.addresses import page_url
from plansite.language.folding import slugify
from plansite.model import SOURCE_LANG, Agency, Beneficiary, Document, Entity, Lang, Page, Task

SITE: Final = sites.load(SHIPPED / "docs")
LINKS: Final = SITE.links
PLAN: Final = LINKS.plan
LANGS: Final = SITE.langs
PREFIXES: Final = tuple(page_url(lang, "index.md") for lang in LANGS)
"""What the addresses of each language begin with."""


def address(thing: Entity, lang: Lang = SOURCE_LANG) -> str:
    """A thing's page, from the site's root, with its anchor where it has one."""
    return page_url(lang, thing.path, thing.anchor)


def spoken(things: Iterable[Entity]) -> list[Entity]:
    """The things that have a name in every language."""
    return [thing for thing in things if set(LANGS) <= set(thing.name)]


def tasks_of(agency: Agency) -> list[Task]:
    """The tasks that stand on an agency's page in every language."""
    return [task for task in PLAN.tasks.values() if task.path == agency.path and set(LANGS) <= set(task.name)]


def _with_tasks() -> list[Agency]:
    """Agencies that answer for tasks and help others, those first whose tasks have most partners."""
    found = [each for each in PLAN.agencies.values() if len(tasks_of(each)) >= 2 and set(LANGS) <= set(each.name)]
    return sorted(found, key=lambda each: (-sum(bool(LINKS.tasks[t.key].partners) for t in tasks_of(each)), each.key))


AGENCY, OTHER = _with_tasks()[:2]
"""Two agencies with tasks on their pages."""
TASKS: Final = tasks_of(AGENCY)
FIRST, LAST = TASKS[0], TASKS[-1]
"""The first and the last of the first agency's tasks."""
PAGE: Final = page_url(SOURCE_LANG, AGENCY.path)
OTHER_PAGE: Final = page_url(SOURCE_LANG, OTHER.path)
DOCUMENT: Final[Document] = PLAN.documents[LINKS.chain[-1]]
"""The document at the top of the plan's chain."""
OWN: Final[Document] = PLAN.documents[LINKS.chain[0]]
"""The document that the site publishes."""
PEOPLE: Final[Beneficiary] = next(
    each for key, each in PLAN.beneficiaries.items() if LINKS.helped.get(key) and set(LANGS) <= set(each.name)
)


def kinds() -> list[str]:
    """The longest page of each kind that there is, in the source's language: by folder and generated lists."""
    found: dict[object, Page] = {}
    for page in PLAN.pages_of(SOURCE_LANG):
        lists = frozenset(marker.name for section in page.sections for marker in section.markers)
        kind = (page.folder, page.slug == "index", lists, any(section.task_id for section in page.sections))
        found[kind] = max(found.get(kind, page), page, key=lambda each: (len(each.lines), each.path))
    return [page_url(SOURCE_LANG, page.path) for page in found.values()]


def typed(name: str) -> str:
    """A name as somebody types it who leaves its accents out, for an address."""
    return slugify(name, "+")
