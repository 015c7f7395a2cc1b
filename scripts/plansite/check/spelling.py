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
from plansite.reading.grammar import ID_PREFIX

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


_MIXED: Final = re.compile(rf"(?<![\w.,/-])(?:{ID_PREFIX})?(?P<number>[\dOolI]+(?:[/.,-][\dOolI]+)*)(?![^\W\d_])%?")
"""Digits with letters among them that look like digits."""
_MIXED_PART: Final = re.compile(r"\d[OolI]|[OolI]\d")
_LITRES: Final = re.compile(r"\d{1,3}(?:[.,]\d+)?l|O[23]")
"""Those that say what they mean: so many litres, a gas."""
_AS_DIGITS: Final = str.maketrans("OolI", "0011")
_HYPHENS: Final = re.compile(rf"[\u2010\u2011\u2012\u2212]|(?<={ID_PREFIX[:-1]})[–—](?=\d)|(?<=\d)–(?=[A-ZĐ]{{2}})")
"""Hyphens of a word processor, and dashes where a number has a hyphen: it is not found with them."""


def letters(links: Links) -> Iterator[Problem]:
    """No letter is another that looks like it: who searches for the word would not find it."""
    for page in links.plan.pages.values():
        for number, line in (*_front(page.lines, page.body_start), *said(page)):
            yield from _in_numbers(page.file, number, line)
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


def _in_numbers(file: str, number: int, line: str) -> Iterator[Problem]:
    """Letters that stand for digits, and hyphens that are none."""
    mixed = [each.group() for each in _MIXED.finditer(line) if _is_mixed(each)]
    found = [(each, ID_PREFIX * each.startswith(ID_PREFIX) + _digits(each), "chữ cái ở chỗ chữ số") for each in mixed]
    if _HYPHENS.search(line):
        words = dict.fromkeys(word.strip(",.;:") for word in _APART.split(line) if _HYPHENS.search(word))
        found += [(word, _HYPHENS.sub("-", word), "gạch nối dán từ Word, khác gạch nối thường") for word in words]
    for written, right, sign in found:
        hint = f"Viết `{right}` thay cho `{written}`."
        yield Problem(file, number, "look-alike", f"“{written}” có {sign}.", hint)


def _digits(written: str) -> str:
    return written.removeprefix(ID_PREFIX).translate(_AS_DIGITS)


def _is_mixed(found: re.Match[str]) -> bool:
    number = found["number"]
    mixed = any(map(_MIXED_PART.search, re.split(r"[/.,-]", number)))
    return mixed and not _LITRES.fullmatch(found.group())


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
