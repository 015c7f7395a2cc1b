"""How tasks, agencies and documents hang together, both ways; resolved once for check and emit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from plansite.language.folding import fold
from plansite.linking.former import Former, former
from plansite.linking.glossary import Glossary
from plansite.linking.names import Found, Names, names_of
from plansite.linking.order import STANDING, in_order, ranks
from plansite.linking.places import Mentions, cited, cited_in, paragraphs
from plansite.linking.prose import Finder, finder_of, page_mentions
from plansite.linking.resolving import Failure, Resolver, match_name
from plansite.linking.task_links import Pairs, TaskLinks, page_agencies, shared_tasks, task_links, unique
from plansite.linking.translation_pairs import Pair, section_pairs
from plansite.model import SOURCE_LANG, Agency, Entity, Lang, Place, Plan, Section, Texts
from plansite.reading import labels
from plansite.reading.assemble import ABOUT, PLAN_FOLDER
from plansite.reading.harmless import Dangers, dangers_of
from plansite.reading.labels import Value
from plansite.reading.pairing import Pairing


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
        return {lang: Glossary(self.plan, self.pairing, lang) for lang in self.plan.langs}

    @cached_property
    def entity_at(self) -> Mapping[tuple[str, int], Entity]:
        """A page's path and a heading's line in the source language to what the heading stands for."""
        plan = self.plan
        named = (plan.agencies, plan.groups, plan.documents, plan.beneficiaries, plan.terms)
        tables: tuple[Mapping[str, Entity], ...] = (plan.tasks, *named, plan.events, plan.help)
        return {(entity.path, entity.line): entity for table in tables for entity in table.values()}

    @cached_property
    def former(self) -> tuple[Former, ...]:
        """The addresses under which pages and tasks were published before."""
        return former(self.plan)

    def entity_in(self, path: str, section: Section | None) -> Entity | None:
        """What a section of the source language stands for; the page's first where none is given."""
        page = self.plan.pages.get((SOURCE_LANG, path))
        if page is None or not page.sections:
            return None
        if section is None:
            return self.entity_at.get((path, page.sections[0].start))
        return self.entity_at.get((path, section.start))

    def section_of(self, entity: Entity, lang: Lang) -> Section | None:
        """Where a language says what a thing is; None where it is not translated."""
        return self.pairing.translated(entity.path, self.heading(entity), lang)

    def heading(self, entity: Entity) -> Section:
        """A thing's section in the source language."""
        page = self.plan.pages[SOURCE_LANG, entity.path]
        return page.section_at(entity.line)

    def named(self, value: Value, name: str) -> Entity | None:
        """What a name in a fact stands for, by the kind of the fact's value; None where the plan has no such thing."""
        plan = self.plan
        tables: dict[Value, Mapping[str, Entity]] = {
            "agencies": self.holders,
            "beneficiaries": plan.beneficiaries,
            "documents": plan.documents,
        }
        asked: tuple[Value, ...] = ("agencies", "documents") if value == "known" else (value,)
        found = ((each, match_name(self.names, each, name)) for each in asked)
        return next((tables[each][match.key] for each, match in found if isinstance(match, Found)), None)

    @cached_property
    def holders(self) -> Mapping[str, Entity]:
        """The agencies, and the groups of them."""
        return {**self.plan.agencies, **self.plan.groups}

    def successors(self, agency: Agency) -> tuple[tuple[str | None, Texts], ...]:
        """What takes an agency's place: the key of each where it is in the plan, and its name in each language."""
        names = {
            lang: next(filter(None, map(agency.values, labels.in_lang(labels.SUCCESSORS, lang))), ())
            for lang in self.plan.langs
        }
        found = ((n, self.named("agencies", name)) for n, name in enumerate(names[SOURCE_LANG]))
        return tuple(
            (thing.key, thing.name)
            if thing
            else (None, {lang: each[n] for lang, each in names.items() if n < len(each)})
            for n, thing in found
        )

    @cached_property
    def dangers(self) -> Dangers:
        """What the pages' texts may not hold."""
        return dangers_of(self.plan)

    @cached_property
    def pairing(self) -> Pairing:
        """Which section of a translation belongs to which section of its source."""
        return Pairing(self.plan.pages)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every translated section beside its source."""
        return tuple(section_pairs(self.pairing))

    @cached_property
    def section_at(self) -> Mapping[Place, Section]:
        """Each section of the source language by its page and anchor."""
        pages = self.plan.pages_of(SOURCE_LANG)
        return {Place(page.path, section.anchor): section for page in pages for section in page.sections}

    @cached_property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """Agency or group to the tasks for which it answers."""
        return _inverse((task, found.answering) for task, found in self.tasks.items())

    @cached_property
    def supports(self) -> Mapping[str, tuple[str, ...]]:
        """Agency or group to the tasks in which it is a partner, stated or inferred."""
        return _inverse((task, (*found.stated, *found.partners_inferred)) for task, found in self.tasks.items())

    @cached_property
    def shared(self) -> Pairs:
        """Those who answer with those who help, and the tasks that they share."""
        return shared_tasks(self.tasks)

    @cached_property
    def shared_by(self) -> Mapping[str, Pairs]:
        """The same for each agency or group in a pair."""
        found: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {}
        for pair, tasks in self.shared.items():
            for key in dict.fromkeys(pair):
                found.setdefault(key, {})[pair] = tasks
        return found

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Each agency's and group's place in lists; last that of "", who is nobody."""
        return ranks(self.plan, self.answers)

    @cached_property
    def helped(self) -> Mapping[str, tuple[str, ...]]:
        """Beneficiary to tasks."""
        return _inverse((task, found.beneficiaries) for task, found in self.tasks.items())

    @cached_property
    def named_by(self) -> Mapping[str, tuple[str, ...]]:
        """Document to the tasks that name or cite it themselves."""
        return _inverse((task, found.basis) for task, found in self.tasks.items())

    def indirect(self, document: str) -> tuple[str, ...]:
        """The tasks that rest on a document only as the plan does; those of the plan's own document are its own."""
        direct = self.named_by.get(document, ())
        return tuple(task for task in self.tasks if task not in direct) if document in self.chain else ()

    def about(self, label: str) -> str | None:
        """What the about page says under a label; None where it says nothing."""
        page = self.plan.pages.get((SOURCE_LANG, ABOUT))
        facts_of = (fact for section in page.sections for fact in section.facts) if page else iter(())
        return next((fact.value for fact in facts_of if fact.label == label and fact.value), None)

    @cached_property
    def standing(self) -> frozenset[str]:
        """The agencies that answer for a task as the standing agency: with which the others work."""
        roles = ((found.responsible, fold(found.role or "")) for found in self.tasks.values())
        return frozenset(key for agencies, role in roles if role == STANDING for key in agencies)

    def bearing(self, people: Entity) -> tuple[str, ...]:
        """The tasks that a page says bear on people for whom they are not done alone."""
        return tuple(key for key in people.values(labels.BEARING) if key in self.plan.tasks)

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Task to the tasks under it."""
        return _inverse((key, (task.parent,)) for key, task in self.plan.tasks.items() if task.parent)

    @cached_property
    def cited_in(self) -> Mapping[str, tuple[Place, ...]]:
        """Document to the sections of the source language that cite it in prose."""
        return cited_in(self.plan, self.mentions)

    @cached_property
    def paragraphs(self) -> Mapping[int, tuple[Place, ...]]:
        """The source's paragraph to the tasks and sections that carry it."""
        return paragraphs(self.plan)


