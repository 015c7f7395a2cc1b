"""How to cite a document or a task: ready text in every language, to select or copy."""

import re
from dataclasses import replace
from typing import Final

from plansite.emit.view import View, escape
from plansite.model import SOURCE_LANG, Document, Task

_PARTY: Final = re.compile(r"\d+-")
"""A Party document has a hyphen after its number and a comma before its date."""


def document_citation(view: View, document: Document) -> str:
    """A document's first mention in full: type, number, date, issuer and subject."""
    if document.number is None:
        return view.name(document)
    kind = view.term(document.type or "")
    party = "," if view.lang == SOURCE_LANG and _PARTY.match(document.number) else ""
    date = f"{party} {view.say('cite.date', date=view.date(document.date))}" if document.date else ""
    issuer = f" {view.say('cite.issuer', issuer=view.term(document.issuer))}" if document.issuer else ""
    return f"{view.say('cite.number', type=kind, number=document.number)}{date}{issuer}"


def task_citation(view: View, task: Task) -> str:
    """A task as a part of the plan's document."""
    plan = [document_citation(view, view.plan.documents[key]) for key in view.links.chain[:1]]
    return ", ".join([view.say("cite.task", id=task.key, title=view.name(task)), *plan])


def cite_box(view: View, entity: Document | Task) -> str:
    """The ready citations of a document or task, folded away until wanted."""
    views = [replace(view, lang=lang) for lang in view.plan.langs]
    texts = (
        (each.lang, task_citation(each, entity) if isinstance(entity, Task) else document_citation(each, entity))
        for each in views
    )
    items = "\n".join(f'- <span lang="{lang}" class="citation">{escape(text)}</span>' for lang, text in texts)
    summary = view.say("cite.summary")
    return f'<details class="cite-as" markdown="1">\n<summary>{summary}</summary>\n\n{items}\n\n</details>'
