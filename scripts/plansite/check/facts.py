"""Rules on facts: known labels, once each, with values that can be read."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from plansite.check.headings import lacks_id, only_missing
from plansite.citations.dates import date_after
from plansite.language.deadlines import read_deadline
from plansite.language.folding import fold
from plansite.linking.links import Links
from plansite.linking.names import nearest
from plansite.model import SOURCE_LANG, Page, Problem, Section
from plansite.reading import facts, meant
from plansite.reading.assemble import kind_of
from plansite.reading.labels import INFERRED, PARTNERS, SOURCE, STATUS, WITHDRAWN, Label, Value, labels_of

_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "task": "nhiệm vụ",
        "agency": "cơ quan",
        "group": "nhóm cơ quan",
        "document": "văn bản",
        "beneficiary": "đối tượng",
        "term": "thuật ngữ",
        "event": "sự kiện",
        "help": "nơi giúp đỡ",
        "block": "mục có nhiệm vụ",
        "section": "mục thường",
    }
)


def labels(links: Links) -> Iterator[Problem]:
    """Each fact has a label that its heading may carry, once."""
    for page, section, kind in _sections(links):
        allowed = labels_of(kind)
        seen: set[str] = set()
        whole = len(section.facts) > 1 and all(fact.malformed for fact in section.facts)
        if whole:
            yield _whole_list(page, section)
        for fact in section.facts:
            if (fact.malformed and not whole) or not fact.label:
                yield Problem(
                    page.file, fact.line, "malformed-fact",
                    f"Dòng “{page.lines[fact.line - 1].strip()[:60]}” không đúng dạng thông tin.",
                    f"Viết `- **{fact.label}:** {fact.value}`." if fact.label else _as_fact(fact.value, allowed),
                )  # fmt: skip
            elif fact.label not in allowed and not (lacks_id(page, section) and fact.label in labels_of("task")):
                likely = _likely(fact.label, allowed)
                hint = f"Có phải “{likely}”?" if likely else "Các nhãn: " + "; ".join(_source_labels(allowed)) + "."
                text = f"Nhãn “{fact.label}” không dùng cho {_KINDS[kind]}."
                yield Problem(page.file, fact.line, "unknown-fact", text, hint)
            elif fact.label in seen:
                yield Problem(
                    page.file, fact.line, "repeated-fact", f"Nhãn “{fact.label}” đã có ở trên.",
                    "Gộp các giá trị vào một dòng, cách nhau bằng dấu chấm phẩy.",
                )  # fmt: skip
            seen.add(fact.label)
        for line in section.glued_prose:
            yield Problem(
                page.file, line, "malformed-fact", "Đoạn văn dính vào dòng thông tin ở trên.",
                "Thêm một dòng trống trước đoạn văn.",
            )  # fmt: skip


def _whole_list(page: Page, section: Section) -> Problem:
    """One message for a list of facts in which each line is off."""
    first = section.facts[0]
    return Problem(
        page.file, first.line, "malformed-fact", f"Cả {len(section.facts)} dòng thông tin từ đây không đúng dạng.",
        f"Viết mỗi dòng như dòng đầu: `- **{first.label}:** {first.value}`.",
    )  # fmt: skip


def _source_labels(allowed: Mapping[str, Label]) -> Iterator[str]:
    return (name for name, label in allowed.items() if not label.base)


def stray(links: Links) -> Iterator[Problem]:
    """A line that is meant as a fact is one: in the list under its heading, with a dash before it."""
    for page, section, kind in _sections(links):
        own = {fact.line for fact in section.facts}
        first, last = section.facts_span or (0, 0)
        glued = (line for line in range(first, last) if line not in own)
        prose = (line for block in section.blocks if block.kind != "code" for line in range(block.start, block.end))
        lost = dict(_lost_facts(page, section))
        for start in sorted(set(lost.values())):
            yield Problem(
                page.file, start, "lost-heading", "Thông tin của nhiệm vụ đứng giữa lời văn: có vẻ mất tiêu đề.",
                f"Thêm tiêu đề `### {only_missing(page, links) or links.plan.next_id}. …` và một dòng trống ở trên.",
            )  # fmt: skip
        for line in (each for each in (*glued, *prose) if each not in lost):
            text = page.lines[line - 1]
            match = _STRAY.match(text) if "**" in text else None
            label = _likely(match.group(1), labels_of(kind)) if match else None
            if match and label and (line < last or fold(label) == fold(match.group(1))):
                yield Problem(
                    page.file, line, "malformed-fact", f"Dòng “{text.strip()[:60]}” không được đọc là thông tin.",
                    f"Viết `- **{label}:** …`, liền dưới tiêu đề hay dưới dòng thông tin khác, cùng một dấu gạch.",
                )  # fmt: skip


def _lost_facts(page: Page, section: Section) -> Iterator[tuple[int, int]]:
    """Lines of lists in prose that are a task's facts, two or more in a row, each with where its row begins."""
    known = labels_of("task")
    for block in section.blocks if section.level > 1 else ():
        lines = range(block.start, block.end) if block.kind == "list" else ()
        facts = (meant.fact(line, page.lines[line - 1].removeprefix("- ")) for line in lines)
        for found, run in groupby(facts, lambda fact: fact.label in known and not fact.malformed):
            rows = [fact.line for fact in run]
            if found and len(rows) > 1:
                yield from ((line, rows[0]) for line in rows)


