"""Rules on dates in prose: a day that no calendar has is a slip in both languages alike."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from plansite.links import Links
from plansite.model import Problem
from plansite.prose import prose_blocks

_WRITTEN: Final = re.compile(
    r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)"
)


def real(links: Links) -> Iterator[Problem]:
    """Every full date in prose is a day of the calendar."""
    for page in links.plan.pages.values():
        for section in page.sections:
            for block in prose_blocks(section, notes=True):
                text = page.text(block.start, block.end)
                for match in _WRITTEN.finditer(text):
                    day, month, year = (int(part) for part in match.groups() if part)
                    if not _is_day(day, month, year):
                        yield Problem(
                            page.file, block.start + text.count("\n", 0, match.start()), "bad-value",
                            f"«{' '.join(match.group().split())}» không phải ngày có thật.",
                            "Viết ngày trước tháng, ví dụ 04/3/2013.",
                        )  # fmt: skip


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
