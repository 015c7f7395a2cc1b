"""Rules on facts: known labels, once each, with values that can be read."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from plansite import facts
from plansite.assemble import kind_of
from plansite.links import Links
from plansite.model import SOURCE_LANG, Page, Problem, Section
from plansite.names import nearest

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
                    "Viết `- **Nhãn:** giá trị`, hoặc tách danh sách thường ra sau một đoạn văn.",
                )  # fmt: skip
            elif fact.label not in allowed:
                likely = nearest(fact.label, allowed)
                hint = f"Có phải «{likely}»?" if likely else "Các nhãn: " + "; ".join(allowed) + "."
                yield Problem(
                    page.file,
                    fact.line,
                    "unknown-fact",
                    f"Nhãn «{fact.label}» không dùng cho {_KINDS[kind]}.",
                    hint,
                )
            elif fact.label in seen:
                yield Problem(
                    page.file, fact.line, "repeated-fact", f"Nhãn «{fact.label}» đã có ở trên.",
                    "Gộp các giá trị vào một dòng, cách nhau bằng dấu chấm phẩy.",
                )  # fmt: skip
            seen.add(fact.label)


def values(links: Links) -> Iterator[Problem]:
    """Each fact has a value, and dates, periods, paragraphs and states can be read."""
    for page, section, _ in _sections(links):
        for fact in section.facts:
            if fact.label and not any(part.strip() for part in fact.value.split(";")):
                yield Problem(
                    page.file, fact.line, "empty-fact", f"Nhãn «{fact.label}» chưa có giá trị.",
                    "Điền giá trị, hoặc bỏ cả dòng.",
                )  # fmt: skip
            elif fact.label in _READERS:
                readable, message, hint = _READERS[fact.label]
                if not readable(fact.value):
                    yield Problem(page.file, fact.line, "bad-value", message.format(value=fact.value), hint)


def _sections(links: Links) -> Iterator[tuple[Page, Section, str]]:
    for page in links.plan.pages_of(SOURCE_LANG):
        for section in page.sections:
            yield page, section, kind_of(page, section)


def _is_paragraphs(value: str) -> bool:
    return all(facts.parse_paragraphs(part) for part in value.split(";") if part.strip())


_READERS: Final[Mapping[str, tuple[Callable[[str], object], str, str]]] = MappingProxyType(
    {
        facts.DATE: (
            facts.parse_date,
            "«{value}» không phải ngày có thật.",
            "Viết ngày/tháng/năm, ví dụ 04/3/2013.",
        ),
        facts.PERIOD: (
            facts.parse_period,
            "«{value}» không phải giai đoạn.",
            "Viết năm đầu-năm cuối, ví dụ 2011-2015.",
        ),
        facts.SOURCE: (
            _is_paragraphs,
            "«{value}» không phải số đoạn của nguồn.",
            "Viết `đoạn 9`, nhiều đoạn thì `đoạn 2; đoạn 3`.",
        ),
        facts.STATUS: (
            lambda value: value == facts.WITHDRAWN,
            "Không có tình trạng «{value}».",
            f"Chỉ dùng «{facts.WITHDRAWN}»; nhiệm vụ còn hiệu lực thì bỏ dòng này.",
        ),
        facts.PARAGRAPHS: (str.isdigit, "«{value}» không phải số đoạn.", "Viết một số, ví dụ 11."),
    }
)
