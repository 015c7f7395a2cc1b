"""A table's rows to duties."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from plansite.importing.dues import due
from plansite.importing.duties import Duty, Entry, Facts, Heading, Passage
from plansite.importing.headings import heading_of
from plansite.importing.labels import BUDGET, LEAD, TIME, Labelled, values
from plansite.importing.sections import MONEY, NONE, acts
from plansite.importing.sentences import said_in
from plansite.importing.source import Table
from plansite.importing.tables import BOTH, NUMBER, START, Columns, Item, columns_of, items_of, repeats
from plansite.importing.values import facts_of

_BULLET: Final = re.compile(r"^(?:[-–+•]|\d{1,2}[.)](?!\d))\s*")
_LISTED: Final = re.compile(r"^(?:[-–+•]|\w[.)])")
_ORDINAL: Final = re.compile(r"[\w.()/-]{1,12}")
_UNDER: Final = "-"
"""Stands for the number of a row without one that goes with the duty above it."""

Asking = Callable[[int, str, str, str], None]
"""Takes a line, what kind of thing is unsure, the text, and what was made of it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds where a table stands."""

    source: str
    facts: Facts
    year: int | None
    ask: Asking


def table_entries(table: Table, kind: str | None, setting: Setting) -> Iterator[Entry]:
    """The entries that a table makes; in a section of what is no duty they are text."""
    columns = None if kind == NONE else columns_of(table)
    barred = kind in (NONE, MONEY)
    if columns is None:
        if not barred:
            setting.ask(table.line, "table", table.rows[0].text, "")
        for row in table.rows:
            if row.text:
                yield Passage(row.line, row.text, placed=barred)
        return
    for row in (*table.rows[: columns.head], *(row for row in table.rows[columns.head :] if repeats(row, columns))):
        yield Passage(row.line, row.text)
    for entry in _nested(list(_rows(table, columns, setting))):
        if isinstance(entry, Duty):
            for duty in (entry, *entry.children):
                if not duty.facts.who:
                    setting.ask(duty.line, "no-agency", duty.text, "")
        yield entry


def _rows(table: Table, columns: Columns, setting: Setting) -> Iterator[tuple[str, Entry]]:
    group = setting.facts
    above = Facts()
    for item in (part for row in items_of(table, columns) for part in _parts(row)):
        if item.group or not item.text:
            head = heading_of(item.text) if item.text else None
            group = Facts(head.who).over(setting.facts) if head and not head.rest else setting.facts
            yield item.number, Heading(item.line, 2, " ".join(item.spelled))
            continue
        facts = _facts(item, columns, setting)
        if _lacks_lead(item, columns) and above.who and not facts.who and not group.who:
            # An empty cell below a full one: as the row above, and a question.
            facts = facts.over(Facts(above.who, above.role))
            setting.ask(item.line, "empty-lead", item.text, "; ".join(body.name for body in above.who))
        facts = facts.over(group)
        yield _number(item), _duty(item, facts, setting.source)
        above = facts


def _lacks_lead(item: Item, columns: Columns) -> bool:
    """Whether a duty's cell for who answers is empty; a line under a duty, and a row of words alone, have none."""
    under = not item.number and _BULLET.match(item.text)
    return LEAD in columns.kinds and not under and bool(item.cells) and not item.cells.get(LEAD)


def _number(item: Item) -> str:
    under = _BULLET.match(item.text) and (not item.number or NUMBER in item.inherited)
    return _UNDER if under else item.number


def _parts(item: Item) -> Iterator[Item]:
    """A row by its duties: a cell of dashes alone holds one in each."""
    if len(item.texts) > 1 and all(_BULLET.match(text) and acts(_BULLET.sub("", text, count=1)) for text in item.texts):
        yield from (replace(item, text=_BULLET.sub("", text, count=1), texts=(text,)) for text in item.texts)
    else:
        yield item


def _duty(item: Item, facts: Facts, source: str) -> Duty:
    where = ", ".join(
        part for part in (source, f"STT {item.number}" if _ORDINAL.fullmatch(item.number) else "") if part
    )
    first, rest = item.text, list[str]()
    if len(item.texts) > 1 and _LISTED.match(item.texts[1]):
        first, rest = item.texts[0], list(item.texts[1:])
    lines = [_LISTED.sub("", line, count=1).strip() if _BULLET.match(line) else line for line in rest]
    children: tuple[Duty, ...] = ()
    if len(lines) > 1 and first.endswith(":") and sum(map(acts, lines)) * 2 > len(lines):
        inner = replace(facts, outputs=(), indicators=(), budget=None)
        children = tuple(Duty(item.line, item.last, line, inner, where) for line in lines)
        rest = []
    details = (*rest, *(f"{name}: {value}".removeprefix(": ") for name, value in item.notes))
    return Duty(item.line, item.last, _BULLET.sub("", first, count=1), facts, where, details=details, children=children)


def _facts(item: Item, columns: Columns, setting: Setting) -> Facts:
    def ask(kind: str, text: str) -> None:
        setting.ask(item.line, kind, text, "")

    cells = dict(item.cells)
    begun = cells.pop(START, "")
    if begun and begun != cells.get(TIME):
        cells[TIME] = f"{begun} - {cells[TIME]}" if TIME in cells else begun
    names = dict(zip(columns.kinds, columns.names, strict=True))
    told = (
        Labelled(LEAD if kind == BOTH else kind, "" if kind == BOTH else names.get(kind, ""), value)
        for kind, value in cells.items()
    )
    facts = facts_of([each for each in told if each.kind != BUDGET or each.value.strip("-–0 .")], setting.year, ask)
    noted = tuple(label for _, value in item.notes for label in values(value))
    facts = facts.over(facts_of(noted, setting.year, ask))
    said = said_in(item.text)
    return facts.over(Facts(said.who, said.role, said.partners, due(item.text, setting.year)))


def _nested(rows: Sequence[tuple[str, Entry]]) -> Iterator[Entry]:
    """Rows numbered 1.1 or a) under the duty 1; a row 1 that says nothing but its words is a heading over them."""
    parent: tuple[str, Duty] | None = None
    for number, entry in rows:
        if parent and isinstance(entry, Duty) and (number == _UNDER or _is_below(number, parent[0])):
            child = replace(entry, facts=_inherited(entry.facts, parent[1].facts))
            parent = (parent[0], replace(parent[1], children=(*parent[1].children, child)))
            continue
        if parent:
            yield from _settled(parent[1])
        parent = (number or "?", entry) if isinstance(entry, Duty) else None
        if parent is None:
            yield entry
    if parent:
        yield from _settled(parent[1])


def _settled(duty: Duty) -> Iterator[Entry]:
    if duty.children and duty.facts == Facts():
        yield Heading(duty.line, 3, duty.text)
        yield from duty.children
    else:
        yield duty


def _inherited(own: Facts, outer: Facts) -> Facts:
    """A row's facts, and those of the duty that it goes with where it says none."""
    return own.over(Facts(outer.who, outer.role, outer.partners, outer.deadline))


def _is_below(number: str, parent: str) -> bool:
    return number.startswith(f"{parent}.") or (bool(re.fullmatch(r"[a-zđ]\)?", number)) and parent.isdecimal())
