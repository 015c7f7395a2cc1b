"""Addresses that a publication had and that lead nowhere now: a published address lives for ever."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plansite.addresses import page_url
from plansite.linking.former import addresses
from plansite.linking.links import Links
from plansite.model import SOURCE_LANG, Page, Problem
from plansite.past.compare import vanished
from plansite.past.git import publications
from plansite.past.others import blob_name
from plansite.past.repository import Repository
from plansite.reading import labels
from plansite.reading.files import is_page, shown_path

RULE: Final = "lost-address"
_TASK: Final = re.compile(r"^#{1,6} +(NV-\d{2,9})\. ", re.MULTILINE)
_ALIKE: Final = 0.3
"""The share of a page's lines that another has where it may be the same page."""


@dataclass(frozen=True, slots=True)
class _Published:
    """A page as it stood in its last publication, of those that differ from what stands there now."""

    tag: str
    text: str
    tasks: frozenset[str]
    """Of every publication."""


def lost(docs: Path, links: Links) -> Iterator[Problem]:
    """The published addresses of pages and tasks that lead nowhere; nothing without git or publications."""
    today = addresses(links.plan)
    led = {(each.address, each.anchor): each.place.path for each in links.former}
    for path, former in _published(docs).items():
        address = page_url(SOURCE_LANG, path)
        heir = today.get(address) or links.plan.pages.get((SOURCE_LANG, led.get((address, ""), "")))
        if heir is None:
            yield _page(docs, address, path, former, links)
        for key in sorted(former.tasks):
            task = links.plan.tasks.get(key)
            if task is None:
                yield vanished(key, f"{shown_path(docs)}/{SOURCE_LANG}/{path}", _line(former.text, key))
            elif heir and task.path != heir.path and (address, task.anchor) not in led:
                yield Problem(
                    task.file, task.line, RULE,
                    f"{key} đã công bố ({former.tag}) ở “{address}#{task.anchor}”; địa chỉ ấy nay không dẫn tới nó.",
                    f"Ghi `- **{labels.FORMER}:** {address}#{task.anchor}` dưới tiêu đề của {key}.",
                )  # fmt: skip


def _page(docs: Path, address: str, path: str, former: _Published, links: Links) -> Problem:
    """A page that is gone: said where it most likely is now."""
    likely = _likely(former, links)
    file, line = (likely.file, likely.sections[0].start) if likely else (f"{shown_path(docs)}/{SOURCE_LANG}/{path}", 1)
    where = f"tiêu đề đầu của {likely.file}" if likely else "tiêu đề đầu của trang thay nó"
    return Problem(
        file, line, RULE, f"Địa chỉ “{address}” đã công bố ({former.tag}), nay không dẫn tới đâu.",
        f"Ghi `- **{labels.FORMER}:** {address}` dưới {where}.",
    )  # fmt: skip


def _likely(former: _Published, links: Links) -> Page | None:
    """The page that has most of its tasks; else the one most like it, if it is like it at all."""
    pages = [page for page in links.plan.pages_of(SOURCE_LANG) if page.sections]
    places = Counter(task.path for key in former.tasks if (task := links.plan.tasks.get(key)))
    if places:
        return links.plan.pages[SOURCE_LANG, places.most_common(1)[0][0]]
    lines = _said(former.text)
    like = {page.path: len(lines & _said("\n".join(page.lines))) for page in pages}
    best = max(pages, key=lambda page: like[page.path], default=None)
    return best if best and like[best.path] > _ALIKE * len(lines) else None


def _said(text: str) -> frozenset[str]:
    return frozenset(line for line in text.split("\n") if line.strip())


def _line(text: str, key: str) -> int:
    return next((n for n, line in enumerate(text.split("\n"), 1) if line.lstrip("# ").startswith(f"{key}.")), 1)


def _published(docs: Path) -> Mapping[str, _Published]:
    """The pages of every publication that are gone or read otherwise now, by path, in the source language first."""
    try:
        repository = Repository(docs.resolve())
        blobs = {each.tag: repository.blobs(f"refs/tags/{each.tag}") for each in publications(docs)}
        known = {(file, blob) for found in blobs.values() for file, blob in found.items() if is_page(file)}
        changed = {(file, blob) for file, blob in known if blob_name(docs / file) != blob}
        texts = repository.texts(blob for _, blob in changed)
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    found: dict[str, _Published] = {}
    for tag, held in blobs.items():
        for file, blob in sorted(held.items(), reverse=True):  # "vi" after "en": its text stays
            if (file, blob) in changed:
                path, text = file.partition("/")[2], texts[blob].decode("utf-8", "replace")
                tasks = frozenset(_TASK.findall(text))
                former = found.get(path)
                found[path] = _Published(tag, text, tasks | former.tasks if former else tasks)
    return found
