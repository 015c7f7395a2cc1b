"""Word documents from a text that describes them, so that none lies in the repository.

A line is a paragraph, `**…**` a bold one; `#. ` and `* ` are numbered and bulleted by Word; `⏎` is a line break.
Lines with bars are a table: `^` goes on from the cell above, `<` from the cell beside.
"""

from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document

NUMBERED, BULLETED, BREAK = "#. ", "* ", "⏎"


def write(text: str, target: Path) -> Path:
    """Write the document that a text describes."""
    document = docx.Document()
    for tabled, lines in groupby(text.rstrip("\n").split("\n"), lambda line: line.startswith("|")):
        if tabled:
            _table(document, [line[1:].removesuffix("|").split("|") for line in lines])
        else:
            for line in lines:
                _paragraph(document, line)
    document.save(str(target))
    return target


def _paragraph(document: Document, line: str) -> None:
    style = {NUMBERED: "List Number", BULLETED: "List Bullet"}.get(line[:3] if line.startswith("#") else line[:2])
    text = line.removeprefix(NUMBERED).removeprefix(BULLETED) if style else line
    bold = text.startswith("**") and text.endswith("**")
    paragraph = document.add_paragraph(style=style)
    for number, piece in enumerate(text.strip("*" if bold else "").split(BREAK)):
        run = paragraph.add_run(piece)
        run.bold = bold or None
        if number < text.count(BREAK):
            run.add_break()


def _table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = table.cell(number, column)
            match text.strip():
                case "^":
                    table.cell(number - 1, column).merge(cell)
                case "<":
                    table.cell(number, column - 1).merge(cell)
                case words:
                    first, *rest = words.split(BREAK)
                    cell.paragraphs[0].text = first
                    for piece in rest:
                        cell.add_paragraph(piece)
