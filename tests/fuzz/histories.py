"""Histories of a docs folder that no person would make: odd messages, modes, merges, tags, moments and settings."""

import os
import random
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.fuzz import pages
from tests.fuzz.way import fresh, walk

from plansite import site
from plansite.past.git import history, publications
from plansite.past.revision import changes_since
from plansite.past.staleness import standings

MESSAGES: Final = (
    *(b"Edit", "Bản dịch vẫn đúng: NV-19".encode(), b"", b"\n\n", b"\x1e", b"a\x1eb\x1e" + b"0" * 40, b"\x01\x02\x08"),
    *("U\u2028nghĩa\u2029".encode(), b"\x0c\x0b\x1c\x1d\x85", b"\xff\xfe\x80", "cong bo \uffa0".encode()),
    *(b"]]>&<b>\"'", b"a" * 5000, b"\r\n\rx", "\ufffe\ud800".encode("utf-8", "surrogatepass"), b"\x1b[31mred"),
    *(b"Merge\n\ncommit " + b"1" * 40, b"encoding", b"--", b"tree 123\nparent 456"),
)
MOMENTS: Final = ("0 +0000", "1362355200 +0700", "1767225600 -1200", "1767225600 +1400", "4102444800 +0000",
                  "99999999999 +0000", "1767225600 +9959", "1 -9959")  # fmt: skip
TAGS: Final = ("cong-bo-2026-01-05", "cong-bo-2026-02-01", "cong-bo-1", "cong-bo-đợt-hai", "cong-bo-<b>", "cong-bo-\"x",
               "cong-bo-\u2028", "cong-bo-x/y", "v1", "cong-bo-", "cong-bo-...x")  # fmt: skip
SETTINGS: Final = """[log]
diffMerges = separate
showSignature = true
date = relative
follow = true
mailmap = true
[diff]
renames = copies
noprefix = true
external = false
relative = false
ignoreSubmodules = none
orderFile = /dev/null
submodule = log
wsErrorHighlight = all
[core]
quotePath = true
abbrev = 5
pager = false
commentChar = "#"
[i18n]
logOutputEncoding = UTF-16
commitEncoding = latin-1
[color]
ui = always
[column]
ui = always
[format]
pretty = %B
[tag]
sort = -refname
[versionsort]
suffix = -
[advice]
detachedHead = true
"""
"""What may stand in a user's settings and must change nothing."""


def run(seed: int, folder: Path) -> None:
    """Lead the pages with one history the whole way; raises for what must not be, or where settings change a thing."""
    chance = random.Random(seed)
    docs = fresh(folder, pages.GOLDEN)
    make(chance, folder)
    plain = _seen(docs)
    settings = folder / "settings"
    settings.write_text(SETTINGS, encoding="utf-8")
    former = {name: os.environ.get(name) for name in ("GIT_CONFIG_GLOBAL", "GIT_DIR", "GIT_INDEX_FILE")}
    os.environ.update(GIT_CONFIG_GLOBAL=str(settings), GIT_DIR="nowhere", GIT_INDEX_FILE="nowhere")
    try:
        assert _seen(docs) == plain, "settings change what is seen"
    finally:
        for name, value in former.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    past = history(docs)
    assert past is not None and past.complete
    for each in publications(docs):
        assert each.tag.startswith("cong-bo-") and each.reason.isprintable() and len(each.date) == 10
    changes_since(docs, chance.choice(("HEAD", "HEAD~1", "other")), site.load(docs).links)
    walk(docs, folder / "out")


def make(chance: random.Random, folder: Path) -> None:
    """Give the pages under a folder a history, whose last revision they then are, more or less."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}

    def git(*words: str, given: bytes = b"") -> None:
        subprocess.run(["git", *words], cwd=folder, env=environment, input=given, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("fast-import", "--quiet", "--date-format=raw-permissive", given=b"".join(_stream(chance, folder / "docs")))
    git("reset", "-q", "--hard", "main")
    if chance.random() < 0.3:
        pages.mutate(chance, folder / "docs")


def _stream(chance: random.Random, docs: Path) -> Iterator[bytes]:
    """A history for `git fast-import`: two lines of commits that may be merged, and tags on them."""
    mark = 0
    tips: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as spare:
        for number in range(chance.randint(3, 9)):
            branch = "main" if number < 2 else chance.choice(("main", "main", "other"))
            yield f"commit refs/heads/{branch}\nmark :{(mark := mark + 1)}\n".encode()
            yield f"author {_who(chance)}\ncommitter {_who(chance)}\n".encode()
            if chance.random() < 0.2:
                yield b"encoding " + chance.choice((b"ISO-8859-1", b"UTF-16", b"nonsense", b"hex", b"idna")) + b"\n"
            yield _data(chance.choice(MESSAGES))
            if branch == "other" and branch not in tips:
                yield f"from :{tips['main']}\n".encode()
            other = {"main": "other", "other": "main"}[branch]
            if number > 2 and other in tips and chance.random() < 0.4:
                yield f"merge :{tips[other]}\n".encode()
            tips[branch] = mark
            if number:
                pages.mutate(chance, fresh(Path(spare), docs))
                yield b"deleteall\n"
            yield from _files(chance, Path(spare) / "docs" if number else docs, number)
        if "other" not in tips:
            yield f"reset refs/heads/other\nfrom :{tips['main']}\n".encode()
        for tag in chance.sample(TAGS, chance.randint(0, 5)):
            if tag != "cong-bo-" and not tag.endswith("...x"):
                yield from _tag(chance, tag, chance.randint(1, mark))
        # The last revision has every page, so that there is something to weave.
        yield f"commit refs/heads/main\ncommitter {_who(chance)}\n".encode() + _data(b"Last") + b"deleteall\n"
        yield from _files(chance, docs, 0)


def _files(chance: random.Random, docs: Path, number: int) -> Iterator[bytes]:
    for file in pages.pages(docs):
        path = f"docs/{file.relative_to(docs).as_posix()}"
        if "\n" in path or not path.isprintable() or '"' in path:
            continue
        mode = chance.choice(("100644", "100755", "120000")) if number and chance.random() < 0.05 else "100644"
        yield f"M {mode} inline {path}\n".encode() + _data(file.read_bytes())
    if number and chance.random() < 0.3:
        place = chance.choice(("docs/vi/x.md", "docs/vi/co-quan/so-y-te.md", "docs/en/x.md", "docs/vi"))
        yield f"M 160000 {'1' * 40} {place}\n".encode()


def _tag(chance: random.Random, tag: str, mark: int) -> Iterator[bytes]:
    if chance.random() < 0.3:
        yield f"reset refs/tags/{tag}\nfrom :{mark}\n".encode()
    else:
        yield f"tag {tag}\nfrom :{mark}\ntagger {_who(chance)}\n".encode() + _data(chance.choice(MESSAGES))
    if chance.random() < 0.2:
        yield f"reset refs/heads/{tag}\nfrom :1\n".encode()


def _who(chance: random.Random) -> str:
    return f"Biên tập viên <a@example.com> {chance.choice(MOMENTS)}"


def _data(content: bytes) -> bytes:
    return f"data {len(content)}\n".encode() + content + b"\n"


def _seen(docs: Path) -> object:
    past = history(docs)
    return past, publications(docs), dict(standings(past)), site.load(docs).editions
