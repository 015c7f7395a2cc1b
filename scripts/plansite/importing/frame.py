"""A document's frame: letterhead, a decision wrapped around, title, preamble, body, "Nơi nhận" and signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plansite.citations import find
from plansite.importing.marks import mark_of
from plansite.importing.source import Block, Paragraph, Table, lines_of
from plansite.importing.spelling import bare, words

_TITLES: Final = ("KẾHOẠCH", "CHƯƠNGTRÌNH", "ĐỀÁN", "PHƯƠNGÁN", "CHIẾNDỊCH", "QUYCHẾPHỐIHỢP")
_WRAPPERS: Final = ("QUYẾTĐỊNH", "NGHỊQUYẾT", "CÔNGVĂN", "TỜTRÌNH", "THÔNGBÁO", "CHỈTHỊ", "CÔNGĐIỆN")
_ATTACHED: Final = re.compile(r"\(?\s*(?:ban hành )?kèm theo", re.IGNORECASE)
_MOTTO: Final = ("conghoaxahoichunghiavietnam", "doclaptudohanhphuc", "dangcongsanvietnam")
_DATE: Final = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_RECEIVERS: Final = re.compile(r"[\s*_]*nơi\s+nhận\s*:?", re.IGNORECASE)
_SIGNED: Final = re.compile(
    r"(?:TM|KT|TL|TUQ|Q)\s*\.\s*[^\W\d_]|CHỦ TỊCH$|PHÓ CHỦ TỊCH|TRƯỞNG BAN$|THỦ TƯỚNG$|GIÁM ĐỐC$"
)
_ANNEX: Final = re.compile(
    r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?(?:[IVX]{1,5}|\d{1,2}[A-Z]?|[A-Z]))?\s*(?:[.:–-].*|\(.*|$)"
    r"|(?:DANH MỤC|BIỂU|BẢNG|PHỤ BIỂU)\s+[^a-zđ]{6,}|PHỤ LỤC\b[^a-zđ]*"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a document, each block in one of them."""

    front: tuple[Paragraph, ...]
    """Letterhead, and the whole decision where one is wrapped around."""
    title: tuple[Paragraph, ...]
    preamble: tuple[Paragraph, ...]
    body: tuple[Block, ...]
    """Sections and annexes."""
    back: tuple[Paragraph, ...]
    """ "Nơi nhận", signature."""
    wrapped: bool


def framed(blocks: Sequence[Block]) -> Frame:
    """Take a document's frame off."""
    rows = _opened(blocks)
    start, wrapped = _start(rows)
    head = _head_end(rows, start)
    first = next((n for n in range(head, len(rows)) if _opens_body(rows[n])), len(rows))
    first = max(first, head)
    front, title, preamble = (
        tuple(Paragraph(line, line, text) for line, text in lines_of(part))
        for part in (rows[:start], rows[start:head], rows[head:first])
    )
    body: list[Block] = []
    back: list[Paragraph] = []
    receiving = False
    for number, row in enumerate(rows[first:], first):
        if isinstance(row, Paragraph):
            if _RECEIVERS.match(row.text) or (_SIGNED.match(row.text) and number > first + 1 and len(row.text) < 90):
                receiving = True
            elif receiving and _reopens(row):
                receiving = False
        else:
            receiving = False
        if receiving and isinstance(row, Paragraph):
            back.append(row)
        else:
            body.append(row)
    return Frame(front, title, preamble, tuple(body), tuple(back), wrapped)


def is_annex(text: str) -> bool:
    """Whether a line heads an annex."""
    return len(text) < 200 and _ANNEX.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head says of a document. The date is ISO 8601."""

    number: str | None = None
    kind: str | None = None
    date: str | None = None
    subject: str | None = None


def letterhead(frame: Frame) -> Letterhead:
    """The number and date in a document's head, and what it is about."""
    lines = [row.text for row in frame.front]
    text = "\n".join(lines)
    numbers = [citation for line in lines[:25] if re.search(r"[Ss]ố\s*:?\s*\d", line) for citation in find(line)]
    number = numbers[0] if numbers else None
    dated = _DATE.search(text)
    date = f"{dated[3]}-{int(dated[2]):02}-{int(dated[1]):02}" if dated else None
    title = " ".join(row.text for row in frame.title)
    kind = _kind(title) or (number.type if number else None)
    subject = re.sub(r"\s*\(\s*(?:[Bb]an hành )?[Kk]èm theo.*$", "", title)
    subject = re.sub(r"^[\W_]*(?:KẾ HOẠCH|Kế hoạch|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN)\s*", "", subject).strip(" .:-–")
    return Letterhead(number.canonical if number else None, kind, date, subject or None)


