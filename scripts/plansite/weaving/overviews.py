"""The generated lists of the whole plan: figures, indexes and overviews; each returns plain Markdown."""

from collections.abc import Iterable, Iterator
from typing import Final

from plansite.language.escaping import escape
from plansite.language.folding import without_accents
from plansite.model import Document, Entity, Section
from plansite.weaving.fact_list import paragraph_anchor
from plansite.weaving.linking import task_body
from plansite.weaving.tables import table
from plansite.weaving.view import View

ALL_TASKS: Final = "tra-cuu/tat-ca-nhiem-vu.md"
"""The page of all tasks, where the site has it."""


def counts(view: View, _: Section) -> str:
    """How much the site holds."""
    plan = view.plan
    rows = (
        (len(plan.tasks), "count.tasks", ALL_TASKS),
        (len(plan.agencies), "count.agencies", "co-quan/index.md"),
        (len(plan.documents), "count.documents", "van-ban/index.md"),
        (len(plan.beneficiaries), "count.beneficiaries", "tra-cuu/doi-tuong.md"),
        (len(plan.terms), "count.terms", "thuat-ngu.md"),
    )
    items = (f"- {view.way(f'**{count}** {view.say(key)}', path)}" for count, key, path in rows if count)
    return _classed("counts", "\n".join(items))


def agency_list(view: View, _: Section) -> str:
    """Every agency with for how many tasks it answers, and in how many it is a partner."""
    return _classed("agencies", "\n".join(_agency_line(view, key) for key in view.plan.agencies))


def chain(view: View, _: Section) -> str:
    """The documents from the Party's directive down to the plan."""
    documents = [view.plan.documents[key] for key in reversed(view.links.chain)]
    lines = (f"{n}. {view.document_link(doc)}{_issued(view, doc)}" for n, doc in enumerate(documents, 1))
    return _classed("chain", "\n".join(lines))


def documents(view: View, _: Section) -> str:
    """Every document with issuer, date and how many tasks name it or are connected with it."""
    rows = (
        (
            view.link(doc),
            escape(view.term(doc.issuer or "")),
            view.date(doc.date) if doc.date else "",
            _tasks_of(view, key),
        )
        for key, doc in view.plan.documents.items()
    )
    heads = ("column.document", "column.issuer", "column.date", "column.tasks")
    return table([view.say(head) for head in heads], rows, "documents")


def matrix(view: View, _: Section) -> str:
    """Agency by document, the plan's own left out: the tasks that name it, and how many are connected indirectly."""
    docs = [doc for key, doc in view.plan.documents.items() if key not in view.links.chain[:1]]
    heads = [view.say("column.agency"), *(view.document_link(doc) for doc in docs)]
    led = dict(grouped(view, view.plan.tasks))
    rows = ([leader(view, key), *(_cell(view, tasks, doc) for doc in docs)] for key, tasks in led.items())
    return table(heads, rows, "matrix")


def by_document(view: View, section: Section) -> str:
    """Every document with the tasks that name it themselves, and how many others its own page shows."""
    return "\n\n".join(f"**{view.link(doc)}**\n\n{_resting(view, key)}" for key, doc in view.plan.documents.items())


def everything(view: View, _: Section) -> str:
    """Every task in full, by agency, to read and print on one page."""
    parts = []
    for key, tasks in grouped(view, view.plan.tasks):
        name = view.name(view.agency(key)) if key else view.say("common")
        parts.append(f"## {escape(name)} {{#tat-ca-{key or 'chung'}}}")
        parts += [view.mark(view.agency(key)).strip()] if key else []
        parts += [_whole(view, task) for task in tasks]
    return "\n\n".join(filter(None, parts))


def sources(view: View, _: Section) -> str:
    """Each paragraph of the source with the tasks or pages that carry it."""
    rows = (
        (
            f'<span id="{paragraph_anchor(number)}">{number}</span>',
            ", ".join(view.place_link(place) for place in places),
        )
        for number, places in view.links.paragraphs.items()
    )
    return table([view.say("column.paragraph"), view.say("column.carried")], rows, "paragraphs")


