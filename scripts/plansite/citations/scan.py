"""Find: one pass over the text for numbers followed by a symbol, then each read by the grammar.

Every repeat in the patterns is bounded and every look around a candidate stays within a window, so
the work grows with the text's length alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.citations.cues import heads, kind_of, law_of, lead
from plansite.citations.dates import date_after, head_date
from plansite.citations.model import Citation
from plansite.citations.plain import plain
from plansite.citations.read import Symbol, read_symbol

_DIGIT: Final = re.compile(r"[0-9]")
# A line may break, and be indented, where a space may stand.
_GAP: Final = r"\s{0,6}"
_HYPHEN: Final = r"[-‐‑‒–—−_]"
_MARK: Final = re.compile(r"[-‐‑‒–—−_/／∕⁄]")
"""What parts the groups of a symbol, look-alikes included: a text without one after a digit cites nothing."""
_SEPARATOR: Final = rf"{_GAP}(?:{_HYPHEN}|/){_GAP}"
# A point stands for a dash by mistake, and nothing at all for the first: "123/QĐ.UBND", "29 NQ/TW".
_POINT: Final = r"\.(?=[A-ZĐ]{2})"
_FIRST: Final = rf"(?:{_GAP}(?:[-‐‑‒–—−]|/){_GAP}|[.\s]?(?=[A-ZĐ][A-ZĐa-z]{{1,4}}[-‐‑‒–—−/][A-ZĐ]))"
_LETTERS: Final = r"[A-ZĐƯƠÔÂÊĂa-zđ]"
# After a symbol a word may be glued to it: "22/KH-UBNDngày".
_GROUP: Final = (
    rf"[A-ZĐƯƠÔÂÊĂa-zđ]{_LETTERS}{{0,19}}(?:&[A-ZĐ]{_LETTERS}{{0,9}}){{0,2}}"
    # Digits may stand in a body's symbol: BCĐ35, BCĐ389QG, T4ĐB.
    rf"(?:[0-9]{{1,3}}[A-ZĐ]{{1,6}})?[0-9]{{0,3}}(?:(?![^\W_])|(?=ngày|của|về))"
)
_CANDIDATE: Final = re.compile(
    r"(?P<number>[0-9](?<![0-9]{2})[0-9]{0,5}(?:\.[0-9]{1,3})?(?:[a-zđA-E](?![^\W\d_]))?)"
    rf"(?P<year>{_GAP}[-‐‑‒–—−/]{_GAP}(?:1[89]|20)[0-9]{{2}}(?={_GAP}[-‐‑‒–—−/]))?"
    rf"(?P<symbol>{_FIRST}{_GROUP}(?:(?:{_SEPARATOR}|{_POINT}){_GROUP}(?:{_SEPARATOR}{_GROUP}){{0,6}})?)"
)
_FILE: Final = re.compile(r"[\w\-]{0,60}\.(?:pdf|docx?|xlsx?|pptx?|html?|rtf|zip|rar|jpe?g|png)\b", re.IGNORECASE)
"""What is left of a file's name after a symbol in it."""

_ALSO: Final = re.compile(r"\s{0,2}[,;&]?\s{0,6}(?:và|hoặc|hay|and|or)?\s{0,6}(?:số)?\s{0,2}:?\s{0,2}", re.IGNORECASE)
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
        if dated.year is None and heads(source.text, match.start()):
            dated = head_date(source.text, end)
        start, stop = source.origin(match.start()), source.end(end)
        year = dated.year or (int(match["year"][-4:]) if match["year"] else None)
        yield Citation(
            start, stop, text[start:stop], source.origin(lead_start), source.end(dated.end),
            symbol.canonical, kind, symbol.issuer, dated.date, year,
        )  # fmt: skip
        position = end
        last = _Last(dated.end, kind)


@dataclass(frozen=True, slots=True)
class _Last:
    """The citation before: where it ended with its date, and its type, which a list goes on with."""

    end: int
    kind: str | None


def _read(text: str, match: re.Match[str], last: _Last) -> tuple[Symbol, int, str | None] | None:
    """The candidate's symbol, where its lead begins, and its type; None where it is no citation."""
    start = match.start()
    before = lead(text, start, last.end)
    if before is None:
        return None
    listed = last.kind if last.end and start - last.end < 20 and _ALSO.fullmatch(text, last.end, start) else None
    lettered = before.lettered or listed == "Công văn"
    symbol = read_symbol(
        match["number"], match["year"], match["symbol"],
        lettered=lettered, cued=before.cued or listed is not None, named=before.kind is not None,
    )  # fmt: skip
    if symbol is None or _FILE.match(text, match.start("symbol") + symbol.length):
        return None
    kind = kind_of(before.kind, symbol.type) or listed
    return symbol, before.start, kind or (law_of(text, start, last.end) if symbol.lawlike else None)
