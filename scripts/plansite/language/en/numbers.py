"""Numbers in English words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from plansite.language.quantities.tokens import canonical, digits, joined
from plansite.language.quantity import Quantity, numbered
from plansite.language.tongue import Language

_MARKS: Final = Language()
_ONES: Final = numbered(
    ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", 1),
    ("sixteen seventeen eighteen nineteen", 16),
    ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", 1),
    ("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 14), ("thirds", 3),
    ("fifths sixths sevenths eighths ninths tenths", 5),
)  # fmt: skip
_TENS: Final[Mapping[str, int]] = MappingProxyType(
    {
        form: 10 * tens
        for tens, word in enumerate("twent thirt fort fift sixt sevent eight ninet".split(), 2)
        for form in (word + "y", word + "ieth")
    }
)
_SCALES: Final[Mapping[str, int]] = MappingProxyType({"thousand": 10**3, "million": 10**6, "billion": 10**9})
_POSSIBLE: Final[Mapping[str, int]] = MappingProxyType(
    {"a": 1, "an": 1, "each": 1, "every": 1, "single": 1, "both": 2, "pair": 2, "double": 2, "twofold": 2, "dozen": 12,
     "quarter": 4, "quarters": 4, "zero": 0, "no": 0, "fives": 5, "sixes": 6, "monday": 2, "tuesday": 3,
     "wednesday": 4, "thursday": 5, "friday": 6, "saturday": 7}
)  # fmt: skip
_HALVES: Final[Mapping[str, str]] = MappingProxyType({"once": "1", "twice": "2", "half": "0.5", "halves": "0.5"})

_ROUND: Final = (["hundred"], *([scale] for scale in _SCALES))
_ORDINALS: Final = frozenset(
    word for word, number in _ONES.items() if number < 13 and word.endswith(("first", "second", "third", "th"))
)
_MONTH_AFTER: Final = re.compile(r"\s+(?:lunar\s+)?month\b", re.IGNORECASE)

COUNTING: Final = frozenset((*_ONES, *_TENS, *_POSSIBLE, *_HALVES, "percent", "percentage", "cent"))
"""The words without which, and without digits and numerals, a text has no quantity."""


def numbers(text: str) -> Iterator[Quantity]:
    """The numbers of an English text, in words and in digits, in order."""
    tokens = list(_MARKS.token.finditer(text))
    words = [token.group().casefold() for token in tokens]
    index = 0
    while index < len(tokens):
        first, word = index, words[index]
        if word[0].isdecimal():
            values = list(digits(word, _MARKS))
            index += 1
            while len(values) == 1 and joined(text, tokens, index) and words[index] in _SCALES:
                values = [values[0] * _SCALES[words[index]]]
                index += 1
            for value in values:
                yield Quantity(canonical(value), tokens[first].start(), tokens[first].group())
        elif word == "a" and words[index + 1 : index + 2] in _ROUND:
            number, index = _compound(text, tokens, words, first + 1, 1)
            yield Quantity(
                str(number), tokens[first].start(), text[tokens[first].start() : tokens[index - 1].end()], False
            )
        elif word in _ORDINALS and _MONTH_AFTER.match(text, tokens[first].end()):
            # "the eighth lunar month" is tháng Tám, "the third month" may be the third of any span.
            for reading in (f"--{_ONES[word]:02}", str(_ONES[word])):
                yield Quantity(reading, tokens[first].start(), tokens[first].group(), False)
            index += 1
        elif word in _ONES or word in _TENS:
            number, index = _compound(text, tokens, words, first)
            shown = text[tokens[first].start() : tokens[index - 1].end()]
            sure = index - first > 1 or word not in ("one", "first", "second")
            yield Quantity(str(number), tokens[first].start(), shown, sure or word == "second")
        else:
            if word in _HALVES:
                yield Quantity(_HALVES[word], tokens[first].start(), word, False)
            elif word in _POSSIBLE:
                yield Quantity(str(_POSSIBLE[word]), tokens[first].start(), word, False)
            index += 1


def _compound(
    text: str, tokens: Sequence[re.Match[str]], words: Sequence[str], index: int, part: int = 0
) -> tuple[int, int]:
    """The number whose words begin at `index`, after what `part` says, and the index after it."""
    total, last = 0, index
    while last < len(tokens) and (last == index or joined(text, tokens, last, " -\u00a0\n")):
        word = words[last]
        if word in _ONES and (part % 100 == 0 or (part % 100 >= 20 and part % 10 == 0 and _ONES[word] < 10)):
            if last > index and words[last - 1] in _ONES:
                break
            part += _ONES[word]
        elif word in _TENS and part % 100 == 0:
            part += _TENS[word]
        elif word == "hundred" and 0 < part < 100:
            part *= 100
        elif word in _SCALES and part:
            total, part = total + part * _SCALES[word], 0
        elif word == "and" and last > index and words[last - 1] in ("hundred", "thousand"):
            if words[last + 1 : last + 2] and (words[last + 1] in _ONES or words[last + 1] in _TENS):
                last += 1
                continue
            break
        else:
            break
        last += 1
    return total + part, last
