"""The way down: from the highest document to the plan, to who answers, to how many duties each has.

The documents stand one above the other, an arrow from each to the one that carries it out; below the plan a bar for
each agency. Past `MOST_ROWS` the agencies with most duties are drawn, and a last line says how many more there are.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from plansite.model import Document, Section
from plansite.weaving.duties import grouped
from plansite.weaving.pictures.svg import FINGER, LINE, WIDTH, figure, line, link, rect, text, wrapped
from plansite.weaving.view import View

MOST_ROWS: Final = 24
_BOX: Final = 52
_GAP: Final = 26
_TRUNK: Final = 14
_NAMES: Final = 28
_BARS: Final = 206
_LONGEST: Final = WIDTH - _BARS - 34


def way_down(view: View, _: Section) -> str:
    """The whole plan on one screen; nothing where the site does not say which document is the plan's."""
    documents = [view.plan.documents[key] for key in reversed(view.links.chain)]
    if not documents:
        return ""
    counts = counted(view)
    about = [_about(view, document) for document in documents]
    box = _BOX + LINE * (max(map(len, about)) - 1)
    boxes = list(_boxes(view, documents, about, box))
    top = len(documents) * (box + _GAP) - _GAP
    rows, height = bars(view, counts, top + 14, trunk=top)
    told = [*_told(view, documents), *(f"{name}: {_duties(view, count)}" for name, _, count in counts)]
    said = view.say("picture.way", name=view.short_name(documents[-1]))
    return figure("way", said, height, (*boxes, *rows), view.say("picture.words"), told)


def counted(view: View) -> list[tuple[str, str, int]]:
    """Those who answer with their page's address and how many duties each has, in the plan's order; bounded."""
    groups = [(key, len(tasks), tasks[0]) for key, tasks in grouped(view, view.plan.tasks)]
    return [(_name(view, key), _place(view, key, first), count) for key, count, first in groups]


def bars(
    view: View, counts: list[tuple[str, str, int]], top: float, trunk: float | None = None
) -> tuple[list[str], float]:
    """A bar with its number for each, from `top` down, and where they end."""
    shown = counts if len(counts) <= MOST_ROWS else sorted(counts, key=lambda row: -row[2])[: MOST_ROWS - 1]
    most = max((count for _, _, count in shown), default=1)
    shapes: list[str] = []
    at = top
    for name, href, count in shown:
        lines = wrapped(name, _BARS - _NAMES - 8)
        height = max(LINE * len(lines) + 10, FINGER)
        middle = at + height / 2
        if trunk is not None:
            shapes.append(line(f"M{_TRUNK} {trunk:.0f}V{middle:.0f}H{_NAMES - 5}", "stem"))
        bar = rect(_BARS, middle - 8, max(count / most * _LONGEST, 3), 16, "bar", 2)
        number = text(_BARS + max(count / most * _LONGEST, 3) + 6, middle + 5, [str(count)], "number")
        words = text(_NAMES, middle + 5 - (len(lines) - 1) * LINE / 2, lines, "name")
        room = rect(_NAMES - 4, at, WIDTH - _NAMES + 4, height, "room")
        shapes.append(link(href, f"{name}: {_duties(view, count)}", room + words + bar + number))
        at += height
    if left := len(counts) - len(shown):
        shapes.append(text(_NAMES, at + LINE, [view.say("bound.more", count=left)], "soft"))
        at += 2 * LINE
    return shapes, at + 6


def _boxes(view: View, documents: list[Document], about: list[list[str]], height: int) -> Iterator[str]:
    for number, document in enumerate(documents):
        top = number * (height + _GAP)
        if number:
            yield line(f"M{_TRUNK} {top - _GAP}V{top - 7}", "stem") + line(f"M{_TRUNK - 5} {top - 8}l5 7l5 -7", "arrow")
            yield text(_TRUNK + 14, top - 8, [view.say("picture.carried_out")], "soft")
        name = view.short_name(document)
        last = number == len(documents) - 1
        kind = "box plan" if last else "box"
        inside = rect(1, top + 1, WIDTH - 2, height - 2, kind) + text(
            12, top + 22, wrapped(name, WIDTH - 24, 1), "title"
        )
        yield link(view.href(document.path, document.anchor), name, inside + text(12, top + 41, about[number], "soft"))


def _about(view: View, document: Document) -> list[str]:
    parts = (view.term(document.issuer or ""), view.date(document.date) if document.date else "", view.end(document))
    return wrapped(", ".join(part for part in parts if part), WIDTH - 24, 2)


def _told(view: View, documents: list[Document]) -> Iterator[str]:
    for above, below in pairwise(documents):
        yield f"{view.short_name(below)} {view.say('chain.carries')} {view.short_name(above)}"


def _duties(view: View, count: int) -> str:
    return view.say("tally.one" if count == 1 else "tally.many", count=count)


def _name(view: View, key: str) -> str:
    return view.name(view.agency(key)) if key else view.say("nobody")


def _place(view: View, key: str, first: str) -> str:
    entity = view.agency(key) if key else view.plan.tasks[first]
    return view.href(entity.path, entity.anchor)
