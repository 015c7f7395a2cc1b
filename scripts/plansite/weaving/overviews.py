"""The generated lists of the whole plan: figures, indexes and overviews."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from plansite.language.escaping import as_html
from plansite.language.folding import without_accents
from plansite.model import Document, Entity, Section
from plansite.weaving import due
from plansite.weaving.duties import (
    MOST_AGENCIES,
    MOST_TASKS,
    bounded,
    could_name,
    counted,
    grouped,
    in_order,
    tally,
    task_list,
    to_search,
)
from plansite.weaving.fact_list import fact_line, paragraph_anchor
from plansite.weaving.linking import task_prose
from plansite.weaving.markup import bullets, folded, numbered, table
from plansite.weaving.view import View

ALL_TASKS: Final = "tra-cuu/tat-ca-nhiem-vu.md"
"""The page of all tasks, where the site has it."""
MOST_WORDS: Final = 3_600
"""Everyday words on a page of their own; with more, search alone leads from them."""
MOST_BESIDE: Final = 300
"""Such words beside the other indexes."""


def counts(view: View, _: Section) -> str:
    """How much the site holds."""
    plan = view.plan
    rows = (
        (len(plan.tasks), "count.tasks", ALL_TASKS),
        (len(plan.agencies), "count.agencies", "co-quan/index.md"),
        (len(plan.documents), "count.documents", "van-ban/index.md"),
        (len(plan.beneficiaries), "count.beneficiaries", "tra-cuu/doi-tuong.md"),
        (len(plan.terms), "count.terms", "thuat-ngu.md"),
        (len(due.with_deadline(view.links)), "count.deadlines", due.PAGE),
    )
    items = (view.way(f"<strong>{count}</strong> {view.say(key)}", path) for count, key, path in rows if count)
    return bullets(items, "counts")


def agency_list(view: View, _: Section) -> str:
    """Every agency with for how many tasks it answers, and in how many it is a partner; past a bound the first."""
    keys = [key for key in view.links.ranks if key in view.plan.agencies]
    home = view.path == "index.md"
    shown = keys[: MOST_AGENCIES if home else MOST_TASKS]
    left = len(keys) - len(shown)
    all_of_them = view.way(view.say("bound.agencies", count=len(keys)), "co-quan/index.md")
    more = f"<p>{all_of_them if home else to_search(view)}</p>" if left else ""
    return bullets((_agency_line(view, key) for key in shown), "agencies") + more


def chain(view: View, _: Section) -> str:
    """The documents from the Party's directive down to the plan."""
    documents = [view.plan.documents[key] for key in reversed(view.links.chain)]
    return numbered((f"{view.document_link(doc)}{_issued(view, doc)}" for doc in documents), "chain")


def documents(view: View, _: Section) -> str:
    """Every document with issuer, date and how many tasks rest on it; the plan first, then what it carries out."""
    rows = (
        (
            view.link(doc),
            as_html(view.term(doc.issuer or "")),
            view.date(doc.date) if doc.date else "",
            _tasks_of(view, key),
        )
        for key, doc in in_order(view).items()
    )
    heads = ("column.document", "column.issuer", "column.date", "column.tasks")
    return table([view.say(head) for head in heads], rows, "documents")


def by_document(view: View, section: Section) -> str:
    """Every document with the tasks that name it themselves, and how many rest on it indirectly."""
    named = view.links.named_by
    in_all = sum(map(len, named.values()))
    parts = []
    for key, document in could_name(view).items():
        direct = named.get(key, ())
        indirect = view.links.indirect(key)
        through = "rests.own" if key in view.links.chain[:1] else "rests.chain"
        parts.append(f"**{view.link(document)}**")
        parts.append(task_list(view, direct, in_all))
        if indirect:
            parts.append(f'<p class="indirect">{view.say(through)}: {tally(view, len(indirect))}.</p>')
        elif not direct:
            parts.append(f"<p>{view.say('none.tasks')}</p>")
    return "\n\n".join(part for part in parts if part)


def everything(view: View, _: Section) -> str:
    """Every task in full, by agency, to read and print on one page; past a bound how many each agency has."""
    if len(view.plan.tasks) > MOST_TASKS:
        return counted(view, list(view.plan.tasks))
    parts = []
    for key, tasks in grouped(view, view.plan.tasks):
        name = view.name(view.agency(key)) if key else view.say("nobody")
        parts.append(f"## {as_html(name)} {{#tat-ca-{key or 'chung'}}}")
        parts += [f"<p>{mark}</p>"] if key and (mark := view.mark(view.agency(key))) else []
        parts += [_whole(view, task, key) for task in tasks]
    return bounded(view, "\n\n".join(parts))


