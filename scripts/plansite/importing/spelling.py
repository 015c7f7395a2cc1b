"""Text as scanners, converters and typists leave it, brought to plain words; no word is added or taken away."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from plansite.citations import Citation, annotate

_DROPPED: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0007"))
_VOWELS: Final = "aăâeêioôơuưy"
_ONSETS: Final = frozenset("b c d đ g h k l m n p q r s t v x ch gh gi kh ng ngh nh ph qu th tr".split())
_OWN: Final = frozenset(
    "a á à ả ạ ác ác ách ai ái am an án ang anh ánh ảnh ao áo ảo áp át ăn ắt ấm âm ân ấn ẩm ẩn ấp ấy âu ấu e em "
    "én êm ế "
    "ếch éo ép i ì ích im in ít iu o ó oai oan oán oanh óc oi ong ông ốc ôi ối ôm ốm ôn ồn ổn ổng ô ố ổ ở ơ ơi "
    "ơn ớt ớn ớ "
    "u ú ủ ụ ùn uất uẩn uể ui ủi um úng ủng uổng uống út ứa ưa ức ưng ứng ươm ướm ương ước ướt ưu ưỡn ứ ừ uy ủy uỷ úy "
    "uyên uyển y ý ỷ yêu yếu yên yến yết ỉ ỉa".split()
)
"""Syllables that begin with a vowel and are words of their own."""
_LISTED: Final = frozenset("điểm khoản mục nhóm lớp loại tiết bảng khối tổ vitamin hạng".split())
"""Words that a letter by itself may follow."""
_LETTERS: Final = re.compile(r"[^\W\d_]{1,6}(?!\w)")
_SPACED: Final = re.compile(r"(?:(?<=\s)|^)(?:[^\W\d_][ \u00a0]){3,}[^\W\d_](?!\w)")
"""Letters apart: "K Ế H O Ạ C H"."""


def tidy(text: str) -> str:
    """A line in NFC, one space between words, syllables that came apart put together."""
    plain = unicodedata.normalize("NFC", text).translate(_DROPPED)
    plain = _SPACED.sub(lambda match: match.group().replace(" ", ""), plain)
    text = " ".join(_mended(plain.split()))
    return annotate(text, _closed) if "/" in text else text


def _closed(citation: Citation) -> str:
    """A number whose pieces only came apart, put together: "37 /KH-UBND"."""
    whole = "".join(citation.text.split())
    return citation.canonical if whole == citation.canonical else citation.text


def bare(text: str) -> str:
    """Letters without accents or case, and digits: how words are compared."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in decomposed if char.isalnum())


def words(text: str) -> str:
    """Words without accents or case, one space between them."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = "".join(" " if not char.isalnum() else char for char in decomposed if not unicodedata.combining(char))
    return " ".join(letters.split())


def _mended(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        listed = len(found) > 1 and found[-2].lower() in _LISTED and len(found[-1]) == 1 and found[-1].islower()
        if found and not listed and _is_torn(found[-1], word):
            found[-1] += word
        else:
            found.append(word)
    return found


def _is_torn(piece: str, rest: str) -> bool:
    """Whether two words are one that came apart: an onset without its vowel, or a rime that is no word."""
    letters = _LETTERS.match(rest)
    small, ending = piece.lower().lstrip("(“\"'"), letters.group() if letters else ""
    cased = ending.islower() or (ending.isupper() and piece.isupper())
    if not ending or not cased or _letter(ending[0].lower()) not in _VOWELS or not small.isalpha():
        return False
    ending = ending.lower()
    if small in _ONSETS and (len(small) > 1 or small != "x"):
        return True
    return ending not in _OWN and len(ending) > 1 and _is_cut(small)


def _is_cut(piece: str) -> bool:
    """Whether a piece is an onset with a vowel that can go on: "ho" of "hoạch"."""
    letters = "".join(_letter(char) for char in piece)
    return letters.rstrip(_VOWELS) in _ONSETS and letters[-1:] in ("i", "o", "u", "y", "ư", "ơ") and letters == piece


def _letter(char: str) -> str:
    """A letter without its tone, with its own mark."""
    decomposed = unicodedata.normalize("NFD", char)
    return unicodedata.normalize("NFC", decomposed[0] + "".join(m for m in decomposed[1:] if m in "\u0306\u0302\u031b"))
