"""Plain text and Markdown to paragraphs and tables; lines keep the numbers that an editor shows."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plansite.importing.source import Block, Cell, Paragraph, Row, Table
from plansite.importing.spelling import tidy

_HEADING: Final = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED: Final = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)")
_WHOLE: Final = re.compile(r"(?:[-+*]\s+|\d+[.)]\s+)?(\*\*|__).+\1[.:]?")
_RULE: Final = re.compile(r"\s*([-*_=–—.…])(?:\s*\1){2,}\s*")
_DIVIDER: Final = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>])")
_LINK: Final = re.compile(r"\[([^\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")


def read_text(text: str, markdown: bool) -> tuple[Block, ...]:
    """The blocks of a text, a paragraph a line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return tuple(_blocks(lines, markdown))


def _blocks(lines: Sequence[str], markdown: bool) -> Iterator[Block]:
    number = 0
    if markdown and lines[:1] == ["---"] and "---" in lines[1:]:
        number = lines.index("---", 1) + 1
    while number < len(lines):
        rows = _table_rows(lines, number)
        if rows:
            yield Table(number + 1, _squared(rows))
            number = rows[-1].line
            continue
        number += 1
        line = lines[number - 1]
        if _RULE.fullmatch(line):
            continue
        plain, bold = _unmarked(line) if markdown else (line, False)
        found = tidy(plain)
        if found:
            yield Paragraph(number, number, found, bold, len(line.rstrip().expandtabs(4)))


def _unmarked(line: str) -> tuple[str, bool]:
    """A line of Markdown without its signs, and whether it is a heading or strong as a whole."""
    heading = _HEADING.fullmatch(line.strip())
    text = (heading.group(1) if heading else line).strip()
    strong = bool(heading or _WHOLE.fullmatch(text))
    text = _STRONG.sub(lambda match: match.group(2), text.removesuffix("\\").lstrip("> "))
    text = _SLANTED.sub(lambda match: match.group(1) or match.group(2), text)
    return _ESCAPED.sub(lambda match: match.group(1), _LINK.sub(lambda match: match.group(1), text)), strong


def _table_rows(lines: Sequence[str], start: int) -> list[Row]:
    """The rows of a table that begins here: lines with bars, or with tabs between three columns at least."""
    piped = _rows(lines, start, "|")
    if len(piped) > 1:
        return piped
    tabbed = _rows(lines, start, "\t")
    return tabbed if len(tabbed) > 1 and len(tabbed[0].cells) > 2 else []


def _rows(lines: Sequence[str], start: int, sign: str) -> list[Row]:
    rows: list[Row] = []
    for number in range(start, len(lines)):
        line = lines[number]
        if line.count(sign) < (2 if sign == "|" else 1):
            break
        if not _DIVIDER.fullmatch(line) and not (sign == "|" and re.fullmatch(r"[\s|+=_-]*", line)):
            rows.append(Row(number + 1, tuple(_cells(line, sign))))
    return rows


def _cells(line: str, sign: str) -> Iterator[Cell]:
    if sign == "|":
        body = re.sub(r"^\s*\|", "", re.sub(r"\|\s*$", "", line))
        parts = re.split(r"(?<!\\)\|", body)
    else:
        parts = line.split("\t")
    for part in parts:
        texts = (tidy(_unmarked(piece)[0]) for piece in re.split(r"<br\s*/?>", part))
        yield Cell(tuple(text for text in texts if text))


def _squared(rows: Sequence[Row]) -> tuple[Row, ...]:
    width = max(len(row.cells) for row in rows)
    return tuple(Row(row.line, row.cells + (Cell(()),) * (width - len(row.cells))) for row in rows)
