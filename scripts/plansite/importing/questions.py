"""The list of what importing was unsure of, with line numbers: short enough to work through."""

import re
from collections.abc import Iterable, Iterator, Set
from itertools import groupby
from typing import Final

from rapidfuzz import fuzz

from plansite.importing.documents import Own
from plansite.importing.draft import Draft
from plansite.importing.duties import Doubt, Entry, Passage
from plansite.importing.markup import plain
from plansite.importing.naming import same
from plansite.importing.spelling import bare

_KINDS: Final = {
    "head": "Phần đầu văn bản: xem lại trên trang của văn bản và trang kế hoạch",
    "no-agency": "Chưa rõ ai thực hiện: ghi “Cơ quan thực hiện”, hoặc để ở nhiệm vụ chung",
    "unassigned": "Văn bản nêu việc mà không giao cho ai; đang ở trang “Chưa xếp”: là nhiệm vụ chung thì chuyển "
    "sang đó",
    "unplaced": "Chưa biết thuộc về đâu; đang ở trang “Chưa xếp”",
    "empty-lead": "Ô cơ quan chủ trì để trống; đã lấy cơ quan của dòng trên",
    "agency": "Tên cơ quan lạ; đã lấy nguyên văn",
    "passive": "Cơ quan nêu ở cuối câu hay câu sau; đã coi là cơ quan thực hiện",
    "block": "Dòng ghi chung cho nhiều nhiệm vụ; đã ghi cho từng nhiệm vụ",
    "alike": "Hai tên gần giống nhau; nếu là một thì gộp hai trang và ghi “Tên gọi khác”",
    "year": "Thời hạn không ghi năm; đã lấy năm của kế hoạch",
    "deadline": "Thời hạn đọc chưa chắc",
    "table": "Bảng chưa rõ cột nào là nhiệm vụ, cột nào là cơ quan; đang ở trang “Chưa xếp”",
    "repeated": "Nhắc lại một nhiệm vụ đã có; không ghi thành nhiệm vụ nữa",
    "citation": "Số hiệu văn bản viết chưa đúng dạng trong nguồn; trang của văn bản ghi dạng đúng",
    "undated": "Văn bản được nhắc mà không có ngày ban hành: tìm và ghi “Ngày ban hành”",
}
"""What is asked, in the order in which it is best worked through."""
_UNITS: Final = frozenset(
    map(bare, ("tỉnh", "huyện", "xã", "phường", "thành phố", "thị xã", "quận", "Việt Nam", "các cấp"))
)
_ALIKE: Final = 92.0
"""The least likeness, of 100, of two names about which it is asked."""
_SHOWN: Final = 80


def questions(draft: Draft) -> str:
    """The list as Markdown."""
    found = draft.found
    tasks = len(draft.ids)
    answering = {draft.keys[key] for key, named in draft.bodies.items() if not named.general}
    doubts = sorted(
        (
            *found.doubts,
            *_of_head(draft.own, found.frame.wrapped),
            *_of_documents(draft),
            *_of_names(draft),
            *_of_rest(draft),
        ),
        key=lambda doubt: doubt.line,
    )
    lines = [
        "# Cần xem lại", "",
        f"Đã lập {tasks} nhiệm vụ, {len(answering)} trang cơ quan, {len(draft.cited)} trang văn bản được nêu.",
        "Số dòng là số dòng của tệp được nhập, như trong `nguon.txt`.", "",
    ]  # fmt: skip
    if found.frame.wrapped:
        lines += [
            "Văn bản có một quyết định bọc ngoài; các điều của nó ở trang “Thể thức văn bản”, không thành nhiệm vụ.",
            "",
        ]
    for kind, heading in _KINDS.items():
        rows = list(_rows(doubt for doubt in doubts if doubt.kind == kind))
        if rows:
            lines += [f"## {heading}", "", *rows, ""]
    if not doubts:
        lines += ["Không có gì chưa chắc.", ""]
    return "\n".join(lines)


def count(draft: Draft) -> int:
    """How many questions there are."""
    return sum(line.startswith("- ") for line in questions(draft).split("\n"))


def _rows(doubts: Iterable[Doubt]) -> Iterator[str]:
    """A row for each text, or for all that were given the same year, with all lines on which they stand."""
    found: dict[tuple[str, str], list[Doubt]] = {}
    for doubt in doubts:
        found.setdefault(("" if doubt.kind == "year" else doubt.text, doubt.done), []).append(doubt)
    for (_, done), alike in found.items():
        places = dict.fromkeys(doubt.line for doubt in alike)
        where = f"dòng {', '.join(map(str, places))}: " if any(places) else ""
        texts = ", ".join(dict.fromkeys(f"“{plain(_short(doubt.text))}”" for doubt in alike))
        more = f" → {plain(done)}" if done else ""
        yield f"- {where}{texts}{more}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + "…"


def _of_head(own: Own, wrapped: bool) -> Iterator[Doubt]:
    if not own.number and not wrapped:
        yield Doubt(0, "head", "Không thấy số, ký hiệu của kế hoạch")
    if not own.date:
        yield Doubt(0, "head", "Không thấy ngày ban hành")
    if not own.issuer:
        yield Doubt(0, "head", "Không thấy cơ quan ban hành")


def _of_documents(draft: Draft) -> Iterator[Doubt]:
    for document in draft.cited.values():
        for written in document.malformed:
            yield Doubt(document.line, "citation", written, document.number)
        if document.number and not document.date and not re.search(r"/(?:19|20)\d{2}/", document.number):
            yield Doubt(document.line, "undated", document.title)


def _of_names(draft: Draft) -> Iterator[Doubt]:
    names = [named.name for named in draft.bodies.values() if not named.general]
    for place, first in enumerate(names):
        for second in names[place + 1 :]:
            if first.split()[0] == second.split()[0] and _alike(same(first), same(second)):
                yield Doubt(0, "alike", first, second)


def _alike(first: str, second: str) -> bool:
    longer, shorter = sorted((first, second), key=len, reverse=True)
    rest = longer.removeprefix(shorter)
    return (rest != longer and rest in _UNITS) or fuzz.ratio(first, second) >= _ALIKE


def _unplaced(entry: Entry, asked: Set[int]) -> int:
    """Whether nobody placed it nor asked about it: 1 for a table's rows, which have no level, 2 for other lines."""
    if not isinstance(entry, Passage) or entry.placed or entry.line in asked:
        return 0
    return 2 if entry.level else 1


def _of_rest(draft: Draft) -> Iterator[Doubt]:
    """What nobody could place, a row for each run of lines; a table's rows are in what is asked of it."""
    tables = {doubt.line for doubt in draft.found.doubts if doubt.kind == "table"}
    asked = {doubt.line for doubt in draft.found.doubts} - tables
    for unplaced, run in groupby(draft.found.entries, key=lambda e: _unplaced(e, asked)):
        first, *others = run
        if unplaced and first.line not in tables:
            last = others[-1].line if others else first.line
            more = f"đến dòng {last}" if last > first.line else ""
            yield Doubt(first.line, "unplaced", first.text, more)
