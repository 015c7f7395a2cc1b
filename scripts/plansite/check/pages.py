"""Rules on pages as wholes: one address each, front matter and markers as in the other language, ids that exist."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.check.said import prose
from plansite.language.words import load
from plansite.linking.former import addresses as addresses_of
from plansite.linking.former import parse, values, written
from plansite.linking.links import Links
from plansite.linking.prose import TASK
from plansite.model import SOURCE_LANG, Page, Problem
from plansite.reading.grammar import ID_PREFIX, LISTS, marker

_NEARLY: Final = re.compile(r"(?<![\w/#-])(?!NV-)[nN][vV][ -]?(\d{2,4})(?![\w-])")
"""An id in small letters or without its hyphen."""


def addresses(links: Links) -> Iterator[Problem]:
    """No two pages have one address."""
    for lang in links.plan.langs:
        paths = {page.path: page for page in links.plan.pages_of(lang)}
        for path, page in paths.items():
            folder = f"{path.removesuffix('.md')}/index.md"
            if folder in paths:
                yield Problem(
                    page.file, 1, "same-address", f"Trang này và {paths[folder].file} có cùng một địa chỉ.",
                    "Gộp hai trang, hoặc đổi tên một tệp.",
                )  # fmt: skip
            first = path.split("/", 1)[0].removesuffix(".md")
            if lang == SOURCE_LANG and first != lang and first in load().langs:
                yield Problem(
                    page.file, 1, "same-address", f"Địa chỉ “{first}” là của bản ngôn ngữ ấy.",
                    "Đổi tên tệp hay thư mục này.",
                )  # fmt: skip


def former(links: Links) -> Iterator[Problem]:
    """A former address is one, is no page's or section's today, and leads to one place."""
    today = addresses_of(links.plan)
    taken: dict[tuple[str, str], str] = {}
    for page, _, fact in written(links.plan):
        for value in values(fact):
            read = parse(value)
            if read is None:
                yield Problem(
                    page.file, fact.line, "bad-value", f"“{value}” không phải địa chỉ của một trang trên trang web.",
                    "Viết phần sau tên miền: `co-quan/so-y-te/`, của một nhiệm vụ thì `co-quan/so-y-te/#nv-19`.",
                )  # fmt: skip
                continue
            here = today.get(read[0])
            anchors = {section.anchor for section in here.sections} if here else set()
            other = here.file if here and (not read[1] or read[1] in anchors) else taken.get(read)
            if other:
                yield Problem(
                    page.file, fact.line, "same-address", f"Địa chỉ “{value}” là của {other}.",
                    "Bỏ địa chỉ ấy ở dòng này; địa chỉ cũ chỉ dẫn tới một nơi.",
                )  # fmt: skip
            taken.setdefault(read, f"{page.file}:{fact.line}")


def tasks(links: Links) -> Iterator[Problem]:
    """A task that prose names exists."""
    last = links.plan.next_id
    for page in links.plan.pages.values():
        for section in page.sections:
            for number, line in prose(page, section):
                for match in _NEARLY.finditer(line):
                    right = f"{ID_PREFIX}{match[1]}"
                    if right in links.plan.tasks:
                        hint = f"Viết `{right}` thay cho `{match.group()}`."
                        yield Problem(page.file, number, "task-id", f"Mã nhiệm vụ viết sai: “{match.group()}”.", hint)
                for match in TASK.finditer(line) if "NV-" in line else ():
                    if match.group() not in links.plan.tasks and section.task_id != match.group():
                        yield Problem(
                            page.file, number, "unknown-task", f"Không có nhiệm vụ {match.group()}.",
                            f"Sửa mã; các mã đang dùng đứng trước {last}.",
                        )  # fmt: skip


def markers(links: Links) -> Iterator[Problem]:
    """A list that one language shows, the other shows too."""
    for pages in links.pairing.all():
        ours, theirs = _markers(pages.source), _markers(pages.other)
        more, less = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
        if len(more) == len(less) == 1:
            (one,), (another,) = more, less
            message = f"Dấu chèn danh sách ở bản “{SOURCE_LANG}” là “{one}”, ở bản “{pages.other.lang}” là “{another}”."
            places = ((pages.source, ours[one]), (pages.other, theirs[another]))
            for (side, line), (against, there) in (places, places[::-1]):
                yield Problem(side.file, line, "translation-marker", message, f"So với {against.file}:{there}.")
            continue
        for page, other, lacking in (
            (pages.source, pages.other, theirs.keys() - ours.keys()),
            (pages.other, pages.source, ours.keys() - theirs.keys()),
        ):
            for name in sorted(lacking):
                line = (theirs if page is pages.source else ours)[name]
                yield Problem(
                    page.file, _like(page, other, line), "translation-marker",
                    f"Bản “{page.lang}” thiếu dấu chèn danh sách “{name}”.",
                    f"Thêm `{marker(name)}` dưới tiêu đề ấy, như ở {other.file}:{line}.",
                )  # fmt: skip


def _markers(page: Page) -> dict[str, int]:
    return {each.name: each.line for section in page.sections for each in section.markers if each.name in LISTS}


def _like(page: Page, other: Page, line: int) -> int:
    """The heading of a page at the place of that under which a line of the other page stands."""
    index = sum(section.start <= line for section in other.sections) - 1
    return page.sections[min(max(index, 0), len(page.sections) - 1)].start if page.sections else 1
