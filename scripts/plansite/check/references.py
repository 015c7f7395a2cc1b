"""Rules on links that editors write by hand."""

import posixpath
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from plansite.addresses import relative
from plansite.check.registry import rules
from plansite.language.lines import lines_before
from plansite.linking.links import Links
from plansite.linking.names import nearest
from plansite.linking.prose import prose_blocks
from plansite.model import SOURCE_LANG, Page, Problem
from plansite.reading.grammar import REFERENCE, ids_in

_LINK: Final = re.compile(r"\]\(\s*<?([^()<>\s]{0,500})>?(?:\s+\"[^\"\n]{0,300}\")?\s*\)")
_DEFINITION: Final = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:\s*<?(\S{1,500})", re.MULTILINE)
_OUTSIDE: Final = re.compile(r"https?://|mailto:|tel:")
_HOME: Final = re.compile(r"https?://(?:localhost|127\.0\.0\.1|192\.168\.|10\.\d|[\w-]+\.local\b)", re.IGNORECASE)
_SILENT: Final = re.compile(r"(?<!!)\[\s*\]\(([^()\s]{1,500})\)")
_WHOLE: Final = re.compile(r"\[([^\[\]\n]{1,200})\]\(([^()\s]{1,500})\)")
_TURNED: Final = re.compile(r"\(([^()\n]{1,200})\)\[([^\[\]\s]{1,300}(?:\.md|\.html|/)(?:#[\w-]{1,100})?)\](?!\()")
_DIALLED: Final = re.compile(r"[+\d][\d .]{1,20}")
_TASK: Final = re.compile(r"nv-?\d", re.IGNORECASE)
_NEARLY: Final = re.compile(r"h?tt?ps?(?:[:;]?/{1,2}|[:;]/{3,})(?=[\w.-]+\.\w)", re.IGNORECASE)
"""How the beginning of an outside address is mistyped."""
_UNSAFE: Final = re.compile(r"[a-z][a-z0-9+.-]{0,20}:|.*\\", re.IGNORECASE)
"""What `unsafe-link` says enough of."""
_IMAGE: Final = re.compile(r"\.(?:png|jpe?g|webp|gif|svg)$", re.IGNORECASE)
_PARTED: Final = re.compile(
    r"\[[^\[\]\n]{1,200}\]\s{1,3}\([^()\s]{1,300}(?:\.md|#|://)[^()\s]{0,300}\)"
    r"|\[[^\[\]\n]{1,200}\]（[^（）\n]{1,300}[）)]"
    r"|\[[^\[\]()\n]{1,200}\([^()\s]{1,300}\.md(?:#[\w-]{0,100})?\)(?![^\[\n]{0,200}\])"
)
"""A link with a space in the middle or without its second bracket, which is none."""


def links(links: Links) -> Iterator[Problem]:
    """Every link to a page, an anchor or an image of the site leads there."""
    anchors = {place: _anchors(page) for place, page in links.plan.pages.items()}
    unpaired = {path for lang, path in anchors if (SOURCE_LANG, path) not in anchors}
    for page in links.plan.pages.values():
        for line, target in _targets(page):
            if _OUTSIDE.match(target):
                if _HOME.match(target):
                    text = f"Liên kết “{target}” chỉ mở được trên máy của người viết."
                    hint = "Viết đường dẫn tới tệp .md, hoặc địa chỉ công khai."
                    yield Problem(page.file, line, "broken-link", text, hint)
                continue
            if not target.strip("#"):
                text = "Liên kết chưa có địa chỉ."
                yield Problem(page.file, line, "broken-link", text, _page_hint(page, "", links))
                continue
            path, _, anchor = unquote(target).partition("#")
            place = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
            if not links.plan.files.isdisjoint(((page.lang, place), (SOURCE_LANG, place))):
                continue
            if place in unpaired:  # The page has a message of its own.
                continue
            known = anchors.get((page.lang, place)) or anchors.get((SOURCE_LANG, place))
            if known is None:
                if _IMAGE.search(path) and not _UNSAFE.match(target):
                    text = f"Không có ảnh “{target}”."
                    yield Problem(page.file, line, "broken-link", text, "Đặt tệp ảnh cạnh trang, tên đúng như ở đây.")
                elif not _UNSAFE.match(target):
                    text = f"Liên kết “{target}” không dẫn tới trang nào."
                    yield Problem(page.file, line, "broken-link", text, _page_hint(page, path, links))
            elif anchor and anchor not in (there := known | anchors.get((SOURCE_LANG, place), set())):
                likely = _anchor_hint(anchor, there)
                hint = f"Có phải `#{likely}`? " if likely else ""
                yield Problem(
                    page.file, line, "broken-anchor", f"Trang “{place}” không có mục “#{anchor}”.",
                    f"{hint}Nhiệm vụ có mục là mã viết thường, ví dụ `#nv-19`.",
                )  # fmt: skip


