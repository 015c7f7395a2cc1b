"""What a task's id and a marker look like: the one place that knows."""

import re
from typing import Final

ID_PREFIX: Final = "NV-"
ID: Final = re.compile(r"NV-\d{2,9}")
"""A task's id, as `Plan.next_id` makes it."""

TASK_HEADING: Final = re.compile(rf"({ID.pattern})\. +(\S.*)")
"""A heading that starts with an id is a task."""

MERGE_MARK: Final = re.compile(r"(?:<{7}|>{7}|\|{7}) |<{7}$|>{7}$")
"""What git leaves in a file that two people changed at one place."""

MARKER: Final = re.compile(r"<!-- *plansite: *([^<>]*?) *-->")
"""A comment that a generated list takes the place of."""

REFERENCE: Final = "quy-tac"
"""The list of the check's rules."""

DUE: Final = "theo-thoi-han"
"""The list of tasks by deadline."""

LISTS: Final = (
    "so-lieu",
    "danh-sach-co-quan",
    "chuoi-van-ban",
    "chu-tri",
    "phoi-hop",
    "neu-ten",
    "dua-vao",
    "noi-trich-dan",
    "danh-sach-van-ban",
    "ma-tran",
    "ma-tran-doi-tuong",
    "toan-canh",
    "cung-lam",
    "theo-van-ban",
    "theo-doi-tuong",
    DUE,
    "tat-ca",
    "bang-nguon",
    "muc-luc",
    "tu-thuong-dung",
    "song-ngu",
    "ban-dich",
    "lich-su",
    "tim-kiem",
    "moi-thay-doi",
    "tep-du-lieu",
    "dong-thoi-gian",
    "can-giup",
    "tren-trang-nay",
    REFERENCE,
)
"""The lists that a marker may name; `weaving.lists` fills them."""


def marker(name: str) -> str:
    """The marker of a list, as an editor writes it."""
    return f"<!-- plansite: {name} -->"


def ids_in(text: str) -> list[str]:
    """The task ids that a text names, in capitals, in order."""
    return [found.upper() for found in re.findall(rf"(?<!\w){ID.pattern}(?!\d)", text, re.IGNORECASE)]
