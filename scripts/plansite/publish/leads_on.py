"""Former addresses lead on: a small page at each that is no page's now, and the lines for hosts that redirect.

A host that redirects keeps a reader's anchor. The page does so by a script, and without scripts it leads to the new
page and lists what else stood at its anchors.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from plansite.addresses import INDEX, page_url
from plansite.language.words import Words
from plansite.linking.former import addresses
from plansite.linking.links import Links
from plansite.model import SOURCE_LANG, Lang, Place
from plansite.publish.places import LEADS_ON

REDIRECTS_FILE: Final = "_redirects"
"""What Netlify and Cloudflare Pages read; `hosting` says how nginx does."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a former page leads, and where each of its anchors leads that has gone elsewhere."""

    place: Place
    anchors: Mapping[str, Place]


def ways(links: Links) -> Mapping[str, Way]:
    """Each former address of a page that is no page's now, from its language's root."""
    today, found = addresses(links.plan), {each.address: dict[str, Place]() for each in links.former}
    for each in links.former:
        found[each.address][each.anchor] = each.place
    return {
        address: Way(places.get("") or next(iter(places.values())), {a: place for a, place in places.items() if a})
        for address, places in found.items()
        if address not in today
    }


def write(links: Links, words: Words, built: Path) -> None:
    """Write the pages of every language that the site has, and the lines for hosts where there are any."""
    found = ways(links)
    langs = [lang for lang in links.plan.langs if lang in words.langs]
    for lang in langs:
        for address, way in found.items():
            file = built / page_url(lang, "index.md") / address / INDEX
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page(links, words, lang, address, way), encoding="utf-8", newline="\n")
    lines = "".join(f"{line}\n" for lang in langs for line in _lines(lang, found))
    if lines:
        (built / REDIRECTS_FILE).write_text(lines, encoding="utf-8", newline="\n")


def page(links: Links, words: Words, lang: Lang, address: str, way: Way) -> str:
    """The page at a former address, in one language."""
    up = "../" * page_url(lang, f"{address}index.md").count("/")
    target = f"{up}{page_url(lang, way.place.path, way.place.anchor)}"
    others = {f"#{anchor}": f"{up}{page_url(lang, place.path, place.anchor)}" for anchor, place in way.anchors.items()}
    title = escape(_title(links, lang, way.place))
    names = {anchor: escape(_title(links, lang, place)) for anchor, place in way.anchors.items()}
    told = words.say(lang, "moved.page", page=f'<a href="{escape(target)}">{title}</a>')
    rows = "".join(
        f'<li id="{anchor}"><a href="{escape(others[f"#{anchor}"])}">{name}</a></li>' for anchor, name in names.items()
    )
    script = f"const to={json.dumps(others)}[location.hash];location.replace(to||{json.dumps(target)}+location.hash)"
    return f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="canonical" href="{escape(target)}">
<script>{script}</script>
<noscript><meta http-equiv="refresh" content="0; url={escape(target)}"></noscript>
</head>
<body class="{LEADS_ON}">
<main>
<h1>{title}</h1>
<p>{told}</p>
{f"<ul>{rows}</ul>" if rows else ""}
</main>
</body>
</html>
"""


def _title(links: Links, lang: Lang, place: Place) -> str:
    """What a place is called: its section's heading, or its page's."""
    source = links.plan.pages[SOURCE_LANG, place.path]
    if place.anchor:
        section = links.section_at[place]
        return (links.pairing.translated(place.path, section, lang) or section).title
    return links.plan.pages.get((lang, place.path), source).title


def _lines(lang: Lang, found: Mapping[str, Way]) -> Iterator[str]:
    """A line for each page all of which has gone to one place: a host does not see anchors."""
    for address, way in found.items():
        if not way.anchors and not way.place.anchor:
            yield f"/{page_url(lang, 'index.md')}{address} /{page_url(lang, way.place.path)} 301"
