"""Lines that a converter broke inside a sentence, put together again."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from plansite.importing.bodies import bodies
from plansite.importing.labels import is_labelled
from plansite.importing.marks import mark_of
from plansite.importing.source import Block, Paragraph, Table
from plansite.importing.tables import columns_of

_ENDS: Final = re.compile(r"[.;:!?…][\"”’»)]*$|/\.$")
_OPEN: Final = re.compile(
    r"(?:,|-|–|\(|(?<!\w)(?:và|hoặc|của|các|theo|với|về|số|từ|trình|gửi|báo|đến|ngày|tháng|năm|cho|là|do))$", re.I
)
_HEAD: Final = re.compile(
    r"(?:CỘNG H[OÒ][AÀ] XÃ HỘI|Độc lập\s*-|Số\s*:|Nơi nhận|KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHỤ LỤC|TM\."
    r"|KT\.|\(Kèm|\(Ban hành)"
)
_ASIDE: Final = re.compile(r"\([^()]{8,400}\)\s*[.;]?")
"""Who and when in brackets, on a line of its own below the item."""
_PAGE: Final = re.compile(r"(?:trang\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*/\s*\d{1,3})?", re.IGNORECASE)


def join_lines(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Paragraph, ...]]:
    """The blocks with broken sentences made whole, and the page numbers that stood between them."""
    pages = tuple(b for b in blocks if isinstance(b, Paragraph) and _PAGE.fullmatch(b.text))
    rest = [block for block in blocks if block not in pages]
    width = _width(rest)
    found: list[Block] = []
    for block in rest:
        before = found[-1] if found else None
        if isinstance(block, Paragraph) and isinstance(before, Paragraph) and _goes_on(before, block, width):
            text = f"{before.text} {block.text}"
            found[-1] = Paragraph(before.line, block.last, text, before.bold and block.bold, block.width)
        elif isinstance(block, Table) and isinstance(before, Table) and _is_rest(before, block):
            found[-1] = Table(before.line, (*before.rows, *block.rows))
        else:
            found.append(block)
    return tuple(found), pages


def _is_rest(first: Table, second: Table) -> bool:
    """Whether the second table is the rest of the first, which a page parted: as wide, without a head of its own."""
    ours, theirs = columns_of(first), columns_of(second)
    return (
        ours is not None
        and len(first.rows[0].cells) == len(second.rows[0].cells)
        and (theirs is None or theirs.kinds == ours.kinds)
    )


def _width(blocks: Sequence[Block]) -> int:
    """The number of letters after which lines were broken; 0 where they were not."""
    broken = [
        first.width or len(first.text)
        for first, second in pairwise(blocks)
        if isinstance(first, Paragraph) and isinstance(second, Paragraph) and second.line == first.last + 1
        and second.text[:1].islower() and not mark_of(second.text) and not _ENDS.search(first.text)
    ]  # fmt: skip
    return max(broken) if len(broken) > 3 and len(broken) * 12 > len(blocks) and max(broken) < 160 else 0


def _goes_on(first: Paragraph, second: Paragraph, width: int) -> bool:
    """Whether the second paragraph is the rest of the first one's sentence."""
    if _ASIDE.fullmatch(second.text) and mark_of(first.text) and not _HEAD.match(second.text):
        return True
    if second.soft and mark_of(first.text) and not first.text.isupper():
        return mark_of(second.text) is None and not is_labelled(second.text)
    if (
        _ENDS.search(first.text)
        or _HEAD.match(second.text)
        or (is_labelled(second.text) and not second.text[:1].isdigit() and not (width and second.text[:1].islower()))
    ):
        return False
    mark = mark_of(second.text)
    near = second.line <= first.last + 1
    if mark is not None:
        hyphen = mark.bullet and second.text[:1] in "-–" and mark.rest[:1].islower()
        return bool(width) and near and hyphen and not first.text.endswith(",")
    if second.text[:1].islower():
        return True
    if first.text.isupper() != second.text.isupper():
        return False
    if first.text.isupper():
        return near and bool(_OPEN.search(first.text)) and mark_of(first.text) is not None
    if _OPEN.search(first.text) and near:
        return True
    who = bodies(second.text) if near and len(first.text.split()) > 14 else ()
    if who and re.match(r"\s+(?:để|xem xét)\s", second.text[who[-1].end :]):
        return True  # "… gửi về Văn phòng thường trực | Ban Chỉ huy tỉnh để theo dõi."
    return bool(width) and near and (first.width or len(first.text)) + 1 + len(second.text.split()[0]) > width
