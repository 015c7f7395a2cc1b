"""Rules on the source: every task says where it comes from, every paragraph is carried by something."""

from collections.abc import Iterator

from plansite.linking.links import Links
from plansite.model import SOURCE_LANG, Fact, Page, Problem
from plansite.reading import facts, labels


def paragraphs(links: Links) -> Iterator[Problem]:
    """Tasks name paragraphs that exist, and none is left out."""
    for task in links.plan.tasks.values():
        if not links.tasks[task.key].source:
            yield Problem(
                task.file, task.line, "no-source", f"Nhiệm vụ {task.key} chưa ghi nguồn.",
                "Thêm dòng `- **Nguồn:** đoạn …`.",
            )  # fmt: skip
    declared = _declared(links)
    if declared is None:
        return
    about, fact = declared
    count = int(fact.value)
    left = [str(number) for number in range(1, count + 1) if number not in links.paragraphs]
    if left:
        yield Problem(
            about.file, fact.line, "source-uncovered",
            f"Đoạn {', '.join(left)} của nguồn chưa có ở nhiệm vụ hay trang nào.",
            f"Ghi `- **Nguồn:** đoạn {left[0]}` dưới tiêu đề thể hiện đoạn ấy.",
        )  # fmt: skip
    for page in links.plan.pages_of(SOURCE_LANG):
        for section in page.sections:
            for fact in section.facts:
                if fact.label == labels.SOURCE:
                    numbers = (n for part in fact.value.split(";") for n in facts.parse_paragraphs(part) or ())
                    for number in (n for n in numbers if n > count):
                        yield Problem(
                            page.file, fact.line, "bad-value", f"Nguồn chỉ có {count} đoạn, không có đoạn {number}.",
                            f"Chọn một đoạn từ 1 đến {count}.",
                        )  # fmt: skip


def _declared(links: Links) -> tuple[Page, Fact] | None:
    """How many paragraphs the source has, as the about page says."""
    for page in links.plan.pages_of(SOURCE_LANG):
        for section in page.sections:
            for fact in section.facts:
                if fact.label == labels.PARAGRAPHS and fact.value.isdecimal() and len(fact.value) < 4:
                    return page, fact
    return None
