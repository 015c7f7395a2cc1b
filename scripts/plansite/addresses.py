"""Addresses: of a page on the site, from one page to another, and in the project's repository."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlencode

from plansite.model import SOURCE_LANG, Lang

HOME: Final = "index.md"
"""The home page of a language's folder, and of each folder in it."""

INDEX: Final = "index.html"
"""What a host sends for a folder."""

_EDIT: Final = "edit/main/docs"
"""Under a repository, where GitHub opens the docs folder's files for editing."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The repository's address; empty where it is not known, and so are the addresses then."""

    repository: str = ""

    def edit_url(self, lang: Lang, path: str) -> str:
        """The address that opens a page's file in the web editor."""
        return f"{self.repository.rstrip('/')}/{_EDIT}/{lang}/{quote(path)}" if self.repository else ""

    def report_url(self, form: str, page: str, task: str) -> str:
        """The address of the form for a mistake, with page and task filled in: fields by their ids (GitHub)."""
        if not self.repository:
            return ""
        filled = urlencode({"template": form, "trang": page, "nhiem-vu": task})
        return f"{self.repository.rstrip('/')}/issues/new?{filled}"


def contact_url(contact: str) -> str:
    """The address of a contact as a page names it: a form, a mail address or a telephone; nothing of nothing."""
    if not contact or contact.startswith("https://"):
        return contact
    return f"mailto:{contact}" if "@" in contact else "tel:" + re.sub(r"[^+0-9]", "", contact)


@lru_cache(maxsize=8192)  # A page links the same few places over and over; so with names below.
def page_url(lang: Lang, path: str, anchor: str = "") -> str:
    """A page's address from the site's root: the source language at the root, others in their folder."""
    folder = path.removesuffix(".md").removesuffix("index").rstrip("/")
    prefix = "" if lang == SOURCE_LANG else f"{lang}/"
    return f"{prefix}{folder}{'/' if folder else ''}" + (f"#{anchor}" if anchor else "")


@lru_cache(maxsize=8192)
def leading(here: str, path: str, anchor: str = "") -> str:
    """The published address of a page, or of an anchor in it, from the page `here` of the same language."""
    end = f"#{anchor}" if anchor else ""
    if path == here:
        return end or "./"
    start, target, shared = page_url(SOURCE_LANG, here), page_url(SOURCE_LANG, path), 0
    while step := start.find("/", shared) + 1:
        if start[shared:step] != target[shared:step]:
            break
        shared = step
    return ("../" * start.count("/", shared) + target[shared:] or "./") + end


@lru_cache(maxsize=8192)
def relative(here: str, path: str, anchor: str) -> str:
    """The address of a page's file or of an anchor in it, from the page `here`, as an editor would write it."""
    if path == here and anchor:
        return f"#{anchor}"
    folder, _, file = path.rpartition("/")
    near = folder == here.rpartition("/")[0]
    up = "" if near else "../" * here.count("/")
    return f"{up}{file if near else path}" + (f"#{anchor}" if anchor else "")
