"""Which page of before is which page of now under another name."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from plansite.past.snapshot import Snapshot

_ALIKE: Final = 0.5
"""The share of two pages' texts that are the same where they are one page."""


def renames(before: Snapshot, after: Snapshot) -> Mapping[str, str]:
    """Paths that are gone to the new paths whose pages say mostly the same."""
    old, new = _texts(before), _texts(after)
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    scores = sorted(((_alike(old[a], new[b]), a, b) for a in gone for b in come), reverse=True)
    found: dict[str, str] = {}
    for score, one, other in scores:
        if score > _ALIKE and one not in found and other not in found.values():
            found[one] = other
    return found


def _texts(pages: Snapshot) -> dict[str, Counter[str]]:
    """Everything that is said on each page, a text's paragraph and a fact's value each by itself."""
    found: dict[str, Counter[str]] = {}
    for item in pages.values():
        said = found.setdefault(item.place.path, Counter())
        said.update(unit for texts in item.texts.values() for unit in texts)
        said.update(f"{label}: {value}" for label, values in item.facts.items() for value in values)
    return found


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
