"""A page's top-level blocks by line. Only the block structure is parsed (CommonMark with tables).

Most blocks are a heading, a paragraph, a flat list or a marker, at the margin and between blank lines.
Their lines' first letters tell what they are; whatever else stands between them is left to the parser.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

HEADING: Final = "heading_open"
PARAGRAPH: Final = "paragraph_open"
BULLETS: Final = "bullet_list_open"
HTML: Final = "html_block"
LISTS: Final = frozenset({BULLETS, "ordered_list_open"})

_HEADING: Final = re.compile(r"(#{1,6}) ([^#\0]*)")
_TEXT: Final = re.compile(r"(?:\*\*)?[^\W\d_]")
_ITEM: Final = re.compile(r"- ((?:\*\*)?[^\W\d_](?:[^\0]*\S)?)")
_COMMENT: Final = re.compile(r"<!-- [^<>\0]*-->")
_OPENING: Final = re.compile(r"```|~~~|<")
"""What may open code or HTML, which a blank line does not end."""


@dataclass(frozen=True, slots=True)
class Group:
    """A top-level block: its type as the parser names it, and its lines (1-based, half-open)."""

    type: str
    start: int
    end: int
    """The blank lines after a list belong to it."""
    text_end: int
    """Where its text ends."""
    level: int = 0
    """A heading's."""
    texts: tuple[tuple[int, str], ...] = ()
    """With their lines: a heading's title, the paragraphs of a list's own items, HTML as it stands."""
    items: int = 0
    """A list's own."""
    nested: tuple[tuple[int, int], ...] = ()
    """The lists in it: the line where each begins, and how deep it is by the parser's count."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Lines without a blank one between them. `next` is where the following chunk begins, or the text ends."""

    start: int
    end: int
    next: int
    type: str
    """Of the one block that it is; empty where only the parser can tell."""


def groups(lines: Sequence[str], first: int) -> Iterator[Group]:
    """The blocks of a page whose text begins at line `first`, in order."""
    chunks = tuple(_chunks(lines, first))
    unsure = (n for n, chunk in enumerate(chunks) if not chunk.type and _opens(lines[chunk.start - 1 : chunk.end - 1]))
    opening = next(unsure, len(chunks))
    told = (n < opening and _stands_alone(chunks, n) for n in range(len(chunks)))
    for plain, run in groupby(zip(chunks, told, strict=True), lambda pair: pair[1]):
        each = [chunk for chunk, _ in run]
        yield from (_plain(chunk, lines) for chunk in each) if plain else _parsed(lines, each[0].start, each[-1].next)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable("inline")


def _chunks(lines: Sequence[str], first: int) -> Iterator[_Chunk]:
    full = [number for number in range(first, len(lines) + 1) if lines[number - 1].strip(" \t")]
    starts = [number for before, number in zip([-1, *full], full, strict=False) if number > before + 1]
    ends = [number + 1 for number, after in zip(full, [*full[1:], 0], strict=False) if after != number + 1]
    # What stands behind the last line feed is a line only where it is not blank.
    last = len(lines) + bool(lines[-1].strip(" \t"))
    for start, end, following in zip(starts, ends, [*starts[1:], last], strict=False):
        yield _Chunk(start, end, following, _type(lines[start - 1 : end - 1]))


def _type(chunk: Sequence[str]) -> str:
    """What one block the lines are by their first letters; empty where these do not tell."""
    alone = len(chunk) == 1
    if alone and _HEADING.fullmatch(chunk[0]):
        return HEADING
    if all(map(_TEXT.match, chunk)):
        return PARAGRAPH
    if all(map(_ITEM.fullmatch, chunk)):
        return BULLETS
    return HTML if alone and _COMMENT.fullmatch(chunk[0]) else ""


def _opens(chunk: Sequence[str]) -> bool:
    """Whether the lines may open something that goes on beyond them."""
    return any(map(_OPENING.search, chunk))


def _stands_alone(chunks: Sequence[_Chunk], index: int) -> bool:
    """Whether a chunk is one block for certain: a list may go on in the next list, or in what is indented below it."""
    neighbours = (*chunks[index - 1 : index], *chunks[index + 1 : index + 2])
    if chunks[index].type == BULLETS:
        return all(chunk.type not in ("", BULLETS) for chunk in neighbours)
    return chunks[index].type != ""


def _plain(chunk: _Chunk, lines: Sequence[str]) -> Group:
    start, end = chunk.start, chunk.end
    if chunk.type == HEADING:
        marks, _, title = lines[start - 1].partition(" ")
        return Group(HEADING, start, end, end, len(marks), ((start, title.strip()),))
    if chunk.type == BULLETS:
        items = tuple((number, lines[number - 1][2:]) for number in range(start, end))
        return Group(BULLETS, start, chunk.next, end, texts=items, items=len(items))
    texts = ((start, lines[start - 1]),) if chunk.type == HTML else ()
    return Group(chunk.type, start, end, end, texts=texts)


def _parsed(lines: Sequence[str], start: int, end: int) -> Iterator[Group]:
    """The blocks of some lines, by the parser."""
    tokens = _parser().parse("\n".join(lines[start - 1 : end - 1]) + "\n")
    first = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield _group(tokens[first : index + 1], start)
            first = index + 1


def _group(tokens: Sequence[Token], first: int) -> Group:
    """A block of a text that begins at line `first`, from its tokens."""
    head = tokens[0]
    start, end = head.map or (0, 0)
    inline = [(token, token.map) for token in tokens if token.type == "inline" and token.map]
    texts = inline if head.type == HEADING else [pair for pair in inline if pair[0].level == 3]
    said = tuple((first + span[0], token.content) for token, span in texts)
    nested = [(first + token.map[0], token.level) for token in tokens[1:] if token.type in LISTS and token.map]
    return Group(
        head.type,
        first + start,
        first + end,
        first + max((span[1] for _, span in inline), default=end),
        int(head.tag[1:]) if head.type == HEADING else 0,
        ((first + start, head.content.removesuffix("\n")),) if head.type == HTML else said,
        sum(token.type == "list_item_open" and token.level == 1 for token in tokens),
        tuple(nested) if head.type in LISTS else (),
    )
