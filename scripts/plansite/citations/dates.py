"""The date after a citation, in every style in which it is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_WORDS: Final = (
    "một|giêng", "hai", "ba", "tư|bốn", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười", "mười một", "mười hai|chạp",
)  # fmt: skip

_WINDOW: Final = 160
"""Code points after a symbol in which its date may stand, an issuer's name before it included."""

# A line may break, and be indented or quoted, where a space may stand.
_GAP: Final = r"\s{0,6}"
_SPACE: Final = r"\s{1,6}"
_REMARK: Final = r"(?:\([^()\d]{1,40}\)\s{0,2}|,?\s{0,2}kh(?:óa|oá)\s[IVXLC]{1,6}\b)?"
_SIGNED: Final = r"(?:(?:đã|được|ký|ban hành|thông qua|vào|was|signed|issued|promulgated|adopted)\s{1,6}){0,4}"
_ISSUER: Final = r"[^.;:()\d]{2,90}?"
# Between symbol and date may stand what closes emphasis or quotes, a remark, and who issued it.
_BETWEEN: Final = (
    rf"[*_\"”»’)\]]{{0,3}}{_GAP}{_REMARK}{_SIGNED}(?:(?:của|do|by|of)\s(?P<issuer>{_ISSUER})\s{{0,2}}{_REMARK})?"
    rf"(?:được\s{_ISSUER}\s(?:ban hành|thông qua|ký)\s)?{_GAP}[,(]?{_GAP}{_SIGNED}"
)
_DAY: Final = r"(?:đề\s)?ng[àa]y(?:\s(?:mùng|mồng))?|of(?:\sthe)?|dated|on"
_SLASH: Final = r"\s?[/.\-‐‑‒–—−]\s?"
_NUMERIC: Final = rf"(\d{{1,2}}){_SLASH}(\d{{1,2}}){_SLASH}(\d{{4}}|\d{{2}})"
_MIXED: Final = rf"(\d{{1,2}}){_SLASH}(\d{{1,2}}){_GAP},?{_GAP}n[ăa]m{_SPACE}(\d{{4}})"
_ISO: Final = r"(\d{4})-(\d{2})-(\d{2})"
_IN_WORDS: Final = "|".join(sorted("|".join(_MONTH_WORDS).split("|"), key=len, reverse=True))
_PAUSE: Final = rf"{_GAP}[,\-–]?{_GAP}"
_WORDS: Final = rf"(\d{{1,2}}){_PAUSE}th[áa]ng{_SPACE}(\d{{1,2}}|{_IN_WORDS}){_PAUSE}(?:n[ăa]m{_SPACE}|/\s?)(\d{{4}})"
_MONTH: Final = "(" + "|".join(f"{month[:3]}(?:{month[3:]}|t)?" for month in _MONTHS) + r")\.?"
_ORDINAL: Final = r"(\d{1,2})(?:st|nd|rd|th)?"
_ENGLISH: Final = (
    rf"{_ORDINAL}{_SPACE}(?:of\s)?{_MONTH},?{_SPACE}(\d{{4}})|{_MONTH}{_SPACE}{_ORDINAL},?{_SPACE}(\d{{4}})"
)
_ANY: Final = f"(?:{_NUMERIC}|{_MIXED}|{_WORDS}|{_ENGLISH}|{_ISO})"

