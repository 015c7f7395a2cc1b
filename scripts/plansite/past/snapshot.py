"""A plan as comparable items: each with its facts by meaning and its texts without their line breaks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from plansite.linking.links import Links
from plansite.linking.translation_pairs import Side
from plansite.model import SOURCE_LANG, Document, Entity, Lang, Page, Place, Section, Task, Texts
from plansite.past.staleness import section_keys
from plansite.reading import labels
from plansite.reading.assemble import kind_of, task_title

Kind: TypeAlias = Literal["task", "document", "agency", "group", "beneficiary", "term", "event", "help", "section"]

_ITEM: Final = re.compile(r"\n(?=\s*(?:[-*+]|\d+[.)])\s)|\n\s*\n")
"""Where a text parts into paragraphs and list items."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the plan; a section that stands for nothing is known by its page and anchor."""

    kind: Kind
    key: str
    spot: str
    """Its section's key, as `standings` has it."""
    names: Texts
    place: Place
    file: str
    line: int
    facts: Mapping[str, tuple[str, ...]]
    """A label to its values, names in their full form, in the order of the alphabet."""
    texts: Mapping[Lang, tuple[str, ...]]
    """A language to the title, then the paragraphs and list items, each on one line."""
    agencies: tuple[str, ...] = ()
    """Names of the agencies that it concerns."""

    @property
    def name(self) -> str:
        """Its name in the source language."""
        return self.names.get(SOURCE_LANG, self.key)


Snapshot: TypeAlias = Mapping[tuple[Kind, str], Item]
"""Everything of a plan by kind and key, in the order of the pages."""


def snapshot(links: Links) -> Snapshot:
    """Everything of a plan that an editor can change."""
    found: dict[tuple[Kind, str], Item] = {}
    for page in links.plan.pages_of(SOURCE_LANG):
        keys = section_keys(page)
        for index, section in enumerate(page.sections):
            item = _item(links, page, index, keys[section.start])
            found.setdefault((item.kind, item.key), item)
    return MappingProxyType(found)


def _item(links: Links, page: Page, index: int, spot: str) -> Item:
    section = page.sections[index]
    entity = links.entity_at.get((page.path, section.start))
    kind: Kind = kind_of(page, section) if entity else "section"  # type: ignore[assignment]
    return Item(
        kind,
        entity.key if entity else f"{page.path}#{section.anchor}",
        spot,
        entity.name if entity else {SOURCE_LANG: page.title if index == 0 else f"{page.title}: {section.title}"},
        Place(page.path, section.anchor if index else ""),
        page.file,
        section.start,
        MappingProxyType(_facts(links, section, entity)),
        MappingProxyType(dict(_texts(links, page, section))),
        _agencies(links, page, entity),
    )


def _facts(links: Links, section: Section, entity: Entity | None) -> dict[str, tuple[str, ...]]:
    written = (fact for fact in section.facts if fact.label != labels.FORMER)  # no reader reads it
    values: dict[str, tuple[str, ...]] = {fact.label: (" ".join(fact.value.split()),) for fact in written}
    if isinstance(entity, Task):
        own = links.tasks[entity.key]
        resolved = {
            labels.RESPONSIBLE: _names(links, own.answering),
            labels.LEAD: (),
            labels.ROLE: (own.role,) if own.role else (),
            labels.PARENT: (entity.parent,) if entity.parent else (),
            labels.PARTNERS: _names(links, own.stated),
            labels.INFERRED: _names(links, own.partners_inferred),
            labels.BENEFICIARIES: (links.plan.beneficiaries[key].name[SOURCE_LANG] for key in own.beneficiaries),
            labels.BASIS: (links.plan.documents[key].name[SOURCE_LANG] for key in own.basis),
            labels.SOURCE: (value for value in entity.values(labels.SOURCE)),
        }
        values |= {label: tuple(sorted(found)) for label, found in resolved.items()}
    if isinstance(entity, Document):
        above = (links.plan.documents[key].name[SOURCE_LANG] for key in links.implements[entity.key])
        values[labels.IMPLEMENTS] = tuple(sorted(above))
    return {label: found for label, found in values.items() if found}


def _names(links: Links, keys: Iterable[str]) -> Iterator[str]:
    plan = links.plan
    return ((plan.agencies.get(key) or plan.groups[key]).name[SOURCE_LANG] for key in keys)


def _agencies(links: Links, page: Page, entity: Entity | None) -> tuple[str, ...]:
    """Who answers for a task and its partners; else the agency whose page it is."""
    if isinstance(entity, Task):
        own = links.tasks[entity.key]
        return tuple(_names(links, (*own.answering, *own.stated, *own.partners_inferred)))
    head = links.entity_in(page.path, None)
    return (head.name[SOURCE_LANG],) if head and head.key in links.plan.agencies else ()


def _texts(links: Links, page: Page, source: Section) -> Iterator[tuple[Lang, tuple[str, ...]]]:
    for lang in links.plan.langs:
        section = links.pairing.translated(page.path, source, lang)
        if section is not None:
            prose = Side(links.plan.pages[lang, page.path], section).prose.removeprefix(section.title)
            yield lang, (task_title(section), *units(prose))


def units(prose: str) -> tuple[str, ...]:
    """A text's paragraphs and list items, each on one line: line breaks in them mean nothing."""
    return tuple(flat for part in _ITEM.split(prose) if (flat := " ".join(part.split())))
