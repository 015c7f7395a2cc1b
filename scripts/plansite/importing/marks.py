"""What stands before an item of a plan: "II.", "1.", "1.3", "a)", "-", "+"; and how deep it puts the item."""

import re
from dataclasses import dataclass
from typing import Final

from plansite.importing.vocabulary import UPPERS

PART: Final = 0
ARTICLE: Final = 5
UPPER: Final = 10
ROMAN: Final = 20
NUMBER: Final = 30
ALPHA: Final = 40
TITLE: Final = 44
"""An unnumbered heading."""
OPENING: Final = 46
"""An unnumbered paragraph that ends in a colon."""
STAR: Final = 48
DASH: Final = 50
PLUS: Final = 60
DOT: Final = 70

_PARTS: Final = re.compile(
    r"(?P<name>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:THỨ\s+|thứ\s+)?"
    r"(?:[IVX]{1,5}|\d{1,2}|NHẤT|nhất|HAI|hai|BA|ba|TƯ|tư|NĂM|năm))(?:\s*[.:–-]\s*|\s+|$)(?P<rest>.*)"
)
_ARTICLE: Final = re.compile(r"(?P<name>(?:Điều|ĐIỀU)\s+\d{1,2})\s*[.:]\s*(?P<rest>.*)")
_ROMAN: Final = re.compile(rf"(?P<name>[IVX]{{1,5}})(?:\s*[.)/:–-]+\s*|\s+(?=[A-Z{UPPERS}]{{2}}))(?P<rest>\S.*)")
_UPPER: Final = re.compile(r"(?P<name>[A-EĐGH])\s*[.)/]\s*(?P<rest>[^\W\d_].*)")
_NUMBER: Final = re.compile(
    r"(?:(?:Nhiệm vụ|Nội dung|Bước|Hoạt động|Giải pháp)\s+(?=\d{1,2}\s*[:.]))?"
    r"(?P<name>\d{1,2}(?:\s*\.\s*\d{1,2}){1,4}|\d{1,2}(?=\s*[.)/:–-]|\s+[A-ZĐ][^:.;]{3,60}:\s)|\(\d{1,2}\))"
    r"(?P<sign>\s*[.)/:–-]*)\s*(?P<rest>[^\d\s.,/%].*|\d{2,}\s+[^\W\d_].*)"
)
_ALPHA: Final = re.compile(r"(?P<name>[a-zđ]{1,2}|\([a-zđ]\))\s*(?P<sign>[.)/]+)\s*(?P<rest>\S.*)")
_ALPHAS: Final = frozenset("a b c d đ e f g h i k l m n o p q r s t u v x y ii iii iv vi vii aa bb".split())
_BULLETS: Final = (
    (re.compile(r"[-‐‑‒–—−]+\s*(?P<rest>[^\s\d-].*|\d+\D.*)"), DASH),
    (re.compile(r"\*+\s*(?P<rest>\S.*)"), STAR),
    (re.compile(r"\++\s*(?P<rest>\S.*)"), PLUS),
    (
        re.compile(r"[•·●○◦▪■□➢➤✓❖♦\uf0b7\uf0a7\uf0d8\uf0fc]\s*(?P<rest>\S.*)|o\s+(?P<other>[A-Z" + UPPERS + r"].*)"),
        DOT,
    ),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: how deep it puts its item, what it is called, and the text behind it."""

    rank: int
    name: str
    rest: str

    @property
    def bullet(self) -> bool:
        """Whether it is a sign without a number."""
        return self.rank >= STAR


def mark_of(text: str) -> Mark | None:
    """The mark at the beginning of a text."""
    for pattern, rank in ((_PARTS, PART), (_ARTICLE, ARTICLE), (_ROMAN, ROMAN), (_UPPER, UPPER)):
        match = pattern.fullmatch(text)
        if match and (rank != PART or _is_part(match)):
            return Mark(rank, _counted(match["name"]) if rank == PART else match["name"], match["rest"])
    return _number(text) or _letter(text) or _bullet(text)


def _counted(name: str) -> str:
    """A part by its number: "Phần II" for "Phần thứ hai"."""
    word, _, number = name.replace("thứ ", "").replace("THỨ ", "").partition(" ")
    counted = {"nhất": "I", "hai": "II", "ba": "III", "tư": "IV", "năm": "V"}.get(
        number.strip().lower(), number.strip()
    )
    return f"{word.capitalize()} {counted}"


def _is_part(match: re.Match[str]) -> bool:
    """Whether a part is a heading and not the beginning of a sentence about one."""
    return not match["rest"] or match["name"].isupper() or match["rest"][:1].isupper()


def _number(text: str) -> Mark | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    name = re.sub(r"\s", "", match["name"])
    depth = name.count(".") + 1
    plain = match["sign"].strip(" .") in ("", ")", "/", ":", "-", "–")
    # "1.3 Kiểm tra" needs no sign, "2025 xã" is no item, and "1.5 triệu" is an amount.
    if depth > 1 and not match["sign"].strip() and not match["rest"][:1].isupper():
        return None
    rank = NUMBER + min(depth, 5) if not name.startswith("(") else NUMBER + 7
    return Mark(rank, name, match["rest"]) if plain else None


def _letter(text: str) -> Mark | None:
    match = _ALPHA.fullmatch(text)
    if match is None or match["name"].strip("()") not in _ALPHAS:
        return None
    deep = len(match["name"].strip("()")) > 1
    return Mark(ALPHA + 1 if deep else ALPHA, match["name"].strip("()"), match["rest"])


def _bullet(text: str) -> Mark | None:
    for pattern, rank in _BULLETS:
        match = pattern.fullmatch(text)
        if match:
            return Mark(rank, "", match["rest"] or match.groupdict().get("other") or "")
    return None
