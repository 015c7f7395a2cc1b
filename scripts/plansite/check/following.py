"""What only follows from another problem is not said beside it: whoever mends the one has mended the other."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from plansite.check.consequences import FORMS, SAID, Place, block_of, consequences, section_start
from plansite.check.untranslated import untranslated
from plansite.model import SOURCE_LANG, Page, Problem
from plansite.reading import labels

if TYPE_CHECKING:
    from plansite.linking.links import Links

_BREAKING: Final = frozenset({"duplicate-id", "lost-heading", "merge-mark", "unclosed-marker"})
"""Where one of these rules is broken, headings and facts are taken for others."""
_COMPARING: Final = frozenset(
    {"translation-items", "translation-marker", "translation-number", "translation-name", "translation-term"}
) | {"translation-negation", "translation-sentence"}
"""What a translation is said to have otherwise than its source."""
_FOLLOWING: Final = _COMPARING | {
    *("no-source", "repeated-fact", "translation-missing", "translation-extra", "translation-order"),
}
"""What such a page, and its translation, is then said to lack, to repeat or to have otherwise."""
_WARN: Final = ("translation-negation", "translation-sentence")
_UNMADE: Final = _COMPARING | {"wrong-language"}
"""What is not said of a section that nobody has translated yet."""
_MOVED: Final = "đứng trang khác"
_EMPTY: Final = "chưa có lời văn"
_UNSAID: Final = re.compile(f"{_EMPTY}|cách ghi ngày của bản")
"""What a section that says that it is not translated is said to be."""
_BESIDE: Final = frozenset({"fact-prose", "misspelt", "unusual-word"})
"""What is not said of a line that has a message already."""
_WARNS: Final = frozenset({"translation-term", *_WARN})
_NOT_OWN: Final = _FOLLOWING | {"broken-off", "typing", "undated-citation"}


def without_following(problems: Iterable[Problem], links: "Links") -> Iterator[Problem]:
    """The problems without those that only follow from others; a warning that stands for errors is one."""
    found = tuple(problems)
    pages = {page.file: page for page in links.plan.pages.values()}
    paths = {file: page.path for file, page in pages.items()}
    broken = {pages[each.file].path for each in found if each.file in pages and _parts(each, pages[each.file])}
    headings = set(_headings(found, links))
    merged = {each.file for each in found if each.rule == "merge-mark"}
    unsaid = set(_untranslated(links))
    wrong = {(each.file, each.line) for each in found if each.rule not in SAID | _BESIDE}
    fronts = {paths.get(each.file, each.file) for each in found if each.rule == "front-matter"}
    pasted = {(each.file, each.line) for each in found if each.rule == "github-alone"}
    unread = {paths.get(each.file) for each in found if _is_source(each, pages)}
    own = {block_of(each, pages) for each in found if each.rule not in _NOT_OWN}
    others = {paths.get(each.file) for each in found if each.rule not in _NOT_OWN}
    unusual = {(each.file, each.line) for each in found if each.rule == "unusual-word"}
    lacking = {paths.get(each.file) for each in found if each.rule == "translation-marker"}
    own |= {place for each in found if each.rule in FORMS for place in _beside(each, pages)}
    named = " ".join(each.message for each in found if each.rule == "translation-name")
    moved = any(_MOVED in each.message for each in found)
    instead = " ".join(each.message for each in found if each.rule == "translation-name" and "” là “" in each.message)
    pairs: dict[tuple[str, str], set[Place]] = {}
    for each in found:
        if each.rule in SAID:
            pairs.setdefault((each.rule, each.message), set()).add(block_of(each, pages))
    told = {place for (rule, _), places in pairs.items() if places & own and rule not in _WARNS for place in places}
    gone = frozenset(consequences(found, pages))
    for each in found:
        path = paths.get(each.file, each.file)
        if each in gone:
            continue
        if each.file in merged and each.rule != "merge-mark":
            continue
        if (each.file, each.line) in headings and each.rule in _FOLLOWING | {"look-alike"}:
            continue
        if (each.file, each.line) in unsaid and (each.rule in _UNMADE or _UNSAID.search(each.message)):
            continue
        if _EMPTY in each.message and (path in others or path in lacking):
            continue
        if each.rule == "undated-citation" and each.message.partition("“")[2].partition("”")[0] in instead:
            continue
        if each.rule == "item-count" and moved:
            continue
        if path in fronts and ("`description:`" in each.message):
            continue
        if (each.rule == "source-uncovered" and unread) or (each.rule == "no-source" and path in unread):
            continue
        if each.rule == "list-blank-line" and _below(each, pasted, pages):
            continue
        if each.rule == "fact-prose" and each.message.partition("”")[0].partition("“")[2] in named:
            continue
        if each.rule in _BESIDE and (each.file, each.line) in wrong:
            continue
        if each.rule == "misspelt" and "thay cho" not in each.hint and (each.file, each.line) in unusual:
            continue
        if each.rule in ("broken-off", "typing") and block_of(each, pages) in own:
            continue
        if each.rule in SAID and not pairs[each.rule, each.message].isdisjoint(own):
            continue
        if path in broken and each.rule in _FOLLOWING:
            continue
        if broken and each.rule in ("source-uncovered", "unknown-task"):
            continue
        if each.rule == "broken-anchor" and any(place in each.message for place in broken):
            continue
        stands_for_more = each.rule not in _NOT_OWN and block_of(each, pages) in told
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


def _beside(problem: Problem, pages: Mapping[str, Page]) -> Iterator[Place]:
    """The blocks of a problem's section."""
    page, start = pages.get(problem.file), section_start(problem, pages)
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
