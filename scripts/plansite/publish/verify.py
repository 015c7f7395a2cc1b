"""A published site against a build of the commit that it names: whether anybody gets the same, file by file."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin
from urllib.request import Request, urlopen

from plansite.addresses import INDEX
from plansite.past.git import UnknownRevision, clone_at
from plansite.publish import edition
from plansite.publish.compress import COPIES
from plansite.publish.edition import Edition
from plansite.publish.hosting import HEADERS_FILE, SUMS_FILE
from plansite.publish.leads_on import REDIRECTS_FILE
from plansite.report import Refusal

_SITE: Final = "site"
_FOR_HOSTS: Final = frozenset({HEADERS_FILE, REDIRECTS_FILE})
"""What a host reads and may not serve."""
_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_PIN: Final = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
_TIMEOUT: Final = 60
_LARGEST: Final = 100_000_000


class Published(Protocol):
    """A site that someone published."""

    def read(self, name: str) -> bytes | None:
        """A file by its path from the root; None where it is not served."""

    def others(self, known: set[str]) -> list[str]:
        """The files beside the known ones, as far as can be seen."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A site on disk."""

    path: Path

    def read(self, name: str) -> bytes | None:
        """A file's bytes."""
        file = self.path / name
        return file.read_bytes() if file.is_file() else None

    def others(self, known: set[str]) -> list[str]:
        """The files beside the known ones but those compressed from them."""
        found = (file.relative_to(self.path).as_posix() for file in self.path.rglob("*") if file.is_file())
        return sorted(
            name for name in found if name not in known and not (name.endswith((*COPIES,)) and name[:-3] in known)
        )


@dataclass(frozen=True, slots=True)
class Host:
    """A site on the web; which files it has beside those that are asked for cannot be seen."""

    address: str

    def read(self, name: str) -> bytes | None:
        """What the host answers for a page or file, with whatever status: a page for what is missing comes with 404."""
        path = name.removesuffix(INDEX) if name.rpartition("/")[2] == INDEX else name
        request = Request(urljoin(self.address, quote(path)), headers={"Accept-Encoding": "identity"})
        try:
            with urlopen(request, timeout=_TIMEOUT) as answer:
                return bytes(answer.read(_LARGEST))
        except HTTPError as error:
            return error.read(_LARGEST) if name == "404.html" else None
        except (URLError, OSError, ValueError) as error:
            raise Refusal(f"Không đọc được “{request.full_url}”: {error}.") from error

    def others(self, known: set[str]) -> list[str]:
        """None that can be seen."""
        return []


@dataclass(frozen=True, slots=True)
class Verdict:
    """The commit; how many files are the same; those that differ, are not served, or are not of it.

    Where packages are installed here in other versions than the commit pins, what differs may come from them alone.
    """

    commit: str
    same: int
    different: tuple[str, ...]
    missing: tuple[str, ...]
    foreign: tuple[str, ...]
    unlike: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the site is that of its commit; the file for other hosts need not be served."""
        return not self.different and not self.foreign and set(self.missing) <= _FOR_HOSTS


def published(place: str) -> Published:
    """A site by its address or folder."""
    if re.match(r"https?://", place):
        return Host(place if place.endswith("/") else f"{place}/")
    if not Path(place).is_dir():
        raise Refusal(f"Không có thư mục “{place}”.")
    return Folder(Path(place))


def verify(site: Published, root: Path) -> Verdict:
    """Build what a site says it was built from, by the repository of a project's folder, and compare.

    Raises Refusal where it does not say, or this repository does not hold it.
    """
    said = site.read(edition.FILE)
    try:
        of = edition.parse((said or b"").decode("utf-8"))
    except ValueError as error:
        raise Refusal(f"Không đọc được “{edition.FILE}” của trang: không biết trang dựng từ bản nào.") from error
    if not _COMMIT.fullmatch(of.commit) or of.changed or not of.whole_history:
        raise Refusal("Trang không dựng từ một bản đã ghi nhận với lịch sử đầy đủ nên không ai dựng lại được.")
    with tempfile.TemporaryDirectory() as folder:
        built = _rebuilt(of, root, Path(folder) / "project")
        return Verdict(of.commit, *_compared(site, built), tuple(_unlike(built.parent)))


def _rebuilt(of: Edition, root: Path, clone: Path) -> Path:
    try:
        clone_at(root, clone, of.commit, of.tags)
    except UnknownRevision as error:
        raise Refusal(
            f"Kho này không có bản {of.commit[:12]} hay nhãn công bố của nó: hãy `git fetch --tags`."
        ) from error
    environment = {**os.environ, **of.settings, "PYTHONPATH": str(clone / "scripts")}
    found = subprocess.run([sys.executable, "-m", "plansite", "build"], cwd=clone, env=environment)
    if found.returncode:
        raise Refusal(f"Không dựng được bản {of.commit[:12]} (mã {found.returncode}).")
    return clone / _SITE


def _unlike(project: Path) -> Iterator[str]:
    """The packages that a project pins for its site and that are installed in another version, or not at all."""
    pins = project / "requirements" / "site.txt"
    for name, pinned in _PIN.findall(pins.read_text(encoding="utf-8")) if pins.is_file() else ():
        try:
            here = version(name)
        except PackageNotFoundError:
            here = "không có"
        if here != pinned:
            yield f"{name} {here} (bản ấy: {pinned})"


def _compared(site: Published, built: Path) -> tuple[int, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    names = sorted(file.relative_to(built).as_posix() for file in built.rglob("*") if file.is_file())
    found = dict(_states(site, {name: (built / name).read_bytes() for name in names}))
    different = tuple(name for name, served in found.items() if served)
    missing = tuple(name for name, served in found.items() if not served)
    return len(names) - len(found), different, missing, tuple(site.others({*names}))


def _states(site: Published, built: Mapping[str, bytes]) -> Iterator[tuple[str, bool]]:
    """The files that are not the same, and whether they are served at all."""
    for name, own in built.items():
        theirs = site.read(name)
        if theirs is None or sha256(theirs).digest() != sha256(own).digest():
            yield name, theirs is not None


def told(verdict: Verdict) -> str:
    """A verdict for people."""
    lines = [f"Bản {verdict.commit}: {verdict.same} tệp giống hệt."]
    for title, names in (
        ("Khác", verdict.different),
        ("Không được phục vụ", verdict.missing),
        ("Không thuộc bản này", verdict.foreign),
        ("Gói cài ở đây khác gói mà bản ấy ghim", () if verdict.holds else verdict.unlike),
    ):
        lines += [f"{title}: {name}" for name in names]
    if kept := ", ".join(sorted(_FOR_HOSTS.intersection(verdict.missing))):
        lines.append(f"({kept} dành cho máy chủ khác; {SUMS_FILE} có mã của nó.)")
    lines.append("Trang đúng là bản ấy." if verdict.holds else "Trang KHÔNG đúng là bản ấy.")
    return "\n".join(lines)
