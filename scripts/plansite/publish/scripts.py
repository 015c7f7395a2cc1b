"""The built site's own scripts under names that carry their content's hash: a second page asks for none again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from plansite.publish.built_page import BuiltPage

_FOLDER: Final = "assets"
_IMPORT: Final = re.compile(r'(?<=from ")(\./[\w-]+\.js)(?=")')
_NAMED: Final = re.compile(rf"(?<![\w-]){_FOLDER}/[\w/-]+\.js$")
_QUOTED: Final = re.compile(rf'"([./]*)({_FOLDER}/[\w/-]+\.js)"')


@dataclass(frozen=True, slots=True)
class Modules:
    """The modules under `assets` of a built site."""

    built: Path
    copies: dict[Path, tuple[str, str]] = field(default_factory=dict)
    """Those that pages name, and what these import: the names of their hashed copies, and the copies' texts."""
    written: set[Path] = field(default_factory=set)

    def name(self, page: BuiltPage) -> list[str]:
        """Let a page name the modules by their hashed copies, which `write` writes; returns the modules.

        A list in a script names what each imports too, so that a browser asks for all at once.
        Raises OSError where a module is named that is not there, RecursionError where modules import in a circle.
        """
        named: dict[str, None] = {}

        def address(name: str) -> str:
            named[name] = None
            return _beside(name, self._hashed(self.built / name))

        def listed(found: re.Match[str]) -> str:
            needed = dict.fromkeys(self._needed(self.built / found[2]))
            return ", ".join(f'"{found[1]}{address(each.relative_to(self.built).as_posix())}"' for each in needed)

        for script in page.tree.css("script"):
            if source := script.attributes.get("src"):
                script.attrs["src"] = _NAMED.sub(lambda found: address(found.group()), source)
            elif text := script.inner_html:
                script.inner_html = _QUOTED.sub(listed, text)
        return list(named)

    def write(self, named: Iterable[str]) -> None:
        """Write beside them the hashed copies of modules that a page names, and of what these import."""
        for module in named:
            self._hashed(self.built / module)
        for source in self.copies.keys() - self.written:
            name, text = self.copies[source]
            if not source.with_name(name).exists():  # Its name says what it holds.
                source.with_name(name).write_text(text, encoding="utf-8", newline="")
        self.written.update(self.copies)

    def _needed(self, module: Path) -> Iterator[Path]:
        """A module and all that it imports."""
        yield module
        for name in _IMPORT.findall(module.read_text(encoding="utf-8")):
            yield from self._needed(module.parent / name)

    def _hashed(self, module: Path) -> str:
        """The name of a module's hashed copy."""
        if module not in self.copies:
            text = module.read_text(encoding="utf-8")
            text = _IMPORT.sub(lambda found: _beside(found.group(), self._hashed(module.parent / found.group())), text)
            self.copies[module] = f"{module.stem}.{sha256(text.encode()).hexdigest()[:10]}.min.js", text
        return self.copies[module][0]


def _beside(address: str, name: str) -> str:
    """The address of another file in the same folder."""
    return f"{address.rpartition('/')[0]}/{name}"
