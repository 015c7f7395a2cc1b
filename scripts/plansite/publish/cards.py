"""Share cards: what the picture says that a chat or a social network shows with a link (Open Graph)."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

FOLDER: Final = "assets/share"
DESIGN: Final = 1
"""Raised when cards are drawn otherwise, so that the same words get another name."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card, from top to bottom."""

    site: str
    title: str
    text: str


def address(card: Card, stem: str) -> str:
    """Where a card is published, from the site's root; named by its words' hash, since networks keep pictures."""
    words = "\0".join((str(DESIGN), card.site, card.title, card.text))
    return f"{FOLDER}/{stem}.{sha256(words.encode()).hexdigest()[:10]}.png"
