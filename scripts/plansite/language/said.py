"""What `check` says in Vietnamese, in the language of the page of which it is said; the phrases stand in `said.csv`."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from plansite.model import Lang

_SLOT: Final = re.compile(r"\\\{([a-d])\\\}")


def in_language(text: str, lang: Lang) -> str | None:
    """A message or hint in another language; None where a phrase of it is not known in that one."""
    said: list[str] = []
    rest = text.strip()
    while rest:
        found = next(_fitting(rest, lang), None)
        if found is None:
            return None
        phrase, length = found
        said.append(phrase)
        rest = rest[length:].lstrip()
    return " ".join(said)


def _fitting(text: str, lang: Lang) -> Iterator[tuple[str, int]]:
    """The phrases with which a text begins, as the language says them, each with its length in the text."""
    for pattern, other in _phrases(lang):
        if found := pattern.match(text):
            yield other.format(**found.groupdict()), found.end()


@cache
def _phrases(lang: Lang) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each phrase of the source with the other language's; the longer ones, which say more, first."""
    rows = csv.DictReader(files("plansite.language").joinpath("said.csv").read_text(encoding="utf-8").splitlines())
    found = [(row["vi"], row[lang]) for row in rows if row.get(lang)]
    return tuple((_pattern(vi), other) for vi, other in sorted(found, key=lambda row: -len(row[0])))


def _pattern(phrase: str) -> re.Pattern[str]:
    slots = _SLOT.sub(lambda slot: f"(?P<{slot[1]}>.+?)", re.escape(phrase))
    return re.compile(slots + r"(?=\s|$)", re.DOTALL)
