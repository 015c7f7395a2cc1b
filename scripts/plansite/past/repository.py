"""Git's objects as they lie in a repository: bytes from strangers, and nothing of them left to anybody's settings.

The only module that runs git. It asks plumbing alone, which answers alike whatever is configured, and takes sizes and
NUL for ends, so that no message, name or text can pass for more than it is.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

_TIMEOUT: Final = 120
_KEPT: Final = ("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_CEILING")
"""Of git's variables those that say where git and its settings are; the others would point to another repository."""
_PINNED: Final = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
_DIFF: Final = ("diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff",
                "--no-textconv", "--ignore-submodules=all", "--relative", "--", ".")  # fmt: skip
_EPOCH: Final = datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Signed:
    """A commit or tag: who it leads to, its date in ISO 8601 where it was made, and what it says."""

    leads_to: tuple[str, ...]
    """A commit's parents; what a tag marks."""
    moment: int
    """Seconds since 1970."""
    date: str
    message: str


@dataclass(frozen=True, slots=True)
class Step:
    """A commit of the main line, and what it changed: a path under the folder to its blob, None where it has none."""

    commit: str
    blobs: Mapping[str, str | None]


class Repository:
    """The repository that a folder lies in. Its methods raise OSError, SubprocessError or ValueError where none is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        own |= {name: value for name, value in os.environ.items() if name.startswith(_KEPT)}
        self._environment = {**own, **_PINNED}

    def is_shallow(self) -> bool:
        """Whether commits before some are not there."""
        return self._ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    def folders(self) -> list[Path]:
        """Where the repository itself lies: of this working tree, and of all that share it."""
        found = self._ask("rev-parse", "--git-dir", "--git-common-dir").splitlines()
        return [self._folder / os.fsdecode(line) for line in dict.fromkeys(found)]

    def commit(self, revision: str) -> str:
        """The commit that a revision names."""
        name = f"{revision}^{{commit}}"
        return self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", name).decode().strip()

    def steps(self) -> list[Step]:
        """The commits along the first parents, oldest first."""
        lines = self._ask("rev-list", "--first-parent", "--parents", "HEAD").decode().splitlines()[::-1]
        asked = "".join(f"{' '.join(line.split()[:2])}\n" for line in lines)
        found: dict[str, dict[str, str | None]] = {line.split()[0]: {} for line in lines}
        parts = iter(self._ask(*_DIFF, given=asked.encode()).split(b"\0"))
        commit = ""
        for part in parts:
            if part.startswith(b":"):
                _, mode, _, blob, _ = part.decode().split()
                found[commit][os.fsdecode(next(parts))] = blob if mode.startswith("100") else None
            elif part:
                commit = part.decode()
        return [Step(commit, blobs) for commit, blobs in found.items()]

    def blobs(self, commit: str) -> Mapping[str, str]:
        """Every file under the folder at a commit, with its blob; no links and no other repositories."""
        entries = self._ask("ls-tree", "-r", "-z", commit, "--", ".").split(b"\0")
        pairs = (entry.partition(b"\t")[::2] for entry in entries if entry.startswith(b"100"))
        return {os.fsdecode(path): about.split()[2].decode() for about, path in pairs}

    def is_changed(self, *paths: str) -> bool:
        """Whether anything under these paths differs from the commit, or is new."""
        words = (
            "status",
            "--porcelain",
            "-z",
            "--untracked-files=normal",
            "--ignore-submodules=all",
            "--no-renames",
            "--",
        )
        return bool(self._ask(*words, *paths))

    def clone(self, target: Path) -> None:
        """Make a clone elsewhere, with all that this one holds and nothing in its folder."""
        self._ask("clone", "--quiet", "--no-checkout", "--no-hardlinks", ".", str(target))

    def check_out(self, commit: str) -> None:
        """Put the files of a commit in the folder, byte by byte."""
        self._ask("-c", "core.autocrlf=false", "-c", "core.eol=lf", "-c", "advice.detachedHead=false",
                  "checkout", "--quiet", "--detach", commit)  # fmt: skip

    def mark(self, tag: str, message: str) -> None:
        """Mark the commit at which the files stand with a tag that says why, signed by who is set as its author."""
        self._ask(
            "tag", "--annotate", "--no-sign", "--cleanup=verbatim", "--file=-", tag, given=f"{message}\n".encode()
        )

    def set_tag(self, tag: str, name: str) -> None:
        """Let a tag name an object that is there."""
        self._ask("update-ref", f"refs/tags/{tag}", name)

    def remove_tag(self, tag: str) -> None:
        """Forget a tag."""
        self._ask("update-ref", "-d", f"refs/tags/{tag}")

    def tags(self, start: str, merged: str = "--merged=HEAD") -> Mapping[str, str]:
        """The tags that led to the files as they stand and whose names begin so, and what they name."""
        form = "--format=%(objectname) %(refname)"
        words = ("for-each-ref", *([merged] if merged else []), form, f"refs/tags/{start}*")
        lines = self._ask(*words).decode("utf-8", "replace")
        pairs = (line.partition(" ")[::2] for line in lines.split("\n") if line)
        return {name.removeprefix("refs/tags/"): found for found, name in pairs}

    def signed(self, names: Iterable[str]) -> Mapping[str, Signed]:
        """Commits and tags by their names; those that are not there are left out."""
        found = self._objects(list(names)).items()
        return {name: _signed(data) for name, (kind, data) in found if kind in ("commit", "tag")}

    def ancestry(self) -> Mapping[str, Signed]:
        """Every commit that led to the files as they stand."""
        return self.signed(self._ask("rev-list", "HEAD").decode().split())

    def texts(self, blobs: Iterable[str]) -> Mapping[str, bytes]:
        """The contents of blobs. Raises ValueError where one is not there."""
        names = sorted(set(blobs))
        found = self._objects(names)
        if len(found) < len(names):
            raise ValueError("some files' former texts are not in this repository")
        return {name: data for name, (_, data) in found.items()}

    def _objects(self, names: Sequence[str]) -> dict[str, tuple[str, bytes]]:
        data = self._ask("cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
        return dict(_answers(data, names))

    def _ask(self, *words: str, given: bytes = b"") -> bytes:
        return subprocess.run(
            ["git", "--no-pager", *words], cwd=self._folder, env=self._environment, input=given,
            capture_output=True, check=True, timeout=_TIMEOUT,
        ).stdout  # fmt: skip


def _answers(data: bytes, names: Sequence[str]) -> Iterator[tuple[str, tuple[str, bytes]]]:
    at = 0
    for name in names:
        end = data.index(b"\n", at)
        about = data[at:end].split()
        at = end + 1
        if len(about) == 3:
            size = int(about[2])
            yield name, (about[1].decode(), data[at : at + size])
            at += size + 1


def _signed(data: bytes) -> Signed:
    """A commit's or tag's own text, read: headers, an empty line, the message."""
    head, _, message = data.partition(b"\n\n")
    headers = [line.partition(b" ")[::2] for line in head.split(b"\n")]
    said = dict(headers[::-1])
    moment, date = _date(said.get(b"committer") or said.get(b"tagger") or b"")
    return Signed(
        tuple(value.decode("ascii", "replace") for name, value in headers if name in (b"parent", b"object")),
        moment,
        date,
        _decoded(message, said.get(b"encoding", b"utf-8")),
    )


def _date(line: bytes) -> tuple[int, str]:
    """When someone signed, by the clock where they were; what is no moment is the first one that there is."""
    try:
        moment, zone = (int(part) for part in line.rsplit(b" ", 2)[1:])
        minutes = (abs(zone) // 100 * 60 + abs(zone) % 100) * (1 if zone > 0 else -1)
        return moment, (_EPOCH + timedelta(seconds=moment, minutes=minutes)).date().isoformat()
    except (ValueError, OverflowError):
        return 0, _EPOCH.date().isoformat()


def _decoded(message: bytes, encoding: bytes) -> str:
    try:
        return message.decode(encoding.decode("ascii"), "replace")
    except (LookupError, ValueError):
        return message.decode("utf-8", "replace")
