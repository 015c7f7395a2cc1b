"""Every form in which a thing's name is typed, its words joined: what a query names as a whole."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain
from typing import Final

from plansite.model import SOURCE_LANG, Agency, Entity, Lang
from plansite.search.speech import Speech

_PARTS: Final = re.compile(r"(?:,|&|\s-|\b(?:và|and|of)\b)+\s*")
"""What stands between the parts of an agency's name."""


def forms(entity: Entity, spoken: Speech, successors: Iterable[str] = ()) -> tuple[str, ...]:
    """Every known form of a thing's name, joined; an agency's initials; a department's also without "Sở" or "S".

    `successors`: the names of what took an agency's place and is not in the plan itself.
    """
    names = (*entity.name.values(), *successors)
    found = dict.fromkeys(_joined(spoken, name) for name in (*names, *chain(*entity.aliases.values())))
    if isinstance(entity, Agency):
        found.update(dict.fromkeys(chain(*(_initials(spoken, name) for name in names))))
    if entity.name.get(SOURCE_LANG, "").startswith("Sở "):
        for form in tuple(found):
            found.update(dict.fromkeys(_bodies(form)))
    return tuple(form for form in found if len(form) > 1)


def said(entity: Entity, spoken: Speech, lang: Lang) -> tuple[str, ...]:
    """What people call an agency, joined; nothing for other things, of which everyday words say what they are about."""
    words = entity.everyday.get(lang, ()) if isinstance(entity, Agency) else ()
    return tuple(dict.fromkeys(_joined(spoken, word) for word in words))


def _joined(spoken: Speech, text: str) -> str:
    return "".join(term.word for term in spoken.terms(text))


def _initials(spoken: Speech, name: str) -> Iterator[str]:
    """The first letters of a name's words, of its first parts too: "sgd" and "sgddt", "doet" and "det"."""
    linked = name.replace(" of ", " o-")
    for text in dict.fromkeys((name, linked)):
        parts = ("".join(word[0] for word in part.replace("-", " ").split()) for part in _PARTS.split(text))
        yield from (_joined(spoken, letters) for letters in accumulate(parts) if len(letters) > 2)


def _bodies(form: str) -> Iterator[str]:
    if form.startswith("so"):
        yield form.removeprefix("so")
        yield "s" + form.removeprefix("so")
    elif form.startswith("s"):
        yield form.removeprefix("s")
        yield "so" + form.removeprefix("s")
