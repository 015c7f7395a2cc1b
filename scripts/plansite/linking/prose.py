"""Where prose names documents and agencies, as spans that can be linked.

Code, links and HTML already in the text are left alone.
"""

import re
from bisect import bisect
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from plansite.citations import Ambiguous as AmbiguousCitation
from plansite.citations import Citation, find, resolve
from plansite.citations import Found as FoundCitation
from plansite.linking.names import Ambiguous, Found, Match, Names, Unknown
from plansite.model import Block, Document, Entity, Lang, Page, Plan, Section
from plansite.reading.grammar import ID, ID_PREFIX

_LINK: Final = r"\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)"
_PROTECTED: Final = re.compile(rf"`[^`\n]{{1,300}}`|{_LINK}|!{_LINK}|<[^<>]{{1,500}}>|https?://\S{{1,500}}")
"""Inline code, links and images, HTML and bare addresses; bounded, so that nothing rescans. Each begins with
one letter, so that a search skips to these."""

TASK: Final = re.compile(rf"(?<![\w/#-]){ID.pattern}(?![\w-])")
"""A task's id in prose."""
_WORD: Final = re.compile(r"\w+")
_PROSE: Final = frozenset({"paragraph", "list", "quote", "table"})
_find: Final = lru_cache(32_768)(find)
"""The same texts are read again at each save."""


_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "number": "Không có văn bản nào mang số này.",
        "type": "Có văn bản mang số này nhưng thuộc loại khác.",
        "issuer": "Có văn bản mang số này nhưng của cơ quan khác.",
        "date": "Có văn bản mang số này nhưng khác ngày ban hành.",
        "year": "Có văn bản mang số này nhưng khác năm ban hành.",
    }
)
"""Why a citation fits no document, by the part that failed."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or citation in a text, by offset. `key` is None for a document without a page."""

    start: int
    end: int
    kind: Literal["document", "agency", "task"]
    key: str | None
    citation: Citation | None = None
    match: Match | None = None


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds mentions in one language: names by their first word, longest first, and citations."""

    names: Mapping[str, tuple[tuple[str, str, Literal["document", "agency"]], ...]]
    documents: Mapping[str, tuple[Document, ...]]
    starts: re.Pattern[str]
    """A word that begins with a letter with which some name begins."""
    tasks: Container[str] = ()
    """The plan's ids."""

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The mentions in a text, in order and apart from each other."""
        found = [*self._cited(text), *self._named(text), *self._tasks(text)]
        closed = protected(text) if found else []
        kept: list[Mention] = []
        for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
            if kept and mention.start < kept[-1].end:
                continue
            if not _overlaps(mention, closed):
                kept.append(mention)
        return tuple(kept)

    def _cited(self, text: str) -> Iterator[Mention]:
        for citation in _find(text):
            match = match_citation(citation, self.documents)
            key = match.key if isinstance(match, Found) else None
            yield Mention(citation.lead_start, citation.end, "document", key, citation, match)

    def _tasks(self, text: str) -> Iterator[Mention]:
        for match in TASK.finditer(text) if ID_PREFIX in text else ():
            if match.group() in self.tasks:
                yield Mention(match.start(), match.end(), "task", match.group())

    def _named(self, text: str) -> Iterator[Mention]:
        for word in self.starts.finditer(text):
            for name, key, kind in self.names.get(word.group(), ()):
                end = word.start() + len(name)
                if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                    yield Mention(word.start(), end, kind, key)
                    break


def finder_of(plan: Plan, names: Names, lang: Lang) -> Finder:
    """A finder of the plan's agencies and documents as one language names them.

    A name that fits two things is in no finder: prose is linked only where it is certain.
    """
    agencies = [(name, a.key, "agency") for a in plan.agencies.values() for name in names_in(a, lang)]
    programmes = [
        (name, d.key, "document") for d in plan.documents.values() if not d.number for name in names_in(d, lang)
    ]
    by_word: dict[str, list[tuple[str, str, Literal["document", "agency"]]]] = {}
    for name, key, kind in sorted([*agencies, *programmes], key=lambda row: -len(row[0])):
        first = _WORD.match(name)
        index = names.agencies if kind == "agency" else names.documents
        if first and isinstance(index.match(name), Found):
            by_word.setdefault(first.group(), []).append((name, key, kind))  # type: ignore[arg-type]
    frozen = {word: tuple(dict.fromkeys(rows)) for word, rows in by_word.items()}
    letters = "".join(sorted({re.escape(word[0]) for word in frozen})) or r"\0"
    return Finder(frozen, names.numbers, re.compile(rf"(?<!\w)[{letters}]\w*"), plan.tasks.keys())


def match_citation(citation: Citation, documents: Mapping[str, tuple[Document, ...]]) -> Match:
    """What document of the site, given by number, a citation means."""
    result = resolve(citation, documents.get(citation.canonical, ()))
    if isinstance(result, FoundCitation):
        return Found(result.key)
    if isinstance(result, AmbiguousCitation):
        return Ambiguous(result.keys)
    return Unknown(None, _REASONS[result.part])


def prose_blocks(section: Section, notes: bool) -> Iterator[Block]:
    """The blocks of a section that hold prose; editors' notes (quotes) only if asked for."""
    return (block for block in section.blocks if block.kind in _PROSE and (notes or block.kind != "quote"))


def page_mentions(page: Page, finder: Finder) -> Mapping[int, tuple[Mention, ...]]:
    """The mentions of a page's prose by the line on which their block begins; offsets are in its text."""
    return {
        block.start: found
        for section in page.sections
        for block in prose_blocks(section, notes=True)
        if (found := finder.mentions(page.text(block.start, block.end)))
    }


def names_in(entity: Entity, lang: Lang) -> tuple[str, ...]:
    """Every form of a thing's name in one language."""
    own = entity.name.get(lang)
    return ((own,) if own else ()) + entity.aliases.get(lang, ())


def protected(text: str) -> list[tuple[int, int]]:
    """The spans of a text that are left alone."""
    marked = "`" in text or "[" in text or "<" in text or "://" in text
    return [match.span() for match in _PROTECTED.finditer(text)] if marked else []


def _overlaps(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a mention touches one of the spans, which are in order and apart."""
    after = bisect(spans, mention.start, key=lambda span: span[1])
    return after < len(spans) and spans[after][0] < mention.end
