"""Lists of tasks, bounded: past a bound a list becomes counts that lead to the agencies' own pages.

A page stays under 500 KiB and 5,000 elements at any size of the plan; a plan of a province is far from every bound.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from plansite.language.escaping import as_html
from plansite.model import Document
from plansite.weaving.markup import bullets, link
from plansite.weaving.view import View

MOST_TASKS: Final = 300
"""Tasks that the lists of one page show one by one; past it they are counted, by agency."""
MOST_AGENCIES: Final = 60
"""Agencies that a list of counts, or the home page, shows one by one; past it they are counted too."""
MOST_BYTES: Final = 400_000
MOST_ELEMENTS: Final = 4_400
"""Of what one list may be on its page; past either, tasks that would stand there whole are counted."""
MOST_CELLS: Final = 1_200
"""Cells of a matrix; past it what is not empty is listed, a line a row."""
SEARCH: Final = "tim-kiem.md"


def grouped(view: View, tasks: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Tasks by the agency or group that answers for them, in the order of the pages; those without one under ""."""
    groups: dict[str, list[str]] = {}
    for task in tasks:
        groups.setdefault(next(iter(view.links.tasks[task].answering), ""), []).append(task)
    return sorted(groups.items(), key=lambda group: view.links.ranks[group[0]])


def in_order(view: View) -> dict[str, Document]:
    """The plan's document, what it carries out, then the others in the order of the pages."""
    keys = dict.fromkeys((*view.links.chain, *view.plan.documents))
    return {key: view.plan.documents[key] for key in keys}


def could_name(view: View) -> dict[str, Document]:
    """The documents that duties of the plan could name: not what was issued after it, unless one does all the same."""
    issued = next((view.plan.documents[key].date for key in view.links.chain[:1]), None)

    def later(key: str, document: Document) -> bool:
        return bool(issued and document.date and document.date > issued and key not in view.links.named_by)

    return {key: document for key, document in in_order(view).items() if not later(key, document)}


def holder(view: View, key: str, brief: bool = False) -> str:
    """The link of an agency or group that answers; the words for nobody where the key is ""."""
    if not key:
        return view.say("nobody.brief" if brief else "nobody")
    agency = view.agency(key)
    return link(view.href(agency.path, agency.anchor), as_html(view.brief(agency))) if brief else view.link(agency)


def task_list(view: View, tasks: Sequence[str], in_all: int | None = None) -> str:
    """Links to tasks, each with who answers. `in_all` is how many tasks the lists of this page hold."""
    lines = (f"{view.task_link(task)} – {answering(view, task)}" for task in tasks)
    return _bounded(view, tasks, in_all, lambda: bullets(lines, "task-list"))


def by_agency(view: View, tasks: Sequence[str], in_all: int | None = None, partner: str = "") -> str:
    """Links to tasks under who answers for them; marked where `partner` is inferred to work in one."""

    def shown(task: str) -> str:
        inferred = partner in view.links.tasks[task].partners_inferred
        return view.task_link(task) + (f" ({view.say('inferred')})" if inferred else "")

    groups = grouped(view, tasks)
    lines = (f"{holder(view, key)}{bullets(map(shown, found))}" for key, found in groups)
    return _bounded(view, tasks, in_all, lambda: bullets(lines, "by-agency"))


def answering(view: View, task: str) -> str:
    """Those who answer for a task; the words for nobody where none is named."""
    return view.agencies(view.links.tasks[task].answering) or view.say("nobody")


def counted(view: View, tasks: Sequence[str], in_all: int = 0) -> str:
    """How many tasks each agency answers for, leading to its page; past a bound how many there are, and to the search.

    `in_all` is how many such lines the lists of the page may hold together.
    """
    groups = grouped(view, tasks)
    if len(groups) > MOST_AGENCIES or in_all > MOST_TASKS:
        return f"<p>{tally(view, len(tasks))} {to_search(view)}</p>"
    return bullets((f"{holder(view, key)} {tally(view, len(found))}" for key, found in groups), "tallies")


def bounded(view: View, woven: str) -> str:
    """Every task of the plan as it was woven, whole; where that would be too much for a page, counted."""
    # A paragraph of Markdown is an element too, and a heading stands in the page's contents with all that is around it.
    elements = woven.count("<") - woven.count("</") + woven.count("\n\n") + 8 * woven.count("\n#")
    fits = len(woven.encode()) <= MOST_BYTES and elements <= MOST_ELEMENTS
    return woven if fits else counted(view, list(view.plan.tasks))


def tally(view: View, number: int) -> str:
    """A number of tasks in words."""
    return f'<span class="count">{view.say("tally.one" if number == 1 else "tally.many", count=number)}</span>'


def to_search(view: View) -> str:
    """The way to find one among too many."""
    return view.way(view.say("bound.search"), SEARCH) if view.holds(SEARCH) else ""


def entry(view: View, task: str, sentence: str) -> str:
    """A task for a reader who looks for help: who answers, what, and the sentence."""
    return f'{view.task_link(task)} <span class="who">{answering(view, task)}</span><p>{as_html(sentence)}</p>'


def _bounded(view: View, tasks: Sequence[str], in_all: int | None, shown: Callable[[], str]) -> str:
    return counted(view, tasks, in_all or 0) if max(in_all or 0, len(tasks)) > MOST_TASKS else shown()
