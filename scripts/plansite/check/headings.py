"""Rules on a page's frame: headings, ids, lists and markers."""

import re
from collections.abc import Iterator

from plansite import facts
from plansite.assemble import AGENCIES
from plansite.emit.lists import MARKERS
from plansite.folding import slugify
from plansite.links import Links
from plansite.model import SOURCE_LANG, Page, Problem, Section
from plansite.names import nearest

_LIKE_ID = re.compile(r"n[vV][\s\-–_.:]*\d|N[vV][\s\-–_.:]*\d")
# Where a task must stand, an id is meant by less: "**NV-07", "N V-07", "VN-07".
_MEANT_ID = re.compile(r"\W*(?:n\W?v|v\W?n)[^\W\d]{0,2}\W{0,3}(\d+)(?!\w)[\s.:)*–-]*(.*)", re.IGNORECASE)
_LONG_ID = re.compile(r"NV-0\d{2,}")
_COMMENT = re.compile(r"<!-{1,3}\s*plansite\b", re.IGNORECASE)
_MARKER = re.compile(r"<!-- *plansite: *([^<>]{0,100}?) *-->")
_ANY_MARKER = re.compile(r"<!-{1,3}\s*(?:[^\W\d_][\w ]{0,20}?\s*[:=]?\s)?\s*([\w -]{1,60}?)\s*-{1,3}>")
"""A comment that may be meant as a marker."""
_GLUED = re.compile(r"(#{1,6})([^#\s!].*)")
"""A heading without the space after its signs, which is a paragraph."""


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


def glued_headings(links: Links) -> Iterator[Problem]:
    """A line that is meant as a heading is one."""
    for page in links.plan.pages.values():
        if not any(line.startswith("#") and line.lstrip("#")[:1] not in ("", " ") for line in page.lines):
            continue
        for section in page.sections:
            for block in section.blocks:
                for number in range(block.start, block.end) if block.kind == "paragraph" else ():
                    match = _GLUED.fullmatch(page.lines[number - 1])
                    if match:
                        yield Problem(
                            page.file, number, "heading-level", f"«{match.group(0)[:60]}» không thành tiêu đề.",
                            f"Thêm dấu cách sau dấu thăng: `{match.group(1)} {match.group(2)}`.",
                        )  # fmt: skip


def task_ids(links: Links) -> Iterator[Problem]:
    """A task's heading begins with a well-formed id."""
    for page in links.plan.pages.values():
        for section in page.sections:
            if section.task_id:
                if _LONG_ID.fullmatch(section.task_id):
                    yield _bad_id(page, section)
            elif _LIKE_ID.match(section.title) or (lacks_id(page, section) and _MEANT_ID.match(section.title)):
                yield _bad_id(page, section)
            elif lacks_id(page, section):
                yield Problem(
                    page.file, section.start, "task-id", f"Nhiệm vụ «{section.title}» chưa có mã.",
                    f"Viết `{'#' * section.level} {links.plan.next_id}. {section.title}`.",
                )  # fmt: skip


def _bad_id(page: Page, section: Section) -> Problem:
    """An id that is not well-formed, with the right one where its number can be read."""
    match = _MEANT_ID.match(section.title)
    form = "NV, gạch nối, ít nhất hai chữ số, dấu chấm, dấu cách"
    right = f"NV-{int(match.group(1)):02}. {match.group(2)}" if match else "NV-07. Tên nhiệm vụ"
    return Problem(
        page.file, section.start, "task-id", f"Mã nhiệm vụ viết sai trong «{section.title}».",
        f"Viết `{'#' * section.level} {right}`: {form}.",
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
            if "<!-" not in line or number in code:
                continue
            if _COMMENT.search(line):
                match = _MARKER.search(line)
                name = match.group(1) if match else None
                if name not in MARKERS or number not in known:
                    yield _marker_problem(page, number, line, name)
            elif number not in known and (name := _meant(line)):
                yield Problem(
                    page.file, number, "unknown-marker", f"«{line.strip()[:60]}» không phải dấu chèn danh sách.",
                    f"Viết `<!-- plansite: {name} -->`.",
                )  # fmt: skip


def _meant(line: str) -> str | None:
    """The list that a comment names, whatever stands before the name; None for any other comment."""
    match = _ANY_MARKER.search(line)
    slug = slugify(match.group(1)) if match else ""
    return slug if slug in MARKERS else None


def lacks_id(page: Page, section: Section) -> bool:
    """Whether a heading without an id carries a task's facts where a task belongs."""
    if section.task_id:
        return False
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
    said = name or text.split("plansite", 1)[-1].strip(" :=->")
    likely = _meant(f"<!-- {said} -->") or nearest(said, MARKERS)
    hint = f"Viết `<!-- plansite: {likely} -->`." if likely else "Các dấu: " + ", ".join(sorted(MARKERS)) + "."
    return Problem(page.file, line, "unknown-marker", f"Không có danh sách tên «{name or text.strip()}».", hint)
