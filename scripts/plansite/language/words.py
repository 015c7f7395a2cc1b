"""The words the site says itself, all languages side by side in `words.csv`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from plansite.model import Lang


@dataclass(frozen=True, slots=True)
class Words:
    """The table: a row's key, then its text in each language."""

    rows: Mapping[str, Mapping[Lang, str]]

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages that have a column."""
        return tuple(next(iter(self.rows.values()), {}))

    def say(self, lang: Lang, key: str, /, **values: object) -> str:
        """The text of a row in one language, its `{names}` filled in.

        Raises KeyError where the table has no such row or language.
        """
        return self.rows[key][lang].format(**values) if values else self.rows[key][lang]

    def label(self, lang: Lang, label: str) -> str:
        """A fact's label in one language; as it stands where the table has none."""
        row = self.rows.get(f"fact.{label}")
        return row[lang] if row and row.get(lang) else label


def parse(text: str) -> Words:
    """The table in a CSV text. Raises ValueError naming every empty cell: no string may be missing."""
    rows = {row.pop("key"): row for row in csv.DictReader(text.splitlines())}
    missing = [f"{key}: {lang}" for key, row in rows.items() for lang, cell in row.items() if not cell]
    if missing:
        raise ValueError("words.csv has no text for " + ", ".join(missing))
    return Words(MappingProxyType({key: MappingProxyType(row) for key, row in rows.items()}))


@cache
def load() -> Words:
    """The table that the package brings."""
    return parse(files("plansite.language").joinpath("words.csv").read_text(encoding="utf-8"))
