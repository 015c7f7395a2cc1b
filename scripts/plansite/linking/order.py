"""The order of the plan: of its agencies and documents, wherever they are listed; never that of their files' names."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from plansite.language.folding import fold
from plansite.model import SOURCE_LANG, Page, Plan, Task
from plansite.reading import facts, labels
from plansite.reading.assemble import AGENCIES, DOCUMENTS

STANDING: Final = fold("cơ quan thường trực")
"""The role of the agency that comes first, as the source's word for it."""
_LINK: Final = re.compile(r"\]\(([^()\s#]{1,300}\.md)")
_LAST: Final = 10**9


def linked_pages(page: Page | None) -> tuple[str, ...]:
    """The pages that a page's own text links to, in order, by path."""
    if page is None:
        return ()
    found = (file for line in page.lines[page.body_start - 1 :] for file in _LINK.findall(line))
    folder = posixpath.dirname(page.path)
    return tuple(dict.fromkeys(posixpath.normpath(posixpath.join(folder, file)) for file in found))


def in_order(plan: Plan, leads: Mapping[str, tuple[str, ...]], chain: tuple[str, ...]) -> Plan:
    """The plan with its agencies and documents in order.

    First as the folder's index page links to them. Then agencies: the standing one, and each at its first task by the
    source's paragraph and by id. Documents: the plan's chain from its top down, then the others as they were.
    """
    named_agencies, named_documents = (_places(plan, folder) for folder in (AGENCIES, DOCUMENTS))
    above = {key: place for place, key in enumerate(reversed(chain))}

    def agency(key: str) -> tuple[int, bool, tuple[int, int]]:
        tasks = [plan.tasks[task] for task in leads.get(key, ())]
        standing = any(fold(task.value(labels.ROLE) or "") == STANDING for task in tasks)
        first = min(map(_place, tasks), default=(_LAST, _LAST))
        return named_agencies.get(plan.agencies[key].path, _LAST), not standing, first

    def document(key: str) -> tuple[int, int]:
        return named_documents.get(plan.documents[key].path, _LAST), above.get(key, _LAST)

    return replace(
        plan,
        agencies=MappingProxyType({key: plan.agencies[key] for key in sorted(plan.agencies, key=agency)}),
        documents=MappingProxyType({key: plan.documents[key] for key in sorted(plan.documents, key=document)}),
    )


def ranks(plan: Plan, answers: Mapping[str, tuple[str, ...]]) -> Mapping[str, int]:
    """The place of each agency, by the first task for which it answers, of each group, and last of nobody (\"\")."""
    first = {key: min(map(_number, tasks)) for key, tasks in answers.items()}
    agencies = sorted(plan.agencies, key=lambda key: first.get(key, _LAST))
    return {key: place for place, key in enumerate((*agencies, *plan.groups, ""))}


def _places(plan: Plan, folder: str) -> dict[str, int]:
    index = plan.pages.get((SOURCE_LANG, f"{folder}/index.md"))
    return {path: place for place, path in enumerate(linked_pages(index))}


def _place(task: Task) -> tuple[int, int]:
    return min(_paragraphs(task), default=_LAST), _number(task.key)


def _number(task: str) -> int:
    return int(task.removeprefix("NV-"))


def _paragraphs(task: Task) -> Iterator[int]:
    for value in task.values(labels.SOURCE):
        yield from facts.parse_paragraphs(value) or ()