def link(plan: Plan) -> Links:
    """Resolve every name of the plan. Names that cannot be resolved are left out and listed."""
    names = names_of(plan)
    finders = {lang: finder_of(plan, names, lang) for lang in plan.langs}
    mentions = {place: page_mentions(page, finders[place[0]]) for place, page in plan.pages.items()}
    resolver = Resolver(names, [])
    implements = {key: resolver.documents(each, labels.IMPLEMENTS) for key, each in plan.documents.items()}
    chain = _chain(_plan_document(plan, resolver), implements)
    issued = plan.documents[chain[0]].date if chain else None
    year = int(issued[:4]) if issued else None
    at = page_agencies(plan)
    tasks = {
        key: task_links(task, plan, resolver, cited(task, plan, mentions), year, at) for key, task in plan.tasks.items()
    }
    answering = _inverse((task, found.responsible) for task, found in tasks.items())
    ordered = in_order(plan, answering, chain)
    return Links(ordered, names, finders, mentions, tasks, implements, chain, unique(resolver.failures))


def _plan_document(plan: Plan, resolver: Resolver) -> str | None:
    """The document that the site publishes: what the page `ke-hoach/index.md` says it is."""
    page = plan.pages.get((SOURCE_LANG, f"{PLAN_FOLDER}/index.md"))
    if page is None or not page.sections:
        return None
    head = page.sections[0]
    entity = Entity("", {}, page.path, "", page.file, head.start, head.facts)
    return next(iter(resolver.documents(entity, labels.PLAN)), None)


def _chain(start: str | None, implements: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    queue = [start] if start else []
    while queue:
        key = queue.pop(0)
        if key not in seen:
            seen[key] = None
            queue += implements.get(key, ())
    return tuple(seen)


def _inverse(pairs: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for source, targets in pairs:
        for target in targets:
            found.setdefault(target, []).append(source)
    return {target: tuple(sources) for target, sources in found.items()}
