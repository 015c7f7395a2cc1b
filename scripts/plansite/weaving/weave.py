"""A page's text with anchors, facts, links and lists woven in; every line of prose stays as it was."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from plansite.addresses import HOME
from plansite.linking.prose import prose_blocks
from plansite.model import SOURCE_LANG, Agency, Document, Entity, Help, Page, Section, Task, Term
from plansite.reading.assemble import kind_of
from plansite.weaving import translation
from plansite.weaving.actions import actions
from plansite.weaving.cite import cite_box
from plansite.weaving.downloads import agency_files
from plansite.weaving.fact_list import fact_list
from plansite.weaving.history import changed_on
from plansite.weaving.leave import leave
from plansite.weaving.linking import linked
from plansite.weaving.lists import MARKERS
from plansite.weaving.moved import gone
from plansite.weaving.status import call, end, force, listed, standing
from plansite.weaving.terms import explained, used_in
from plansite.weaving.view import View

_COMMENT: Final = re.compile(r"(`{1,2})[^`\n]{1,500}\1|<!--(?!\s*plansite\b)(?:(?!--)[^<>])*-->")
"""What an editor says to editors; code is left alone."""
_BRACKETED: Final = re.compile(r"^(\s*\d{1,9})\)(?=\s)", re.MULTILINE)
"""A number with a bracket, as GitHub takes it for an item's."""
_NOTE: Final = re.compile(r"\A> ?\[!NOTE\](?=\n)")
"""An editor's note, as GitHub marks it; the page gives it its title."""


def weave(page: Page, view: View) -> str:
    """The Markdown of a page as it is published, after its front matter."""
    first = page.sections[0].start if page.sections else len(page.lines) + 1
    terms: set[str] = set()
    sections = (
        (section, _section(page, section, index, view.links.pairing.source(page, section), view, terms))
        for index, section in enumerate(page.sections)
    )
    body = chain.from_iterable(
        _part(section, lines) if page.path == HOME and section.level > 1 else lines for section, lines in sections
    )
    lacking = translation.missing(view, page)
    after = (part for part in (gone(view), lacking) if part)
    return "\n".join([*page.lines[page.body_start - 1 : first - 1], *body, *(f"\n{part}\n" for part in after)])


def _part(section: Section, lines: Iterator[str]) -> Iterator[str]:
    """A part of the home page, named to stylesheets by its lists: there, parts stand beside each other."""
    kinds = "".join(f" part--{marker.name}" for marker in section.markers if marker.name in MARKERS)
    yield from (f'<div class="part{kinds}" markdown="1">', "", *lines, "", "</div>", "")


def _section(
    page: Page, section: Section, index: int, source: Section | None, view: View, terms: set[str]
) -> Iterator[str]:
    """The lines of one section; `terms` holds the glossary's terms that the page has explained already."""
    entity = view.links.entity_at.get((page.path, source.start)) if source else None
    anchor = source.anchor if source else section.anchor
    if isinstance(entity, Task):
        yield f'<article class="task" id="{anchor}" data-task="{entity.key}" aria-labelledby="{anchor}-h" markdown="1">'
        yield ""
        anchor += "-h"
    named = " .entry-name" if isinstance(entity, Term) else ""
    yield f"{'#' * section.level} {_title(section, entity)} {{#{anchor}{named}}}"
    # On the search page the results come first, on the help page what to do.
    first = isinstance(entity, Help) or any(marker.name == "tim-kiem" for marker in section.markers)
    line = standing(view) if index == 0 else ""
    about = translation.about(view) if index == 0 else ""
    state = end(view, entity), translation.notice(view, page, section)
    above = (leave(view) if index == 0 else "", call(view, entity), force(view, entity))
    for told in (*above, "" if first else line, about, *state):
        if told:
            yield from ("", told, "")
    rows = listed(entity, source.facts, section.title) if source else ()
    kind = kind_of(view.plan.pages[SOURCE_LANG, page.path], source) if source else "section"
    facts = fact_list(view, kind, rows, entity)
    if isinstance(entity, Document):
        facts += f"\n\n{cite_box(view, entity)}"
    if isinstance(entity, Agency):
        facts += f"\n\n{agency_files(view, entity)}"
    yield from _prose(page, section, source or section, view, terms, facts)
    if first:
        yield from ("", line, "")
    if isinstance(entity, Term) and (used := used_in(view, entity.key)):
        yield from ("", used, "")
    if isinstance(entity, Task):
        changed = changed_on(view, entity.key)
        yield from ("", actions(view, entity), "", *((changed, "") if changed else ()), "</article>", "")


def _title(section: Section, entity: Entity | None) -> str:
    """A heading's words; of a document with a number, what it is about set apart from what it is called."""
    number = entity.number if isinstance(entity, Document) else None
    called, _, about = section.title.partition(f"{number} ") if number else (section.title, "", "")
    return f'{called}{number} <span class="subject">{about}</span>' if about else section.title


def _prose(page: Page, section: Section, source: Section, view: View, terms: set[str], facts: str) -> Iterator[str]:
    """The lines after heading and facts, with mentions linked and markers filled.

    What the section says comes first, its facts under that, then editors' notes and generated lists.
    """
    lists = {marker.line: MARKERS[marker.name] for marker in section.markers if marker.name in MARKERS}
    blocks = {block.start: block for block in prose_blocks(section, notes=True)}
    mentions = view.links.mentions[page.lang, page.path]
    seen: set[str] = set()
    html = (line for block in section.blocks if block.kind == "html" for line in range(block.start, block.end))
    kept = {line: _uncommented(page.lines[line - 1]) for line in html}
    line = section.facts_span[1] if section.facts_span else section.heading_end
    while line < section.end:
        if facts and (line in lists or (line in blocks and blocks[line].kind == "quote")):
            yield from ("", facts, "")
            facts = ""
        if line in blocks:
            block = blocks[line]
            text = _uncommented(linked(page.text(block.start, block.end), mentions.get(line, ()), view, seen))
            if block.kind == "list":
                text = _BRACKETED.sub(r"\1.", text)
            if block.kind in ("paragraph", "list") and page.path != HOME:
                text = explained(text, view, terms)
            yield _NOTE.sub(lambda note: f"{note.group()} {view.say('note.title')}", text, count=1)
            line = block.end
            continue
        yield lists[line](view, source) if line in lists else kept[line] if line in kept else page.lines[line - 1]
        line += 1
    if facts:
        yield from ("", facts, "")


def _uncommented(text: str) -> str:
    """A text without the comments that editors leave each other."""
    return _COMMENT.sub(lambda found: found.group() if found.group(1) else "", text) if "<!--" in text else text
