"""How tasks, agencies and documents hang together, both ways; resolved once for check and emit."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from plansite.citations import find
from plansite.linking.glossary import Glossary
from plansite.linking.names import Found, Index, Match, Names, names_of
from plansite.linking.order import in_order
from plansite.linking.prose import Finder, Mention, finder_of, match_citation, page_mentions, prose_blocks
from plansite.linking.translation_pairs import Pair, section_pairs
from plansite.model import SOURCE_LANG, Entity, Lang, Page, Place, Plan, Section, Task
from plansite.reading import facts, labels
from plansite.reading.assemble import PLAN_FOLDER
from plansite.reading.harmless import Dangers, dangers_of
from plansite.reading.labels import Value


@dataclass(frozen=True, slots=True)
class Failure:
    """A name in a fact that fits nothing, or more than one thing."""

    file: str
    line: int
    value: Value
    """What the fact names: `agencies`, `beneficiaries` or `documents`."""
    name: str
    match: Match


@dataclass(frozen=True, slots=True)
class TaskLinks:
    """What a task's facts and prose name, by key."""

    lead: tuple[str, ...]
    lead_groups: tuple[str, ...]
    partners: tuple[str, ...]
    partner_groups: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    named: tuple[str, ...]
    """Documents that the task itself names or cites."""
    basis: tuple[str, ...]
    """The plan's own chain, then what the task names."""


Mentions: TypeAlias = Mapping[tuple[Lang, str], Mapping[int, tuple[Mention, ...]]]
"""A page's language and path, then a block's first line, to the mentions in it."""


@dataclass(frozen=True)
class Links:
    """All links of a plan."""

    plan: Plan
    names: Names
    finders: Mapping[Lang, Finder]
    mentions: Mentions
    tasks: Mapping[str, TaskLinks]
    implements: Mapping[str, tuple[str, ...]]
    chain: tuple[str, ...]
    """The plan's document, what it carries out, and so on up."""
    failures: tuple[Failure, ...]

    @cached_property
    def glossaries(self) -> Mapping[Lang, Glossary]:
        """The glossary's terms in each language."""
        return {lang: Glossary(self.plan, lang) for lang in self.plan.langs}

    @cached_property
    def entity_at(self) -> Mapping[tuple[str, int], Entity]:
        """A page's path and a heading's line in the source language to what the heading stands for."""
        plan = self.plan
        named = (plan.agencies, plan.groups, plan.documents, plan.beneficiaries, plan.terms)
        tables: tuple[Mapping[str, Entity], ...] = (plan.tasks, *named, plan.events, plan.help)
        return {(entity.path, entity.line): entity for table in tables for entity in table.values()}

    def entity_in(self, path: str, section: Section | None) -> Entity | None:
        """What a section of the source language stands for; the page's first where none is given."""
        page = self.plan.pages.get((SOURCE_LANG, path))
        if page is None or not page.sections:
            return None
        if section is None:
            return self.entity_at.get((path, page.sections[0].start))
        return self.entity_at.get((path, section.start))

    def named(self, value: Value, name: str) -> Entity | None:
        """What a name in a fact stands for, by the kind of the fact's value; None where the plan has no such thing."""
        plan, names = self.plan, self.names
        tables: dict[Value, tuple[Callable[[], Match], Mapping[str, Entity]]] = {
            "agencies": (lambda: names.agencies.match(name), {**plan.agencies, **plan.groups}),
            "beneficiaries": (lambda: names.beneficiaries.match(name), plan.beneficiaries),
            "documents": (lambda: _document(name, names), plan.documents),
        }
        asked: tuple[Value, ...] = ("agencies", "documents") if value == "known" else (value,)
        found = ((match(), table) for match, table in map(tables.__getitem__, asked))
        return next((table[match.key] for match, table in found if isinstance(match, Found)), None)

    @cached_property
    def dangers(self) -> Dangers:
        """What the pages' texts may not hold."""
        return dangers_of(self.plan)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every translated section beside its source."""
        return tuple(section_pairs(self.plan))

    @cached_property
    def section_at(self) -> Mapping[Place, int]:
        """Each section of the source language to which of its page's sections it is."""
        pages = self.plan.pages_of(SOURCE_LANG)
        return {Place(page.path, section.anchor): n for page in pages for n, section in enumerate(page.sections)}

    @cached_property
    def leads(self) -> Mapping[str, tuple[str, ...]]:
        """Agency or group to the tasks it leads."""
        return _inverse((task, (*found.lead, *found.lead_groups)) for task, found in self.tasks.items())

    @cached_property
    def supports(self) -> Mapping[str, tuple[str, ...]]:
        """Agency or group to the tasks in which it is a partner."""
        return _inverse((task, (*found.partners, *found.partner_groups)) for task, found in self.tasks.items())

    @cached_property
    def helped(self) -> Mapping[str, tuple[str, ...]]:
        """Beneficiary to tasks."""
        return _inverse((task, found.beneficiaries) for task, found in self.tasks.items())

    @cached_property
    def rests(self) -> Mapping[str, tuple[str, ...]]:
        """Document to every task that rests on it, directly or through the chain."""
        return _inverse((task, found.basis) for task, found in self.tasks.items())

    @cached_property
    def names_directly(self) -> Mapping[str, tuple[str, ...]]:
        """Document to the tasks that name or cite it themselves."""
        return _inverse((task, found.named) for task, found in self.tasks.items())

    @cached_property
    def cited_in(self) -> Mapping[str, tuple[Place, ...]]:
        """Document to the sections of the source language that cite it in prose."""
        found: dict[str, dict[Place, None]] = {}
        for page in self.plan.pages_of(SOURCE_LANG):
            for section in page.sections:
                for mention in section_mentions(self.mentions, page, section, notes=True):
                    if mention.kind == "document" and mention.key:
                        found.setdefault(mention.key, {})[Place(page.path, section.anchor)] = None
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def paragraphs(self) -> Mapping[int, tuple[Place, ...]]:
        """The source's paragraph to the tasks and sections that carry it."""
        found: dict[int, list[Place]] = {}
        for page in self.plan.pages_of(SOURCE_LANG):
            for section in page.sections:
                for number in sorted(set(_paragraphs(section))):
                    found.setdefault(number, []).append(Place(page.path, section.anchor))
        return {number: tuple(places) for number, places in sorted(found.items())}


