"""What changed in the plan's text: the public history, the latest on the home page, and under each task."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from plansite.language.escaping import as_html
from plansite.model import SOURCE_LANG, Section
from plansite.past.compare import Change, FactChange, TextChange
from plansite.past.editions import Edition, changes_of
from plansite.weaving.markup import bullets, folded, link
from plansite.weaving.view import View

LATEST: Final = 5
"""Changes that the home page shows."""
PAGE: Final = "tra-cuu/lich-su.md"


def past(view: View, _: Section) -> str:
    """Every publication with its changes, the newest first."""
    if not view.editions:
        return view.say("history.none")
    return "\n\n".join(part for edition in view.editions for part in _edition(view, edition))


def unchanged(edition: Edition, every: tuple[Edition, ...]) -> str:
    """The key of what is said of a publication that changed nothing: the first one, or one after it."""
    return "history.first" if edition is every[-1] else "history.same"


def latest(view: View, _: Section) -> str:
    """The newest changes, a line each, and the way to all of them; nothing where there are none."""
    found = [(edition, change) for edition in view.editions for change in edition.changes.items]
    lines = (f"{_title(view, change)} – {_hows(view, change)}, {_when(view, edition)}" for edition, change in found)
    shown = bullets(islice(lines, LATEST))
    if not shown:
        return ""
    more = f"<p>{view.way(view.say('history.all'), PAGE)}</p>" if view.holds(PAGE) else ""
    return f'<div class="latest">{shown}{more}</div>'


def changed_on(view: View, task: str) -> str:
    """Under a task: when it changed, with the old words; nothing where it never did."""
    return "\n".join(
        folded("changed", f"{_hows(view, change)}: {_when(view, edition)}", _differences(view, change))
        for edition, change in changes_of(view.editions, task)
    )


def _edition(view: View, edition: Edition) -> Iterator[str]:
    yield f"## {_when(view, edition)} {{#{edition.tag or 'moi'}}}"
    if edition.reason:
        yield view.foreign(edition.reason)
    yield bullets(_item(view, change) for change in edition.changes.items) or view.say(
        unchanged(edition, view.editions)
    )


def _item(view: View, change: Change) -> str:
    return f"{_title(view, change)} – {_hows(view, change)}{_differences(view, change)}"


def _title(view: View, change: Change) -> str:
    """A link to where the thing stands; its bare name where it is gone."""
    if change.kind == "task" and change.key in view.plan.tasks:
        return view.task_link(change.key)
    name = f"{change.key}. {change.name}" if change.kind == "task" else change.name
    if (view.lang, change.place.path) in view.plan.pages and "removed" not in change.how:
        return link(view.href(change.place.path, change.place.anchor), view.foreign(name))
    return view.foreign(name)


def _hows(view: View, change: Change) -> str:
    return ", ".join(view.say(f"how.{how}") for how in change.how)


def _when(view: View, edition: Edition) -> str:
    return view.date(edition.date) if edition.date else view.say("history.since")


def _differences(view: View, change: Change) -> str:
    """Facts, then the words of this language and of the source, old and new; what is new or gone says so alone."""
    if {"added", "removed"}.intersection(change.how):
        return ""
    langs = dict.fromkeys((SOURCE_LANG, view.lang))
    texts = (text for text in change.texts if text.lang in langs)
    return bullets((*(_fact(view, fact) for fact in change.facts), *(_text(view, text) for text in texts)))


def _fact(view: View, fact: FactChange) -> str:
    label = as_html(view.label(fact.label))
    return f"{label}: {_swap(view, SOURCE_LANG, '; '.join(fact.old), '; '.join(fact.new))}"


def _text(view: View, text: TextChange) -> str:
    swaps = (_swap(view, text.lang, word.old, word.new) for word in text.words)
    return f"{view.say(f'history.{text.part}')} ({view.words.say(text.lang, 'lang.name')}): {'; '.join(swaps)}"


def _swap(view: View, lang: str, old: str, new: str) -> str:
    mark = "" if lang == view.lang else f' lang="{lang}"'
    none = view.say("translation.nothing")
    before = f"<del{mark}>{as_html(old)}</del>" if old else none
    after = f"<ins{mark}>{as_html(new)}</ins>" if new else none
    return f"{before} → {after}"
