"""Matrices of dots: who has duties for whom, and which duties name which document. Gaps are seen as gaps.

A table, so that keys, screen readers and paper need nothing else. A full dot leads to what it counts; a faint ring says
"indirectly". The shorter side stands at the top, as long as a phone has room for it; past that, what is not empty is
listed, a line a row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from plansite.language.escaping import as_html
from plansite.model import Section
from plansite.weaving.duties import MOST_CELLS, MOST_TASKS, could_name, grouped, holder, to_search
from plansite.weaving.markup import bullets, link
from plansite.weaving.view import View

MOST_COLUMNS: Final = 12
"""Columns for which a phone has room."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row is of, and by who answers: the tasks in it, and how many are in it indirectly."""

    head: str
    tasks: Mapping[str, Sequence[str]]
    indirect: Mapping[str, int]


def by_document(view: View, _: Section) -> str:
    """Documents × agencies, the plan's own left out: the duties that name one; a ring where some do indirectly."""
    each = dict(grouped(view, view.plan.tasks))
    rows = []
    for key, document in could_name(view).items():
        if key in view.links.chain[:1]:
            continue
        named = set(view.links.named_by.get(key, ()))
        indirectly = set(view.links.indirect(key))
        tasks = {who: [task for task in found if task in named] for who, found in each.items()}
        indirect = {who: sum(task in indirectly for task in found) for who, found in each.items()}
        rows.append(_Row(view.document_link(document), tasks, indirect))
    return _matrix(view, list(each), rows, "document")


def by_beneficiary(view: View, _: Section) -> str:
    """Groups of people × agencies: the duties for them; the groups' names lead to the lists."""
    each = dict(grouped(view, view.plan.tasks))
    rows = []
    for key, people in view.plan.beneficiaries.items():
        helped = set(view.links.helped.get(key, ()))
        tasks = {who: [task for task in found if task in helped] for who, found in each.items()}
        rows.append(_Row(view.link(people), tasks, {}))
    return _matrix(view, list(each), rows, "people")


def _matrix(view: View, agencies: list[str], rows: list[_Row], kind: str) -> str:
    if min(len(agencies), len(rows)) > MOST_COLUMNS or len(agencies) * len(rows) > MOST_CELLS:
        return _sparse(view, rows)
    none = [row.head for row in rows if not any((*row.tasks.values(), *row.indirect.values()))]
    rows = [row for row in rows if row.head not in none]
    cells = [[_cell(view, row, key) for key in agencies] for row in rows]
    tops, sides = [holder(view, key, brief=True) for key in agencies], [row.head for row in rows]
    if len(agencies) > MOST_COLUMNS:
        tops, sides, cells = (
            sides,
            [holder(view, key) for key in agencies],
            [list(column) for column in zip(*cells, strict=True)],
        )
    heads = "".join(f'<th scope="col"><span>{top}</span></th>' for top in tops)
    body = "".join(
        f'<tr><th scope="row">{side}</th>{"".join(row)}</tr>' for side, row in zip(sides, cells, strict=True)
    )
    return (
        f'<table class="dots" aria-label="{as_html(view.say(f"dots.name.{kind}"))}">'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table>"
        f'<p class="legend">{view.say(f"dots.{kind}")}</p>'
        + (f"<p>{view.say(f'dots.none.{kind}')} {'; '.join(none)}.</p>" if none else "")
    )


def _cell(view: View, row: _Row, key: str) -> str:
    tasks = row.tasks[key]
    if tasks:
        first = view.plan.tasks[tasks[0]]
        said = ", ".join(tasks)
        dot = f' class="dot" title="{said}"'
        return f"<td>{link(view.href(first.path, first.anchor), str(len(tasks)), dot)}</td>"
    if number := row.indirect.get(key):
        return f'<td><span class="ring" title="{as_html(view.say("tally.indirect", tasks=number))}"></span></td>'
    return "<td></td>"


def _sparse(view: View, rows: list[_Row]) -> str:
    lines = []
    for row in rows[:MOST_TASKS]:
        named = [(key, len(tasks)) for key, tasks in row.tasks.items() if tasks]
        shown = "; ".join(f"{holder(view, key)} {count}" for key, count in named) if len(named) <= 8 else ""
        lines.append(f"{row.head}: {shown or sum(count for _, count in named)}")
    return bullets(lines, "sparse") + (f"<p>{to_search(view)}</p>" if len(rows) > MOST_TASKS else "")
