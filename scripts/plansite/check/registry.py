"""The rules as data, a file each in `rules/`: who finds it, what it says to an editor, a wrong and a right example."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from plansite.model import SOURCE_LANG, Lang, Problem, Severity

if TYPE_CHECKING:
    from plansite.linking.links import Links

Finder: TypeAlias = "Callable[[Links], Iterator[Problem]]"

_OWN: Final = "check."
"""The finders of this package run on `Links`; those of others run where their module does."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule says to an editor in one language: its title, then why it is there and how to mend."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a page may not be."""

    id: str
    severity: Severity
    found_by: tuple[str, ...]
    """The functions that find it, as `package.module:function`."""
    wrong: str
    right: str
    says: Mapping[Lang, Said]

    def say(self, lang: Lang) -> Said:
        """What it says in a language; in the source language where it has no words in that one."""
        return self.says.get(lang) or self.says[SOURCE_LANG]


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the alphabet."""
    found = sorted(files("plansite.check").joinpath("rules").iterdir(), key=lambda file: file.name)
    each = (_rule(file.name.removesuffix(".toml"), tomllib.loads(file.read_text(encoding="utf-8"))) for file in found)
    return MappingProxyType({rule.id: rule for rule in each})


def finders(of: Set[str]) -> tuple[Finder, ...]:
    """The functions of this package that find problems of some rules, each once."""
    asked = (rule for rule in rules().values() if rule.id in of)
    names = dict.fromkeys(name for rule in asked for name in rule.found_by if name.startswith(_OWN))
    return tuple(resolve_name(f"plansite.{name}") for name in names)


def lacking(lang: Lang) -> tuple[str, ...]:
    """The rules that say nothing in a language yet."""
    return tuple(rule.id for rule in rules().values() if lang not in rule.says)


def _rule(name: str, row: dict[str, Any]) -> Rule:
    says = {lang: Said(**text) for lang, text in row.items() if isinstance(text, dict)}
    severity = row.get("severity", "error")
    return Rule(name, severity, tuple(row["found_by"]), row["wrong"], row["right"], MappingProxyType(says))
