"""Who helps at once: what the help page says, and the words at which search shows it above everything else."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, Final

from plansite.addresses import page_url
from plansite.model import SOURCE_LANG, Entity
from plansite.reading import labels
from plansite.search.plain import shown
from plansite.search.records import Record, things
from plansite.search.speech import Speech
from plansite.weaving.view import View

SHARED: Final = 0.2
"""The share of its everyday words that a thing of distress has in common with the help page."""


def helpline(view: View, spoken: Speech, found: Sequence[Record]) -> dict[str, Any] | None:
    """The help page's title, address, number and first words, and what leads to it; None where there is none.

    That is its own everyday words, and those of the records of which it shares many.
    """
    for place in view.plan.help.values():
        number = place.value(labels.TELEPHONE)
        page = view.plan.pages.get((view.lang, place.path)) or view.plan.pages[SOURCE_LANG, place.path]
        if number:
            words = dict.fromkeys((number, *chain(*place.everyday.values())))
            told = (shown(page, section.blocks[:1]) for section in page.sections)
            return {
                "title": view.name(place),
                "url": page_url(view.lang, place.path),
                "number": number,
                "text": next(filter(None, told), ""),
                "near": _near(view, place, found),
                "words": [[[term.word, term.form] for term in spoken.terms(word)] for word in words],
            }
    return None


def _near(view: View, place: Entity, found: Sequence[Record]) -> list[int]:
    """The records of things that share everyday words with the help page, in whichever language."""
    words = _everyday(place)
    plan = {"task": view.plan.tasks, **things(view.plan)}
    own = ((number, plan.get(record.kind, {}).get(record.key)) for number, record in enumerate(found))
    return [number for number, thing in own if thing and len(words & _everyday(thing)) > SHARED * len(_everyday(thing))]


def _everyday(thing: Entity) -> set[str]:
    return {word.casefold() for words in thing.everyday.values() for word in words}
