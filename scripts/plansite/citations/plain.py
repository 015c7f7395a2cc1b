"""Text brought to plain composed letters, with the way back to where each letter stood."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_ALIKE: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮабеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧÐƉð／∕⁄",
    "ABESIJKMHOPCTYXYabesijopcyxABEZHIKMNOPTYXĐĐđ///",
)
"""Cyrillic and Greek letters, Eth, African D and slashes that look like those of a symbol."""

_HIDDEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DROPPED: Final = dict.fromkeys(map(ord, _HIDDEN))
_MOVED: Final = re.compile(f"[{_HIDDEN}]+|[^\u0300-\u036f][\u0300-\u036f]+")
"""What shortens when it is made plain: invisible characters, letters with separate marks."""

_UNPLAIN: Final = re.compile("[" + "".join(map(chr, _ALIKE)) + "]")


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain text; `offsets[i]` is where its letter `i` stood, None where nothing moved."""

    text: str
    offsets: Sequence[int] | None

    def origin(self, index: int) -> int:
        """The offset in the text as it was given."""
        return index if self.offsets is None else self.offsets[index]


def plain(text: str) -> Plain:
    """The text in NFC, look-alikes replaced and invisible characters dropped."""
    if text.isascii():
        return Plain(text, None)
    if unicodedata.is_normalized("NFC", text) and not any(char in text for char in _HIDDEN):
        return Plain(text.translate(_ALIKE) if _UNPLAIN.search(text) else text, None)
    letters: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in _MOVED.finditer(text):
        composed = unicodedata.normalize("NFC", match.group().translate(_DROPPED))
        letters += [text[done : match.start()], composed]
        offsets += range(done, match.start())
        offsets += [match.start()] * len(composed)
        done = match.end()
    letters.append(text[done:])
    offsets += range(done, len(text) + 1)
    return Plain("".join(letters).translate(_ALIKE), offsets)
