"""A Word file (Office Open XML) as Vietnamese offices write: A4, Times New Roman 13, margins and page number as asked.

Nghị định 30/2020/NĐ-CP, Phụ lục I: 20 to 25 mm above and below, 30 to 35 mm left, 15 to 20 mm right; pages numbered in
the middle of the upper margin, the first one not. The whole plan's duties stand under who answers for them. What is
signed is in the source's language: a translation is not.
"""

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from functools import cache
from itertools import chain
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from plansite.language.words import Words
from plansite.model import SOURCE_LANG
from plansite.publish.takeaway.archive import settled
from plansite.publish.takeaway.sheets import Part, Row, Sheet

_FACE: Final = "Times New Roman"
_SIZE: Final = 13
_SMALL: Final = 11
_SIGNATURE: Final = Pt(60)
"""Room to sign by hand."""
_WIDTHS: Final = (Mm(13), Mm(21), Mm(96), Mm(30))
"""Of a table's columns."""
_EPOCH: Final = datetime(2000, 1, 1)
_LEFTOVERS: Final = ("thumbnail", "customXml", "stylesWithEffects", "printerSettings")
_BESIDE: Final = ("id", "title", "text", "source")
"""Columns that have a place of their own; all others are lines in the cell of the duty's text."""


def duty_sheet(sheets: Sequence[Sheet], words: Words) -> bytes:
    """The file's bytes, the same for the same sheets: each language from a new page on."""
    document = Document()
    _strip(document)
    _form(document)
    for number, sheet in enumerate(sheets):
        _write(document, sheet, words, fresh=number > 0)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = sheets[0].title, "", ""
    properties.created = properties.modified = _EPOCH
    file = io.BytesIO()
    document.save(file)
    return settled(file.getvalue())


def _strip(document: Any) -> None:
    """Remove what comes with the library's blank file: a picture of it, data of nobody's, styles said twice."""
    package = document.part.package
    for owner in (package, document.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] in _LEFTOVERS:
                del owner.rels[key]


def _form(document: Any) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Header"):
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = _FACE, Pt(_SIZE), RGBColor(0, 0, 0)
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("eastAsia", "hAnsi", "cs"):
            fonts.set(qn(f"w:{script}"), _FACE)
    for border in document.styles["Title"].element.pPr.findall(qn("w:pBdr")):
        border.getparent().remove(border)
    document.styles["Title"].font.size = Pt(14)
    document.styles["Title"].font.bold = True
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in ("PAGE", "/", "NUMPAGES"):
        _field(number, text) if text.isalpha() else number.add_run(text)


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that the reader's program works out."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _write(document: Any, sheet: Sheet, words: Words, fresh: bool) -> None:
    """A language's part, `fresh` on a page of its own."""
    lang = words.say(sheet.lang, "site.locale").replace("_", "-")
    heading = document.add_paragraph(style="Title")
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.paragraph_format.page_break_before = fresh
    _say(heading, sheet.title, lang)
    for text in sheet.about:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        _say(line, text, lang, italic=True, size=_SMALL)
    for number, part in enumerate(_parts(sheet), 1):
        head = document.add_paragraph(style="Heading 1")
        _say(head, f"{number}. {part.title} ({len(part.rows)})", lang)
        if part.rows:
            _table(document, sheet, part, words, lang)
        else:
            _say(document.add_paragraph(), words.say(sheet.lang, "file.none"), lang)
    if sheet.lang == SOURCE_LANG:
        _keep_last(document)
        _signatures(document, sheet, words, lang)


def _keep_last(document: Any) -> None:
    """Keep the last duty, or the words that there is none, with what follows: no signature stands on a page alone."""
    last = document.element.body[-2]
    row = last.tr_lst[-1] if isinstance(last, CT_Tbl) else last
    for paragraph in row.iter(qn("w:p")):
        Paragraph(paragraph, document).paragraph_format.keep_with_next = True


def _parts(sheet: Sheet) -> tuple[Part, ...]:
    """The parts; of one that is not divided, its rows by who answers for them."""
    if len(sheet.parts) > 1:
        return sheet.parts
    whose: dict[str, list[Row]] = {}
    for row in chain.from_iterable(part.rows for part in sheet.parts):
        whose.setdefault(row.cells["responsible"], []).append(row)
    return tuple(Part(who, tuple(rows), who) for who, rows in whose.items()) or sheet.parts


def _table(document: Any, sheet: Sheet, part: Part, words: Words, lang: str) -> None:
    heads = [words.say(sheet.lang, key) for key in ("file.column.number", "column.id", "column.task", "column.source")]
    table = document.add_table(rows=1, cols=len(heads))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        _say(cell.paragraphs[0], text, lang, bold=True)
    _row_property(table.rows[0], "w:tblHeader")
    for column, cell, width in zip(table.columns, table.rows[0].cells, _WIDTHS, strict=True):
        column.width = cell.width = width  # Rows that are added take their columns' widths.
    for number, row in enumerate(part.rows, 1):
        made = table.add_row()
        _row_property(made, "w:cantSplit")
        cells = made.cells
        for cell, text in ((cells[0], str(number)), (cells[1], row.cells["id"]), (cells[3], row.cells["source"])):
            _say(cell.paragraphs[0], text, lang)
        _say(cells[2].paragraphs[0], row.cells["title"], lang, bold=True)
        for text in row.cells["text"].split("\n\n"):
            if text:
                _say(cells[2].add_paragraph(), text, lang)
        for label, text in _lines(sheet, part, row.cells):
            line = cells[2].add_paragraph()
            _say(line, f"{label}: ", lang, italic=True)
            _say(line, text, lang)


def _lines(sheet: Sheet, part: Part, cells: Any) -> Iterator[tuple[str, str]]:
    """What a duty's facts say beside its text; who answers only where the part does not say so."""
    for key, label in sheet.columns:
        if key not in _BESIDE and cells[key] and not (key == "responsible" and cells[key] == part.whose):
            yield label, cells[key]


def _signatures(document: Any, sheet: Sheet, words: Words, lang: str) -> None:
    document.add_paragraph().paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=2)
    for cell, place, key in zip(
        table.rows[0].cells, ("", "file.sign.place"), ("file.sign.by", "file.sign.head"), strict=True
    ):
        lines = (cell.paragraphs[0], cell.add_paragraph(), cell.add_paragraph())
        for line in lines:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _say(lines[0], words.say(sheet.lang, place) if place else "", lang, italic=True)
        _say(lines[1], words.say(sheet.lang, key), lang, bold=True)
        _say(lines[2], words.say(sheet.lang, "file.sign.how"), lang, italic=True)
        lines[2].paragraph_format.space_after = _SIGNATURE
    _row_property(table.rows[0], "w:cantSplit")


def _row_property(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _say(paragraph: Paragraph, text: str, lang: str, bold: bool = False, italic: bool = False, size: int = 0) -> None:
    """Text in a language, so that a reader's program spells and speaks it right."""
    paragraph.add_run(text)._r.insert(0, deepcopy(_look(lang, bold, italic, size)))


@cache
def _look(lang: str, bold: bool, italic: bool, size: int) -> Any:
    """How a run looks and in which language it is; to be copied."""
    run = Run(OxmlElement("w:r"), None)  # type: ignore[arg-type]
    run.bold, run.italic, run.font.size = bold or None, italic or None, Pt(size) if size else None
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), lang)
    look = run._r.get_or_add_rPr()
    look.append(mark)
    return look
