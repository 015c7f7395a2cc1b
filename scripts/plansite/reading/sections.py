"""Markdown to sections: where each heading, fact, marker and block of prose stands, by line.

Inline text stays as written, since prose is published by splicing lines and never regenerated.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any, Final

from plansite.language.folding import slugify
from plansite.model import Block, Fact, Marker, Section
from plansite.reading import meant
from plansite.reading.blocks import BULLETS, HEADING, HTML, LISTS, PARAGRAPH, Group, groups
from plansite.reading.grammar import MARKER, TASK_HEADING

_MEANT: Final = frozenset({BULLETS, PARAGRAPH, "ordered_list_open", "code_block"})
"""What facts may look like where their form is off."""

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
    read = meant.headings(lines, body_start)
    found = tuple(groups(read, body_start))
    heads = [index for index, group in enumerate(found) if group.type == HEADING]
    ends = [*heads[1:], len(found)][: len(heads)]
    used: dict[str, int] = {}
    return tuple(
        _section(found[head], found[head + 1 : end], _last_line(found, end, len(lines)), read, used)
        for head, end in zip(heads, ends, strict=True)
    )


def packed(sections: Sequence[Section]) -> list[Any]:
    """Sections as plain rows, to be kept as JSON."""
    return [
        [getattr(each, name) if name not in _ROWS else [*map(_ROWS[name], getattr(each, name))] for name in _FIELDS]
        for each in sections
    ]


def unpacked(rows: Iterable[Sequence[Any]]) -> tuple[Section, ...]:
    """Sections from their rows."""
    return _all(Section, map(_section_row, rows))


def _section_row(row: Sequence[Any]) -> list[Any]:
    facts, span, blocks, markers, task, *lines = row[6:]
    parts = (_all(Fact, facts), span and tuple(span), _all(Block, blocks), _all(Marker, markers))
    return [*row[:6], *parts, task, *map(tuple, lines)]


def _all(kind: Callable[..., Any], rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(kind(*row) for row in rows)


_FIELDS: Final = Section.__match_args__
_ROWS: Final = {
    name: attrgetter(*kind.__match_args__) for name, kind in (("facts", Fact), ("blocks", Block), ("markers", Marker))
}


def _last_line(groups: Sequence[Group], index: int, count: int) -> int:
    return groups[index].start if index < len(groups) else count + 1


def _section(head: Group, body: Sequence[Group], end: int, lines: Sequence[str], used: dict[str, int]) -> Section:
    title = " ".join(head.texts[0][1].split())
    task = TASK_HEADING.fullmatch(title)
    task_id = task.group(1) if task else None
    lead = _leading(body, lines)
    facts = tuple(fact for group in body[:lead] for fact in _facts(group, lines))
    last = body[lead - 1] if lead else None
    glued = _glued_prose(last, lines) if last else ()
    prose = body[lead:]
    found = [(group, _markers(group)) for group in prose]
    own = (_block(group) for group, markers in found if not markers)
    return Section(
        level=head.level,
        title=title,
        anchor=_unique(task_id.lower() if task_id else slugify(title), used),
        start=head.start,
        end=end,
        heading_end=head.end,
        facts=facts,
        facts_span=(body[0].start, glued[0] if glued else last.end) if last else None,
        blocks=(*(_glued_blocks(last, glued[0]) if glued and last else ()), *own),
        markers=tuple(marker for _, markers in found for marker in markers),
        task_id=task_id,
        glued_lists=tuple(_glued_lists(body[lead:])),
        shallow_lists=tuple(_shallow_lists(body, lines)),
        glued_prose=glued,
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


def _leading(body: Sequence[Group], lines: Sequence[str]) -> int:
    """How many blocks right under the heading are facts: one list, or more without a blank line between them."""
    count = 0
    while count < len(body) and (count == 0 or body[count].start == body[count - 1].text_end):
        if not _facts(body[count], lines):
            break
        count += 1
    return count


def _facts(group: Group, lines: Sequence[str]) -> tuple[Fact, ...]:
    """The facts right under a heading: a list whose first item is one, or lines that are meant as facts.

    An item that is none has an empty label.
    """
    if group.type == BULLETS and group.texts and meant.is_fact(group.texts[0][1]):
        end = (*_glued_prose(group, lines), group.end)[0]
        return tuple(fact for line, text in group.texts if line < end for fact in _item(line, text, lines))
    return meant.facts(lines, group.start, group.text_end) if group.type in _MEANT else ()


def _item(line: int, text: str, lines: Sequence[str]) -> Iterator[Fact]:
    """An item's fact, and those that are meant by lines below it that are not indented."""
    own = _own(line, text, lines)
    yield meant.fact(line, own)
    for number in _below(line, text, lines):
        if found := meant.fact_at(number, lines[number - 1]):
            yield found


def _below(line: int, text: str, lines: Sequence[str]) -> range:
    """The lines of an item that are not indented, from the first of them on."""
    return range(line + _own(line, text, lines).count("\n") + 1, line + text.count("\n") + 1)


def _own(line: int, text: str, lines: Sequence[str]) -> str:
    """An item's text without the lines below it that are not indented."""
    rows = text.split("\n")
    kept = next((n for n in range(1, len(rows)) if not lines[line + n - 1].startswith((" ", "\t"))), len(rows))
    return "\n".join(rows[:kept])


def _glued_prose(group: Group, lines: Sequence[str]) -> tuple[int, ...]:
    """The first line of prose that stands right under a fact, without a blank line between."""
    below = (number for line, text in group.texts if group.type == BULLETS for number in _below(line, text, lines))
    return tuple(number for number in below if not meant.fact_at(number, lines[number - 1]))[:1]


def _glued_blocks(group: Group, start: int) -> Iterator[Block]:
    """The prose that stands right under a fact from the line `start` on: a paragraph, and the items that follow."""
    items = [line for line, _ in group.texts if line > start]
    yield Block("paragraph", start, items[0] if items else group.text_end)
    if items:
        yield Block("list", items[0], group.text_end, len(items))


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
