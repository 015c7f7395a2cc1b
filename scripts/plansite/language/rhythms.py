"""How often something is due, as Vietnamese plans write it: a text to an ISO 8601 duration."""

import re
from typing import Final

ONGOING: Final = "ongoing"
"""What has no end and no rhythm: "thường xuyên"."""
QUARTER: Final = r"(?:iv|iii|ii|i|[1-4]|một|hai|ba|tư)(?!\w)"
"""A quarter's number."""
_COUNTS: Final = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "chín": 9}
_NUMBER: Final = r"(?:\d{1,2}|" + "|".join(_COUNTS) + ")"
_UNITS: Final = {"năm": (12, "M"), "quý": (3, "M"), "tháng": (1, "M"), "tuần": (1, "W"), "ngày": (1, "D")}
_UNIT: Final = "(?:" + "|".join(_UNITS) + ")"
_EVERY: Final = re.compile(
    rf"(?:hằng|hàng|mỗi|từng|theo)\s+(?P<each>{_UNIT})(?!\w)(?!\s+học\s+\d)"
    rf"|(?P<n1>{_NUMBER})?\s*(?P<u1>{_UNIT})\s*(?:/|một|1|mỗi)\s*(?:1\s*)?lần"
    rf"|(?P<times>{_NUMBER})\s*(?:lần|(?:kỳ|buổi|đợt|số)(?=\s*/))\s*(?:/|một|mỗi|trong"
    rf"|trên)?\s*(?:1\s*)?(?P<u2>{_UNIT})"
    rf"|(?:định kỳ|mỗi|cứ)\s+(?:\d+\s+lần\s+)?(?P<n3>{_NUMBER})\s+(?P<u3>tháng|năm|tuần|quý)"
    r"(?!\s+(?:đầu|cuối)\s+năm\s+\d)"
    rf"|định kỳ\s+(?:vào\s+|theo\s+)?(?P<u4>{_UNIT})(?!\w)(?!\s+\d)"
    rf"|(?:tháng|tuần)\s+(?:cuối|đầu)\s+(?:của\s+)?(?:mỗi\s+)?(?P<u5>quý)(?!\s+{QUARTER})"
    rf"|ngày\s+\d{{1,2}}(?:\s*(?:,|và)\s*\d{{1,2}})*\s+(?:của\s+)?(?P<u6>tháng)(?=\s*(?:$|[;,.)]))"
    rf"|(?P<half>6|sáu)\s+tháng\s*(?:,|và)\s*(?:1\s+|hằng\s+|hàng\s+|cả\s+)?năm(?!\s+\d)"
)
_ONGOING: Final = re.compile(r"thường xuyên|liên tục|thường kỳ|quanh năm|hằng ngày|hàng ngày")


def rhythm(text: str) -> str | None:
    """The shortest rhythm that a text names."""
    found = [named for match in _EVERY.finditer(text) if (named := _rhythm(match))]
    if found:
        return min(found)[1]
    return ONGOING if _ONGOING.search(text) else None


def _rhythm(match: re.Match[str]) -> tuple[float, str] | None:
    named = {name: value for name, value in match.groupdict().items() if value}
    if "half" in named:
        return 180.0, "P6M"
    unit = next(named[name] for name in ("each", "u1", "u2", "u3", "u4", "u5", "u6") if name in named)
    count = _count(named.get("n1") or named.get("n3"))
    size, letter = _UNITS[unit]
    size *= count
    if "times" in named:
        times = _count(named["times"])
        if times > 1 and size % times:
            return None if size > 1 else (15.0, "P15D") if (size, letter, times) == (1, "M", 2) else None
        size //= times
    days = size * {"M": 30.0, "W": 7.0, "D": 1.0}[letter]
    return days, f"P{size // 12}Y" if letter == "M" and size % 12 == 0 else f"P{size}{letter}"


def _count(word: str | None) -> int:
    return 1 if word is None else max(_COUNTS.get(word) or (int(word) if word.isdecimal() else 1), 1)
