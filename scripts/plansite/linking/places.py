"""Where documents are cited and the source's paragraphs carried: the sections of the source language."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from plansite.linking.prose import Mention, prose_blocks
from plansite.model import SOURCE_LANG, Lang, Page, Place, Plan, Section, Task
from plansite.reading import facts, labels

Mentions: TypeAlias = Mapping[tuple[Lang, str], Mapping[int, tuple[Mention, ...]]]
"""A page's language and path, then a block's first line, to the mentions in it."""


def cited_in(plan: Plan, mentions: Mentions) -> Mapping[str, tuple[Place, ...]]:
    """Document to the sections that cite it in prose, editors' notes too."""
    found: dict[str, dict[Place, None]] = {}
    for page, section in _sections(plan):
        for key in _documents(mentions, page, section, notes=True):
            found.setdefault(key, {})[Place(page.path, section.anchor)] = None
    return {key: tuple(places) for key, places in found.items()}


def cited(task: Task, plan: Plan, mentions: Mentions) -> Iterator[str]:
    """The documents that a task's own prose cites."""
    page = plan.pages[SOURCE_LANG, task.path]
    return _documents(mentions, page, page.section_at(task.line), notes=False)


def paragraphs(plan: Plan) -> Mapping[int, tuple[Place, ...]]:
    """The source's paragraph to the tasks and sections that carry it."""
    found: dict[int, list[Place]] = {}
    for page, section in _sections(plan):
        for number in sorted(set(_carried(section))):
            found.setdefault(number, []).append(Place(page.path, section.anchor))
    return {number: tuple(places) for number, places in sorted(found.items())}


def _sections(plan: Plan) -> Iterator[tuple[Page, Section]]:
    return ((page, section) for page in plan.pages_of(SOURCE_LANG) for section in page.sections)


def _documents(mentions: Mentions, page: Page, section: Section, notes: bool) -> Iterator[str]:
    """The documents named in a section's prose; those in editors' notes (quotes) only if asked for."""
    found = mentions[page.lang, page.path]
    own = (mention for block in prose_blocks(section, notes) for mention in found.get(block.start, ()))
    return (mention.key for mention in own if mention.kind == "document" and mention.key)


def _carried(section: Section) -> Iterator[int]:
    for fact in section.facts:
        if fact.label == labels.SOURCE:
            for part in fact.value.split(";"):
                yield from facts.parse_paragraphs(part) or ()
