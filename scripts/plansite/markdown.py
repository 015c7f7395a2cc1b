"""Markdown to sections: where each heading, fact, marker and block of prose stands, by line.

Only the block structure is parsed (CommonMark with tables); inline text stays as written, since
prose is published by splicing lines and never regenerated.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plansite.folding import slugify
from plansite.model import Block, Fact, Marker, Section

TASK_HEADING = re.compile(r"(NV-\d{2,9})\. +(\S.*)")
"""A heading that starts with an id is a task."""

_FACT = re.compile(r"\*\*([^*:]+):\*\*(.*)", re.DOTALL)
_MARKER = re.compile(r"<!-- *plansite: *(.*?) *-->")

_LISTS: Final = frozenset({"bullet_list_open", "ordered_list_open"})
_KINDS: dict[str, str] = {
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "fence": "code",
    "code_block": "code",
    "table_open": "table",
    "html_block": "html",
    "hr": "rule",
}


@dataclass(frozen=True, slots=True)
class _Group:
    """A top-level block: its tokens from opening to closing, and its lines (1-based, half-open)."""

    tokens: Sequence[Token]
    start: int
    end: int

    @property
    def type(self) -> str:
        return self.tokens[0].type


@cache
def parser() -> MarkdownIt:
    """The block parser that the whole project uses."""
    return MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable("inline")


def parse_sections(lines: Sequence[str], body_start: int) -> tuple[Section, ...]:
    """The sections of a page whose text begins at line `body_start`; anchors are unique in it."""
    text = "\n" * (body_start - 1) + "\n".join(lines[body_start - 1 :])
    groups = tuple(_top_level(parser().parse(text)))
    heads = [index for index, group in enumerate(groups) if group.type == "heading_open"]
    ends = [*heads[1:], len(groups)][: len(heads)]
    used: dict[str, int] = {}
    return tuple(
        _section(groups[head], groups[head + 1 : end], _last_line(groups, end, len(lines)), lines, used)
        for head, end in zip(heads, ends, strict=True)
    )


def _last_line(groups: Sequence[_Group], index: int, count: int) -> int:
    return groups[index].start if index < len(groups) else count + 1


def _top_level(tokens: Sequence[Token]) -> Iterator[_Group]:
    first = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            start, end = tokens[first].map or (0, 0)
            yield _Group(tokens[first : index + 1], start + 1, end + 1)
            first = index + 1


def _section(head: _Group, body: Sequence[_Group], end: int, lines: Sequence[str], used: dict[str, int]) -> Section:
    title = " ".join(head.tokens[1].content.split())
    task = TASK_HEADING.fullmatch(title)
    task_id = task.group(1) if task else None
    facts = _facts(body[0]) if body else ()
    prose = body[1:] if facts else body
    markers = tuple(marker for group in prose for marker in _markers(group))
    return Section(
        level=int(head.tokens[0].tag[1:]),
        title=title,
        anchor=_unique(task_id.lower() if task_id else slugify(title), used),
        start=head.start,
        end=end,
        heading_end=head.end,
        facts=facts,
        facts_span=(body[0].start, body[0].end) if facts else None,
        blocks=tuple(_block(group) for group in prose if not _markers(group)),
        markers=markers,
        task_id=task_id,
        glued_lists=tuple(_glued_lists(body)),
        shallow_lists=tuple(_shallow_lists(body, lines)),
    )


def _glued_lists(body: Sequence[_Group]) -> Iterator[int]:
    """Lists right under a paragraph: CommonMark sees a list there, Python-Markdown does not."""
    for before, group in pairwise(body):
        if group.type in _LISTS and before.type == "paragraph_open" and before.end == group.start:
            yield group.start


def _shallow_lists(body: Sequence[_Group], lines: Sequence[str]) -> Iterator[int]:
    """Lists in lists, indented by less than four spaces a level: the site would show them flat."""
    for group in body:
        nested = (token for token in group.tokens[1:] if token.type in _LISTS) if group.type in _LISTS else ()
        for token in nested:
            first = (token.map or [0])[0]
            indent = len(lines[first]) - len(lines[first].lstrip(" "))
            if indent < 4 * (token.level // 2):
                yield first + 1


def _unique(anchor: str, used: dict[str, int]) -> str:
    count = used.get(anchor, 0) + 1
    used[anchor] = count
    return anchor if count == 1 else f"{anchor}-{count}"


def _facts(group: _Group) -> tuple[Fact, ...]:
    """The facts of a list whose first item is one; an item that is none has an empty label."""
    if group.type != "bullet_list_open":
        return ()
    items = [token for token in group.tokens if token.type == "inline" and token.level == 3]
    facts = tuple(_fact(token) for token in items)
    return facts if facts and facts[0].label else ()


def _fact(token: Token) -> Fact:
    line = (token.map or [0])[0] + 1
    match = _FACT.match(token.content)
    if match is None:
        return Fact("", token.content, line)
    return Fact(match.group(1).strip(), " ".join(match.group(2).split()), line)


def _markers(group: _Group) -> tuple[Marker, ...]:
    if group.type != "html_block":
        return ()
    lines = group.tokens[0].content.split("\n")
    return tuple(
        Marker(match.group(1), group.start + offset)
        for offset, line in enumerate(lines)
        if (match := _MARKER.fullmatch(line.strip()))
    )


def _block(group: _Group) -> Block:
    items = sum(token.type == "list_item_open" and token.level == 1 for token in group.tokens)
    kind = _KINDS.get(group.type, "html")
    return Block(kind, group.start, _trimmed_end(group), items)  # type: ignore[arg-type]


def _trimmed_end(group: _Group) -> int:
    # markdown-it counts the blank lines after a list or quote as part of it.
    ends = [token.map[1] + 1 for token in group.tokens[1:] if token.map and token.type == "inline"]
    return max(ends) if ends else group.end
