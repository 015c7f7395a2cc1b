"""The files to take away: all of them on the data's page, an agency's own on its page."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from plansite.addresses import page_url
from plansite.language.due_days import due_day
from plansite.language.escaping import as_html
from plansite.model import Agency, Section
from plansite.weaving.markup import link, table
from plansite.weaving.translation import to_side_by_side
from plansite.weaving.view import View

PAGE: Final = "du-lieu.md"
"""The page that explains the files."""
AGENCIES: Final = 40
"""Most agencies whose files the page lists; past it each agency's own page does."""
_KINDS: Final = ("xlsx", "docx", "ics", "json")


def file_table(view: View, _: Section) -> str:
    """Each file with what it holds, its size and its checksum."""
    files = view.files()
    agencies = list(view.plan.agencies)[: AGENCIES + 1]
    listed = [name for name in files if not name.startswith("agencies/")]
    if len(agencies) <= AGENCIES:
        listed += [name for key in agencies for name in files if name.startswith(f"agencies/{key}.")]
    rows = (
        (_link(view, name, name), as_html(_what(view, name)), _size(view, files[name]), _sum(files[name]))
        for name in listed
    )
    heads = ("column.file", "column.holds", "column.size", "column.checksum")
    return table([view.say(head) for head in heads], rows, "files")


def agency_files(view: View, agency: Agency) -> str:
    """One row: an agency's own files."""
    due = _has_days(view, view.links.answers.get(agency.key, ()))
    links = [
        _link(view, f"agencies/{agency.key}.{kind}", view.say(f"file.kind.{kind}"))
        for kind in _KINDS
        if kind != "ics" or due
    ]
    links += [view.way(view.say("file.more"), PAGE)] if view.has(PAGE) else []
    both = to_side_by_side(view)
    return f'<p class="files">{view.say("file.own")}: {" · ".join(links)}{f" – {both}" if both else ""}</p>'


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
    stem, _, kind = name.rpartition(".")
    if not stem.startswith("agencies/"):
        return view.say(f"file.holds.{name}")
    agency = view.plan.agencies[stem.removeprefix("agencies/")]
    return f"{view.name(agency)}: {view.say(f'file.kind.{kind}')}"


def _size(view: View, data: bytes) -> str:
    return view.say("file.size", size=max(1, round(len(data) / 1024)))


def _sum(data: bytes) -> str:
    return f"<code>{sha256(data).hexdigest()}</code>"
