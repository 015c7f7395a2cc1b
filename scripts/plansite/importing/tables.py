"""Tables of duties: which column says what, groups, cells that go on from above, rows that a page broke."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from plansite.importing.bodies import whole
from plansite.importing.labels import BUDGET, LEAD, OUTPUT, PARTNER, TIME
from plansite.importing.marks import ALPHA, mark_of
from plansite.importing.patterns import PATTERNS
from plansite.importing.sections import acts
from plansite.importing.source import Cell, Row, Table
from plansite.importing.spelling import words
from plansite.language.deadlines import read_deadline

TASK: Final = "task"
NUMBER: Final = "number"
NOTE: Final = "note"
START: Final = "start"
BOTH: Final = "both"
"""A column that names who leads and who supports."""

_READERS: Final = tuple((kind, re.compile(pattern)) for kind, pattern in PATTERNS["columns"])
_ROMAN: Final = re.compile(r"(?:[IVX]{1,5}|[A-EĐGH]|Phần \w+)[.)]?")
_CONTENTS: Final[tuple[tuple[str, Callable[[str], object]], ...]] = (
    (NUMBER, re.compile(r"[\d.IVX]{1,4}[.)]?").fullmatch),
    (LEAD, whole),
    (TIME, read_deadline),
    (TASK, acts),
)
"""What a column holds, told by most of its cells."""
_DITTO: Final = re.compile(r"[\"”“''″〃]+|nt|như trên|\(?như trên\)?|-nt-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """A row that says something: its number, its words, and the cells by what their column says."""

    line: int
    last: int
    number: str
    text: str
    cells: dict[str, str]
    group: bool = False
    inherited: tuple[str, ...] = ()
    """Kinds of cells that were taken from the row above."""
    spelled: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    """The lines of its words, where the cell had several."""
    notes: tuple[tuple[str, str], ...] = ()
    """What the columns say that are no fact, with their names."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column says what, and the row on which the head ends."""

    kinds: tuple[str, ...]
    head: int
    names: tuple[str, ...]


def columns_of(table: Table) -> Columns | None:
    """The columns of a table of duties; None where it is no such table."""
    for end in range(1, min(4, len(table.rows)) + 1):
        head = table.rows[:end]
        names = tuple(_column_name(head, number) for number in range(len(head[0].cells)))
        kinds = tuple(_column_kind(head, number, name) for number, name in enumerate(names))
        others = {LEAD, PARTNER, TIME, OUTPUT, BOTH}.intersection(kinds)
        following = table.rows[end] if end < len(table.rows) else None
        # A head of two rows: the second says more of what the first one spans.
        if TASK in kinds and others and not (following and _continues_head(head[-1], following)):
            return Columns(_once(kinds), end, names)
    return _by_content(table)


def _by_content(table: Table) -> Columns | None:
    """The columns of a table whose head does not say them, by what stands in them: bodies, days, what is to be done."""
    rows = table.rows[1:]
    columns = [[row.cells[n].text for row in rows if row.cells[n].text] for n in range(len(table.rows[0].cells))]
    kinds = [
        next((kind for kind, reads in _CONTENTS if 2 * sum(bool(reads(text)) for text in texts) > len(texts)), NOTE)
        for texts in columns
    ]
    if TASK not in kinds or LEAD not in kinds or len(rows) < 2:
        return None
    second = [n for n, kind in enumerate(kinds) if kind == LEAD][1:2]
    kinds = [PARTNER if n in second else kind for n, kind in enumerate(kinds)]
    head = 0 if acts(table.rows[0].cells[kinds.index(TASK)].text) else 1
    names = tuple(cell.text if head else "" for cell in table.rows[0].cells)
    return Columns(_once(kinds), head, names)


def _column_kind(head: Sequence[Row], number: int, name: str) -> str:
    """What a column says: by its own name, else by all that stands above it."""
    own = head[-1].cells[number].text if number < len(head[-1].cells) else ""
    kind = _kind(own)
    return _kind(name) if kind == NOTE else kind


def items_of(table: Table, columns: Columns) -> Iterator[Item]:
    """The rows below the head, groups and duties, broken rows put together."""
    before: Item | None = None
    for row in table.rows[columns.head :]:
        if repeats(row, columns) or _counts_columns(row):
            continue
        item = _item(row, columns, before)
        if item is None:
            continue
        if before is not None and _goes_on(item, before):
            before = _joined(before, item)
            continue
        if before is not None:
            yield before
        before = item
    if before is not None:
        yield before


def _column_name(head: Sequence[Row], number: int) -> str:
    seen: list[str] = []
    for row in head:
        text = row.cells[number].text if number < len(row.cells) else ""
        if text and text not in seen:
            seen.append(text)
    return " ".join(seen)


def _kind(name: str) -> str:
    plain = words(name)
    return next((kind for kind, pattern in _READERS if plain and len(plain) < 90 and pattern.fullmatch(plain)), NOTE)


def _once(kinds: Sequence[str]) -> tuple[str, ...]:
    """Each kind once, but notes: a second column of tasks is a note."""
    seen: set[str] = set()
    found: list[str] = []
    for kind in kinds:
        found.append(NOTE if kind in seen and kind != NOTE else kind)
        seen.add(kind)
    return tuple(found)


