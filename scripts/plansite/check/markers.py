"""Rules on markers: the comments that a generated list takes the place of."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from plansite.language.folding import slugify
from plansite.linking.links import Links
from plansite.linking.names import nearest
from plansite.model import Page, Problem
from plansite.reading.grammar import LISTS, MARKER, marker

_COMMENT: Final = re.compile(r"<!-{1,3}\s*plansite\b", re.IGNORECASE)
_ANY: Final = re.compile(r"<!-{1,3}\s*(?:[^\W\d_][\w -]{0,20}?\s*[:=]?\s)?\s*([\w -]{1,60}?)\s*-{1,3}>")
"""A comment that may be meant as a marker."""
_SHOWN: Final = re.compile(
    r"[^\w`]{0,3}(?:&lt;)?[^\w`]{0,6}plan\s?site\W{1,3}([\w -]{1,60}?)[^\w`]{0,6}(?:&gt;)?\W?", re.I
)
"""A line that readers would see, meant as a marker: "<!– plansite: chu-tri –>", "[plansite: chu-tri]"."""


def markers(links: Links) -> Iterator[Problem]:
    """A marker is closed, alone on its line, and names a list."""
    for page in links.plan.pages.values():
        known = {marker.line: marker.name for section in page.sections for marker in section.markers}
        code = {
            line
            for section in page.sections
            for block in section.blocks
            if block.kind == "code"
            for line in range(block.start, block.end)
        }
        for section in page.sections:
            for before, after in pairwise(section.markers):
                if before.name == after.name:
                    text = f"Dấu chèn danh sách “{after.name}” đứng hai lần trong một mục."
                    yield Problem(page.file, after.line, "marker-place", text, "Bỏ một dấu.")
        for number, line in enumerate(page.lines, 1):
            if ("<!" not in line and "site" not in line) or number in code or known.get(number) in LISTS:
                continue
            if _COMMENT.search(line):
                match = MARKER.search(line)
                yield _problem(page, number, line, match.group(1) if match else None)
            elif name := meant(line):
                yield Problem(
                    page.file, number, "unknown-marker", f"“{line.strip()[:60]}” không phải dấu chèn danh sách.",
                    f"Viết `{marker(name)}`.",
                )  # fmt: skip


def meant(line: str) -> str | None:
    """The list that a line names, whatever stands around the name; None for any other line."""
    match = _ANY.search(line) or _SHOWN.fullmatch(line.strip())
    slug = slugify(match.group(1)) if match else ""
    return slug if slug in LISTS else None


def _problem(page: Page, line: int, text: str, name: str | None) -> Problem:
    if "-->" not in text:
        hint = f"Đóng bằng `-->` trên cùng dòng, ví dụ `{marker('chu-tri')}`."
        return Problem(page.file, line, "unclosed-marker", "Dấu chèn danh sách chưa đóng.", hint)
    if name in LISTS:
        hint = "Để dòng trống ở trên và dưới, đặt sau một tiêu đề, không lùi vào."
        return Problem(page.file, line, "marker-place", "Dấu chèn phải đứng một mình trên dòng.", hint)
    said = name or text.split("plansite", 1)[-1].strip(" :=->")
    slug = slugify(said)
    likely = slug if slug in LISTS else meant(f"<!-- {said} -->") or nearest(slug, LISTS)
    hint = f"Viết `{marker(likely)}`." if likely else "Các dấu: " + ", ".join(sorted(LISTS)) + "."
    return Problem(page.file, line, "unknown-marker", f"Không có danh sách tên “{name or text.strip()}”.", hint)
