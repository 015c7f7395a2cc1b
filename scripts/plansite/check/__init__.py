"""The rules, a file each in `rules/`: functions from the linked plan to problems, all of them run every time.

In: `Links`, and the problems of reading. Out: every `Problem`, sorted. May import what `linking` may, and `linking`.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from plansite.check.following import without_following
from plansite.check.once import once
from plansite.check.registry import finders, rules
from plansite.model import Problem

if TYPE_CHECKING:
    from plansite.linking.links import Links


def check(links: "Links", reading: Iterable[Problem] = ()) -> tuple[Problem, ...]:
    """Every problem of the plan by file and line, each cause once, but those that only follow from another."""
    return tuple(sorted(once(without_following(every_problem(links, reading), links), links)))


def every_problem(links: "Links", reading: Iterable[Problem] = ()) -> frozenset[Problem]:
    """What every rule finds, with the problems of reading; how grave each is, its rule says."""
    found = {problem for finder in finders() for problem in finder(links)}
    grave = {rule.id: rule.severity for rule in rules().values()}
    return frozenset(replace(each, severity=grave[each.rule]) for each in found.union(reading))