def link(plan: Plan) -> Links:
    """Resolve every name of the plan. Names that cannot be resolved are left out and listed."""
    names = names_of(plan)
    finders = {lang: finder_of(plan, names, lang) for lang in plan.langs}
    mentions = {place: page_mentions(page, finders[place[0]]) for place, page in plan.pages.items()}
    failures: list[Failure] = []
    implements = {
        key: tuple(_documents(document, labels.IMPLEMENTS, names, failures)) for key, document in plan.documents.items()
    }
    chain = _chain(_plan_document(plan, names, failures), implements)
    tasks = {key: _task(task, plan, names, mentions, chain, failures) for key, task in plan.tasks.items()}
    answering = _inverse((task, found.lead) for task, found in tasks.items())
    ordered = in_order(plan, answering, chain)
    return Links(ordered, names, finders, mentions, tasks, implements, chain, tuple(failures))


def section_mentions(mentions: Mentions, page: Page, section: Section, notes: bool) -> Iterator[Mention]:
    """The mentions in a section's prose; those in editors' notes (quotes) only if asked for."""
    found = mentions[page.lang, page.path]
    return (mention for block in prose_blocks(section, notes) for mention in found.get(block.start, ()))


def _task(
    task: Task, plan: Plan, names: Names, mentions: Mentions, chain: tuple[str, ...], failures: list[Failure]
) -> TaskLinks:
    page = plan.pages[SOURCE_LANG, task.path]
    leads = tuple(_named(task, labels.LEAD, "agencies", names.agencies, failures))
    own = (page.slug,) if page.slug in plan.agencies and not any(task.values(labels.LEAD)) else ()
    partners = tuple(_named(task, labels.PARTNERS, "agencies", names.agencies, failures))
    section = next(section for section in page.sections if section.start == task.line)
    own_mentions = section_mentions(mentions, page, section, notes=False)
    cited = [mention.key for mention in own_mentions if mention.kind == "document" and mention.key]
    named = _unique((*_documents(task, labels.BASIS, names, failures), *cited))
    return TaskLinks(
        lead=_unique(key for key in (*own, *leads) if key in plan.agencies),
        lead_groups=_unique(key for key in leads if key in plan.groups),
        partners=_unique(key for key in partners if key in plan.agencies),
        partner_groups=_unique(key for key in partners if key in plan.groups),
        beneficiaries=_unique(_named(task, labels.BENEFICIARIES, "beneficiaries", names.beneficiaries, failures)),
        named=named,
        basis=_unique((*chain, *named)),
    )


def _plan_document(plan: Plan, names: Names, failures: list[Failure]) -> str | None:
    """The document that the site publishes: what the page `ke-hoach/index.md` says it is."""
    page = plan.pages.get((SOURCE_LANG, f"{PLAN_FOLDER}/index.md"))
    if page is None or not page.sections:
        return None
    head = page.sections[0]
    entity = Entity("", {}, page.path, "", page.file, head.start, head.facts)
    return next(iter(_documents(entity, labels.PLAN, names, failures)), None)


def _chain(start: str | None, implements: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    queue = [start] if start else []
    while queue:
        key = queue.pop(0)
        if key not in seen:
            seen[key] = None
            queue += implements.get(key, ())
    return tuple(seen)


def _named(entity: Entity, label: str, value: Value, index: Index, failures: list[Failure]) -> Iterator[str]:
    for name in entity.values(label):
        match = index.match(name)
        if isinstance(match, Found):
            yield match.key
        else:
            failures.append(_failure(entity, label, value, name, match))


def _documents(entity: Entity, label: str, names: Names, failures: list[Failure]) -> Iterator[str]:
    """The documents that a fact names, by citation or by name."""
    for name in entity.values(label):
        match = _document(name, names)
        if isinstance(match, Found):
            yield match.key
        else:
            failures.append(_failure(entity, label, "documents", name, match))


def _document(name: str, names: Names) -> Match:
    """The document of a citation or a name."""
    citation = next(iter(find(name)), None)
    # A number is looked up with its date: a title of the same words would hide that it is ambiguous.
    return names.documents.match(name) if citation is None else match_citation(citation, names.numbers)


def _failure(entity: Entity, label: str, value: Value, name: str, match: Match) -> Failure:
    line = next(fact.line for fact in entity.facts if fact.label == label and name in fact.value)
    return Failure(entity.file, line, value, name, match)


def _paragraphs(section: Section) -> Iterator[int]:
    for fact in section.facts:
        if fact.label == labels.SOURCE:
            for part in fact.value.split(";"):
                yield from facts.parse_paragraphs(part) or ()


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _inverse(pairs: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for source, targets in pairs:
        for target in targets:
            found.setdefault(target, []).append(source)
    return {target: tuple(sources) for target, sources in found.items()}
