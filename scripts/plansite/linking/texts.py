"""A section's and a task's own prose, and editors' notes, as plain text."""

import re
from typing import Final

from plansite.linking.links import Links
from plansite.model import Entity, Lang, Page, Section, Task

_QUOTED: Final = re.compile(r"^> ?", re.MULTILINE)
_NOTE: Final = re.compile(r"\A\[!NOTE\][ \t]*\n?")


def task_text(links: Links, task: Task, lang: Lang) -> str:
    """A task's own prose in one language, paragraphs apart by an empty line; empty where it has none."""
    page, section = links.plan.pages.get((lang, task.path)), links.section_of(task, lang)
    return prose_text(page, section) if page and section else ""


def prose_text(page: Page, section: Section) -> str:
    """A section's prose without editors' notes, each block on one line."""
    blocks = (block for block in section.blocks if block.kind in ("paragraph", "list", "table"))
    return "\n\n".join(" ".join(page.text(block.start, block.end).split()) for block in blocks)


def notes(links: Links, entity: Entity, lang: Lang) -> list[str]:
    """What editors note under a thing's heading in one language, line by line."""
    page, section = links.plan.pages.get((lang, entity.path)), links.section_of(entity, lang)
    blocks = (block for block in section.blocks if block.kind == "quote") if page and section else ()
    return [_NOTE.sub("", _QUOTED.sub("", page.text(block.start, block.end))) for block in blocks if page]
