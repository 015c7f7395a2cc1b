"""Normalise, resolve and annotate: what is done with citations once they are found."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from plansite.citations.model import Ambiguous, Citation, Document, Found, Resolution, Unknown
from plansite.citations.scan import find

_LATER: Final = re.compile(r"(?<!\w)([^\W\d_]+(?:\s[^\W\d_]+)?)\s(?:này|(?:số\s)?(\d{1,5})(?![\w/.-]))")


@dataclass(frozen=True, slots=True)
class Later:
    """A bare later mention ("Chỉ thị 20", "Kế hoạch này") of a document cited before it."""

    start: int
    end: int
    citation: Citation


def normalise(text: str) -> str | None:
    """The canonical form of a citation given by itself, with or without a type word; None for any other text."""
    found = find(text) or find(f"Công văn số {text}")
    return found[0].canonical if found else None


def resolve(citation: Citation, documents: Iterable[Document]) -> Resolution:
    """Which document a citation means: by number, then type, issuer and date where both sides tell them.

    A number is not unique, so two documents that fit are ambiguous; where none fits, the answer says
    which part failed first.
    """
    rest = [document for document in documents if document.number and _same(document.number, citation.canonical)]
    if not rest:
        return Unknown("number")
    for part in ("type", "issuer", "date", "year"):
        rest = [document for document in rest if _agrees(citation, document, part)]
        if not rest:
            return Unknown(part)
    return Found(rest[0].key) if len(rest) == 1 else Ambiguous(tuple(document.key for document in rest))


def annotate(text: str, replace: Callable[[Citation], str], citations: Sequence[Citation] | None = None) -> str:
    """The text with each citation's number and symbol replaced; every other letter stays."""
    parts: list[str] = []
    done = 0
    for citation in find(text) if citations is None else citations:
        parts += [text[done : citation.start], replace(citation)]
        done = citation.end
    return "".join([*parts, text[done:]])


def later_mentions(text: str, citations: Sequence[Citation]) -> tuple[Later, ...]:
    """Bare mentions of documents that the same text cited before; any other stays text."""
    found: list[Later] = []
    for match in _LATER.finditer(text):
        kind, number = match.group(1).lower(), match.group(2)
        meant = [
            citation
            for citation in citations
            if citation.end <= match.start()
            and citation.type
            and kind.endswith(citation.type.lower())
            and (number is None or re.split(r"[-/]", citation.canonical)[0].lstrip("0") == number.lstrip("0"))
        ]
        if meant and len({citation.canonical for citation in meant}) == 1:
            start = match.start() + len(kind) - len(meant[-1].type or "")
            found.append(Later(start, match.end(), meant[-1]))
    return tuple(found)


def _same(number: str, canonical: str) -> bool:
    return number == canonical or _normalised(number) == canonical


# A site's documents are asked after for every citation in it.
_normalised = lru_cache(maxsize=4096)(normalise)


def _agrees(citation: Citation, document: Document, part: str) -> bool:
    """Whether one part of the two does not contradict."""
    if part == "year":
        return citation.year is None or document.date is None or document.date[:4] == str(citation.year)
    ours, theirs = getattr(citation, part), getattr(document, part)
    if part == "issuer" and ours and theirs and ";" in ours:
        return any(_initials(each) in _initials(theirs) for each in ours.split("; "))
    if ours is None or theirs is None or _bare(ours) == _bare(theirs):
        return True
    # "UBND tỉnh" is an "Ủy ban nhân dân"; a symbol tells the kind of issuer, not always the place.
    return part == "issuer" and _initials(ours) in _initials(theirs)


def _initials(name: str) -> str:
    """Abbreviations kept, other words by their first letter, without accents: full and short names compare."""
    return _bare("".join(word if word.isupper() else word[:1] for word in name.split()))


@lru_cache(maxsize=1024)
def _bare(text: str) -> str:
    """Capitals without accents, Đ as D."""
    decomposed = unicodedata.normalize("NFD", text.upper().replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
