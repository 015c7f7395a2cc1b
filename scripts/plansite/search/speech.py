"""A text to the terms that search compares: words without accents, one form a family, as a language is spoken.

`overrides/assets/search/speech.js` does the same to a query by the same table, which the index carries.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from typing import Any, Final, NamedTuple

from plansite.language.folding import nfc, without_accents
from plansite.model import Lang

_WORD: Final = re.compile(r"[^\W_]+")
_FOREIGN: Final = re.compile(r"[^0-9a-z]")
_TONE: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_BREAK: Final = re.compile(r"[.;:!?…](?=\s|$)|\n")
_VOWEL: Final = re.compile("[aeiouy]")


_HORN: Final = re.compile("ưo|uơ(?=[a-z])")


_PLAIN: Final = {
    "word": 1.0, "pair": 0.7, "syllable": "", "skip": False,
    "fillers": "", "common": "", "endings": [], "kin": "", "joined": "", "short": "", "sounds": "",
}  # fmt: skip
"""A language of which nothing is known."""


class Term(NamedTuple):
    """A word as it is compared; `form` is the word with its accents, its tone mark last, empty where it has none."""

    word: str
    form: str
    filler: bool


@dataclass(frozen=True)
class Speech:
    """What search knows of a language; see `language/<language>/search.toml`."""

    table: dict[str, Any]
    _terms: dict[str, Term | None] = field(default_factory=dict)

    @cached_property
    def fillers(self) -> frozenset[str]:
        """Words that say nothing, with their accents."""
        return frozenset(accented(word) for word in self.table["fillers"].split())

    @cached_property
    def endings(self) -> list[list[tuple[str, str, int]]]:
        """The passes."""
        return [[_rule(rule) for rule in each.split()] for each in self.table["endings"]]

    @cached_property
    def kin(self) -> dict[str, str]:
        """A word to the one that stands for it, both brought to their form."""
        families = [line.split() for line in self.table["kin"].split("\n") if line]
        return {self._ended(word): self._ended(family[0]) for family in families for word in family[1:]}

    def terms(self, text: str) -> tuple[Term, ...]:
        """The text's words."""
        found = (self._terms.get(word) or self._term(word) for word in _WORD.findall(nfc(text).lower()))
        return tuple(filter(None, found))

    def sentences(self, text: str) -> Iterator[tuple[Term, ...]]:
        """The words of each sentence."""
        return map(self.terms, _BREAK.split(text))

    def pairs(self, terms: Iterable[Term]) -> list[str]:
        """Every two words in a row that say something together."""
        kept = [term for term in terms if not term.filler] if self.table["skip"] else terms
        return [f"{one.word} {other.word}" for one, other in pairwise(kept) if not (one.filler and other.filler)]

    def stem(self, word: str) -> str:
        """A word without accents to the form of its family."""
        ended = self._ended(word)
        return self.kin.get(ended, ended)

    def _term(self, word: str) -> Term | None:
        if word not in self._terms:
            plain = _FOREIGN.sub("", without_accents(word))
            shown = accented(word)
            self._terms[word] = (
                Term(self.stem(plain), "" if word.isascii() else shown, shown in self.fillers) if plain else None
            )
        return self._terms[word]

    def _ended(self, word: str) -> str:
        if not word.isalpha():
            return word
        for each in self.endings:
            for ending, other, left in each:
                start = word[: len(word) - len(ending)]
                if word.endswith(ending) and len(start) >= left and (left == 0 or _VOWEL.search(start)):
                    word = start + other
                    break
        return word


def accented(word: str) -> str:
    """A word in small letters, its tone mark last and its horn on both letters: all ways to place them are one."""
    apart = unicodedata.normalize("NFD", word.lower())
    return _HORN.sub("ươ", nfc(_TONE.sub("", apart))) + "".join(_TONE.findall(apart)[:1])


@cache
def speech(lang: Lang) -> Speech:
    """How a language is spoken; one that the table does not know has no fillers and no endings."""
    file = files("plansite.language").joinpath(lang, "search.toml")
    return Speech(tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else _PLAIN)


def _rule(text: str) -> tuple[str, str, int]:
    ending, other, left = text.split(":")
    return ending, other, int(left)
