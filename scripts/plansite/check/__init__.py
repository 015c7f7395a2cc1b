"""The rules: each a small function from the linked plan to problems, all of them run every time.

In: `Links`, and the problems of reading. Out: every `Problem`, sorted. May import what `linking` may, and `linking`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from plansite.check import (
    dates,
    documents,
    facts,
    headings,
    markers,
    names,
    parity,
    references,
    safety,
    sources,
    translation,
)
from plansite.linking.links import Links
from plansite.model import Problem

Rule: TypeAlias = Callable[[Links], Iterator[Problem]]

RULES: Final[tuple[Rule, ...]] = (
    headings.levels,
    headings.lost_headings,
    headings.task_ids,
    headings.duplicate_ids,
    headings.lists,
    markers.markers,
    facts.labels,
    facts.stray,
    facts.values,
    facts.leads,
    dates.real,
    names.unresolved,
    names.shared,
    names.untranslated,
    documents.circles,
    documents.duplicate_keys,
    documents.numbers,
    documents.citation_forms,
    documents.uncertain_citations,
    references.links,
    references.parted,
    sources.paragraphs,
    translation.pages,
    translation.tasks,
    translation.sections,
    translation.fact_lists,
    parity.texts,
    parity.items,
    safety.lines,
)


def check(links: Links, reading: Iterable[Problem] = ()) -> tuple[Problem, ...]:
    """Every problem of the plan, with those of reading it, by file and line."""
    found = {problem for rule in RULES for problem in rule(links)}
    return tuple(sorted(found.union(reading)))
