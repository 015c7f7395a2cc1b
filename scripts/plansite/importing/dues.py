"""When a sentence says that something is to be done; a date that only names a document or an event is none."""

import re
from collections.abc import Sequence
from typing import Final

from plansite.citations import find
from plansite.importing.patterns import PATTERNS
from plansite.language.deadlines import Deadline, read_deadline

_PATTERNS, _SAID = (
    tuple(re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE) for _, pattern in PATTERNS[name])
    for name in ("due", "said")
)
_Y: Final = r"(?:19|20)\d{2}"
_NAMED, _NO_RHYTHM = (re.compile(pattern, re.IGNORECASE) for _, pattern in PATTERNS["no due"])
_DONE: Final = re.compile(r"(?:hoàn thành|xong)(?!\w)", re.IGNORECASE)
_PHASES: Final = (
    re.compile(r"\(((?:tháng|quý|năm|ngày|trước|trong|từ|hằng|hàng)\s[^();]{1,40})\)\s*[.;:]?$"),
    re.compile(r"^((?:Năm|Giai đoạn|Quý|Tháng|Trước|Đến|Từ)\s[^:]{1,30}?):(?:\s|$)"),
)
_QUOTED: Final = re.compile(r"[“\"«][^”\"»]{0,200}[”\"»]")
_PAST: Final = re.compile(r"(?<!\w)đã\s[^.;,()]{0,60}$", re.IGNORECASE)
"""What stands before a day on which something was done: "đã được cấp trong năm 2023"."""
_UNNAMED: Final = (_QUOTED, _NO_RHYTHM)
_BLANKED: Final = (_NAMED, *_UNNAMED)


def due(text: str, year: int | None) -> Deadline | None:
    """The deadline that a sentence of a duty states, in its own words."""
    closed = _closed(text)
    if named := phase(text, year):
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
    begin += len(closed[begin:end]) - len(closed[begin:end].lstrip())  # what is blanked is none of it
    apart = ""
    for other in found[1:]:  # "hằng quý, trước ngày 20 tháng cuối quý" is one
        low, high = min(begin, other.start()), max(end, other.end())
        between = text[end : other.start()] + text[other.end() : begin]
        if len(between) < 25 and not re.search(r"[;.]", between):
            begin, end = low, high
        elif other.re is _PATTERNS[2] and not re.search(r"(?:19|20)\d\d", text[begin:end]):
            apart = f"{other.group().strip()}, "  # "định kỳ hằng năm báo cáo … trước ngày 31 tháng 12"
    told = apart + text[begin:end].strip(" ,;")
    return read_deadline(told, year) or Deadline(told)


def phase(text: str, year: int | None) -> Deadline | None:
    """The time that a closing bracket or what stands before a colon gives: "Giai đoạn chuẩn bị (tháng 5/2022)"."""
    said = next((match for pattern in _PHASES if (match := pattern.search(text))), None)
    return read_deadline(said.group(1), year) if said else None


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
