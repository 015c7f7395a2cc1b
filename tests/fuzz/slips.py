"""Slips of editors: small changes of the shipped pages, a hundred at once, after which they are put in form."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.fuzz.pages import pages
from tests.fuzz.way import fresh
from tests.projects import SHIPPED

from plansite.authoring.files import write_all
from plansite.authoring.fmt import tidy

COUNT: Final = 100
"""Slips a run."""

Change = Callable[[random.Random, str], str]


def run(seed: int, folder: Path) -> None:
    """Make slips, put the pages in form, and again: the second time changes nothing, and no word is lost."""
    docs = fresh(folder, SHIPPED / "docs")
    chance = random.Random(seed)
    for _ in range(COUNT):
        slip(chance, docs)
    edited = tidy(docs)
    write_all(edited)
    assert tidy(docs) == ()
    for each in edited:
        assert len(each.new.split("\n")) >= len((each.old or "").split("\n"))


def slip(chance: random.Random, docs: Path) -> None:
    """Change one line of one page, a fact as often as not."""
    file = chance.choice(pages(docs))
    lines = file.read_bytes().decode().split("\n")
    facts = [number for number, line in enumerate(lines) if line.startswith("- **")]
    number = chance.choice(facts) if facts and chance.random() < 0.6 else chance.randrange(len(lines))
    lines[number] = chance.choice(_SLIPS)(chance, lines[number])
    file.write_bytes("\n".join(lines).encode())


def _at_a_space(put: str) -> Change:
    def change(chance: random.Random, line: str) -> str:
        spaces = [match.start() for match in re.finditer(" ", line)]
        at = chance.choice(spaces) if spaces else 0
        return line[:at] + put + line[at + 1 :]

    return change


def _swapped(old: str, new: str) -> Change:
    return lambda _, line: line.replace(old, new, 1)


def _letter(chance: random.Random, line: str) -> str:
    at = chance.randint(0, len(line))
    return (
        line[:at]
        + chance.choice(("", "e", "ễ", "\u0301", "**", ":", ";", "\u00a0", "-", "\r", "\u200b"))
        + line[at + 1 :]
    )


_SLIPS: Final[tuple[Change, ...]] = (
    *map(_at_a_space, ("  ", "\u00a0", "\n", "\n  ", "", "\t", " ;", "; ", " và ", "\r\n")),
    *(_swapped(*pair) for pair in (("- ", "* "), ("- ", ""), (":**", "**:"), (":**", ":** "), ("**", "__"))),
    *(_swapped(*pair) for pair in ((":", "："), ("-", "–"), ("/", "-"), ("Sở", "S."), ("Sở ", "sở "), (" số", ""))),
    lambda _, line: f"{line}\nLời văn dính vào.",
    lambda _, line: f"{line} ",
    lambda _, line: f"{line}; SYT ;CAT",
    lambda _, line: f"    {line}",
    lambda _, line: line.upper(),
    _letter,
)  # fmt: skip
