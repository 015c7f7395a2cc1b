"""A spreadsheet (Office Open XML): a sheet a language, a table with filters, ready to print on A4."""

import io
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format

from plansite.language.words import Words
from plansite.publish.takeaway.sheets import Sheet

_A4: Final = 9
_EPOCH: Final = datetime(2000, 1, 1)
"""The file's own date, the same each time: what it restates is dated in its first lines."""
_FONT: Final = {"font_name": "Times New Roman", "font_size": 11}
_FACE: Final = f'&"{_FONT["font_name"]}"&10'
"""The same above and below the page."""
_WIDTHS: Final = {
    **{"id": 7, "title": 20, "text": 36, "parent": 8, "role": 10, "period": 9, "status": 9, "source": 9, "part": 13},
    "responsible": 14,
}
_WIDTH: Final = 13
_LETTERS: Final = 1.3
"""Letters of this face to one of a column's width, which counts figures."""
_PART: Final = "part"
_LINE: Final = 15
"""A line's height in points."""
_FILTER: Final = 3
"""What a heading's filter takes of its column."""
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(sheets: Sequence[Sheet], words: Words) -> bytes:
    """The file's bytes, the same for the same sheets. A text that looks like a formula stays text."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": sheets[0].title, "created": _EPOCH})
        cell = {**_FONT, "text_wrap": True, "valign": "top", "border": 1}
        formats = (
            book.add_format(cell),
            book.add_format({**cell, "font_color": "#0b4f8a", "underline": 1}),
            book.add_format({**_FONT, "bold": True, "font_size": 14}),
            book.add_format({**cell, "bold": True, "bg_color": "#e4ecec"}),
            book.add_format({**_FONT, "italic": True}),
        )
        for number, sheet in enumerate(sheets):
            _write(book, sheet, number, words, formats)
    return file.getvalue()


def _write(book: xlsxwriter.Workbook, sheet: Sheet, number: int, words: Words, formats: tuple[Format, ...]) -> None:
    wrapped, link, title, head, about = formats
    page = book.add_worksheet(words.say(sheet.lang, "lang.name")[:31])
    parted = len(sheet.parts) > 1
    columns = [*([(_PART, words.say(sheet.lang, "file.column.part"))] if parted else []), *sheet.columns]
    rows = [(part.title, row) for part in sheet.parts for row in part.rows]
    page.write_string(0, 0, sheet.title, title)
    for line, text in enumerate(sheet.about, 1):
        page.write_string(line, 0, text, about)
    top = len(sheet.about) + 2
    page.add_table(top, 0, top + max(len(rows), 1), len(columns) - 1, {
        "name": f"Table{number + 1}", "style": None,
        "columns": [{"header": heading, "header_format": head} for _, heading in columns],
    })  # fmt: skip
    for at, (key, _) in enumerate(columns):
        page.set_column(at, at, _WIDTHS.get(key, _WIDTH))
        for below, (part, row) in enumerate(rows, top + 1):
            text = part if key == _PART else row.cells[key]
            if key == "id" and row.url:
                page.write_url(below, at, row.url, link, text)
            elif text:
                page.write_string(below, at, text, wrapped)
            else:
                page.write_blank(below, at, None, wrapped)
    page.set_row(top, _LINE * max((_lines(heading, key, _FILTER) for key, heading in columns), default=1))
    for below, (_, row) in enumerate(rows, top + 1):
        page.set_row(below, _LINE * max(_lines(row.cells[key], key) for key, _ in sheet.columns))
    page.freeze_panes(top + 1, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    page.set_header(f"&L{_FACE}{sheet.title.replace('&', '&&')}")
    page.set_footer(f"&C{_FACE}&P/&N")


@lru_cache(maxsize=1 << 16)
def _lines(text: str, key: str, less: int = 0) -> int:
    """How many lines a text takes in its column; programs that open the file do not all work it out.

    `less` is what something else takes of the column.
    """
    width = int(_WIDTHS.get(key, _WIDTH) * _LETTERS) - less
    return sum(1 if len(line) <= width else _wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: int) -> int:
    """How many lines a long line becomes, broken between words and in words that are longer than a line."""
    count, used = 1, 0
    for word in line.split():
        if used and used + 1 + len(word) > width:
            count, used = count + 1, 0
        used += len(word) + bool(used)
        count, used = count + (used - 1) // width, (used - 1) % width + 1
    return count