_DATE: Final = re.compile(_BETWEEN + rf"(?:{_DAY}){_GAP}{_ANY}(?!\d|{_SLASH}\d)", re.IGNORECASE)
# Without a word before it, a date is the document's only in brackets or between commas.
_BARE: Final = re.compile(
    rf"[*_\"”»’]{{0,3}}{_GAP}(?:(?:(?:của|by|of)\s(?P<issuer>[^.;:,()\d]{{2,60}}?))?{_GAP}\(\s?{_ANY}\s?\)"
    rf"|,\s?{_ANY}(?=\s{{0,2}}(?:[,;)*|]|\.\s|\.?$)))",
    re.IGNORECASE,
)
_HEAD: Final = re.compile(
    rf"[*_\s|]{{0,12}}(?:[^\n|\d.;:]{{0,80}}[\n|][*_\s|]{{0,12}}){{0,3}}[^\n|\d.;:,]{{2,40}},\s{{0,3}}ng[àa]y{_GAP}{_WORDS}",
    re.IGNORECASE,
)
"""What stands between a document's own number and its date: a state's name and motto, then a place and a comma."""
_YEAR: Final = re.compile(rf"{_BETWEEN}(?:n[ăa]m|of){_SPACE}(\d{{4}})(?!\d)", re.IGNORECASE)
_DIGIT: Final = re.compile("[0-9]")
_OTHERWISE: Final = re.compile(
    r"(?<!\w)(?:từ|về|đến|trước|sau|có|tại|trong|cho|theo|thì|là|hết|hiệu lực|để|nhằm|với|khi"
    r"|from|to|until|before|after|that|which|with|effective)(?!\w)|(?<!\w)(?:và|and)\s*$",
    re.IGNORECASE,
)
"""Words after which a date is no longer the document's own."""
# In small letters only: "Ban Tổ chức" issues documents, what someone "tổ chức" on a day is something else.
_DONE: Final = re.compile(
    r"(?<!\w)(?:họp|tổ chức|triển khai|thực hiện|được|đã|sẽ|bắt đầu|kết thúc|hội nghị|cuộc|buổi|gửi|nêu|yêu cầu"
    r"|thông qua|công bố|phát động|khai mạc|sửa đổi|bổ sung|thay thế|bãi bỏ|chủ trì|phối hợp|sơ kết|tổng kết"
    r"|was|were|is|are|has|had|held|met|took|takes|entered|began|ended|amended|revised|meeting)(?!\w)"
)
"""What is done on a day."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found after a symbol: where it ends, the date if it is one, and its year."""

    end: int
    date: str | None
    year: int | None


def date_after(text: str, end: int) -> Dated:
    """The date that follows a symbol ending at `end`; without one, `end` itself."""
    window = text[end : end + _WINDOW]
    if not _DIGIT.search(window):
        return Dated(end, None, None)
    match = _own(_DATE.match(window)) or _own(_BARE.match(window))
    iso = _iso([part for part in match.groups()[1:] if part]) if match else None
    if match and iso:
        return Dated(end + match.end(), iso, int(iso[:4]))
    year = _own(_YEAR.match(window))
    return Dated(end + year.end(), None, int(year.group(2))) if year else Dated(end, None, None)


def head_date(text: str, end: int) -> Dated:
    """The date in the head of a document whose own number ends at `end`: "Hà Nội, ngày 04 tháng 3 năm 2013"."""
    match = _HEAD.match(text[end : end + 2 * _WINDOW])
    iso = _iso([part for part in match.groups() if part]) if match else None
    return Dated(end + match.end(), iso, int(iso[:4])) if match and iso else Dated(end, None, None)


def _own(match: re.Match[str] | None) -> re.Match[str] | None:
    """The match, unless the words before the date say that it is another date."""
    issuer = (match["issuer"] or "") if match else ""
    # A name goes on in capitals after a comma ("Bộ Văn hóa, Thể thao và Du lịch"), a sentence in small letters.
    goes_on = any(part.lstrip()[:1].islower() for part in issuer.split(",")[1:])
    return None if goes_on or _OTHERWISE.search(issuer) or _DONE.search(issuer) else match


def _iso(parts: Sequence[str]) -> str | None:
    """Day, month and year in whatever order they were written; None where there is no such day."""
    day, month, year = parts
    if day[0].isalpha():
        day, month = month, day
    if len(day) == 4:
        day, year = year, day
    century = "" if len(year) == 4 else "20" if year < "50" else "19"
    try:
        return date(int(century + year), _month(month.lower()), int(day)).isoformat()
    except ValueError:
        return None


def _month(written: str) -> int:
    """A month's number, of digits, a Vietnamese word, or an English name or its beginning."""
    if written.isdecimal():
        return int(written)
    for number, names in enumerate(_MONTH_WORDS, 1):
        if written in names.split("|"):
            return number
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(written[:3]))
