"""The quantities of a text: dates first, then percent signs and numerals, then what is left as words and digits."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from plansite.language.quantities.dates import DAY_NIGHT, date, day_night
from plansite.language.quantities.tokens import in_digits_alone
from plansite.language.quantity import Quantity
from plansite.language.tongue import Language, language
from plansite.model import Lang


def counts_in_words(lang: Lang) -> bool:
    """Whether the number words of a language are known."""
    return language(lang).numbers is not None


def quantities(text: str, lang: Lang) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; of a language whose number words are not known, those in digits."""
    tongue = language(lang)
    signs, percent, numerals = _patterns(lang)
    if tongue.numbers and not signs.search(text) and not tongue.counts.search(text.casefold()):
        return ()
    found: list[Quantity] = []
    rest = text
    for pattern, read in ((DAY_NIGHT, day_night), (tongue.dates, partial(date, tongue=tongue))):
        for match in pattern.finditer(rest):
            quantity = read(match)
            if quantity:
                found.append(quantity)
                rest = rest[: match.start()] + "|" * len(match.group()) + rest[match.end() :]
    first = percent.search(rest)
    if first:
        found.append(Quantity("%", first.start(), first.group()))
        rest = percent.sub(lambda match: "|" * len(match.group()), rest)
    for match in numerals.finditer(rest):
        group = 1 if match.group(1) else 2
        numeral = match.group(group)
        found.append(Quantity(str(_roman(numeral)), match.start(group), numeral))
    rest = numerals.sub(lambda match: "|" * len(match.group()), rest)
    found += tongue.numbers(rest) if tongue.numbers else in_digits_alone(rest, tongue)
    found = [*(_counted(quantity, text, tongue) for quantity in found), *_frequencies(text, tongue)]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


@cache
def _patterns(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Any sign of a number (most texts have none), percent signs, and Roman numerals."""
    tongue = language(lang)
    ordinal = f"(?:{tongue.ordinals})?" if tongue.ordinals else ""
    places = "|".join(tongue.numbered.split()) or "(?!)"
    return (
        re.compile(rf"[\d%IVXLC](?:(?<=[\d%])|(?<!\w.)[IVXLC]*{ordinal}\b)"),
        re.compile(tongue.percent, re.IGNORECASE),
        re.compile(rf"(?<=\b)(?:(?i:{places}) +([IVXLC]+)|([IVX]{{2,}})){ordinal}\b"),
    )


def _counted(quantity: Quantity, text: str, tongue: Language) -> Quantity:
    """A number with the unit of time after it."""
    if quantity.value[0] == "-" or "-" in quantity.value:
        return quantity
    match = tongue.unit_after.match(text, quantity.start + len(quantity.text))
    if not match:
        return quantity
    return replace(quantity, unit=_unit(match.group(1), tongue), text=text[quantity.start : match.end()])


def _frequencies(text: str, tongue: Language) -> Iterator[Quantity]:
    """How often a text says that things are done: `/year` for "hằng năm"."""
    for match in tongue.often.finditer(text):
        named = next(group for group in match.groups() if group)
        yield Quantity(f"/{_unit(named, tongue)}", match.start(), match.group(), False)


def _unit(word: str, tongue: Language) -> str:
    return tongue.units.get(word.casefold(), word.casefold())


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
