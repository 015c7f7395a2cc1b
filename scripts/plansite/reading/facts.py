"""How the values of facts are read."""

import re
from datetime import date
from functools import lru_cache

_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_PERIOD = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
_MONTH = re.compile(r"(\d{1,2})/(\d{4})")
_PART = r"(?:mục|tiểu mục|phần|chương|điều|khoản|điểm|tiết|phụ lục|biểu|bảng|stt|số thứ tự)"
_PLACE = re.compile(
    rf"(?:(?:{_PART}\s+[\w.()/-]{{1,12}}|phụ lục(?=,|$)|(?:trang|dòng|đoạn)\s+\d{{1,5}}(?:\s*[-–]\s*\d{{1,5}})?)"
    r"(?:,?\s+|$)){1,6}",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"đoạn (\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")


def parse_date(value: str) -> str | None:
    """`04/3/2013` (day first) to ISO 8601; None where it is no date of the calendar."""
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return None
    day, month, year = (int(group) for group in match.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def format_date(iso: str, months: tuple[str, ...] | None = None) -> str:
    """An ISO date in the official Vietnamese form (04/3/2013), or in words given the months' names.

    January and February keep their zero, as Nghị định 30/2020/NĐ-CP asks of dates.
    """
    moment = date.fromisoformat(iso)
    if months is not None:
        return f"{moment.day} {months[moment.month - 1]} {moment.year}"
    month = f"{moment.month:02}" if moment.month < 3 else str(moment.month)
    return f"{moment.day:02}/{month}/{moment.year}"


def parse_period(value: str) -> tuple[int, int] | None:
    """`2011-2015` or `2012` to its first and last year; None where it is neither or runs backwards."""
    match = _PERIOD.fullmatch(value.strip())
    if match is None:
        return None
    first, last = int(match.group(1)), int(match.group(2) or match.group(1))
    return (first, last) if first <= last else None


@lru_cache(maxsize=1024)  # Every task names a paragraph, and many the same one.
def parse_paragraphs(value: str) -> tuple[int, ...] | None:
    """`đoạn 2` or `đoạn 2-4` to the paragraphs' numbers; None where it is neither."""
    match = _PARAGRAPH.fullmatch(value.strip())
    if match is None:
        return None
    first, last = int(match.group(1)), int(match.group(2) or match.group(1))
    return tuple(range(first, last + 1)) if 0 < first <= last else None


def is_place(value: str) -> bool:
    """Whether a value is a place in the source: `đoạn 9`, `mục II.6`, `Phụ lục II, STT 34`, `trang 3`."""
    text = value.strip()
    return parse_paragraphs(text) is not None if text.startswith("đoạn") else _PLACE.fullmatch(text) is not None


def parse_moment(value: str) -> tuple[str, str] | None:
    """A day, month, year or period to its first and last, in ISO 8601 and as exact as it is said; else None."""
    day, years, month = parse_date(value), parse_period(value), _MONTH.fullmatch(value.strip())
    if day:
        return day, day
    if years:
        return f"{years[0]:04}", f"{years[1]:04}"
    if month and 1 <= int(month.group(1)) <= 12:
        iso = f"{month.group(2)}-{int(month.group(1)):02}"
        return iso, iso
    return None
