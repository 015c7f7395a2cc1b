"""How to cite a document or a task: ready text in every language, to select or copy."""

from plansite.language.escaping import escape
from plansite.model import Document, Task
from plansite.weaving.view import View


def cite_box(view: View, entity: Document | Task) -> str:
    """The ready citations of a document or task, folded away until wanted."""
    texts = ((each.lang, _citation(each, entity)) for each in view.in_langs)
    items = "\n".join(f'- <span lang="{lang}" class="citation">{escape(text)}</span>' for lang, text in texts)
    summary = view.say("cite.summary")
    button = f'data-copy="{view.say("cite.copy")}" data-copied="{view.say("cite.copied")}"'
    return f'<details class="cite-as" {button} markdown="1">\n<summary>{summary}</summary>\n\n{items}\n\n</details>'


def _citation(view: View, entity: Document | Task) -> str:
    """A document by itself; a task as a part of the plan's document."""
    if isinstance(entity, Document):
        return view.citation(entity)
    task = view.say("cite.task", id=entity.key, title=view.name(entity))
    return f"{task}, {view.plan_citation}" if view.plan_citation else task
