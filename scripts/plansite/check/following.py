"""What only follows from another problem is not said beside it: whoever mends the one has mended the other."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from plansite.check.untranslated import untranslated
from plansite.model import SOURCE_LANG, Page, Problem
from plansite.reading import labels
from plansite.reading.grammar import MERGE_MARK

if TYPE_CHECKING:
    from plansite.linking.links import Links

Place: TypeAlias = tuple[str, int]

_BREAKING: Final = frozenset({"duplicate-id", "lost-heading", "merge-mark", "unclosed-marker"})
"""Where one of these rules is broken, headings and facts are taken for others."""
_MARKERS: Final = frozenset({"marker-place", "unclosed-marker", "unknown-marker"})
"""Where one of these is broken, a page is said to lack a list."""
_COMPARING: Final = frozenset(
    {"translation-items", "translation-marker", "translation-number", "translation-name", "translation-term"}
) | {"translation-negation", "translation-sentence"}
"""What a translation is said to have otherwise than its source."""
_FOLLOWING: Final = _COMPARING | {
    *("no-source", "repeated-fact", "translation-missing", "translation-extra", "translation-order"),
}
"""What such a page, and its translation, is then said to lack, to repeat or to have otherwise."""
_WARN: Final = ("translation-negation", "translation-sentence")
_SAID: Final = frozenset({"translation-number", "translation-name", "translation-term", *_WARN})
"""What a text is said to have otherwise than its translation: whoever mends its own fault mends that."""
_HEADING: Final = frozenset({"typing", "translation-extra", "translation-missing"})
"""What is said of a heading that is none."""
_UNMADE: Final = _COMPARING | {"wrong-language"}
"""What is not said of a section that nobody has translated yet."""
_OTHERWISE: Final = "dòng này ghi khác"
_MOVED: Final = "đứng trang khác"
_RENAMED: Final = "Tên tệp khác"
_PAGE_SAYS: Final = "trang của nó ghi"
_NOTES: Final = "Số ghi chú"
_TORN: Final = "bị ngắt"
_IN_BROKEN: Final = frozenset({"broken-off", "fact-prose", "lost-heading", "malformed-fact", "no-source", "typing"}) | {
    "translation-sentence",
    "translation-term",
    "unusual-word",
}
"""What is said of a section whose heading goes on in the next line."""
_EMPTY: Final = "chưa có lời văn"
_UNSAID: Final = re.compile(f"{_EMPTY}|cách ghi ngày của bản")
"""What a section that says that it is not translated is said to be."""
_BESIDE: Final = frozenset({"fact-prose", "misspelt", "unusual-word"})
"""What is not said of a line that has a message already."""
_UNKNOWN: Final = frozenset({"unknown-agency", "unknown-beneficiary", "unknown-document", "unknown-term"})
"""What a name is said to be that holds a letter of another alphabet."""
_WARNS: Final = frozenset({"translation-term", *_WARN})
_NOT_OWN: Final = _FOLLOWING | {"broken-off", "typing", "undated-citation"}
_FORMS: Final = frozenset(
    {
        "broken-link",
        "marker-place",
        "unsafe-link",
        "outside-image",
        "github-alone",
        "list-blank-line",
        "list-indent",
        "list-number",
        "note-mark",
        "note-source",
    }
)
"""Where one of these is broken, items and links are counted otherwise than was meant."""


def without_following(problems: Iterable[Problem], links: "Links") -> Iterator[Problem]:
    """The problems without those that only follow from others; a warning that stands for errors is one."""
    found = tuple(problems)
    pages = {page.file: page for page in links.plan.pages.values()}
    paths = {file: page.path for file, page in pages.items()}
    broken = {pages[each.file].path for each in found if each.file in pages and _parts(each, pages[each.file])}
    headings = set(_headings(found, links))
    merged = {each.file for each in found if each.rule == "merge-mark"}
    listed = {paths.get(each.file) for each in found if each.rule in _MARKERS}
    unsaid = set(_untranslated(links))
    forms = {paths.get(each.file, each.file) for each in found if each.rule in _FORMS}
    wrong = {(each.file, each.line) for each in found if each.rule not in _SAID | _BESIDE}
    fronts = {paths.get(each.file, each.file) for each in found if each.rule == "front-matter"}
    pasted = {(each.file, each.line) for each in found if each.rule == "github-alone"}
    broken_text = {(each.file, each.line) for each in found if each.rule == "pasted"}
    levels = {paths.get(each.file) for each in found if each.rule in ("heading-level", "page-title")}
    unread = {paths.get(each.file) for each in found if _is_source(each, pages)}
    hidden = {(each.file, each.line) for each in found if each.rule == "hidden-character"}
    alike = {(each.file, each.line) for each in found if each.rule == "look-alike"}
    cited = {(each.file, each.line) for each in found if each.rule == "citation-form"}
    own = {_block(each, pages) for each in found if each.rule not in _NOT_OWN}
    others = {paths.get(each.file) for each in found if each.rule not in _NOT_OWN}
    ordered = {paths.get(each.file) for each in found if each.rule == "translation-order"}
    heads = {(each.file, _section_start(each, pages)) for each in found if each.rule == "heading-level"}
    untitled = {paths.get(each.file) for each in found if each.rule == "page-title" and "mở đầu" in each.message}
    unusual = {(each.file, each.line) for each in found if each.rule == "unusual-word"}
    lacking = {paths.get(each.file) for each in found if each.rule == "translation-marker"}
    own |= {place for each in found if each.rule in _FORMS for place in _beside(each, pages)}
    named = " ".join(each.message for each in found if each.rule == "translation-name")
    repeated = {paths.get(each.file) for each in found if each.rule == "repeated-text"}
    doubled = {paths.get(each.file) for each in found if each.rule in ("duplicate-id", "task-id")}
    dated = {paths.get(each.file) for each in found if each.rule == "citation-date"}
    sourceless = {(each.file, each.line) for each in found if each.rule == "note-source"}
    moved = any(_MOVED in each.message for each in found)
    renamed = {paths.get(each.file) for each in found if _RENAMED in each.message}
    valueless = {paths.get(each.file) for each in found if each.rule == "bad-value"}
    unlinked = {(each.file, each.line) for each in found if each.rule == "broken-link" and "phải `" in each.hint}
    unequal = {_block(each, pages) for each in found if each.rule == "translation-items"}
    noted = {(e.file, _section_start(e, pages)) for e in found if e.rule == "translation-items" and _NOTES in e.message}
    off = {_block(each, pages) for each in found if each.rule in ("broken-link", "unsafe-link")}
    torn = {(each.file, each.line) for each in found if each.rule == "heading-level" and _TORN in each.message}
    instead = " ".join(each.message for each in found if each.rule == "translation-name" and "” là “" in each.message)
    glued = {(each.file, _section_start(each, pages)) for each in found if each.rule == "malformed-fact"}
    slips = {(each.file, each.line) for each in found if each.rule == "unknown-term"}
    pairs: dict[tuple[str, str], set[Place]] = {}
    for each in found:
        if each.rule in _SAID:
            pairs.setdefault((each.rule, each.message), set()).add(_block(each, pages))
    told = {place for (rule, _), places in pairs.items() if places & own and rule not in _WARNS for place in places}
    for each in found:
        path = paths.get(each.file, each.file)
        if each.file in merged and each.rule != "merge-mark":
            continue
        if (each.file, each.line) in headings and each.rule in _FOLLOWING | {"look-alike"}:
            continue
        if (each.file, each.line) in unsaid and (each.rule in _UNMADE or _UNSAID.search(each.message)):
            continue
        if each.rule in _SAID and path in ordered:
            continue
        if _EMPTY in each.message and (path in others or path in lacking):
            continue
        if each.rule == "translation-marker" and path in listed:
            continue
        if each.rule == "translation-items" and path in forms:
            continue
        if each.rule in ("translation-items", "translation-sentence", "translation-term") and path in repeated:
            continue
        if each.rule == "undated-citation" and each.message.partition("“")[2].partition("”")[0] in instead:
            continue
        if each.rule == "item-count" and (path in doubled or moved):
            continue
        if each.rule == "unknown-fact" and path in renamed:
            continue
        if each.rule == "fact-prose" and _PAGE_SAYS in each.message and path in valueless:
            continue
        if each.rule == "bad-value" and _OTHERWISE in each.message and path in dated:
            continue
        if each.rule == "note-mark" and (each.file, each.line) in sourceless:
            continue
        if each.rule == "unsafe-link" and (each.file, each.line) in unlinked:
            continue
        if each.rule == "note-source" and _block(each, pages) in off:
            continue
        if each.rule in _SAID and (_block(each, pages) in unequal or (each.file, _section_start(each, pages)) in noted):
            continue
        if each.rule in _IN_BROKEN and (each.file, _section_start(each, pages)) in torn:
            continue
        if path in fronts and ("`description:`" in each.message or each.rule == "page-title"):
            continue
        if each.rule in ("translation-items", "translation-order", "translation-term") and path in levels:
            continue
        if (each.rule == "source-uncovered" and unread) or (each.rule == "no-source" and path in unread):
            continue
        if each.rule == "list-blank-line" and _below(each, pasted, pages):
            continue
        if each.rule == "fact-prose" and each.message.partition("”")[0].partition("“")[2] in named:
            continue
        if each.rule in ("lost-heading", "wrong-language") and (each.file, _section_start(each, pages)) in glued:
            continue
        if each.rule == "bad-value" and (each.file, each.line) in slips:
            continue
        if each.rule in _BESIDE and (each.file, each.line) in wrong:
            continue
        if each.rule in _HEADING and path in untitled:
            continue
        if each.rule == "misspelt" and "thay cho" not in each.hint and (each.file, each.line) in unusual:
            continue
        if each.rule in _HEADING and (each.file, _section_start(each, pages)) in heads:
            continue
        if each.rule == "hidden-character" and (each.file, each.line) in broken_text:
            continue
        if each.rule in ("broken-off", "typing") and _block(each, pages) in own:
            continue
        if each.rule in ("task-id", "misspelt", "citation-form") and (each.file, each.line) in hidden:
            continue
        if each.rule in _UNKNOWN | {"bad-value"} and (each.file, each.line) in alike:
            continue
        if each.rule in _UNKNOWN | {"misspelt", "unusual-word"} and (each.file, each.line) in broken_text:
            continue
        if each.rule == "look-alike" and (each.file, each.line) in cited:
            continue
        if each.rule in _SAID and not pairs[each.rule, each.message].isdisjoint(own):
            continue
        if path in broken and each.rule in _FOLLOWING:
            continue
        if broken and each.rule in ("source-uncovered", "unknown-task"):
            continue
        if each.rule == "broken-anchor" and any(place in each.message for place in broken):
            continue
        stands_for_more = each.rule not in _NOT_OWN and _block(each, pages) in told
        yield replace(each, severity="error") if stands_for_more else each


def _below(problem: Problem, places: Set[Place], pages: Mapping[str, Page]) -> bool:
    """Whether a problem is in a paragraph with another problem above it."""
    page, line = pages.get(problem.file), problem.line - 1
    while page and line and page.lines[line - 1].strip():
        if (problem.file, line) in places:
            return True
        line -= 1
    return False


def _is_source(problem: Problem, pages: Mapping[str, Page]) -> bool:
    """Whether a problem is that it cannot be read where in the source something stands."""
    page = pages.get(problem.file) if problem.rule in ("bad-value", "empty-fact") else None
    return page is not None and f"**{labels.SOURCE}:**" in page.lines[problem.line - 1]


def _block(problem: Problem, pages: Mapping[str, Page]) -> Place:
    """Where a problem is: the block of text that holds its line, else the line."""
    page = pages.get(problem.file)
    sections = page.sections if page else ()
    at = bisect_right(sections, problem.line, key=lambda section: section.start) - 1
    blocks = sections[at].blocks if at >= 0 else ()
    start = next((block.start for block in blocks if block.start <= problem.line < block.end), problem.line)
    return problem.file, start


def _section_start(problem: Problem, pages: Mapping[str, Page]) -> int:
    page = pages.get(problem.file)
    return next((s.start for s in reversed(page.sections) if s.start <= problem.line), 0) if page else 0


def _beside(problem: Problem, pages: Mapping[str, Page]) -> Iterator[Place]:
    """The blocks of a problem's section."""
    page, start = pages.get(problem.file), _section_start(problem, pages)
    for section in page.sections if page else ():
        if section.start == start:
            yield from ((problem.file, block.start) for block in section.blocks)