def values(links: Links) -> Iterator[Problem]:
    """Each fact has a value, and dates, periods, paragraphs and states can be read."""
    for page, section, kind in _sections(links):
        known = labels_of(kind)
        for fact in section.facts:
            label = known.get(fact.label)
            if fact.label and not any(part.strip() for part in fact.value.split(";")):
                yield Problem(
                    page.file, fact.line, "empty-fact", f"Nhãn “{fact.label}” chưa có giá trị.",
                    "Điền giá trị, hoặc bỏ cả dòng.",
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
                            page.file, fact.line, "bad-value", f"Không có nhiệm vụ “{key}”.",
                            "Ghi mã nhiệm vụ, cách nhau bằng dấu chấm phẩy, ví dụ NV-03; NV-07.",
                        )  # fmt: skip
            elif label.value in _READERS:
                readable, message, hint = _READERS[label.value]
                if not all(readable(part.strip()) for part in _parts(label, fact.value)):
                    yield Problem(page.file, fact.line, "bad-value", message.format(value=fact.value), hint(fact.value))


def partners(links: Links) -> Iterator[Problem]:
    """An agency answers for a task or supports it, and is stated as a partner or inferred, not both."""
    for key, task in links.plan.tasks.items():
        own = links.tasks[key]
        for label, partners, others in (
            (PARTNERS, own.stated, own.answering),
            (INFERRED, own.partners_inferred, (*own.answering, *own.stated)),
        ):
            for agency in (each for each in partners if each in others):
                line = next(fact.line for fact in task.facts if fact.label == label)
                name = (links.plan.agencies.get(agency) or links.plan.groups[agency]).name[SOURCE_LANG]
                twice = "đã là cơ quan thực hiện" if agency in own.answering else f"đã có ở “{PARTNERS}”"
                yield Problem(
                    task.file, line, "repeated-fact", f"“{name}” {twice}.",
                    f"Bỏ khỏi “{label}”, hoặc sửa dòng kia.",
                )  # fmt: skip


def _twice(value: str) -> str | None:
    """A value that stands twice in a list, accents and case aside."""
    seen: set[str] = set()
    for part in value.split(";"):
        folded = fold(part)
        if folded and folded in seen:
            return part.strip()
        seen.add(folded)
    return None


def _sections(links: Links) -> Iterator[tuple[Page, Section, str]]:
    for page in links.plan.pages_of(SOURCE_LANG):
        for section in page.sections:
            yield page, section, kind_of(page, section)


def _parts(label: Label, value: str) -> Iterator[str]:
    """What is read one by one: places of the source are apart by semicolons."""
    return (part for part in (value.split(";") if label.value == "source" else (value,)) if part.strip())


def _choice_hint(label: Label) -> str:
    if label.name == STATUS:
        return f"Chỉ dùng “{WITHDRAWN}”; nhiệm vụ còn hiệu lực thì bỏ dòng này."
    return "Viết một trong: " + "; ".join(label.choices) + "."


def _likely(label: str, allowed: Iterable[str]) -> str | None:
    """The label that someone who wrote this one meant: accents and case aside, or the most similar."""
    folded = {fold(each): each for each in allowed}
    near = nearest(fold(label), folded)
    return folded[near] if near else None


def _as_fact(text: str, allowed: Iterable[str]) -> str:
    """How a line that was meant as a fact is written."""
    match = _MEANT.match(text)
    label = _likely(match.group(1), allowed) if match else None
    if match and label:
        return f"Viết `- **{label}:** {match.group(2).strip() or '…'}`."
    return "Viết `- **Nhãn:** giá trị`, hoặc tách danh sách thường ra sau một đoạn văn."


def _date_hint(value: str) -> str:
    found = date_after(f" ngày {value.lower().removeprefix('ngày').strip()}", 0).date
    return f"Viết {facts.format_date(found)}." if found else "Viết ngày/tháng/năm, ví dụ 06/5/2015."


def _period_hint(value: str) -> str:
    years = sorted(re.findall(r"(?<!\d)\d{4}(?!\d)", value))
    return f"Viết {'-'.join(years)}." if len(years) == 2 else "Viết năm đầu-năm cuối, ví dụ 2011-2015."


def _source_hint(value: str) -> str:
    numbers = re.findall(r"\d{1,3}", value)
    right = "; ".join(f"đoạn {number}" for number in numbers)
    if len(numbers) == 2 and re.search(r"\d\s*[-–]", value):
        right = "đoạn " + "-".join(sorted(numbers, key=int))
    shown = f"Viết `- **{SOURCE}:** {right}`" if right else f"Viết số đoạn, như `- **{SOURCE}:** đoạn 9`"
    return f"{shown}." if len(numbers) > 1 else f"{shown}, nhiều đoạn thì `đoạn 2; đoạn 3`."


_TELEPHONE: Final = re.compile(r"\+?\d[\d .()-]{1,20}")
_CONTACT: Final = re.compile(rf"https://[^\s<>()]{{3,300}}|[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+|{_TELEPHONE.pattern}")
_NAMES: Final = frozenset({"agencies", "beneficiaries", "documents"})
"""Values that are names, each of which is said once."""
_STRAY: Final = re.compile(r"\s{0,8}(?:[-*+–—•]\s*)?\*\*([^*:]{2,40}?)\s*(?::\s*\*\*|\*\*\s*:)")
"""A line that begins like a fact, whatever stands for its dash."""
_MEANT: Final = re.compile(r"[*_\s]*([^\W\d_][^*:_]{1,40}?)\s*(?:[*_]+\s*:|:\s*[*_]*|\*\*)\s*(.*)", re.DOTALL)
"""A label and a value, whatever marks stand around them."""

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
