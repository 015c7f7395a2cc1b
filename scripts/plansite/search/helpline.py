"""Who helps at once: what the help page says, and the words at which search shows it above everything else."""

from itertools import chain
from typing import Any

from plansite.addresses import page_url
from plansite.model import SOURCE_LANG
from plansite.reading import labels
from plansite.search.plain import shown
from plansite.search.speech import Speech
from plansite.weaving.view import View


def helpline(view: View, spoken: Speech) -> dict[str, Any] | None:
    """The help page's title, address, number and first words, and what leads to it; None where there is none."""
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
                "words": [[[term.word, term.form] for term in spoken.terms(word)] for word in words],
            }
    return None
