"""The patterns of deadlines, labels and columns, as `patterns.txt` lists them."""

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Final


def _read() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The rows of each section, with the parts that they name put in."""
    text = files("plansite.importing").joinpath("patterns.txt").read_text(encoding="utf-8").replace("\n  ", "")
    parts: dict[str, str] = {}
    found: dict[str, list[tuple[str, str]]] = {}
    section = ""
    for line in text.split("\n"):
        name, _, pattern = line.partition(": ")
        if line.startswith("["):
            section = line.strip("[]")
        elif pattern and not line.startswith("#"):
            whole = re.sub(r"<([A-Z_]+)>", lambda part: parts[part[1]], pattern)
            parts[name] = whole
            found.setdefault(section, []).append((name, whole))
    return {name: tuple(rows) for name, rows in found.items()}


PATTERNS: Final = _read()
"""Each section's rows: what a pattern tells, and the pattern."""
