"""What one rule finds because another is broken at the same place, as a table: a row is a consequence and its cause."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

from plansite.model import Page, Problem

Place: TypeAlias = tuple[str, int]
Where: TypeAlias = Literal["line", "block", "section", "page"]

SAID: Final = frozenset({"translation-number", "translation-name", "translation-term"}) | {
    *("translation-negation", "translation-sentence"),
}
"""What a text is said to have otherwise than its translation: whoever mends its own fault mends that."""
FORMS: Final = frozenset({"broken-link", "marker-place", "unsafe-link", "outside-image", "github-alone"}) | {
    *("list-blank-line", "list-indent", "note-mark", "note-source"),
}
"""Where one of these is broken, items and links are counted otherwise than was meant."""
_MARKERS: Final = frozenset({"marker-place", "unclosed-marker", "unknown-marker"})
_NAMES: Final = frozenset({"unknown-agency", "unknown-beneficiary", "unknown-document", "unknown-term"})
_HEADING: Final = frozenset({"typing", "translation-extra", "translation-missing"})
_LISTED: Final = frozenset({"translation-items"})
_TORN: Final = frozenset({"broken-off", "fact-prose", "lost-heading", "malformed-fact", "no-source", "typing"}) | {
    *("translation-sentence", "translation-term", "unusual-word"),
}


class _Row(NamedTuple):
    """Problems of some rules are left out where one of others is, at the same line, block, section or page."""

    left: frozenset[str]
    because: frozenset[str]
    where: Where
    by: str = ""
    """What the cause says."""
    told: str = ""
    """What the consequence says."""


def _rules(*names: str) -> frozenset[str]:
    return frozenset(names)


_ROWS: Final = (
    _Row(_NAMES | {"bad-value"}, _rules("look-alike"), "line"),
    _Row(_NAMES | {"misspelt", "unusual-word", "hidden-character"}, _rules("pasted"), "line"),
    _Row(_rules("look-alike"), _rules("citation-form"), "line"),
    _Row(_rules("task-id", "misspelt", "citation-form"), _rules("hidden-character"), "line"),
    _Row(_rules("note-mark"), _rules("note-source"), "line"),
    _Row(_rules("bad-value"), _rules("unknown-term"), "line"),
    _Row(_rules("unsafe-link"), _rules("broken-link"), "line", by="phải `"),
    _Row(_rules("note-source"), _rules("broken-link", "unsafe-link"), "block"),
    _Row(SAID, _LISTED, "block"),
    _Row(SAID, _LISTED, "section", by="Số ghi chú"),
    _Row(_TORN, _rules("heading-level"), "section", by="bị ngắt"),
    _Row(_rules("lost-heading", "wrong-language"), _rules("malformed-fact"), "section"),
    _Row(_HEADING, _rules("heading-level"), "section"),
    _Row(_HEADING, _rules("page-title"), "page", by="mở đầu"),
    _Row(_rules("page-title"), _rules("front-matter"), "page"),
    _Row(_rules("translation-marker"), _MARKERS, "page"),
    _Row(_LISTED, FORMS, "page"),
    _Row(_LISTED | {"translation-sentence", "translation-term"}, _rules("repeated-text"), "page"),
    _Row(_LISTED | {"translation-order", "translation-term"}, _rules("heading-level", "page-title"), "page"),
    _Row(_rules("item-count"), _rules("duplicate-id", "task-id"), "page"),
    _Row(_rules("unknown-fact"), _rules("translation-extra"), "page", by="Tên tệp khác"),
    _Row(_rules("fact-prose"), _rules("bad-value"), "page", told="trang của nó ghi"),
    _Row(_rules("bad-value"), _rules("citation-date"), "page", told="dòng này ghi khác"),
    _Row(SAID, _rules("translation-order"), "page"),
)


def consequences(found: tuple[Problem, ...], pages: Mapping[str, Page]) -> Iterator[Problem]:
    """The problems that only follow from others at their place."""
    places = {each: {where: at(each, pages) for where, at in _PLACES.items()} for each in found}
    for row in _ROWS:
        because = [each for each in found if each.rule in row.because and row.by in f"{each.message} {each.hint}"]
        causes = {places[each][row.where] for each in because}
        left = (each for each in found if causes and each.rule in row.left and row.told in each.message)
        yield from (each for each in left if places[each][row.where] in causes)


def block_of(problem: Problem, pages: Mapping[str, Page]) -> Place:
    """Where a problem is: the block of text that holds its line, else the line."""
    page = pages.get(problem.file)
    sections = page.sections if page else ()
    at = bisect_right(sections, problem.line, key=lambda section: section.start) - 1
    blocks = sections[at].blocks if at >= 0 else ()
    start = next((block.start for block in blocks if block.start <= problem.line < block.end), problem.line)
    return problem.file, start


def section_start(problem: Problem, pages: Mapping[str, Page]) -> int:
    """The line of the heading over a problem; nothing above the first."""
    page = pages.get(problem.file)
    return next((s.start for s in reversed(page.sections) if s.start <= problem.line), 0) if page else 0


def _page(problem: Problem, pages: Mapping[str, Page]) -> Place:
    page = pages.get(problem.file)
    return page.path if page else problem.file, 0


_PLACES: Final[Mapping[Where, Callable[[Problem, Mapping[str, Page]], Place]]] = MappingProxyType(
    {
        "line": lambda problem, _: (problem.file, problem.line),
        "block": block_of,
        "section": lambda problem, pages: (problem.file, section_start(problem, pages)),
        "page": _page,
    }
)
