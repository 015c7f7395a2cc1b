"""Names to keys: any known form of an agency, group, document, beneficiary or term.

Matching ignores accents, đ/d, case, spaces and punctuation, and for a department ("Sở …") the
leading "Sở" or "S". A name that fits two things is ambiguous; one that fits none gets the nearest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from rapidfuzz import fuzz, process

from plansite.citations import normalise
from plansite.language.folding import fold
from plansite.model import SOURCE_LANG, Document, Entity, Plan

_BODY: Final = ":"
"""Before a department's form that lacks "Sở"; folding leaves no such character in a name."""
_NEAR: Final = 70.0
"""The least likeness, of 100, at which a name is suggested."""
_PART: Final = 5
"""The fewest letters of a name that may be a part of another."""
_NEAR_PART: Final = 85.0
"""The least likeness of such a part."""


@dataclass(frozen=True, slots=True)
class Found:
    """The name fits one thing."""

    key: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The name fits several things, by key."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """The name fits nothing; `nearest` is the most similar known form, `reason` why a citation fails."""

    nearest: str | None = None
    reason: str = ""


Match: TypeAlias = Found | Ambiguous | Unknown


@dataclass(frozen=True, slots=True)
class Index:
    """Folded forms to keys, and to the forms as written."""

    keys: Mapping[str, tuple[str, ...]]
    written: Mapping[str, str]

    def match(self, name: str) -> Match:
        """What a name, as someone typed it, stands for."""
        found = sorted({key for form in _asked(name) for key in self.keys.get(form, ())})
        if len(found) == 1:
            return Found(found[0])
        if found:
            return Ambiguous(tuple(found))
        near = nearest(fold(name), self.written)
        return Unknown(self.written[near] if near else None)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one, if any is like it; else one that holds nearly all of it."""
    choices = list(known)
    match = process.extractOne(name, choices, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if match is None and len(name) >= _PART:
        match = process.extractOne(name, choices, scorer=fuzz.partial_ratio, score_cutoff=_NEAR_PART)
    return match[0] if match else None


def is_slip(name: str, of: str) -> bool:
    """Whether a name is most likely another, mistyped; not where it is only a part of it."""
    return fuzz.ratio(fold(name), fold(of)) >= _NEAR


def _kept(name: str, department: bool) -> Iterator[str]:
    """The folded forms under which a name is kept; a department's also without its "Sở" or "S"."""
    whole = fold(name)
    yield whole
    if department:
        yield _BODY + (whole.removeprefix("so") if whole.startswith("so") else whole.removeprefix("s"))


def _asked(name: str) -> tuple[str, ...]:
    """The folded forms under which a name is looked up."""
    whole = fold(name)
    return (whole, _BODY + whole, _BODY + whole.removeprefix("so"), _BODY + whole.removeprefix("s"))


def index(entities: Iterable[Entity]) -> Index:
    """An index of every known form of these things' names, in every language."""
    keys: dict[str, set[str]] = {}
    written: dict[str, str] = {}
    for entity in entities:
        department = entity.name.get(SOURCE_LANG, "").startswith("Sở ")
        vietnamese = (entity.name.get(SOURCE_LANG, ""), *entity.aliases.get(SOURCE_LANG, ()))
        own = (name for lang, name in entity.name.items() if lang != SOURCE_LANG)
        foreign = (*own, *(name for lang, names in entity.aliases.items() if lang != SOURCE_LANG for name in names))
        forms = [(name, form) for name in vietnamese for form in _kept(name, department)]
        forms += [(name, form) for name in foreign for form in _kept(name, False)]
        for name, form in forms:
            if form.removeprefix(_BODY):
                keys.setdefault(form, set()).add(entity.key)
                written.setdefault(form, name)
    return Index(MappingProxyType({form: tuple(sorted(found)) for form, found in keys.items()}), written)


@dataclass(frozen=True, slots=True)
class Names:
    """The indexes of a plan's names."""

    agencies: Index
    documents: Index
    numbers: Mapping[str, tuple[Document, ...]]
    """Documents by their number, in its canonical form and as written."""
    beneficiaries: Index
    terms: Index


def names_of(plan: Plan) -> Names:
    """Index a plan's names; agencies and the groups of them share one index."""
    agencies: Sequence[Entity] = (*plan.agencies.values(), *plan.groups.values())
    return Names(
        index(agencies),
        index(plan.documents.values()),
        _by_number(plan.documents.values()),
        index(plan.beneficiaries.values()),
        index(plan.terms.values()),
    )


def _by_number(documents: Iterable[Document]) -> Mapping[str, tuple[Document, ...]]:
    found: dict[str, list[Document]] = {}
    for document in documents:
        for number in {document.number, normalise(document.number)} if document.number else ():
            if number:
                found.setdefault(number, []).append(document)
    return MappingProxyType({number: tuple(each) for number, each in found.items()})
