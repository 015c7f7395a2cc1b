"""A document as read from a file: paragraphs and tables, each with the line of the file on which it begins."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `line` to `last` are the lines that it takes, 1-based."""

    line: int
    last: int
    text: str
    bold: bool = False
    width: int = 0
    """How far its last line reached, its indent included; 0 where lines do not tell."""
    soft: bool = False
    """Whether a break inside a paragraph stands before it, not a paragraph's end."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs, and whether it goes on from the cell above it."""

    texts: tuple[str, ...]
    merged: bool = False
    span: int = 1

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(self.texts)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a cell that spans columns stands once in each."""

    line: int
    cells: tuple[Cell, ...]

    def own(self) -> Iterator[Cell]:
        """Its cells with text, those that go on from above or beside left out."""
        place = 0
        while place < len(self.cells):
            cell = self.cells[place]
            place += max(cell.span, 1)
            if not cell.merged and cell.text:
                yield cell

    def spelled(self) -> Iterator[str]:
        """The texts of its own cells."""
        return (cell.text for cell in self.own())

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " | ".join(self.spelled())


@dataclass(frozen=True, slots=True)
class Table:
    """A table, by rows of equal length."""

    line: int
    rows: tuple[Row, ...]


Block: TypeAlias = Paragraph | Table


def lines_of(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Every paragraph and row, with its line."""
    return ((row.line, row.text) for block in blocks for row in (block.rows if isinstance(block, Table) else [block]))


def numbered(blocks: Iterable[Block]) -> str:
    """The document as text with its line numbers, for a person who looks up a line."""
    return "".join(f"{line:5}  {text}\n" for line, text in lines_of(blocks))
