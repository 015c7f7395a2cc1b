"""What a reader of a translation is told, the two texts side by side, and the state of every translation."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.language.escaping import as_html
from plansite.linking.prose import prose_blocks
from plansite.model import SOURCE_LANG, Lang, Page, Section
from plansite.past.staleness import UNKNOWN, Standing, changes, section_keys
from plansite.reading.assemble import AGENCIES, EDITORS
from plansite.weaving.duties import MOST_TASKS, bounded, counted
from plansite.weaving.markup import bullets, link, table
from plansite.weaving.view import View

_LINK: Final = re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{1,500}\)")
_LANG: Final = ' lang="{0}" hreflang="{0}"'
BOTH: Final = "tra-cuu/song-ngu.md"
"""The page that shows both languages side by side."""


def about(view: View) -> str:
    """On a translated page: which text prevails, where it is, and whether it is known to be up to date."""
    if view.lang == SOURCE_LANG:
        return ""
    href = view.href_in(SOURCE_LANG, view.path)
    text = view.say("translation.prevails", href=href)
    if not view.standings or _unknown(view):
        text += " " + view.say("translation.unknown")
    return f'<p class="prevails">{text}</p>'


def _unknown(view: View) -> bool:
    """Whether of some part of the page nothing is known, as in a clone without the whole history."""
    page = view.plan.pages[view.lang, view.path]
    paired = (section for section in page.sections if view.links.pairing.source(page, section))
    return any(standing_of(view, page, section) == UNKNOWN for section in paired)


def notice(view: View, page: Page, section: Section) -> str:
    """Over a section whose source has changed since: that it has, and in which words."""
    standing = standing_of(view, page, section)
    if standing.state != "stale":
        return ""
    items = "".join(
        f"<li><del>{_words(view, change.old)}</del> → <ins>{_words(view, change.new)}</ins></li>"
        for change in changes(standing.old, standing.new)
    )
    when = view.date(standing.changed) if standing.changed else view.say("translation.today")
    text = view.say("translation.stale", date=when)
    source = view.links.pairing.source(page, section)
    href = view.href_in(SOURCE_LANG, page.path, source.anchor if source else "")
    changed = f'<ul lang="{SOURCE_LANG}">{items}</ul>'
    return f'<div class="stale" role="note"><p>{text} {link(href, view.say("translation.source"))}</p>{changed}</div>'


def missing(view: View, page: Page) -> str:
    """At the end of a translated page: the tasks that are in the source only, each at its own address."""
    source = view.plan.pages.get((SOURCE_LANG, page.path))
    if view.lang == SOURCE_LANG or source is None:
        return ""
    here = view.links.pairing
    lacking = [each for each in source.sections if each.task_id and not here.translated(page.path, each, page.lang)]
    items = bullets(
        link(
            view.href_in(SOURCE_LANG, page.path, section.anchor),
            as_html(section.title),
            f'{_LANG.format(SOURCE_LANG)} id="{section.anchor}"',
        )
        for section in lacking
    )
    return f'<div class="stale" role="note"><p>{view.say("translation.missing")}</p>{items}</div>' if items else ""


def stand_in(view: View, lang: Lang, woven: str) -> str:
    """A page of the source language in place of a missing one in `lang`: it says so, and search leaves it out."""
    text = view.words.say(lang, "translation.fallback")
    told = f'<p class="stale" role="note">{text}</p>'
    return f'{told}\n\n<div lang="{view.lang}" markdown="1">\n\n{woven}\n\n</div>'


def side_by_side(view: View, _: Section) -> str:
    """Every task in every language, aligned, by the page it stands on; past a bound how many each agency has."""
    if len(view.plan.tasks) > MOST_TASKS:
        return counted(view, list(view.plan.tasks))
    parts: list[str] = []
    for page in view.plan.pages_of(SOURCE_LANG):
        tasks = [section.task_id for section in page.sections if section.task_id in view.plan.tasks]
        if not tasks:
            continue
        anchor = f"song-ngu-{page.slug}" if page.folder == AGENCIES else f"song-ngu-{page.folder}-{page.slug}"
        title = (view.plan.pages.get((view.lang, page.path)) or page).title
        parts.append(f"## {as_html(title)} {{#{anchor}}}")
        parts += [_aligned(view, task) for task in tasks if task]
    return bounded(view, "\n\n".join(parts))


def to_side_by_side(view: View) -> str:
    """A link from an agency's page to its tasks in both languages."""
    slug = view.path.rsplit("/", 1)[-1].removesuffix(".md")
    listed = any(section.task_id for section in view.plan.pages[SOURCE_LANG, view.path].sections)
    if slug not in view.plan.agencies or not listed or (view.lang, BOTH) not in view.plan.pages:
        return ""
    return link(view.href(BOTH, f"song-ngu-{slug}"), view.say("translation.both"))


