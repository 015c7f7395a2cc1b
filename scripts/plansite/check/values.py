"""Rules on the values of facts: each can be read as what its label says."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from plansite.check.facts import sections
from plansite.citations.dates import date_after
from plansite.language.deadlines import read_deadline
from plansite.language.folding import fold
from plansite.linking.links import Links
from plansite.model import Fact, Page, Problem
from plansite.reading import facts
from plansite.reading.labels import SOURCE, STATUS, WITHDRAWN, Label, Value, labels_of


def values(links: Links) -> Iterator[Problem]:
    """Each fact has a value, and dates, periods, paragraphs and states can be read."""
    for page, section, kind in sections(links):
        known = labels_of(kind)
        for fact in section.facts:
            label = known.get(fact.label)
            if fact.label and not any(part.strip() for part in fact.value.split(";")):
                yield Problem(
                    page.file, fact.line, "empty-fact", f"Nhãn “{fact.label}” chưa có giá trị.",
                    _empty_hint(page, fact),
                )  # fmt: skip
            elif label is None:
                continue
            elif label.value in _NAMES and (twice := _twice(fact.value)):
                yield Problem(
                    page.file,
                    fact.line,
                    "repeated-fact",
                    f"“{twice}” được ghi hai lần.",
                    "Mỗi giá trị chỉ ghi một lần.",
                )
            elif label.choices and not fact.value.startswith(label.choices):
                yield Problem(
                    page.file, fact.line, "bad-value", f"Không có {label.name.lower()} “{fact.value}”.",
                    _choice_hint(label),
                )  # fmt: skip
            elif label.value == "tasks":
                for key in (part.strip() for part in fact.value.split(";")):
                    if key not in links.plan.tasks:
                        yield Problem(
                            page.file, fact.line, "unknown-task", f"Không có nhiệm vụ “{key}”.",
                            "Ghi mã nhiệm vụ, cách nhau bằng dấu chấm phẩy, ví dụ NV-03; NV-07.",
                        )  # fmt: skip
            elif label.value in _READERS:
                readable, message, hint = _READERS[label.value]
                if not all(readable(part.strip()) for part in _parts(label, fact.value)):
                    yield Problem(page.file, fact.line, "bad-value", message.format(value=fact.value), hint(fact.value))


def _empty_hint(page: Page, fact: Fact) -> str:
    """How the values are written that stand as a list below their label; else that there must be some."""
    below = takewhile(_BELOW.match, page.lines[fact.line :])
    values = "; ".join(line.strip(" -*+\t;") for line in below)
    return f"Viết `- **{fact.label}:** {values}`, trên một dòng." if values else "Điền giá trị, hoặc bỏ cả dòng."


def _twice(value: str) -> str | None:
    """A value that stands twice in a list, accents and case aside."""
    seen: set[str] = set()
    for part in value.split(";"):
        folded = fold(part)
        if folded and folded in seen:
            return part.strip()
        seen.add(folded)
    return None


def _parts(label: Label, value: str) -> Iterator[str]:
    """What is read one by one: places of the source are apart by semicolons."""
    return (part for part in (value.split(";") if label.value == "source" else (value,)) if part.strip())


def _choice_hint(label: Label) -> str:
    if label.name == STATUS:
        return f"Chỉ dùng “{WITHDRAWN}”; nhiệm vụ còn hiệu lực thì bỏ dòng này."
    return "Viết một trong: " + "; ".join(label.choices) + "."


def _date_hint(value: str) -> str:
    found = date_after(f" ngày {value.lower().removeprefix('ngày').strip()}", 0).date
    return f"Viết {facts.format_date(found)}." if found else "Viết ngày/tháng/năm, ví dụ 06/5/2015."


def _period_hint(value: str) -> str:
    years = sorted(re.findall(r"(?<!\d)\d{4}(?!\d)", value))
    return f"Viết {'-'.join(years)}." if len(years) == 2 else "Viết năm đầu-năm cuối, ví dụ 2011-2015."


def _source_hint(value: str) -> str:
    numbers = [] if "/" in value else re.findall(r"\d{1,3}", value)
    right = "; ".join(f"đoạn {number}" for number in numbers)
    if len(numbers) == 2 and re.search(r"\d\s*[-–]", value):
        right = "đoạn " + "-".join(sorted(numbers, key=int))
    shown = f"Viết `- **{SOURCE}:** {right}`" if right else f"Viết số đoạn, như `- **{SOURCE}:** đoạn 9`"
    return f"{shown}." if len(numbers) > 1 else f"{shown}, nhiều đoạn thì `đoạn 2; đoạn 3`."


_TELEPHONE: Final = re.compile(r"\+?\d[\d .()-]{1,20}")
_CONTACT: Final = re.compile(rf"https://[^\s<>()]{{3,300}}|[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+|{_TELEPHONE.pattern}")
_BELOW: Final = re.compile(r"[ \t]+[-*+] ")
_NAMES: Final = frozenset({"agencies", "beneficiaries", "documents"})
"""Values that are names, each of which is said once."""

_READERS: Final[Mapping[Value, tuple[Callable[[str], object], str, Callable[[str], str]]]] = MappingProxyType(
    {
        "date": (facts.parse_date, "“{value}” không phải ngày có thật, hoặc viết chưa đúng.", _date_hint),
        "moment": (
            facts.parse_moment,
            "“{value}” không phải thời điểm.",
            lambda _: "Viết ngày, tháng, năm hay giai đoạn: 06/5/2015; 9/2014; 2004; 2016-2020.",
        ),
        "period": (facts.parse_period, "“{value}” không phải giai đoạn.", _period_hint),
        "deadline": (
            read_deadline,
            "“{value}” không đọc được thành thời hạn.",
            lambda _: "Viết như: trước ngày 30/6/2025; quý IV/2025; tháng 11/2025; năm 2025; hằng năm; thường xuyên.",
        ),
        "source": (facts.is_place, "“{value}” không phải số đoạn của nguồn.", _source_hint),
        "number": (str.isdecimal, "“{value}” không phải số đoạn.", lambda _: "Viết một số, ví dụ 11."),
        "telephone": (_TELEPHONE.fullmatch, "“{value}” không phải số điện thoại.", lambda _: "Viết số, ví dụ 111."),
        "contact": (
            _CONTACT.fullmatch,
            "“{value}” không phải thư điện tử, số điện thoại hay địa chỉ https.",
            lambda _: "Viết một địa chỉ thư, một số điện thoại, hoặc địa chỉ của biểu mẫu, bắt đầu bằng https://.",
        ),
    }
)
"""How each kind of value is read, what is said where it cannot be, and how it is written."""
