"""Spans of time: the unit that a number counts ("36 tháng"), and how often something is done ("hằng quý")."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from plansite.language.quantities.model import EN, VI, Quantity
from plansite.model import Lang

_UNITS_VI: Final[Mapping[str, str]] = MappingProxyType(
    {"năm": "year", "tuổi": "year", "quý": "quarter", "tháng": "month", "tuần": "week", "ngày": "day", "giờ": "hour",
     "phút": "minute"}
)  # fmt: skip
_AFTER: Final[Mapping[Lang, re.Pattern[str]]] = MappingProxyType(
    {
        # "quý 2 năm 2014": a year with its number is no unit.
        VI: re.compile(r"\s+(năm|tuổi|tháng|tuần|ngày|giờ|phút)\b(?!\s+\d)", re.IGNORECASE),
        EN: re.compile(
            r"(?:\s+|-)(?:(?:working|calendar|consecutive|full|whole|more|further|school|last|first|next)\s+)?"
            r"(year|month|week|day|hour|minute)s?\b", re.IGNORECASE,
        ),
    }
)  # fmt: skip
_OFTEN: Final[Mapping[Lang, re.Pattern[str]]] = MappingProxyType(
    {
        VI: re.compile(
            r"(?:\b(?:hằng|hàng|mỗi|từng)\s+|\b(?:lần|đồng|giờ|phút|buổi)(?:\s+một\s+|/))(năm|quý|tháng|tuần|ngày)\b",
            re.IGNORECASE,
        ),
        EN: re.compile(
            r"\b(?:every|each|per|a(?!\s+quarter))\s+(?:(?:school|academic|calendar|working)\s+)?"
            r"(year|quarter|month|week|day)\b(?!\s+of\b)"
            r"|\b(annual|year|quarter|month|week|dai)ly\b|\b(annual)\b", re.IGNORECASE,
        ),
    }
)  # fmt: skip
_IRREGULAR: Final[Mapping[str, str]] = MappingProxyType({"annual": "year", "dai": "day"})

OFTEN_VI: Final = frozenset("hằng hàng mỗi từng lần đồng giờ phút buổi".split())
OFTEN_EN: Final = frozenset("every per annual annually yearly quarterly monthly weekly daily".split())
"""The words without which a text says of nothing how often it is done."""


def unit_after(text: str, end: int, lang: Lang) -> tuple[str, int]:
    """The unit of time that a number ending at `end` counts, and where the unit's word ends; without one, `end`."""
    match = _AFTER[lang].match(text, end)
    return (_unit(match.group(1)), match.end()) if match else ("", end)


def frequencies(text: str, lang: Lang) -> Iterator[Quantity]:
    """How often a text says that things are done: `/year` for "hằng năm"."""
    for match in _OFTEN[lang].finditer(text):
        named = next(group for group in match.groups() if group)
        yield Quantity(f"/{_unit(named)}", match.start(), match.group(), False)


def _unit(word: str) -> str:
    name = word.casefold()
    return _UNITS_VI.get(name) or _IRREGULAR.get(name) or name
