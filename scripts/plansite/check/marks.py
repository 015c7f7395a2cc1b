"""Rules on marks in prose: what GitHub's preview and the site would show differently, and marks that were left open."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from plansite.check.said import prose, unsaid_blanked
from plansite.linking.links import Links
from plansite.model import Block, Page, Problem, Section
from plansite.reading.grammar import MERGE_MARK

_NOTE: Final = re.compile(
    r" {0,3}(?:> ?)?(?:\\?\[\s{0,3}[!！]|!\[\s{0,3}(?=NOTE|GHI)|(?<=[> ])\[\s{0,3}(?=(?:NOTE|GHI CHÚ)\s{0,3}\]\s*$))"
    r"(?P<name>[^\]\[\n(]{0,40})\]?(?!\()(?P<rest>.*)"
)
_SOURCED: Final = re.compile(r"\]\(<?https?://[^)]*\)[^)]*\d{4}\.?\)")
"""A source that is cited as notes cite theirs, with the day of looking it up."""
_RIGHT_NOTE: Final = re.compile(r" {0,3}> ?\[!NOTE\] *")
_BOLD: Final = re.compile(r"(?<!\\)\*\*")
_PASTED: Final = re.compile(r"\s*(?:[•·●▪◦‣–—■□◆❖➢➤►▶→⇒★☆✓✔✗☑✅👉🔹🔸📌]\ufe0f?\s*|[-*+])(?=[^\s\W])")
_LETTERED: Final = re.compile(r"\s*(?:\*\*)?(?:[a-zđ]\)|\([a-zđ\d]{1,2}\)|[ivx]{1,4}[.)])(?:\*\*)?\s+\S")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]{1,40}\]")
_CHECKED: Final = re.compile(r"\[[ xX]\]\s")
_FENCE: Final = re.compile(r"(?:[ \t]{1,12}|\s{0,8}(?:[-*+]|\d{1,9}[.)])\s+)(?:```|~~~)")
_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_NO_SPACE: Final = re.compile(r"(\d{1,2}[.)])(?=[^\W\d_])")
_NUMBER: Final = re.compile(r"(\d{1,4})[.)]\s")
_BAR: Final = re.compile(r"(?<!\\)\|")
_BOX: Final = re.compile(r"\s*[-*+]\s+\[[ xX]\]\s")


def notes(links: Links) -> Iterator[Problem]:
    """An editor's note begins with its mark, alone on its line: it sets apart what the plan does not say."""
    for page in links.plan.pages.values():
        for section in page.sections:
            for block in (each for each in section.blocks if each.kind == "quote"):
                if not page.lines[block.start - 1].lstrip("> ").startswith(("[", "!", "\\")) and _SOURCED.search(
                    page.text(block.start, block.end)
                ):
                    yield Problem(
                        page.file, block.start, "note-mark", "Ghi chú của ban biên tập thiếu dấu mở đầu.",
                        "Thêm một dòng `> [!NOTE]` ở trên, liền với dòng này.",
                    )  # fmt: skip
            for number, line in _note_lines(page, section):
                match = _NOTE.fullmatch(line)
                if match and _RIGHT_NOTE.fullmatch(line) and page.lines[number - 2].startswith(">"):
                    yield Problem(
                        page.file, number, "note-mark", "Ghi chú này dính vào ghi chú ở trên.",
                        "Thêm một dòng trống, không có dấu `>`, trước dòng này.",
                    )  # fmt: skip
                if match and not _RIGHT_NOTE.fullmatch(line):
                    alone = not match["rest"].strip() or "]" not in line
                    yield Problem(
                        page.file, number, "note-mark", f"“{line.strip()[:60]}” không thành ghi chú của ban biên tập.",
                        "Viết `> [!NOTE]`." if alone else "Để `> [!NOTE]` một mình trên dòng, lời ghi chú ở dòng dưới.",
                    )  # fmt: skip


def _note_lines(page: Page, section: Section) -> Iterator[tuple[int, str]]:
    for block in section.blocks:
        if block.kind in ("quote", "paragraph"):
            yield from ((n, page.lines[n - 1]) for n in range(block.start, block.end) if "[" in page.lines[n - 1])


