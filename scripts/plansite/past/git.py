"""The docs folder's past, from git: which pages each revision changed, and what it says of translations.

The only module that runs git. Along the first parents, a merged or squashed pull request is one
revision, so that what was merged together counts as changed together.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from plansite.model import Lang
from plansite.reading.grammar import ids_in

PageKey: TypeAlias = tuple[Lang, str]

_CONFIRMATION: Final = re.compile(r"^\W*bản dịch vẫn đúng\s*:(.*)$", re.IGNORECASE | re.MULTILINE)
_RECORD: Final = "\x1e"
_TIMEOUT: Final = 120
_TAG: Final = "cong-bo-"
"""How the tags of publications begin."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A step of the main line. `pages` are those it changed, with their text; None where it removed one."""

    date: str
    """ISO 8601; empty for what is not committed yet."""
    pages: Mapping[PageKey, str | None]
    confirmed: frozenset[str] = frozenset()
    """Tasks whose translation it says is still right."""


@dataclass(frozen=True, slots=True)
class History:
    """The revisions, oldest first. Where it is not `complete`, the first one is not where the text began."""

    revisions: tuple[Revision, ...]
    complete: bool

    @property
    def edition(self) -> str:
        """The date of the text as it stands, ISO 8601; empty where some of it is not committed."""
        *committed, present = self.revisions
        return committed[-1].date if committed and not present.pages else ""


@dataclass(frozen=True, slots=True)
class Publication:
    """A tag that marks what was published: its name, its date in ISO 8601, and the reason it gives."""

    tag: str
    date: str
    reason: str


def confirmations(message: str) -> frozenset[str]:
    """The tasks that a commit's message names in a line `Bản dịch vẫn đúng: NV-19, NV-20`."""
    return frozenset(found for line in _CONFIRMATION.findall(message) for found in ids_in(line))


def history(docs: Path) -> History | None:
    """The history of a docs folder up to the files as they stand; None where there is none to read.

    Raises nothing: no git, no repository and a broken one are all no history.
    """
    try:
        return _read(docs.resolve())
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def texts_at(docs: Path, revision: str) -> Mapping[PageKey, str]:
    """The pages of a docs folder as they stood at a revision.

    Raises LookupError where there is no such revision, or no git to ask.
    """
    folder = docs.resolve()
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
        entries = _git(folder, "ls-tree", "-r", "-z", commit, "--", ".").split("\0")
        blobs = dict(_blob(entry) for entry in entries if entry.startswith("100") and _is_page(entry))
        texts = _blobs(folder, sorted(set(blobs.values())))
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise LookupError(revision) from error
    return {key: texts[blob] for key, blob in blobs.items()}


def publications(docs: Path) -> tuple[Publication, ...]:
    """The tagged publications that led to the files as they stand, oldest first; none without git."""
    form = "--format=%(refname:short)%00%(creatordate:short)%00%(contents:subject)"
    try:
        raw = _git(docs.resolve(), "for-each-ref", "--merged=HEAD", "--sort=creatordate", form, f"refs/tags/{_TAG}*")
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(Publication(*line.split("\0")) for line in raw.splitlines())


def _blob(entry: str) -> tuple[PageKey, str]:
    about, _, path = entry.partition("\t")
    return _key(path), about.split()[2]


def _is_page(path: str) -> bool:
    return path.endswith(".md") and "/" in path


def _read(docs: Path) -> History | None:
    if not docs.is_dir():
        return None
    shallow = _git(docs, "rev-parse", "--is-shallow-repository").strip() == "true"
    raw = _git(
        docs, "log", "--first-parent", "-m", "--reverse", "--raw", "--no-abbrev", "--no-renames", "--relative",
        "-z", f"--format={_RECORD}%H", "--", ".",
    )  # fmt: skip
    steps = dict(_step(record) for record in raw.split(_RECORD)[1:])
    if not steps:
        return None
    texts = _blobs(docs, sorted({blob for changes in steps.values() for _, blob in changes if blob}))
    revisions = [
        Revision(date, {key: texts[blob] if blob else None for key, blob in steps.get(commit, ())}, confirmed)
        for commit, date, confirmed in _main_line(docs)
        if commit in steps or confirmed
    ]
    last: dict[PageKey, str] = {}
    for revision in revisions:
        last.update({key: text for key, text in revision.pages.items() if text is not None})
        for key in (key for key, text in revision.pages.items() if text is None):
            last.pop(key, None)
    here = {_key(file.relative_to(docs).as_posix()): _decoded(file.read_bytes()) for file in _files(docs)}
    changed: dict[PageKey, str | None] = {key: text for key, text in here.items() if last.get(key) != text}
    changed.update(dict.fromkeys(last.keys() - here.keys()))
    return History((*revisions, Revision("", changed)), not shallow)


def _step(record: str) -> tuple[str, list[tuple[PageKey, str | None]]]:
    """A record of `git log --raw -z`: the commit, and each changed page with its new blob."""
    commit, *fields = record.strip("\n\0").split("\0")
    changes: list[tuple[PageKey, str | None]] = []
    fields = [field.lstrip("\n") for field in fields if field.strip()]
    for about, path in zip(fields[::2], fields[1::2], strict=True):
        mode, blob, status = about.split()[1], about.split()[3], about.split()[4]
        if _is_page(path) and mode != "120000":
            changes.append((_key(path), None if status == "D" else blob))
    return commit.strip(), changes


def _main_line(docs: Path) -> Iterator[tuple[str, str, frozenset[str]]]:
    """The main line's commits, oldest first: name, date, and what they and the commits merged by them confirm."""
    line = _git(docs, "log", "--first-parent", "--format=%H %cs").splitlines()[::-1]
    records = _git(docs, "log", f"--format={_RECORD}%H%x00%P%x00%B").split(_RECORD)[1:]
    commits = {commit: (parents.split(), message) for commit, parents, message in (r.split("\0", 2) for r in records)}
    seen: set[str] = set()
    for entry in line:
        commit, date = entry.split()
        queue, names = [commit], frozenset[str]()
        while queue:
            each = queue.pop()
            if each in commits and each not in seen:
                seen.add(each)
                parents, message = commits[each]
                names |= confirmations(message)
                queue += parents
        yield commit, date, names


def _blobs(docs: Path, names: Sequence[str]) -> Mapping[str, str]:
    """Each blob's text, all read by one process."""
    command = ["git", "cat-file", "--batch"]
    asked = "".join(f"{name}\n" for name in names).encode()
    data = subprocess.run(command, cwd=docs, input=asked, capture_output=True, check=True, timeout=_TIMEOUT).stdout
    texts: dict[str, str] = {}
    at = 0
    for name in names:
        end = data.index(b"\n", at)
        size = int(data[at:end].split()[2])
        texts[name] = _decoded(data[end + 1 : end + 1 + size])
        at = end + size + 2
    return texts


def _git(docs: Path, *words: str) -> str:
    command = ["git", "-c", "core.quotePath=false", *words]
    return subprocess.run(command, cwd=docs, capture_output=True, check=True, timeout=_TIMEOUT).stdout.decode(
        "utf-8", "replace"
    )


def _files(docs: Path) -> Iterator[Path]:
    return (file for file in sorted(docs.glob("*/**/*.md")) if file.is_file())


def _key(path: str) -> PageKey:
    lang, _, rest = path.partition("/")
    return lang, rest


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\r\n", "\n")
