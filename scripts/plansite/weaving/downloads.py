"""The files to take away: all of them on the data's page, an agency's own on its page."""

from collections.abc import Iterable
from hashlib import sha256
from itertools import chain
from typing import Final

from plansite.addresses import page_url
from plansite.language.due_days import due_day
from plansite.language.escaping import as_html
from plansite.model import Agency, Entity, Section
from plansite.reading import labels
from plansite.weaving.cite import cite_data
from plansite.weaving.markup import bullets, folded, link, table
from plansite.weaving.translation import to_side_by_side
from plansite.weaving.view import View

PAGE: Final = "du-lieu.md"
"""The page that explains the files."""
AGENCIES: Final = 40
"""Most agencies whose files the page lists; past it each agency's own page does."""
_KINDS: Final = ("xlsx", "docx", "ics", "csv", "json")
"""For officials, then for programs."""


def file_table(view: View, _: Section) -> str:
    """The plan's files, each agency's in a row, the checksum of each, and how to cite them.

    Each with its size and the day on which what it was made from last changed.
    """
    files = view.files()
    agencies = list(view.plan.agencies) if len(view.plan.agencies) <= AGENCIES else []
    names = sorted(files, key=lambda name: _KINDS.index(name.rpartition(".")[2]))
    stems = {key: [name for name in names if name.startswith(f"agencies/{key}.")] for key in agencies}
    whole = [name for name in names if not name.startswith("agencies/")]
    size, as_of = view.say("column.size"), view.say("column.as_of")
    plan = ((_link(view, name, _what(view, name)), _size(view, files[name]), _date(view, name)) for name in whole)
    own = (
        (
            view.link(view.plan.agencies[key]),
            " · ".join(_sized(view, name) for name in found),
            _date(view, f"agencies/{key}."),
        )
        for key, found in stems.items()
    )
    sums = (f"{name}: <code>{sha256(files[name]).hexdigest()}</code>" for name in chain(whole, *stems.values()))
    parts = (
        table((view.say("column.file"), size, as_of), plan, "files"),
        table((view.label(labels.AGENCY), view.say("column.files"), as_of), own, "files") if stems else "",
        folded("unfolds", view.say("file.sums"), bullets(sums)),
        cite_data(view, _day(view, "plan.json")),
    )
    return "\n\n".join(filter(None, parts))


def agency_files(view: View, agency: Agency) -> str:
    """One row: the page on paper, where a script can ask for it, and an agency's own files."""
    due = _has_days(view, view.links.answers.get(agency.key, ()))
    links = [
        _link(view, f"agencies/{agency.key}.{kind}", view.say(f"file.kind.{kind}"))
        for kind in _KINDS
        if kind != "csv" and (kind != "ics" or due)
    ]
    links += [view.way(view.say("file.more"), PAGE)] if view.holds(PAGE) else []
    both = to_side_by_side(view)
    paper = f'<span class="to-print"><span>{view.say("file.print")}</span> · </span>'
    return f'<p class="files">{view.say("file.row")}: {paper}{" · ".join(links)}{f" – {both}" if both else ""}</p>'


def plan_calendar(view: View) -> str:
    """The way to the calendar of the whole plan; nothing where no task is due on a day."""
    shown = _link(view, "plan.ics", view.say("file.holds.plan.ics")) if _has_days(view, view.plan.tasks) else ""
    return shown and f'<p class="files">{view.say("file.own")}: {shown}</p>'


def _has_days(view: View, tasks: Iterable[str]) -> bool:
    """Whether a calendar of these tasks holds anything."""
    issued = next((view.plan.documents[key].date for key in view.links.chain), None)
    found = (view.links.tasks[task] for task in tasks)
    return any(task.deadline and not task.status and due_day(task.deadline, issued) for task in found)


def _link(view: View, name: str, text: str) -> str:
    up = "../" * page_url(view.lang, view.path).count("/")
    return link(f"{up}data/{name}", text, " download")


def _what(view: View, name: str) -> str:
    folder, _, base = name.rpartition("/")
    version = view.say("file.version", version=folder.removeprefix("v")) if folder else ""
    return as_html(", ".join(filter(None, (view.say(f"file.holds.{base}"), version))))


def _sized(view: View, name: str) -> str:
    """An agency's file by its kind, with its size."""
    kind = view.say(f"file.kind.{name.rpartition('.')[2]}")
    return f"{_link(view, name, kind)} ({_size(view, view.files()[name])})"


def _date(view: View, name: str) -> str:
    day = _day(view, name)
    return view.date(day) if day else ""


def _day(view: View, name: str) -> str:
    """The newest of the days on which the pages of a file's duties changed; nothing where one of them is not known."""
    agency = name.removeprefix("agencies/").rpartition(".")[0] if name.startswith("agencies/") else ""
    links = view.links
    tasks = (*links.answers.get(agency, ()), *links.supports.get(agency, ())) if agency else view.plan.tasks
    paths = {view.plan.tasks[task].path for task in tasks} | {thing.path for thing in _things(view, agency)}
    days = [view.dates.get((lang, path), "") for lang, path in view.plan.pages if path in paths]
    return max(days) if all(days) and days and not name.endswith(".schema.json") else ""


def _things(view: View, agency: str) -> Iterable[Entity]:
    plan = view.plan
    if agency:
        return (plan.agencies[agency],)
    return (*plan.agencies.values(), *plan.documents.values(), *plan.groups.values(), *plan.beneficiaries.values())


def _size(view: View, data: bytes) -> str:
    return view.say("file.size", size=max(1, round(len(data) / 1024)))
