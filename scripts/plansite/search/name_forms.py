"""Every form in which a thing's name is typed, its words joined: what a query names as a whole."""

from collections.abc import Iterator
from itertools import chain

from plansite.model import SOURCE_LANG, Agency, Document, Entity, Lang
from plansite.search.speech import Speech


def forms(entity: Entity, spoken: Speech, kinds: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Every known form of a thing's name, joined; a department's also without "Sở" or "S".

    `kinds` are a document's type in each language that may be typed.
    """
    names = (*entity.name.values(), *chain(*entity.aliases.values()))
    found = dict.fromkeys(_joined(spoken, name) for name in names)
    if entity.name.get(SOURCE_LANG, "").startswith("Sở "):
        for form in tuple(found):
            found.update(dict.fromkeys(_bodies(form)))
    if isinstance(entity, Document) and entity.number:
        found.update(dict.fromkeys(_citations(spoken, entity.number, kinds)))
    return tuple(form for form in found if len(form) > 1)


def said(entity: Entity, spoken: Speech, lang: Lang) -> tuple[str, ...]:
    """What people call an agency, joined; nothing for other things, of which everyday words say what they are about."""
    words = entity.everyday.get(lang, ()) if isinstance(entity, Agency) else ()
    return tuple(dict.fromkeys(_joined(spoken, word) for word in words))


def _joined(spoken: Speech, text: str) -> str:
    return "".join(term.word for term in spoken.terms(text))


def _bodies(form: str) -> Iterator[str]:
    if form.startswith("so"):
        yield form.removeprefix("so")
        yield "s" + form.removeprefix("so")
    elif form.startswith("s"):
        yield form.removeprefix("s")
        yield "so" + form.removeprefix("s")


def _citations(spoken: Speech, number: str, kinds: tuple[str, ...]) -> Iterator[str]:
    """A number's shorthands, joined: whole, without the issuer, with the type before or after it."""
    parts = [term.word for term in spoken.terms(number)]
    digits, short, issuer = parts[0], parts[1] if len(parts) > 1 else "", "".join(parts[2:])
    for count in dict.fromkeys((digits, digits.lstrip("0"))):
        yield from (
            f"{count}{short}{issuer}",
            f"{count}{short}",
            f"{short}{count}",
            f"{count}{issuer}",
            f"{short}{count}{issuer}",
        )
        for name in (*(_joined(spoken, kind) for kind in kinds), short):
            if name:
                yield from (f"{name}{count}", f"{name}so{count}", f"{name}no{count}")
                for tail in (f"{short}{issuer}", short, issuer):
                    yield from (f"{name}{count}{tail}", f"{name}so{count}{tail}")