def _kind(title: str) -> str | None:
    known = bare(title)
    names = {"kehoach": "Kế hoạch", "chuongtrinh": "Chương trình", "dean": "Đề án", "phuongan": "Phương án"}
    return next((name for start, name in names.items() if known.startswith(start)), None)


def _opened(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the tables that only lay out a head or a signature as paragraphs."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and _is_layout(block):
            texts = ((row.line, text) for row in block.rows for cell in row.own() for text in cell.texts)
            found += [Paragraph(line, line, text) for line, text in texts]
        else:
            found.append(block)
    return found


def _is_layout(table: Table) -> bool:
    text = " ".join(words(text) for row in table.rows for text in row.spelled())
    few = len(table.rows) < 4 and max(len(row.cells) for row in table.rows) < 4
    known = bare(text)
    return few and (any(motto in known for motto in _MOTTO) or "noi nhan" in text or " tm " in f" {text} ")


def _start(rows: Sequence[Block]) -> tuple[int, bool]:
    """Where the plan's title stands; whether another document is wrapped around it."""
    titles = [n for n, row in enumerate(rows) if isinstance(row, Paragraph) and _is_title(row.text, _TITLES)]
    wrappers = [n for n, row in enumerate(rows) if isinstance(row, Paragraph) and _is_title(row.text, _WRAPPERS)]
    wrapped = bool(wrappers) and (not titles or wrappers[0] < titles[0])
    if not titles:
        return (wrappers[0] if wrappers else 0), False
    if wrapped:
        attached = [n for n in titles if any(_says_attached(row) for row in rows[n : n + 7])]
        articles = [n for n, row in enumerate(rows) if isinstance(row, Paragraph) and re.match(r"Điều \d", row.text)]
        later = [n for n in titles if articles and n > articles[0]]
        return (attached or later or titles)[0], True
    return titles[0], False


def _says_attached(row: Block) -> bool:
    return isinstance(row, Paragraph) and _ATTACHED.search(row.text) is not None and len(row.text) < 220


def _is_title(text: str, names: Sequence[str]) -> bool:
    """Whether a line names a kind of document, its letters apart or not; accents tell PHƯƠNG ÁN from PHƯỜNG AN."""
    letters = "".join(char for char in text if char.isalpha())
    name = next((name for name in names if letters.upper().startswith(name)), None)
    if name is None or not text[:1].isupper():
        return False
    return len(letters) == len(name) or (letters[: len(name)].isupper() and mark_of(text) is None)


def _head_end(rows: Sequence[Block], start: int) -> int:
    """Where the title ends: at its motto line, a sentence, or what opens the body."""
    end = start + 1
    while end < len(rows) and end < start + 7:
        row = rows[end]
        if not isinstance(row, Paragraph) or _opens_body(row):
            break
        attached = _says_attached(row)
        if not attached and (re.search(r"[.:;]$", row.text) or len(row.text) > 330):
            break
        end += 1
    return end


def _opens_body(row: Block) -> bool:
    if isinstance(row, Table):
        return True
    mark = mark_of(row.text)
    return (mark is not None and not mark.bullet) or is_annex(row.text)


def _reopens(row: Paragraph) -> bool:
    """Whether the document goes on after a signature: with an annex or a numbered section in capitals."""
    mark = mark_of(row.text)
    section = mark is not None and not mark.bullet and mark.rest[:30].isupper() and len(mark.rest) > 5
    return is_annex(row.text) or section or _is_title(row.text, _TITLES)
