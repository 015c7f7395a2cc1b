"""Rules on links that editors write by hand."""

import posixpath
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from plansite.links import Links
from plansite.model import SOURCE_LANG, Page, Problem
from plansite.prose import prose_blocks

_LINK: Final = re.compile(r"\]\(\s*<?([^()<>\s]{0,500})>?(?:\s+\"[^\"\n]{0,300}\")?\s*\)")
_DEFINITION: Final = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:\s*<?(\S{1,500})", re.MULTILINE)
_OUTSIDE: Final = re.compile(r"https?://|mailto:")


def links(links: Links) -> Iterator[Problem]:
    """Every link to a page or anchor of the site leads there."""
    anchors = {place: {section.anchor for section in page.sections} for place, page in links.plan.pages.items()}
    for page in links.plan.pages.values():
        for line, target in _targets(page):
            if _OUTSIDE.match(target):
                continue
            path, _, anchor = unquote(target).partition("#")
            place = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
            known = anchors.get((page.lang, place)) or anchors.get((SOURCE_LANG, place))
            if known is None:
                yield Problem(
                    page.file, line, "broken-link", f"Liên kết «{target}» không dẫn tới trang nào.",
                    "Viết đường dẫn tới tệp .md, tính từ trang này, ví dụ `../co-quan/so-y-te.md`.",
                )  # fmt: skip
            elif anchor and anchor not in known | anchors.get((SOURCE_LANG, place), set()):
                yield Problem(
                    page.file, line, "broken-anchor", f"Trang «{place}» không có mục «#{anchor}».",
                    "Nhiệm vụ có mục là mã viết thường, ví dụ `#nv-19`.",
                )  # fmt: skip


def _targets(page: Page) -> Iterator[tuple[int, str]]:
    """The targets of a page's links and images, with their lines."""
    for section in page.sections:
        for block in prose_blocks(section, notes=True):
            text = page.text(block.start, block.end)
            if "](" in text or "]:" in text:
                for pattern in (_LINK, _DEFINITION):
                    for match in pattern.finditer(text):
                        yield block.start + text.count("\n", 0, match.start(1)), match.group(1)
