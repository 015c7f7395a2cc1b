"""The docs folder's past: which pages each revision changed, and what it says of translations and publications.

Along the first parents, a merged or squashed pull request is one revision, so that what was merged together counts as
changed together.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from plansite.model import Lang
from plansite.past.repository import Repository, Signed
from plansite.reading.files import is_page, listing
from plansite.reading.grammar import ids_in
from plansite.reading.read import MAX_BYTES

PageKey: TypeAlias = tuple[Lang, str]

_CONFIRMATION: Final = re.compile(
    r"^\W*(?:bản dịch vẫn đúng|translation still right)\s*:(.*)$", re.IGNORECASE | re.MULTILINE
)
TAG: Final = "cong-bo-"
"""How the tags of publications begin."""
_TAG_NAME: Final = re.compile(rf"{TAG}[\w.-]+")
"""What may be an anchor and part of a feed's ids; another name is no publication's."""
_SOURCES: Final = ("docs", "scripts", "overrides", "mkdocs.yml", "requirements/tool.txt")
"""What a site is built from."""
_FAILURES: Final = (OSError, subprocess.SubprocessError, ValueError)


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

    @property
    def dates(self) -> Mapping[PageKey, str]:
        """When each page that is there last changed, ISO 8601; empty where it is not committed."""
        last = {key: (each.date, text) for each in self.revisions for key, text in each.pages.items()}
        return {key: date for key, (date, text) in last.items() if text is not None}


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
    except _FAILURES:
        return None


class UnknownRevision(LookupError):
    """No such revision here, or no git to ask."""


def texts_at(docs: Path, revision: str) -> Mapping[PageKey, str]:
    """The pages of a docs folder as they stood at a revision.

    Raises UnknownRevision where there is no such revision, or no git to ask.
    """
    try:
        repository = Repository(docs.resolve())
        blobs = repository.blobs(repository.commit(revision))
        pages = {_key(path): blob for path, blob in blobs.items() if is_page(path)}
        texts = repository.texts(pages.values())
    except _FAILURES as error:
        raise UnknownRevision(revision) from error
    return {key: _decoded(texts[blob]) for key, blob in pages.items()}


def publications(docs: Path) -> tuple[Publication, ...]:
    """The tagged publications that led to the files as they stand, oldest first; none without git."""
    try:
        repository = Repository(docs.resolve())
        tags = {tag: name for tag, name in repository.tags(TAG).items() if _TAG_NAME.fullmatch(tag)}
        signed = repository.signed(set(tags.values()))
    except _FAILURES:
        return ()
    found = [(signed[name], tag) for tag, name in tags.items() if name in signed]
    ordered = sorted(found, key=lambda pair: (pair[0].moment, pair[1]))
    return tuple(Publication(tag, each.date, _subject(each.message)) for each, tag in ordered)


def built_from(root: Path) -> tuple[str, bool, bool, Mapping[str, str]]:
    """A project's commit, whether its files differ from it, whether its history is whole, its publications' tags.

    Without git the commit is empty and nothing else is known.
    """
    try:
        repository = Repository(root.resolve())
        commit = repository.commit("HEAD")
        tags = {tag: name for tag, name in repository.tags(TAG).items() if _TAG_NAME.fullmatch(tag)}
        return commit, repository.is_changed(*_SOURCES), not repository.is_shallow(), dict(sorted(tags.items()))
    except _FAILURES:
        return "", True, False, {}


def moving(root: Path) -> tuple[Path, ...]:
    """What lies in a project's repository and changes with every commit, tag and checkout; nothing without git."""
    try:
        folders = Repository(root.resolve()).folders()
    except _FAILURES:
        return ()
    return tuple(folder / name for folder in folders for name in ("HEAD", "refs", "packed-refs", "shallow"))


def clone_at(root: Path, target: Path, commit: str, tags: Mapping[str, str]) -> None:
    """A clone of a project's repository at a commit, with these publications' tags and no other.

    Raises UnknownRevision where the repository does not hold them.
    """
    try:
        Repository(root.resolve()).clone(target)
        clone = Repository(target)
        for tag in clone.tags(TAG, merged=""):
            clone.remove_tag(tag)
        clone.check_out(commit)
        for tag, name in tags.items():
            clone.set_tag(tag, name)
    except _FAILURES as error:
        raise UnknownRevision(commit) from error


def _read(docs: Path) -> History | None:
    repository = Repository(docs)
    shallow = repository.is_shallow()
    steps = [(step.commit, {p: b for p, b in step.blobs.items() if is_page(p)}) for step in repository.steps()]
    if not any(pages for _, pages in steps):
        return None
    texts = repository.texts(blob for _, pages in steps for blob in pages.values() if blob)
    known = {blob: _decoded(text) for blob, text in texts.items()}
    signed = repository.ancestry()
    confirmed = _confirmed([commit for commit, _ in steps], signed)
    revisions = [
        Revision(
            signed[commit].date,
            {_key(path): known[blob] if blob else None for path, blob in pages.items()},
            confirmed[commit],
        )
        for commit, pages in steps
        if pages or confirmed[commit]
    ]
    last: dict[PageKey, str | None] = {}
    for revision in revisions:
        last.update(revision.pages)
    here = {(lang, path): _decoded(file.path.read_bytes()) for lang, path, file in listing(docs).pages}
    changed: dict[PageKey, str | None] = {key: text for key, text in here.items() if last.get(key) != text}
    changed.update(dict.fromkeys(key for key, text in last.items() if text is not None and key not in here))
    return History((*revisions, Revision("", changed)), not shallow)


def _confirmed(line: list[str], signed: Mapping[str, Signed]) -> Mapping[str, frozenset[str]]:
    """What each commit of the main line and those merged by it confirm."""
    seen: set[str] = set()

    def merged(commit: str) -> Iterator[str]:
        queue = [commit]
        while queue:
            each = queue.pop()
            if each in signed and each not in seen:
                seen.add(each)
                yield from confirmations(signed[each].message)
                queue += signed[each].leads_to

    return {commit: frozenset(merged(commit)) for commit in line}


def _subject(message: str) -> str:
    """The first paragraph of a message on one line, without what no text holds."""
    paragraph = next((part for part in re.split(r"\n[ \t\r]*\n", message) if part.strip()), "")
    return " ".join("".join(char if char.isprintable() else " " for char in paragraph).split())


def _key(path: str) -> PageKey:
    lang, _, rest = path.partition("/")
    return lang, rest


def _decoded(data: bytes) -> str:
    return (data if len(data) <= MAX_BYTES else b"").decode("utf-8", "replace").replace("\r\n", "\n")
