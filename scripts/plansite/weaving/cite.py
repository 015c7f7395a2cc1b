"""How to cite a document or a task: ready text in every language, to select or copy."""

from collections.abc import Iterator

from plansite.language.escaping import as_html
from plansite.model import SOURCE_LANG, Document, Task
from plansite.reading import labels
from plansite.reading.facts import parse_paragraphs
from plansite.weaving.markup import bullets, folded
from plansite.weaving.view import View


def cite_box(view: View, entity: Document | Task) -> str:
    """The ready citations of a document or task, folded away until wanted; of a task, whose its id is."""
    if isinstance(entity, Document):
        inside = bullets(_document(each, entity) for each in view.in_langs)
    else:
        inside = bullets(_task(each, view, entity) for each in view.in_langs) + f"<p>{view.say('cite.ids')}</p>"
    return _box(view, inside)


def cite_data(view: View, as_of: str) -> str:
    """The ready citations of the files to take away, their text as of a day, ISO 8601, where it is known."""
    return _box(view, bullets(_data(each, view, as_of) for each in view.in_langs))


def _box(view: View, inside: str) -> str:
    button = f' data-copy="{view.say("cite.copy")}" data-copied="{view.say("cite.copied")}"'
    return folded("cite-as", view.say("cite.summary"), inside, button)


def _document(view: View, document: Document) -> str:
    return f'<span lang="{view.lang}" class="citation">{as_html(view.citation(document))}</span>'


def _task(view: View, shown: View, task: Task) -> str:
    """A part of the plan by its source: the plan, the place, and this site as what it is.

    A script adds where and when it was read, by the address from the page `shown`.
    """
    place = ", ".join(filter(None, (view.plan_citation, _place(view, task))))
    said = view.say("cite.task", place=place) if place else view.name(task)
    return _read_at(view, said, shown.href_in(view.lang, task.path, task.anchor))


def _data(view: View, shown: View, as_of: str) -> str:
    plan = ", ".join(filter(None, (view.say("footer.data"), view.plan_citation)))
    said = view.say("cite.task", place=plan) + (view.say("cite.as_of", date=view.date(as_of)) if as_of else "")
    return _read_at(view, said, shown.href_in(view.lang, shown.path))


def _read_at(view: View, said: str, address: str) -> str:
    """A citation, to which a script adds where and when it was read."""
    data = {"address": address, "at": view.say("cite.at")}
    # Dates are numbers in the source language and hold a month's name in any other.
    data |= {} if view.lang == SOURCE_LANG else {"months": view.say("months")}
    attributes = "".join(f' data-{name}="{value}"' for name, value in data.items())
    return f'<span lang="{view.lang}" class="citation"{attributes}>{as_html(said)}</span>'


def _place(view: View, task: Task) -> str:
    """The places of the source that carry a task, and the source's name where the about page says one."""
    listed = ", ".join(_places(view, task))
    source = next(filter(None, map(view.links.about, labels.in_lang(labels.SOURCE_NAME, view.lang))), None)
    return view.say("cite.of", place=listed, source=source) if listed and source else listed


def _places(view: View, task: Task) -> Iterator[str]:
    for value in view.links.tasks[task.key].source:
        numbers = parse_paragraphs(value)
        yield from (value,) if numbers is None else (view.say("paragraph", number=number) for number in numbers)
