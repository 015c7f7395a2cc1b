"""On a document's page: whose duties name it, a bar each, and where it stands among the documents of the plan."""

from plansite.model import Document
from plansite.weaving.duties import grouped
from plansite.weaving.pictures.svg import figure
from plansite.weaving.pictures.way_down import bars
from plansite.weaving.view import View


def resting_on(view: View, document: Document, tasks: tuple[str, ...], said: str) -> str:
    """Who answers for these duties, and for how many each; nothing where one alone does."""
    groups = grouped(view, tasks)
    if len(groups) < 2:
        return ""
    counts = [
        (view.name(view.agency(key)) if key else view.say("nobody"), view.href(task.path, task.anchor), len(found))
        for key, found in groups
        for task in (view.plan.tasks[found[0]],)
    ]
    shapes, height = bars(view, counts, 4)
    told = [f"{name}: {count}" for name, _, count in counts]
    return figure("resting", f"{view.short_name(document)}: {said}", height, shapes, view.say("picture.words"), told)
