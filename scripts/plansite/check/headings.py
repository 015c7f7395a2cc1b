"""Rules on a page's frame: headings, ids and lists."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from plansite.linking.links import Links
from plansite.model import SOURCE_LANG, Page, Problem, Section
from plansite.reading import labels
from plansite.reading.assemble import AGENCIES, holds_tasks
from plansite.reading.grammar import ID_PREFIX, ids_in
from plansite.reading.meant import task_heading

_LIKE_ID = re.compile(r"[nN][vV][\s\-‐-―−_.:]*\d")
# Where a task must stand, an id is meant by less: "**NV-07", "N V-07", "VN-07".
_MEANT_ID = re.compile(r"\W*(?:n\W?v|v\W?n)[^\W\d]{0,2}\W{0,3}(\d{1,6})(?!\w)[\s.:)*–-]*(.*)", re.IGNORECASE)
_LONG_ID = re.compile(r"NV-0\d{2,}")
_FEW: Final = 5
_FAR: Final = 20
"""Steps between two ids, in a plan of more than a few tasks, past which the second is a slip."""
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_LOST = re.compile(r"[#＃]{1,6}[^#\s!]|[*_]{0,3}NV-\d{2,}\.[*_]{0,3} +\S")


def levels(links: Links) -> Iterator[Problem]:
    """One title, no heading level skipped, no heading without words."""
    for page in links.plan.pages.values():
        for section in page.sections:
            if not section.title:
                yield Problem(
                    page.file, section.start, "heading-level", "Tiêu đề không có chữ.",
                    "Viết tên mục sau các dấu thăng, hoặc bỏ dòng này.",
                )  # fmt: skip
        for section in page.sections:
            below = page.lines[section.heading_end - 2].strip() if section.heading_end - 1 > section.start else ""
            if below and not below.strip("-=") and section.title.rstrip().endswith((".", ":", "!", "?", ";")):
                yield Problem(
                    page.file, section.heading_end - 1, "heading-level",
                    f"Dòng `{below}` liền dưới đoạn văn biến đoạn ấy thành tiêu đề.",
                    f"Thêm một dòng trống trước `{below}`, hoặc bỏ dòng ấy.",
                )  # fmt: skip
        for section in page.sections:
            rest = page.lines[section.heading_end - 1 : section.heading_end]
            if rest and _goes_on(section.title, rest[0]):
                yield Problem(
                    page.file, section.start, "heading-level", "Tiêu đề bị ngắt thành hai dòng.",
                    f"Ghi cả tiêu đề trên một dòng: `{page.lines[section.start - 1].rstrip()} {rest[0].strip()}`.",
                )  # fmt: skip
        titles = [section for section in page.sections if section.level == 1]
        if not titles or page.sections[0].level != 1:
            line = page.sections[0].start if page.sections else page.body_start
            yield Problem(
                page.file, line, "page-title", "Trang phải mở đầu bằng một tiêu đề cấp 1.",
                "Viết dòng đầu là `# Tên trang`.",
            )  # fmt: skip
        for extra in titles[1:]:
            yield Problem(
                page.file, extra.start, "page-title", "Trang có hơn một tiêu đề cấp 1.",
                "Dùng `##` cho các mục trong trang.",
            )  # fmt: skip
        for before, section in zip(page.sections, page.sections[1:], strict=False):
            if section.level > before.level + 1:
                yield Problem(
                    page.file, section.start, "heading-level",
                    f"Tiêu đề nhảy từ cấp {before.level} xuống cấp {section.level}.",
                    f"Dùng {'#' * (before.level + 1)} thay cho {'#' * section.level}.",
                )  # fmt: skip


def _goes_on(title: str, below: str) -> bool:
    """Whether a line right under a heading is the heading's rest: it begins small, and is no sentence."""
    return below[:1].islower() and not below.rstrip().endswith((".", ":", "!", "?")) and bool(title)


def lost_headings(links: Links) -> Iterator[Problem]:
    """A line that is meant as a heading is one: a space after its signs, signs before an id."""
    for page in links.plan.pages.values():
        for section in page.sections:
            line = page.lines[section.start - 1]
            if not _HEADING.match(line) and _LOST.match(line):
                yield _lost_heading(page, section, line)


def _lost_heading(page: Page, section: Section, line: str) -> Problem:
    right = f"{'#' * section.level} {section.title}"
    if line.startswith(("#", "＃")):
        text = f"“{line[:60]}” không thành tiêu đề."
        return Problem(page.file, section.start, "heading-level", text, f"Thêm dấu cách sau dấu thăng: `{right}`.")
    text = f"Nhiệm vụ “{line[:60]}” không thành tiêu đề."
    return Problem(page.file, section.start, "task-id", text, f"Viết `{right}`.")


def task_ids(links: Links) -> Iterator[Problem]:
    """A task's heading begins with a well-formed id."""
    for page in links.plan.pages.values():
        for section in page.sections:
            if section.task_id:
                if _LONG_ID.fullmatch(section.task_id) or task_heading(page.lines[section.start - 1]):
                    yield _bad_id(page, section)
                elif (more := ids_in(section.title)[1:]) and section.title.removeprefix(
                    f"{section.task_id}. "
                ).startswith(more[0]):
                    yield Problem(
                        page.file, section.start, "task-id", f"Tiêu đề có hai mã: {section.task_id} và {more[0]}.",
                        "Mỗi nhiệm vụ một tiêu đề và một mã; việc thứ hai viết thành mục riêng.",
                    )  # fmt: skip
                elif section.task_id in section.title.removeprefix(section.task_id):
                    yield Problem(
                        page.file, section.start, "task-id", f"Mã {section.task_id} viết hai lần trong tiêu đề.",
                        "Mỗi tiêu đề chỉ ghi mã một lần.",
                    )  # fmt: skip
            elif _LIKE_ID.match(section.title) or (_MEANT_ID.match(section.title) and lacks_id(page, section)):
                yield _bad_id(page, section)
            elif lacks_id(page, section):
                key = only_missing(page, links) or links.plan.next_id
                yield Problem(
                    page.file, section.start, "task-id", f"Nhiệm vụ “{section.title}” chưa có mã.",
                    f"Viết `{'#' * section.level} {key}. {section.title}`.",
                )  # fmt: skip


