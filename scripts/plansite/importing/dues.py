"""When a sentence says that something is to be done; a date that only names a document or an event is none."""

import re
from collections.abc import Sequence
from typing import Final

from plansite.citations import find
from plansite.language.deadlines import Deadline, read_deadline

_D: Final = r"(?:3[01]|[12]\d|0?[1-9])"
_M: Final = r"(?:1[0-2]|0?[1-9])"
_Y: Final = r"(?:19|20)\d{2}"
_DAY: Final = rf"(?:{_D}\s*[/.-]\s*{_M}(?:\s*[/.-]\s*{_Y})?|{_D}\s+tháng\s+{_M}(?:\s+năm\s+{_Y}|\s*/\s*{_Y})?)(?!\d)"
_QUARTER: Final = (
    r"quý\s+(?:IV|III|II|I|[1-4])(?!\w)(?:\s*(?:,|-|–|và)\s*(?:quý\s+)?(?:IV|III|II|I"
    rf"|[1-4])(?!\w))*(?:\s*(?:/|-|,)?\s*(?:năm\s+)?{_Y})?"
)
_MONTH: Final = rf"tháng\s+{_M}(?!\d)(?:\s*(?:,|-|–|và)\s*{_M}(?!\d))*(?:\s*(?:/|-)\s*{_Y}|\s+năm\s+{_Y})?"
_HALF: Final = rf"(?:6|sáu)\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+{_Y})?"
_YEAR: Final = rf"năm\s+{_Y}"
_POINT: Final = rf"(?:(?:ngày\s+)?{_DAY}|{_QUARTER}|{_HALF}|{_MONTH}|{_M}\s*/\s*{_Y}|{_YEAR})"
_RECURRING: Final = r"(?:\s*,?\s*(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần))"
_CYCLE_DAY: Final = (
    r"(?:ngày\s+)?\d{1,2}(?:\s*(?:,|và)\s*\d{1,2})*\s+(?:của\s+)?(?:tháng\s+(?:cuối"
    r"|đầu)\s+(?:của\s+)?(?:mỗi\s+|các\s+)?quý(?:\s+sau|\s+tiếp\s+theo)?|(?:hằng|hàng"
    r"|mỗi)\s+tháng|tháng\s+cuối\s+kỳ)"
)
_HOUR: Final = r"(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2})?(?:\s*phút)?\s*,?\s*)?"
_BEFORE: Final = r"(?:trước|chậm nhất|muộn nhất|không muộn hơn|đến hết|hết|không quá)(?:\s+(?:là|vào|trước))?"
_PERIODIC: Final = (
    r"(?:định\s+kỳ\s+)?(?:(?:vào\s+)?(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần|ngày)(?:\s*(?:,|và)\s*(?:(?:hằng"
    r"|hàng)\s+)?(?:năm|quý|tháng|6\s+tháng))*"
    r"|(?:0?[1-9]|1[0-2]|một|hai|ba|sáu)\s+(?:tháng|năm|tuần|quý)\s*(?:/|một|1)\s*(?:1\s*)?lần"
    r"|(?:0?\d|một|hai)\s+lần\s*/\s*(?:năm|quý|tháng|tuần))"
    r"|định\s+kỳ\s+(?:vào\s+)?(?:6|sáu|3|ba|0\d)\s+tháng(?:\s*(?:,|và)\s*(?:(?:hằng|hàng|cả|1|một)\s+)?năm)?"
    r"|định\s+kỳ\s+(?:quý|tháng|năm|tuần)(?:\s*(?:,|và)\s*(?:6\s+tháng|năm|quý))*"
    r"|(?:6|sáu)\s+tháng\s*(?:,|và)\s*(?:1\s+|một\s+|hằng\s+|hàng\s+|cả\s+)?năm(?!\s+\d)"
)

