"""Rules on words that are words, and yet not the one that is meant: the plan's own words tell which is."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from plansite.check.said import said
from plansite.language.folding import without_accents
from plansite.language.tongue import Language, language
from plansite.linking.links import Links
from plansite.model import Page, Problem
from plansite.reading.labels import EVERYDAY

_RUN: Final = re.compile(r"[^\W\d_]+(?:[ \u00a0][^\W\d_]+)*")
_LONG: Final = re.compile(r"(?<![\w-])[^\W\d_]{6,30}(?![\w-])")
_LONGER: Final = 9
"""Letters of a word that is hardly another with one letter replaced."""
_ENDING: Final = 2
_KNOWN: Final = 3
"""How often two words must stand together elsewhere to be a pair that a slip of one is seen beside."""
_RARE: Final = 2
_TELLING: Final = {True: (3, 0.3), False: (6, 0.8)}
"""How often that pair must be there, and which part of a word's uses it must be: for a word that is rare, and else."""


class _Slip(NamedTuple):
    written: str
    meant: str
    times: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The words of a plan in one language and how often each stands alone, and beside another."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]
    alike: Mapping[str, frozenset[str]]
    """The words that are known, by sound."""


def words(links: Links) -> Iterator[Problem]:
    """A word is the one that elsewhere stands in its place beside its neighbour, if it sounds like that one."""
    for lang in links.plan.langs:
        tongue = language(lang)
        sound = tongue.sound
        pages = links.plan.pages_of(lang)
        lines = [(page, number, line) for page in pages for number, line in said(page)] if sound else []
        found = ((page, number, run.group()) for page, number, line in lines for run in _RUN.finditer(line))
        runs = [(page, number, run.lower().split()) for page, number, run in found]
        known = _lexicon([run for _, _, run in runs], sound or str)
        # A name in a fact may be typed as one likes.
        seen = {(page.file, fact.line) for page in pages for section in page.sections for fact in section.facts}
        for page, number, run in runs:
            slip = next(_slips(run, known, tongue), None)
            if slip and (page.file, number) not in seen:
                seen.add((page.file, number))
                yield Problem(
                    page.file, number, "unusual-word",
                    f"“{slip.written}”: nơi khác {slip.times} lần viết “{slip.meant}”.",
                    f"Viết `{slip.meant}` thay cho `{slip.written}`, nếu là chữ ấy.",
                )  # fmt: skip
        yield from (each for page in pages if sound for each in _unmarked(page, known))
        yield from _placed(runs, known, seen, tongue.spelling or str)
        if not sound and tongue.linking:
            yield from _letters([(page, *line) for page in pages for line in said(page)])


def _placed(
    runs: Iterable[tuple[Page, int, list[str]]],
    known: _Lexicon,
    seen: set[tuple[str, int]],
    spelling: Callable[[str], str],
) -> Iterator[Problem]:
    """A word's tone stands where the plan sets it elsewhere, once a line."""
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for word, times in known.words.items():
        spelt[spelling(word)][word] += times
    usual = {word: forms.most_common(1)[0] for forms in spelt.values() if len(forms) > 1 for word in forms}
    odd = {word: most for word, most in usual.items() if known.words[word] <= _RARE and most[1] >= _KNOWN}
    for page, number, run in runs:
        slip = next((word for word in run if word in odd and odd[word][0] != word), "")
        if slip and (page.file, number) not in seen:
            seen.add((page.file, number))
            yield _unlike(page, number, slip, *odd[slip])


def _unlike(page: Page, number: int, written: str, meant: str, times: int) -> Problem:
    at = page.lines[number - 1].lower().find(written)
    shown = page.lines[number - 1][at : at + len(written)]
    right = meant.capitalize() if shown[:1].isupper() else meant
    return Problem(
        page.file, number, "unusual-word", f"“{shown}”: nơi khác {times} lần viết “{meant}”.",
        f"Viết `{right}` thay cho `{shown}`, nếu là chữ ấy.",
    )  # fmt: skip


