"""The words by which plans name bodies and say what is to be done, as `vocabulary.txt` lists them."""

from importlib.resources import files
from typing import Final

UPPERS: Final = "".join(char for char in map(chr, range(0xC0, 0x1EFA)) if char.isupper())
"""Capital letters beyond A to Z, for classes of characters."""

UNITS: Final = (
    r"đặc khu|thị xã|thành phố|thị trấn|quận|huyện|xã(?!\s+hội)|phường|thôn|bản|ấp|khóm|buôn|tổ dân phố|khu phố"
    r"|khu dân cư|khối phố|tỉnh"
)
"""Places that are governed, as a pattern."""


def _sections() -> dict[str, tuple[str, ...]]:
    """Each list of the file, longest phrases first."""
    text = files("plansite.importing").joinpath("vocabulary.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.split("\n"):
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(name, []).extend(phrase.strip() for phrase in line.split(";") if phrase.strip())
    return {name: tuple(sorted(phrases, key=len, reverse=True)) for name, phrases in found.items()}


_FOUND: Final = _sections()
FIELDS: Final = _FOUND["fields"]
HEADS: Final = _FOUND["heads"]
SHORT_HEADS: Final = _FOUND["short_heads"]
HOLDERS: Final = _FOUND["holders"]
LOWER_AFTER: Final = _FOUND["lower_after"]
NOUNS: Final = _FOUND["nouns"]
DESCRIBED: Final = _FOUND["described"]
VERBS: Final = _FOUND["verbs"]
BARE: Final = frozenset(_FOUND["bare"])
ALONE: Final = frozenset(_FOUND["alone"])
PAIRS: Final = frozenset(_FOUND["pairs"])
SHORT: Final = tuple(row.split("=", 1) for row in _FOUND["short"])
"""Short forms, as patterns, with what they stand for, longest first."""
HEADINGS: Final = {name: _FOUND[name] for name in ("no_duties", "judged", "money", "duties", "mixed")}
"""What headings say of what stands below them, without accents."""
