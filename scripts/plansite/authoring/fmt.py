"""Pages in form: only what is safe to mend is mended, and everything else stays as it is, to the byte."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from plansite.authoring.files import Edited, end_of, lines_of, text_of
from plansite.check import check, every_problem
from plansite.citations import find
from plansite.language.folding import nfc
from plansite.linking.links import Links, link
from plansite.linking.names import Found
from plansite.linking.prose import prose_blocks
from plansite.model import SOURCE_LANG, Fact, Page, Plan, Problem
from plansite.reading import labels
from plansite.reading.assemble import assemble
from plansite.reading.read import parse_page, read

_PART: Final = re.compile(r"[^;]+")
_FACT: Final = re.compile(r"\s*[-*+]\s+\*\*[^*:]+:\*\*\s*(.*?)\s*")
"""A fact on one line, and its value."""

Place = tuple[str, int]
"""A file and a line."""


def tidy(docs: Path) -> tuple[Edited, ...]:
    """Every page that is not in form, with what it should be: NFC letters, a blank line before a list,
    citations as the law writes them, agencies by their full name in facts.

    A file that is not UTF-8 is left alone; `check` reports it. So is one that would break more rules afterwards.
    """
    plan, reading = read(docs)
    links = link(plan)
    doubtful = frozenset((problem.file, problem.line) for problem in check(links, reading))
    # What only was silent beside another problem is not brought by mending that.
    problems = every_problem(links, reading)
    edited = {place: found for place, page in plan.pages.items() if (found := _tidied(docs, page, links, doubtful))}
    while worse := _worse(plan, edited.values(), docs, problems):
        kept = {place: each for place, each in edited.items() if plan.pages[place].file not in worse}
        edited = kept if len(kept) < len(edited) else {}
    return tuple(edited.values())


def shown(edited: Edited) -> str:
    """The change, line by line."""
    name = edited.path.as_posix()
    old, new = (edited.old or "").splitlines(), edited.new.splitlines()
    return "\n".join(difflib.unified_diff(old, new, name, name, lineterm="", n=1))


def _tidied(docs: Path, page: Page, links: Links, doubtful: frozenset[Place]) -> Edited | None:
    path = docs / page.lang / page.path
    try:
        text = text_of(path)
    except (OSError, UnicodeDecodeError):
        return None
    fresh = tidy_page(text, page, links, doubtful)
    return Edited(path, text, fresh) if fresh != text else None


def _worse(plan: Plan, edited: Iterable[Edited], docs: Path, before: Iterable[Problem]) -> frozenset[str]:
    """The files that would break more rules than before."""
    found: list[Problem] = []
    pages = dict(plan.pages)
    for each in edited:
        lang, _, path = each.path.relative_to(docs).as_posix().partition("/")
        pages[lang, path], said = parse_page(each.new.removeprefix("\ufeff"), lang, path, plan.pages[lang, path].file)
        found += said
    if pages == plan.pages:
        return frozenset()
    fresh = replace(assemble(MappingProxyType(pages), plan.langs), files=plan.files)
    after = Counter((problem.file, problem.rule) for problem in every_problem(link(fresh), found))
    known = Counter((problem.file, problem.rule) for problem in before)
    return frozenset(file for file, _ in after - known)


def tidy_page(text: str, page: Page, links: Links, doubtful: frozenset[Place] = frozenset()) -> str:
    """A page's text in form. `page` is the same page as it was read; line ends and a byte order mark stay.

    No name is taken from a heading at one of the `doubtful` places, of which something is said.
    """
    lines = [nfc(line) for line in lines_of(text)]
    for start, end, new in sorted(_edits(page, links, doubtful), reverse=True):
        number, column = start
        line = lines[number - 1]
        offset = len(line) - len(line.lstrip("\ufeff")) + column
        lines[number - 1] = line[:offset] + new + line[offset + end - column :]
    for number in sorted((n for section in page.sections for n in section.glued_lists), reverse=True):
        lines.insert(number - 1, end_of(lines[number - 2]))
    return "".join(lines)


def _edits(page: Page, links: Links, doubtful: frozenset[Place]) -> Iterator[tuple[tuple[int, int], int, str]]:
    """What to put in place of what: ((line, first column), column after, text)."""
    for section in page.sections:
        for fact in section.facts if page.lang == SOURCE_LANG else ():
            match = _FACT.fullmatch(page.lines[fact.line - 1])
            # A value that goes on in the next line, or that was read as meant, is left alone.
            if match and not fact.malformed and " ".join(match.group(1).split()) == fact.value:
                for first, last, new in _in_fact(fact, match.group(1), links, doubtful):
                    yield (fact.line, match.start(1) + first), match.start(1) + last, new
        for block in prose_blocks(section, notes=True):
            text = page.text(block.start, block.end)
            for mention in links.mentions[page.lang, page.path].get(block.start, ()):
                citation = mention.citation
                if citation and not citation.wellformed and "\n" not in citation.text:
                    before = text[: citation.start]
                    column = len(before) - (before.rfind("\n") + 1)
                    yield (block.start + before.count("\n"), column), column + len(citation.text), citation.canonical


def _in_fact(fact: Fact, value: str, links: Links, doubtful: frozenset[Place]) -> Iterator[tuple[int, int, str]]:
    kind = label.value if (label := labels.find(fact.label)) else None
    if kind == "agencies":
        for part in _PART.finditer(value):
            name = part.group().strip()
            match = links.names.agencies.match(name)
            if isinstance(match, Found):
                agency = links.plan.agencies.get(match.key) or links.plan.groups[match.key]
                full = agency.name[SOURCE_LANG]
                if name != full and (agency.file, agency.line) not in doubtful:
                    first = part.start() + part.group().index(name)
                    yield first, first + len(name), full
    if kind == "documents":
        for citation in find(value):
            if not citation.wellformed:
                yield citation.start, citation.end, citation.canonical