def bold(links: Links) -> Iterator[Problem]:
    """What is opened with two stars is closed in the same paragraph."""
    for page in links.plan.pages.values():
        for section in page.sections:
            places = [(section.start, section.start + 1), *((fact.line, fact.line + 1) for fact in section.facts)]
            for block in section.blocks:
                if block.kind in ("paragraph", "quote", "list"):
                    places += _paragraphs(page, block)
                elif block.kind == "table":
                    places += ((n, n + 1) for n in range(block.start, block.end))
            for start, end in places:
                text = unsaid_blanked(page.text(start, end))
                found = list(_BOLD.finditer(text)) if "**" in text else []
                if len(found) % 2:
                    line = start + text.count("\n", 0, found[-1].start())
                    yield Problem(
                        page.file, line, "unclosed-bold", "Dấu `**` mở mà không đóng, hoặc đóng mà không mở.",
                        "Chữ đậm nằm giữa hai cặp sao, như `**chữ đậm**`; không cần thì xóa cặp sao thừa.",
                    )  # fmt: skip


def _paragraphs(page: Page, block: Block) -> Iterator[tuple[int, int]]:
    """The paragraphs of a block: those of a quote are parted by its empty lines, a list's items begin with signs."""
    start = block.start
    for number in range(block.start, block.end):
        line = page.lines[number - 1]
        if number > start and (not line.strip("> ") or (block.kind == "list" and _ITEM.match(line))):
            yield start, number
            start = number
    yield start, block.end


def github_alone(links: Links) -> Iterator[Problem]:
    """What GitHub shows and the site would not, or the other way round."""
    for page in links.plan.pages.values():
        for section in page.sections:
            yield from _tables(page, section)
            yield from _code(page, section)
            for block in section.blocks:
                if block.kind == "paragraph":
                    yield from _in_paragraph(page, block)
                elif block.kind == "list":
                    yield from _in_list(page, block)
            for number, line in prose(page, section):
                if found := _FOOTNOTE.search(line):
                    yield _problem(
                        page, number, f"“{found.group()}” không thành chú thích cuối trang.",
                        "Đưa lời chú vào câu, trong ngoặc, hoặc vào một ghi chú `> [!NOTE]` ở dưới.",
                    )  # fmt: skip


def _in_paragraph(page: Page, block: Block) -> Iterator[Problem]:
    lines = [(number, page.lines[number - 1]) for number in range(block.start, block.end)]
    for number, line in lines[:-1]:
        if line.endswith("\\"):
            yield _problem(
                page, number, "Dấu `\\` cuối dòng không ngắt dòng.", "Bỏ dấu ấy; đoạn mới thì để một dòng trống."
            )
    tabbed = [number for number, line in lines if "\t" in line.strip() and not _PASTED.match(line)]
    if len(tabbed) > 1:
        yield _problem(
            page, tabbed[0], "Bảng dán từ nơi khác: các cột cách nhau bằng dấu tab, mọi dòng sẽ dính thành một đoạn.",
            "Viết mỗi dòng `| cột 1 | cột 2 |`, dưới dòng đầu thêm `| --- | --- |`.",
        )  # fmt: skip
    rows = [number for number, line in lines if line.lstrip().startswith("|")]
    if len(rows) > 1:
        yield _problem(
            page, rows[0], "Các dòng `|` không thành bảng.",
            f"Dưới dòng đầu thêm một dòng `|{' --- |' * max(1, page.lines[rows[0] - 1].strip().count('|') - 1)}`.",
        )  # fmt: skip
    pasted = [(number, line) for number, line in lines if _PASTED.match(line)]
    if pasted and (len(pasted) > 1 or pasted[0][1].lstrip()[0] not in "–—"):
        number, line = pasted[0]
        yield _problem(
            page, number, "Dấu đầu dòng dán từ nơi khác không thành danh sách: các dòng dính thành một đoạn.",
            f"Viết `- {_PASTED.sub('', line, count=1)}`, mỗi mục một dòng, có một dòng trống ở trên.",
        )  # fmt: skip
    glued = [(number, line) for number, line in lines if _NO_SPACE.match(line)]
    if len(glued) > 1 or (glued and glued[0][0] == block.start):
        number, line = glued[0]
        text = "Thiếu dấu cách sau số thứ tự, nên dòng này không thành mục."
        yield _problem(page, number, text, f"Viết `{_NO_SPACE.sub(lambda found: f'{found[1]} ', line, count=1)}`.")
    lettered = [number for number, line in lines if _LETTERED.match(line)]
    if len(lettered) > 1:
        yield _problem(
            page, lettered[0], "Các điểm a), b), (1), (2) không thành danh sách: các dòng dính thành một đoạn.",
            "Bắt đầu mỗi điểm bằng `- `, có một dòng trống ở trên: `- a) …`.",
        )  # fmt: skip


