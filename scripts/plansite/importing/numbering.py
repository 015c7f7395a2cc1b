"""The numbers and bullets that Word draws before paragraphs, which are not in their text."""

from typing import Any, Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"


class Numbering:
    """Counts the numbered paragraphs of a document in the order in which they come."""

    def __init__(self, document: Document) -> None:
        self._formats: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is not None:
            self._learn(part.element)

    def label(self, paragraph: Paragraph) -> str:
        """What Word draws before a paragraph, and a space; nothing where it draws nothing."""
        place = _place(paragraph)
        if place is None:
            return ""
        number, level = place
        abstract = self._lists.get(number)
        formats = self._formats.get(abstract or "", {})
        kind, text, start = formats.get(level, ("bullet" if abstract is None else "none", "-", 1))
        if kind == "bullet":
            return "- "
        if kind == "none" or abstract is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        for each in range(level + 1):
            shown = counted(
                counts.get(each, formats.get(each, ("", "", 1))[2]), formats.get(each, ("decimal", "", 1))[0]
            )
            text = text.replace(f"%{each + 1}", shown)
        return f"{text} " if text.strip() else ""

    def _learn(self, element: Any) -> None:
        for abstract in element.iter(qn("w:abstractNum")):
            levels: dict[int, tuple[str, str, int]] = {}
            for level in abstract.iter(qn("w:lvl")):
                values = {name: level.find(qn(f"w:{name}")) for name in ("numFmt", "lvlText", "start")}
                kind, text, start = (None if v is None else v.get(qn("w:val")) for v in values.values())
                first = int(start) if start and start.isdecimal() else 1
                levels[int(level.get(qn("w:ilvl")))] = (kind or "decimal", text or "", first)
            self._formats[abstract.get(qn("w:abstractNumId"))] = levels
        for each in element.iter(qn("w:num")):
            target = each.find(qn("w:abstractNumId"))
            if target is not None:
                self._lists[each.get(qn("w:numId"))] = target.get(qn("w:val"))


def _place(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list and level of a paragraph: its own, else its style's."""
    for properties in (paragraph._p.pPr, *_of_styles(paragraph)):
        numbers = None if properties is None else properties.find(qn("w:numPr"))
        if numbers is None:
            continue
        number, level = numbers.find(qn("w:numId")), numbers.find(qn("w:ilvl"))
        if number is not None:
            value = number.get(qn("w:val"))
            return None if value == "0" else (value, int(level.get(qn("w:val"))) if level is not None else 0)
    return None


def _of_styles(paragraph: Paragraph) -> list[Any]:
    found: list[Any] = []
    style: Any = paragraph.style
    while style is not None and len(found) < 8:
        found.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    return found


def counted(value: int, kind: str) -> str:
    """A number as a list writes it."""
    if kind in ("upperRoman", "lowerRoman"):
        text, rest = "", value
        for size, sign in _ROMAN:
            text, rest = text + sign * (rest // size), rest % size
        return text if kind == "upperRoman" else text.lower()
    if kind in ("upperLetter", "lowerLetter"):
        letter = _ALPHABET[(value - 1) % len(_ALPHABET)]
        return letter.upper() if kind == "upperLetter" else letter
    return f"{value:02}" if kind == "decimalZero" else str(value)
