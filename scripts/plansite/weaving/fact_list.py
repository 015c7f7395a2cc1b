"""Facts in the page's language, as a list with links."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from types import MappingProxyType
from typing import Final

from plansite.addresses import contact_url
from plansite.language.escaping import as_html
from plansite.linking.names import Found
from plansite.model import SOURCE_LANG, Entity, Fact, Task
from plansite.reading import facts, labels
from plansite.reading.assemble import ABOUT
from plansite.reading.labels import Label, Value, labels_of
from plansite.weaving.duties import answering
from plansite.weaving.markup import bullets, link
from plansite.weaving.view import View

_TAG: Final = re.compile(r"</?a\b[^>]*>")


def fact_list(view: View, kind: str, rows: tuple[Fact, ...], entity: Entity | None) -> str:
    """The facts under a heading of a kind; `entity` is what the heading is, None for plain prose."""
    lines = [*(_task(view, entity, view.page_agency) if isinstance(entity, Task) else _plain(view, kind, rows))]
    shown = (f"<strong>{label}:</strong> {value}" for label, value in lines)
    return bullets(shown, "facts one" if len(lines) == 1 else "facts")


def fact_line(view: View, task: Task, agency: str) -> str:
    """A task's facts in one line of plain words, under the heading of the agency that answers for it."""
    shown = (f"<strong>{label}:</strong> {_TAG.sub('', value)}" for label, value in _task(view, task, agency))
    line = " · ".join(shown)
    return f'<p class="fact-line">{line}</p>' if line else ""


def values(view: View, kind: str, rows: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """What the facts under a heading of a kind say, by label, as the page shows it."""
    known = labels_of(kind)
    facts = tuple(rows)
    said = {fact.label for fact in facts}
    for fact in facts:
        label = known.get(fact.label)
        value = _value(view, label, fact.value, said) if label else ""
        if label and value:
            yield label.base if label.elsewhere == "instead" and label.base else label.name, value


def source_links(view: View, values: Iterable[str]) -> str:
    """Where in the source something stands: its paragraphs as links to the about page, other places as written."""
    return ", ".join(shown for value in values for shown in _place(view, value))


def paragraph_anchor(number: int) -> str:
    """The anchor of a source paragraph in the about page's table."""
    return f"doan-{number}"


def _place(view: View, value: str) -> Iterator[str]:
    numbers = facts.parse_paragraphs(value)
    if numbers is None:
        yield view.foreign(value.strip())
    listed = view.holds(ABOUT, "bang-nguon")
    for number in numbers or ():
        text = view.say("paragraph", number=number)
        yield view.way(text, ABOUT, paragraph_anchor(number)) if listed else text


def _task(view: View, task: Task, own: str) -> Iterator[tuple[str, str]]:
    """A task's facts; who answers and what it rests on are resolved from more than its own facts.

    Only what is its own is said: neither the agency `own` under whose heading it stands, where that alone answers, nor
    the documents that the plan rests on.
    """
    links = view.links.tasks[task.key]
    role = links.role or ""
    resolved = {
        labels.RESPONSIBLE: "" if links.answering == (own,) else answering(view, task.key),
        labels.LEAD: "",
        labels.ROLE: _term(view, role[:1].upper() + role[1:]) if role else "",
        labels.BASIS: "; ".join(view.document_link(view.plan.documents[key]) for key in links.basis),
    }
    if task.parent:
        yield view.label(labels.PARENT), view.task_link(task.parent)
    written = {fact.label: fact for fact in task.facts}
    for label in labels_of("task").values():
        value = resolved.get(label.name)
        if value is None and label.name in written:
            value = _value(view, label, written[label.name].value, written.keys())
        if value:
            yield view.label(label.name), value


def _plain(view: View, kind: str, rows: tuple[Fact, ...]) -> Iterator[tuple[str, str]]:
    for name, value in values(view, kind, rows):
        yield view.label(name), value
        above = view.links.chain[1:] if name == labels.PLAN and kind in ("section", "block") else ()
        if above:
            documents = map(view.plan.documents.__getitem__, above)
            yield view.say("plan.carries_out"), "; ".join(map(view.document_link, documents))


def _value(view: View, label: Label, value: str, said: Set[str]) -> str:
    """A value as the page shows it; nothing where another label says it in the page's language."""
    instead = label.elsewhere == "instead" and view.lang != SOURCE_LANG
    if not label.shown or (instead and not said.isdisjoint(labels.in_lang(label.name, view.lang))):
        return ""
    if label.base and label.lang != view.lang and (view.lang != SOURCE_LANG or label.elsewhere != "own"):
        return ""
    shown = _SHOWN.get(label.value)
    return shown(view, value) if shown else _words(view, label, value)


def _words(view: View, label: Label, value: str) -> str:
    """Words as they stand, marked where they are not of the page's language."""
    if label.lang in (None, view.lang):
        return as_html(value)
    return f'<span lang="{label.lang}">{as_html(value)}</span>'


def _named(value: Value) -> Callable[[View, str], str]:
    """Names as links to what they stand for; as they are where it has no page."""

    def shown(view: View, names: str) -> str:
        found = ((name, view.links.named(value, name)) for name in map(str.strip, names.split(";")) if name)
        return "; ".join(view.thing_link(thing) if thing else view.foreign(name) for name, thing in found)

    return shown


def _term(view: View, value: str) -> str:
    match = view.links.names.terms.match(value)
    if isinstance(match, Found):
        return view.link(view.plan.terms[match.key], view.term(value))
    return view.foreign(value)


def _choice(view: View, value: str) -> str:
    """The word for a state, and what else is said of it."""
    start = next((key for key in _choices(view) if value.startswith(key)), "")
    rest = value.removeprefix(start)
    return (view.say(f"choice.{start}") if start else "") + (view.foreign(rest) if rest else "")


def _choices(view: View) -> Iterator[str]:
    return (key.removeprefix("choice.") for key in view.words.rows if key.startswith("choice."))


def _sources(view: View, value: str) -> str:
    return source_links(view, value.split(";"))


def _contact(_: View, value: str) -> str:
    return link(contact_url(value), as_html(value))


_SHOWN: Final[Mapping[Value, Callable[[View, str], str]]] = MappingProxyType(
    {
        "agencies": _named("agencies"),
        "beneficiaries": _named("beneficiaries"),
        "documents": _named("documents"),
        "known": _named("known"),
        "term": _term,
        "choice": _choice,
        "date": View.date_of,
        "moment": View.moment,
        "source": _sources,
        "telephone": _contact,
        "contact": _contact,
    }
)
"""How each kind of value is shown, where it is not its words as they stand."""
