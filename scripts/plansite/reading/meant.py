"""What an editor meant where the form is off: read as meant, so that nothing follows from it but its own message."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plansite.language.folding import fold
from plansite.model import Fact
from plansite.reading import labels
from plansite.reading.grammar import ID, ID_PREFIX, TASK_HEADING

_GLUED: Final = re.compile(r"(#{1,6})([^#\s!].*)")
"""A heading without the space after its signs."""
_BARE: Final = re.compile(rf"[*_]{{0,3}}({ID.pattern}\.)[*_]{{0,3}}( +\S.*?)[*_]{{0,3}} *")
"""A task's heading without its signs."""
_LIKE_ID: Final = re.compile(
    r"(?P<signs>#{1,6}) +\W{0,3}[NnΝ][VvВѴ][ \-‐-―−\xad_.:]{0,3}(?P<number>[0-9OoОIlı]{1,6})"
    r"(?:[.:)–—-]+ *| +)[*_]{0,3}(?P<title>[^\W\d_].*?)[*_]{0,3} *"
)
"""A task's heading whose id is off: another dash, letters for digits, Cyrillic or small letters, no dot."""
_DIGITS: Final = str.maketrans("OoОIlı", "000111")
_WIDE: Final = re.compile(r"＃{1,6}")
_STRICT: Final = re.compile(r"\*\*([^*:]+):\*\*(.*)", re.DOTALL)
_DASH: Final = r"\s{0,8}(?P<dash>[-*+–—•·]|\d{1,3}[.)])?\s*"
_LOOSE: Final = re.compile(
    rf"{_DASH}(?P<bold>[*_]{{0,3}})\s*(?P<label>[^\W\d_][^*_:：]{{1,40}}?)\s*(?:[*_]{{0,3}}\s*[:：]\s*[*_]{{0,3}}|[*_]{{2,3}})\s*"
    r"(?P<value>.*)"
)
"""A label and a value, whatever marks stand around them."""


def headings(lines: Sequence[str], first: int) -> Sequence[str]:
    """The lines with each heading that was meant as one made one; the same lines where there is none.

    Only a line that stands at the start of a block can be meant so.
    """
    if not any(line[:1] in "#＃N*_" and line for line in lines):
        return lines
    made = list(lines)
    level, code = 3, False
    for number in range(first, len(lines) + 1):
        line = lines[number - 1]
        code ^= line.startswith(("```", "~~~"))
        starts = number == first or not lines[number - 2].strip() or lines[number - 2].startswith("#")
        if code or not starts:
            continue
        line = _WIDE.sub(lambda found: "#" * len(found.group()), line, count=1) if line.startswith("＃") else line
        glued, bare = _GLUED.fullmatch(line), _BARE.fullmatch(line)
        if glued:
            made[number - 1] = f"{glued.group(1)} {glued.group(2)}"
        elif bare and (number == len(lines) or not lines[number].strip()):
            made[number - 1] = f"{'#' * level} {bare.group(1)}{bare.group(2)}"
        if made[number - 1].startswith("#"):
            made[number - 1] = task_heading(made[number - 1]) or made[number - 1]
        if ID.match(made[number - 1].lstrip("# ")):
            level = len(made[number - 1]) - len(made[number - 1].lstrip("#")) or level
    return made


def task_heading(line: str) -> str | None:
    """A heading whose id is off, with the id that is meant; None for any other line."""
    match = _LIKE_ID.fullmatch(line)
    if match is None or TASK_HEADING.fullmatch(line.lstrip("# ").rstrip()):
        return None
    number = match["number"].translate(_DIGITS)
    return f"{match['signs']} {ID_PREFIX}{int(number):02}. {match['title']}" if number.isdecimal() else None


def is_fact(text: str) -> bool:
    """Whether a line has the form of a fact, its dash aside."""
    return _STRICT.match(text) is not None


def fact(line: int, text: str) -> Fact:
    """The fact that a line of a list holds; one without a label where it is none and none can be meant."""
    strict = _STRICT.match(text)
    if strict:
        return Fact(strict.group(1).strip(), " ".join(strict.group(2).split()), line)
    return fact_at(line, text) or Fact("", text, line)


def facts(lines: Sequence[str], start: int, end: int) -> tuple[Fact, ...]:
    """The facts that the lines `start` to `end` under a heading are meant to be; none where they are prose."""
    rows = [(number, lines[number - 1]) for number in range(start, end) if lines[number - 1].strip()]
    found = tuple(_rows(rows))
    marked = [_LOOSE.match(text) for _, text in rows]
    sure = any(match and (match["dash"] or match["bold"]) for match in marked[:1])
    return found if found and found[0].label and (sure or all(each.label for each in found)) else ()


def _rows(rows: Sequence[tuple[int, str]]) -> Iterator[Fact]:
    for number, text in rows:
        strict = _STRICT.match(text.strip().removeprefix("- "))
        found = fact_at(number, text)
        if strict and text.startswith("- "):
            yield Fact(strict.group(1).strip(), " ".join(strict.group(2).split()), number)
        elif strict and not found:
            yield Fact(strict.group(1).strip(), " ".join(strict.group(2).split()), number, malformed=True)
        else:
            yield found or Fact("", text.strip(), number)


def fact_at(line: int, text: str) -> Fact | None:
    """The fact that a line is meant to be, if its label is known."""
    match = _LOOSE.match(text)
    name = label(match["label"]) if match else None
    return Fact(name, " ".join(match["value"].strip("*_ ").split()), line, malformed=True) if match and name else None


def label(name: str) -> str | None:
    """The known label that a name is, accents and case aside."""
    return labels.meant(fold(name))
