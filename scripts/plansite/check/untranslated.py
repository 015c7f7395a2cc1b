"""The sections of a translation that say of themselves that nobody has translated them yet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plansite.language.words import load
from plansite.model import Lang, Page, Section
from plansite.reading.grammar import TASK_HEADING

if TYPE_CHECKING:
    from plansite.linking.links import Links


def untranslated(links: "Links") -> Iterator[tuple[Page, Section, Section]]:
    """Each with its page and its source."""
    for pair in links.pairing.all():
        begins = mark(pair.other.lang)
        for source, section in pair.sections if begins else ():
            task = TASK_HEADING.fullmatch(section.title)
            if (task.group(2) if task else section.title).startswith(begins):
                yield pair.other, section, source


def mark(lang: Lang) -> str:
    """What such a heading begins with; empty in a language that the tool does not speak."""
    words = load()
    return words.say(lang, "new.untranslated") if lang in words.langs else ""
