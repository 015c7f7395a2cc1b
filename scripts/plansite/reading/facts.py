"""The labels that facts may carry, and how their values are read."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

LEAD: Final = "Chủ trì"
PARTNERS: Final = "Phối hợp"
BENEFICIARIES: Final = "Đối tượng"
BASIS: Final = "Căn cứ"
PERIOD: Final = "Giai đoạn"
SOURCE: Final = "Nguồn"
STATUS: Final = "Tình trạng"
SHORT: Final = "Tên tắt"
SHORT_EN: Final = "Tên tắt tiếng Anh"
ALIAS: Final = "Tên gọi khác"
ALIAS_EN: Final = "Tiếng Anh khác"
NUMBER: Final = "Số, ký hiệu"
TYPE: Final = "Loại"
ISSUER: Final = "Cơ quan ban hành"
DATE: Final = "Ngày ban hành"
SUBJECT: Final = "Trích yếu"
IMPLEMENTS: Final = "Thực hiện"
EFFECT: Final = "Hiệu lực"
PARAGRAPHS: Final = "Số đoạn"
PLAN: Final = "Văn bản"

WITHDRAWN: Final = "Bãi bỏ"

LABELS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "task": (LEAD, PARTNERS, BENEFICIARIES, BASIS, PERIOD, SOURCE, STATUS),
        "agency": (SHORT, SHORT_EN, ALIAS, SOURCE),
        "group": (ALIAS, ALIAS_EN, SOURCE),
        "document": (NUMBER, TYPE, ISSUER, DATE, SUBJECT, IMPLEMENTS, EFFECT, ALIAS, ALIAS_EN, SOURCE),
        "beneficiary": (ALIAS, ALIAS_EN, SOURCE),
        "term": (ALIAS, ALIAS_EN),
        "section": (SOURCE, PARAGRAPHS, PLAN),
    }
)
"""What may be said of each kind of thing, in the order in which it is shown."""

_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_PERIOD = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
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
