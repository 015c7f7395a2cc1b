"""What stands before a number: the words that say what it numbers, and those that say it is no citation."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from plansite.citations.symbols import TYPES

_WINDOW: Final = 90
_TITLE: Final = 120
"""Code points before a number in which a law's title may begin."""
_LAWS: Final = ("Luật", "Bộ luật", "Hiến pháp")
_ENGLISH: Final[Mapping[str, str | None]] = MappingProxyType(
    {
        "directive": "Chỉ thị", "plan": "Kế hoạch", "decision": "Quyết định", "decree": "Nghị định",
        "resolution": "Nghị quyết", "circular": "Thông tư", "joint circular": "Thông tư liên tịch", "law": "Luật",
        "conclusion": "Kết luận", "ordinance": "Pháp lệnh", "regulation": "Quy định", "instruction": "Hướng dẫn",
        "report": "Báo cáo", "notice": "Thông báo", "guidance": "Hướng dẫn", "programme": "Chương trình",
        "official letter": "Công văn", "official dispatch": "Công văn", "official telegram": "Công điện",
        "document": None,
    }
)  # fmt: skip
_LETTERS: Final = (
    "công văn", "văn bản", "tờ trình", "cv", "thông báo", "báo cáo", "công điện", "giấy mời", "phiếu chuyển",
    "giấy giới thiệu",
)  # fmt: skip
"""The words without which a number and two bodies are no official letter."""
_SHORT: Final = ("TTLT", "QĐ", "NĐ", "CT", "NQ", "TT", "KH", "CV", "KL", "TB", "HD", "BC", "TTr", "CTr")


def _unaccented(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _words() -> Mapping[str, str | None]:
    """Every word before a number, in small letters, to the type's Vietnamese name where it is one."""
    names: dict[str, str | None] = {name.lower(): name for name in (*TYPES.values(), *_LAWS)}
    names |= {"văn bản": None, "thông tri": "Thông tri", "thông báo kết luận": "Thông báo"}
    names |= {short.lower(): TYPES[short] for short in _SHORT}
    typed = {_unaccented(name): kind for name, kind in names.items() if len(name) > 4}
    return MappingProxyType({**_ENGLISH, **typed, **names})


_TYPE_WORDS: Final = _words()
_LETTER_CUES: Final = frozenset({*_LETTERS, *map(_unaccented, _LETTERS), "official letter", "official dispatch"})
_BY_LAST: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        last: tuple(sorted((word for word in _TYPE_WORDS if word.split()[-1] == last), key=len, reverse=True))
        for last in {word.split()[-1] for word in _TYPE_WORDS}
    }
)
"""The words before a number by their last part, longest first."""
_LAST: Final = re.compile(r"[^\W\d_]{1,12}$")
_LOOSE: Final = frozenset(
    {"Quy định", "Hướng dẫn", "Chương trình", "Đề án", "Dự án", "Phương án", "Báo cáo", "Hợp đồng", "Quy trình"}
)
"""Everyday words, or what a decision approves ("Chương trình 135/QĐ-TTg"): the symbol knows better."""

