"""A section's and a task's own prose as plain text."""

from plansite.linking.links import Links
from plansite.model import Lang, Page, Section, Task


def task_text(links: Links, task: Task, lang: Lang) -> str:
    """A task's own prose in one language, paragraphs apart by an empty line; empty where it has none."""
    page, section = links.plan.pages.get((lang, task.path)), links.section_of(task, lang)
    return prose_text(page, section) if page and section else ""


def prose_text(page: Page, section: Section) -> str:
    """A section's prose without editors' notes, each block on one line."""
    blocks = (block for block in section.blocks if block.kind in ("paragraph", "list", "table"))
    return "\n\n".join(" ".join(page.text(block.start, block.end).split()) for block in blocks)
