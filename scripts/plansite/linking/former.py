"""Addresses under which a page or a section was published before, as the pages' facts say them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from plansite.addresses import page_url
from plansite.model import SOURCE_LANG, Fact, Page, Place, Plan
from plansite.reading import labels

_ADDRESS: Final = re.compile(r"(?P<page>(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*)(?:#(?P<anchor>[\w-]{1,200}))?")


@dataclass(frozen=True, slots=True)
class Former:
    """A former address, from the site's root (`co-quan/so-y-te/`), and the place that has taken it over."""

    address: str
    anchor: str
    """Of a section of the page; empty for the page itself."""
    place: Place
    file: str
    line: int


def former(plan: Plan) -> tuple[Former, ...]:
    """Every former address that can be read, in the order of the pages; the first to claim one has it."""
    found: dict[tuple[str, str], Former] = {}
    for page, anchor, fact in written(plan):
        for value in values(fact):
            if read := parse(value):
                place = Place(page.path, anchor)
                found.setdefault(read, Former(*read, place, page.file, fact.line))
    return tuple(found.values())


def written(plan: Plan) -> Iterator[tuple[Page, str, Fact]]:
    """The facts that say former addresses, with the page and the anchor of the section they stand under."""
    for page in plan.pages_of(SOURCE_LANG):
        for index, section in enumerate(page.sections):
            for fact in section.facts:
                if fact.label == labels.FORMER:
                    yield page, section.anchor if index else "", fact


def values(fact: Fact) -> tuple[str, ...]:
    """The addresses of a fact, one by one."""
    return tuple(part.strip() for part in fact.value.split(";") if part.strip())


def parse(value: str) -> tuple[str, str] | None:
    """A page's address and an anchor of `co-quan/so-y-te/#nv-19`; None of what is no address of a site's page."""
    match = _ADDRESS.fullmatch(value.removeprefix("/"))
    return (match["page"], match["anchor"] or "") if match and value else None


def addresses(plan: Plan) -> Mapping[str, Page]:
    """Today's pages by their address, in the source language where they have it."""
    return {page_url(SOURCE_LANG, page.path): page for page in [*plan.pages.values()][::-1]}
