"""Pages to plan: which heading is a task, an agency, a document, a beneficiary, a term.

The page's place tells what its headings are; a heading that begins with an id is a task anywhere.
The first occurrence of a key wins; `check` reports the others.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import takewhile
from types import MappingProxyType
from typing import Final, TypeVar

from plansite.language.folding import slugify
from plansite.language.words import load
from plansite.model import (
    SOURCE_LANG,
    Agency,
    Beneficiary,
    Document,
    Entity,
    Event,
    Fact,
    Forms,
    Group,
    Help,
    Lang,
    Page,
    Plan,
    Section,
    Task,
    Term,
)
from plansite.reading import facts, labels
from plansite.reading.grammar import TASK_HEADING
from plansite.reading.pairing import Pairing

AGENCIES: Final = "co-quan"
DOCUMENTS: Final = "van-ban"
GROUP_LEVEL: Final = 3
"""The headings of the agencies' index page that are groups named in general."""
PLAN_FOLDER: Final = "ke-hoach"
BENEFICIARIES: Final = "tra-cuu/doi-tuong.md"
GLOSSARY: Final = "thuat-ngu.md"
TIMELINE: Final = "tra-cuu/dong-thoi-gian.md"
HELP: Final = "can-giup-ngay.md"
ABOUT: Final = "gioi-thieu.md"
EDITORS: Final = "bien-tap"
"""Pages for editors, which readers do not look for."""

_KINDS: Final[Mapping[str, type[Entity]]] = MappingProxyType(
    {"agency": Agency, "group": Group, "beneficiary": Beneficiary, "term": Term, "event": Event, "help": Help}
)

_HELD: Final[Mapping[str, Collection[str]]] = MappingProxyType(
    {
        "block": labels.labels_of("task").keys() - {labels.STATUS, labels.EVERYDAY, labels.FORMER},
        "task": (labels.RESPONSIBLE, labels.LEAD, labels.ROLE, labels.PERIOD, labels.DEADLINE, labels.SOURCE),
    }
)
"""What a heading says for the tasks under it, too; of a task, what the tasks under it cannot be without."""

E = TypeVar("E", bound=Entity)
Pages = Mapping[tuple[Lang, str], Page]


def assemble(pages: Pages, langs: tuple[Lang, ...]) -> Plan:
    """The plan that the pages make."""
    source = [page for (lang, _), page in pages.items() if lang == SOURCE_LANG]
    tasks, pairing = _task_titles(pages), Pairing(pages)
    entities = [entity for page in source for entity in _entities(page, pairing, langs, tasks)]
    return Plan(
        pages=pages,
        langs=langs,
        tasks=_first(entities, Task),
        agencies=_first(entities, Agency),
        groups=_first(entities, Group),
        documents=_first(entities, Document),
        beneficiaries=_first(entities, Beneficiary),
        terms=_first(entities, Term),
        events=_first(entities, Event),
        help=_first(entities, Help),
    )


def kind_of(page: Page, section: Section) -> str:
    """What a heading of the source language is: a kind of `labels.labels_of`."""
    index = page.slug == "index"
    if section.task_id:
        return "task"
    if page.folder == AGENCIES and not index and section.level == 1:
        return "agency"
    if page.folder == AGENCIES and index and section.level == GROUP_LEVEL:
        return "group"
    if page.folder == DOCUMENTS and not index and section.level == 1:
        return "document"
    if page.path == BENEFICIARIES and section.level == 2:
        return "beneficiary"
    if page.path == GLOSSARY and section.level == 2:
        return "term"
    if page.path == TIMELINE and section.level == 2:
        return "event"
    if page.path == HELP and section.level == 1:
        return "help"
    return "block" if section.facts and holds_tasks(page, section) else "section"


def holds_tasks(page: Page, section: Section) -> bool:
    """Whether tasks stand under a heading, at a lower level."""
    after = page.sections[page.sections.index(section) + 1 :]
    return any(each.task_id for each in takewhile(lambda each: each.level > section.level, after))


def task_title(section: Section) -> str:
    """A task's title without its id."""
    match = TASK_HEADING.fullmatch(section.title)
    return match.group(2) if match else section.title


