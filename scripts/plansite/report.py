"""Problems as text for people, as annotations for GitHub, as JSON for programs."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from plansite.check.registry import rules
from plansite.language.escaping import escape
from plansite.language.said import in_language
from plansite.language.words import load as load_words
from plansite.model import SOURCE_LANG, Lang, Problem

TOLERATED: Final = frozenset({"translation-missing"})
"""Errors that do not stop a build: the page falls back to the source language, and says so."""


class Refusal(Exception):
    """Why something that was asked for is not done, for the person who asked."""


def blocking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems with which a site must not be built."""
    return tuple(p for p in problems if p.severity == "error" and p.rule not in TOLERATED)


def text(problems: Iterable[Problem]) -> str:
    """A line each: `path:line: error[rule]: message`, the hint after it."""
    return "\n".join(f"{p.file}:{p.line}: {p.severity}[{p.rule}]: {_said(p)}" for p in problems)


def github(problems: Iterable[Problem]) -> str:
    """A workflow command each, which GitHub shows at the line."""
    return "\n".join(
        f"::{p.severity} file={_property(p.file)},line={p.line},title={_property(p.rule)}::{_data(_said(p))}"
        for p in problems
    )


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array of objects with the fields of `Problem` and the address of the rule's reference."""
    rows = [{**asdict(spoken(problem)), "help": help_page(problem.rule)} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def markdown(problems: Iterable[Problem]) -> str:
    """A heading with the count, every problem, then why each rule is there: annotations show ten at most."""
    found = tuple(problems)
    if not found:
        return "## Không có lỗi\n"
    errors = sum(problem.severity == "error" for problem in found)
    rows = [f"- {'❌' if p.severity == 'error' else '⚠️'} {_place(p)} – {escape(_said(p))} (`{p.rule}`)" for p in found]
    why = [_explained(rule) for rule in sorted({p.rule for p in found})]
    heading = f"## {errors} lỗi, {len(found) - errors} cảnh báo"
    return "\n".join((heading, "", *rows, "", "### Vì sao, và sửa thế nào", "", *why, ""))


def _place(problem: Problem) -> str:
    """Where a problem is; on GitHub, as a link that works wherever the summary is shown."""
    server, repository, commit = (os.environ.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY", "SHA"))
    shown = f"`{problem.file}:{problem.line}`"
    known = server and repository and commit
    return (
        f"[{shown}]({server}/{repository}/blob/{commit}/{quote(problem.file)}?plain=1#L{problem.line})"
        if known
        else shown
    )


def help_page(rule: str) -> str:
    """Where the site explains a rule: from its root, or whole where `SITE_URL` says what that is."""
    return f"{os.environ.get('SITE_URL', '')}bien-tap/quy-tac/#{rule}"


def explain(rule: str, lang: Lang = SOURCE_LANG) -> str:
    """What a rule says to an editor, with its examples. Raises KeyError where there is no such rule."""
    found = rules()[rule]
    said = found.say(lang)
    return f"{said.title} ({rule})\n\n{said.why}\n\n✗\n{found.wrong}\n\n✓\n{found.right}"


FORMATS: Final[Mapping[str, Callable[[Iterable[Problem]], str]]] = MappingProxyType(
    {"text": text, "github": github, "json": as_json, "markdown": markdown}
)


def _explained(rule: str) -> str:
    said = rules()[rule].say(SOURCE_LANG)
    name = f"[`{rule}`]({help_page(rule)})" if os.environ.get("SITE_URL") else f"`{rule}`"
    return f"- {name} **{said.title}**: {' '.join(said.why.split())}"


def spoken(problem: Problem) -> Problem:
    """A problem in the language of its page, whose editor may know no other; as it is where no words are known."""
    lang = next((part for part in problem.file.split("/")[:-1] if part in load_words().langs), SOURCE_LANG)
    message, hint = (in_language(text, lang) for text in (problem.message, problem.hint))
    if lang == SOURCE_LANG or problem.rule not in rules():
        return problem
    # What is not known is told by the rule itself.
    title = rules()[problem.rule].say(lang).title
    return replace(
        problem, message=message or f"{title}: {problem.message}", hint=problem.hint if hint is None else hint
    )


def _said(problem: Problem) -> str:
    """On one line, without what would move a terminal's cursor."""
    spoke = spoken(problem)
    tip = "Gợi ý" if spoke.hint == problem.hint else "Hint"
    said = f"{spoke.message} {tip}: {spoke.hint}" if spoke.hint else spoke.message
    return "".join(char if char.isprintable() else " " for char in said)


def _data(value: str) -> str:
    """Escaped as GitHub's workflow commands ask."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
