"""Rules on letters and words: signs that look like letters and are others, words that are no words."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from plansite.check.said import said
from plansite.language.tongue import language
from plansite.linking.links import Links
from plansite.model import Problem
from plansite.reading import labels

_LIKE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "\u00d0": "Đ",
        "\u0189": "Đ",
        "\u00f0": "đ",
        "\u0256": "đ",
        "\u0131": "i",
        "\u0251": "a",
        "\u0261": "g",
        "\u017f": "s",
    }
)
"""Latin letters that are taken for others, with the letter that is meant."""
_APART: Final = re.compile(r"[\s\0\[\]()*“”]+")
_ODD: Final = re.compile(
    rf"[{''.join(_LIKE)}\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\u2160-\u217f\ufb00-\ufb06\uff10-\uff19]"
)
"""Those, ligatures, and numerals and digits of one sign."""


def letters(links: Links) -> Iterator[Problem]:
    """No letter is another that looks like it: who searches for the word would not find it."""
    for page in links.plan.pages.values():
        for number, line in (*_front(page.lines, page.body_start), *said(page)):
            for word in dict.fromkeys(_APART.split(line)) if _ODD.search(line) else ():
                odd = _ODD.search(word)
                if odd is None:
                    continue
                sign = odd.group()
                right = _ODD.sub(lambda found: _right(found.group()), word)
                yield Problem(
                    page.file, number, "look-alike", f"“{word}” có U+{ord(sign):04X}, giống chữ thường dùng.",
                    f"Viết `{right}` thay cho `{word}`.",
                )  # fmt: skip


def words(links: Links) -> Iterator[Problem]:
    """Each word is one that its language can have."""
    for page in links.plan.pages.values():
        slips = language(page.lang).slips
        seen: set[str] = set()
        facts = [fact for section in page.sections for fact in section.facts]
        foreign = {
            fact.line for fact in facts if (row := labels.find(fact.label)) and row.lang not in (page.lang, None)
        }
        for number, line in (*_front(page.lines, page.body_start), *said(page)) if slips else ():
            found = [each for each in slips(line) if each[1] not in seen] if slips and number not in foreign else []
            seen.update(word for _, word, _ in found)
            for word, meant in _together(line, found):
                lacks, kind = ("có dấu", "câu") if " " in word else ("phải chữ Việt", "chữ")
                lacks = "phải chữ Việt" if len(found) > 1 else lacks
                yield Problem(
                    page.file, number, "misspelt",
                    f"“{word}” không {lacks}.",
                    f"Viết `{meant}` thay cho `{word}`." if meant else f"Gõ lại {kind} ấy.",
                )  # fmt: skip


def _together(line: str, found: Sequence[tuple[int, str, str]]) -> Iterator[tuple[str, str]]:
    """A line's slips with what was meant; as one, with all between, where that is known of each."""
    if len(found) < 2 or not all(meant for _, _, meant in found):
        yield from ((word, meant) for _, word, meant in found)
        return
    start, end = found[0][0], max(at + len(word) for at, word, _ in found)
    right, done = "", start
    for at, word, meant in found:
        right += line[done:at] + meant
        done = at + len(word)
    yield line[start:end], right


def _front(lines: tuple[str, ...], body_start: int) -> Iterator[tuple[int, str]]:
    """The lines of a page's front matter."""
    yield from enumerate(lines[1 : max(body_start - 2, 1)], 2)


def _right(sign: str) -> str:
    return _LIKE.get(sign) or unicodedata.normalize("NFKC", sign)
