"""What a text names without a number's symbol: a law by its title and date, a document by its bare number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plansite.citations.dates import date_after
from plansite.citations.model import Citation
from plansite.citations.plain import plain
from plansite.citations.scan import find

_UPPER: Final = "A-ZĐ" + "".join(char for char in map(chr, range(0xC0, 0x1EFA)) if char.isupper())
_LAW: Final = re.compile(
    rf"(?<!\w)(?P<kind>Bộ luật|Luật|Pháp lệnh|Hiến pháp)"
    rf"(?P<title>\ssửa đổi[^.;:()\d\n]{{1,160}}?|\s[{_UPPER}](?:(?!\s(?:Luật|Bộ luật)\s)[^.;:()\d\n]){{1,120}}?)?"
    r"(?=,?\s{0,3}(?:được \w[^.;:()\d\n]{1,60}\s)?ng[àa]y\s)"
)
_NUMBERED: Final = re.compile(
    r"(?<!\w)(?P<kind>Nghị quyết|Đề án|Chương trình|Chỉ thị|Kết luận|Kế hoạch|Quyết định|Nghị định|Thông tư|Dự án"
    r"|Quy định)\s(?:số\s)?(?P<number>\d{1,4}[a-z]?)"
    r"(?![\w/&]|\s?[-–/]\s?[\dA-ZĐ]|[.,]\d|\s(?:xã|huyện|tỉnh|người|triệu|tỷ|đồng|năm|tháng|ngày|%))"
)


@dataclass(frozen=True, slots=True)
class Law:
    """A law named by its title and date: "Luật Trẻ em ngày 05 tháng 4 năm 2016". Offsets as in `Citation`."""

    start: int
    end: int
    type: str
    title: str
    """The title with the type: "Luật Trẻ em"."""
    date: str
    date_end: int


@dataclass(frozen=True, slots=True)
class Short:
    """A document named by type and bare number: "Đề án 06". Offsets as in `Citation`."""

    start: int
    end: int
    type: str
    number: str


def laws(text: str) -> tuple[Law, ...]:
    """The laws that a text names with their date and without a number, in order."""
    source = plain(text)
    cited = [(citation.lead_start, citation.date_end) for citation in find(text)]
    found: list[Law] = []
    for match in _LAW.finditer(source.text):
        dated = date_after(source.text, match.end())
        start, end = source.origin(match.start()), source.end(match.end())
        if dated.date and not any(low <= start < high or start <= low < end for low, high in cited):
            title = " ".join(match.group().split())
            found.append(Law(start, end, match["kind"], title, dated.date, source.end(dated.end)))
    return tuple(found)


def shorts(text: str, citations: Sequence[Citation] | None = None) -> tuple[Short, ...]:
    """The bare mentions of documents by number, whether the text cites them in full before or not at all."""
    source = plain(text)
    taken = [(each.lead_start, each.end) for each in (find(text) if citations is None else citations)]
    found: list[Short] = []
    for match in _NUMBERED.finditer(source.text):
        start, end = source.origin(match.start()), source.end(match.end())
        if not any(low <= start < high for low, high in taken):
            found.append(Short(start, end, match["kind"], match["number"]))
    return tuple(found)
