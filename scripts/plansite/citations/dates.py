"""The date after a citation, in every style in which it is written."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_WINDOW: Final = 140
"""Code points after a symbol in which its date may stand, an issuer's name before it included."""

# Between symbol and date may stand a remark in brackets and who issued it.
_BETWEEN: Final = (
    r"\s{0,3}(?:\([^()\d]{1,30}\)\s{0,2})?(?:của\s(?P<issuer>[^.;:,()\d]{2,80}?))?\s{0,3}[,(]?\s{0,3}"
    r"(?:(?:đã|được|do|ký|ban hành|vào)\s){0,4}"
)
_NUMERIC: Final = r"(\d{1,2})\s?[/.\-–]\s?(\d{1,2})\s?[/.\-–]\s?(\d{4}|\d{2})"
_WORDS: Final = r"(\d{1,2})\s{0,2},?\s?tháng\s{1,2}(\d{1,2})\s?,?\s{0,2}năm\s{1,2}(\d{4})"
_ENGLISH: Final = r"(\d{1,2})\s{1,2}(" + "|".join(_MONTHS) + r")\s{1,2}(\d{4})"

_DATE: Final = re.compile(
    _BETWEEN + rf"(?:ngày|of|dated|on)\s{{0,3}}(?:{_NUMERIC}|{_WORDS}|{_ENGLISH})(?!\d)", re.IGNORECASE
)
_BRACKETED: Final = re.compile(rf"\s{{0,3}}\(\s?{_NUMERIC}\s?\)")
_YEAR: Final = re.compile(_BETWEEN + r"(?:năm|of)\s{1,2}(\d{4})(?!\d)", re.IGNORECASE)
_OTHERWISE: Final = re.compile(
    r"(?:^|\s)(?:từ|về|đến|trước|sau|có|tại|trong|cho|theo|thì|là|và|hết|hiệu lực)\s", re.IGNORECASE
)
"""Words after which a date is no longer the document's own."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found after a symbol: where it ends, the date if it is one, and its year."""

    end: int
    date: str | None
    year: int | None


def date_after(text: str, end: int) -> Dated:
    """The date that follows a symbol ending at `end`; without one, `end` itself."""
    window = text[end : end + _WINDOW]
    match = _own(_DATE.match(window))
    numbers = [part for part in match.groups()[1:] if part] if match else []
    if match is None and (match := _BRACKETED.match(window)):
        numbers = list(match.groups())
    iso = _iso(*numbers) if numbers else None
    if match and iso:
        return Dated(end + match.end(), iso, int(iso[:4]))
    year = _own(_YEAR.match(window))
    return Dated(end + year.end(), None, int(year.group(2))) if year else Dated(end, None, None)


def _own(match: re.Match[str] | None) -> re.Match[str] | None:
    """The match, unless the words before the date say that it is another date."""
    return None if match is None or _OTHERWISE.search((match["issuer"] or "") + " ") else match


def _iso(day: str, month: str, year: str) -> str | None:
    century = "" if len(year) == 4 else "20" if year < "50" else "19"
    number = _MONTHS.index(month.lower()) + 1 if month.lower() in _MONTHS else int(month)
    try:
        return date(int(century + year), number, int(day)).isoformat()
    except ValueError:
        return None
