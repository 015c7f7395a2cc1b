"""Numbers in English words; of any other language, numbers in digits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from plansite.language.quantities.dates import MONTHS
from plansite.language.quantities.model import EN, Quantity, numbered
from plansite.language.quantities.tokens import TOKEN, canonical, digits, joined
from plansite.model import Lang

_ONES_EN: Final = numbered(
    ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", 1),
    ("sixteen seventeen eighteen nineteen", 16),
    ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", 1),
    ("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 14), ("thirds", 3),
    ("fifths sixths sevenths eighths ninths tenths", 5),
)  # fmt: skip
_TENS_EN: Final[Mapping[str, int]] = MappingProxyType(
    {
        form: 10 * tens
        for tens, word in enumerate("twent thirt fort fift sixt sevent eight ninet".split(), 2)
        for form in (word + "y", word + "ieth")
    }
)
_SCALES_EN: Final[Mapping[str, int]] = MappingProxyType({"thousand": 10**3, "million": 10**6, "billion": 10**9})
_POSSIBLE_EN: Final[Mapping[str, int]] = MappingProxyType(
    {"a": 1, "an": 1, "each": 1, "every": 1, "single": 1, "both": 2, "pair": 2, "double": 2, "twofold": 2, "dozen": 12,
     "quarter": 4, "quarters": 4, "zero": 0, "no": 0, "fives": 5, "sixes": 6, "monday": 2, "tuesday": 3,
     "wednesday": 4, "thursday": 5, "friday": 6, "saturday": 7}
)  # fmt: skip
_HALVES_EN: Final[Mapping[str, str]] = MappingProxyType({"once": "1", "twice": "2", "half": "0.5", "halves": "0.5"})

_ROUND_EN: Final = (["hundred"], *([scale] for scale in _SCALES_EN))
_ORDINALS_EN: Final = frozenset(
    word for word, number in _ONES_EN.items() if number < 13 and word.endswith(("first", "second", "third", "th"))
)
_MONTH_AFTER: Final = re.compile(r"\s+(?:lunar\s+)?month\b", re.IGNORECASE)

COUNTING_EN: Final = frozenset(
    (*_ONES_EN, *_TENS_EN, *_POSSIBLE_EN, *MONTHS, *_HALVES_EN, "percent", "percentage", "cent")
)
"""The words without which, and without digits and numerals, a text has no quantity."""


def words_en(text: str, lang: Lang) -> Iterator[Quantity]:
    """The numbers of an English text, in words and in digits, in order; in another language those in digits."""
    tokens = list(TOKEN.finditer(text))
    words = [token.group().casefold() for token in tokens]
    index = 0
    while index < len(tokens):
        first, word = index, words[index]
        if word[0].isdigit():
            values = list(digits(word, lang))
            index += 1
            while len(values) == 1 and joined(text, tokens, index) and words[index] in _SCALES_EN:
                values = [values[0] * _SCALES_EN[words[index]]]
                index += 1
            for value in values:
                yield Quantity(canonical(value), tokens[first].start(), tokens[first].group())
        elif lang == EN and word == "a" and words[index + 1 : index + 2] in _ROUND_EN:
            number, index = _compound_en(text, tokens, words, first + 1, 1)
            yield Quantity(
                str(number), tokens[first].start(), text[tokens[first].start() : tokens[index - 1].end()], False
            )
        elif lang == EN and word in _ORDINALS_EN and _MONTH_AFTER.match(text, tokens[first].end()):
            # "the eighth lunar month" is tháng Tám, "the third month" may be the third of any span.
            for reading in (f"--{_ONES_EN[word]:02}", str(_ONES_EN[word])):
                yield Quantity(reading, tokens[first].start(), tokens[first].group(), False)
            index += 1
        elif lang == EN and (word in _ONES_EN or word in _TENS_EN):
            number, index = _compound_en(text, tokens, words, first)
            shown = text[tokens[first].start() : tokens[index - 1].end()]
            sure = index - first > 1 or word not in ("one", "first", "second")
            yield Quantity(str(number), tokens[first].start(), shown, sure or word == "second")
        else:
            if lang == EN and word in _HALVES_EN:
                yield Quantity(_HALVES_EN[word], tokens[first].start(), word, False)
            elif lang == EN and word in _POSSIBLE_EN:
                yield Quantity(str(_POSSIBLE_EN[word]), tokens[first].start(), word, False)
            index += 1


def _compound_en(
    text: str, tokens: Sequence[re.Match[str]], words: Sequence[str], index: int, part: int = 0
) -> tuple[int, int]:
    """The number whose words begin at `index`, after what `part` says, and the index after it."""
    total, last = 0, index
    while last < len(tokens) and (last == index or joined(text, tokens, last, " -\u00a0\n")):
        word = words[last]
        if word in _ONES_EN and (part % 100 == 0 or (part % 100 >= 20 and part % 10 == 0 and _ONES_EN[word] < 10)):
            if last > index and words[last - 1] in _ONES_EN:
                break
            part += _ONES_EN[word]
        elif word in _TENS_EN and part % 100 == 0:
            part += _TENS_EN[word]
        elif word == "hundred" and 0 < part < 100:
            part *= 100
        elif word in _SCALES_EN and part:
            total, part = total + part * _SCALES_EN[word], 0
        elif word == "and" and last > index and words[last - 1] in ("hundred", "thousand"):
            if words[last + 1 : last + 2] and (words[last + 1] in _ONES_EN or words[last + 1] in _TENS_EN):
                last += 1
                continue
            break
        else:
            break
        last += 1
    return total + part, last
