"""Prose with its mentions linked: the first of each thing in a section."""

import posixpath
import re
from collections.abc import Iterable
from typing import Final

from plansite.linking.prose import Mention, prose_blocks
from plansite.model import SOURCE_LANG
from plansite.weaving.view import View

_LOCAL_LINK: Final = re.compile(r"(\]\()(?![a-z]+:|#|/)([^()\s]{1,300}\))")


def linked(text: str, mentions: Iterable[Mention], view: View, seen: set[str]) -> str:
    """A text with the first mention of each thing linked; `seen` holds what is linked already.

    A document that the site has no page for is marked as a citation, without a link.
    """
    parts: list[str] = []
    done = 0
    for mention in mentions:
        shown = text[mention.start : mention.end]
        woven = _woven(shown, mention, view, seen)
        if woven is not None:
            parts += [text[done : mention.start], woven]
            done = mention.end
    return "".join([*parts, text[done:]])


def _woven(shown: str, mention: Mention, view: View, seen: set[str]) -> str | None:
    """What stands in place of a mention; None where it stays as it is."""
    if mention.key is None:
        return f"<cite>{shown}</cite>"
    document = view.plan.documents.get(mention.key)
    target = document or view.plan.agencies.get(mention.key) or view.plan.tasks[mention.key]
    if target.key in seen or (target.path == view.path and mention.kind != "task"):
        return None
    seen.add(target.key)
    title = f' "{view.full_title(document)}"' if document else ""
    return f"[{shown}]({view.file(target.path, target.anchor)}{title})"


def task_prose(view: View, key: str) -> str:
    """A task's prose for another page than its own."""
    task = view.plan.tasks[key]
    page = view.plan.pages.get((view.lang, task.path)) or view.plan.pages[SOURCE_LANG, task.path]
    section = view.links.section_of(task, page.lang)
    seen: set[str] = set()
    blocks = prose_blocks(section, notes=True) if section else ()
    texts = [_rebased(page.text(block.start, block.end), page.path, view) for block in blocks]
    finder = view.links.finders[view.lang]
    return "\n\n".join(linked(text, finder.mentions(text), view, seen) for text in texts)


def _rebased(text: str, path: str, view: View) -> str:
    """Prose moved from the page `path` to the view's page, its relative links still right."""
    folder = posixpath.dirname(path)

    def moved(match: re.Match[str]) -> str:
        file, _, anchor = match.group(2)[:-1].partition("#")
        return f"{match.group(1)}{view.file(posixpath.normpath(posixpath.join(folder, file)), anchor)})"

    return _LOCAL_LINK.sub(moved, text)
