"""The index of each language: postings and texts in pieces of a few KiB, and what a search starts from."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeAlias

from plansite.language.words import Words
from plansite.linking.links import Links
from plansite.model import Agency, Entity, Lang
from plansite.reading import labels
from plansite.search.helpline import helpline
from plansite.search.name_forms import forms, said
from plansite.search.numbers import numbers
from plansite.search.pieces import pieces
from plansite.search.postings import Posting, postings
from plansite.search.records import Record, records, things
from plansite.search.speech import Speech, speech
from plansite.weaving.due import choices
from plansite.weaving.view import View

FOLDER: Final = "search-index"
_KINDS: Final = ("task", "agency", "document", "beneficiary", "term", "page", "note", "group")
"""In the order of their numbers; the next is a document on which nothing of the plan rests."""
_WORDS: Final = 20_000
"""Words that a slip is mended with, the commonest first."""


Keep: TypeAlias = Callable[..., bytes]
"""What gives back what is kept of some parts, else makes it: `publish.kept.Kept.made`."""


def write_index(
    links: Links,
    table: Words,
    built: Path,
    langs: Iterable[Lang],
    keep: Keep = lambda make, *_: make(),
    put: Callable[[Path, bytes], object] = Path.write_bytes,
) -> None:
    """Write `search-index/<language>/` under the built site for each of some languages; as kept, where it is."""
    for lang in langs:
        view = View(links, table, lang, "")
        found = tuple(records(view))
        spoken = speech(lang)
        start: dict[str, object] = {
            "kinds": "".join(str(_kind(view, record)) for record in found),
            "names": _names(view, found, spoken),
            "speech": spoken.table,
            "help": helpline(view, spoken, found),
        }
        if dues := choices(view):
            start["due"] = {"title": view.say(f"fact.{labels.DEADLINE}"), "choices": dues}
        target = built / FOLDER / lang
        target.mkdir(parents=True, exist_ok=True)
        packed = keep(partial(_packed, start, found, spoken), "search", start, repr(found))
        for name, text in json.loads(packed).items():
            put(target / name, text.encode())


def _packed(start: Mapping[str, object], found: Sequence[Record], spoken: Speech) -> bytes:
    """The pieces, named after their contents, and the start, which names them; as JSON."""
    made: dict[str, str] = {}
    counts: dict[str, int] = {}

    def add(name: str, text: str) -> str:
        file = f"{name}.{sha256(text.encode()).hexdigest()[:10]}.json"
        made[file] = text
        return file

    def add_all(name: str, rows: Iterable[tuple[str | int, str]], brackets: str) -> list[tuple[str | int, str]]:
        return [(piece.first, add(name, piece.text)) for piece in pieces(rows, *brackets)]

    def rows() -> Iterator[tuple[str, str]]:
        for term, posting in postings(found, spoken):
            if term.isalpha() and len(term) > 1:
                counts[term] = posting.total
            yield term, f'"{term}":{_posting(posting)}'

    files = {
        "terms": add_all("terms", rows(), "{}"),
        "texts": add_all("texts", ((number, _json(_shown(record))) for number, record in enumerate(found)), "[]"),
        "filters": add("filters", _json(_filters(found))),
        "words": sorted(counts, key=lambda word: (-counts[word], word))[:_WORDS],
    }
    return _json({**made, "start.json": _json({**start, **files})}).encode()


def _kind(view: View, record: Record) -> int:
    aside = record.kind == "document" and record.key not in view.links.chain and not view.links.named_by.get(record.key)
    return len(_KINDS) if aside else _KINDS.index(record.kind)


def _posting(posting: Posting) -> str:
    """How many records hold a term; each by how far it is from the last, with weight and accents; the accents."""
    flat, last = [], 0
    for number, told in posting.told:
        flat.append(f"{number - last},{told}")
        last = number
    return f"[{posting.total},[{','.join(flat)}]{f',{_json(posting.forms)}' if posting.forms else ''}]"


def _shown(record: Record) -> list[str]:
    return [record.key, record.title, record.url, record.by, record.text]


def _filters(found: Iterable[Record]) -> Mapping[str, Mapping[str, list[int]]]:
    """The records that each choice leaves."""
    table: dict[str, dict[str, list[int]]] = {}
    for number, record in enumerate(found):
        for name, value in record.filters:
            table.setdefault(name, {}).setdefault(value, []).append(number)
    return table


def _names(view: View, found: Iterable[Record], spoken: Speech) -> list[dict[str, Any]]:
    """What a query may name as a whole: its kind, key, title, address, joined forms and record."""
    tables = things(view.plan)
    return [
        {
            "kind": record.kind,
            "key": record.key,
            "title": record.title,
            "forms": forms(entity, spoken, _elsewhere(view, entity)),
            "numbers": numbers(view, spoken, entity),
            "said": said(entity, spoken, view.lang),
            "at": number,
        }
        for number, record in enumerate(found)
        if (entity := tables.get(record.kind, {}).get(record.key))
    ]


def _elsewhere(view: View, entity: Entity) -> Iterator[str]:
    """What an agency's successors outside the plan are called: who types that means what they took over."""
    if isinstance(entity, Agency):
        for key, names in view.links.successors(entity):
            yield from () if key else names.values()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
