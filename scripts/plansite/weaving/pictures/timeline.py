"""The timeline: events on a scale of years, the plan's own among them; a bar for what lasted, a dot for what happened.

Years keep their distance, and grow where the words need room. It is as long as it has events; past `MOST_EVENTS` the
list in words says the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.model import Event, Section
from plansite.reading import labels
from plansite.reading.facts import parse_moment
from plansite.weaving.pictures.svg import LINE, WIDTH, dot, figure, line, link, rect, text, wrapped
from plansite.weaving.view import View

MOST_EVENTS: Final = 40
_YEAR: Final = 15
"""Between one year and the next, where nothing needs more."""
_AXIS: Final = 86
_WORDS: Final = 106


@dataclass(frozen=True, slots=True)
class _Moment:
    start: float
    end: float
    event: Event


def timeline(view: View, _: Section) -> str:
    """Every event of the page, the earliest first; nothing where there is none."""
    moments = sorted(_moments(view), key=lambda each: (each.start, each.end))
    if not moments:
        return ""
    told = [f"{view.moment(each.event.value(labels.WHEN) or '')}: {view.name(each.event)}" for each in moments]
    shapes, height = _drawn(view, moments[:MOST_EVENTS])
    return figure("timeline", view.say("picture.timeline"), height, shapes, view.say("picture.words"), told)


def _moments(view: View) -> Iterator[_Moment]:
    for event in view.plan.events.values():
        if found := parse_moment(event.value(labels.WHEN) or ""):
            yield _Moment(_years(found[0]), _years(found[1]), event)


def _years(iso: str) -> float:
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return year + (month - 1) / 12 + (day - 1) / 372


def _drawn(view: View, moments: list[_Moment]) -> tuple[list[str], float]:
    own = set(view.links.chain[:1])
    shapes: list[str] = []
    at, step, before = 12.0, 0.0, moments[0].start
    for each in moments:
        at += max(0.0, (each.start - before) * _YEAR - step)
        when = view.moment(each.event.value(labels.WHEN) or "")
        lines = wrapped(view.name(each.event), WIDTH - _WORDS, 3)
        documents = (view.links.named("known", name) for name in each.event.values(labels.PLAN))
        kind = "node plan" if any(thing and thing.key in own for thing in documents) else "node"
        mark = dot(_AXIS, at + 5, 7 if "plan" in kind else 5, kind)
        if each.end - each.start > 1:
            mark = rect(_AXIS - 5, at, 10, LINE * len(lines) + 6, "bar", 5)
        room = rect(0, at - 6, WIDTH, LINE * max(len(lines), 2) + 2, "room")
        words = text(0, at + 10, wrapped(_short(view, when), _AXIS - 12, 2), "soft") + text(
            _WORDS, at + 10, lines, "name"
        )
        shapes.append(
            link(view.href(each.event.path, each.event.anchor), f"{when}: {view.name(each.event)}", room + mark + words)
        )
        step = LINE * max(len(lines), 2) + 10.0
        at, before = at + step, each.start
    return [line(f"M{_AXIS} 4V{at:.0f}", "axis"), *shapes], at + 4


def _short(view: View, when: str) -> str:
    """A moment with its month's name cut short: it has little room."""
    names = zip(view.say("months").split(" "), view.say("months.short").split(" "), strict=True)
    return next((when.replace(name, short) for name, short in names if name in when), when)
