"""The markers and what fills them; here the lists of one page's or section's own thing, as plain Markdown."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from plansite.model import SOURCE_LANG, Document, Section
from plansite.reading.assemble import GROUP_LEVEL
from plansite.weaving import downloads, history, overviews, rules, translation
from plansite.weaving.fact_list import source_links
from plansite.weaving.overviews import grouped, leader, task_list
from plansite.weaving.status import help_box
from plansite.weaving.tables import table
from plansite.weaving.timeline import timeline
from plansite.weaving.view import View

Generator: TypeAlias = Callable[[View, Section], str]


def led(view: View, _: Section) -> str:
    """The tasks for which the page's agency answers."""
    tasks = view.links.answers.get(_page_key(view), ())
    return _task_table(view, tasks) if tasks else view.say("none.leads")


def supported(view: View, _: Section) -> str:
    """The tasks in which the page's agency is a partner, or with a standing agency the others, by who answers."""
    key = _page_key(view)
    tasks = view.links.supports.get(key, ())
    parts = [_by_agency(view, tasks, key)] if tasks else [view.say("none.supports")]
    if tasks and key in view.links.standing:
        parts.insert(0, view.say("supports.standing"))
    if groups := _groups_place(view):
        parts.append(view.say("supports.groups", href=groups))
    return "\n\n".join(parts)


def naming(view: View, section: Section) -> str:
    """The tasks that name the section's group of agencies."""
    group = view.links.entity_in(view.path, section)
    keys = (group.key,) if group else ()
    found = (t for key in keys for t in (*view.links.answers.get(key, ()), *view.links.supports.get(key, ())))
    return task_list(view, dict.fromkeys(found)) or view.say("none.tasks")


def resting(view: View, _: Section) -> str:
    """Everything that rests on the page's document, directly or through the chain, by agency."""
    document = view.links.entity_in(view.path, None)
    if not isinstance(document, Document):
        return ""
    direct = view.links.named_by.get(document.key, ())
    through = "rests.own" if document.key in view.links.chain[:1] else "rests.chain"
    parts = [
        f"**{view.say(key)}** ({len(tasks)})\n\n{_by_agency(view, tasks)}"
        for key, tasks in (("rests.named", direct), (through, view.links.indirect(document.key)))
        if tasks
    ]
    return "\n\n".join(parts) or view.say("none.tasks")


def citing(view: View, _: Section) -> str:
    """Where the page's document is cited, to the exact task, by page."""
    document = view.links.entity_in(view.path, None)
    places = view.links.cited_in.get(document.key, ()) if document else ()
    pages: dict[str, list[str]] = {}
    for place in places:
        if place.path != view.path:
            pages.setdefault(place.path, []).append(view.place_link(place))
    groups = (f"- {view.page_link(path)}\n" + _indented(links) for path, links in pages.items())
    return "\n".join(groups) or view.say("none.citations")


def by_beneficiary(view: View, section: Section) -> str:
    """The tasks for the section's beneficiaries."""
    people = view.links.entity_in(view.path, section)
    own = view.links.helped.get(people.key, ()) if people else ()
    bearing = view.links.bearing(people) if people else ()
    others = task_list(view, (task for task in bearing if task not in own))
    shown = task_list(view, own) or ("" if others else view.say("none.tasks"))
    return "\n\n".join(filter(None, (shown, others and f"**{view.say('bearing')}**\n\n{others}")))


MARKERS: Final[Mapping[str, Generator]] = MappingProxyType(
    {
        "so-lieu": overviews.counts,
        "danh-sach-co-quan": overviews.agency_list,
        "chuoi-van-ban": overviews.chain,
        "chu-tri": led,
        "phoi-hop": supported,
        "neu-ten": naming,
        "dua-vao": resting,
        "noi-trich-dan": citing,
        "danh-sach-van-ban": overviews.documents,
        "ma-tran": overviews.matrix,
        "theo-van-ban": overviews.by_document,
        "theo-doi-tuong": by_beneficiary,
        "tat-ca": overviews.everything,
        "bang-nguon": overviews.sources,
        "muc-luc": overviews.a_to_z,
        "song-ngu": translation.side_by_side,
        "ban-dich": translation.states,
        "lich-su": history.past,
        "tim-kiem": overviews.search_page,
        "moi-thay-doi": history.latest,
        "tep-du-lieu": downloads.file_table,
        "dong-thoi-gian": timeline,
        "can-giup": help_box,
        "quy-tac": rules.reference,
    }
)
"""What an editor writes in a marker, and what fills it."""


def _groups_place(view: View) -> str:
    """The address of the heading under which the groups of agencies stand; nothing where the plan names none."""
    group = next(iter(view.plan.groups.values()), None)
    if group is None:
        return ""
    sections = view.plan.pages[SOURCE_LANG, group.path].sections
    above = [section for section in sections if section.start < group.line and section.level < GROUP_LEVEL]
    return view.href(group.path, above[-1].anchor if above else group.anchor)


def _page_key(view: View) -> str:
    return view.path.rsplit("/", 1)[-1].removesuffix(".md")


def _by_agency(view: View, tasks: Iterable[str], partner: str = "") -> str:
    """Tasks under those who answer; marked where `partner` is inferred to work in it."""

    def shown(task: str) -> str:
        inferred = partner in view.links.tasks[task].partners_inferred
        return view.task_link(task) + (f" ({view.say('inferred')})" if inferred else "")

    groups = (f"- {leader(view, key)}\n" + _indented(map(shown, found)) for key, found in grouped(view, tasks))
    return "\n".join(groups)


def _indented(items: Iterable[str]) -> str:
    return "\n".join(f"    - {item}" for item in items)


def _task_table(view: View, tasks: Iterable[str]) -> str:
    rows = (
        (
            view.link(task, key),
            view.link(task),
            view.partners(key),
            "; ".join(view.link(view.plan.beneficiaries[who]) for who in links.beneficiaries),
            source_links(view, links.source),
        )
        for key in tasks
        for task, links in [(view.plan.tasks[key], view.links.tasks[key])]
    )
    heads = ("column.id", "column.task", "column.partners", "column.beneficiaries", "column.source")
    return table([view.say(head) for head in heads], rows, "tasks")