def sources(view: View, _: Section) -> str:
    """Each paragraph of the source with the tasks or pages that carry it."""
    each = max(MOST_TASKS // max(len(view.links.paragraphs), 1), 1)
    rows = []
    for number, places in view.links.paragraphs.items():
        shown = ", ".join(map(view.place_link, places if len(places) <= each else places[:each]))
        more = f" {view.say('bound.more', count=len(places) - each)}" if len(places) > each else ""
        rows.append((f'<span id="{paragraph_anchor(number)}">{number}</span>', shown + more))
    return table([view.say("column.paragraph"), view.say("column.carried")], rows, "paragraphs")


def a_to_z(view: View, _: Section) -> str:
    """Agencies, documents, terms, tasks and everyday words, each kind folded: the search page where no script runs."""
    plan = view.plan
    tables: tuple[tuple[str, Iterable[Entity]], ...] = (
        ("index.agencies", plan.agencies.values()),
        ("index.documents", plan.documents.values()),
        ("index.tasks", plan.tasks.values()),
        ("index.terms", plan.terms.values()),
    )
    parts = (*(_index(view, view.say(key), list(found)) for key, found in tables), _everyday_index(view))
    return "\n\n".join(filter(None, parts))


def search_page(view: View, _: Section) -> str:
    """The search page's form, and where its results come: there from the first paint, shown where scripts run."""
    label = as_html(view.say("search.label"))
    return (
        '<div id="search" hidden>'
        f'<form class="search-form" role="search" aria-label="{label}"><label for="search-page-input">{label}</label>'
        '<input type="search" name="q" id="search-page-input" autocomplete="off" enterkeyhint="search">'
        f"{folded('search-choices', as_html(view.say('search.filters')), '')}</form>"
        '<div class="search-pinned"></div>'
        f'<p id="search-status" role="status">{as_html(view.say("search.start"))}</p>'
        '<ol id="search-results"></ol><div class="search-more"></div></div>'
    )


def _whole(view: View, task: str, key: str) -> str:
    """A task's title, leading to its own place, its sentence, and its facts in a line."""
    head = f"### {view.task_link(task)} {{#tat-ca-{task.lower()}}}"
    return f"{head}\n\n{task_prose(view, task)}\n\n{fact_line(view, view.plan.tasks[task], key)}"


def _agency_line(view: View, key: str) -> str:
    agency = view.link(view.plan.agencies[key])
    supports = "agency.supports.standing" if key in view.links.standing else "agency.supports"
    own, others = (len(tasks.get(key, ())) for tasks in (view.links.answers, view.links.supports))
    counted = (("tally.one" if own == 1 else "tally.many", own), (supports, others))
    counts = " · ".join(view.say(said, count=count) for said, count in counted if count)
    return f'{agency} <span class="count">{counts}</span>' if counts else agency


def _issued(view: View, document: Document) -> str:
    parts = [as_html(view.term(document.issuer or "")), view.date(document.date) if document.date else ""]
    return " – " + ", ".join(part for part in parts if part) if any(parts) else ""


def _tasks_of(view: View, document: str) -> str:
    """How many tasks name a document, and how many more are connected with it."""
    named, others = len(view.links.named_by.get(document, ())), len(view.links.indirect(document))
    if document in view.links.chain[:1]:
        return str(named + others)
    parts = (str(named) if named or not others else "", view.say("cell.chain", count=others) if others else "")
    return "; ".join(filter(None, parts))


def _index(view: View, title: str, entities: list[Entity]) -> str:
    if len(entities) > MOST_TASKS:
        return f'<p>{title} <span class="count">{len(entities)}</span> {to_search(view)}</p>'
    named = sorted(
        ((view.name(entity), entity) for entity in entities), key=lambda row: (without_accents(row[0]), row[0])
    )
    return _folded_list(title, [_led(view, entity) for _, entity in named])


def everyday(view: View, _: Section) -> str:
    """What people say for each thing that they then look for, kind by kind."""
    kinds = _everyday(view, MOST_WORDS)
    return "\n\n".join(_folded_list(view.say(kind), lines) for kind, lines in kinds)


def _everyday_index(view: View) -> str:
    """The same beside other indexes, while it is short."""
    lines = [line for _, lines in _everyday(view, MOST_BESIDE) for line in lines]
    return _folded_list(view.say("index.everyday"), lines) if lines else ""


def _everyday(view: View, most: int) -> list[tuple[str, list[str]]]:
    """A line for each thing, its words after it: once a thing, so that a word more costs its letters alone.

    None where they are more than `most`, which would make the page too large: search alone leads from them.
    """
    plan = view.plan
    kinds: tuple[tuple[str, Mapping[str, Entity]], ...] = (
        ("kind.beneficiary", plan.beneficiaries),
        ("kind.task", plan.tasks),
        ("kind.agency", plan.agencies),
        ("kind.group", plan.groups),
        ("kind.document", plan.documents),
        ("kind.term", plan.terms),
    )
    said = [(kind, [thing for thing in held.values() if thing.everyday.get(view.lang)]) for kind, held in kinds]
    words = sum(len(thing.everyday[view.lang]) for _, things in said for thing in things)
    return [
        (kind, [_everyday_line(view, thing) for thing in things]) for kind, things in said if things and words <= most
    ]


def _everyday_line(view: View, thing: Entity) -> str:
    words = sorted(
        dict.fromkeys(map(str.casefold, thing.everyday[view.lang])), key=lambda word: (without_accents(word), word)
    )
    return f"{_led(view, thing)}: {as_html('; '.join(words))}"


def _led(view: View, thing: Entity) -> str:
    return view.task_link(thing.key) if thing.key in view.plan.tasks else view.link(thing)


def _folded_list(title: str, lines: Sequence[str]) -> str:
    return folded("unfolds", f'{title} <span class="count">{len(lines)}</span>', bullets(lines))
