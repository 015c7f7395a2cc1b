"""What a reader can do with a task, in one quiet row under it."""

from collections.abc import Iterator

from plansite.addresses import contact_url, page_url
from plansite.model import Task
from plansite.reading import labels
from plansite.weaving.cite import cite_box
from plansite.weaving.markup import bullets, folded, link
from plansite.weaving.translation import BOTH
from plansite.weaving.view import View


def actions(view: View, task: Task) -> str:
    """A link to the task itself, its citation, the other languages, and an editor's matter behind one word."""
    here = f' class="to-this" data-done="{view.say("action.copied")}"'
    row = (
        link(f"#{task.anchor}", view.say("action.link"), here),
        cite_box(view, task),
        *_languages(view, task),
        _for_editors(view, task),
    )
    return f'<div class="actions">{"".join(row)}</div>'


def _languages(view: View, task: Task) -> Iterator[str]:
    """The task in the other languages, and both side by side; they need no script."""
    for lang in view.plan.langs:
        if lang != view.lang and (lang, task.path) in view.plan.pages:
            name = view.words.say(lang, "lang.name")
            yield link(view.href_in(lang, task.path, task.anchor), name, f' lang="{lang}" hreflang="{lang}"')
    if (view.lang, BOTH) in view.plan.pages:
        yield link(view.href(BOTH, f"song-ngu-{task.anchor}"), view.say("translation.both"))


def _for_editors(view: View, task: Task) -> str:
    """Where this task is edited, and where a mistake in it is reported: the repository, else the contact."""
    page = page_url(view.lang, task.path, task.anchor)
    report = view.desk.report_url(view.say("desk.form"), page, task.key)
    urls = (
        ("desk.edit", view.desk.edit_url(view.lang, task.path)),
        ("desk.report", report or contact_url(view.links.about(labels.CONTACT) or "")),
    )
    found = bullets(link(url, view.say(key)) for key, url in urls if url)
    return folded("editors", view.say("action.editors"), found) if found else ""