def far_ids(links: Links) -> Iterator[Problem]:
    """A new id is the next one: one that is far from all others is a slip."""
    numbers = sorted(int(key.removeprefix(ID_PREFIX)) for key in links.plan.tasks)
    for before, number in pairwise(numbers):
        if len(numbers) > _FEW and number - before > _FAR:
            task = links.plan.tasks[f"{ID_PREFIX}{number:02}"]
            yield Problem(
                task.file, task.line, "task-id", f"Mã {task.key} cách xa các mã khác.",
                f"Nhiệm vụ mới lấy mã kế tiếp: {ID_PREFIX}{before + 1:02}.",
            )  # fmt: skip
            return


def only_missing(page: Page, links: Links) -> str | None:
    """The one id that the page's translations have and the page has not."""
    own = {section.task_id for section in page.sections}
    others = {
        section.task_id
        for lang in links.plan.langs
        if (other := links.plan.pages.get((lang, page.path)))
        for section in other.sections
    }
    missing = [key for key in others - own if key]
    return missing[0] if len(missing) == 1 else None


def has_id(section: Section) -> bool:
    """Whether a heading begins with a task's id, well-formed or not."""
    return bool(section.task_id or _LIKE_ID.match(section.title))


def _bad_id(page: Page, section: Section) -> Problem:
    """An id that is not well-formed, with the right one where its number can be read."""
    written = page.lines[section.start - 1]
    match = _MEANT_ID.match((task_heading(written) or written).lstrip("# "))
    form = "NV, gạch nối, ít nhất hai chữ số, dấu chấm, dấu cách"
    right = f"NV-{int(match.group(1)):02}. {match.group(2) or 'Tên nhiệm vụ'}" if match else "NV-07. Tên nhiệm vụ"
    return Problem(
        page.file, section.start, "task-id", f"Mã nhiệm vụ viết sai trong “{written.lstrip('# ')}”.",
        f"Viết `{'#' * section.level} {right}`: {form}.",
    )  # fmt: skip


def duplicate_ids(links: Links) -> Iterator[Problem]:
    """An id stands for one task."""
    first: dict[tuple[str, str], tuple[str, int]] = {}
    pages = links.plan.pages
    held = {
        (page.path, section.task_id) for page in pages.values() for section in page.sections if page.lang != SOURCE_LANG
    }
    sections = ((page, section) for page in pages.values() for section in page.sections)
    # The one that the page's translations have too was there first.
    for page, section in sorted(sections, key=lambda each: (each[0].path, each[1].task_id) not in held):
        if section.task_id:
            place = first.setdefault((page.lang, section.task_id), (page.file, section.start))
            if place != (page.file, section.start):
                yield Problem(
                        page.file, section.start, "duplicate-id",
                        f"Mã {section.task_id} đã dùng ở {place[0]}:{place[1]}.",
                        _other_id(page, section, links),
                    )  # fmt: skip


def _other_id(page: Page, section: Section, links: Links) -> str:
    """The id that one language has here and this one lacks, else the next."""
    key = only_missing(page, links)
    right = section.title.replace(section.task_id or "", key or "", 1)
    return f"Viết `{'#' * section.level} {right}`." if key else f"Mã còn trống kế tiếp: {links.plan.next_id}."


def lists(links: Links) -> Iterator[Problem]:
    """A list that GitHub shows and the site would not."""
    for page in links.plan.pages.values():
        for section in page.sections:
            for line in section.glued_lists:
                yield Problem(
                    page.file, line, "list-blank-line", "Danh sách dính vào đoạn văn ở trên.",
                    "Thêm một dòng trống trước danh sách.",
                )  # fmt: skip
            for block in section.blocks:
                if block.kind == "code" and page.lines[block.start - 1][:1] in " \t":
                    yield Problem(
                        page.file, block.start, "list-indent", "Đoạn lùi vào bốn dấu cách sẽ hiện thành mã máy.",
                        "Bỏ các dấu cách ở đầu dòng; mã thì đặt giữa hai dòng ```.",
                    )  # fmt: skip
            for line in section.shallow_lists:
                yield Problem(
                    page.file, line, "list-indent", "Danh sách con lùi vào chưa đủ.",
                    "Lùi vào bốn dấu cách cho mỗi cấp.",
                )  # fmt: skip


def lacks_id(page: Page, section: Section) -> bool:
    """Whether a heading without an id carries a task's facts where a task belongs."""
    if section.task_id or page.lang != SOURCE_LANG:
        return False
    said = {fact.label for fact in section.facts}
    own = {name for name, label in labels.labels_of("task").items() if {*label.kinds} <= {"task", "block"}}
    in_agency = page.folder == AGENCIES and page.slug != "index" and section.level > 1
    return bool(said & own or (in_agency and labels.SOURCE in said)) and not holds_tasks(page, section)
