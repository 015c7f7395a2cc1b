"""Text made safe to stand in Markdown, or in HTML."""

import html
import re
from functools import lru_cache
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]>|])")
_SIGNS: Final = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_{}[]|~"}


@lru_cache(maxsize=8192)
def escape(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _SPECIAL.sub(r"\\\1", text).replace("<", "&lt;")


@lru_cache(maxsize=8192)
def as_html(text: str) -> str:
    """Text that HTML shows as it stands, in an attribute too, wherever the HTML is: among Markdown, which would read
    something into its signs, or apart from it."""
    return html.escape(text).translate(_SIGNS)
