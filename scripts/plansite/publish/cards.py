"""Share cards: what the picture says that a chat or a social network shows with a link (Open Graph)."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

FOLDER: Final = "assets/share"
DESIGN: Final = 2
"""Raised when cards are drawn otherwise, so that the same words get another name."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the plan's duties are a thing's own: drawn as dots, and said in words."""

    own: int
    whole: int
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card, from top to bottom."""

    site: str
    title: str
    text: str
    share: Share | None = None


def address(card: Card, stem: str) -> str:
    """Where a card is published, from the site's root; named by its words' hash, since networks keep pictures."""
    share = (card.share.own, card.share.whole, card.share.words) if card.share else ()
    words = "\0".join(map(str, (DESIGN, card.site, card.title, card.text, *share)))
    return f"{FOLDER}/{stem}.{sha256(words.encode()).hexdigest()[:10]}.png"
