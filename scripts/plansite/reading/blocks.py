"""A page's top-level blocks by line. Only the block structure is parsed (CommonMark with tables)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

HEADING: Final = "heading_open"
PARAGRAPH: Final = "paragraph_open"
BULLETS: Final = "bullet_list_open"
HTML: Final = "html_block"
LISTS: Final = frozenset({BULLETS, "ordered_list_open"})


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


def groups(lines: Sequence[str], first: int) -> Iterator[Group]:
    """The blocks of a page whose text begins at line `first`, in order."""
    tokens = _parser().parse("\n".join(lines[first - 1 :]) + "\n")
    begin = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield _group(tokens[begin : index + 1], first)
            begin = index + 1


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable("inline")


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