def _task_titles(pages: Pages) -> dict[str, dict[Lang, str]]:
    titles: dict[str, dict[Lang, str]] = {}
    for (lang, _), page in pages.items():
        for section in page.sections:
            if section.task_id:
                titles.setdefault(section.task_id, {}).setdefault(lang, task_title(section))
    return titles


def _entities(
    page: Page, pairing: Pairing, langs: tuple[Lang, ...], tasks: Mapping[str, Mapping[Lang, str]]
) -> Iterator[Entity]:
    over: list[Section] = []
    for section in page.sections:
        while over and over[0].level >= section.level:
            del over[0]
        above = tuple(over)
        over.insert(0, section)
        kind = kind_of(page, section)
        if kind in ("section", "block"):
            continue
        if kind == "task":
            assert section.task_id is not None
            names = tasks[section.task_id]
        else:
            found = ((lang, pairing.translated(page.path, section, lang)) for lang in langs)
            names = {lang: each.title for lang, each in found if each}
        yield _entity(kind, page, section, above, MappingProxyType(dict(names)))


def _entity(kind: str, page: Page, section: Section, above: tuple[Section, ...], names: Mapping[Lang, str]) -> Entity:
    """The thing that a section is; `above` are the headings under which it stands, the nearest first."""
    key = page.slug if section.level == 1 else section.anchor
    anchor = "" if section.level == 1 and kind != "task" else section.anchor
    bare = Entity(key, names, page.path, anchor, page.file, section.start, section.facts)
    aliases, everyday = _forms(bare, labels.SHORT, labels.ALIAS), _forms(bare, labels.EVERYDAY)
    held = tuple(_held(page, section, above)) if kind == "task" else section.facts
    place = (names, page.path, anchor, page.file, section.start, held, aliases, everyday)
    if kind == "task":
        parent = next((over.task_id for over in above if over.task_id), None)
        return Task(section.task_id or key, *place, parent)
    if kind == "agency":
        return Agency(key, *place, facts.parse_date(bare.value(labels.ENDED) or ""))
    if kind == "document":
        number, issuer = bare.value(labels.NUMBER), bare.value(labels.ISSUER)
        issued = facts.parse_date(bare.value(labels.DATE) or "")
        parts = (slugify(issuer) if issuer else "", number or "", issued or "")
        doc_key = ":".join(parts) if number else key
        effect = bare.value(labels.EFFECT)
        ended = (effect or "").startswith(labels.NO_LONGER)
        return Document(doc_key, *place, number, bare.value(labels.TYPE), issuer, issued, effect, ended)
    return _KINDS[kind](key, *place)


def _held(page: Page, section: Section, above: tuple[Section, ...]) -> Iterator[Fact]:
    """A task's facts, then those of the headings over it where it says nothing else."""
    said: set[str] = set()
    for each in (section, *above):
        kind = kind_of(page, each)
        holding = labels.labels_of(kind) if each is section else _HELD.get(kind, ())
        held = [fact for fact in each.facts if fact.label in holding and _base(fact.label) not in said]
        said |= {_base(fact.label) for fact in held}
        if not said.isdisjoint((labels.RESPONSIBLE, labels.LEAD)):
            said |= {labels.RESPONSIBLE, labels.LEAD, labels.ROLE}
        yield from held


def _base(name: str) -> str:
    label = labels.find(name)
    return label.base or label.name if label else name


def _forms(entity: Entity, *named: str) -> Forms:
    """What facts of some labels say, by language."""
    written = {lang: [form for label in named for form in labels.in_lang(label, lang)] for lang in load().langs}
    found = {lang: tuple(value for form in forms for value in entity.values(form)) for lang, forms in written.items()}
    return MappingProxyType({lang: values for lang, values in found.items() if values})


def _first(entities: Iterable[Entity], kind: type[E]) -> Mapping[str, E]:
    found: dict[str, E] = {}
    for entity in entities:
        if type(entity) is kind:
            found.setdefault(entity.key, entity)
    return MappingProxyType(found)
