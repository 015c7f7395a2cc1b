"""Rules on facts: known labels, once each, with values that can be read."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from plansite.check.headings import lacks_id
from plansite.citations.dates import date_after
from plansite.language.folding import fold
from plansite.linking.links import Links
from plansite.linking.names import nearest
from plansite.model import SOURCE_LANG, Page, Problem, Section
from plansite.reading import facts
from plansite.reading.assemble import kind_of

_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "task": "nhiệm vụ",
        "agency": "cơ quan",
        "group": "nhóm cơ quan",
        "document": "văn bản",
        "beneficiary": "đối tượng",
        "term": "thuật ngữ",
        "section": "mục thường",
    }
)


def labels(links: Links) -> Iterator[Problem]:
    """Each fact has a label that its heading may carry, once."""
    for page, section, kind in _sections(links):
        allowed = facts.LABELS[kind]
        seen: set[str] = set()
        for fact in section.facts:
            if not fact.label:
                yield Problem(
                    page.file, fact.line, "malformed-fact", f"Dòng «{fact.value[:60]}» không đúng dạng thông tin.",
                    _as_fact(fact.value, allowed),
                )  # fmt: skip
            elif fact.label not in allowed and not (lacks_id(page, section) and fact.label in facts.LABELS["task"]):
                likely = _likely(fact.label, allowed)
                hint = f"Có phải «{likely}»?" if likely else "Các nhãn: " + "; ".join(allowed) + "."
                text = f"Nhãn «{fact.label}» không dùng cho {_KINDS[kind]}."
                yield Problem(page.file, fact.line, "unknown-fact", text, hint)
            elif fact.label in seen:
                yield Problem(
                    page.file, fact.line, "repeated-fact", f"Nhãn «{fact.label}» đã có ở trên.",
                    "Gộp các giá trị vào một dòng, cách nhau bằng dấu chấm phẩy.",
                )  # fmt: skip
            seen.add(fact.label)


def stray(links: Links) -> Iterator[Problem]:
    """A line that is meant as a fact is one: in the list under its heading, with a dash before it."""
    for page, section, kind in _sections(links):
        own = {fact.line for fact in section.facts}
        first, last = section.facts_span or (0, 0)
        glued = (line for line in range(first, last) if line not in own)
        prose = (line for block in section.blocks if block.kind != "code" for line in range(block.start, block.end))
        for line in (*glued, *prose):
            text = page.lines[line - 1]
            match = _STRAY.match(text) if "**" in text else None
            label = _likely(match.group(1), facts.LABELS[kind]) if match else None
            if match and label and (line < last or fold(label) == fold(match.group(1))):
                yield Problem(
                    page.file, line, "malformed-fact", f"Dòng «{text.strip()[:60]}» không được đọc là thông tin.",
                    f"Viết `- **{label}:** …`, liền dưới tiêu đề hay dưới dòng thông tin khác, cùng một dấu gạch.",
                )  # fmt: skip


def values(links: Links) -> Iterator[Problem]:
    """Each fact has a value, and dates, periods, paragraphs and states can be read."""
    for page, section, _ in _sections(links):
        for fact in section.facts:
            if fact.label and not any(part.strip() for part in fact.value.split(";")):
                yield Problem(
                    page.file, fact.line, "empty-fact", f"Nhãn «{fact.label}» chưa có giá trị.",
                    "Điền giá trị, hoặc bỏ cả dòng.",
                )  # fmt: skip
            elif fact.label in _NAMES and (twice := _twice(fact.value)):
                yield Problem(
                    page.file,
                    fact.line,
                    "repeated-fact",
                    f"«{twice}» được ghi hai lần.",
                    "Mỗi giá trị chỉ ghi một lần.",
                )
            elif fact.label in _READERS:
                readable, message, hint = _READERS[fact.label]
                if not readable(fact.value):
                    yield Problem(page.file, fact.line, "bad-value", message.format(value=fact.value), hint(fact.value))


def leads(links: Links) -> Iterator[Problem]:
    """An agency leads a task or supports it, not both."""
    for key, task in links.plan.tasks.items():
        for agency in set(links.tasks[key].lead) & set(links.tasks[key].partners):
            line = next(fact.line for fact in task.facts if fact.label == facts.PARTNERS)
            name = links.plan.agencies[agency].name[SOURCE_LANG]
            yield Problem(
                task.file, line, "repeated-fact", f"«{name}» vừa chủ trì vừa phối hợp.",
                f"Bỏ khỏi «{facts.PARTNERS}», hoặc ghi cơ quan khác ở «{facts.LEAD}».",
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


def _is_paragraphs(value: str) -> bool:
    return all(facts.parse_paragraphs(part) for part in value.split(";") if part.strip())


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
    return f"Viết {facts.format_date(found)}." if found else "Viết ngày/tháng/năm, ví dụ 04/3/2013."


def _period_hint(value: str) -> str:
    years = sorted(re.findall(r"(?<!\d)\d{4}(?!\d)", value))
    return f"Viết {'-'.join(years)}." if len(years) == 2 else "Viết năm đầu-năm cuối, ví dụ 2011-2015."


def _source_hint(value: str) -> str:
    numbers = re.findall(r"\d{1,3}", value)
    right = "; ".join(f"đoạn {number}" for number in numbers) or "đoạn 9"
    if len(numbers) == 2 and re.search(r"\d\s*[-–]", value):
        right = "đoạn " + "-".join(sorted(numbers, key=int))
    return f"Viết `{right}`." if len(numbers) > 1 else f"Viết `{right}`, nhiều đoạn thì `đoạn 2; đoạn 3`."


_NAMES: Final = frozenset({facts.LEAD, facts.PARTNERS, facts.BENEFICIARIES, facts.BASIS, facts.IMPLEMENTS})
"""Labels whose values are names, each of which is said once."""
_STRAY: Final = re.compile(r"\s{0,8}(?:[-*+–—•]\s*)?\*\*([^*:]{2,40}?)\s*(?::\s*\*\*|\*\*\s*:)")
"""A line that begins like a fact, whatever stands for its dash."""
_MEANT: Final = re.compile(r"[*_\s]*([^\W\d_][^*:_]{1,40}?)\s*(?:[*_]+\s*:|:\s*[*_]*|\*\*)\s*(.*)", re.DOTALL)
"""A label and a value, whatever marks stand around them."""

_READERS: Final[Mapping[str, tuple[Callable[[str], object], str, Callable[[str], str]]]] = MappingProxyType(
    {
        facts.DATE: (
            facts.parse_date,
            "«{value}» không phải ngày có thật, hoặc viết chưa đúng.",
            _date_hint,
        ),
        facts.PERIOD: (
            facts.parse_period,
            "«{value}» không phải giai đoạn.",
            _period_hint,
        ),
        facts.SOURCE: (
            _is_paragraphs,
            "«{value}» không phải số đoạn của nguồn.",
            _source_hint,
        ),
        facts.STATUS: (
            lambda value: value == facts.WITHDRAWN,
            "Không có tình trạng «{value}».",
            lambda _: f"Chỉ dùng «{facts.WITHDRAWN}»; nhiệm vụ còn hiệu lực thì bỏ dòng này.",
        ),
        facts.PARAGRAPHS: (str.isdigit, "«{value}» không phải số đoạn.", lambda _: "Viết một số, ví dụ 11."),
    }
)
