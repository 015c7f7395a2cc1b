"""What a reviewer of a pull request reads: what is wrong, what changed, and which pages look otherwise."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plansite import report
from plansite.addresses import page_url
from plansite.authoring.changes_report import markdown
from plansite.language.escaping import escape
from plansite.language.words import Words, parse
from plansite.linking.links import Links, link
from plansite.model import SOURCE_LANG, Page, Plan, Problem
from plansite.past.compare import VANISHED, Changes, compare
from plansite.past.git import confirmations, history
from plansite.past.others import other_files, touched
from plansite.past.revision import plan_at
from plansite.past.snapshot import snapshot
from plansite.past.staleness import Standing, standings
from plansite.publish.menu import menu
from plansite.reading.grammar import ids_in
from plansite.weaving import View, weave

_WORDS: Final = "language/words.csv"
_SAYS: Final = "DESCRIPTION"
"""The environment's name for what a pull request says of itself."""


@dataclass(frozen=True, slots=True)
class Review:
    """A change as its reviewer sees it."""

    problems: tuple[Problem, ...]
    """Those at lines that the change touches first, then by language, the source's first."""
    annotations: tuple[Problem, ...]
    """The same, at most one a line."""
    text: str
    """The whole, as Markdown."""


def review(docs: Path, base: str, now: Links, problems: tuple[Problem, ...], words: Words) -> Review:
    """The changes since a revision. Raises UnknownRevision where there is no such revision."""
    before = link(plan_at(docs, base))
    confirmed = confirmations(os.environ.get(_SAYS, ""))
    known = {
        **standings(history(docs)),
        **{(lang, key): Standing("current") for lang in now.plan.langs for key in confirmed},
    }
    found = compare(snapshot(before), snapshot(now), known)
    lines = touched(before.plan, now.plan)
    ordered = tuple(sorted(_all(problems, found), key=lambda each: _rank(each, now.plan, lines)))
    pages = tuple(changed_pages(before, now, words))
    own = {page_url(lang, path) for lang, path in _edited(before.plan, now.plan)}
    parts = (report.markdown(ordered), markdown(found), _others(docs, base, before, now, words), _pages(pages, own))
    first = {(each.file, each.line): each for each in ordered[::-1]}
    return Review(ordered, tuple(each for each in ordered if first[each.file, each.line] is each), "\n".join(parts))


def _all(problems: Iterable[Problem], found: Changes) -> Iterator[Problem]:
    """Each once; an id that is said to have vanished where ids are written wrong has a message already, and so has one
    that is unknown where it vanished."""
    said = {each.file for each in problems if each.rule in ("task-id", "duplicate-id")}
    gone = [each.message for each in found.problems if each.rule == VANISHED]
    for each in dict.fromkeys((*problems, *found.problems)):
        ids = ids_in(each.message) if each.rule == "unknown-task" else ()
        follows = any(key in message for key in ids for message in gone)
        if not follows and (each.rule != VANISHED or each.file not in said):
            yield each


def _rank(problem: Problem, plan: Plan, lines: Mapping[str, frozenset[int]]) -> tuple[bool, bool, bool, bool, Problem]:
    source = any(page.file == problem.file for page in plan.pages_of(SOURCE_LANG))
    untouched, follows = problem.line not in lines.get(problem.file, ()), problem.rule.startswith("translation-")
    return problem.severity != "error", untouched, not source, follows, problem


def changed_pages(before: Links, now: Links, words: Words) -> Iterator[str]:
    """The addresses of pages that are new, gone, or say something else, generated lists included."""
    old, new = _woven(before, words), _woven(now, words)
    for lang, path in dict.fromkeys((*new, *old)):
        if old.get((lang, path)) != new.get((lang, path)):
            yield page_url(lang, path)


def _edited(before: Plan, now: Plan) -> Iterator[tuple[str, str]]:
    """The pages whose own files differ."""
    for key in {**before.pages, **now.pages}:
        old, new = before.pages.get(key), now.pages.get(key)
        if old is None or new is None or old.lines != new.lines:
            yield key


def _woven(links: Links, words: Words) -> dict[tuple[str, str], str]:
    return {
        (lang, path): weave(page, View(links, words, lang, path))
        for (lang, path), page in links.plan.pages.items()
        if lang in words.langs
    }


def _others(docs: Path, base: str, before: Links, now: Links, words: Words) -> str:
    """What changed beside headings, facts and prose: front matter, markers, menu, interface words, other files."""
    lines = [
        row
        for key in now.plan.pages
        if key in before.plan.pages
        for row in _frame(before.plan.pages[key], now.plan.pages[key])
    ]
    for lang in (lang for lang in now.plan.langs if lang in words.langs and lang in before.plan.langs):
        if menu(before, words, lang) != menu(now, words, lang):
            lines.append(f"- Thực đơn (`{lang}`) đổi.")
    for name, text in other_files(docs, base).items():
        lines.append(f"- Tệp `{name}`")
        if name.endswith(_WORDS) and text:
            lines += _said_otherwise(text, words)
    return "\n".join(("## Phần khác thay đổi", "", *lines, "")) if lines else ""


def _frame(old: Page, new: Page) -> Iterator[str]:
    for key in sorted({**old.meta, **new.meta}):
        if old.meta.get(key) != new.meta.get(key):
            was, now = (escape(str(page.meta.get(key) or "∅")) for page in (old, new))
            yield f"- `{new.file}`, phần đầu trang, `{key}`: ~~{was}~~ → **{now}**"
    was_there, there = ({m.name for s in page.sections for m in s.markers} for page in (old, new))
    yield from (f"- `{new.file}`: bỏ danh sách `{name}`" for name in sorted(was_there - there))
    yield from (f"- `{new.file}`: thêm danh sách `{name}`" for name in sorted(there - was_there))


def _said_otherwise(text: str, words: Words) -> Iterator[str]:
    try:
        old = parse(text).rows
    except ValueError:
        return
    for key in sorted({**old, **words.rows}):
        for lang in words.langs:
            was, now = (rows.get(key, {}).get(lang, "∅") for rows in (old, words.rows))
            if was != now:
                yield f"    - `{key}` (`{lang}`): ~~{escape(was)}~~ → **{escape(now)}**"


def _pages(urls: tuple[str, ...], own: set[str]) -> str:
    edited = [f"- {_link(url)}" for url in urls if url in own]
    following = [f"- {_link(url)}" for url in urls if url not in own]
    lines = edited if urls else ["Không trang nào đổi."]
    if following:
        summary = f"<summary>Trang do máy dựng, đổi theo ({len(following)})</summary>"
        lines = [*lines, "", f"<details>{summary}", "", *following, "", "</details>"]
    return "\n".join((f"## Trang đổi so với bản đang công bố ({len(urls)})", "", *lines, ""))


def _link(url: str) -> str:
    """A page's address, as a link to the published page where that is known."""
    site = os.environ.get("SITE_URL", "")
    return f"[`/{url}`]({site.rstrip('/')}/{url})" if site else f"`/{url}`"
