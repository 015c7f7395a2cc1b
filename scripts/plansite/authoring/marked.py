"""Two texts as one, for a reviewer: the sentences that changed, with what left them struck out and what came bold."""

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Final

from plansite.language.escaping import escape

_AROUND: Final = 12
"""Words that are shown before and after a change where its sentence is longer."""
_END: Final = re.compile(r"\S*[.!?;:…][)”»\"*]*")
"""The last word of a sentence."""


def marked(old: str, new: str) -> str:
    """As Markdown."""
    before, after = old.split(), new.split()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    codes = matcher.get_opcodes()
    return " ".join(
        part
        for number, (tag, i1, i2, j1, j2) in enumerate(codes)
        for part in (
            _kept(before[i1:i2], number == 0, number == len(codes) - 1)
            if tag == "equal"
            else _swapped(before[i1:i2], after[j1:j2])
        )
    )


def _swapped(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    if old:
        yield f"~~{escape(' '.join(old))}~~"
    if new:
        yield f"**{escape(' '.join(new))}**"


def _kept(words: Sequence[str], first: bool, last: bool) -> Iterator[str]:
    """What stays between two changes: the rest of the one's sentence and the beginning of the other's."""
    head = [] if first else _until_end(words)
    tail = [] if last else _until_end(words[len(head) :][::-1], backwards=True)[::-1]
    gap = len(head) + len(tail) < len(words)
    shown = (*head, *(("…",) if gap else ()), *tail)
    if shown:
        yield " ".join(escape(word) for word in shown)


def _until_end(words: Sequence[str], backwards: bool = False) -> Sequence[str]:
    for number, word in enumerate(words[:_AROUND]):
        if _END.fullmatch(word):
            return words[: number + (not backwards)]
    return words[:_AROUND]
