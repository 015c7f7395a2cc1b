"""One fault that shows in many places is one problem: said at the first of them, which names all others."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

from plansite.addresses import HOME
from plansite.language.folding import slugify
from plansite.model import SOURCE_LANG, Page, Problem
from plansite.reading.grammar import ids_in

if TYPE_CHECKING:
    from plansite.linking.links import Links

Cause: TypeAlias = tuple[str, str]

_PAIR: Final = 2
"""Places that are said one by one: what two languages say otherwise is said in both."""
_QUOTED: Final = re.compile("“([^”]+)”")
_TITLED: Final = re.compile(r"tiêu đề của trang ghi (\S+)\.")
"""The number of a document that its page says in two ways."""
_LINKS: Final = frozenset({"broken-link"})
_GONE: Final = frozenset({*_LINKS, "unknown-agency", "unknown-document"})
"""What is said where a page is gone that has the name, or the address, that stands there."""
_ONE: Final = frozenset(
    {"ambiguous-citation", "broken-anchor", "translation-name", "translation-term", "undated-citation"}
) | {"unknown-beneficiary", "unknown-task", "unknown-term", "untranslated-term"}
"""Where one of these says the same of several places, its cause is one."""
_COMPARING: Final = frozenset(
    {"translation-items", "translation-number", "translation-name", "translation-sentence", "translation-term"}
) | {"translation-negation"}
"""What is said of two texts; not while one leads to a page that the other language has not yet."""
_DIFFERING: Final = frozenset({"translation-number", "translation-name"})
_AGENCY: Final = "unknown-agency"


def once(problems: Iterable[Problem], links: "Links") -> Iterator[Problem]:
    """The problems, each cause once; at a line that says in two ways where its link leads, the one that knows more."""
    pages = {page.file: page for page in links.plan.pages.values()}
    found = tuple(_gathered(_telling(problems), pages))
    unmade = {_base(each.file) for each in found if each.rule == "translation-missing" and _is_page(each)}
    waiting = {(each.rule, each.message) for each in found if unmade and _names(_section(each, pages), unmade)}
    causes: dict[Cause, list[Problem]] = {}
    for problem in found:
        if problem.rule in _COMPARING and (problem.rule, problem.message) in waiting:
            continue
        causes.setdefault(_cause(problem, pages), []).append(problem)
    wrong = {each.file for each in found if each.rule in ("bad-value", "unknown-term", "citation-form")}
    off = {each.number for each in links.plan.documents.values() if each.number and each.file in wrong}
    off |= {title[1] for each in found if (title := _TITLED.search(each.message))}
    links_gone = " ".join(each.message for each in found if each.rule == "broken-link")
    unknown = {_quoted(each) for each in found if each.rule.startswith("unknown-")}
    gone = {name for kind, name in causes if kind == "gone"}
    for (rule, _), each in causes.items():
        if rule == "translation-name" and any(_names(_text(place, pages), unknown) for place in each):
            continue
        if rule in ("gone", "undated-citation") and any(number in _quoted(each[0]) for number in off):
            continue
        if rule == "unknown-task" and any(f"#{key.lower()}”" in links_gone for key in ids_in(each[0].message)):
            continue
        if rule == "undated-citation" and any(known.endswith(slugify(_quoted(each[0]))) for known in gone):
            continue
        yield from _said(each, pages, links)


def _gathered(problems: Iterable[Problem], pages: Mapping[str, Page]) -> Iterator[Problem]:
    """What two paragraphs say otherwise, as one where it is much."""
    texts: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.rule in _DIFFERING:
            texts.setdefault((problem.file, _text(problem, pages)), []).append(problem)
        else:
            yield problem
    for each in texts.values():
        messages = sorted({problem.message for problem in each})
        if len(messages) > 1:
            message = f"Hai bản khác nhau ở {len(messages)} chỗ: {' '.join(messages)}"
            telling = [problem for problem in each if "thay cho" in problem.hint]
            yield replace(min(telling or each), rule=min(problem.rule for problem in each), message=message)
        else:
            yield from each


def _is_page(problem: Problem) -> bool:
    return problem.message.startswith("Trang chưa có bản")


def _base(file: str) -> str:
    """How a link names a page; nothing of a folder's own, which many links may mean."""
    name = posixpath.basename(file)
    return "" if name == HOME else name


