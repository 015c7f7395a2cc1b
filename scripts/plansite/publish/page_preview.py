"""What a page says of itself to those who only see its link: search engines, chats, social networks."""

import textwrap
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from plansite.language.words import Words
from plansite.linking.links import Links
from plansite.linking.texts import prose_text
from plansite.model import Lang, Page
from plansite.publish import cards
from plansite.publish.cards import Card, Share

DESCRIBED: Final = 160
"""Characters of a description that search engines show."""

_HOME: Final = "index.md"


def description(page: Page) -> str:
    """What the page's front matter says of it, else the start of its first prose; empty where it has neither."""
    said = page.meta.get("description")
    if isinstance(said, str) and said.strip():
        return said
    text = next((text for section in page.sections if (text := prose_text(page, section))), "")
    return textwrap.shorten(text, DESCRIBED, placeholder=" …")


def card_addresses(
    links: Links, names: Mapping[Lang, str], words: Words
) -> Mapping[tuple[Lang, str], tuple[str, Card]]:
    """For every page its share card and where that is published.

    Agencies' and documents' pages, which are what people pass on, have their own; all others share their home page's.
    `names` is what the site is called.
    """
    owners = {entity.path for entity in (*links.plan.agencies.values(), *links.plan.documents.values())}
    made: dict[tuple[Lang, str], tuple[str, Card]] = {}
    for lang, path in links.plan.pages:
        shown = path if path in owners else _HOME
        page = links.plan.pages.get((lang, shown))
        if page is not None and (lang, shown) not in made:
            card = Card(names[lang], page.title, description(page), _share(links, words, lang, path))
            made[lang, shown] = (cards.address(card, f"{lang}-{page.slug}"), card)
    chosen = {key: made.get(key, made.get((key[0], _HOME))) for key in links.plan.pages}
    return MappingProxyType({key: found for key, found in chosen.items() if found})


def _share(links: Links, words: Words, lang: Lang, path: str) -> Share | None:
    """How many of the plan's duties an agency answers for, or name a document; nothing where there is none."""
    for kind, table, tasks in (
        ("agency", links.plan.agencies, links.answers),
        ("document", links.plan.documents, links.named_by),
    ):
        key = next((key for key, thing in table.items() if thing.path == path), None)
        if key and (own := len(tasks.get(key, ()))):
            whole = len(links.plan.tasks)
            return Share(own, whole, words.say(lang, f"card.{kind}", own=own, whole=whole))
    return None
