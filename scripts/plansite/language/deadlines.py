"""When something is due, as Vietnamese plans write it: a text to days, and to how often it recurs.

Only what the text says is read. A day without its year takes the year of the day after it ("từ ngày 01/9 đến ngày
31/12/2025"), else the one that the caller knows; without either it is no day.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from plansite.language.rhythms import QUARTER, rhythm


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due. Days are ISO 8601, both of them included."""

    text: str
    """As it is written."""
    start: str | None = None
    """The first day, where the text says one."""
    end: str | None = None
    """The last day. "Trước ngày 30/6/2025" names the 30th."""
    recurs: str | None = None
    """How often: an ISO 8601 duration (`P1Y`, `P3M`, `P1W`), or `ongoing`; None for what is done once."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A day, month, quarter or year of the text, by its place; the year may still be missing."""

    begin: int
    stop: int
    first: tuple[int, int]
    """Month and day."""
    last: tuple[int, int]
    years: tuple[int, int] | None
    whole: bool = True
    """Whether it is more than a day."""
    ranged: bool = False
    """Whether it is two of a kind with what lies between them: "tháng 9 đến tháng 12"."""


_NAMES: Final = ("i 1 một", "ii 2 hai", "iii 3 ba", "iv 4 tư")
_QUARTERS: Final = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_YEAR: Final = r"(?:19|20)\d{2}(?!\d)"


def _of_year(name: str) -> str:
    return rf"(?:\s*(?:/|-|,)?\s*(?:của\s+)?(?:năm\s+)?(?P<{name}>{_YEAR}))?"


_MONTH: Final = r"(?:1[0-2]|0?[1-9])(?!\d)"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_AND: Final = r"\s*(?:,|-|và|đến|&)\s*"

_SPAN: Final = re.compile(
    rf"(?P<d1>{_DAY})\s*[/.-]\s*(?P<m1>{_MONTH})\s*[/.-]\s*(?P<y1>{_YEAR})"
    rf"|(?<!tuần )(?<!thứ )(?P<d2>{_DAY})\s+tháng\s+(?P<m2>{_MONTH}){_of_year('y2')}"
    rf"|(?P<h>6|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+(?:của\s+)?năm(?:\s+(?P<y3>{_YEAR}))?"
    rf"|quý\s+(?P<q1>{QUARTER})(?:{_AND}(?:quý\s+)?(?P<q2>{QUARTER}))*{_of_year('y4')}"
    rf"|(?:các\s+)?tháng\s+(?P<m5>{_MONTH})(?:{_AND}(?:tháng\s+)?(?P<m6>{_MONTH})(?!\s*/\s*\d{{1,2}}\s*/))*{_of_year('y5')}"
    rf"|(?<![\d/.])(?P<m7>{_MONTH})(?:\s*-\s*(?P<m8>{_MONTH}))?\s*[/]\s*(?P<y7>{_YEAR})"
    rf"|(?<![\d/.])(?P<d9>{_DAY})\s*/\s*(?P<m9>{_MONTH})(?!\s*[/\d])"
    rf"|(?<![\d/.-])(?P<y10>{_YEAR})\s*(?:-|đến)\s*(?:năm\s+)?(?P<y11>{_YEAR})"
    rf"|(?<![\d/.])(?P<y12>{_YEAR})"
)
_SCHOOL: Final = re.compile(rf"kỳ họp[^,;.]*|năm học\s+{_YEAR}(?:\s*-\s*{_YEAR})?")
_HOUR: Final = re.compile(r"\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2})?(?:\s*phút)?(?!\w)|\d{1,2}:\d{2}")

_BEFORE: Final = re.compile(r"(?:trước|chậm nhất|muộn nhất|không quá|không muộn hơn|hạn)[^,;.\d]*$")
_UNTIL: Final = re.compile(r"(?:(?<!\w)(?:đến|tới|hết|xong|chậm nhất|muộn nhất|không quá|hạn)(?!\w))[^,;.\d]*$")
_WITHIN: Final = re.compile(r"(?<!\w)trong\s*$")
_STRICT: Final = re.compile(r"(?<!\w)trước(?!\w)[^,;.\d]*$")
_FROM: Final = re.compile(r"(?<!\w)(?:từ(?!\s+nay\s)|bắt đầu|sau)(?!\w)[^,;.\d]*$")
_ALL_YEAR: Final = re.compile(r"(?:trong\s+|cả\s+){1,2}năm(?:\s+nay)?[.;]?")
_ONWARD: Final = re.compile(
    r"trở đi|(?:những|các|và các|và những)\s+năm\s+(?:tiếp theo|sau|kế tiếp)|(?:năm\s+)?tiếp theo"
)
_OTHERWISE: Final = re.compile(
    r"(?<!\w)(?:ngay|sau khi|khi|theo|đột xuất|trong vòng|kể từ|trong quá trình|đúng|song song|trong suốt|suốt"
    r"|đầu năm|cuối năm|hết năm|trong năm|cả năm|năm học|học kỳ|kỳ họp|giai đoạn)(?!\w)|\d+\s+(?:ngày|tháng|năm"
    r"|giờ|tuần)(?!\w)"
)


