"""Which files of the docs folder may be published, by name and kind."""

import re
from pathlib import Path
from typing import Final

_KINDS: Final = frozenset({".md", ".png", ".jpg", ".webp"})
"""Pages, and images that can hold no script; a drawing in SVG can."""

_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def refused(docs: Path, file: Path) -> str | None:
    """The rule against a file or folder under `docs`; None where it may be published."""
    if file.is_symlink():
        return "file-kind"
    folder = file.is_dir()
    if not all(map(_NAME.fullmatch, (*file.relative_to(docs).parts[:-1], file.name if folder else file.stem))):
        return "file-name"
    return None if folder or file.suffix in _KINDS else "file-kind"
