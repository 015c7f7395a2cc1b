"""Vietnamese text brought to forms that can be compared."""

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_APART = re.compile(r"[^0-9a-z]+")


def nfc(text: str) -> str:
    """The text in Unicode's composed form, in which all of the project's text is kept."""
    return unicodedata.normalize("NFC", text)


def without_accents(text: str) -> str:
    """The text in lower case without accents; `đ` becomes `d`."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(filterfalse(unicodedata.combining, decomposed))


@lru_cache(maxsize=8192)  # The same few names are compared over and over.
def fold(text: str) -> str:
    """Only the letters a to z and the digits: how names are compared, however they are typed."""
    return _APART.sub("", without_accents(text))


def slugify(text: str, separator: str = "-") -> str:
    """An ASCII anchor for a heading. The signature is the one Python-Markdown's `toc` calls."""
    return _APART.sub(separator, without_accents(text)).strip(separator) or "muc"
