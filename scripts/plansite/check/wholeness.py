"""Rules on prose as such: a paragraph comes to its end, a list has as many items as its sentence announces."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from plansite.language.quantities import quantities
from plansite.linking.links import Links
from plansite.linking.prose import prose_blocks
from plansite.model import Block, Page, Problem

_ENDED: Final = re.compile(r"[^\w,]$")
"""A paragraph ends in a sign; what ends in a letter, a digit or a comma breaks off."""
_FEW: Final = 5
"""Words that may stand by themselves, and be no sentence."""
_ANNOUNCED: Final = re.compile(
    r"\b(?P<count>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"(?:yêu cầu|nội dung|nhiệm vụ|nhóm|mục tiêu|giải pháp|việc|điểm|bước|phần|chỉ tiêu|tiêu chí|cách|nguyên tắc|lý do|"
    r"demands|requirements|points|duties|tasks|groups|goals|aims|targets|steps|parts|ways|principles|reasons|things)\b"
    r"[^.:\d]{0,40}:$"
)
"""A sentence that leads to a list and says how many items it has."""


def ends(links: Links) -> Iterator[Problem]:
    """A paragraph of prose ends as a sentence does."""
    for page in links.plan.pages.values():
        for section in page.sections:
            for block in prose_blocks(section, notes=True):
                text = page.text(block.start, block.end).strip()
                words = text.split()
                if block.kind == "paragraph" and len(words) > _FEW and not _ENDED.search(text):
                    last = words[-1]
                    yield Problem(
                        page.file, block.end - 1, "broken-off", f"Đoạn văn dừng ở “{last}”, không có dấu kết câu.",
                        "Viết nốt câu, hoặc thêm dấu chấm.",
                    )  # fmt: skip


def counts(links: Links) -> Iterator[Problem]:
    """A list has as many items as the sentence above says."""
    for page in links.plan.pages.values():
        for section in page.sections:
            for block, after in pairwise(section.blocks):
                if block.kind == "paragraph" and after.kind == "list":
                    yield from _count(page, block, after)


def _count(page: Page, block: Block, items: Block) -> Iterator[Problem]:
    text = page.text(block.start, block.end).strip()
    announced = _ANNOUNCED.search(text)
    said = next(iter(quantities(announced.group(), page.lang)), None) if announced else None
    top = sum(bool(re.match(r"[-*+]\s|\d{1,3}[.)]\s", line)) for line in page.lines[items.start - 1 : items.end - 1])
    if announced and said and said.value != str(top):
        yield Problem(
            page.file, block.end - 1, "item-count", f"Câu này báo {said.value} mục, danh sách có {top}.",
            "Sửa số trong câu, hoặc thêm hay bớt mục.",
        )  # fmt: skip
