"""One fault made alike in every language is one problem: said in the source, with the place of its twin."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from plansite.check.consequences import section_start
from plansite.model import SOURCE_LANG, Problem

if TYPE_CHECKING:
    from plansite.linking.links import Links

Spot: TypeAlias = tuple[str, int, str]
"""A page's path, the line of a heading of the source, a rule."""


def without_twins(problems: Iterable[Problem], links: "Links") -> Iterator[Problem]:
    """The problems; those of a translation that its source has too, in the same section, are told there."""
    pages = {page.file: page for page in links.plan.pages.values()}
    starts: dict[tuple[str, int], int] = {}
    for pair in links.pairing.all():
        starts |= {(pair.other.file, other.start): one.start for one, other in pair.sections}
        starts |= {(pair.source.file, one.start): one.start for one, _ in pair.sections}
    folders = [f"/{lang}/" for lang in (SOURCE_LANG, *links.plan.langs)]
    spots: dict[Spot, list[Problem]] = defaultdict(list)
    alone: list[Problem] = []
    for problem in problems:
        start = section_start(problem, pages)
        if problem.rule.startswith("translation-"):
            alone.append(problem)
        else:
            path = next((problem.file.partition(each)[2] for each in folders if each in problem.file), problem.file)
            paired = starts.get((problem.file, start), -1) if start else 0
            spots[path, paired, problem.rule].append(problem)
    for each in spots.values():
        own = [problem for problem in each if folders[0] in problem.file]
        others = [problem for problem in each if problem not in own]
        if len(own) != len(others):
            alone += each
            continue
        for one, other in zip(sorted(own), sorted(others), strict=True):
            alone.append(replace(one, hint=f"{one.hint} Cũng vậy ở {other.file}:{other.line}.".strip()))
    yield from alone
