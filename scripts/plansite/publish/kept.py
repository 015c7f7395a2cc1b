"""What is made at a cost, kept from build to build by the hash of all that it was made from.

An entry that is broken or is another's is taken for none; what a build did not ask for is forgotten after it.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, Self, TypeAlias

import plansite
from plansite.publish.provided import HOOK

Keep: TypeAlias = Callable[..., bytes]
"""What gives back what is kept of some parts, else makes it: `Kept.made`, or `make`."""
_MADE_WITH: Final = (
    *("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "pymdown-extensions", "jinja2", "xlsxwriter"),
    *("python-docx", "icalendar", "selectolax", "tinycss2"),
)


def make(making: Callable[[], bytes], *_: object) -> bytes:
    """Make anew, where nothing is kept."""
    return making()


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept in a folder. `common` names what everything in it is made from: code, templates, settings, menu."""

    folder: Path
    common: str

    def name(self, *parts: object) -> str:
        """The name of what is made from these parts."""
        return digest(self.common, *(part if isinstance(part, str) else f"\0{_json(part)}" for part in parts))

    def get(self, name: str) -> bytes | None:
        """What was kept; None where there is nothing that is whole."""
        try:
            seal, _, data = (self.folder / name).read_bytes().partition(b"\n")
            os.utime(self.folder / name)
        except OSError:
            return None
        return data if seal == _seal(name, data) else None

    def put(self, name: str, data: bytes) -> None:
        """Keep something. What cannot be written is not kept."""
        part = self.folder / f"{name}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_seal(name, data) + b"\n" + data)
            part.replace(self.folder / name)
        except OSError:
            part.unlink(missing_ok=True)

    def made(self, make: Callable[[], bytes], *parts: object) -> bytes:
        """What is kept of these parts, else what `make` makes of them, kept from here on."""
        name = self.name(*parts)
        found = self.get(name)
        if found is None:
            found = make()
            self.put(name, found)
        return found


@dataclass(frozen=True, slots=True)
class Shelf:
    """Many small things, plain values in lists, kept as one; what was not asked for while it is open is let go."""

    kept: Kept
    what: str
    had: Mapping[str, Any]
    used: dict[str, Any]

    @classmethod
    @contextmanager
    def open(cls, kept: Kept, what: str) -> Iterator[Self]:
        """A shelf as it was left."""
        data = kept.get(kept.name(what))
        shelf = cls(kept, what, json.loads(data) if data else {}, {})
        yield shelf
        if shelf.used.keys() != shelf.had.keys():
            kept.put(kept.name(what), _json(shelf.used).encode("utf-8", "surrogatepass"))

    def made(self, make: Callable[[], Any], *parts: object) -> Any:
        """What is kept of these parts, else what `make` makes of them, kept from here on."""
        name = self.kept.name(*parts)
        if name not in self.used:
            self.used[name] = self.had[name] if name in self.had else make()
        return self.used[name]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as it is written, its title in menus, and what was noted of it when it was finished."""

    title: str | None
    html: bytes
    noted: Any = None

    def packed(self) -> bytes:
        """The page as it is kept."""
        return json.dumps([self.title, self.noted]).encode() + b"\n" + self.html

    @staticmethod
    def unpacked(data: bytes) -> "Rendered":
        """A page that was packed."""
        head, _, html = data.partition(b"\n")
        title, noted = json.loads(head)
        return Rendered(title, html, noted)


def forget(folder: Path, before: float) -> None:
    """Remove what no build has asked for since a moment, in seconds as `time.time` counts them."""
    for file in folder.glob("*"):
        try:
            if file.stat().st_mtime < before:
                file.unlink()
        except OSError:
            continue


def digest(*parts: str) -> str:
    """One name for some texts; none of them runs into the next."""
    whole = sha256()
    for part in parts:
        text = part.encode("utf-8", "surrogatepass")
        whole.update(b"%d:" % len(text))
        whole.update(text)
    return whole.hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def digest_of_files(folders: Iterable[Path]) -> str:
    """One name for the files in some folders: where they lie in them and what they hold."""
    found = ((folder, file) for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())
    own = ((folder, file) for folder, file in found if "__pycache__" not in file.parts)
    return digest(
        *(f"{file.relative_to(folder).as_posix()}:{sha256(file.read_bytes()).hexdigest()}" for folder, file in own)
    )


def tool_of(root: Path, theme: Path) -> str:
    """One name for what a project's site is made with: code, theme, configuration, and versions of what these use."""
    code = digest_of_files([Path(plansite.__file__).parent, theme])
    own = [file.read_text(encoding="utf-8") for file in (root / "mkdocs.yml", HOOK) if file.is_file()]
    return digest(code, *own, *(f"{name} {version(name)}" for name in _MADE_WITH))


def _seal(name: str, data: bytes) -> bytes:
    return sha256(name.encode() + b"\0" + data).hexdigest().encode()
