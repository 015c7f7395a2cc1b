"""Rules on editors' notes: what is not in the plan has a source that a reader can open, and a day of looking it up."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from plansite.check.chronology import tomorrow
from plansite.language.lines import lines_before
from plansite.language.quantities import quantities
from plansite.language.words import load
from plansite.linking.links import Links
from plansite.model import Lang, Page, Problem
from plansite.reading.assemble import EDITORS

_NOTE: Final = re.compile(r"> ?\[!NOTE\]")
_LINK: Final = re.compile(r"\]\(<?https?://[^\s()<>]{3,500}")
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?:/\d{1,2}/|\s+\w{3,20}\s+)\d{4}(?!\d)")
"""A full date, in numbers or with the month's name."""
_NEAR: Final = 3
"""Lines below a note in which its source may stand."""


def sources(links: Links) -> Iterator[Problem]:
    """A note names a source by its address and when it was looked up, or a paragraph of the plan's own source."""
    for page in links.plan.pages.values():
        known = page.folder != EDITORS and page.lang in load().langs
        for block in (block for section in page.sections for block in section.blocks if known):
            text = page.text(block.start, block.end) if block.kind == "quote" else ""
            if not _NOTE.match(text) or _paragraph(page.lang).search(text):
                continue
            source = _LINK.search(text)
            if _name_of(page.lang) in text:
                yield Problem(
                    page.file, block.end - 1, "note-source", f"Nguồn còn là lời mẫu “{_name_of(page.lang)[1:-2]}”.",
                    "Ghi tên và địa chỉ của nguồn thật.",
                )  # fmt: skip
            day = _DAY.search(text, source.end()) if source else None
            if day and (future := _future(day.group(), page.lang)):
                yield Problem(
                    page.file, block.start + lines_before(text, day.start()), "bad-value",
                    f"Ngày tra cứu {future} chưa tới.", "Xem lại năm, tháng, ngày.",
                )  # fmt: skip
            if day is None and (fallen := _fallen(page, block.end)):
                yield Problem(
                    page.file, fallen, "note-source", "Dòng nguồn rơi ra ngoài ghi chú.",
                    "Đặt `> ` ở đầu dòng này, liền dưới ghi chú, không có dòng trống.",
                )  # fmt: skip
            elif day is None:
                lacks = "ngày tra cứu" if source else "nguồn mở được"
                yield Problem(
                    page.file, block.start, "note-source", f"Ghi chú chưa ghi {lacks}.",
                    f"Thêm dòng cuối `> {load().say(page.lang, 'note.source')}`; "
                    f"điều lấy từ chính nguồn của kế hoạch thì ghi “{load().say(page.lang, 'paragraph', number=6)}”.",
                )  # fmt: skip


def _fallen(page: Page, end: int) -> int | None:
    """The line right after a note that is the note's source."""
    below = (number for number in range(end, min(end + _NEAR, len(page.lines) + 1)) if page.lines[number - 1].strip())
    number = next(below, None)
    found = number and page.lines[number - 1].lstrip("> ").startswith("(") and _LINK.search(page.lines[number - 1])
    return number if found else None


@cache
def _name_of(lang: Lang) -> str:
    """What stands for a source's name in the hint: in a note it stands for nothing."""
    return "[" + load().say(lang, "note.source").partition("[")[2].partition("https")[0]


def _future(day: str, lang: Lang) -> str | None:
    """A day, as it is written, that has not come."""
    return next((each.text for each in quantities(day, lang) if each.value > tomorrow()), None)


@cache
def _paragraph(lang: Lang) -> re.Pattern[str]:
    """How a language cites a paragraph of the source."""
    return re.compile(re.escape(load().say(lang, "paragraph", number="0")).replace("0", r"\d{1,3}"), re.IGNORECASE)
