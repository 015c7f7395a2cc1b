"""Markdown to sections: where each heading, fact, marker and block of prose stands, by line.

Inline text stays as written, since prose is published by splicing lines and never regenerated.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plansite.language.folding import slugify
from plansite.model import Block, Fact, Marker, Section
from plansite.reading.blocks import BULLETS, HEADING, HTML, LISTS, PARAGRAPH, Group, groups
from plansite.reading.grammar import MARKER, TASK_HEADING

_FACT = re.compile(r"\*\*([^*:]+):\*\*(.*)", re.DOTALL)

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


def parse_sections(lines: Sequence[str], body_start: int) -> tuple[Section, ...]:
    """The sections of a page whose text begins at line `body_start`; anchors are unique in it."""
    found = tuple(groups(lines, body_start))
    heads = [index for index, group in enumerate(found) if group.type == HEADING]
    ends = [*heads[1:], len(found)][: len(heads)]
    used: dict[str, int] = {}
    return tuple(
        _section(found[head], found[head + 1 : end], _last_line(found, end, len(lines)), lines, used)
        for head, end in zip(heads, ends, strict=True)
    )


def _last_line(groups: Sequence[Group], index: int, count: int) -> int:
    return groups[index].start if index < len(groups) else count + 1


def _section(head: Group, body: Sequence[Group], end: int, lines: Sequence[str], used: dict[str, int]) -> Section:
    title = " ".join(head.texts[0][1].split())
    task = TASK_HEADING.fullmatch(title)
    task_id = task.group(1) if task else None
    facts = _facts(body[0]) if body else ()
    prose = body[1:] if facts else body
    found = [(group, _markers(group)) for group in prose]
    return Section(
        level=head.level,
        title=title,
        anchor=_unique(task_id.lower() if task_id else slugify(title), used),
        start=head.start,
        end=end,
        heading_end=head.end,
        facts=facts,
        facts_span=(body[0].start, body[0].end) if facts else None,
        blocks=tuple(_block(group) for group, markers in found if not markers),
        markers=tuple(marker for _, markers in found for marker in markers),
        task_id=task_id,
        glued_lists=tuple(_glued_lists(body)),
        shallow_lists=tuple(_shallow_lists(body, lines)),
    )


def _glued_lists(body: Sequence[Group]) -> Iterator[int]:
    """Lists right under a paragraph: CommonMark sees a list there, Python-Markdown does not."""
    for before, group in pairwise(body):
        if group.type in LISTS and before.type == PARAGRAPH and before.end == group.start:
            yield group.start


def _shallow_lists(body: Sequence[Group], lines: Sequence[str]) -> Iterator[int]:
    """Lists in lists, indented by less than four spaces a level: the site would show them flat."""
    for group in body:
        for line, level in group.nested:
            indent = len(lines[line - 1]) - len(lines[line - 1].lstrip(" "))
            if indent < 4 * (level // 2):
                yield line


def _unique(anchor: str, used: dict[str, int]) -> str:
    count = used.get(anchor, 0) + 1
    used[anchor] = count
    return anchor if count == 1 else f"{anchor}-{count}"


def _facts(group: Group) -> tuple[Fact, ...]:
    """The facts of a list whose first item is one; an item that is none has an empty label."""
    facts = tuple(_fact(line, text) for line, text in group.texts) if group.type == BULLETS else ()
    return facts if facts and facts[0].label else ()


def _fact(line: int, text: str) -> Fact:
    match = _FACT.match(text)
    if match is None:
        return Fact("", text, line)
    return Fact(match.group(1).strip(), " ".join(match.group(2).split()), line)


def _markers(group: Group) -> tuple[Marker, ...]:
    if group.type != HTML:
        return ()
    ((start, text),) = group.texts
    return tuple(
        Marker(match.group(1), start + offset)
        for offset, line in enumerate(text.split("\n"))
        if (match := MARKER.fullmatch(line.strip()))
    )


def _block(group: Group) -> Block:
    kind = _KINDS.get(group.type, "html")
    return Block(kind, group.start, group.text_end, group.items)  # type: ignore[arg-type]
