"""A page's dangers by line, and the page as it may be published: where a line is refused, it is shown as typed."""

import html
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from plansite.model import Lang, Page, Plan
from plansite.reading.assemble import assemble
from plansite.reading.safety import Danger, dangers, fenced_lines, literal, meta_line, quiet, uncoded, visible
from plansite.reading.sections import parse_sections

Dangers: TypeAlias = Mapping[tuple[Lang, str], tuple[tuple[int, Danger], ...]]
"""A page's language and path to its dangers, each with its line."""


def found(page: Page) -> Iterator[tuple[int, Danger]]:
    """What a page's text may not hold, with the line. Text shown as code is free, but for what nobody sees."""
    loud = [number for number, line in enumerate(page.lines, 1) if not quiet(line)]
    if not loud:
        return
    code = _code(page)
    shared = _shared(page)
    depth = page.path.count("/")
    uncoded_lines = uncoded(page.lines)
    for number in loud:
        line, bare = page.lines[number - 1], uncoded_lines[number - 1]
        if number in code or bare is not line:
            # In code entities stand for themselves.
            everywhere = dangers(line.replace("&", " "), depth)
            yield from ((number, d) for d in everywhere if d.rule in ("hidden-character", "long-line"))
        if number in shared:
            # A template may resolve a title's entities once more than Markdown does.
            yield from ((number, danger) for danger in dangers(html.unescape(line), depth))
        elif number not in code:
            yield from ((number, danger) for danger in dangers(bare, depth))


def dangers_of(plan: Plan) -> Dangers:
    """What the text of each page may not hold."""
    return {key: tuple(found(page)) for key, page in plan.pages.items()}


def fenced(plan: Plan, dangers: Dangers | None = None) -> Plan:
    """The plan with its pages made harmless; the same object where there is nothing to refuse.

    `dangers` are those of its pages, where they have been looked for already.
    """
    known = dangers_of(plan) if dangers is None else dangers
    pages = {key: _fenced(page, not known[key]) for key, page in plan.pages.items()}
    same = all(pages[key] is page for key, page in plan.pages.items())
    return plan if same else replace(assemble(MappingProxyType(pages), plan.langs), files=plan.files)


def _fenced(page: Page, harmless: bool) -> Page:
    """The page made harmless; the same object where there is nothing to refuse, in its front matter either."""
    front = range(2, page.body_start - 1)
    odd = {number for number in front if not meta_line(page.lines[number - 1])}
    if not odd and harmless:
        return page
    seen = _with_lines(page, tuple("" if n in odd else visible(line) for n, line in enumerate(page.lines, 1)))
    active = {number for number, danger in found(seen) if danger.rule != "deep-nesting"}
    return _with_lines(seen, tuple(literal(line) if n in active else line for n, line in enumerate(seen.lines, 1)))


def _with_lines(page: Page, lines: tuple[str, ...]) -> Page:
    return replace(page, lines=lines, sections=parse_sections(lines, page.body_start))


def _code(page: Page) -> frozenset[int]:
    """The lines that are fenced code for both parsers, the plan's and the generator's."""
    blocks = [block for section in page.sections for block in section.blocks if block.kind == "code"]
    own = {line for block in blocks for line in range(block.start, block.end)}
    return fenced_lines(page.lines) & own if own else frozenset()


def _shared(page: Page) -> frozenset[int]:
    """The lines of headings and facts: their text goes elsewhere too, where code may end up as plain text."""
    spans = [(section.start, section.heading_end) for section in page.sections]
    spans += [section.facts_span for section in page.sections if section.facts_span]
    return frozenset(line for start, end in spans for line in range(start, end))
