"""What a page says to readers, line by line: code, addresses and comments blanked."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.linking.prose import prose_blocks
from plansite.model import Page, Section

_UNSAID: Final = re.compile(
    r"(`{1,2})[^`\n]{1,500}\1|\]\([^()\n]{0,500}\)|<[^<>\n]{1,500}>|(?:https?://|www\.)\S{1,500}|[\w.+-]{1,64}@[\w.-]{1,200}"
)
_SIGN: Final = re.compile(r"[`<@]|\]\(|://|www\.")
"""What any of it has."""


def said(page: Page, facts: bool = True) -> Iterator[tuple[int, str]]:
    """The lines of headings, facts where they are asked for, and prose, each with its number."""
    for section in page.sections:
        yield section.start, unsaid_blanked(page.lines[section.start - 1])
        if facts:
            yield from ((fact.line, unsaid_blanked(page.lines[fact.line - 1])) for fact in section.facts)
        yield from prose(page, section)


def described(page: Page) -> Iterator[tuple[int, str]]:
    """What a page's front matter says of it."""
    lines = enumerate(page.lines[: page.body_start - 1], 1)
    return ((number, line.partition(":")[2].strip(" \"'")) for number, line in lines if line.startswith("description:"))


def prose(page: Page, section: Section) -> Iterator[tuple[int, str]]:
    """The lines of a section's prose, editors' notes included."""
    for block in prose_blocks(section, notes=True):
        for number in range(block.start, block.end):
            yield number, unsaid_blanked(page.lines[number - 1])


def unsaid_blanked(line: str) -> str:
    """A line, as long as it was, with what nobody reads aloud blanked."""
    return _UNSAID.sub(lambda found: "\0" * len(found.group()), line) if _SIGN.search(line) else line
