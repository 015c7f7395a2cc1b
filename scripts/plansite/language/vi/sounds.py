"""How a Vietnamese word sounds, roughly: words that are taken for each other in writing have one sound here."""

import re
from functools import lru_cache
from typing import Final

from plansite.language.folding import without_accents

_HEARD: Final = tuple(
    (re.compile(written), heard)
    for written, heard in ((r"^tr", "ch"), (r"^(?:gi(?=[aeou])|r)", "d"), (r"^x", "s"), (r"^n(?![gh])", "l"),
                           (r"(?<=n)g$", ""), (r"c$", "t"), (r"y$", "i"))
)  # fmt: skip

LINKING: Final = frozenset(
    "các những mọi mỗi một hai ba và với hoặc hay là thì mà ở tại trong ngoài trên dưới từ đến tới cho của về để do vì "
    "nếu khi đã đang sẽ cũng được bị phải cần không chưa có này đó ấy theo như ra vào lên xuống làm cùng nhiều".split()
)
"""Words that stand beside any other, and tell nothing of it."""


_PLACED: Final = dict(zip("oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
                          "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(), strict=True))  # fmt: skip
_EITHER: Final = re.compile(rf"(?<!q)(?:{'|'.join(_PLACED)})$")


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """A word without its signs, with one letter for those that many speakers do not tell apart."""
    plain = without_accents(word)
    for written, heard in _HEARD:
        plain = written.sub(heard, plain)
    return plain


def one_spelling(word: str) -> str:
    """A word with its tone on the one of two vowels where either may carry it: "hoá" is "hóa", "thuỷ" is "thủy"."""
    return _EITHER.sub(lambda found: _PLACED[found.group()], word)