def states(view: View, _: Section) -> str:
    """Every page and task of every translation: current, stale, missing or unknown, since when, and its edit."""
    heads = [view.say(f"state.{key}") for key in ("page", "what", "state", "date", "edit")]
    parts = []
    for lang in view.plan.langs:
        if lang != SOURCE_LANG:
            # The plan comes before what is written for its editors.
            pages = sorted(view.plan.pages_of(SOURCE_LANG), key=lambda page: page.folder == EDITORS)
            rows = [row for page in pages for row in _states(view, lang, page)]
            more = f"<p>{view.say('bound.more', count=len(rows) - MOST_TASKS)}</p>" if len(rows) > MOST_TASKS else ""
            shown = table(heads, rows[:MOST_TASKS], "states")
            parts.append(f"**{view.words.say(lang, 'lang.name')}**\n\n{shown}\n\n{more}")
    return "\n\n".join(parts)


def standing_of(view: View, page: Page, section: Section) -> Standing:
    """How a page's section stands; a page of the source language is the text that prevails."""
    if page.lang == SOURCE_LANG:
        return Standing("current")
    source = view.links.pairing.source(page, section)
    if not view.standings or source is None:
        return UNKNOWN
    key = section_keys(view.plan.pages[SOURCE_LANG, page.path])[source.start]
    return view.standings.get((page.lang, key), UNKNOWN)


def _states(view: View, lang: Lang, source: Page) -> Iterator[list[str]]:
    page = view.plan.pages.get((lang, source.path))
    if page is None:
        yield [view.page_link(source.path), "", view.say("state.missing"), "", _edit(view, lang, source)]
        return
    found = [standing_of(view, page, section) for section in page.sections]
    worst = next((s for state in ("stale", "unknown") for s in found if s.state == state), None)
    latest = max((standing.revised for standing in found), default="")
    whole = worst or Standing("current", latest)
    edit = _edit(view, lang, source)
    yield [view.page_link(source.path), "", view.say(f"state.{whole.state}"), _date(view, whole.revised), edit]
    for section in source.sections:
        if section.task_id is None:
            continue
        own = view.links.pairing.translated(page.path, section, lang)
        standing = standing_of(view, page, own) if own else Standing("missing")
        shown = view.link(view.plan.tasks[section.task_id], section.task_id)
        yield ["", shown, view.say(f"state.{standing.state}"), _date(view, standing.revised), edit]


def _edit(view: View, lang: Lang, source: Page) -> str:
    url = view.desk.edit_url(lang, source.path)
    return link(url, view.say("state.open")) if url else f"<code>docs/{lang}/{as_html(source.path)}</code>"


def _aligned(view: View, task: str) -> str:
    entity = view.plan.tasks[task]
    columns = []
    for lang in view.plan.langs:
        page, section = view.plan.pages.get((lang, entity.path)), view.links.section_of(entity, lang)
        if page is None or section is None:
            columns.append(f'<div markdown="1">\n\n{view.say("state.missing")}\n\n</div>')
            continue
        prose = _prose(page, section)
        title = link(view.href_in(lang, entity.path, entity.anchor), as_html(section.title))
        warning = notice(view, page, section) if lang == view.lang else ""
        columns.append(f'<div lang="{lang}" markdown="1">\n\n**{title}**\n\n{warning}\n\n{prose}\n\n</div>')
    body = "\n".join(columns)
    return f'<div class="side-by-side" id="song-ngu-{entity.anchor}" markdown="1">\n{body}\n</div>'


def _prose(page: Page, section: Section) -> str:
    """A section's prose as written, its links taken out: they lead from its own page."""
    blocks = prose_blocks(section, notes=True)
    return "\n\n".join(_LINK.sub(r"\1", page.text(block.start, block.end)) for block in blocks)


def _date(view: View, iso: str) -> str:
    return view.date(iso) if iso else ""


def _words(view: View, text: str) -> str:
    return as_html(text) or f'<span lang="{view.lang}">{view.say("translation.nothing")}</span>'
