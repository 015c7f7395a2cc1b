"""Rules on a page's frame: headings, ids, lists and markers."""

import re
from collections.abc import Iterator

from plansite import facts
from plansite.assemble import AGENCIES
from plansite.emit.lists import MARKERS
from plansite.links import Links
from plansite.model import SOURCE_LANG, Page, Problem, Section
from plansite.names import nearest

_LIKE_ID = re.compile(r"n[vV][\s\-–_.:]*\d|N[vV][\s\-–_.:]*\d")
_COMMENT = re.compile(r"<!-{1,3}\s*plansite\b", re.IGNORECASE)
_MARKER = re.compile(r"<!-- *plansite: *([^<>]{0,100}?) *-->")


def levels(links: Links) -> Iterator[Problem]:
    """One title, and no heading level skipped."""
    for page in links.plan.pages.values():
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


def task_ids(links: Links) -> Iterator[Problem]:
    """A task's heading begins with a well-formed id."""
    for page in links.plan.pages.values():
        for section in page.sections:
            if section.task_id:
                continue
            if _LIKE_ID.match(section.title):
                yield Problem(
                    page.file, section.start, "task-id", f"Mã nhiệm vụ viết sai trong «{section.title}».",
                    "Viết `### NV-07. Tên nhiệm vụ`: NV, gạch nối, ít nhất hai chữ số, dấu chấm, dấu cách.",
                )  # fmt: skip
            elif _needs_id(page, section):
                yield Problem(
                    page.file, section.start, "task-id", f"Nhiệm vụ «{section.title}» chưa có mã.",
                    f"Viết `{'#' * section.level} {links.plan.next_id}. {section.title}`.",
                )  # fmt: skip


def duplicate_ids(links: Links) -> Iterator[Problem]:
    """An id stands for one task."""
    first: dict[tuple[str, str], tuple[str, int]] = {}
    for page in links.plan.pages.values():
        for section in page.sections:
            if section.task_id:
                place = first.setdefault((page.lang, section.task_id), (page.file, section.start))
                if place != (page.file, section.start):
                    yield Problem(
                        page.file, section.start, "duplicate-id",
                        f"Mã {section.task_id} đã dùng ở {place[0]}:{place[1]}.",
                        f"Mã còn trống kế tiếp: {links.plan.next_id}.",
                    )  # fmt: skip


def lists(links: Links) -> Iterator[Problem]:
    """A list that GitHub shows and the site would not."""
    for page in links.plan.pages.values():
        for section in page.sections:
            for line in section.glued_lists:
                yield Problem(
                    page.file, line, "list-blank-line", "Danh sách dính vào đoạn văn ở trên.",
                    "Thêm một dòng trống trước danh sách.",
                )  # fmt: skip
            for line in section.shallow_lists:
                yield Problem(
                    page.file, line, "list-indent", "Danh sách con lùi vào chưa đủ.",
                    "Lùi vào bốn dấu cách cho mỗi cấp.",
                )  # fmt: skip


def markers(links: Links) -> Iterator[Problem]:
    """A marker is closed, alone on its line, and names a list."""
    for page in links.plan.pages.values():
        known = {marker.line for section in page.sections for marker in section.markers}
        code = {
            line
            for section in page.sections
            for block in section.blocks
            if block.kind == "code"
            for line in range(block.start, block.end)
        }
        for number, line in enumerate(page.lines, 1):
            if "plansite" not in line or number in code or not _COMMENT.search(line):
                continue
            match = _MARKER.search(line)
            name = match.group(1) if match else None
            if name not in MARKERS or number not in known:
                yield _marker_problem(page, number, line, name)


def _needs_id(page: Page, section: Section) -> bool:
    """Whether a heading carries a task's facts where a task belongs."""
    labels = {fact.label for fact in section.facts}
    own = {facts.LEAD, facts.PARTNERS, facts.BENEFICIARIES, facts.BASIS, facts.PERIOD, facts.STATUS}
    in_agency = page.folder == AGENCIES and page.slug != "index" and section.level > 1
    return page.lang == SOURCE_LANG and bool(labels & own or (in_agency and facts.SOURCE in labels))


def _marker_problem(page: Page, line: int, text: str, name: str | None) -> Problem:
    if "-->" not in text:
        hint = "Đóng bằng `-->` trên cùng dòng, ví dụ `<!-- plansite: chu-tri -->`."
        return Problem(page.file, line, "unclosed-marker", "Dấu chèn danh sách chưa đóng.", hint)
    if name in MARKERS:
        hint = "Để dòng trống ở trên và dưới, đặt sau một tiêu đề, không lùi vào."
        return Problem(page.file, line, "marker-place", "Dấu chèn phải đứng một mình trên dòng.", hint)
    likely = nearest(name or "", MARKERS)
    hint = f"Có phải «{likely}»?" if likely else "Các dấu: " + ", ".join(sorted(MARKERS)) + "."
    return Problem(page.file, line, "unknown-marker", f"Không có danh sách tên «{name or text.strip()}».", hint)
