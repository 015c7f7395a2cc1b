"""What can be found: a record for each task, agency, document, term, group of people and page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from plansite.addresses import page_url
from plansite.language.folding import nfc
from plansite.linking.texts import prose_text, task_text
from plansite.model import Entity, Lang, Page, Section, Task
from plansite.reading.assemble import EDITORS
from plansite.weaving.view import View


@dataclass(frozen=True, slots=True)
class Record:
    """One thing to find. `names` weigh as the title does; `body` is what else may be typed."""

    kind: str
    key: str
    title: str
    url: str
    text: str
    names: tuple[str, ...] = ()
    body: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    by: str = ""
    """Who answers for a task; empty where nobody is named, and for other things."""


def records(view: View) -> Iterator[Record]:
    """Everything that can be found in the view's language; nothing that is not in it."""
    for task in view.plan.tasks.values():
        if view.lang in task.name:
            yield _task(view, task)
    kinds = (
        ("agency", view.plan.agencies),
        ("document", view.plan.documents),
        ("beneficiary", view.plan.beneficiaries),
        ("term", view.plan.terms),
    )
    for kind, table in kinds:
        for entity in table.values():
            if view.lang in entity.name:
                yield _entity(view, kind, entity)
    for page in view.plan.pages_of(view.lang):
        if page.folder != EDITORS:
            yield from _sections(view, page)


def _task(view: View, task: Task) -> Record:
    links = view.links.tasks[task.key]
    agencies = [view.agency(key) for key in (*links.answering, *links.stated, *links.partners_inferred)]
    documents = [view.plan.documents[key] for key in links.basis]
    people = [view.plan.beneficiaries[key] for key in links.beneficiaries]
    around = [name for entity in (*agencies, *documents, *people) for name in _names(entity, view.lang)]
    partners = (*links.partners, *(key for key in links.partners_inferred if key in view.plan.agencies))
    filters = (
        *(("agency", key) for key in (*links.responsible, *partners)),
        *(("leads", key) for key in links.responsible),
        *(("supports", key) for key in partners),
        *(("document", key) for key in links.basis),
        *(("beneficiary", key) for key in links.beneficiaries),
    )
    text = task_text(view.links, task, view.lang)
    by = "; ".join(view.name(view.agency(key)) for key in links.answering)
    return Record(
        "task", task.key, view.name(task), page_url(view.lang, task.path, task.anchor), text,
        (task.key.replace("-", ""),), " . ".join((text, *around)), filters, by,
    )  # fmt: skip


def _entity(view: View, kind: str, entity: Entity) -> Record:
    page = view.plan.pages[view.lang, entity.path]
    section = view.links.section_of(entity, view.lang)
    text = prose_text(page, section) if section else ""
    names = tuple(name for name in _names(entity, view.lang) if name != view.name(entity))
    filters = (
        (("agency", entity.key),) if kind == "agency" else (("document", entity.key),) if kind == "document" else ()
    )
    return Record(
        kind, entity.key, view.name(entity), page_url(view.lang, entity.path, entity.anchor), text, names, text, filters
    )


def _sections(view: View, page: Page) -> Iterator[Record]:
    """The prose of a page that no record of a thing carries."""
    for index, section in enumerate(page.sections):
        source = view.links.pairing.source(page, section)
        if source and (page.path, source.start) in view.links.entity_at:
            continue
        text = prose_text(page, section)
        if text or index == 0:
            yield _section(view, page, section, (source or section).anchor, text, index)


def _section(view: View, page: Page, section: Section, anchor: str, text: str, index: int) -> Record:
    title = page.title if index == 0 else f"{page.title}: {section.title}"
    return Record(
        "page", f"{page.path}#{anchor}", title, page_url(view.lang, page.path, anchor if index else ""), text, (), text
    )


def _names(entity: Entity, lang: Lang) -> tuple[str, ...]:
    """What people type for a thing: its names in this language, its Vietnamese name and short forms."""
    own = entity.name.get(lang, "")
    return tuple(
        dict.fromkeys(nfc(name) for name in (own, *entity.name.values(), *chain(*entity.aliases.values())) if name)
    )