def _continues_head(last: Row, following: Row) -> bool:
    spans = any(cell.span > 1 or not cell.text for cell in (*last.cells, *following.cells))
    kinds = [_kind(cell.text) for cell in following.cells if cell.text and not cell.merged]
    short = all(len(cell.text) < 40 for cell in following.cells)
    known = sum(kind not in (NOTE, TASK) for kind in kinds)
    return spans and short and bool(kinds) and known * 2 > len(kinds) and TASK not in kinds


def repeats(row: Row, columns: Columns) -> bool:
    """Whether a row is the head again, as on a new page."""
    told = [(cell.text, kind) for cell, kind in zip(row.cells, columns.kinds, strict=False) if cell.text]
    return (
        len(told) * 2 > len(columns.kinds)
        and all(kind in (NOTE, _kind(text)) for text, kind in told)
        and sum(kind != NOTE for _, kind in told) > 1
    )


def _counts_columns(row: Row) -> bool:
    """The row "(1) (2) (3)" under a head."""
    texts = [cell.text.strip("() ") for cell in row.cells if cell.text]
    return len(texts) > 2 and all(re.fullmatch(r"\d{1,2}|[A-Z]", text) for text in texts)


def _item(row: Row, columns: Columns, before: Item | None) -> Item | None:
    spelled = tuple(row.spelled())
    if not spelled:
        return None
    cells: dict[str, str] = {}
    texts: tuple[str, ...] = ()
    inherited: list[str] = []
    notes = tuple(
        (name, cell.text)
        for cell, kind, name in zip(row.cells, columns.kinds, columns.names, strict=False)
        if kind == NOTE and cell.text and not cell.merged
    )
    for cell, kind in zip(row.cells, columns.kinds, strict=False):
        if kind == NOTE:
            continue
        if kind == TASK:
            texts = texts or (() if cell.merged and _has_own_number(row, columns) else cell.texts)
        value = _value(cell, kind, before)
        if not value and kind == TIME and before is not None and columns.kinds.index(TIME) < columns.kinds.index(TASK):
            value = before.cells.get(TIME, "")  # a schedule, whose month stands once
        if value:
            cells[kind] = f"{cells[kind]}; {value}" if kind in cells else value
            if cell.merged or _DITTO.fullmatch(cell.text):
                inherited.append(kind)
    number = cells.pop(NUMBER, "").strip(" .")
    text = cells.pop(TASK, "")
    mark = None if number else mark_of(text)
    if mark and mark.rank == ALPHA:  # "a) …" under a numbered row
        number, text = mark.name, mark.rest
    spans = max((cell.span for cell in row.cells), default=1) * 2 >= len(row.cells)
    alone = not any(cells.get(kind) for kind in (LEAD, PARTNER, TIME, OUTPUT, BOTH, BUDGET))
    if spans and len(spelled) <= 2 and len(row.cells) > 2:
        text = next((each for each in spelled if len(each) > 5), text)
        cells, alone = {}, True
    words_alone = (
        not number and len(spelled) == 1 and len(row.cells) > 2 and text[:1].isupper() and text[-1] not in ".;"
    )
    group = alone and (spans or words_alone or bool(_ROMAN.fullmatch(number)) or text.isupper())
    return Item(row.line, row.line, number, text, cells, group, tuple(inherited), spelled, texts, notes)


def _has_own_number(row: Row, columns: Columns) -> bool:
    return any(
        kind == NUMBER and cell.text and not cell.merged for cell, kind in zip(row.cells, columns.kinds, strict=False)
    )


def _value(cell: Cell, kind: str, before: Item | None) -> str:
    if before is not None and _DITTO.fullmatch(cell.text):
        return before.cells.get(kind, "")
    joiner = "; " if kind in (LEAD, PARTNER, OUTPUT, BOTH) else " "
    parts: list[str] = []
    for text in cell.texts:
        plain = re.sub(r"^[-–+•*]\s*", "", text)
        # A name broken over lines goes on small or after a comma or "và".
        broken = parts and (
            plain[:1].islower() or plain[:1] == "(" or parts[-1].endswith((",", " và", "-", "các", "và"))
        )
        if broken:
            parts[-1] = f"{parts[-1]} {plain}"
        else:
            parts.append(plain)
    return joiner.join(part.rstrip(" ;") for part in parts) if joiner == "; " else " ".join(cell.texts)


def _goes_on(item: Item, before: Item) -> bool:
    """Whether a row is the rest of the one above, which a page broke."""
    if item.number or item.group or before.group:
        return False
    small = (item.text[:1].islower() or item.text[:1] == "(") and not re.search(r"[.;:]$", before.text)
    empty = not item.text and bool(item.cells) and not item.inherited
    return small or empty


def _joined(before: Item, item: Item) -> Item:
    cells = dict(before.cells)
    for kind, value in item.cells.items():
        if kind not in item.inherited:
            joiner = " " if value[:1].islower() or cells.get(kind, "").endswith(",") else "; "
            cells[kind] = f"{cells[kind]}{joiner}{value}" if cells.get(kind) else value
    text = f"{before.text} {item.text}".strip()
    texts = (
        (*before.texts[:-1], f"{before.texts[-1]} {item.texts[0]}", *item.texts[1:])
        if before.texts and item.texts
        else before.texts
    )
    return Item(
        before.line, item.last, before.number, text, cells, before.group, before.inherited,
        (*before.spelled, *item.spelled), texts,
        (*before.notes, *item.notes),
    )  # fmt: skip
