"""Each translated section beside its source: what parity, staleness and the side-by-side view compare."""

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.language.lines import lines_before
from plansite.linking.prose import prose_blocks
from plansite.model import Block, Lang, Page, Section
from plansite.reading.pairing import Pairing


@dataclass(frozen=True, slots=True)
class Side:
    """A section on its page."""

    page: Page
    section: Section

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of prose, editors' notes included."""
        return tuple(prose_blocks(self.section, notes=True))

    @property
    def prose(self) -> str:
        """The title and the prose: all that is translated; facts and markers are not."""
        texts = (self.page.text(block.start, block.end) for block in self.blocks)
        return "\n\n".join((self.section.title, *texts))


@dataclass(frozen=True, slots=True)
class Pair:
    """A section of the source language and its translation."""

    source: Side
    other: Side


@dataclass(frozen=True, slots=True)
class Piece:
    """A text with the line of its page on which it begins."""

    file: str
    lang: Lang
    line: int
    text: str
    path: str
    """The page's, in its language's folder."""
    is_block: bool
    """Whether it is one whole block of prose."""

    def line_of(self, offset: int) -> int:
        """The line of the page on which the character at `offset` stands."""
        return self.line + lines_before(self.text, offset)


def section_pairs(pairing: Pairing) -> Iterator[Pair]:
    """Every translated section that has a source, by page."""
    for pages in pairing.all():
        yield from (Pair(Side(pages.source, one), Side(pages.other, other)) for one, other in pages.sections)


def pieces(pair: Pair) -> Iterator[tuple[Piece, Piece]]:
    """A pair's texts: the titles, then paragraph by paragraph where they match, else all the prose at once."""
    one, other = pair.source, pair.other
    yield (
        _piece(one, one.section.start, one.section.heading_end, False),
        _piece(other, other.section.start, other.section.heading_end, False),
    )
    ours, theirs = one.blocks, other.blocks
    if [block.kind for block in ours] == [block.kind for block in theirs]:
        for mine, their in zip(ours, theirs, strict=True):
            yield _piece(one, mine.start, mine.end, True), _piece(other, their.start, their.end, True)
    elif ours or theirs:
        yield _whole(one), _whole(other)


def _piece(side: Side, start: int, end: int, is_block: bool) -> Piece:
    page = side.page
    return Piece(page.file, page.lang, start, page.text(start, end), page.path, is_block)


def _whole(side: Side) -> Piece:
    blocks = side.blocks
    if not blocks:
        return _piece(side, side.section.start, side.section.start, False)
    return _piece(side, blocks[0].start, blocks[-1].end, False)
