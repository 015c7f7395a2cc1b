"""Lines with a label: "Thời gian hoàn thành: …", "Đơn vị chủ trì: …", however the label is worded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.importing.patterns import PATTERNS
from plansite.importing.spelling import words
from plansite.importing.vocabulary import UPPERS

LEAD: Final = "lead"
PARTNER: Final = "partner"
TIME: Final = "time"
OUTPUT: Final = "output"
BUDGET: Final = "budget"
REPORT: Final = "report"
INDICATOR: Final = "indicator"
CONTENT: Final = "content"
FOR: Final = "for"
"""For whom something is done."""

_READERS: Final = tuple((kind, re.compile(pattern)) for kind, pattern in PATTERNS["labels"])
_OF_SECTION: Final = (
    r"(?:\s+(?:các|những)\s+(?:nội dung|nhiệm vụ|hoạt động|công việc))?\s+(?:tại|thuộc|của|ở)\s+(?:mục|phần|điểm)"
    r"\s+(?:này|[\w.]+)"
)
"""What a label holds for, where that is a whole section."""
_LABEL: Final = re.compile(
    rf"(?P<label>[^:;.\d(]{{2,60}}?(?:\s*\([^()]{{1,40}}\))?|[^:;.]{{2,40}}?\d{{4}}|[^:;.\d(]{{2,50}}?{_OF_SECTION})\s*:\s*"
)
_DUE: Final = re.compile(dict(PATTERNS["lines"])["due"], re.IGNORECASE)
"""A line that is a deadline and nothing else."""
_INNER: Final = re.compile(
    rf"(?:^|[;.,(]\s*|\s[-–]\s*)(?P<label>[^\W\d_][^:;.,()\d]{{1,48}}?(?:\s*\([^()]{{1,40}}\)|{_OF_SECTION})?)\s*:(?!//)\s*"
)
_BRACKETED: Final = re.compile(
    r"\((?:giao\s+|do\s+)?(?P<value>[^():]{4,300}?\s(?:chủ trì|phối hợp|thực hiện)(?!\w)[^():]*)\)\s*[.;]?",
    re.IGNORECASE,
)
"""A line that is a bracket with who answers and nothing else."""
_BODY: Final = re.compile(rf"(?:Phòng|Ban|Sở|Bộ|Tổ|Khoa|Cục|Vụ)\s[A-Z{UPPERS}][^\W\d_A-Z{UPPERS}]")
"""A label that is the name of a body: "Phòng Tham mưu: …"."""
_FIRST: Final = frozenset((LEAD, PARTNER, TIME))
_TELLING: Final = _FIRST | {OUTPUT, BUDGET}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled value: what kind of thing it says, the label and the value as written."""

    kind: str
    label: str
    value: str


def kind_of_label(label: str) -> str | None:
    """What a label stands for."""
    plain = words(re.sub(rf"(?:\s*\([^()]{{1,40}}\)|{_OF_SECTION})\s*$", "", label))
    if len(plain) > 60 or _BODY.match(label):
        return None
    return next((kind for kind, pattern in _READERS if pattern.fullmatch(plain)), None)


def of_section(label: str) -> bool:
    """Whether a label says that it holds for a whole section: "Thời gian thực hiện các nội dung tại mục 1"."""
    return re.search(f"{_OF_SECTION}$", label) is not None


def is_labelled(text: str) -> bool:
    """Whether a line is a label with its value, or a label alone before what follows."""
    if _DUE.fullmatch(_unmarked(text)) or _BRACKETED.fullmatch(text):
        return True
    match = _LABEL.match(_unmarked(text))
    return bool(match and kind_of_label(match.group(1)))


def labelled(text: str) -> tuple[Labelled, ...]:
    """The labelled values of a line, where the whole line is such values; else nothing."""
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed:
        return (Labelled(LEAD, "", bracketed["value"]),)
    plain = _unmarked(text)
    due = _DUE.fullmatch(plain)
    if due and len(plain.split()) < 20:
        return (Labelled(TIME, "", due["value"]),)
    match = _LABEL.match(plain)
    if match is None or kind_of_label(match.group(1)) is None:
        return ()
    return tuple(values(plain))


def values(text: str) -> Iterator[Labelled]:
    """The labelled values in a text, in order; what stands before the first label is left out."""
    first = _LABEL.match(text)  # "Đơn vị phối hợp, hướng dẫn: …"
    matches = [first] if first and kind_of_label(first["label"]) else []
    matches += _INNER.finditer(text, matches[0].end() - 1 if matches else 0)
    found = [(match, kind) for match in matches if (kind := kind_of_label(match["label"])) is not None]
    for number, (match, kind) in enumerate(found):
        end = found[number + 1][0].start() if number + 1 < len(found) else len(text)
        value = text[match.end() : end].strip(" ;,.-–(")
        rest = [part for part in re.split(r"\s*;\s*", value) if kind in (LEAD, PARTNER) and _DUE.fullmatch(part)]
        for due in rest:  # "phối hợp: Sở A; hoàn thành trước ngày 31/12/2024"
            value = value.replace(due, "").strip(" ;")
            yield Labelled(TIME, "", due)
        yield Labelled(kind, match["label"], value)


def inline(text: str) -> tuple[Labelled, ...]:
    """The labelled values inside a sentence's paragraph that say who, with whom, when or with what result."""
    found = tuple(values(text))
    return tuple(each for each in found if each.kind in _TELLING) if any(e.kind in _FIRST for e in found) else ()


def _unmarked(text: str) -> str:
    return re.sub(r"^(?:[-–—+*•]|\(?[a-zđ\d]{1,2}[.)])\s*", "", text)
