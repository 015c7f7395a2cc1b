"""Rendered pages kept from build to build, by the hash of all that they were made from.

An entry that is broken or is another's is taken for none; what a build did not ask for is forgotten after it.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as the generator made it, and its title in menus."""

    title: str | None
    html: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept in a folder. `common` names all that every page is made from: code, templates, settings, menu."""

    folder: Path
    common: str

    def name(self, *parts: object) -> str:
        """The name of a page that is made from these parts."""
        return digest(self.common, json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str))

    def get(self, name: str) -> Rendered | None:
        """A page that was kept; None where there is none that is whole."""
        try:
            seal, _, text = (self.folder / name).read_text(encoding="utf-8").partition("\n")
            found = Rendered(**json.loads(text)) if seal == digest(name, text) else None
            os.utime(self.folder / name)
        except (OSError, ValueError, TypeError):
            return None
        return found

    def put(self, name: str, page: Rendered) -> None:
        """Keep a page. What cannot be written is not kept."""
        text = json.dumps({"title": page.title, "html": page.html}, ensure_ascii=False)
        part = self.folder / f"{name}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_text(f"{digest(name, text)}\n{text}", encoding="utf-8", newline="\n")
            part.replace(self.folder / name)
        except OSError:
            part.unlink(missing_ok=True)


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
    return sha256("\0".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def digest_of_files(folders: Iterable[Path]) -> str:
    """One name for the files in some folders: where they lie and what they hold."""
    files = (file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())
    own = (file for file in files if "__pycache__" not in file.parts)
    return digest(*(f"{file.as_posix()}:{sha256(file.read_bytes()).hexdigest()}" for file in own))
