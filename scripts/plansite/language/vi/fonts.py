"""Text typed for a font that was made before Unicode, TCVN3 (ABC) or VNI, and what it says."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final

from plansite.language.folding import nfc
from plansite.language.vi.syllables import is_syllable

_TCVN3: Final[Mapping[str, str]] = dict(
    zip(
        "µ¸¶·¹¨\xbb¾¼½Æ©ÇÊÈÉË®§ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä\xabåèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđĐèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯ",
        strict=True,
    )
)
_TONES: Final = "\u0301\u0300\u0309\u0303\u0323"


_ORDER: Final = ("ùøûõï", "áàåãä", "éèúüë")
"""The signs for the five tones: alone, with a circumflex, with a breve."""


def _toned(written: str, letter: str, signs: str) -> dict[str, str]:
    """How VNI writes a letter with each of the tones: the letter, then one sign."""
    return {f"{written}{sign}": nfc(letter + tone) for sign, tone in zip(signs, _TONES, strict=True)}


_VNI: Final[Mapping[str, str]] = {
    written: right
    for found in (
        *(_toned(letter, letter, _ORDER[0]) for letter in "aeouy"),
        *(_toned(written, letter, _ORDER[0]) for written, letter in ("ôơ", "öư")),
        *(_toned(written, letter, _ORDER[1]) for written, letter in ("aâ", "eê", "oô")),
        _toned("a", "ă", _ORDER[2]),
        {"aâ": "â", "eâ": "ê", "oâ": "ô", "aê": "ă", "ô": "ơ", "ö": "ư", "ñ": "đ"},
        {"æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"},
    )
    for written, right in found.items()
}
_VNI_SIGNS: Final = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_SIGN: Final = re.compile(f"[{''.join(_TCVN3)}]")
"""What text in either has."""
_WORD: Final = re.compile(r"[^\s,.;:!?()“”\"*\[\]\0]+")
_SURE: Final = 2
"""Words in a row that are none, and are some in the font."""


def old_font(text: str) -> tuple[str, str, str] | None:
    """A part of a text in an old font, what it says, and the font's name; None where there is none."""
    if not _SIGN.search(text) or sum(not _stands(word) for word in _WORD.findall(text)) < _SURE:
        return None
    found = [(*each, name) for name, read in (("TCVN3 (ABC)", _tcvn3), ("VNI", _vni)) for each in _runs(text, read)]
    return max(found, key=lambda each: len(each[0]), default=None)


def _runs(text: str, read: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The parts of a text that say something as a font writes it, and say nothing as they stand."""
    words = list(_WORD.finditer(text))
    for fits, each in groupby(words, key=lambda word: word.group().isascii() or _says(word.group(), read)):
        run = list(each)
        marked = [word for word in run if not word.group().isascii()]
        if fits and sum(not _stands(word.group()) for word in marked) >= _SURE:
            written = text[marked[0].start() : marked[-1].end()]
            yield written, _WORD.sub(lambda word: read(word.group()), written)


def _stands(word: str) -> bool:
    """Whether a word is one as it stands, or of plain letters; no sign within is a capital where others are small."""
    return word.isascii() or (word in (word.lower(), word.upper(), word.capitalize()) and is_syllable(word.lower()))


def _says(word: str, read: Callable[[str], str]) -> bool:
    right = read(word)
    return right != word and is_syllable(right.lower())


def _tcvn3(word: str) -> str:
    return "".join(_TCVN3.get(sign, sign) for sign in word)


def _vni(word: str) -> str:
    right = _VNI_SIGNS.sub(lambda found: _VNI[found.group()], word.lower())
    return right.upper() if word.isupper() and len(word) > 1 else right.capitalize() if word[:1].isupper() else right
