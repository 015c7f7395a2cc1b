"""Names in facts to keys; what cannot be resolved is left out and listed."""

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.citations import find
from plansite.linking.names import Found, Index, Match, Names
from plansite.linking.prose import match_citation
from plansite.model import Entity
from plansite.reading.labels import Value


@dataclass(frozen=True, slots=True)
class Failure:
    """A name in a fact that fits nothing, or more than one thing."""

    file: str
    line: int
    value: Value
    """What the fact names: `agencies`, `beneficiaries` or `documents`."""
    name: str
    match: Match


@dataclass(frozen=True, slots=True)
class Resolver:
    """The names of a plan, and every name that fits nothing in it."""

    names: Names
    failures: list[Failure]

    def agencies(self, entity: Entity, *labels: str) -> tuple[str, ...]:
        """The agencies, and groups of them, that facts of these labels name."""
        return tuple(key for label in labels for key in self._named(entity, label, "agencies"))

    def beneficiaries(self, entity: Entity, label: str) -> tuple[str, ...]:
        """The beneficiaries that a fact names."""
        return tuple(self._named(entity, label, "beneficiaries"))

    def documents(self, entity: Entity, label: str) -> tuple[str, ...]:
        """The documents that a fact names, by citation or by name."""
        return tuple(self._named(entity, label, "documents"))

    def _named(self, entity: Entity, label: str, value: Value) -> Iterator[str]:
        for fact in (fact for fact in entity.facts if fact.label == label):
            for name in (part.strip() for part in fact.value.split(";") if part.strip()):
                match = self.match(value, name)
                if isinstance(match, Found):
                    yield match.key
                else:
                    self.failures.append(Failure(entity.file, fact.line, value, name, match))

    def match(self, value: Value, name: str) -> Match:
        """What a name in a fact stands for, by the kind of the fact's value."""
        return match_name(self.names, value, name)


def match_name(names: Names, value: Value, name: str) -> Match:
    """What a name in a fact stands for, by the kind of the fact's value."""
    if value == "documents":
        citation = next(iter(find(name)), None)
        # A number is looked up with its date: a title of the same words would hide that it is ambiguous.
        return names.documents.match(name) if citation is None else match_citation(citation, names.numbers)
    known: Index = names.agencies if value == "agencies" else names.beneficiaries
    return known.match(name)
