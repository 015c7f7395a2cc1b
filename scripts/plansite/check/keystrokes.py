"""Rules on how prose is typed: spaces, signs and capitals where they belong, nothing twice, nothing left open."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from plansite.check.said import prose, unsaid_blanked
from plansite.language.lines import lines_before
from plansite.linking.links import Links
from plansite.linking.prose import prose_blocks
from plansite.model import Block, Page, Problem, Section
from plansite.reading.assemble import task_title

_SPACE_BEFORE: Final = re.compile(r"([^\W_]+) +([,.;:!?])(?=\s|$)")
_TWICE: Final = re.compile(r"(?<![.…])\.\.(?!\.)|([,;:])\1")
_GLUED: Final = re.compile(r"(?<!&)\b([^\W\d_]+)([.,;])([^\W\d_]{2,})")
_DOUBLED: Final = re.compile(r"(?<![\w-])([^\W\d_A-ZĐ]{2,})[ \u00a0]\1(?![\w-])")
_MAY_DOUBLE: Final = frozenset(
    (
        "luôn dần từ ngày đời người nhà xa mãi thường đều nhỏ ai đâu nơi song năm từng vân ba khăng lâu "
        "vi trình sinh định thi that had"
    ).split()
)
"""Words that do stand twice in a row, or end a word of two syllables and begin another: "hành vi vi phạm"."""
_SPACED: Final = re.compile(r"(?<!\S)(?:[^\W\d_] ){4,}[^\W\d_]?(?!\S)")
_SMALL: Final = re.compile(r"([^\W\d_]{3,})[.!?] +([^\W\d_])")
_SHORTENED: Final = frozenset({"etc", "resp", "approx"})
_HYPHEN: Final = re.compile(r"([^\W\d_]+)-\n([^\W\d_]+)")
_LINE: Final = re.compile(r"[^\W\d_]{3,}[.!?]\n([^\W\d_A-ZĐ]+)(?= )")
_TARGET: Final = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)")
_ITEM: Final = re.compile(
    r"(?:^[\s>*+-]*|\b(?:điểm|mục|khoản|points?|items?) )\w{1,3}\)(?:(?:,| và| and) \w{1,3}\))*",
    re.MULTILINE | re.IGNORECASE,
)
_PAIRS: Final = (("“", "”"), ("(", ")"))
_SENTENCE: Final = 5
"""Words that may stand by themselves, and be no sentence."""
_STYLE: Final = 3
"""Headings of one form past which the form is no slip."""
_CAPITALS: Final = 3
"""Words in a row, all in capitals, that are no abbreviation."""


def slips(links: Links) -> Iterator[Problem]:
    """A line has no slip of the keys that a reader stumbles over."""
    yield from _headings(links)
    for page in links.plan.pages.values():
        for section in page.sections:
            for number, line in prose(page, section):
                found = [] if line.lstrip().startswith("|") else list(dict.fromkeys(_slips(line)))
                if found:
                    yield _typed(page, number, found)
            for block in prose_blocks(section, notes=True):
                yield from _paragraph(page, section, block)


def _typed(page: Page, number: int, found: list[tuple[str, str]]) -> Problem:
    """What is said of a line's slips; of several with the line as it should be."""
    shown = ", ".join(f"“{written}”" for written, _ in found)
    line = page.lines[number - 1]
    for written, right in found:
        line = line.replace(written, right) if right else line
    whole = f"Viết `{line}`." if all(right for _, right in found) and len(found) > 1 else ""
    one = f"Viết `{found[0][1]}` thay cho `{found[0][0]}`." if found[0][1] else "Gõ lại, các chữ cái liền nhau."
    return Problem(page.file, number, "typing", f"{shown} gõ chưa đúng.", whole or one)


def _slips(line: str) -> Iterator[tuple[str, str]]:
    """What is typed wrong in a line, each with what is right."""
    for found in _SPACE_BEFORE.finditer(line):
        yield found.group(), found[1] + found[2]
    for found in _TWICE.finditer(line):
        yield found.group(), found.group()[0]
    for found in _GLUED.finditer(line):
        left, sign, right = found.groups()
        if sign != "." or (left[1:].islower() and right[0].isupper() and right[1:].islower()):
            yield found.group(), f"{left}{sign} {right}"
    for found in _DOUBLED.finditer(line):
        if found[1] not in _MAY_DOUBLE:
            yield found.group(), found[1]
    for found in _SPACED.finditer(line):
        yield found.group().strip(), ""
    for found in _SMALL.finditer(line):
        if found[2].islower() and found[1].lower() not in _SHORTENED:
            yield found.group(), found.group()[:-1] + found[2].upper()


def _paragraph(page: Page, section: Section, block: Block) -> Iterator[Problem]:
    text = unsaid_blanked(_TARGET.sub("]", page.text(block.start, block.end)))
    if found := _HYPHEN.search(text):
        yield Problem(
            page.file, block.start + lines_before(text, found.start()), "typing",
            f"“{found[1]}-” bị ngắt giữa hai dòng, có vẻ dán từ PDF.", f"Viết liền `{found[1]}{found[2]}`.",
        )  # fmt: skip
    if (found := _LINE.search(text)) and block.kind == "paragraph":
        yield Problem(
            page.file, block.start + lines_before(text, found.start(1)), "typing",
            f"Câu mở đầu bằng chữ thường: “{found[1]}”.", f"Viết `{found[1].capitalize()}` thay cho `{found[1]}`.",
        )  # fmt: skip
    bare = _ITEM.sub("", text)
    for left, right in _PAIRS:
        if bare.count(left) != bare.count(right):
            line = next(
                (
                    n
                    for n in range(block.start, block.end)
                    if page.lines[n - 1].count(left) != page.lines[n - 1].count(right)
                ),
                block.start,
            )
            yield Problem(
                page.file, line, "typing", f"Dấu {left} {right} mở mà không đóng, hoặc đóng mà không mở.",
                "Thêm dấu còn thiếu, hoặc bỏ dấu thừa.",
            )  # fmt: skip
            return
    words = text.split()
    if block.kind == "paragraph" and len(words) > _SENTENCE and words[0].isalpha() and words[0].islower():
        yield Problem(
            page.file, block.start, "typing", f"Đoạn văn mở đầu bằng chữ thường: “{words[0]}”.",
            f"Viết `{words[0].capitalize()}` thay cho `{words[0]}`, hoặc thêm phần đầu câu bị mất.",
        )  # fmt: skip


def _headings(links: Links) -> Iterator[Problem]:
    """Headings that are typed otherwise than the others; what many are is the plan's way."""
    pages = links.plan.pages.values()
    found = [problem for page in pages for section in page.sections for problem in _heading(page, section)]
    often = Counter(problem.message for problem in found)
    yield from (problem for problem in found if often[problem.message] <= _STYLE)


def _heading(page: Page, section: Section) -> Iterator[Problem]:
    title = task_title(section)
    words = [word for word in title.split() if word.isalpha()]
    if title.rstrip().endswith((":", ";", ",", ".")) and not title.endswith("..."):
        right = page.lines[section.start - 1].rstrip().rstrip(":;,.")
        yield Problem(page.file, section.start, "typing", "Tiêu đề không có dấu ở cuối.", f"Viết `{right}`.")
    elif len(words) > _CAPITALS and all(word.isupper() for word in words):
        yield Problem(
            page.file, section.start, "typing", "Tiêu đề viết toàn chữ hoa, khó đọc và khác mọi tiêu đề khác.",
            "Chỉ viết hoa chữ đầu và tên riêng.",
        )  # fmt: skip
