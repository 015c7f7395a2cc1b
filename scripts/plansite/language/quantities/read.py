"""The quantities of a text: dates first, then percent signs and numerals, then what is left as words and digits."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from plansite.language.quantities.dates import DATES_EN, DATES_VI, DAY_NIGHT, date, day_night
from plansite.language.quantities.en import COUNTING_EN, words_en
from plansite.language.quantities.model import EN, KNOWN, VI, Quantity, any_of
from plansite.language.quantities.periods import OFTEN_EN, OFTEN_VI, frequencies, unit_after
from plansite.language.quantities.vi import COUNTING_VI, words_vi
from plansite.model import Lang

_PERCENT: Final = re.compile(r"%|\bphần trăm\b|\bper ?cent(?:age)?\b", re.IGNORECASE)
_NUMERAL_PLACE: Final = (
    "khóa chương phần mục quý thứ kỳ đoạn kỷ giai term chapter part section quarter phase session congress legislature"
)
_NUMERAL: Final = re.compile(
    rf"(?<=\b)(?:(?i:{'|'.join(_NUMERAL_PLACE.split())}) +([IVXLC]+)|([IVX]{{2,}}))(?:st|nd|rd|th)?\b"
)

_SIGN: Final = re.compile(r"[\d%IVXLC](?:(?<=[\d%])|(?<!\w.)[IVXLC]*(?:st|nd|rd|th)?\b)")
_COUNTING: Final[Mapping[Lang, re.Pattern[str]]] = MappingProxyType(
    {VI: any_of(COUNTING_VI | OFTEN_VI), EN: any_of(COUNTING_EN | OFTEN_EN)}
)


def quantities(text: str, lang: Lang) -> tuple[Quantity, ...]:
    """The quantities of a text, in order. Only Vietnamese and English number words are known;
    in another language only digits are read, with a comma for thousands."""
    if lang in KNOWN and not _may_count(text, lang):
        return ()
    found: list[Quantity] = []
    rest = text
    dates = ((DATES_VI if lang == VI else DATES_EN, date),) if lang in KNOWN else ()
    for pattern, read in ((DAY_NIGHT, day_night), *dates):
        for match in pattern.finditer(rest):
            quantity = read(match)
            if quantity:
                found.append(quantity)
                rest = rest[: match.start()] + "|" * len(match.group()) + rest[match.end() :]
    percent = _PERCENT.search(rest)
    if percent:
        found.append(Quantity("%", percent.start(), percent.group()))
        rest = _PERCENT.sub(lambda match: "|" * len(match.group()), rest)
    for match in _NUMERAL.finditer(rest):
        group = 1 if match.group(1) else 2
        numeral = match.group(group)
        found.append(Quantity(str(_roman(numeral)), match.start(group), numeral))
    rest = _NUMERAL.sub(lambda match: "|" * len(match.group()), rest)
    found += words_vi(rest) if lang == VI else words_en(rest, lang)
    if lang in KNOWN:
        found = [*(_counted(quantity, text, lang) for quantity in found), *frequencies(text, lang)]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _counted(quantity: Quantity, text: str, lang: Lang) -> Quantity:
    """A number with the unit of time after it."""
    if quantity.value[0] == "-" or "-" in quantity.value:
        return quantity
    unit, end = unit_after(text, quantity.start + len(quantity.text), lang)
    return replace(quantity, unit=unit, text=text[quantity.start : end]) if unit else quantity


def _may_count(text: str, lang: Lang) -> bool:
    """Whether a text has any sign of a number: a digit, a numeral or a number's word. Most texts have none."""
    return _SIGN.search(text) is not None or _COUNTING[lang].search(text.casefold()) is not None


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
