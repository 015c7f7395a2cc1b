"""What a change touches beside the plan's own words: other files of the project, and which lines of its pages."""

import difflib
import subprocess
from collections.abc import Mapping
from hashlib import sha1
from pathlib import Path

from plansite.model import Plan
from plansite.past.repository import Repository


def blob_name(file: Path) -> str:
    """The name that git gives to a file's contents; nothing where there is none, or what is no file (a pipe waits)."""
    try:
        data = file.read_bytes() if file.is_file() and not file.is_symlink() else None
    except OSError:
        data = None
    if data is None:
        return ""
    return sha1(b"blob %d\0%s" % (len(data), data), usedforsecurity=False).hexdigest()


def other_files(docs: Path, base: str) -> Mapping[str, str]:
    """The files outside the docs folder that differ from a revision, with their former text; empty without git."""
    root = docs.resolve().parent
    try:
        repository = Repository(root)
        before, now = (repository.blobs(repository.commit(each)) for each in (base, "HEAD"))
        names = sorted(name for name in {**before, **now} if not name.startswith(f"{docs.name}/"))
        changed = [name for name in names if blob_name(root / name) != before.get(name, "")]
        texts = repository.texts(before[name] for name in changed if name in before)
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    return {name: texts[before[name]].decode("utf-8", "replace") if name in before else "" for name in changed}


def touched(before: Plan, now: Plan) -> Mapping[str, frozenset[int]]:
    """The lines of today's pages that a change wrote, or right under which it took something away, by file."""
    found: dict[str, frozenset[int]] = {}
    for key, page in now.pages.items():
        old = before.pages.get(key)
        if old is None:
            found[page.file] = frozenset(range(1, len(page.lines) + 1))
        elif old.lines != page.lines:
            found[page.file] = frozenset(_lines(old.lines, page.lines))
    return found


def _lines(old: tuple[str, ...], new: tuple[str, ...]) -> set[int]:
    codes = difflib.SequenceMatcher(None, old, new).get_opcodes()
    return {line + 1 for tag, _, _, j1, j2 in codes if tag != "equal" for line in range(j1, max(j2, j1 + 1))}
