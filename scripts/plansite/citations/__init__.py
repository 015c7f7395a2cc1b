"""Vietnamese citations in running text: found by form, resolved by number and date.

Only the forms that the plan uses, its slips included: `22/KH-UBND`, `20-CT/TW`, `20/CT/TW`, `20-CT-TW`, `32-KHH/TU`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

_PARTY: Final = frozenset({"TW", "TU"})
_LEAD: Final = (
    r"(?P<lead>\b(?:Chỉ thị|Kế hoạch|Quyết định|Nghị định|Nghị quyết|Luật|Thông tư|"
    r"Directive|Plan|Decision|Decree|Resolution|Law|Circular)(?: số:?| No\.)? ?)?"
)
_NUMBER: Final = r"(?P<number>\d{1,4}(?:/\d{4})?)[-/](?P<type>[A-ZĐ]{2,4}|QH\d\d)(?:[-/](?P<organ>[A-Za-zĐ]{2,8}))?"
_FORM: Final = re.compile(_LEAD + r"(?<![\w/.-])" + _NUMBER + r"(?![\w/])")
_DATE: Final = re.compile(r",? ?(?:ngày|of) (\d{1,2})(?:/(\d{1,2})/| tháng (\d{1,2}) năm | ([A-Z][a-z]+) )(\d{4})")
_YEAR: Final = re.compile(r" (?:năm|of) (\d{4})\b")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Document(Protocol):
    """What resolving needs to know of a document."""

    @property
    def key(self) -> str:
        """Its key."""

    @property
    def number(self) -> str | None:
        """Its number and symbol in the canonical form."""

    @property
    def date(self) -> str | None:
        """Its date, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a text: `start` and `end` span the number and symbol as written."""

    start: int
    end: int
    text: str
    lead_start: int
    date_end: int
    canonical: str
    date: str | None
    year: int | None

    @property
    def wellformed(self) -> bool:
        """Whether it is written in the canonical form."""
        return self.text == self.canonical


@dataclass(frozen=True, slots=True)
class Found:
    """The citation means one document."""

    key: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The citation fits several documents."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """The citation fits none, and why."""

    reason: str


Resolution: TypeAlias = Found | Ambiguous | Unknown


def find(text: str) -> tuple[Citation, ...]:
    """Every citation in the text, in order; offsets are in code points."""
    return tuple(_citation(text, match) for match in _FORM.finditer(text))


def resolve(citation: Citation, documents: Iterable[Document]) -> Resolution:
    """Which of the documents a citation means, by number and, where it has one, date."""
    numbered = [document for document in documents if document.number == citation.canonical]
    if not numbered:
        return Unknown("number")
    dated = [document for document in numbered if citation.date in (None, document.date)]
    if not dated:
        return Unknown("date")
    return Found(dated[0].key) if len(dated) == 1 else Ambiguous(tuple(document.key for document in dated))


def _citation(text: str, match: re.Match[str]) -> Citation:
    start, end = match.start("number"), match.end()
    written = text[start:end]
    date = _DATE.match(text, end)
    year = None if date else _YEAR.match(text, end)
    return Citation(
        start,
        end,
        written,
        match.start(),
        date.end() if date else end,
        _canonical(match),
        _iso(date) if date else None,
        int(year.group(1)) if year else None,
    )


def _canonical(match: re.Match[str]) -> str:
    kind = "KH" if match["type"] == "KHH" else match["type"]
    organ = match["organ"]
    if organ is None:
        return f"{match['number']}/{kind}"
    return f"{match['number']}-{kind}/{organ}" if organ in _PARTY else f"{match['number']}/{kind}-{organ}"


def _iso(match: re.Match[str]) -> str | None:
    day, slashed, spelled, name, year = match.groups()
    month = _MONTHS.index(name) + 1 if name in _MONTHS else int(slashed or spelled or 0)
    return f"{year}-{month:02}-{int(day):02}" if 1 <= month <= 12 and 1 <= int(day) <= 31 else None
