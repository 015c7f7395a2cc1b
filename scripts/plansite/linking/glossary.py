"""Glossary terms in prose: where a text uses one, whatever its inflection."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from plansite.language.tongue import language
from plansite.linking.prose import names_in, prose_blocks
from plansite.model import SOURCE_LANG, Entity, Lang, Place, Plan, Term
from plansite.reading.pairing import Pairing

_MIN: Final = 4
"""Letters; shorter forms ("CT", "KH") are symbols' parts more often than words."""
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Use:
    """A term's place in a text, by offset."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Glossary:
    """A plan's terms as one language names them."""

    plan: Plan
    pairing: Pairing
    lang: Lang

    def uses(self, text: str) -> Iterator[Use]:
        """The terms in a text, the longest first where several fit, in order and apart from each other."""
        for match in self._pattern.finditer(text) if self._keys else ():
            key = self._keys.get(" ".join(match.group(1).casefold().split()))
            if key:
                yield Use(match.start(), match.end(), key)

    @cached_property
    def places(self) -> Mapping[str, tuple[Place, ...]]:
        """Each term to the sections that use it, the glossary left out. Anchors are the source's."""
        found: dict[str, dict[Place, None]] = {}
        for page in self.plan.pages_of(self.lang):
            for section in page.sections:
                source = self.pairing.source(page, section)
                for block in prose_blocks(section, notes=False) if source else ():
                    for use in self.uses(page.text(block.start, block.end)):
                        if source and self.plan.terms[use.key].path != page.path:
                            found.setdefault(use.key, {})[Place(page.path, source.anchor)] = None
        return {key: tuple(each) for key, each in found.items()}

    def definition(self, term: Term) -> str:
        """A term's explanation: the first paragraph under its heading; empty where it has none."""
        page = self.plan.pages.get((self.lang, term.path))
        source = self.plan.pages[SOURCE_LANG, term.path].section_at(term.line)
        section = self.pairing.translated(term.path, source, self.lang)
        block = next((block for block in section.blocks if block.kind == "paragraph"), None) if section else None
        return " ".join(page.text(block.start, block.end).split()) if page and block else ""

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        """Folded forms to keys; a form of two terms is the first one's."""
        terms = reversed(list(self.plan.terms.values()))
        return {form.casefold(): term.key for term in terms for form in reversed(long_forms(term, self.lang))}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        tongue = language(self.lang)
        rests: dict[str, list[str]] = {}
        for form in sorted(self._keys, key=lambda form: (-len(form), form)):
            rest = r"\s+".join(map(re.escape, form.split()))[len(re.escape(form[0])) :]
            for letter in {form[0], form[0].upper()[:1]}:
                rests.setdefault(letter, []).append(rest)
        # A search skips to the letters that it may begin with, where the pattern begins with nothing else.
        before = r"(?<![\w-].)" + "".join(rf"(?<!(?i:{word} ).)" for word in tongue.not_after.split())
        body = "|".join(f"{re.escape(letter)}{before}(?i:{'|'.join(each)})" for letter, each in sorted(rests.items()))
        return re.compile(rf"({body})(?i:{tongue.inflected})(?![\w-])")


def long_forms(term: Entity, lang: Lang) -> tuple[str, ...]:
    """A term's forms in a language that are long enough to be told from other words."""
    return tuple(form for form in names_in(term, lang) if len(form) >= _MIN)


def says(text: str, phrases: Iterable[str], lang: Lang) -> bool:
    """Whether a text has all the words of one of the phrases, in any inflection, case, hyphenation or order."""
    words = _stems(text, lang)
    return any(_stems(phrase, lang) <= words for phrase in phrases)


def _stems(text: str, lang: Lang) -> frozenset[str]:
    endings = language(lang).endings
    return frozenset(_stem(word, endings) for word in _WORD.findall(text.casefold()))


def _stem(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, instead in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _stem(word.removesuffix(ending) + instead, endings)
    return word
