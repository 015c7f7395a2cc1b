"""The built site's own scripts under names that carry their content's hash: a second page asks for none again."""

import re
from hashlib import sha256
from pathlib import Path
from typing import Final

_FOLDER: Final = "assets"
_IMPORT: Final = re.compile(r'(?<=from ")(\./[\w-]+\.js)(?=")')
_NAMED: Final = re.compile(rf'(?<=[/"])({_FOLDER}/[\w/-]+\.js)(?=")')


def fingerprint(built: Path) -> None:
    """Let every page and module name the modules under `assets` by their hashed copies, which are written beside them.

    Raises OSError where a module is named that is not there, RecursionError where modules import in a circle.
    """
    names: dict[Path, str] = {}
    for page in sorted(built.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        named = _NAMED.sub(lambda found: _beside(found.group(), _hashed(built / found.group(), names)), html)
        if named != html:
            page.write_text(named, encoding="utf-8", newline="")


def _hashed(module: Path, names: dict[Path, str]) -> str:
    """The name of a module's hashed copy; `names` holds those written already."""
    if module not in names:
        text = module.read_text(encoding="utf-8")
        text = _IMPORT.sub(lambda found: _beside(found.group(), _hashed(module.parent / found.group(), names)), text)
        names[module] = f"{module.stem}.{sha256(text.encode()).hexdigest()[:10]}.min.js"
        module.with_name(names[module]).write_text(text, encoding="utf-8", newline="")
    return names[module]


def _beside(address: str, name: str) -> str:
    """The address of another file in the same folder."""
    return f"{address.rpartition('/')[0]}/{name}"
