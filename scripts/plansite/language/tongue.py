"""What the tool knows of a language beside the words of its interface: `LANGUAGE` in the package of its name, here."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from plansite.language.quantity import Quantity, any_of
from plansite.model import Lang

NEVER: Final = re.compile(r"(?!)")
"""Finds nothing."""


@dataclass(frozen=True, kw_only=True)
class Language:
    """How a language writes numbers, dates and names. What is not said here is not compared, and hinders nobody."""

    point: str = "."
    thousands: str = ","
    """Any of these may part the thousands."""
    numbers: Callable[[str], Iterator[Quantity]] | None = None
    """The numbers of a text, in words and in digits, in order. Without it digits alone are read."""
    counting: frozenset[str] = frozenset()
    """The words without which, and without digits and numerals, a text has no quantity."""
    dates: re.Pattern[str] = NEVER
    """Dates and months: groups `d`, `m`, `y`, whatever digit stands behind these letters."""
    months: Mapping[str, int] = field(default_factory=dict)
    """Names of months, in small letters, to their numbers."""
    maybe_months: frozenset[str] = frozenset()
    """Names of months that are other words too."""
    percent: str = "%"
    """A pattern."""
    numbered: str = ""
    """The words after which a Roman numeral is one, even of one letter."""
    ordinals: str = ""
    """What may stand right behind an ordinal numeral, a pattern."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Words for spans of time to `year`, `quarter`, `month`, `week`, `day`, `hour`, `minute`."""
    unit_after: re.Pattern[str] = NEVER
    """A unit of time right after a number."""
    often: re.Pattern[str] = NEVER
    """How often something is done: the unit is in a group."""
    slips: Callable[[str], Iterator[tuple[int, str, str]]] | None = None
    """The words of a text that are none: offset, word, and what was meant, empty where nobody can tell."""
    sound: Callable[[str], str] | None = None
    """How a word sounds, roughly: what is confused in writing is one."""
    spelling: Callable[[str], str] | None = None
    """One of the forms in which a word may be spelt."""
    old_font: Callable[[str], tuple[str, str, str] | None] | None = None
    """A part of a text that was typed for a font from before Unicode, what it says, and the font's name."""
    denial: re.Pattern[str] = NEVER
    """What denies, for certain."""
    denying: re.Pattern[str] = re.compile("")
    """What may deny; a language that does not say is not asked."""
    since: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """What stands before the day on which something `began`, that is came into force, `lapsed`, or `ended` for ever."""
    counted: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """A number with what it counts: `tasks`, `agencies`."""
    goes_on: re.Pattern[str] = NEVER
    """What is said of someone who is still there."""
    modal: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """What says for certain that something `must` or `may` be done, and what may say so, `must?` and `may?`."""
    linking: frozenset[str] = frozenset()
    """Words that stand beside any other."""
    partners: re.Pattern[str] = NEVER
    """What stands before those with whom something is done."""
    between: re.Pattern[str] = re.compile(r"[\s,;]*")
    """What may stand between those."""
    together: re.Pattern[str] = NEVER
    """The "and" of a list."""
    inflected: str = ""
    """What may stand right behind a term of the glossary, a pattern."""
    not_after: str = ""
    """Behind these words a term of the glossary is part of a set phrase."""
    endings: tuple[tuple[str, str], ...] = ()
    """Endings of words and what stands in their place, so that forms of a word can be compared."""

    @cached_property
    def token(self) -> re.Pattern[str]:
        """A word, or a number in digits."""
        return re.compile(rf"\d+(?:[{self._marks}]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """A number in digits whose thousands are parted."""
        return re.compile(rf"\d{{1,3}}(?:[{re.escape(self.thousands)}]\d{{3}})+(?:{re.escape(self.point)}\d+)?")

    @cached_property
    def counts(self) -> re.Pattern[str]:
        """One of the words without which a text has no quantity."""
        return any_of(self.counting)

    @cached_property
    def _marks(self) -> str:
        return re.escape("".join(dict.fromkeys(".," + self.point + self.thousands)))


@cache
def language(lang: Lang) -> Language:
    """What is known of a language; of one that has no package here, that its digits are like English ones."""
    name = f"{__package__}.{lang}"
    found: object = import_module(name).LANGUAGE if is_known(lang) else Language()
    assert isinstance(found, Language)
    return found


def is_known(lang: Lang) -> bool:
    """Whether a language has a package here."""
    return lang.isidentifier() and find_spec(f"{__package__}.{lang}") is not None
