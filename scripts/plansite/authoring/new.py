"""Starting a new task: the next free id, in every language, in the right place."""

from pathlib import Path
from typing import Final

from plansite.authoring.files import Edited, end_of, lines_of, text_of
from plansite.language.words import Words
from plansite.model import SOURCE_LANG, Page, Plan
from plansite.reading import labels
from plansite.reading.assemble import AGENCIES

_FACTS: Final = (labels.PARTNERS, labels.BENEFICIARIES, labels.SOURCE)
"""The facts that nearly every task has; `check` asks for each that is left empty."""


def start_task(docs: Path, plan: Plan, words: Words, agency: str) -> tuple[Edited, ...]:
    """Each language's page of an agency with a task of the next free id after its last one.

    Nothing is written. Raises LookupError where no agency's page has this slug in every language.
    """
    path = f"{AGENCIES}/{agency}.md"
    pages = [plan.pages.get((lang, path)) for lang in plan.langs]
    if agency not in plan.agencies or None in pages:
        raise LookupError(agency)
    return tuple(_started(docs, page, plan.next_id, words) for page in pages if page)


def _started(docs: Path, page: Page, key: str, words: Words) -> Edited:
    file = docs / page.lang / page.path
    text = text_of(file)
    lines = lines_of(text)
    place = _place(page)
    while place > 1 and not lines[place - 2].strip():
        place -= 1
    own = ["", *(f"- **{label}:**" for label in _FACTS)] if page.lang == SOURCE_LANG else []
    task = ["", f"### {key}. {words.say(page.lang, 'new.title')}", *own]
    end = end_of(lines[0])
    above = "".join(lines[: place - 1])
    new = above + ("" if above.endswith(end) else end) + "".join(line + end for line in task)
    return Edited(file, text, new + "".join(lines[place - 1 :]))


def _place(page: Page) -> int:
    """The line before which the task goes: after the last task, else after the first part below the title."""
    tasks = [section for section in page.sections if section.task_id]
    return (tasks[-1:] or page.sections[1:2] or page.sections[:1])[0].end
