"""What stands above a page's text: of what time the plan is, and that an agency or a document is no more."""

from collections.abc import Iterable, Iterator
from typing import Final

from plansite.addresses import HOME, contact_url
from plansite.language.escaping import as_html
from plansite.language.folding import fold
from plansite.language.words import load
from plansite.model import SOURCE_LANG, Document, Entity, Fact, Help, Section
from plansite.reading import labels
from plansite.reading.assemble import ABOUT, EDITORS, PLAN_FOLDER
from plansite.weaving.fact_list import values
from plansite.weaving.markup import link
from plansite.weaving.view import ENDED, View

_OF_END: Final = (labels.SUCCESSORS, labels.REPLACED_BY, labels.GROUND, labels.LOOKED_UP)


def standing(view: View) -> str:
    """A line on every reader's page: of which year the plan is, whether it is in force, and where help is."""
    if not view.links.chain or view.path.startswith(f"{EDITORS}/"):
        return ""
    plan = view.plan.documents[view.links.chain[0]]
    restated = view.say("standing.restates", citation=as_html(view.plan_citation))
    said = [f'<span class="printed">{restated}</span>', *_of_plan(view, plan), *_help(view)]
    return f'<p class="standing" role="note">{" ".join(said)}</p>'


def call(view: View, entity: Entity | None) -> str:
    """On the help page, before all else: the number, to be called at a touch."""
    number = entity.value(labels.TELEPHONE) if isinstance(entity, Help) else None
    if not number:
        return ""
    return f'<p class="call">{link(contact_url(number), view.say("help.call", number=as_html(number)))}</p>'


def end(view: View, entity: Entity | None) -> str:
    """On its own page: since when an agency or a document is no more, what took its place and on what ground."""
    if entity is None or not _has_end(entity):
        return ""
    date = entity.value(labels.ENDED) or entity.value(labels.ENDED_FROM) or ""
    said = dict(values(view, "document" if isinstance(entity, Document) else "agency", entity.facts))
    what = "ended.this.document" if isinstance(entity, Document) else "ended.this.agency"
    since = view.say("ended.since", date=view.date_of(date)) if date else ""
    rows = (f"{view.label(name)}: {said[name]}." for name in _OF_END if said.get(name))
    text = " ".join((f"<strong>{view.say(what)}{since}.</strong>", *rows))
    return f'<p class="ended" id="{ENDED}" role="note">{text}</p>'


def force(view: View, entity: Entity | None) -> str:
    """On a document's own page: whether it is in force, as far as that is known, and the day it was looked up."""
    if not isinstance(entity, Document) or not entity.status or _has_end(entity):
        return ""
    said = dict(values(view, "document", entity.facts))
    looked_up = said.get(labels.LOOKED_UP)
    day = f" · {view.label(labels.LOOKED_UP)}: {looked_up}" if looked_up else ""
    return f'<p class="force"><strong>{view.label(labels.EFFECT)}:</strong> {said[labels.EFFECT]}{day}</p>'


def listed(entity: Entity | None, rows: Iterable[Fact], title: str) -> tuple[Fact, ...]:
    """The facts of the list under a heading: not what stands above it (force, end, number), nor its title's words."""
    ended = entity is not None and _has_end(entity)
    bases: tuple[str, ...] = (labels.ENDED, labels.ENDED_FROM, *_OF_END) if ended else ()
    if isinstance(entity, Document) and entity.status:
        bases += (labels.EFFECT, labels.LOOKED_UP)
    if isinstance(entity, Help):
        bases += (labels.TELEPHONE,)
    above = {label for base in bases for label in _names(base)}
    said = fold(title)
    shown = (fact for fact in rows if fact.label not in above)
    return tuple(fact for fact in shown if fact.label != labels.SUBJECT or fold(fact.value) not in said)


def _names(base: str) -> Iterator[str]:
    return (name for lang in load().langs for name in labels.in_lang(base, lang))


def _has_end(entity: Entity) -> bool:
    return bool(entity.value(labels.ENDED)) or (isinstance(entity, Document) and entity.has_ended)


def help_box(view: View, _: Section) -> str:
    """The number to call in need, what it is in a line, and the way to its page; nothing where there is none."""
    return "\n\n".join(_help_box(view))


def _of_plan(view: View, plan: Document) -> Iterator[str]:
    kind = view.term(plan.type or "") or view.label(labels.PLAN)
    if plan.date:
        page = f"{PLAN_FOLDER}/{HOME}"
        named = view.say("standing.plan", type=as_html(kind), year=plan.date[:4])
        yield view.say("standing.year", plan=named if view.path == page else view.way(named, page))
    state = plan.status or ""
    looked_up = plan.value(labels.LOOKED_UP)
    since = plan.value(labels.ENDED_FROM)
    if state.startswith(labels.IN_FORCE):
        yield view.say("standing.in_force")
    elif plan.has_ended:
        yield view.say("standing.ended.since", date=view.date_of(since)) if since else view.say("standing.ended")
    else:
        yield view.say("standing.unknown")
    if state and looked_up and not state.startswith("Không"):
        yield view.say("standing.looked_up", date=view.date_of(looked_up))
    if view.holds(ABOUT) and view.path != ABOUT:
        yield f"{link(view.href(ABOUT), view.say('footer.about'))}."


def _help(view: View) -> Iterator[str]:
    page = view.plan.pages.get((SOURCE_LANG, view.path))
    first = page.sections[:1] if page else ()
    boxed = any(each.name == "can-giup" for section in first for each in section.markers)
    for entity in view.plan.help.values():
        number = entity.value(labels.TELEPHONE)
        if number and view.path != entity.path and not boxed:
            yield f"{link(view.href(entity.path), as_html(f'{view.name(entity)}: {number}'))}."


def _help_box(view: View) -> Iterator[str]:
    for entity in view.plan.help.values():
        page = view.plan.pages.get((view.lang, entity.path)) or view.plan.pages[SOURCE_LANG, entity.path]
        number = dict(values(view, "help", entity.facts)).get(labels.TELEPHONE, "")
        told = next((page.text(b.start, b.end) for b in page.sections[0].blocks if b.kind == "paragraph"), "")
        body = "\n\n".join(filter(None, (f"<strong>{view.link(entity)}:</strong> {number}", " ".join(told.split()))))
        yield f'<div class="help" markdown="1">\n\n{body}\n\n</div>'
