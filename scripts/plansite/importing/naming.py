"""The bodies of a plan, each once, under its fullest name with its other forms."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from plansite.importing.bodies import Body, normal
from plansite.importing.spelling import bare
from plansite.importing.vocabulary import SHORT

_EXPAND: Final = tuple((re.compile(rf"(?<!\w)(?:{short})(?!\w)", re.IGNORECASE), full) for short, full in SHORT)
_ABBREVIATED: Final = re.compile(r"(?<!\w)(?!UBND|HĐND)[A-ZĐ]{2,}[A-ZĐ&]*(?!\w)")
_PLURAL: Final = re.compile(r"^(?:tất cả )?(?:các|những)\s+", re.IGNORECASE)


def expanded(name: str) -> str:
    """A name with its abbreviations written out, in small letters."""
    text = normal(name).lower().replace("uỷ", "ủy").replace("y tế dự phòng", "y tế dự phòng")
    for pattern, full in _EXPAND:
        text = pattern.sub(full, text)
    return text


def same(name: str) -> str:
    """What two forms of one name have in common."""
    return bare(re.sub(r"(?<!\w)(?:và|&)(?!\w)", " ", _PLURAL.sub("", expanded(name))))


@dataclass(frozen=True, slots=True)
class Named:
    """A body of the plan: its name, its other forms, whether it names a kind of bodies only."""

    name: str
    aliases: tuple[str, ...]
    general: bool


def named_bodies(found: Iterable[Body]) -> Mapping[str, Named]:
    """Every body by what its forms have in common, in the order in which they come."""
    forms: dict[str, Counter[str]] = {}
    general: dict[str, bool] = {}
    for body in found:
        key = same(body.name)
        if key:
            forms.setdefault(key, Counter())[body.name] += 1
            general[key] = general.get(key, True) and body.general
    return {key: _named(counts, general[key]) for key, counts in forms.items()}


def _named(counts: Counter[str], general: bool) -> Named:
    best = max(counts, key=lambda name: (not _ABBREVIATED.search(name), counts[name], len(name)))
    name = best[:1].upper() + best[1:]
    others = {form[:1].upper() + form[1:] for form in counts} - {name}
    apart = {bare(form): form for form in sorted(others) if bare(form) != bare(name)}
    return Named(name, tuple(apart.values()), general)
