"""What is said of two texts as wholes: a sentence left out, a name that is there with a slip."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from plansite.language.folding import fold
from plansite.linking.translation_pairs import Pair, Piece
from plansite.model import Problem

RULE: Final = "translation-sentence"
_FEW: Final = 2
"""Words of a name in which no slip is looked for."""
_END: Final = re.compile(
    r"(?<!\bNo)(?<!\bArt)(?<!\bTP)(?<!\d)(?<!\b[A-ZĐ])[.!?…]+[”\")*_]{0,3}(?=\s+[^\W\d_a-zđ])|[.!?…]\s*$"
)
_SHORT: Final = 0.8
"""How much shorter a text is than its translation where a sentence is not there."""
_TITLE: Final = 30
"""Letters of a heading that is long enough to be compared."""
_PART: Final = 0.35
_LIKE: Final = 88.0
"""How like a name what is written must be, in percent, to be taken for it."""


class Slip(NamedTuple):
    """A name with a slip in it."""

    start: int
    written: str
    right: str


def lacks_sentence(ours: Piece, theirs: Piece) -> bool:
    """Whether one text has fewer sentences than the other, and is as much shorter."""
    if not (ours.is_block and theirs.is_block):
        return False
    lengths = [len(piece.text) for piece in (ours, theirs)]
    if min(lengths) >= _SHORT * max(lengths):
        return False
    counts = [len(_END.findall(piece.text)) for piece in (ours, theirs)]
    less = counts.index(min(counts))
    return 0 < counts[less] < counts[1 - less] and lengths[less] < _SHORT * lengths[1 - less]


def gathered(ours: Piece, theirs: Piece, found: tuple[Problem, ...]) -> Iterator[Problem]:
    """What differs in two texts; as one where a sentence is lacking."""
    if not lacks_sentence(ours, theirs):
        yield from found
        return
    rule = found[0].rule if found else RULE
    one, other = (len(_END.findall(piece.text)) for piece in (ours, theirs))
    message = f"Bản “{ours.lang}” có {one} câu, bản “{theirs.lang}” có {other} câu và ngắn dài khác hẳn."
    for piece, against in ((ours, theirs), (theirs, ours)):
        yield Problem(piece.file, piece.line, rule, message, f"So với {against.file}:{against.line}.")


def short_title(pair: Pair) -> Iterator[Problem]:
    """A heading that is much shorter than its translation: a part of it is lost."""
    titles = [pair.source.section.title, pair.other.section.title]
    less = titles.index(min(titles, key=len))
    if len(titles[1 - less]) >= _TITLE and len(titles[less]) < _PART * len(titles[1 - less]):
        side, against = (pair.source, pair.other) if less == 0 else (pair.other, pair.source)
        text = f"“{titles[less]}” ngắn hơn hẳn tiêu đề ở bản “{against.page.lang}”."
        place = f"{against.page.file}:{against.section.start}"
        yield Problem(side.page.file, side.section.start, RULE, text, f"So với {place}.")


def slip_in(text: str, name: str) -> Slip | None:
    """Where a text has a name with a slip: as many words as the name, or one less, nearly alike."""
    words = list(re.finditer(r"\S+", text))
    count = len(name.split())
    near: list[tuple[float, Slip]] = []
    for size in (count, count - 1) if count > _FEW else ():
        for first in range(len(words) - size + 1):
            start, end = words[first].start(), words[first + size - 1].end()
            written = text[start:end].strip(' .,;:()[]*“”"\n')
            like = fuzz.ratio(fold(written), fold(name))
            if like >= _LIKE and written.casefold() != name.casefold():
                near.append((like, Slip(text.index(written, start), " ".join(written.split()), name)))
    return max(near)[1] if near else None
