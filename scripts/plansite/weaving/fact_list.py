"""Facts in the page's language, as a plain Markdown list with links."""

from collections.abc import Iterator

from plansite.language.escaping import escape
from plansite.linking.names import Found
from plansite.model import SOURCE_LANG, Document, Entity, Fact, Task
from plansite.reading import facts
from plansite.reading.assemble import ABOUT
from plansite.weaving.view import View

_VIETNAMESE = frozenset({facts.SHORT, facts.ALIAS, facts.SUBJECT})
"""Labels whose values stay Vietnamese in every language."""


def fact_list(view: View, rows: tuple[Fact, ...], entity: Entity | None) -> str:
    """The facts under a heading; `entity` is what the heading is, None for plain prose."""
    lines = list(_task(view, entity) if isinstance(entity, Task) else _plain(view, rows, entity))
    if not lines:
        return ""
    shown = "\n".join(f"- **{label}:** {value}" for label, value in lines)
    return f'<div class="facts" markdown="1">\n\n{shown}\n\n</div>'


def source_links(view: View, values: tuple[str, ...]) -> str:
    """Links to the source's paragraphs on the about page."""
    numbers = sorted({number for value in values for number in facts.parse_paragraphs(value) or ()})
    return ", ".join(
        f"[{view.say('paragraph', number=number)}]({view.href(ABOUT, paragraph_anchor(number))})" for number in numbers
    )


def paragraph_anchor(number: int) -> str:
    """The anchor of a source paragraph in the about page's table."""
    return f"doan-{number}"


def _task(view: View, task: Task) -> Iterator[tuple[str, str]]:
    links = view.links.tasks[task.key]
    named = [view.plan.documents[key] for key in links.basis[len(view.links.chain) :]]
    values = {
        facts.LEAD: view.agencies((*links.lead, *links.lead_groups)),
        facts.PARTNERS: view.agencies((*links.partners, *links.partner_groups)),
        facts.BENEFICIARIES: "; ".join(view.link(view.plan.beneficiaries[key]) for key in links.beneficiaries),
        facts.BASIS: "; ".join((*view.chain_links, *map(view.document_link, named))),
        facts.PERIOD: escape(task.value(facts.PERIOD) or ""),
        facts.SOURCE: source_links(view, task.values(facts.SOURCE)),
        facts.STATUS: view.say("status.withdrawn") if task.value(facts.STATUS) == facts.WITHDRAWN else "",
    }
    for label in facts.LABELS["task"]:
        if values[label]:
            yield view.words.label(view.lang, label), values[label]


def _plain(view: View, rows: tuple[Fact, ...], entity: Entity | None) -> Iterator[tuple[str, str]]:
    for fact in rows:
        value = _value(view, fact, entity)
        if value:
            yield view.words.label(view.lang, fact.label), value


def _value(view: View, fact: Fact, entity: Entity | None) -> str:
    if fact.label == facts.SOURCE:
        return source_links(view, tuple(fact.value.split(";")))
    if fact.label == facts.DATE and isinstance(entity, Document) and entity.date:
        return view.date(entity.date)
    if fact.label == facts.IMPLEMENTS and isinstance(entity, Document):
        targets = view.links.implements[entity.key]
        return "; ".join(view.document_link(view.plan.documents[key]) for key in targets)
    if fact.label == facts.PLAN:
        return "; ".join(view.document_link(view.plan.documents[key]) for key in view.links.chain[:1])
    if fact.label in (facts.TYPE, facts.ISSUER):
        return _term(view, fact.value)
    if fact.label == facts.ALIAS_EN and view.lang == SOURCE_LANG:
        return f'<span lang="en">{escape(fact.value)}</span>'
    return view.foreign(fact.value) if fact.label in _VIETNAMESE else escape(fact.value)


def _term(view: View, value: str) -> str:
    match = view.links.names.terms.match(value)
    if isinstance(match, Found):
        return view.link(view.plan.terms[match.key], view.term(value))
    return view.foreign(value)
