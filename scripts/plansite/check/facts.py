"""Rules on facts: known labels, once each, in the list under their heading."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from plansite.check.headings import lacks_id, only_missing
from plansite.language.folding import fold
from plansite.language.words import load as load_words
from plansite.linking.links import Links
from plansite.linking.names import nearest
from plansite.model import SOURCE_LANG, Page, Problem, Section
from plansite.reading import meant
from plansite.reading.assemble import kind_of
from plansite.reading.labels import INFERRED, PARTNERS, Label, labels_of

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
    for page, section, kind in sections(links):
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
                _continued(page, line) or "Thêm một dòng trống trước đoạn văn.",
            )  # fmt: skip


def _continued(page: Page, line: int) -> str | None:
    """How a fact is written of which the values go on in the next line."""
    above = page.lines[line - 2].rstrip()
    joined = f"{above} {page.lines[line - 1].strip()}"
    return f"Viết cả dòng thông tin trên một dòng: `{joined}`." if above.endswith((";", ",")) else None


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
    for page, section, kind in sections(links):
        own = {fact.line for fact in section.facts}
        first, last = section.facts_span or (0, 0)
        glued = (line for line in range(first, last) if line not in own)
        prose = (line for block in section.blocks if block.kind != "code" for line in range(block.start, block.end))
        lost = dict(_lost_facts(page, section))
        for start in sorted(set(lost.values())):
            if section.task_id and not section.facts:
                yield Problem(
                    page.file, start, "malformed-fact", f"Thông tin của {section.task_id} đứng dưới lời văn.",
                    "Đưa các dòng ấy lên liền dưới tiêu đề, trước lời văn.",
                )  # fmt: skip
                continue
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


def sections(links: Links) -> Iterator[tuple[Page, Section, str]]:
    """The sections of the source language, each with what it is."""
    for page in links.plan.pages_of(SOURCE_LANG):
        for section in page.sections:
            yield page, section, kind_of(page, section)


def _likely(label: str, allowed: Iterable[str]) -> str | None:
    """The label that someone who wrote this one meant: accents and case aside, or the most similar."""
    names = tuple(allowed)
    rows = load_words().rows
    said = {fold(text): each for each in names for text in rows.get(f"fact.{each}", {}).values()}
    folded = said | {fold(each): each for each in names}
    near = nearest(fold(label), folded)
    return folded[near] if near else None


def _as_fact(text: str, allowed: Iterable[str]) -> str:
    """How a line that was meant as a fact is written."""
    match = _MEANT.match(text)
    label = _likely(match.group(1), allowed) if match else None
    if match and label:
        return f"Viết `- **{label}:** {match.group(2).strip() or '…'}`."
    return "Viết `- **Nhãn:** giá trị`, hoặc tách danh sách thường ra sau một đoạn văn."


_STRAY: Final = re.compile(r"\s{0,8}(?:[-*+–—•]\s*)?\*\*([^*:]{2,40}?)\s*(?::\s*\*\*|\*\*\s*:)")
"""A line that begins like a fact, whatever stands for its dash."""
_MEANT: Final = re.compile(r"[*_\s]*([^\W\d_][^*:_]{1,40}?)\s*(?:[*_]+\s*:|:\s*[*_]*|\*\*)\s*(.*)", re.DOTALL)
"""A label and a value, whatever marks stand around them."""
