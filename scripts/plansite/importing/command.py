"""`plansite import FILE DIR`: draft pages under `DIR/docs`, questions and the numbered source beside them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plansite.importing.draft import draft_of
from plansite.importing.drafts import pages_of
from plansite.importing.plan import find_plan
from plansite.importing.questions import count, questions
from plansite.importing.source import numbered
from plansite.importing.stubs import stub_of

QUESTIONS: Final = "can-xem-lai.md"
SOURCE: Final = "nguon.txt"
_LANGUAGES: Final = re.compile(r"[a-z]{2}")
_MARKS: Final[Mapping[str, str]] = {"en": "to be translated"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written."""

    tasks: int
    questions: int
    report: Path
    pages: tuple[Path, ...]


class Occupied(Exception):
    """The folder already holds a plan."""


def import_plan(file: Path, target: Path, languages: Sequence[str] = ("vi",)) -> Imported:
    """Write the drafts of a plan's file into a folder. Raises `Unreadable`, and `Occupied` where duties stand."""
    docs = target / "docs"
    if any(re.search(r"^#+ NV-\d", page.read_text("utf-8", "replace"), re.M) for page in docs.rglob("*.md")):
        raise Occupied(docs)
    found = find_plan(file)
    draft = draft_of(found)
    texts = {docs / "vi" / path: text for path, text in pages_of(draft).items()}
    for lang in languages:
        if lang != "vi" and _LANGUAGES.fullmatch(lang):
            mark = _MARKS.get(lang, lang)
            pages = pages_of(draft).items()
            texts |= {docs / lang / path: stub_of(text, mark) for path, text in pages if path != "chua-xep.md"}
    report = target / QUESTIONS
    for path, text in (*texts.items(), (report, questions(draft)), (target / SOURCE, numbered(found.blocks))):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return Imported(len(draft.ids), count(draft), report, tuple(texts))
