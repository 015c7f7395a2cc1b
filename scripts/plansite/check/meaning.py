"""Rules on what two languages mean: a "not" in both, each text in its own language, no text in another's place."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from plansite.check.said import said
from plansite.language.tongue import language
from plansite.linking.links import Links
from plansite.linking.translation_pairs import Piece, pieces
from plansite.model import Lang, Page, Problem

_WINDOW: Final = 6
"""Words in a row by which a language is told."""
_PLAIN: Final = 3
"""Words in plain letters of so many, where a language written with signs has no more."""
_QUOTED: Final = re.compile(r"“[^”\n]*”|\*[^*\n]+\*|\"[^\"\n]+\"(?!$)")
_LONG: Final = 4
"""Words of a text that is not two times the same by chance."""


def negations(ours: Piece, theirs: Piece, bare: tuple[str, str]) -> Iterator[Problem]:
    """What one text denies, the other denies: line by line where both have as many."""
    texts = [text.split("\n") for text in bare]
    if len(texts[0]) != len(texts[1]):
        texts = [[text] for text in bare]
    for number, lines in enumerate(zip(*texts, strict=True)):
        for one, other, denies in ((ours, theirs, 0), (theirs, ours, 1)):
            denied = language(one.lang).denial.search(lines[denies])
            if denied and not language(other.lang).denying.search(lines[1 - denies]):
                said = (
                    f"“{denied.group()}” ({one.lang}) không có gì tương ứng ở bản “{other.lang}”: có vẻ nói ngược nhau."
                )
                places = [(piece.file, piece.line + number) for piece in (one, other)]
                for (file, line), (against, there) in (places, places[::-1]):
                    yield Problem(file, line, "translation-negation", said, f"So với {against}:{there}.")
                return


def languages(links: Links) -> Iterator[Problem]:
    """A page's text is in the page's language."""
    for page in links.plan.pages.values():
        own = language(page.lang).linking
        others = {lang: language(lang).linking for lang in links.plan.langs if lang != page.lang}
        if own:
            for number, line in (*_front(page), *said(page, facts=False)):
                for lang, little in others.items():
                    if found := _foreign(line, own, little):
                        yield _other_language(page, number, found, lang)
                        break


def _front(page: Page) -> Iterator[tuple[int, str]]:
    lines = enumerate(page.lines[: page.body_start - 1], 1)
    return ((number, line.partition(":")[2]) for number, line in lines if line.startswith("description:"))


def _foreign(line: str, own: frozenset[str], little: frozenset[str]) -> str | None:
    """Words of a line that are in a language, of which these are the little words."""
    words = [word.strip(".,;:!?()[]*“”\"'") for word in _QUOTED.sub("|", line).split()]
    signs = all(map(str.isascii, own)) and not all(map(str.isascii, little))
    if sum(word.lower() in little for word in words) < 2:
        return None
    for first in range(len(words) - _WINDOW + 1):
        window = [word.lower() for word in words[first : first + _WINDOW]]
        told = sum(word in little for word in window) > 1 or (signs and sum(map(str.isascii, window)) < _PLAIN)
        if told and own.isdisjoint(window) and all(map(str.isalpha, window)):
            return " ".join(words[first : first + _WINDOW])
    return None


def _other_language(page: Page, line: int, found: str, lang: Lang) -> Problem:
    text = f"“{found} …” là lời bản “{lang}”, không phải của trang này."
    return Problem(page.file, line, "wrong-language", text, f"Dịch sang ngôn ngữ của trang: “{page.lang}”.")


def repeated(links: Links) -> Iterator[Problem]:
    """No text stands in the place of another: where one language has two, the other has not one two times."""
    places: dict[tuple[Lang, str], list[tuple[Piece, str]]] = defaultdict(list)
    for pair in links.pairs:
        for ours, theirs in pieces(pair):
            for piece, against in ((ours, theirs), (theirs, ours)):
                text = _flat(piece.text)
                if len(text.split()) > _LONG:
                    places[piece.lang, text].append((piece, _flat(against.text)))
    for (lang, text), found in places.items():
        if len(found) > 1 and len({against for _, against in found}) == len(found):
            yield from _repeated(lang, text, [piece for piece, _ in found])


def _repeated(lang: Lang, text: str, found: Iterable[Piece]) -> Iterator[Problem]:
    places = [f"{piece.file}:{piece.line}" for piece in found]
    for piece in found:
        others = ", ".join(place for place in places if place != f"{piece.file}:{piece.line}")
        yield Problem(
            piece.file, piece.line, "repeated-text", f"“{text[:60]}” đứng ở {len(places)} nơi, mà bản kia khác nhau.",
            f"So với {others}.",
        )  # fmt: skip


def _flat(text: str) -> str:
    """A text on one line, without an id: two duties may not have one name."""
    return " ".join(word for word in text.split() if not word.startswith(("#", "NV-")))
