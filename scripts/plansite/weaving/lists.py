"""The markers and what fills them; here the lists of one page's or section's own thing."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from plansite.language.escaping import as_html
from plansite.linking.texts import task_text
from plansite.model import SOURCE_LANG, Document, Place, Section
from plansite.reading.assemble import GROUP_LEVEL
from plansite.reading.grammar import DUE
from plansite.weaving import downloads, due, history, overviews, rules, translation
from plansite.weaving.duties import MOST_TASKS, by_agency, counted, entry, tally, task_list
from plansite.weaving.markup import bullets, folded, link
from plansite.weaving.pictures import dots
from plansite.weaving.pictures.resting import resting_on
from plansite.weaving.pictures.timeline import timeline
from plansite.weaving.pictures.together import around, together
from plansite.weaving.pictures.way_down import way_down
from plansite.weaving.status import help_box
from plansite.weaving.view import View

Generator: TypeAlias = Callable[[View, Section], str]


def led(view: View, _: Section) -> str:
    """The tasks for which the page's agency answers: a list of contents, and those that stand on other pages."""
    tasks = view.links.answers.get(_page_key(view), ())
    if not tasks:
        return _said(view, "none.leads")
    here = [task for task in tasks if view.plan.tasks[task].path == view.path]
    elsewhere = [task for task in tasks if view.plan.tasks[task].path != view.path]
    contents = bullets(map(view.task_link, here if len(here) <= MOST_TASKS else ()), "contents")
    return "\n\n".join(part for part in (contents, task_list(view, elsewhere)) if part)


def supported(view: View, _: Section) -> str:
    """The tasks in which the page's agency is a partner, or with a standing agency the others, by who answers."""
    key = _page_key(view)
    tasks = view.links.supports.get(key, ())
    picture = around(view, key)
    parts = [picture, by_agency(view, tasks, partner=key)] if tasks else [_said(view, "none.supports")]
    if picture and not tasks:
        named = as_html(view.say("picture.together.of", name=view.name(view.agency(key))))
        parts.append(f'<p class="beside whom">{named}:</p>\n\n{picture}')
    if tasks and key in view.links.standing:
        parts.insert(0, _said(view, "supports.standing"))
    if groups := _groups_place(view):
        parts.append(f'<p class="beside">{view.say("supports.groups", href=groups)}</p>')
    return "\n\n".join(filter(None, parts))


def naming(view: View, section: Section) -> str:
    """The tasks that name the section's group of agencies."""
    group = view.links.entity_in(view.path, section)
    if group is None:
        return _said(view, "none.tasks")
    in_all = sum(len(_naming(view, key)) for key in view.plan.groups)
    return task_list(view, _naming(view, group.key), in_all) or _said(view, "none.tasks")


def resting(view: View, _: Section) -> str:
    """What rests on the page's document: the tasks that name it, then, folded, those that do indirectly."""
    document = view.links.entity_in(view.path, None)
    if not isinstance(document, Document):
        return ""
    direct = view.links.named_by.get(document.key, ())
    others = view.links.indirect(document.key)
    through = "rests.own" if document.key in view.links.chain[:1] else "rests.chain"
    in_all = len(direct) + len(others)
    named, indirect = (
        f"{view.say(key)} {tally(view, len(tasks))}" for key, tasks in (("rests.named", direct), (through, others))
    )
    said = view.say(through if others else "rests.named")
    parts = (
        resting_on(view, document, (*direct, *others), said),
        f"**{named}**\n\n{by_agency(view, direct, in_all)}" if direct else "",
        folded("unfolds", indirect, by_agency(view, others, in_all)) if others else "",
    )
    return "\n\n".join(part for part in parts if part) or _said(view, "none.tasks")


