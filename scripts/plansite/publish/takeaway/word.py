"""A Word file (Office Open XML) as Vietnamese offices write: A4, Times New Roman 13, margins and page number as asked.

Nghị định 30/2020/NĐ-CP, Phụ lục I: 20 to 25 mm above and below, 30 to 35 mm left, 15 to 20 mm right; pages numbered in
the middle of the upper margin, the first one not. The whole plan's duties stand under who answers for them. What is
signed is in the source's language: a translation is not.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from itertools import chain
from typing import Any, Final
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from plansite.language.words import Words
from plansite.model import SOURCE_LANG
from plansite.publish.takeaway.archive import add, settled
from plansite.publish.takeaway.sheets import Part, Row, Sheet

_FACE: Final = "Times New Roman"
_SIZE: Final = 13
_WIDTHS: Final = (737, 1191, 5443, 1701)
"""Of a table's columns, in twentieths of a point: 13, 21, 96 and 30 mm."""
_HALVES: Final = (4535, 4535)
"""Of the two who sign."""
_EPOCH: Final = datetime(2000, 1, 1)
_LEFTOVERS: Final = ("thumbnail", "customXml", "stylesWithEffects", "printerSettings")
_BESIDE: Final = ("id", "title", "text", "source")
"""Columns that have a place of their own; all others are lines in the cell of the duty's text."""
_BODY: Final = "word/document.xml"
_PROPERTIES: Final = "docProps/core.xml"
_HERE: Final = "HERE"
"""Stands in the form where a file's own words come."""

_BOLD: Final = "<w:b/>"
_ITALIC: Final = "<w:i/>"
_SMALL: Final = f'{_ITALIC}<w:sz w:val="22"/>'
"""How a run looks."""
_CENTRED: Final = '<w:jc w:val="center"/>'
_WITH_NEXT: Final = "<w:keepNext/>"
_CLOSE: Final = '<w:spacing w:after="40"/>'
_TO_SIGN: Final = f'<w:spacing w:after="1200"/>{_CENTRED}'
"""Room to sign by hand."""
_WHOLE: Final = "<w:cantSplit/>"
_GRID: Final = f'<w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/>{_CENTRED}<w:tblLayout w:type="fixed"/>'


def duty_sheet(sheets: Sequence[Sheet], words: Words) -> bytes:
    """The file's bytes, the same for the same sheets: each language from a new page on."""
    blank, body, properties = _form()
    written = "".join(chain.from_iterable(_sheet(sheet, words, number > 0) for number, sheet in enumerate(sheets)))
    title = escape(sheets[0].title)
    own = {
        _BODY: body.replace(f"<w:p><w:r><w:t>{_HERE}</w:t></w:r></w:p>", written),
        _PROPERTIES: properties.replace(_HERE, title),
    }
    return add(blank, {name: text.encode() for name, text in own.items()})


@cache
def _form() -> tuple[bytes, str, str]:
    """What all files have in common: the archive without the parts that hold words of their own, and these parts."""
    document = Document()
    _strip(document)
    _look(document)
    document.add_paragraph(_HERE)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _HERE, "", ""
    properties.created = properties.modified = _EPOCH
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as made:
        own = [made.read(name).decode() for name in (_BODY, _PROPERTIES)]
    return settled(file.getvalue(), without=(_BODY, _PROPERTIES)), own[0], own[1]


def _strip(document: Any) -> None:
    """Remove what comes with the library's blank file: a picture of it, data of nobody's, styles said twice."""
    package = document.part.package
    for owner in (package, document.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] in _LEFTOVERS:
                del owner.rels[key]


def _look(document: Any) -> None:
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


