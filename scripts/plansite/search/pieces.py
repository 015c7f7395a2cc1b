"""Many rows of JSON in pieces small enough to fetch one by one."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

SIZE: Final = 24_000
"""Characters of a piece, as far as its rows allow."""


class Piece(NamedTuple):
    """A piece and the name of its first row, by which it is found."""

    first: str | int
    text: str


def pieces(rows: Iterable[tuple[str | int, str]], opening: str, closing: str) -> Iterator[Piece]:
    """The rows in their order, each with its name."""
    first: str | int = ""
    held: list[str] = []
    size = 0
    for name, row in rows:
        if held and size + len(row) > SIZE:
            yield Piece(first, opening + ",\n".join(held) + closing)
            held, size = [], 0
        if not held:
            first = name
        held.append(row)
        size += len(row)
    if held:
        yield Piece(first, opening + ",\n".join(held) + closing)
