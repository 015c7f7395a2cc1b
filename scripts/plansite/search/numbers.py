"""Documents as people say them, by kind and number: a document's own, and those that an agency's page cites."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from plansite.citations import Citation, find
from plansite.model import SOURCE_LANG, Agency, Document, Entity
from plansite.search.plain import shown
from plansite.search.speech import Speech
from plansite.weaving.view import View

Said: TypeAlias = list[str | list[str]]
"""The number; the year; the kinds, joined; the words behind the number."""


def numbers(view: View, spoken: Speech, entity: Entity) -> list[Said]:
    """What a document is called by its number; of an agency, what its page cites that is no document of the plan."""
    if isinstance(entity, Document) and entity.number:
        return [_said(view, spoken, entity.number, entity.type, (entity.date or "")[:4])]
    if isinstance(entity, Agency):
        own = {document.number for document in view.plan.documents.values()}
        found = {each.canonical: each for each in _cited(view, entity) if each.canonical not in own}
        return [_said(view, spoken, name, each.type, str(each.year or "")) for name, each in found.items()]
    return []


def _cited(view: View, agency: Agency) -> Iterator[Citation]:
    page = view.plan.pages[SOURCE_LANG, agency.path]
    quoted = (shown(page, (block for block in section.blocks if block.kind == "quote")) for section in page.sections)
    return chain.from_iterable(map(find, (*(fact.value for fact in agency.facts), *quoted)))


def _said(view: View, spoken: Speech, number: str, kind: str | None, year: str) -> Said:
    count, *tail = (term.word for term in spoken.terms(number))
    names: Iterable[str] = (kind, view.term(kind), "".join(word[0] for word in kind.split())) if kind else ()
    short = [word for word in tail[:1] if word.isalpha()]
    kinds = ["".join(term.word for term in spoken.terms(name)) for name in names]
    return [count.lstrip("0"), year, list(dict.fromkeys((*kinds, *short))), tail]
