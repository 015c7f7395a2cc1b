"""Find: one pass over the text for numbers followed by a symbol, then each read by the grammar.

Every repeat in the patterns is bounded and every look around a candidate stays within a window, so
the work grows with the text's length alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from plansite.citations.dates import date_after
from plansite.citations.model import Citation
from plansite.citations.plain import plain
from plansite.citations.read import LETTER_CUES, Symbol, read_letter, read_symbol
from plansite.citations.symbols import TYPES

_HYPHEN: Final = r"[-‐‑‒–—−_]"
_MARK: Final = re.compile(rf"{_HYPHEN[:-1]}/／∕⁄]")
"""What separates number and symbol, look-alikes included: a text without one after a digit cites nothing."""
_SEPARATOR: Final = rf"\s{{0,2}}(?:{_HYPHEN}|/)\s{{0,2}}"
_DIGIT: Final = re.compile(r"[0-9]")
_GROUP: Final = r"[A-ZĐƯƠÔÂÊĂa-zđ][A-ZĐƯƠÔÂÊĂa-zđ&]{0,19}[0-9]{0,2}(?![^\W_]|&)"
_CANDIDATE: Final = re.compile(
    r"(?P<number>[0-9](?<![0-9]{2})[0-9]{0,4}(?:\.[0-9]{1,3})?[a-zđA-E]?)"
    rf"(?P<year>\s{{0,2}}[-/]\s{{0,2}}(?:1[89]|20)[0-9]{{2}}(?=\s{{0,2}}/))?"
    rf"(?P<symbol>{_SEPARATOR}{_GROUP}(?:{_SEPARATOR}{_GROUP}){{0,7}})"
)

_WINDOW: Final = 90
_NEAR: Final = 24
"""Code points before a number that hold all of what `_FORM` matches."""
_TYPE_WORDS: Final[Mapping[str, str | None]] = MappingProxyType(
    {name.lower(): name for name in (*TYPES.values(), "Luật", "Bộ luật", "Hiến pháp")}
    | {short.lower(): TYPES[short] for short in ("TTLT", "QĐ", "NĐ", "CT", "NQ", "TT", "KH", "CV", "KL", "TB", "HD")}
    | dict.fromkeys(
        ("văn bản", "directive", "plan", "decision", "decree", "resolution", "circular", "law", "conclusion", "report")
    )
    | dict.fromkeys(("official letter", "notice", "guidance", "regulation", "programme"))
)
"""The words before a number that say what it numbers, to the type's Vietnamese name where they are one."""

_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        letter: tuple(sorted((word for word in _TYPE_WORDS if word.endswith(letter)), key=len, reverse=True))
        for letter in {word[-1] for word in _TYPE_WORDS}
    }
)
"""The same words by their last letter, the longest first."""
_NUMBERED: Final = re.compile(r"(?<![^\W_])(?:số|no\.?|number)\s{0,2}:?\s{0,2}$", re.IGNORECASE)
_QUALIFIED: Final = re.compile(r"\s(?:của|hành động|liên tịch|hỏa tốc|chung)(?:\s[^.;,()\d\n]{0,40})?$", re.IGNORECASE)
_FORM: Final = re.compile(
    r"(?<!\w)(?:mẫu|biểu|phụ lục|công báo|tiêu chuẩn|TCVN|QCVN)(?:\s(?:số|biểu))?\s{0,2}:?\s{0,2}$", re.I
)
_ADDRESS: Final = re.compile(r"(?:://|www\.|@|\.(?:vn|com|org|net)/)\S{0,80}$", re.IGNORECASE)
_ANNOUNCED: Final = re.compile(r"(?:" + "|".join(LETTER_CUES) + r")(?:\s[^\W\d_]+){0,6}\s?$", re.IGNORECASE)
_ALSO: Final = re.compile(r"\s{0,2}[,;]?\s{0,2}(?:và|hoặc|and)?\s{0,2}(?:số)?\s{0,2}:?\s{0,2}", re.IGNORECASE)
"""What stands between two citations of one list."""


def find(text: str) -> tuple[Citation, ...]:
    """Every citation in the text, in order and apart from each other. Raises nothing."""
    return tuple(_citations(text))


def _citations(text: str) -> Iterator[Citation]:
    number = _DIGIT.search(text)
    if number is None or not _MARK.search(text, number.end()):
        return
    source = plain(text)
    position = 0
    last = _Last(0, None)
    while match := _CANDIDATE.search(source.text, position):
        position = match.end("number")
        found = _read(source.text, match, last)
        if found is None:
            continue
        symbol, lead_start, kind = found
        end = match.start("symbol") + symbol.length
        dated = date_after(source.text, end)
        start, stop = source.origin(match.start()), source.origin(end)
        year = dated.year or (int(match["year"][-4:]) if match["year"] else None)
        yield Citation(
            start, stop, text[start:stop], source.origin(lead_start), source.origin(dated.end),
            symbol.canonical, kind, symbol.issuer, dated.date, year,
        )  # fmt: skip
        position = end
        last = _Last(end, kind)


@dataclass(frozen=True, slots=True)
class _Last:
    """The citation before: where it ended, and its type, which a list goes on with."""

    end: int
    kind: str | None


def _read(text: str, match: re.Match[str], last: _Last) -> tuple[Symbol, int, str | None] | None:
    """The candidate's symbol, where its lead begins, and its type; None where it is no citation."""
    start = match.start()
    # A lead never reaches back into the citation before it.
    before = text[max(0, start - _WINDOW, last.end) : start]
    if not _stands_free(text[max(0, start - 4) : start]) or _FORM.search(before[-_NEAR:]):
        return None
    if _ADDRESS.search(before[before.rfind(" ") + 1 :]):
        return None
    numbered = _NUMBERED.search(before[-12:])
    head = before[: len(before) - len(numbered.group())] if numbered else before
    word, lead = _type_word(head)
    listed = last.kind if last.end and start - last.end < 20 and _ALSO.fullmatch(text, last.end, start) else None
    cued = bool(word or numbered or listed)
    symbol = read_symbol(match["number"], match["year"], match["symbol"], cued)
    if symbol is None:
        lettered = word in LETTER_CUES or listed == "Công văn" or bool(numbered and _ANNOUNCED.search(head[-60:]))
        symbol = read_letter(match["number"], match["year"], match["symbol"], lettered, cued)
    if symbol is None:
        return None
    lead_start = min(start, start - len(before) + lead) if word else start - len(numbered.group() if numbered else "")
    return symbol, lead_start, _TYPE_WORDS.get(word or "") or symbol.type or listed


def _type_word(head: str) -> tuple[str | None, int]:
    """The type word at the end of a text, in lower case, and where it begins."""
    bare = head.lower().rstrip()
    word = _ending(bare)
    if word is None:
        bare = _QUALIFIED.sub("", bare)
        word = _ending(bare)
    start = len(bare) - len(word or "")
    return (None, start) if word is None or bare[:start][-1:].isalnum() else (word, start)


def _ending(text: str) -> str | None:
    """The longest type word with which a text ends."""
    return next((word for word in _ENDINGS.get(text[-1:], ()) if text.endswith(word)), None)


def _stands_free(before: str) -> bool:
    """Whether a number after this text begins there: glued only to "số" or to a comma or dash."""
    if not before:
        return True
    last = before[-1]
    if last.isalpha():
        return before.lower().endswith(("số", "so")) and (len(before) < 3 or not before[-3].isalpha())
    if last in ".,:-–_" and len(before) > 1:
        return not (before[-2].isdigit() or (last in "-–_" and before[-2].isalnum()))
    return last not in "/\\&@#=%"
