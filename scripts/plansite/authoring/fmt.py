"""Pages in form: only what is safe to mend is mended, and everything else stays as it is, to the byte."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plansite.authoring.files import Edited, end_of, lines_of, text_of
from plansite.citations import find
from plansite.language.folding import nfc
from plansite.linking.links import Links, link
from plansite.linking.names import Found
from plansite.linking.prose import prose_blocks
from plansite.model import SOURCE_LANG, Fact, Page
from plansite.reading import labels
from plansite.reading.read import read

_PART: Final = re.compile(r"[^;]+")


def tidy(docs: Path) -> Iterator[Edited]:
    """Every page that is not in form, with what it should be: NFC letters, a blank line before a list,
    citations as the law writes them, agencies by their full name in facts.

    A file that is not UTF-8 is left alone; `check` reports it.
    """
    links = link(read(docs)[0])
    for page in links.plan.pages.values():
        path = docs / page.lang / page.path
        try:
            text = text_of(path)
        except (OSError, UnicodeDecodeError):
            continue
        fresh = tidy_page(text, page, links)
        if fresh != text:
            yield Edited(path, text, fresh)


def shown(edited: Edited) -> str:
    """The change, line by line."""
    name = edited.path.as_posix()
    old, new = edited.old.splitlines(), edited.new.splitlines()
    return "\n".join(difflib.unified_diff(old, new, name, name, lineterm="", n=1))


def tidy_page(text: str, page: Page, links: Links) -> str:
    """A page's text in form. `page` is the same page as it was read; line ends and a byte order mark stay."""
    lines = [nfc(line) for line in lines_of(text)]
    for start, end, new in sorted(_edits(page, links), reverse=True):
        number, column = start
        line = lines[number - 1]
        offset = len(line) - len(line.lstrip("\ufeff")) + column
        lines[number - 1] = line[:offset] + new + line[offset + end - column :]
    for number in sorted((n for section in page.sections for n in section.glued_lists), reverse=True):
        lines.insert(number - 1, end_of(lines[number - 2]))
    return "".join(lines)


def _edits(page: Page, links: Links) -> Iterator[tuple[tuple[int, int], int, str]]:
    """What to put in place of what: ((line, first column), column after, text)."""
    for section in page.sections:
        for fact in section.facts if page.lang == SOURCE_LANG else ():
            start = page.lines[fact.line - 1].rfind(fact.value)
            if start < 0:  # A value that goes on in the next line.
                continue
            for first, last, new in _in_fact(fact, links):
                yield (fact.line, start + first), start + last, new
        for block in prose_blocks(section, notes=True):
            text = page.text(block.start, block.end)
            for mention in links.mentions[page.lang, page.path].get(block.start, ()):
                citation = mention.citation
                if citation and not citation.wellformed and "\n" not in citation.text:
                    before = text[: citation.start]
                    column = len(before) - (before.rfind("\n") + 1)
                    yield (block.start + before.count("\n"), column), column + len(citation.text), citation.canonical


def _in_fact(fact: Fact, links: Links) -> Iterator[tuple[int, int, str]]:
    value = label.value if (label := labels.find(fact.label)) else None
    if value == "agencies":
        plan = links.plan
        for part in _PART.finditer(fact.value):
            name = part.group().strip()
            match = links.names.agencies.match(name)
            if isinstance(match, Found):
                full = (plan.agencies.get(match.key) or plan.groups[match.key]).name[SOURCE_LANG]
                if name != full:
                    first = part.start() + part.group().index(name)
                    yield first, first + len(name), full
    if value == "documents":
        for citation in find(fact.value):
            if not citation.wellformed:
                yield citation.start, citation.end, citation.canonical
