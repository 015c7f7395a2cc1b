"""What a web server says with the site's files: the one place for it, whatever the host.

`hosting/nginx.conf` carries the same words, and a test holds it to them; `_headers` is what Netlify and
Cloudflare Pages read.
"""

import os
import re
from collections.abc import Iterable
from hashlib import sha256
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Final

from plansite.publish.csp import HEADER

HEADERS_FILE: Final = "_headers"
SUMS_FILE: Final = "SHA256SUMS"

HEADERS: Final = (
    ("Content-Security-Policy", HEADER),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
"""Sent with every answer."""

HASHED: Final = r"[._][0-9a-f]{7,64}\.(?:min\.(?:css|js)|json|png)(?:\.map)?$"
"""The end of a name that carries its content's hash: the theme's files, the search index's, the share cards."""

FOREVER: Final = "public, max-age=31536000, immutable"


def headers_file(files: Iterable[str]) -> str:
    """The text of `_headers` for a site of these files (paths from its root).

    Neither host knows patterns but a folder's `/*`, joins the values of two rules that set one header, and
    revalidates by default: so only folders and files that may be kept for ever are named.
    """
    rules: list[tuple[str, tuple[tuple[str, str], ...]]] = [("/*", HEADERS)]
    rules += [(pattern, (("Cache-Control", FOREVER),)) for pattern in _kept(files)]
    return "\n".join("\n".join([path, *(f"  {name}: {value}" for name, value in said), ""]) for path, said in rules)


def sums_file(site: Path) -> str:
    """The text of `SHA256SUMS` for a built site: what `sha256sum --check` reads, sorted by path."""
    return "".join(f"{sha256((site / name).read_bytes()).hexdigest()}  {name}\n" for name in _files(site))


def publish(site: Path) -> None:
    """Write both files into a built site that is otherwise complete."""
    (site / HEADERS_FILE).write_text(headers_file(_files(site)), encoding="utf-8", newline="\n")
    (site / SUMS_FILE).write_text(sums_file(site), encoding="utf-8", newline="\n")


def _files(site: Path) -> list[str]:
    walked = ((Path(folder).relative_to(site).as_posix(), names) for folder, _, names in os.walk(site))
    found = (f"{folder}/{name}".removeprefix("./") for folder, names in walked for name in names)
    return sorted(name for name in found if name != SUMS_FILE)


def _kept(files: Iterable[str]) -> list[str]:
    """Patterns for the files with hashed names: their folder where it holds no other file, else each by itself."""
    found = []
    names = sorted(PurePosixPath(name) for name in files)
    for folder, group in groupby(names, key=lambda name: name.parent):
        held = list(group)
        hashed = [name for name in held if re.search(HASHED, name.name)]
        whole = hashed == held and not any(folder in name.parent.parents for name in names)
        found += [f"/{folder}/*"] if whole else [f"/{name}" for name in hashed]
    return sorted(found)
