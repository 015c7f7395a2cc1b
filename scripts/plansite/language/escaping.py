"""Text made safe to stand in Markdown."""

import re
from functools import lru_cache
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]>|])")


@lru_cache(maxsize=8192)
def escape(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _SPECIAL.sub(r"\\\1", text).replace("<", "&lt;")
