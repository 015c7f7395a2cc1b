"""What a quantity is, and how the tables of a language's words are written."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number (`6`), a date (`2013-03-04`, `--03-04`), a month (`2013-03`, `--03`), a percent sign (`%`)
    or how often (`/year`)."""

    value: str
    start: int
    text: str
    certain: bool = True
    unit: str = ""
    """The unit of time that a number counts, where the text says it."""


def numbered(*groups: tuple[str, int]) -> Mapping[str, int]:
    """Words to their numbers: each group is words in counting order and the number of its first."""
    return MappingProxyType({word: first + step for words, first in groups for step, word in enumerate(words.split())})


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words by itself. Each first letter stands alone, so that a search skips to it."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    each = (rf"{letter}(?<![^\W\d_].)(?:{'|'.join(endings)})(?![^\W\d_])" for letter, endings in rests.items())
    return re.compile("|".join(each))