def a_to_z(view: View, _: Section) -> str:
    """Agencies, documents, terms and tasks by name: the search page where no script runs."""
    plan = view.plan
    tables: tuple[tuple[str, Iterable[Entity]], ...] = (
        ("index.agencies", plan.agencies.values()),
        ("index.documents", plan.documents.values()),
        ("index.tasks", plan.tasks.values()),
        ("index.terms", plan.terms.values()),
    )
    parts = (f"**{view.say(key)}**\n\n" + "\n".join(_sorted_links(view, found)) for key, found in tables)
    return "\n\n".join(parts)


def search_page(_: View, __: Section) -> str:
    """Where the search page's form and results come; nothing where no script runs."""
    return '<div id="search"></div>'


def grouped(view: View, tasks: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Tasks by the agency or group that leads them, in the order of the pages; those common to all under ""."""
    groups: dict[str, list[str]] = {}
    for task in tasks:
        links = view.links.tasks[task]
        groups.setdefault(next(iter(links.answering), ""), []).append(task)
    order = [*view.plan.agencies, *view.plan.groups, ""]
    return sorted(groups.items(), key=lambda group: order.index(group[0]))


def leader(view: View, key: str) -> str:
    """The link of an agency or group that leads; the words for all of them where the key is ""."""
    return view.link(view.agency(key)) if key else view.say("common")


def task_list(view: View, tasks: Iterable[str]) -> str:
    """A list of links to tasks, each with who answers; nothing where there are none."""
    return "\n".join(f"- {view.task_link(task)} – {answering(view, task)}" for task in tasks)


def answering(view: View, task: str) -> str:
    """Those who answer for a task; the words for all where none is named."""
    return view.agencies(view.links.tasks[task].answering) or view.say("common")


def _whole(view: View, task: str) -> str:
    """A task as its own page shows it, its title leading there."""
    anchor = f"tat-ca-{task.lower()}"
    head = f"### {view.task_link(task)} {{#{anchor}}}"
    frame = f'<section class="task" aria-labelledby="{anchor}" markdown="1">'
    return f"{frame}\n\n{head}\n\n{task_body(view, task)}\n\n</section>"


def _agency_line(view: View, key: str) -> str:
    agency = view.link(view.plan.agencies[key])
    supports = "agency.supports.standing" if key in view.links.standing else "agency.supports"
    counted = (("agency.answers", view.links.answers), (supports, view.links.supports))
    counts = " · ".join(view.say(said, count=len(tasks[key])) for said, tasks in counted if key in tasks)
    return f'- {agency} <span class="count">{counts[:1].upper()}{counts[1:]}</span>' if counts else f"- {agency}"


def _issued(view: View, document: Document) -> str:
    parts = [escape(view.term(document.issuer or "")), view.date(document.date) if document.date else ""]
    return " – " + ", ".join(part for part in parts if part) if any(parts) else ""


def _tasks_of(view: View, document: str) -> str:
    """How many tasks name a document, and how many more are connected with it."""
    named, others = len(view.links.named_by.get(document, ())), len(view.links.indirect(document))
    if document in view.links.chain[:1]:
        return str(named + others)
    parts = (str(named) if named or not others else "", view.say("cell.chain", count=others) if others else "")
    return "; ".join(filter(None, parts))


def _resting(view: View, document: str) -> str:
    named, others = task_list(view, view.links.named_by.get(document, ())), view.links.indirect(document)
    through = "rests.own" if document in view.links.chain[:1] else "rests.chain"
    more = f"{view.say(through)}: {len(others)}." if others else ""
    return "\n\n".join(filter(None, (named, more))) or view.say("none.tasks")


def _cell(view: View, tasks: Iterable[str], document: Document) -> str:
    found = list(tasks)
    named = [task for task in found if document.key in view.links.tasks[task].basis]
    others = len(found) - len(named) if document.key in view.links.chain else 0
    parts = (view.ids(named), view.say("cell.chain", count=others) if others else "")
    return "; ".join(part for part in parts if part)


def _sorted_links(view: View, entities: Iterable[Entity]) -> Iterator[str]:
    named = [(view.name(entity), entity) for entity in entities]
    for _, entity in sorted(named, key=lambda row: (without_accents(row[0]), row[0])):
        yield f"- {view.task_link(entity.key) if entity.key in view.plan.tasks else view.link(entity)}"


def _classed(name: str, text: str) -> str:
    return f'<div class="{name}" markdown="1">\n\n{text}\n\n</div>'
