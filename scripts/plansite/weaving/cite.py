"""How to cite a document or a task: ready text in every language, to select or copy."""

from plansite.language.escaping import as_html
from plansite.model import Document, Task
from plansite.weaving.markup import bullets, folded
from plansite.weaving.view import View


def cite_box(view: View, entity: Document | Task) -> str:
    """The ready citations of a document or task, folded away until wanted."""
    texts = ((each.lang, _citation(each, entity)) for each in view.in_langs)
    items = (f'<span lang="{lang}" class="citation">{as_html(text)}</span>' for lang, text in texts)
    button = f' data-copy="{view.say("cite.copy")}" data-copied="{view.say("cite.copied")}"'
    return folded("cite-as", view.say("cite.summary"), bullets(items), button)


def _citation(view: View, entity: Document | Task) -> str:
    """A document by itself; a task as a part of the plan's document."""
    if isinstance(entity, Document):
        return view.citation(entity)
    task = view.say("cite.task", id=entity.key, title=view.name(entity))
    return f"{task}, {view.plan_citation}" if view.plan_citation else task
