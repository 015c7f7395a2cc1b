"""Rules on what a translation has as many of as its source: items of lists, links, notes and their sources."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from plansite.check.translation import left_over
from plansite.linking.links import Links
from plansite.linking.translation_pairs import Side
from plansite.model import Problem


class _Item(NamedTuple):
    """An item of a list or a note: its line, how long it is, where its links lead."""

    line: int
    size: int
    targets: tuple[str, ...] = ()


_TARGET: Final = re.compile(r"\]\(([^()\s]{1,500})")
_LISTED: Final = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_LINK: Final = re.compile(r"\]\([^()\s]")
_SOURCE: Final = re.compile(r"\]\(<?https?:")


def items(links: Links) -> Iterator[Problem]:
    """Lists have as many items, prose as many links and notes, a note as many sources."""
    for pair in links.pairs:
        sides = (pair.source, pair.other)
        for what, found in _KINDS.items():
            ours, theirs = (found(side) for side in sides)
            if len(ours) != len(theirs):
                heads = [side.section.start for side in sides]
                yield from _differ(what, sides, (len(ours), len(theirs)), _left(heads, ours, theirs))
                break
        else:
            yield from _unlike_notes(sides)


def _unlike_notes(sides: tuple[Side, Side]) -> Iterator[Problem]:
    notes = ([block for block in side.blocks if block.kind == "quote"] for side in sides)
    for both in zip(*notes, strict=True):
        texts = [side.page.text(block.start, block.end) for side, block in zip(sides, both, strict=True)]
        ours, theirs = (len(_SOURCE.findall(text)) for text in texts)
        if ours != theirs:
            yield from _differ("nguồn của ghi chú", sides, (ours, theirs), (both[0].end - 1, both[1].end - 1))


def _differ(what: str, sides: tuple[Side, Side], counts: tuple[int, int], places: tuple[int, int]) -> Iterator[Problem]:
    one, other = (f"{count} ở bản “{side.page.lang}”" for count, side in zip(counts, sides, strict=True))
    for own, against in ((0, 1), (1, 0)):
        hint = f"So với {sides[against].page.file}:{places[against]}."
        yield Problem(
            sides[own].page.file, places[own], "translation-items", f"Số {what} khác nhau: {one}, {other}.", hint
        )


def _left(heads: Sequence[int], ours: Sequence[_Item], theirs: Sequence[_Item]) -> tuple[int, int]:
    """The lines of the item that one list has more than the other, and of that before which it would stand there.

    It is the one that leads to what no item there leads to; else the lengths tell.
    """
    more, less = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    known = {target for item in less for target in item.targets}
    own = [n for n, item in enumerate(more) if item.targets and known.isdisjoint(item.targets)]
    odd = own[0] if own else left_over([item.size for item in more], [item.size for item in less])[0]
    there = less[min(odd, len(less) - 1)].line if less else heads[more is ours]
    return (more[odd].line, there) if more is ours else (there, more[odd].line)


def _items(side: Side) -> list[_Item]:
    """The items of a side's lists, at any depth."""
    lines = ((n, side.page.lines[n - 1]) for each in side.blocks if each.items for n in range(each.start, each.end))
    return [_Item(number, len(line), tuple(_TARGET.findall(line))) for number, line in lines if _LISTED.match(line)]


def _notes(side: Side) -> list[_Item]:
    return [
        _Item(block.start, len(side.page.text(block.start, block.end)))
        for block in side.blocks
        if block.kind == "quote"
    ]


def _links(side: Side) -> list[_Item]:
    """A section's links outside notes: what came after the plan may have another source in another language."""
    own = (number for each in side.blocks if each.kind != "quote" for number in range(each.start, each.end))
    return [_Item(side.section.start, 1) for number in own for _ in _LINK.findall(side.page.lines[number - 1])]


_KINDS: Final[dict[str, Callable[[Side], list[_Item]]]] = {
    "ghi chú": _notes,
    "mục liệt kê": _items,
    "liên kết": _links,
}
"""What is counted, in the order in which one fault is told from another."""