def citing(view: View, _: Section) -> str:
    """Where else the page's document is mentioned: what the list of tasks that rest on it does not say already."""
    document = view.links.entity_in(view.path, None)
    places = view.links.cited_in.get(document.key, ()) if document else ()
    page = view.plan.pages.get((SOURCE_LANG, view.path))
    told = any(marker.name == "dua-vao" for section in (page.sections if page else ()) for marker in section.markers)
    found = [place for place in places if place.path != view.path and not (told and _is_task(view, place))]
    return bullets(map(view.place_link, found[:MOST_TASKS])) or _said(view, "none.citations")


def by_beneficiary(view: View, section: Section) -> str:
    """The tasks for the section's beneficiaries: who answers, what, and the sentence; apart, those for all of them."""
    people = view.links.entity_in(view.path, section)
    helped = view.links.helped
    own = helped.get(people.key, ()) if people else ()
    others = [task for task in (view.links.bearing(people) if people else ()) if task not in own]
    if not own and not others:
        return _said(view, "none.tasks")
    if sum(map(len, helped.values())) > MOST_TASKS:
        return counted(view, [*own, *others], len(helped) * len(view.plan.agencies))
    shown = bullets((entry(view, task, task_sentence(view, task)) for task in own), "entries")
    more = f"**{view.say('bearing')}**\n\n{task_list(view, others)}" if others else ""
    return "\n\n".join(filter(None, (shown, more)))


def on_this_page(view: View, _: Section) -> str:
    """Links to the sections of the page, for screens without room for a table of contents beside it."""
    page = view.plan.pages.get((SOURCE_LANG, view.path)) or view.plan.pages[view.lang, view.path]
    sections = [each for each in page.sections if each.level == 2]
    titles = ((view.links.pairing.translated(view.path, each, view.lang) or each).title for each in sections)
    shown = (link(f"#{each.anchor}", as_html(title)) for each, title in zip(sections, titles, strict=True))
    return bullets(shown, "chips") if len(sections) <= MOST_TASKS else ""


def task_sentence(view: View, task: str) -> str:
    """The first paragraph of a task in the page's language, else in the source's."""
    entity = view.plan.tasks[task]
    text = task_text(view.links, entity, view.lang) or task_text(view.links, entity, SOURCE_LANG)
    return text.partition("\n\n")[0]


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
        "ma-tran": dots.by_document,
        "ma-tran-doi-tuong": dots.by_beneficiary,
        "toan-canh": way_down,
        "cung-lam": together,
        "theo-van-ban": overviews.by_document,
        "theo-doi-tuong": by_beneficiary,
        DUE: due.by_deadline,
        "tat-ca": overviews.everything,
        "bang-nguon": overviews.sources,
        "muc-luc": overviews.a_to_z,
        "tu-thuong-dung": overviews.everyday,
        "song-ngu": translation.side_by_side,
        "ban-dich": translation.states,
        "lich-su": history.past,
        "tim-kiem": overviews.search_page,
        "moi-thay-doi": history.latest,
        "quy-tac": rules.reference,
        "tep-du-lieu": downloads.file_table,
        "dong-thoi-gian": timeline,
        "can-giup": help_box,
        "tren-trang-nay": on_this_page,
    }
)
"""What an editor writes in a marker, and what fills it."""


def _said(view: View, key: str) -> str:
    return f"<p>{view.say(key)}</p>"


def _page_key(view: View) -> str:
    return view.path.rsplit("/", 1)[-1].removesuffix(".md")


def _naming(view: View, group: str) -> list[str]:
    return list(dict.fromkeys((*view.links.answers.get(group, ()), *view.links.supports.get(group, ()))))


def _is_task(view: View, place: Place) -> bool:
    return view.links.section_at[place].task_id is not None


def _groups_place(view: View) -> str:
    """The address of the heading under which the groups of agencies stand; nothing where the plan names none."""
    group = next(iter(view.plan.groups.values()), None)
    if group is None:
        return ""
    sections = view.plan.pages[SOURCE_LANG, group.path].sections
    above = [section for section in sections if section.start < group.line and section.level < GROUP_LEVEL]
    return view.href(group.path, above[-1].anchor if above else group.anchor)
