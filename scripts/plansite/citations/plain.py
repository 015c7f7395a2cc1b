"""Text brought to plain composed letters, with the way back to where each letter stood."""

import re
import unicodedata
from bisect import bisect
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
    """A plain text, and the pieces of it that did not move against each other."""

    text: str
    given: str
    starts: Sequence[int]
    """Where each piece begins in `text`."""
    origins: Sequence[int]
    """Where it began in the text as it was given, and that text's length."""

    def origin(self, index: int) -> int:
        """The offset in the text as it was given."""
        if len(self.starts) == 1:
            return index
        piece = bisect(self.starts, index) - 1
        return min(self.origins[piece] + index - self.starts[piece], self.origins[piece + 1])

    def end(self, index: int) -> int:
        """Where what is before `index` ended in the text as it was given; invisible letters after it stay outside."""
        end = self.origin(index)
        while end and self.given[end - 1] in _HIDDEN:
            end -= 1
        return end


def plain(text: str) -> Plain:
    """The text in NFC, look-alikes replaced, invisible characters dropped and quotes' markers blank."""
    given = text
    # A symbol may be broken over the lines of a Markdown quote.
    text = text.replace("\n>", "\n ")
    if unicodedata.is_normalized("NFC", text) and not any(char in text for char in _HIDDEN):
        return Plain(text.translate(_ALIKE) if _UNPLAIN.search(text) else text, given, (0,), (0, len(given)))
    letters: list[str] = []
    starts, origins = [0], [0]
    done = length = 0
    for match in _MOVED.finditer(text):
        composed = unicodedata.normalize("NFC", match.group().translate(_DROPPED))
        letters += [text[done : match.start()], composed]
        length += match.start() - done
        starts += [length, length + len(composed)]
        origins += [match.start(), match.end()]
        length += len(composed)
        done = match.end()
    letters.append(text[done:])
    return Plain("".join(letters).translate(_ALIKE), given, starts, [*origins, len(given)])
