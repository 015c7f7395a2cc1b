"""A web page, also as Word writes it, to paragraphs and tables."""

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from plansite.importing.numbering import counted
from plansite.importing.source import Block, Cell, Paragraph, Row, Table
from plansite.importing.spelling import tidy

_BLOCKS: Final = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SILENT: Final = frozenset(
    "head script style title noscript template svg iframe button select -comment nav object".split()
)
_BOLD: Final = frozenset("b strong h1 h2 h3 h4 h5 h6 th".split())
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_KINDS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BREAK: Final = "\x00"


def read_html(data: bytes) -> tuple[Block, ...]:
    """The blocks of a page; every paragraph, break and row with text counts a line."""
    text = _decoded(data)
    # Word hides numbers from old browsers in comments that are none: <![if !supportLists]>
    text = re.sub(r"<!\[(?:if|endif)[^>]*\]>|<o:p>\s*</o:p>", "", text)
    body = LexborHTMLParser(text).body
    reader = _Reader()
    return tuple(reader.blocks(body)) if body else ()


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:4_000])
    for name in ("utf-8-sig", named.group(1).decode("ascii") if named else "utf-8", "utf-16"):
        if name == "utf-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", errors="replace")


class _Reader:
    """Goes through a page, counting lines."""

    def __init__(self) -> None:
        self._line = 0

    def blocks(self, node: LexborNode) -> Iterator[Block]:
        """The blocks in a node: runs of inline text, and its block children in turn."""
        run: list[tuple[str, bool]] = []
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag in _SILENT:
                continue
            if tag == "table" and not _is_frame(child):
                yield from self._flush(run)
                yield from self._table(child)
            elif tag in _BLOCKS or _holds_block(child):
                yield from self._flush(run)
                label = _label(child)
                if label:
                    run.append((label, False))
                inner = list(self._inner(child, run))
                yield from inner
            else:
                run += _runs(child, False)
        yield from self._flush(run)

    def _inner(self, node: LexborNode, run: list[tuple[str, bool]]) -> Iterator[Block]:
        if any(_holds_block(child) or child.tag in _BLOCKS for child in node.iter()):
            if run:  # a list item whose text stands in a paragraph of its own
                texts = list(self.blocks(node))
                label = "".join(text for text, _ in run)
                run.clear()
                if texts and isinstance(texts[0], Paragraph):
                    first = texts[0]
                    texts[0] = Paragraph(first.line, first.last, tidy(f"{label}{first.text}"), first.bold)
                yield from texts
                return
            yield from self.blocks(node)
            return
        run += _runs(node, node.tag in _BOLD)
        yield from self._flush(run)

    def _flush(self, run: list[tuple[str, bool]]) -> Iterator[Paragraph]:
        lines: list[list[tuple[str, bool]]] = [[]]
        for text, bold in run:
            pieces = text.split(_BREAK)
            lines[-1].append((pieces[0], bold))
            lines += [[(piece, bold)] for piece in pieces[1:]]
        run.clear()
        for number, line in enumerate(lines):
            text = tidy("".join(piece for piece, _ in line))
            if text:
                self._line += 1
                bold = all(strong for piece, strong in line if piece.strip())
                yield Paragraph(self._line, self._line, text, bold, soft=number > 0)

    def _table(self, node: LexborNode) -> Iterator[Table]:
        rows: list[Row] = []
        open_cells: dict[int, tuple[int, Cell]] = {}
        for row in node.css("tr"):
            if _table_of(row) != node:
                continue
            cells: list[Cell] = []
            for cell in (child for child in row.iter() if child.tag in ("td", "th")):
                _carry(cells, open_cells)
                texts = tuple(_texts(cell))
                across, down = _count(cell, "colspan"), _count(cell, "rowspan")
                for _ in range(across):
                    if down > 1:
                        open_cells[len(cells)] = (down - 1, Cell(texts, True, 1))
                    cells.append(Cell(texts, False, across))
            _carry(cells, open_cells)
            if any(cell.texts for cell in cells):
                self._line += 1
                rows.append(Row(self._line, tuple(cells)))
        if rows:
            yield Table(rows[0].line, tuple(rows))


def _carry(cells: list[Cell], open_cells: dict[int, tuple[int, Cell]]) -> None:
    """Put the cells that reach down from above where the next cell would go."""
    while len(cells) in open_cells:
        left, cell = open_cells.pop(len(cells))
        if left > 1:
            open_cells[len(cells)] = (left - 1, cell)
        cells.append(cell)


def _texts(cell: LexborNode) -> Iterator[str]:
    for block in _Reader().blocks(cell):
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (text for row in block.rows for text in row.spelled())


def _runs(node: LexborNode, bold: bool) -> list[tuple[str, bool]]:
    tag = node.tag or ""
    if tag == "-text":
        return [((node.text_content or "").replace(_BREAK, ""), bold)]
    if tag == "br":
        return [(_BREAK, bold)]
    if tag in _SILENT:
        return []
    strong = bold or tag in _BOLD or "bold" in ((node.attributes or {}).get("style") or "")
    return [run for child in node.iter(include_text=True) for run in _runs(child, strong)]


def _label(node: LexborNode) -> str:
    """What a browser draws before an item of a list."""
    parent = node.parent
    if node.tag != "li" or parent is None or parent.tag not in ("ol", "ul"):
        return ""
    if parent.tag == "ul":
        return "- "
    items = [item for item in parent.iter() if item.tag == "li"]
    start = _count(parent, "start")
    number = _count(node, "value", start + items.index(node))
    kind = _KINDS.get((parent.attributes or {}).get("type") or "", "")
    return f"{counted(number, kind)}{')' if kind.endswith('Letter') else '.'} "


def _is_frame(table: LexborNode) -> bool:
    """Whether a table only lays out a page: one cell, or another table in it."""
    return len(table.css("td, th")) < 2 or table.css_first("table table") is not None


def _table_of(node: LexborNode) -> LexborNode | None:
    above = node.parent
    while above is not None and above.tag != "table":
        above = above.parent
    return above


def _holds_block(node: LexborNode) -> bool:
    return node.tag not in ("-text", "br") and any(child.tag in _BLOCKS or _holds_block(child) for child in node.iter())


def _count(node: LexborNode, name: str, otherwise: int = 1) -> int:
    value = (node.attributes or {}).get(name) or ""
    return min(max(int(value), 1), 1000) if value.isdecimal() else otherwise
