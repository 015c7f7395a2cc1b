"""Dates and months in Vietnamese and English, and "24/24", which is none."""

import re
from typing import Final

from plansite.language.quantities.model import Quantity, numbered

MONTHS: Final = numbered(
    ("january february march april may june july august september october november december", 1),
    ("jan feb mar apr", 1), ("jun jul aug sep oct nov dec", 6), ("sept", 9),
)  # fmt: skip
_MONTHS_VI: Final = numbered(("một hai ba tư năm sáu bảy tám chín mười", 1), ("giêng", 1), ("chạp", 12))

DATES_VI: Final = re.compile(
    r"(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>\d{4})\b"
    # A named day too: "Ngày Quốc tế Thiếu nhi 1/6".
    r"|(?:(?:ngày|mùng|mồng|đến|từ|trước|hết|sáng|chiều)\s+|\b(?-i:[Nn]gày\s[A-ZĐ][^\d.,;:]{1,40}))(?P<d2>\d{1,2})/(?P<m2>\d{1,2})\b(?![/\d])"
    r"|(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2}|[a-zạêôơưăâáảãà]+)\b(?:(?:\s+năm\s+|/)(?P<y3>\d{4}))?"
    r"|tháng\s+(?P<m4>\d{1,2}|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai))?|giêng|chạp)\b"
    r"(?!\s+(?:lần|lượt|buổi|đợt|kỳ|ngày)\b)"  # "tháng hai lần" is twice a month
    r"(?:(?:\s+năm\s+|[/-])(?P<y4>\d{4}))?",
    re.IGNORECASE,
)
_MONTH_EN: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DATES_EN: Final = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{_MONTH_EN})(?:,?\s+(?P<y>\d{{4}}))?\b"
    rf"|\b(?P<m2>{_MONTH_EN})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+(?P<y2>\d{{4}}))?\b"
    rf"|\b(?P<m3>{_MONTH_EN})(?:,?\s+(?:of\s+)?(?P<y3>\d{{4}}))?\b"
    r"|\b(?P<y5>\d{4})-(?P<m5>\d{2})-(?P<d5>\d{2})\b"
)
DAY_NIGHT: Final = re.compile(r"\b24/24(?:/7)?\b")


def day_night(match: re.Match[str]) -> Quantity:
    """Round the clock: its 24, counted once."""
    return Quantity("24", match.start(), match.group())


def date(match: re.Match[str]) -> Quantity | None:
    """A date or month to its value; None where it is no day or month of the calendar."""
    named = {name[0]: value for name, value in match.groupdict().items() if value}
    month = _month(named["m"])
    day = int(named["d"]) if "d" in named else None
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    bare = set(named) == {"m"} and named["m"] in ("May", "March", "Mar")
    value = f"{named.get('y', '-')}-{month:02}" + (f"-{day:02}" if day else "")
    return Quantity(value, match.start(), match.group(), not bare)


def _month(name: str) -> int | None:
    word = " ".join(name.casefold().rstrip(".").split())
    if word.isdigit():
        return int(word)
    if word.startswith("mười "):
        return 10 + _MONTHS_VI[word.split(" ")[1]]
    return _MONTHS_VI.get(word) or MONTHS.get(word)
