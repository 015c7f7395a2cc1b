"""Problems as text for people, as annotations for GitHub, as JSON for programs."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Final

from plansite.language.escaping import escape
from plansite.model import Problem

TOLERATED: Final = frozenset({"translation-missing"})
"""Errors that do not stop a build: the page falls back to the source language, and says so."""


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
    """A JSON array of objects with the fields of `Problem` and the rule's page of reference."""
    rows = [{**asdict(problem), "help": help_page(problem.rule)} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def markdown(problems: Iterable[Problem]) -> str:
    """A heading with the count, then every problem with a link to its rule's page: annotations show ten at most."""
    found = tuple(problems)
    if not found:
        return "## Không có lỗi\n"
    errors = sum(problem.severity == "error" for problem in found)
    rows = [
        f"- {'❌' if p.severity == 'error' else '⚠️'} `{p.file}:{p.line}` – {escape(_said(p))} "
        f"([{p.rule}]({_RULES}/{p.rule}.md))"
        for p in found
    ]
    return "\n".join((f"## {errors} lỗi, {len(found) - errors} cảnh báo", "", *rows, ""))


def help_page(rule: str) -> str:
    """A rule's page of reference, from the site's root."""
    return f"bien-tap/quy-tac/{rule}/"


_RULES: Final = "docs/vi/bien-tap/quy-tac"
FORMATS: Final[Mapping[str, Callable[[Iterable[Problem]], str]]] = MappingProxyType(
    {"text": text, "github": github, "json": as_json, "markdown": markdown}
)


def _said(problem: Problem) -> str:
    return f"{problem.message} Gợi ý: {problem.hint}" if problem.hint else problem.message


def _data(value: str) -> str:
    """Escaped as GitHub's workflow commands ask."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