def _untranslated(links: "Links") -> Iterator[tuple[str, int]]:
    """The lines of sections that say of themselves that they are not translated, and of their sources."""
    for page, section, source in untranslated(links):
        original = links.plan.pages[SOURCE_LANG, page.path]
        yield from ((page.file, line) for line in range(section.start, section.end + 1))
        yield from ((original.file, line) for line in range(source.start, source.end + 1))


def _headings(problems: Iterable[Problem], links: "Links") -> Iterator[tuple[str, int]]:
    """The headings whose ids are off, and those that stand for them in other languages, by file and line."""
    wrong = {(each.file, each.line) for each in problems if each.rule == "task-id"}
    starts = {(p.file, s.start): s.task_id for p in links.plan.pages.values() for s in p.sections if s.task_id}
    ids = {key for place, key in starts.items() if place in wrong}
    yield from (place for place, key in starts.items() if key in ids)


def _parts(problem: Problem, page: Page) -> bool:
    """Whether a problem parts a page otherwise than was meant; a form that is read as meant does not."""
    if problem.rule == "task-id":
        return not any(section.task_id for section in page.sections if section.start == problem.line)
    if problem.rule == "malformed-fact":
        glued = any(problem.line in section.glued_prose for section in page.sections)
        return not glued and not any(
            fact.label for section in page.sections for fact in section.facts if fact.line == problem.line
        )
    return problem.rule in _BREAKING


def merge_marks(links: "Links") -> Iterator[Problem]:
    """No mark of an unfinished merge is left in a page."""
    for page in links.plan.pages.values():
        for number, line in enumerate(page.lines, 1):
            if MERGE_MARK.match(line):
                yield Problem(
                    page.file, number, "merge-mark", "Trang còn dấu của lần gộp chưa xong: có hai bản chồng lên nhau.",
                    "Giữ một bản, bỏ bản kia và ba dòng dấu `<<<<<<<`, `=======`, `>>>>>>>`.",
                )  # fmt: skip
                break