def _in_list(page: Page, block: Block) -> Iterator[Problem]:
    lines = range(block.start, block.end)
    numbered = [(n, int(match[1])) for n in lines if (match := _NUMBER.match(page.lines[n - 1]))]
    glued = [number for number in lines if _NO_SPACE.match(page.lines[number - 1])]
    for number in glued:
        right = _NO_SPACE.sub(lambda found: f"{found[1]} ", page.lines[number - 1], count=1)
        text = "Thiếu dấu cách sau số thứ tự, nên dòng này không thành mục."
        yield _problem(page, number, text, f"Viết `{right}`.")
    jumps = [
        (number, before, after)
        for (_, before), (number, after) in pairwise(() if glued else numbered)
        if after not in (before, before + 1, 1)
    ]
    counted = [value for _, value in numbered]
    if jumps and sorted(counted) == list(range(min(counted), max(counted) + 1)):
        number, before, after = jumps[0]
        text = f"Các mục không theo thứ tự: sau {before} là {after}; trang đánh số lại."
        yield _problem(page, number, text, "Xếp lại các mục, hoặc đánh số lại theo thứ tự này.")
    else:
        for number, before, after in jumps:
            text = f"Số thứ tự nhảy từ {before} sang {after}; trang đánh số lại, có vẻ thiếu một mục."
            yield _problem(page, number, text, f"Thêm mục {before + 1}, hoặc viết {before + 1} thay cho {after}.")
    for number in range(block.start, block.end):
        line = page.lines[number - 1]
        if _BOX.match(line):
            text = "Ô đánh dấu không hiện trên trang."
            right = _CHECKED.sub("", line, count=1)
            yield _problem(page, number, text, f"Viết `{right}`, thêm chữ “đã làm” nếu cần.")


def _code(page: Page, section: Section) -> Iterator[Problem]:
    """Fenced code within a list."""
    for block, after in pairwise((*section.blocks, None)):
        if block and block.kind == "list":
            for number in range(block.start, after.start if after else section.end):
                if _FENCE.match(page.lines[number - 1]):
                    text = "Đoạn mã trong danh sách sẽ bị vỡ."
                    yield _problem(page, number, text, "Đặt đoạn mã ra ngoài danh sách, giữa hai dòng ``` ở đầu dòng.")
                    break


def _tables(page: Page, section: Section) -> Iterator[Problem]:
    """Tables right under a paragraph, rows with other cells than the head."""
    for before, block in pairwise(section.blocks):
        if block.kind == "table" and before.kind == "paragraph" and before.end == block.start:
            yield _problem(page, block.start, "Bảng dính vào đoạn văn ở trên.", "Thêm một dòng trống trước bảng.")
    for block in (each for each in section.blocks if each.kind == "table"):
        head = _cells(page.lines[block.start - 1])
        for number in range(block.start + 2, block.end):
            if (cells := _cells(page.lines[number - 1])) != head:
                text = f"Dòng này có {cells} ô, dòng đầu bảng có {head}."
                yield _problem(page, number, text, "Thêm hay bớt dấu `|`; dấu ấy trong ô thì viết `\\|`.")


def _cells(row: str) -> int:
    return len(_BAR.findall(unsaid_blanked(row).strip().strip("|"))) + 1


def _problem(page: Page, line: int, message: str, hint: str) -> Problem:
    return Problem(page.file, line, "github-alone", message, hint)


def merge_marks(links: Links) -> Iterator[Problem]:
    """No mark of an unfinished merge is left in a page."""
    for page in links.plan.pages.values():
        for number, line in enumerate(page.lines, 1):
            if MERGE_MARK.match(line):
                yield Problem(
                    page.file, number, "merge-mark", "Trang còn dấu của lần gộp chưa xong: có hai bản chồng lên nhau.",
                    "Giữ một bản, bỏ bản kia và ba dòng dấu `<<<<<<<`, `=======`, `>>>>>>>`.",
                )  # fmt: skip
                break