def read_deadline(text: str, year: int | None = None) -> Deadline | None:
    """What a text says of when something is due; None where it says nothing of the kind.

    `year` is the one in which a day without a year lies, if the caller knows it.
    """
    plain = _plain(text)
    if year and _ALL_YEAR.fullmatch(plain):
        return Deadline(" ".join(text.split()), f"{year}-01-01", f"{year}-12-31")
    recurs = rhythm(plain)
    found = list(_spans(_SCHOOL.sub(_blank, plain)))
    start, end = _limits(plain, _dated(found, None if recurs else year))
    undated = any(span.years is None for span in found)
    if not (start or end or recurs or undated or _OTHERWISE.search(plain)):
        return None
    return Deadline(" ".join(text.split()), _iso(start), _iso(end), recurs)


def _plain(text: str) -> str:
    small = unicodedata.normalize("NFC", text).lower()
    dashed = re.sub("[‐‑‒–—−]", "-", small)
    return " ".join(_HOUR.sub(" ", dashed).split())


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _spans(text: str) -> Iterator[_Span]:
    for match in _SPAN.finditer(text):
        named = {name: value for name, value in match.groupdict().items() if value}
        span = _span(match, named)
        if span:
            yield span


def _span(match: re.Match[str], named: dict[str, str]) -> _Span | None:
    year = next(
        (int(named[name]) for name in ("y1", "y2", "y3", "y4", "y5", "y7", "y10", "y12") if name in named), None
    )
    years = (year, int(named.get("y11", year))) if year else None
    begin, stop = match.span()
    for day, month in (("d1", "m1"), ("d2", "m2"), ("d9", "m9")):
        if day in named:
            moment = (int(named[month]), int(named[day]))
            return _Span(begin, stop, moment, moment, years, whole=False)
    if "half" in named:
        months = (1, 6) if named["half"] == "đầu" else (7, 12)
    elif "q1" in named:
        months = (_QUARTERS[named["q1"]] * 3 - 2, _QUARTERS[named.get("q2", named["q1"])] * 3)
    elif "m5" in named or "m7" in named:
        first = int(named.get("m5") or named["m7"])
        months = (first, int(named.get("m6") or named.get("m8") or first))
    else:
        months = (1, 12)
    ranged = any(name in named for name in ("q2", "m6", "m8", "y11"))
    return _Span(begin, stop, (months[0], 1), (months[1], 31), years, ranged=ranged)


def _dated(spans: Sequence[_Span], year: int | None) -> list[_Span]:
    """The spans with their years; those that have none, and none behind them, take `year` or are left out."""
    found: list[_Span] = []
    later = year
    for span in reversed(spans):
        later = span.years[0] if span.years else later
        if later is not None:
            found.append(span if span.years else replace(span, years=(later, later)))
    return [span for span in reversed(found) if _first(span) and _last(span)]


def _first(span: _Span) -> date | None:
    return _date((span.years or (0, 0))[0], *span.first)


def _last(span: _Span) -> date | None:
    year, (month, day) = (span.years or (0, 0))[1], span.last
    return _date(year, month, min(day, monthrange(year, month)[1]) if span.whole else day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _limits(text: str, spans: Sequence[_Span]) -> tuple[date | None, date | None]:
    """The first and last day that the words before and after the spans make of them."""
    if not spans:
        return None, None
    start: date | None = None
    end: date | None = None
    done, begun = 0, False
    for number, span in enumerate(spans):
        before = text[done : span.begin]
        first, last = _first(span), _last(span)
        assert first and last
        if number and start and re.search(r"(?:đến|tới|-|–)[^,;.\d]*$", before):
            end = last
        elif _FROM.search(before) and not _BEFORE.search(before):
            start, end, begun = start or first, last if span.ranged else end, True
        elif _STRICT.search(before) and span.whole:
            end = max(filter(None, (end, first - timedelta(days=1))))
        elif (_BEFORE.search(before) or _UNTIL.search(before)) and not _WITHIN.search(before):
            # "trong tháng 6, xong trước ngày 30/11": it is due by the last day alone.
            start, end = start if begun else None, max(filter(None, (end, last)))
        elif (
            span.whole
            or re.search(r"(?<!\w)(?:ngày|vào|sáng|chiều|tối)\s*$", before)
            or re.match(r"\s*(?:đến|tới|-)\s*", text[span.stop :])
        ):
            start, end = min(filter(None, (start, first))), max(filter(None, (end, last)))
        else:
            end = max(filter(None, (end, last)))
        done = span.stop
    if _ONWARD.search(text):
        return start or _first(spans[-1]), None
    return start, end


def _iso(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None
