"""Who works with whom: an arc from one who answers to one who helps, with the number of duties that they share.

The names stand in a column, so that they can be read, and arcs do not cross words. Past `MOST_NODES` or `MOST_ARCS`
arcs would be a tangle: the pairs that share most are drawn as bars, the most first.
"""

from collections.abc import Iterator
from math import hypot
from typing import Final

from plansite.linking.task_links import Pairs
from plansite.model import SOURCE_LANG, Section
from plansite.weaving.pictures.svg import FINGER, LINE, WIDTH, dot, figure, line, link, rect, text, wrapped
from plansite.weaving.view import View

MOST_NODES: Final = 24
MOST_ARCS: Final = 40
MOST_PAIRS: Final = 24
"""Pairs shown as bars, where there are too many for arcs."""
_LEFT: Final = 150
"""Where the names begin; arcs bulge to the left of it."""
_NAME: Final = WIDTH - _LEFT - 14


def together(view: View, _: Section) -> str:
    """Everybody who shares a duty with somebody."""
    return drawn(view, view.links.shared)


def around(view: View, agency: str) -> str:
    """One agency and those with whom it shares duties; nothing where it shares none."""
    return drawn(view, view.links.shared_by.get(agency, {}), agency)


def drawn(view: View, pairs: Pairs, of: str = "") -> str:
    """The picture of some pairs; nothing where there are none."""
    if not pairs:
        return ""
    said = view.say("picture.together.of", name=view.name(view.agency(of))) if of else view.say("picture.together")
    told = [_told(view, pair, tasks) for pair, tasks in _most(pairs)]
    nodes = sorted({key for pair in pairs for key in pair}, key=view.links.ranks.__getitem__)
    if len(nodes) > MOST_NODES or len(pairs) > MOST_ARCS:
        shapes, height = _bars(view, _most(pairs)[:MOST_PAIRS])
        told = told[:MOST_PAIRS]
    else:
        shapes, height = _arcs(view, nodes, pairs)
    return figure("together", said, height, shapes, view.say("picture.words"), told)


def _arcs(view: View, nodes: list[str], pairs: Pairs) -> tuple[list[str], float]:
    places, names = _column(view, nodes)
    reach = max(abs(places[who] - places[partner]) for who, partner in pairs) or 1
    shapes = []
    for (who, partner), tasks in sorted(pairs.items(), key=lambda item: -abs(places[item[0][0]] - places[item[0][1]])):
        start, end = places[who], places[partner]
        bulge = _bulge(start, end, reach)
        x = _LEFT - 12
        path = f"M{x} {start:.0f}C{x - bulge * 1.3:.0f} {start:.0f} {x - bulge * 1.3:.0f} {end:.0f} {x - 6} {end:.0f}"
        width = 1.2 + 1.1 * min(len(tasks), 6)
        shapes.append(line(path, "arc", width) + line(f"M{x - 8} {end - 4:.0f}l8 4l-8 4z", "tip"))
    knobs: list[tuple[float, float]] = []
    for pair in pairs:
        knobs.append(_knob(places[pair[0]], places[pair[1]], reach, knobs))
    numbers = [
        link(
            _list_of(view, pair[1]),
            _told(view, pair, tasks),
            dot(x, y, FINGER / 2, "room")
            + dot(x, y, 12.5, "knob")
            + text(x, y + 4.5, [str(len(tasks))], "number", "middle"),
        )
        for (pair, tasks), (x, y) in zip(pairs.items(), knobs, strict=True)
    ]
    return [*shapes, *names, *numbers], max(places.values()) + 30


def _bulge(start: float, end: float, reach: float) -> float:
    """How far an arc goes out: the further apart its ends are, so that two arcs around one middle do not meet."""
    return 16 + (_LEFT - 42) * abs(end - start) / reach


def _knob(start: float, end: float, reach: float, others: list[tuple[float, float]]) -> tuple[float, float]:
    """Where on its arc a number stands: at the middle, or the nearest place that is clear of the others."""
    x, out = _LEFT - 12, 1.3 * _bulge(start, end, reach)
    steps = sorted((step / 40 for step in range(4, 37)), key=lambda step: abs(step - 0.5))
    on_arc = [(x - out * 3 * t * (1 - t), start * (1 - t) ** 2 * (1 + 2 * t) + end * t**2 * (3 - 2 * t)) for t in steps]
    clear = (at for at in on_arc if all(hypot(at[0] - each[0], at[1] - each[1]) >= FINGER for each in others))
    return next(clear, on_arc[0])


def _column(view: View, nodes: list[str]) -> tuple[dict[str, float], list[str]]:
    places, shapes, at = {}, [], 4.0
    for key in nodes:
        lines = wrapped(view.name(view.agency(key)), _NAME, 2)
        height = max(LINE * len(lines) + 12, FINGER)
        places[key] = at + height / 2
        entity = view.agency(key)
        kind = "node" if key in view.plan.agencies else "node group"
        words = text(_LEFT + 12, places[key] + 5 - (len(lines) - 1) * LINE / 2, lines, "name")
        shape = rect(_LEFT - 6, at, WIDTH - _LEFT + 6, height, "room") + dot(_LEFT, places[key], 6, kind) + words
        shapes.append(link(view.href(entity.path, entity.anchor), view.name(entity), shape))
        at += height
    return places, shapes


def _bars(view: View, pairs: list[tuple[tuple[str, str], tuple[str, ...]]]) -> tuple[list[str], float]:
    most = max(len(tasks) for _, tasks in pairs)
    shapes, at = [], 4.0
    for pair, tasks in pairs:
        lines = wrapped(" ← ".join(view.brief(view.agency(key)) for key in pair), WIDTH - 8, 2)
        words = text(0, at + LINE, lines, "name")
        bar = rect(0, at + LINE * len(lines) + 6, max(len(tasks) / most * (WIDTH - 40), 3), 10, "bar", 2)
        number = text(
            max(len(tasks) / most * (WIDTH - 40), 3) + 6, at + LINE * len(lines) + 16, [str(len(tasks))], "number"
        )
        room = rect(0, at, WIDTH, LINE * len(lines) + 22, "room")
        shapes.append(link(_list_of(view, pair[1]), _told(view, pair, tasks), room + words + bar + number))
        at += LINE * len(lines) + 26
    return shapes, at


def _most(pairs: Pairs) -> list[tuple[tuple[str, str], tuple[str, ...]]]:
    return sorted(pairs.items(), key=lambda item: -len(item[1]))


def _told(view: View, pair: tuple[str, str], tasks: tuple[str, ...]) -> str:
    who, partner = (view.name(view.agency(key)) for key in pair)
    count = view.say("tally.one" if len(tasks) == 1 else "tally.many", count=len(tasks))
    return view.say("picture.together.told", who=who, partner=partner, count=count)


def _list_of(view: View, partner: str) -> str:
    """Where the duties are listed in which one helps: under the marker of its page, else its own heading."""
    entity = view.agency(partner)
    return view.href(entity.path, next(_anchors(view, entity.path), entity.anchor))


def _anchors(view: View, path: str) -> Iterator[str]:
    for section in view.plan.pages[SOURCE_LANG, path].sections:
        if any(marker.name == "phoi-hop" for marker in section.markers):
            yield section.anchor
