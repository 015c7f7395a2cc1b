"""Words and names as the index keeps them. `overrides/assets/search/fold.js` folds queries the same way."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from plansite.language.folding import without_accents
from plansite.model import SOURCE_LANG, Document, Entity

_WORD: Final = re.compile(r"[0-9a-z]+")
_LAST_Y: Final = re.compile(r"(?<=[hklmst])y$|(?<=qu)y$")
"""Where i and y are written for one another: kĩ thuật, kỹ thuật."""


def words(text: str) -> tuple[str, ...]:
    """The text's words without accents, in small letters, y after a consonant as i."""
    return tuple(_LAST_Y.sub("i", word) for word in _WORD.findall(without_accents(text)))


def joined(text: str) -> str:
    """The text's words without anything between them."""
    return "".join(words(text))


def forms(entity: Entity, kinds: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Every known form of a thing's name, joined; a department's also without "Sở" or "S".

    `kinds` are a document's type in each language that may be typed.
    """
    names = (*entity.name.values(), *chain(*entity.aliases.values()))
    found = dict.fromkeys(joined(name) for name in names)
    if entity.name.get(SOURCE_LANG, "").startswith("Sở "):
        for form in tuple(found):
            found.update(dict.fromkeys(_bodies(form)))
    if isinstance(entity, Document) and entity.number:
        found.update(dict.fromkeys(_citations(entity.number, kinds)))
    return tuple(form for form in found if len(form) > 1)


def _bodies(form: str) -> Iterator[str]:
    if form.startswith("so"):
        yield form.removeprefix("so")
        yield "s" + form.removeprefix("so")
    elif form.startswith("s"):
        yield form.removeprefix("s")
        yield "so" + form.removeprefix("s")


def _citations(number: str, kinds: tuple[str, ...]) -> Iterator[str]:
    """A number's shorthands, joined: whole, without the issuer, with the type before or after it."""
    parts = words(number)
    digits, short, issuer = parts[0], parts[1] if len(parts) > 1 else "", "".join(parts[2:])
    for count in dict.fromkeys((digits, digits.lstrip("0"))):
        yield from (
            f"{count}{short}{issuer}",
            f"{count}{short}",
            f"{short}{count}",
            f"{count}{issuer}",
            f"{short}{count}{issuer}",
        )
        for name in (*map(joined, kinds), short):
            if name:
                yield from (f"{name}{count}", f"{name}so{count}", f"{name}no{count}")
                for tail in (f"{short}{issuer}", short, issuer):
                    yield from (f"{name}{count}{tail}", f"{name}so{count}{tail}")
