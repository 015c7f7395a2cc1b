"""The rules, a file each in `rules/`: functions from the linked plan to problems, all of them run every time.

In: `Links`, and the problems of reading. Out: every `Problem`, sorted. May import what `linking` may, and `linking`.
"""

from collections.abc import Iterable, Set
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from plansite.check.following import without_following
from plansite.check.once import once
from plansite.check.registry import finders, rules
from plansite.check.twins import without_twins
from plansite.model import Problem

if TYPE_CHECKING:
    from plansite.linking.links import Links


def check(links: "Links", reading: Iterable[Problem] = ()) -> tuple[Problem, ...]:
    """Every problem of the plan by file and line, each cause once, but those that only follow from another."""
    return tuple(sorted(without_twins(once(without_following(every_problem(links, reading), links), links), links)))


def clear(links: "Links", reading: Iterable[Problem], tolerated: Set[str]) -> bool:
    """Whether `check` finds no error but of rules that are tolerated, told by no more rules than can find one.

    False also where it may find one, which `check` tells. No warning becomes an error where there is none.
    """
    telling = {rule.id for rule in rules().values() if rule.severity == "error"} - tolerated
    found = chain(reading, (problem for finder in finders(telling) for problem in finder(links)))
    return telling.isdisjoint(problem.rule for problem in found)


def every_problem(links: "Links", reading: Iterable[Problem] = ()) -> frozenset[Problem]:
    """What every rule finds, with the problems of reading; how grave each is, its rule says."""
    found = {problem for finder in finders(rules().keys()) for problem in finder(links)}
    grave = {rule.id: rule.severity for rule in rules().values()}
    return frozenset(replace(each, severity=grave[each.rule]) for each in found.union(reading))
