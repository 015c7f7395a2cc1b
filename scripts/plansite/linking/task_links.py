"""What a task says of itself, resolved: who answers and in which role, with whom, for whom, on what ground, by when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias, TypeVar

from plansite.language.deadlines import Deadline, read_deadline
from plansite.linking.resolving import Resolver
from plansite.model import Plan, Task
from plansite.reading import labels

T = TypeVar("T")

Pairs: TypeAlias = Mapping[tuple[str, str], tuple[str, ...]]
"""Who answers and who helps, to the tasks that they share."""


@dataclass(frozen=True, slots=True)
class TaskLinks:
    """What a task's facts and prose say, things by key."""

    responsible: tuple[str, ...]
    """The agencies that answer: those that the facts name, else the one on whose page it stands."""
    responsible_groups: tuple[str, ...]
    role: str | None
    """The source's own word for those who answer; None where it has none."""
    partners: tuple[str, ...]
    partner_groups: tuple[str, ...]
    """The partners that the source states."""
    partners_inferred: tuple[str, ...]
    """Agencies and groups that an editor inferred."""
    beneficiaries: tuple[str, ...]
    basis: tuple[str, ...]
    """The documents that the task itself names or cites; the plan's own chain is the plan's."""
    deadline: Deadline | None
    period: str | None
    outputs: tuple[str, ...]
    indicators: tuple[str, ...]
    budget: str | None
    reports: str | None
    status: str | None
    source: tuple[str, ...]
    """Places in the source, as written."""

    @property
    def answering(self) -> tuple[str, ...]:
        """The agencies and groups that answer."""
        return (*self.responsible, *self.responsible_groups)

    @property
    def stated(self) -> tuple[str, ...]:
        """The agencies and groups that the source states as partners."""
        return (*self.partners, *self.partner_groups)


def shared_tasks(tasks: Mapping[str, TaskLinks]) -> Pairs:
    """The pairs of agencies and groups that share tasks, stated or inferred."""
    found: dict[tuple[str, str], list[str]] = {}
    for task, links in tasks.items():
        for pair in product(links.answering, (*links.stated, *links.partners_inferred)):
            found.setdefault(pair, []).append(task)
    return {pair: tuple(each) for pair, each in found.items()}


def task_links(
    task: Task,
    plan: Plan,
    resolver: Resolver,
    cited: Iterable[str],
    year: int | None,
    at: Mapping[str, tuple[str, ...]],
) -> TaskLinks:
    """A task's links; `cited` are the documents in its prose, `year` is the plan's, for days that say none, and `at`
    the agencies by their pages."""
    answering = unique(resolver.agencies(task, labels.RESPONSIBLE, labels.LEAD)) or _page_agency(task, at)
    partners = unique(resolver.agencies(task, labels.PARTNERS))
    deadline = task.value(labels.DEADLINE)
    return TaskLinks(
        responsible=tuple(key for key in answering if key in plan.agencies),
        responsible_groups=tuple(key for key in answering if key in plan.groups),
        role=task.value(labels.ROLE) or (labels.LEAD.lower() if task.value(labels.LEAD) else None),
        partners=tuple(key for key in partners if key in plan.agencies),
        partner_groups=tuple(key for key in partners if key in plan.groups),
        partners_inferred=unique(resolver.agencies(task, labels.INFERRED)),
        beneficiaries=unique(resolver.beneficiaries(task, labels.BENEFICIARIES)),
        basis=unique((*resolver.documents(task, labels.BASIS), *cited)),
        deadline=(read_deadline(deadline, year) or Deadline(deadline)) if deadline else None,
        period=task.value(labels.PERIOD),
        outputs=task.values(labels.OUTPUTS),
        indicators=task.values(labels.INDICATORS),
        budget=task.value(labels.BUDGET),
        reports=task.value(labels.REPORTS),
        status=task.value(labels.STATUS),
        source=task.values(labels.SOURCE),
    )


def unique(keys: Iterable[T]) -> tuple[T, ...]:
    """What is given, once each, in order."""
    return tuple(dict.fromkeys(keys))


def page_agencies(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """The agencies of each page that has some."""
    found: dict[str, tuple[str, ...]] = {}
    for key, agency in plan.agencies.items():
        found[agency.path] = (*found.get(agency.path, ()), key)
    return found


def _page_agency(task: Task, at: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The agency on whose page a task stands that does not say who answers."""
    if task.value(labels.RESPONSIBLE) or task.value(labels.LEAD):
        return ()
    return at.get(task.path, ())
