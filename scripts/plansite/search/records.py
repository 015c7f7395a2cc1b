"""What can be found: a record for each task, agency, document, term, group of people, page and editors' note."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from plansite.addresses import page_url
from plansite.language.folding import nfc
from plansite.model import Agency, Document, Entity, Lang, Page, Plan, Section, Task
from plansite.reading import labels
from plansite.reading.assemble import EDITORS
from plansite.search.plain import shown
from plansite.weaving.due import part
from plansite.weaving.view import View

_FACTS = (labels.DEADLINE, labels.OUTPUTS, labels.INDICATORS, labels.BUDGET, labels.REPORTS)
_PROSE = ("paragraph", "list", "table")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing: `title`, `names`, `everyday` say what it is, `around` what belongs to it, `text` what it says."""

    kind: str
    key: str
    title: str
    url: str
    text: str
    names: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    by: str = ""
    """Who answers for a task; of any of them, and of another thing, that it is no more."""


def things(plan: Plan) -> Mapping[str, Mapping[str, Entity]]:
    """What has a name and a record of its own, by kind."""
    return {
        "agency": plan.agencies,
        "document": plan.documents,
        "beneficiary": plan.beneficiaries,
        "term": plan.terms,
        "group": plan.groups,
    }


def records(view: View) -> Iterator[Record]:
    """Everything that can be found in the view's language; nothing that is not in it."""
    for task in view.plan.tasks.values():
        if view.lang in task.name:
            yield _task(view, task)
    for kind, table in things(view.plan).items():
        yield from (_thing(view, kind, thing) for thing in table.values() if view.lang in thing.name)
    own = {
        (thing.path, thing.line) for table in (view.plan.tasks, *things(view.plan).values()) for thing in table.values()
    }
    for page in view.plan.pages_of(view.lang):
        if page.folder != EDITORS:
            yield from _sections(view, page, own)


def _names(entity: Entity, lang: Lang) -> tuple[str, ...]:
    """What a thing is called: its names in this language, its Vietnamese name and short forms.

    An abbreviation is no word: "CAT" is not "cắt". A query that is one is found by the names' forms.
    """
    found = (entity.name.get(lang, ""), *entity.name.values(), *chain(*entity.aliases.values()))
    return tuple(dict.fromkeys(nfc(name) for name in found if name and not (name.isupper() and name.isalpha())))


def _task(view: View, task: Task) -> Record:
    links = view.links.tasks[task.key]
    agencies = [view.agency(key) for key in (*links.answering, *links.stated, *links.partners_inferred)]
    documents = [view.plan.documents[key] for key in links.basis]
    people = [view.plan.beneficiaries[key] for key in links.beneficiaries]
    around = (
        *(name for entity in (*agencies, *documents, *people) for name in _names(entity, view.lang)),
        *(word for entity in people for word in entity.everyday.get(view.lang, ())),
        *_said(view, task),
        *((view.name(view.plan.tasks[task.parent]),) if task.parent else ()),
    )
    partners = (*links.partners, *(key for key in links.partners_inferred if key in view.plan.agencies))
    filters = (
        *(("agency", key) for key in dict.fromkeys((*links.responsible, *partners))),
        *(("leads", key) for key in links.responsible),
        *(("supports", key) for key in partners),
        *(("document", key) for key in links.basis),
        *(("beneficiary", key) for key in links.beneficiaries),
        *((("due", part(links.deadline)),) if links.deadline and not links.status else ()),
    )
    by = "; ".join(view.with_end(view.agency(key)) for key in links.answering) or view.say("nobody")
    return Record(
        "task", task.key, view.name(task), page_url(view.lang, task.path, task.anchor),
        _own_text(view, task), (task.key.replace("-", ""),), task.everyday.get(view.lang, ()),
        around, filters, by,
    )  # fmt: skip


def _said(view: View, task: Task) -> Iterator[str]:
    """By when, with what result, measure and money a task is to be done: in this language's words where it has them."""
    for base in _FACTS:
        values = map(task.value, (*labels.in_lang(base, view.lang), base))
        if value := next(filter(None, values), None):
            yield nfc(value)


def _thing(view: View, kind: str, thing: Entity) -> Record:
    others = tuple(name for name in _names(thing, view.lang) if name != view.name(thing))
    return Record(
        kind, thing.key, view.name(thing), page_url(view.lang, thing.path, thing.anchor),
        _own_text(view, thing),
        (*others, *_issued(view, thing), *_successors(view, thing)), thing.everyday.get(view.lang, ()), (),
        ((kind, thing.key),) if kind in ("agency", "document", "beneficiary") else (),
        view.end(thing),
    )  # fmt: skip


def _issued(view: View, thing: Entity) -> Iterator[str]:
    """A document by its type and who issued it, as people ask who know no number."""
    if isinstance(thing, Document) and thing.type and thing.issuer:
        for kind, issuer in ((thing.type, thing.issuer), (view.term(thing.type), view.term(thing.issuer))):
            yield from (f"{kind} {issuer}", f"{issuer} {kind}")


def _successors(view: View, thing: Entity) -> Iterator[str]:
    """What took an agency's place: who looks for that finds what it took over."""
    if isinstance(thing, Agency):
        yield from (name for _, names in view.links.successors(thing) for name in names.values())


def _sections(view: View, page: Page, own: set[tuple[str, int]]) -> Iterator[Record]:
    """The prose of a page that no record of a thing carries, and its editors' notes."""
    for index, section in enumerate(page.sections):
        other = view.links.pairing.source(page, section) or section
        title = page.title if index == 0 else f"{page.title}: {section.title}"
        url = page_url(view.lang, page.path, other.anchor if index or section.task_id else "")
        key = f"{page.path}#{other.anchor}"
        text = _prose(page, section)
        if (page.path, other.start) not in own and (text or index == 0):
            yield Record("page", key, title, url, text)
        if note := shown(page, (block for block in section.blocks if block.kind == "quote")):
            yield Record("note", key, title, url, note)


def _own_text(view: View, thing: Entity) -> str:
    section = view.links.section_of(thing, view.lang)
    return _prose(view.plan.pages[view.lang, thing.path], section) if section else ""


def _prose(page: Page, section: Section) -> str:
    return shown(page, (block for block in section.blocks if block.kind in _PROSE))