def _letters(lines: Iterable[tuple[Page, int, str]]) -> Iterator[Problem]:
    """Long words that stand nowhere else and are one letter away from one that stands often, not at their end."""
    places = [(page, number, word) for page, number, line in lines for word in _LONG.findall(line)]
    often = Counter(word.lower() for _, _, word in places)
    known: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word, times in often.items():
        if times >= _KNOWN:
            known[word[0], len(word)].append(word)
    for page, number, written in places:
        word = written.lower()
        near = (each for size in (-1, 0, 1) for each in known[word[0], len(word) + size] if often[word] == 1)
        if meant := next((each for each in near if _one_letter(word, each)), None):
            right = meant.capitalize() if written[0].isupper() else meant
            yield Problem(
                page.file, number, "unusual-word", f"“{written}”: nơi khác {often[meant]} lần viết “{meant}”.",
                f"Viết `{right}` thay cho `{written}`, nếu là chữ ấy.",
            )  # fmt: skip


def _one_letter(word: str, other: str) -> bool:
    """Whether two words differ in one letter or in the order of two, before their endings."""
    at = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), len(word))
    replaced = len(word) == len(other) and sorted(word) != sorted(other)
    if replaced and len(word) < _LONGER:
        return False
    return at < min(len(word), len(other)) - _ENDING and OSA.distance(word, other, score_cutoff=1) == 1


def _lexicon(runs: list[list[str]], sound: Callable[[str], str]) -> _Lexicon:
    single = Counter(word for run in runs for word in run)
    alike: dict[str, set[str]] = defaultdict(set)
    for word, times in single.items():
        if times >= _KNOWN:
            alike[sound(word)].add(word)
    pairs = Counter(pair for run in runs for pair in pairwise(run))
    return _Lexicon(single, pairs, {heard: frozenset(each) for heard, each in alike.items()})


def _slips(run: list[str], known: _Lexicon, tongue: Language) -> Iterator[_Slip]:
    """Two words side by side, once in the plan, of which one is written otherwise wherever else the other stands."""
    sound = tongue.sound or str
    for one, other in pairwise(run):
        if known.pairs[one, other] > 1:
            continue
        for beside, word, first in ((one, other, True), (other, one, False)):
            telling = known.words[beside] >= _KNOWN and beside not in tongue.linking
            for meant in known.alike.get(sound(word), ()) if telling else ():
                times = known.pairs[(beside, meant) if first else (meant, beside)]
                least, share = _TELLING[known.words[word] <= _RARE]
                if meant != word and times >= least and times >= share * known.words[beside]:
                    right = f"{beside} {meant}" if first else f"{meant} {beside}"
                    yield _Slip(f"{one} {other}", right, times)


def _unmarked(page: Page, known: _Lexicon) -> Iterator[Problem]:
    """Everyday words typed without their signs."""
    for section in page.sections:
        for fact in (each for each in section.facts if each.label == EVERYDAY):
            for phrase in (part.strip() for part in fact.value.split(";")):
                if ", " in phrase:
                    yield Problem(
                        page.file, fact.line, "unusual-word", f"“{phrase}” là nhiều từ cách nhau bằng dấu phẩy.",
                        f"Viết `{phrase.replace(', ', '; ')}` thay cho `{phrase}`.",
                    )  # fmt: skip
                elif phrase.isascii() and (meant := _marked(phrase, known)) != phrase:
                    yield Problem(
                        page.file, fact.line, "unusual-word", f"“{phrase}” có vẻ thiếu dấu.",
                        f"Viết `{meant}` thay cho `{phrase}`, nếu là chữ ấy.",
                    )  # fmt: skip


def _marked(phrase: str, known: _Lexicon) -> str:
    """A phrase with its signs: each word that the plan has nowhere else becomes the one that it has often."""
    words = phrase.split()
    right = [_often(word, known) if known.words[word.lower()] <= 1 else word for word in words]
    return " ".join(right)


def _often(word: str, known: _Lexicon) -> str:
    same = [each for each in known.words if known.words[each] >= _KNOWN and without_accents(each) == word.lower()]
    return max(same, key=lambda each: known.words[each], default=word)
