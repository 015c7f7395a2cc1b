"""Which translated sections still say what the source says, judged from the history of both.

A translation answers to the source as it stood when the translation was last revised, or when a
commit confirmed it. If the source reads otherwise now, the translation is stale.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from plansite.language.folding import nfc
from plansite.linking.translation_pairs import Side
from plansite.model import SOURCE_LANG, Lang, Page
from plansite.past.git import History, PageKey, Revision
from plansite.reading.pairing import PagePair
from plansite.reading.read import Parse, parse_page

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


Key: TypeAlias = tuple[Lang, str]
"""A language and what a section is known by in every language."""
Standings: TypeAlias = Mapping[Key, Standing]
"""How each translated section stands."""

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


def section_keys(source: Page) -> Mapping[int, str]:
    """Each section of a page of the source language, by its first line, to its key: a task's id, else its place."""
    plain = [section for section in source.sections if not section.task_id]
    places = {section.start: f"{source.path}#{place}" for place, section in enumerate(plain)}
    return {section.start: section.task_id or places[section.start] for section in source.sections}


def standings(past: History | None, parse: Parse = parse_page) -> Standings:
    """How every translated section stands at the end of a history; empty where there is none; `parse` as for `read`."""
    ledger = _Ledger(parse)
    for number, revision in enumerate(past.revisions if past else ()):
        ledger.turn(revision, known=number > 0 or (past is not None and past.complete))
    return MappingProxyType(dict(ledger.standings()))


@dataclass
class _Ledger:
    """The pages as they stood, revision by revision, and what each translation answers to."""

    parse: Parse
    pages: dict[str, dict[Lang, Page]] = field(default_factory=dict)
    """By path, in every language."""
    keys: dict[str, frozenset[Key]] = field(default_factory=dict)
    """A path to what stands there."""
    texts: dict[Key, str] = field(default_factory=dict)
    last: dict[Key, str] = field(default_factory=dict)
    """What a section said when it was last there, which it may not be now."""
    basis: dict[Key, _Basis] = field(default_factory=dict)
    changed: dict[Key, str] = field(default_factory=dict)

    def turn(self, revision: Revision, known: bool) -> None:
        """Take in a revision; whether it is `known` what stood before."""
        moved = self._moved(revision.pages)
        self.changed.update(dict.fromkeys(moved, revision.date))
        confirmed = {key for key in self.texts if key[1] in revision.confirmed} if revision.confirmed else set()
        for each in (*moved, *confirmed):
            if each[0] != SOURCE_LANG:
                source = self.texts.get((SOURCE_LANG, each[1]), "")
                self.basis[each] = _Basis(source if known or each in confirmed else None, source, revision.date)

    def standings(self) -> Iterator[tuple[Key, Standing]]:
        """How each translated section stands now."""
        for key in self.texts:
            if key in self.basis:
                source = (SOURCE_LANG, key[1])
                yield key, _standing(self.basis[key], self.texts.get(source, ""), self.changed.get(source, ""))

    def _moved(self, pages: Mapping[PageKey, str | None]) -> list[Key]:
        """Take in changed pages; the sections that no longer say what they last said."""
        for (lang, path), text in pages.items():
            there = self.pages.setdefault(path, {})
            there.pop(lang, None)
            if text is not None:
                there[lang] = self.parse(nfc(text), lang, path, path)[0]
        paths = dict.fromkeys(path for _, path in pages)
        for key in (key for path in paths for key in self.keys.pop(path, ())):
            self.texts.pop(key, None)
        found = {path: dict(_texts(self.pages[path])) for path in paths}
        for path, texts in found.items():
            self.keys[path] = frozenset(texts)
            self.texts |= texts
        said = {key: text for texts in found.values() for key, text in texts.items()}
        moved = [key for key, text in said.items() if _plain(self.last.get(key, "")) != _plain(text)]
        self.last |= said
        return moved


def changes(old: str, new: str) -> Iterator[Change]:
    """What was replaced between two texts, word by word."""
    before, after = old.split(), new.split()
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(" ".join(before[i1:i2]), " ".join(after[j1:j2]))


def _standing(basis: _Basis, source: str, changed: str) -> Standing:
    if _plain(basis.at_start) != _plain(source):
        return Standing("stale", basis.date if basis.text is not None else "", changed, basis.at_start, source)
    return UNKNOWN if basis.text is None else Standing("current", basis.date, changed)


def _texts(pages: Mapping[Lang, Page]) -> Iterator[tuple[Key, str]]:
    """The prose of one page's sections in every language; a translation's heading has the key of its source."""
    source = pages.get(SOURCE_LANG)
    keys = section_keys(source) if source else {}
    for lang, page in pages.items():
        pairs = PagePair(source, page).sections if source and page is not source else ()
        own = keys if page is source else {other.start: keys[one.start] for one, other in pairs}
        for section in page.sections:
            key = section.task_id or own.get(section.start)
            if key:
                yield (lang, key), Side(page, section).prose


def _plain(text: str) -> str:
    """A text without what does not change its sense: spacing, line breaks and emphasis."""
    return _MARKUP.sub(" ", text).strip()
