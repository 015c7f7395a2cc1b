"""Pages as they lie on disk, to the byte: their line ends and byte order mark are kept."""

import contextlib
import errno
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_ENDS: Final = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


@dataclass(frozen=True, slots=True)
class Edited:
    """A file before and after; before, None where there was none."""

    path: Path
    old: str | None
    new: str


def text_of(path: Path) -> str:
    """A file's text, its line ends as they are. Raises OSError, and UnicodeDecodeError where it is not UTF-8."""
    if not path.is_file():  # A pipe is waited for without end.
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return path.read_bytes().decode("utf-8")


def lines_of(text: str) -> list[str]:
    """A text's lines, counted as the reader counts them, each with its end."""
    return _ENDS.split(text)


def end_of(line: str) -> str:
    """How a line ends; a line feed where it does not."""
    return line[len(line.rstrip("\r\n")) :] or "\n"


def write(found: Edited) -> None:
    """Put the new text in place."""
    if found.old is None:
        found.path.parent.mkdir(parents=True, exist_ok=True)
    found.path.write_bytes(found.new.encode())


def write_all(found: Iterable[Edited]) -> None:
    """Put all the new texts in place, or none: where one cannot be written, those before it are put back."""
    begun: list[Edited] = []
    try:
        for each in found:
            begun.append(each)
            write(each)
    except OSError:
        for each in begun:
            with contextlib.suppress(OSError):
                each.path.unlink() if each.old is None else each.path.write_bytes(each.old.encode())
        raise
