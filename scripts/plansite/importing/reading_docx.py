"""A Word document to paragraphs and tables, with the numbers and bullets that Word draws."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from plansite.importing.numbering import Numbering
from plansite.importing.source import Block, Cell, Paragraph, Row, Table
from plansite.importing.spelling import tidy

_DELETED: Final = ("w:del", "w:moveFrom")
_BREAKS: Final = ("w:br", "w:cr")


def read_docx(file: Path) -> tuple[Block, ...]:
    """The blocks of a document's body; every paragraph, break and row counts a line, empty ones too."""
    document = docx.Document(str(file))
    return tuple(_Reader(Numbering(document)).blocks(document.element.body, document))


class _Reader:
    """Goes through a document, counting lines and numbered paragraphs."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._line = 0

    def blocks(self, body: BaseOxmlElement, document: object) -> Iterator[Block]:
        for element in body.iterchildren():
            if element.tag == qn("w:p"):
                yield from self._paragraphs(WordParagraph(element, document))  # type: ignore[arg-type]
            elif element.tag == qn("w:tbl"):
                yield self._table(WordTable(element, document))  # type: ignore[arg-type]
            elif element.tag == qn("w:sdt"):
                for content in element.iterchildren(qn("w:sdtContent")):
                    yield from self.blocks(content, document)

    def _paragraphs(self, paragraph: WordParagraph) -> Iterator[Paragraph]:
        text = self._numbering.label(paragraph) + _text(paragraph._p)
        bold = _is_bold(paragraph)
        for number, piece in enumerate(text.split("\n")):
            self._line += 1
            plain = tidy(piece)
            if plain:
                yield Paragraph(self._line, self._line, plain, bold, soft=number > 0)

    def _table(self, table: WordTable) -> Table:
        first = self._line + 1
        rows: list[Row] = []
        for element in table._tbl.tr_lst:
            self._line += 1
            cells: list[Cell] = []
            for cell in element.tc_lst:
                pieces = [self._numbering.label(WordParagraph(p, table)) + _text(p) for p in cell.iter(qn("w:p"))]
                texts = tuple(plain for piece in pieces for line in piece.split("\n") if (plain := tidy(line)))
                merged = cell.vMerge == "continue"
                if merged and rows and len(cells) < len(rows[-1].cells):
                    texts = texts or rows[-1].cells[len(cells)].texts
                cells += [Cell(texts, merged, cell.grid_span)] * cell.grid_span
            rows.append(Row(self._line, tuple(cells)))
        return Table(first, tuple(rows))


def _text(element: BaseOxmlElement) -> str:
    """A paragraph's letters, breaks as line feeds; what was deleted under tracked changes is not in the document."""
    parts: list[str] = []
    deleted = tuple(qn(name) for name in _DELETED)
    for node in element.iter():
        if node.tag in (qn("w:t"), qn("w:noBreakHyphen"), qn("w:tab"), *map(qn, _BREAKS)):
            if any(above.tag in deleted for above in node.iterancestors()):
                continue
            if next(node.iterancestors(qn("w:p"))) is not element:  # a text box, which is read by itself
                continue
            parts.append({"t": node.text or "", "tab": "\t", "noBreakHyphen": "-"}.get(node.tag.split("}")[1], "\n"))
    return "".join(parts)


def _is_bold(paragraph: WordParagraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    style = paragraph.style
    inherited = bool(style and style.font.bold)
    heading = bool(style and style.name and style.name.lower().startswith("heading"))
    return heading or (bool(runs) and all(run.bold or (run.bold is None and inherited) for run in runs))
