"""Labelled lines and what they hold for: the item before, all of a block, or the item that they stand under."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plansite.importing.dues import due
from plansite.importing.headings import heading_of
from plansite.importing.labels import BUDGET, INDICATOR, LEAD, OUTPUT, PARTNER, REPORT, TIME, Labelled, of_section
from plansite.importing.marks import ALPHA
from plansite.importing.outline import PLAIN, Node
from plansite.importing.sections import acts
from plansite.importing.sentences import said_in

_SHARED = frozenset((LEAD, PARTNER, TIME, OUTPUT, BUDGET, REPORT, INDICATOR))


@dataclass(frozen=True, slots=True)
class Grouped:
    """A node's children: items with the labels that hold for each, and the labels that hold for the node itself."""

    items: tuple[tuple[Node, tuple[Labelled, ...], bool], ...]
    """An item, the labels that hold for it, and whether they hold for others too."""
    own: tuple[Labelled, ...]
    lines: tuple[Node, ...]
    """The nodes that say `own`, and plain details between them."""


NOTHING = Grouped((), (), ())


def adopted(children: Sequence[Node]) -> list[Node]:
    """Children, those put below a heading that names who answers and that has nothing below it yet."""
    found: list[Node] = []
    head: Node | None = None
    for child in children:
        named = (
            not child.labels and child.table is None and (who := heading_of(child.text)) is not None and not who.rest
        )
        if named and not child.heads:
            head = replace(child, children=[*child.children])
            found.append(head)
        elif named or head is None or child.table is not None or child.rank < head.rank:
            head = None
            found.append(child)
        else:
            head.children.append(child)
    return found


def _raised(children: Sequence[Node]) -> Sequence[Node]:
    """Children, the labels under the last of them beside them where they hold for all: no other has any of its own."""
    last = children[-1] if children else None
    if last is None or len(children) < 2 or last.labels or any(child.labels for child in children):
        return children
    inner = [below for below in last.children if below.labels]
    others = any(below.labels for child in children[:-1] for below in child.children)
    said = [label for below in inner for label in below.labels]
    told = any(of_section(label.label) for label in said)
    done = all(label.kind == TIME for label in said) and any("hoàn thành" in below.text.lower() for below in inner)
    done = done and not any(due(child.text, None) for child in children)  # "Hoàn thành trước ngày 18/01/2026."
    leads = done or any(label.kind == LEAD for label in said)
    items = all(child.rank == last.rank and child.table is None and not child.children for child in children[:-1])
    plain = items and leads and len(inner) == len(last.children) and last.rank >= ALPHA
    if others or not (plain or told):
        return children
    bare = replace(last, children=[below for below in last.children if not below.labels])
    return [*children[:-1], bare, *inner]


def _names_things(text: str, items: Sequence[Node]) -> bool:
    """Whether a text ends in "gồm:" before a list of short names."""
    count = sum(len(item.text.split()) for item in items)
    return bool(re.search(r"gồm[^:]{0,40}:\s*$", text)) and count <= 6 * len(items)


def grouped(children: Sequence[Node], text: str) -> Grouped:
    """Which labels hold for which children of a node with this text."""
    children = _raised(children)
    if not any(child.labels for child in children):
        return Grouped(tuple((child, (), False) for child in children), (), ())
    items: list[tuple[Node, tuple[Labelled, ...], bool]] = []
    own: list[Labelled] = []
    lines: list[Node] = []
    waiting: list[Node] = []
    labels: list[Node] = []

    def settle() -> None:
        said = tuple(label for node in labels for label in node.labels) + tuple(
            label for node in labels for below in node.walk() if below is not node for label in below.labels
        )
        doing = [node for node in waiting if acts(node.text) or said_in(node.text).who]
        things = acts(text) and (not doing or _names_things(text, waiting))
        plain = things or all(node.rank >= PLAIN and node not in doing for node in waiting)
        shared = any(label.kind in _SHARED for label in said)
        if any(node.table for node in waiting):
            # What is said below a table is of the table, not of the heading above it.
            items.extend((node, (), False) for node in (*waiting, *labels))
        elif not waiting or (plain and not items) or not shared:
            own.extend(said)
            lines.extend(each for node in (*waiting, *labels) if plain or node in labels for each in node.walk())
            if not plain:
                items.extend((node, (), False) for node in waiting)
        else:
            own_subjects = all(node.rank >= PLAIN and said_in(node.text).who for node in waiting)
            if own_subjects and all(label.kind == TIME for label in said):
                items.extend((waiting.pop(0), (), False) for _ in range(len(waiting) - 1))
            items.extend((node, said, len(waiting) > 1) for node in waiting)
            items.extend((node, said, True) for node in labels)
        waiting.clear()
        labels.clear()

    for child in children:
        if child.labels:
            labels.append(child)
            continue
        if labels:
            settle()
        waiting.append(child)
    if labels:
        settle()
    items.extend((node, (), False) for node in waiting)
    return Grouped(tuple(items), tuple(own), tuple(lines))