_SO: Final = r"(?:số|so|no\.?|number)"
# A line may break, and be indented, where a space may stand.
_NUMBERED: Final = re.compile(rf"(?<![^\W_]){_SO}\s{{0,6}}:?[\s*_\"“«(]{{0,6}}$", re.IGNORECASE)
_HEADED: Final = re.compile(rf"(?:^|\n)[\s*_|-]{{0,6}}{_SO}\s{{0,2}}:[\s*_]{{0,6}}$", re.IGNORECASE)
"""A document's own head: its number alone at the beginning of a line."""
_QUALIFIED: Final = re.compile(
    r"\s(?:của|hành động|liên tịch|liên ngành|hỏa tốc|khẩn|chung)(?:\s[^.;,()\d\n]{0,40})?$", re.IGNORECASE
)
_LAW: Final = re.compile(
    r".*(?<!\w)(bộ luật|(?<!bộ )(?<!pháp )luật|nghị quyết|pháp lệnh|law|resolution)(?!\w)[^.;:()\d]{0,100}$",
    re.I | re.S,
)
_FORM: Final = re.compile(
    r"(?<!\w)(?:mẫu|biểu|phụ lục|công báo|tiêu chuẩn|TCVN|QCVN)(?:\s(?:số|biểu))?\s{0,2}:?\s{0,2}$", re.I
)
_ADDRESS: Final = re.compile(r"://|www\.|@|\.(?:vn|com|org|net)/", re.IGNORECASE)
_ANNOUNCED: Final = re.compile(r"(?:" + "|".join(_LETTERS) + r")(?:\s[^\W\d_]+){0,6}\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a number."""

    start: int
    """Where the type word or "số" begins, or the number."""
    kind: str | None
    """The type that the words name."""
    cued: bool
    """Whether they name one or say "số"."""
    lettered: bool
    """Whether they announce an official letter."""


def lead(text: str, start: int, floor: int) -> Lead | None:
    """The lead of the number at `start`, never reaching back before `floor`; None where no citation can follow."""
    before = text[max(0, start - _WINDOW, floor) : start]
    if not _stands_free(before[-24:]) or _FORM.search(before[-24:]) or _in_address(before):
        return None
    numbered = _NUMBERED.search(before[-16:])
    head = before[: len(before) - len(numbered.group())] if numbered else before
    word, begin = _type_word(head)
    announced = bool(numbered and _ANNOUNCED.search(head[-60:]))
    headed = bool(numbered and word is None and heads(text, start))
    kind = _TYPE_WORDS.get(word or "")
    lead_start = start - len(before) + begin if word else start - len(numbered.group() if numbered else "")
    lettered = word in _LETTER_CUES or kind == "Công văn" or announced or headed
    return Lead(min(start, lead_start), kind, bool(word or numbered), lettered)


def heads(text: str, start: int) -> bool:
    """Whether the number at `start` is a document's own, at the head of it: "Số: 45/KH-UBND"."""
    return _HEADED.search(text[max(0, start - 20) : start]) is not None


def kind_of(named: str | None, of_symbol: str | None) -> str | None:
    """The type of a document whose lead and symbol name one each; QĐ is a decision and, in the Party, a regulation."""
    if named in _LOOSE and of_symbol and not (named == "Quy định" and of_symbol == "Quyết định"):
        return of_symbol
    return named or of_symbol


def law_of(text: str, start: int, floor: int) -> str | None:
    """The type of the law whose title stands before the number at `start`: "Luật Trẻ em số"."""
    head = text[max(0, start - _TITLE, floor) : start]
    match = _LAW.match(_NUMBERED.sub("", head).rstrip(" ("))
    return _TYPE_WORDS[match.group(1).lower()] if match else None


def _type_word(head: str) -> tuple[str | None, int]:
    """The type word at the end of a text, in lower case, and where it begins."""
    bare = head.lower().rstrip(' \n\t\r\u00a0\u202f*_"“«(:')
    word = _ending(bare)
    if word is None and (qualified := _QUALIFIED.search(bare)):
        bare = bare[: qualified.start()]
        word = _ending(bare)
    start = len(bare) - len(word or "")
    return (None, start) if word is None or bare[:start][-1:].isalnum() else (word, start)


def _ending(bare: str) -> str | None:
    last = _LAST.search(bare[-13:])
    return next((word for word in _BY_LAST.get(last.group(), ()) if bare.endswith(word)), None) if last else None


def _in_address(before: str) -> bool:
    """Whether a number after this text is part of an address: of a page, of mail."""
    return bool(before) and not before[-1].isspace() and bool(_ADDRESS.search(before.rsplit(None, 1)[-1]))


def _stands_free(before: str) -> bool:
    """Whether a number after this text begins there: glued only to "số" or to a comma or dash."""
    if not before:
        return True
    last = before[-1]
    if last.isalpha():
        word, _ = _type_word(before)
        named = word is not None and " " in word
        return named or (before.lower().endswith(("số", "so")) and not before[-3:-2].isalpha())
    if last in ".,:-–_" and len(before) > 1:
        return not (before[-2].isdecimal() or (last in "-–_" and before[-2].isalnum()))
    return last not in "/\\&@#=%"
