"""A citation, and what it resolves to."""

from dataclasses import dataclass
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a text. All offsets are in Unicode code points of the text as it was given."""

    start: int
    """Where the number begins."""
    end: int
    """Where the symbol ends."""
    text: str
    """Number and symbol as written, without the type word and the date."""
    lead_start: int
    """Where the type word or "số" before the number begins, or `start`."""
    date_end: int
    """Where the date after the symbol ends, or `end`."""
    canonical: str
    """Number and symbol in the right form."""
    type: str | None
    """The type's Vietnamese name."""
    issuer: str | None
    """The issuer's name, where the symbol tells it."""
    date: str | None
    """ISO 8601; a year alone is no date."""
    year: int | None
    """The year, from the date, the words after the symbol, or the number."""

    @property
    def wellformed(self) -> bool:
        """Whether it is written in the right form."""
        return self.text == self.canonical


class Document(Protocol):
    """What resolving needs to know of a document."""

    @property
    def key(self) -> str:
        """What `resolve` answers with."""

    @property
    def number(self) -> str | None:
        """Number and symbol."""

    @property
    def type(self) -> str | None:
        """The type's Vietnamese name."""

    @property
    def issuer(self) -> str | None:
        """The issuer's name."""

    @property
    def date(self) -> str | None:
        """ISO 8601."""


@dataclass(frozen=True, slots=True)
class Found:
    """The citation means one document."""

    key: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The citation fits several documents; a date would tell."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """The citation fits none. `part` says which part failed: number, type, date or year."""

    part: str


Resolution: TypeAlias = Found | Ambiguous | Unknown