def words(links: Links) -> Iterator[Problem]:
    """What a link says is where it leads: the duty it names, the number it dials; its brackets stand in order."""
    for page in links.plan.pages.values():
        for number, line in ((n, line) for n, line in enumerate(page.lines, 1) if "](" in line or ")[" in line):
            for text, target in _WHOLE.findall(line):
                ids, (_, _, anchor) = ids_in(text), target.partition("#")
                dialled = re.sub(r"\D", "", target) if target.startswith("tel:") else ""
                task = links.plan.tasks.get(ids[0]) if len(ids) == 1 else None
                if task and anchor.upper() in links.plan.tasks and task.anchor != anchor:
                    said = f"Liên kết ghi {ids[0]} mà dẫn tới “#{anchor}”."
                    right = relative(page.path, task.path, task.anchor)
                    yield _instead(page, number, "broken-anchor", said, right, target)
                elif "://" not in target and (other := _elsewhere(page, text, target, links)):
                    said = f"Liên kết ghi “{text}” mà dẫn tới trang của “{other[0]}”."
                    yield _instead(page, number, "broken-link", said, relative(page.path, other[1], ""), target)
                elif (
                    dialled
                    and text.isascii()
                    and _DIALLED.fullmatch(text)
                    and re.sub(r"\D", "", text)[-8:] != dialled[-8:]
                ):
                    said = f"Liên kết ghi {text} mà gọi {dialled}."
                    yield _instead(page, number, "broken-link", said, f"tel:{text}", target)
            for found in _SILENT.finditer(line):
                text, hint = f"Liên kết “{found.group()}” không có chữ.", "Viết chữ để bấm giữa hai dấu ngoặc vuông."
                yield Problem(page.file, number, "broken-link", text, hint)
            for found in _TURNED.finditer(line):
                said = f"“{found.group()}” không thành liên kết: ngoặc bị đổi chỗ."
                yield _instead(page, number, "broken-link", said, f"[{found[1]}]({found[2]})", found.group())


def _elsewhere(page: Page, text: str, target: str, links: Links) -> tuple[str, str] | None:
    """What a link leads to and where what it names is; nothing of one that names several things, or none."""
    named = [each for each in links.finders[page.lang].mentions(text) if each.kind != "task" and each.key]
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target.partition("#")[0]))
    there = links.entity_in(path, None)
    meant = (
        links.plan.agencies.get(key) or links.plan.documents.get(key)
        if (key := named[0].key if named else "")
        else None
    )
    if len(named) != 1 or not there or not meant or meant.key == there.key:
        return None
    return there.name.get(page.lang, there.key), meant.path


def _instead(page: Page, line: int, rule: str, message: str, right: str, wrong: str) -> Problem:
    return Problem(page.file, line, rule, message, f"Viết `{right}` thay cho `{wrong}`, nếu chữ đúng.")


def _anchors(page: Page) -> set[str]:
    """What can be linked to on a page: its sections, and the rules where it lists them."""
    listed = any(marker.name == REFERENCE for section in page.sections for marker in section.markers)
    return {section.anchor for section in page.sections}.union(rules() if listed else ())


def parted(links: Links) -> Iterator[Problem]:
    """A link is written in one piece."""
    for page in links.plan.pages.values():
        for section in page.sections:
            for block in prose_blocks(section, notes=True):
                text = page.text(block.start, block.end)
                for match in _PARTED.finditer(text) if "[" in text else ():
                    line = block.start + lines_before(text, match.start())
                    message = f"“{' '.join(match.group().split())[:80]}” không thành liên kết."
                    yield Problem(
                        page.file,
                        line,
                        "broken-link",
                        message,
                        _whole(match.group()),
                    )


def _whole(parted: str) -> str:
    """How a link is written that lacks a bracket or has a space too many."""
    text, _, address = parted.replace("（", "(").strip("[]()）").partition("(")
    right = f"[{text.rstrip('] ')}]({address})"
    return f"Viết `{right}` thay cho `{' '.join(parted.split())}`, không có khoảng trống giữa `]` và `(`."


def _anchor_hint(anchor: str, known: Collection[str]) -> str | None:
    """The anchor that was meant; of a task's, only its case may differ, since any number is like another."""
    if anchor.lower() in known:
        return anchor.lower()
    return None if _TASK.match(anchor) else nearest(anchor.lower(), known)


def _page_hint(page: Page, target: str, links: Links) -> str:
    """The page that a link most likely means, as it is written from this one."""
    places = {each.slug: each.path for each in links.plan.pages_of(page.lang) if each.slug != "index"}
    return _hint(page.path, target, tuple(places.items()))


@lru_cache(maxsize=256)  # A wrong link seldom comes alone.
def _hint(here: str, target: str, pages: tuple[tuple[str, str], ...]) -> str:
    if bad := _NEARLY.match(target):
        return f"Viết `https://{target[bad.end() :]}` thay cho `{target}`."
    if target.lower().startswith("www."):
        return f"Địa chỉ ngoài phải có https:// ở đầu: `https://{target}`."
    slug = posixpath.basename(target.rstrip("/")).removesuffix(".md").removesuffix(".html")
    places = dict(pages)
    likely = nearest(slug, places)
    if likely and _digits(slug) != _digits(likely):  # another number is another document
        likely = None
    there = posixpath.relpath(places[likely], posixpath.dirname(here) or ".") if likely else ""
    hint = "Viết đường dẫn tới tệp .md, tính từ trang này"
    return f"{hint}; có phải `{there}`?" if there else f"{hint}, ví dụ `../co-quan/so-y-te.md`."


def _digits(slug: str) -> str:
    return re.sub(r"\D", "", slug)


def _targets(page: Page) -> Iterator[tuple[int, str]]:
    """The targets of a page's links and images, with their lines."""
    for section in page.sections:
        for block in prose_blocks(section, notes=True):
            text = page.text(block.start, block.end)
            if "](" in text or "]:" in text:
                for pattern in (_LINK, _DEFINITION):
                    for match in pattern.finditer(text):
                        yield block.start + lines_before(text, match.start(1)), match.group(1)
