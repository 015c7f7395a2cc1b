"""Tasks by when they are due: by last day, then what begins on a day, what recurs, and what names no day."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from plansite.language.deadlines import Deadline
from plansite.language.rhythms import ONGOING
from plansite.linking.links import Links
from plansite.model import Section
from plansite.reading import labels
from plansite.weaving.downloads import plan_calendar
from plansite.weaving.duties import MOST_TASKS, answering, counted
from plansite.weaving.fact_list import values
from plansite.weaving.markup import table
from plansite.weaving.view import View

PAGE: Final = "tra-cuu/theo-thoi-han.md"
"""The page of what is due when, where the site has it."""
_DAYS: Final = {"D": 1, "W": 7, "M": 30, "Y": 365}

_Due: TypeAlias = tuple[str, Deadline]


def with_deadline(links: Links) -> list[str]:
    """The tasks that say by when they are to be done; not those withdrawn."""
    return [key for key, task in links.tasks.items() if task.deadline and not task.status]


def by_deadline(view: View, _: Section) -> str:
    """Every task that has a deadline, under its year or its kind; past a bound how many each agency has."""
    keys = with_deadline(view.links)
    if not keys:
        return f"<p>{view.say('due.none')}</p>"
    if len(keys) > MOST_TASKS:
        parts = iter((counted(view, keys),))
    else:
        parts = (f"## {title} {{#{anchor}}}\n\n{_table(view, rows)}" for anchor, title, rows in _groups(view, keys))
    return "\n\n".join(filter(None, (plan_calendar(view), *parts)))


def _groups(view: View, keys: Iterable[str]) -> Iterator[tuple[str, str, list[_Due]]]:
    """Anchor, heading and tasks of each part that has any."""
    rows = [(key, due) for key in keys if (due := view.links.tasks[key].deadline)]
    groups: dict[str, list[_Due]] = {}
    for row in sorted(rows, key=lambda row: _order(row[1])):
        groups.setdefault(part(row[1]), []).append(row)
    for name, found in groups.items():
        yield f"han-{name}", _title(view, name), found


def choices(view: View) -> list[tuple[str, str]]:
    """The parts that any task falls in, with their headings, in order."""
    found = {part(due): due for key in with_deadline(view.links) if (due := view.links.tasks[key].deadline)}
    return [(name, _title(view, name)) for name in sorted(found, key=lambda name: _order(found[name])[:2])]


def part(due: Deadline) -> str:
    """The part of the list in which a deadline stands: its year, or its kind."""
    return _order(due)[1]


def _title(view: View, name: str) -> str:
    return view.say("due.year", year=name) if name.isdecimal() else view.say(f"due.{name}")


def _order(due: Deadline) -> tuple[int, str, int, str, str]:
    """Where a deadline stands: the part and its name, then how often it comes, its last and its first day."""
    start, end = due.start or "", due.end or ""
    if due.recurs == ONGOING:
        return 3, "ongoing", 0, end, start
    if due.recurs:
        return 2, "recurs", int(due.recurs[1:-1]) * _DAYS[due.recurs[-1]], end, start
    if end:
        return 0, end[:4], 0, end, start
    return (1, "after", 0, end, start) if start else (4, "undated", 0, end, start)


def _table(view: View, rows: Iterable[_Due]) -> str:
    heads = (
        view.say("column.when"),
        view.say("column.task"),
        view.label(labels.RESPONSIBLE),
        view.say("column.written"),
    )
    found = ((_when(view, due), view.task_link(key), answering(view, key), _written(view, key)) for key, due in rows)
    return table(heads, found, "due")


def _when(view: View, due: Deadline) -> str:
    """A deadline in the page's language, as far as it was read into values."""
    start, end = (view.date(day) if day else "" for day in (due.start, due.end))
    every = _every(view, due.recurs) if due.recurs else ""
    if start and end and start != end:
        span = view.say("due.span", start=start, end=end)
    elif start and not end:
        span = view.say("due.from", date=start)
    else:
        span = view.say("due.until", date=end) if end and every else end
    return ", ".join(filter(None, (every, span))) or view.say("due.open")


def _every(view: View, recurs: str) -> str:
    """How often, in words: `P1M` and the like have their own."""
    count, unit = recurs[1:-1], recurs[-1]
    if recurs == ONGOING:
        return view.say("due.always")
    return (
        view.say(f"every.{recurs}") if f"every.{recurs}" in view.words.rows else view.say(f"every.{unit}", count=count)
    )


def _written(view: View, key: str) -> str:
    return dict(values(view, "task", view.plan.tasks[key].facts)).get(labels.DEADLINE, "")
