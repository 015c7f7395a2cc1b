"""Glossary terms explained where they are first met, without a script; and where each is used."""

from typing import Final

from plansite.language.escaping import as_html
from plansite.linking.prose import protected
from plansite.weaving.markup import folded, link
from plansite.weaving.view import View

MOST: Final = 30
"""A term used in more places than this is shown with the first of them only."""

FEW: Final = 3
"""Where it is used in more places, they are shown when asked for."""


def explained(text: str, view: View, seen: set[str]) -> str:
    """A woven text with each term's first use explained; `seen` holds what is explained already."""
    found = list(view.links.glossaries[view.lang].uses(text))
    closed = protected(text) if found else []
    parts: list[str] = []
    done = 0
    for use in found:
        term = view.plan.terms[use.key]
        if use.key in seen or term.path == view.path or any(s < use.end and use.start < e for s, e in closed):
            continue
        meaning = view.links.glossaries[view.lang].definition(term)
        if not meaning:
            continue
        seen.add(use.key)
        parts += [text[done : use.start], _term(text[use.start : use.end], use.key, meaning, view)]
        done = use.end
    return "".join([*parts, text[done:]])


def used_in(view: View, key: str) -> str:
    """Where a term of the glossary is used."""
    found = view.links.glossaries[view.lang].places.get(key, ())
    if not found:
        return ""
    shown = "; ".join(view.place_link(place) for place in found[:MOST])
    shown += "…" if len(found) > MOST else ""
    if len(found) > FEW:
        return folded("unfolds used", view.say("term.used.many", count=len(found)), f"<p>{shown}</p>")
    return f'<p class="used">{view.say("term.used")} {shown}</p>'


def _term(shown: str, key: str, meaning: str, view: View) -> str:
    term = view.plan.terms[key]
    about = f"nghia-{key}"
    more = link(view.href(term.path, term.anchor), view.say("term.more"))
    # Where no stylesheet says when it shows, in a stock theme, it is hidden: the paragraph must read on.
    return (
        f'<span class="term"><span tabindex="0" role="term" aria-describedby="{about}">{shown}</span>'
        f'<span class="definition" hidden><span role="tooltip" id="{about}">'
        f"{as_html(meaning)}</span> {more}</span></span>"
    )
