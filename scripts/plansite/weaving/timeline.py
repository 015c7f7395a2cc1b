"""The timeline: every event of its page, the earliest first."""

from collections.abc import Iterator

from plansite.language.escaping import as_html
from plansite.model import Event, Section
from plansite.reading import labels
from plansite.reading.facts import parse_moment
from plansite.weaving.markup import bullets
from plansite.weaving.view import View


def timeline(view: View, _: Section) -> str:
    """A line for each event: when, what, and the document or agency that it is of."""
    dated = ((parse_moment(event.value(labels.WHEN) or ""), event) for event in view.plan.events.values())
    lines = [(moment, _line(view, event)) for moment, event in dated if moment]
    return bullets((line for _, line in sorted(lines, key=lambda each: each[0])), "timeline")


def _line(view: View, event: Event) -> str:
    return f"<strong>{as_html(view.moment(event.value(labels.WHEN) or ''))}</strong> – {'; '.join(_about(view, event))}"


def _about(view: View, event: Event) -> Iterator[str]:
    yield view.link(event)
    for name in (*event.values(labels.PLAN), *event.values(labels.AGENCY)):
        if thing := view.links.named("known", name):
            yield view.thing_link(thing)
