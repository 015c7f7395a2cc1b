"""Which translated sections still say what the source says, judged from the history of both.

A translation answers to the source as it stood when the translation was last revised, or when a
commit confirmed it. If the source reads otherwise now, the translation is stale.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from plansite.language.folding import nfc
from plansite.linking.translation_pairs import Side
from plansite.model import SOURCE_LANG, Lang, Page
from plansite.past.git import History, PageKey
from plansite.reading.read import parse_page

State: TypeAlias = Literal["current", "stale", "missing", "unknown"]

_MARKUP: Final = re.compile(r"[*_`>\s]+")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a translated section stands. `revised` is when it was last revised or confirmed, `changed`
    when its source last changed; ISO 8601, empty where unknown or not committed yet."""

    state: State
    revised: str = ""
    changed: str = ""
    old: str = ""
    new: str = ""


Standings: TypeAlias = Mapping[tuple[Lang, str], Standing]
"""A language and a section's key to how the translation stands."""

UNKNOWN: Final = Standing("unknown")


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a text that were replaced: what stood there, and what stands there now."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Basis:
    """The source that a translation answers to; None where history does not reach back to it."""

    text: str | None
    at_start: str
    date: str


def section_keys(page: Page) -> tuple[str, ...]:
    """Each section's key, the same in every language: a task's id, else the page and the place on it."""
    keys = []
    place = 0
    for section in page.sections:
        keys.append(section.task_id or f"{page.path}#{place}")
        place += not section.task_id
    return tuple(keys)


def standings(past: History | None) -> Standings:
    """How every translated section stands at the end of a history; empty where there is none."""
    if past is None:
        return MappingProxyType({})
    texts: dict[tuple[Lang, str], str] = {}
    by_page: dict[PageKey, Mapping[str, str]] = {}
    basis: dict[tuple[Lang, str], _Basis] = {}
    changed: dict[tuple[Lang, str], str] = {}
    for number, revision in enumerate(past.revisions):
        known = number > 0 or past.complete
        touched: set[tuple[Lang, str]] = set()
        for place in revision.pages:
            touched |= {(place[0], key) for key in by_page.pop(place, {})}
        before = {key: texts.pop(key, None) for key in touched}
        for place, text in revision.pages.items():
            if text is not None:
                by_page[place] = _sections(place, text)
                for key, prose in by_page[place].items():
                    texts[place[0], key] = prose
                    before.setdefault((place[0], key), None)
        moved = [key for key, old in before.items() if _plain(old or "") != _plain(texts.get(key, ""))]
        changed.update(dict.fromkeys(moved, revision.date))
        renewed = [key for key in moved if key[0] != SOURCE_LANG and key in texts]
        confirmed = [key for key in texts if key[0] != SOURCE_LANG and key[1] in revision.confirmed]
        for each in (*renewed, *confirmed):
            source = texts.get((SOURCE_LANG, each[1]), "")
            basis[each] = _Basis(source if known or each in confirmed else None, source, revision.date)
    return MappingProxyType({key: _standing(key, texts, basis[key], changed) for key in texts if key in basis})


def changes(old: str, new: str) -> Iterator[Change]:
    """What was replaced between two texts, word by word."""
    before, after = old.split(), new.split()
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(" ".join(before[i1:i2]), " ".join(after[j1:j2]))


def _standing(
    key: tuple[Lang, str],
    texts: Mapping[tuple[Lang, str], str],
    basis: _Basis,
    changed: Mapping[tuple[Lang, str], str],
) -> Standing:
    source = (SOURCE_LANG, key[1])
    new = texts.get(source, "")
    when = changed.get(source, "")
    if _plain(basis.at_start) != _plain(new):
        return Standing("stale", basis.date if basis.text is not None else "", when, basis.at_start, new)
    if basis.text is None:
        return UNKNOWN
    return Standing("current", basis.date, when)


def _sections(place: PageKey, text: str) -> Mapping[str, str]:
    lang, path = place
    page, _ = parse_page(nfc(text), lang, path, path)
    return dict(zip(section_keys(page), (Side(page, section).prose for section in page.sections), strict=True))


def _plain(text: str) -> str:
    """A text without what does not change its sense: spacing, line breaks and emphasis."""
    return _MARKUP.sub(" ", text).strip()