def _sheet(sheet: Sheet, words: Words, fresh: bool) -> Iterator[str]:
    """A language's part, `fresh` on a page of its own."""
    lang = words.say(sheet.lang, "site.locale").replace("_", "-")
    new_page = "<w:pageBreakBefore/>" if fresh else ""
    yield _paragraph(_run(sheet.title, lang), f'<w:pStyle w:val="Title"/>{new_page}{_CENTRED}')
    yield from (_paragraph(_run(text, lang, _SMALL), _CLOSE) for text in sheet.about)
    parts, signed = _parts(sheet), sheet.lang == SOURCE_LANG
    for number, part in enumerate(parts, 1):
        # The last duty, or the words that there is none, stays with what follows: no signature is on a page alone.
        last = _WITH_NEXT if signed and number == len(parts) else ""
        yield _paragraph(_run(f"{number}. {part.title} ({len(part.rows)})", lang), '<w:pStyle w:val="Heading1"/>')
        if part.rows:
            yield _table(_GRID, _WIDTHS, _rows(sheet, part, words, lang, last))
        else:
            yield _paragraph(_run(words.say(sheet.lang, "file.none"), lang), last)
    if signed:
        yield _paragraph("", _WITH_NEXT)
        yield _table('<w:tblW w:type="auto" w:w="0"/>', _HALVES, [_signatures(sheet, words, lang)])


def _parts(sheet: Sheet) -> tuple[Part, ...]:
    """The parts; of one that is not divided, its rows by who answers for them."""
    if len(sheet.parts) > 1:
        return sheet.parts
    whose: dict[str, list[Row]] = {}
    for row in chain.from_iterable(part.rows for part in sheet.parts):
        whose.setdefault(row.cells["responsible"], []).append(row)
    return tuple(Part(who, tuple(rows), who) for who, rows in whose.items()) or sheet.parts


def _rows(sheet: Sheet, part: Part, words: Words, lang: str, last: str) -> Iterator[str]:
    """The rows of a part's table; `last` is how the paragraphs of its last row stand."""
    heads = (words.say(sheet.lang, key) for key in ("file.column.number", "column.id", "column.task", "column.source"))
    yield _row("<w:tblHeader/>", _WIDTHS, [_paragraph(_run(text, lang, _BOLD), _WITH_NEXT) for text in heads])
    for number, row in enumerate(part.rows, 1):
        cells, stands = row.cells, last if number == len(part.rows) else ""
        told = [
            _run(cells["title"], lang, _BOLD),
            *(_run(text, lang) for text in cells["text"].split("\n\n") if text),
            *(_run(f"{label}: ", lang, _ITALIC) + _run(text, lang) for label, text in _lines(sheet, part, cells)),
        ]
        whole = "".join(_paragraph(line, stands) for line in told)
        by_side = [_paragraph(_run(text, lang), stands) for text in (str(number), cells["id"], cells["source"])]
        yield _row(_WHOLE, _WIDTHS, [*by_side[:2], whole, by_side[2]])


def _lines(sheet: Sheet, part: Part, cells: Any) -> Iterator[tuple[str, str]]:
    """What a duty's facts say beside its text; who answers only where the part does not say so."""
    for key, label in sheet.columns:
        if key not in _BESIDE and cells[key] and not (key == "responsible" and cells[key] == part.whose):
            yield label, cells[key]


def _signatures(sheet: Sheet, words: Words, lang: str) -> str:
    how = _paragraph(_run(words.say(sheet.lang, "file.sign.how"), lang, _ITALIC), _TO_SIGN)
    cells = (
        _paragraph(_run(words.say(sheet.lang, place) if place else "", lang, _ITALIC), _CENTRED)
        + _paragraph(_run(words.say(sheet.lang, who), lang, _BOLD), _CENTRED)
        + how
        for place, who in (("", "file.sign.by"), ("file.sign.place", "file.sign.head"))
    )
    return _row(_WHOLE, _HALVES, cells)


def _table(form: str, widths: Sequence[int], rows: Iterable[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{form}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _row(form: str, widths: Sequence[int], cells: Iterable[str]) -> str:
    made = (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{form}</w:trPr>{''.join(made)}</w:tr>"


def _paragraph(runs: str, form: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{form}</w:pPr>' if form else ''}{runs}</w:p>"


def _run(text: str, lang: str, look: str = "") -> str:
    """Text in a language, so that a reader's program spells and speaks it right."""
    lines = escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    shown = f'<w:rPr>{look}<w:lang w:val="{lang}"/></w:rPr><w:t xml:space="preserve">{lines}</w:t>'
    return f"<w:r>{shown}</w:r>"