def _telling(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Without a second problem with an anchor at a line that says what is meant."""
    found = tuple(problems)
    told = {(each.file, each.line) for each in found if each.rule == "broken-anchor" and "Viết `" in each.hint}
    for each in found:
        if each.rule != "broken-anchor" or (each.file, each.line) not in told or "Viết `" in each.hint:
            yield each


def _cause(problem: Problem, pages: Mapping[str, Page]) -> Cause:
    name = _quoted(problem)
    if problem.rule in _GONE and name:
        address = name.partition("#")[0].removesuffix(".md").removesuffix("/index")
        slug = posixpath.basename(address) if problem.rule == "broken-link" else slugify(name)
        return "gone", slug.replace("-so-", "-", 1)
    if problem.rule in _ONE:
        return problem.rule, problem.message
    return problem.rule, f"{problem.file}:{problem.line} {problem.message}"


def _said(problems: list[Problem], pages: Mapping[str, Page], links: "Links") -> Iterator[Problem]:
    """What is said of one cause: all places one by one, or the first with the others."""
    if len({(each.file, each.line) for each in problems}) <= _PAIR:
        yield from problems
        return
    first, *others = sorted(problems, key=lambda each: _rank(each, pages))
    if len({each.rule for each in problems}) > 1 or first.rule == _AGENCY:
        first = replace(first, hint=_GONE_HINT)
    if first.rule in ("translation-name", "translation-term") and (place := _term(first, links)):
        page, line = place
        others = [*problems]
        message = f"Các trang dịch “{_quoted(first)}” khác với ở đây."
        first = replace(first, file=page.file, line=line, message=message, hint="Sửa tên ở đây, hoặc các chỗ ấy.")
    yield replace(first, hint=f"{first.hint} Cũng vậy ở {_places(others)}.".strip())


def _term(problem: Problem, links: "Links") -> tuple[Page, int] | None:
    """Where the glossary says a term in the language of a page that says it otherwise."""
    plan, name = links.plan, _quoted(problem)
    named = (*plan.terms.values(), *plan.agencies.values(), *plan.documents.values())
    term = next((each for each in named if each.name.get(SOURCE_LANG) == name), None)
    if term is None:
        return None
    for lang in plan.langs[1:]:
        section = links.pairing.translated(term.path, plan.pages[SOURCE_LANG, term.path].section_at(term.line), lang)
        if section and problem.file != plan.pages[lang, term.path].file:
            return plan.pages[lang, term.path], section.start
    return None


_GONE_HINT: Final = (
    "Trang của nó bị bỏ thì đưa trang trở lại, hoặc bỏ mọi chỗ nhắc; "
    "nó đổi tên thì ghi tên cũ ở “Tên gọi khác” trên trang của nó."
)


def _rank(problem: Problem, pages: Mapping[str, Page]) -> tuple[bool, bool, bool, Problem]:
    """Errors first, then the source's pages; where a page is gone, the link that says which."""
    page = pages.get(problem.file)
    return (
        problem.severity != "error",
        page is None or page.lang != SOURCE_LANG,
        problem.rule in _GONE - _LINKS,
        problem,
    )


def _places(problems: Iterable[Problem]) -> str:
    """Where, each file once with its lines."""
    lines = sorted({(each.file, each.line) for each in problems})
    files = groupby(lines, key=lambda place: place[0])
    return "; ".join(f"{file}:{', '.join(str(line) for _, line in each)}" for file, each in files)


def _quoted(problem: Problem) -> str:
    found = _QUOTED.search(problem.message)
    return found[1] if found else ""


def _text(problem: Problem, pages: Mapping[str, Page]) -> str:
    """The lines around a problem's, to the next empty ones."""
    page = pages.get(problem.file)
    lines = page.lines if page else ()
    start = end = problem.line - 1
    while start > 0 and lines[start - 1].strip():
        start -= 1
    while end < len(lines) and lines[end].strip():
        end += 1
    return "\n".join(lines[start:end])


def _section(problem: Problem, pages: Mapping[str, Page]) -> str:
    """The section in which a problem is."""
    page = pages.get(problem.file)
    within = [each for each in page.sections if each.start <= problem.line] if page else []
    return page.text(within[-1].start, within[-1].end) if page and within else ""


def _names(text: str, names: Iterable[str]) -> bool:
    flat = " ".join(text.split())
    return any(name and name in flat for name in names)
