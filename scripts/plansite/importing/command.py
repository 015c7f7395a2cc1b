"""`plansite import FILE DIR`: draft pages under `DIR/docs`, questions and the numbered source beside them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from plansite.importing.draft import draft_of
from plansite.importing.drafts import pages_of
from plansite.importing.plan import find_plan
from plansite.importing.questions import count, questions
from plansite.importing.source import numbered

QUESTIONS: Final = "can-xem-lai.md"
SOURCE: Final = "nguon.txt"


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written."""

    tasks: int
    questions: int
    report: Path
    pages: tuple[Path, ...]


class Occupied(Exception):
    """Pages of the folder that somebody wrote: they hold duties, or drafts would take their place."""

    def __init__(self, pages: Sequence[Path]) -> None:
        super().__init__(*map(str, pages))
        self.pages = tuple(pages)


def import_plan(file: Path, target: Path, unwritten: Mapping[str, str] = MappingProxyType({})) -> Imported:
    """Write the drafts of a plan's file into a folder.

    `unwritten` are pages, by their path below the docs folder, that say that nothing is there yet: drafts may take
    their place. Raises `Unreadable`, and `Occupied` where duties stand or a page would be lost.
    """
    docs = target / "docs"
    blank = {(docs / path, text) for path, text in unwritten.items()}
    there = {page: page.read_text("utf-8", "replace") for page in sorted(docs.rglob("*.md")) if page.is_file()}
    written = {page: text for page, text in there.items() if (page, text) not in blank}
    if with_duties := [page for page, text in written.items() if re.search(r"^#+ NV-\d", text, re.M)]:
        raise Occupied(with_duties)
    found = find_plan(file)
    draft = draft_of(found)
    texts = {docs / "vi" / path: text for path, text in pages_of(draft).items()}
    if lost := [page for page in texts if page in written]:
        raise Occupied(lost)
    report = target / QUESTIONS
    for path, text in (*texts.items(), (report, questions(draft)), (target / SOURCE, numbered(found.blocks))):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return Imported(len(draft.ids), count(draft), report, tuple(texts))