_PATTERNS: Final = tuple(
    re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)
    for pattern in (
        rf"(?:{_BEFORE}\s+{_HOUR}(?:{_CYCLE_DAY}|{_POINT}{_RECURRING}?)"
        rf"|(?:trong|vào)\s+(?:{_CYCLE_DAY}|{_POINT}{_RECURRING}))(?:\s*\([^()]{{0,30}}\))?",
        rf"(?:từ|bắt đầu từ|kể từ)\s+{_HOUR}{_POINT}\s*(?:đến|tới|-|–)\s*(?:hết\s+)?{_HOUR}{_POINT}",
        _PERIODIC,
        rf"(?:hoàn thành|xong|thực hiện|triển khai|tổ chức|trình|ban hành)?\s*(?:trong|vào)\s+"
        rf"(?:(?:sáng|chiều|tối)\s+)?(?:{_QUARTER}"
        rf"|{_HALF}|{_MONTH}|{_YEAR}|ngày\s+{_DAY})",
        rf"(?:trong\s+)?{_QUARTER}",
        rf"(?:hoàn thành|xong)\s+[^.;]{{0,40}}?{_POINT}",
        r"trong\s+(?:vòng|thời\s+hạn)\s+\d{1,3}\s+(?:ngày|giờ|tháng"
        r"|tuần)(?:\s+làm\s+việc)?(?:\s*,?\s*(?:kể\s+từ|từ|sau)\s+[^.;,]{3,60})?",
        rf"(?:từ|bắt đầu từ)\s+(?:{_POINT}|năm\s+học\s+{_Y}\s*[-–]\s*{_Y})",
        r"ngay\s+(?:sau\s+khi|khi|trong)\s+[^,.;()]{3,60}",
        r"trước\s+(?:năm\s+học(?:\s+\d{4}\s*[-–]\s*\d{4}|\s+mới)?|khi\s+(?!trình|ban hành|ký|gửi|phê duyệt"
        r"|báo cáo|triển khai|thực hiện|kết hôn|tổ chức|[^,.;()]{2,40}\scó hiệu lực)[^,.;()]{3,60})",
        r"\d{1,2}\s+(?:lần|kỳ|buổi|đợt|số)\s*/\s*(?:tuần|tháng|quý|năm)",
        r"(?:bắt đầu\s+|ngay\s+)?từ\s+(?:(?:đầu|cuối)\s+)?học\s+kỳ\s+[^,.;()]{1,40}",
        r"(?:tại|trước|trong)\s+kỳ\s+họp\s+(?!Quốc hội)[^,.;()]{3,50}",
        r"(?:mỗi|một)\s+(?:tuần|tháng|quý|năm)\s+(?:ít\s+nhất\s+)?\d{1,2}\s+lần",
        r"thường\s+xuyên(?:,\s+liên\s+tục)?(?=\s+(?!xuyên)|[.;,)]|$)",
    )
)  # fmt: skip
_SAID: Final = tuple(
    re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)
    for pattern in (
        rf"(?<!thu )(?:vào\s+|từ\s+|ngay\s+)?(?:đầu|cuối)\s+(?:mỗi\s+)?năm\s+học(?:\s+mới|\s+{_Y}\s*[-–]\s*{_Y})?",
        rf"(?<!hoạch )(?<!vụ )(?<!kết )(?<!giảng )(?:trong\s+)?năm\s+học\s+{_Y}\s*[-–]\s*{_Y}(?=\s*(?:[.;,)]|$))",
        rf"(?:trong\s+|từ\s+)?(?<!dịch )(?<!nhiệm )(?<!phục )(?<!nghiệp )vụ\s+(?:hè|đông|xuân|thu|mùa|chiêm)"
        rf"(?:\s*[-–]?\s*(?:hè|đông|xuân|thu))?(?:\s+(?:năm\s+)?{_Y}(?:\s*[-–]\s*{_Y})?)?(?!\w)",
        r"(?:chậm|muộn)\s+nhất\s+(?:là\s+)?(?:sau\s+|trong\s+)?\d{1,3}\s+(?:ngày|giờ|tuần|tháng)(?:\s+làm\s+việc)?"
        r"(?:\s*,?\s*(?:kể\s+từ|từ|sau)\s+[^.;,()]{3,60})?",
        r"trước(?:,?\s+(?:và\s+)?trong(?:\s+và\s+sau)?)?\s+mùa\s+(?:mưa(?:,?\s+(?:bão|lũ))?|bão(?:,?\s+lũ)?|lũ|khô|cháy)(?!\w)",
        r"khi\s+[^,.;()]{3,60}\s+trở\s+lên",
        r"sơ\s+kết\s+(?:0?6\s+tháng|quý)(?:\s+đầu\s+năm)?\s*(?:,|và)\s*tổng\s+kết\s+(?:cuối\s+|hằng\s+|hàng\s+)?năm(?!\s+\d)",
    )
)
"""What no calendar gives a day for: carried as it is written."""
_NAMED: Final = re.compile(
    rf"(?:giai\s+đoạn|(?<!trước )(?<!từ )năm\s+học|nhiệm\s+kỳ|thời\s+kỳ)\s+(?:từ\s+)?(?:năm\s+)?{_Y}(?:\s*(?:-|–"
    rf"|đến)\s*(?:năm\s+)?{_Y})?"
    r"|tầm\s+nhìn\s+(?:đến\s+)?(?:năm\s+)?\d{4}",
    re.IGNORECASE,
)
_NO_RHYTHM: Final = re.compile(
    r"(?:chi|bồi dưỡng|giáo dục|kinh phí|ngân sách|vốn|phối hợp|nguồn|hoạt động|trung tâm giáo dục|sự nghiệp"
    r"|thường trú)\s+thường xuyên"
    r"|thường xuyên (?:với|phối hợp)",
    re.IGNORECASE,
)
_DONE: Final = re.compile(r"(?:hoàn thành|xong)(?!\w)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"[“\"«][^”\"»]{0,200}[”\"»]")
_PAST: Final = re.compile(r"(?<!\w)đã\s[^.;,()]{0,60}$", re.IGNORECASE)
"""What stands before a day on which something was done: "đã được cấp trong năm 2023"."""
_UNNAMED: Final = (_QUOTED, _NO_RHYTHM)
_BLANKED: Final = (_NAMED, *_UNNAMED)


def due(text: str, year: int | None) -> Deadline | None:
    """The deadline that a sentence of a duty states, in its own words."""
    closed = _closed(text)
    aside = re.search(r"\(((?:tháng|quý|năm|ngày|trước|trong|từ|hằng|hàng)\s[^();]{1,40})\)\s*[.;]?$", text)
    if aside and (named := read_deadline(aside.group(1), year)):
        return named
    dated = re.match(r"((?:Năm|Giai đoạn|Quý|Tháng|Trước|Đến|Từ)\s[^:]{1,30}?):\s", text)
    if dated and (named := read_deadline(dated.group(1), year)):
        return named
    spanned = re.search(rf"trong\s+giai\s+đoạn\s+{_Y}\s*[-–]\s*{_Y}\s*[.;]?$", text)
    if spanned:
        return read_deadline(spanned.group().strip(" .;"), year)
    found = [match for pattern in _PATTERNS[:3] if (match := pattern.search(closed))]
    if not found:
        found = [match for pattern in _PATTERNS[3:] if (match := _said_as_due(pattern, closed))][:1]
    if not found:
        said = next((match for pattern in _SAID if (match := pattern.search(_closed(text, _UNNAMED)))), None)
        return Deadline(" ".join(said.group().split())) if said else None
    found = _said_first(found, closed)
    begin, end = found[0].span()
    apart = ""
    for other in found[1:]:  # "hằng quý, trước ngày 20 tháng cuối quý" is one
        low, high = min(begin, other.start()), max(end, other.end())
        between = text[end : other.start()] + text[other.end() : begin]
        if len(between) < 25 and not re.search(r"[;.]", between):
            begin, end = low, high
        elif other.re is _PATTERNS[2] and not re.search(r"(?:19|20)\d\d", text[begin:end]):
            apart = f"{other.group().strip()}, "  # "định kỳ hằng năm báo cáo … trước ngày 31 tháng 12"
    return read_deadline(apart + text[begin:end].strip(" ,;"), year)


def _said_as_due(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that is said as a deadline ("hoàn thành trong …"), else the first that is not of the past."""
    found = list(pattern.finditer(text))
    told = (each for each in found if _DONE.match(each.group()))
    ahead = (each for each in found if not _PAST.search(text, 0, each.start()))
    return next(told, None) or next(ahead, None) or next(iter(found), None)


def _said_first(found: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """Matches, a span of days before a bare "trước 30/10" that is of something else."""
    spans = [each for each in found if each.re is _PATTERNS[1] and re.search(r"\d/\d", each.group())]
    first = found[0]
    if (
        not spans
        or first.re is not _PATTERNS[0]
        or "ngày" in first.group()
        or _DONE.search(text[: first.start()][-20:])
    ):
        return found
    return [*spans, *(each for each in found if each not in spans and each is not first)]


def _closed(text: str, others: Sequence[re.Pattern[str]] = ()) -> str:
    """The text with blanks where a document, a period or a quotation holds dates of its own."""
    letters = list(text)
    spans = [(citation.lead_start, citation.date_end) for citation in find(text)]
    spans += [match.span() for pattern in others or _BLANKED for match in pattern.finditer(text)]
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)
