"""Rules on translations: the same pages, tasks and headings in the same order, and no facts."""

from collections.abc import Iterator

from plansite.links import Links
from plansite.model import SOURCE_LANG, Lang, Page, Problem


def pages(links: Links) -> Iterator[Problem]:
    """Every page exists in every language, at the same path."""
    plan = links.plan
    for lang in _translations(links):
        for page in plan.pages_of(SOURCE_LANG):
            if (lang, page.path) not in plan.pages:
                yield Problem(
                    page.file, 1, "translation-missing", f"Trang chưa có bản «{lang}».",
                    f"Thêm tệp {_other_file(page, lang)}.",
                )  # fmt: skip
        for page in plan.pages_of(lang):
            if (SOURCE_LANG, page.path) not in plan.pages:
                yield Problem(
                    page.file, 1, "translation-extra", "Bản dịch không có trang gốc tiếng Việt.",
                    f"Thêm trang gốc docs/{SOURCE_LANG}/{page.path}, hoặc bỏ trang này.",
                )  # fmt: skip


def tasks(links: Links) -> Iterator[Problem]:
    """Every task of a page is in its translation, in the same order, and no other."""
    for source, page in _pairs(links):
        wanted = {section.task_id: section.start for section in source.sections if section.task_id}
        got = {section.task_id: section.start for section in page.sections if section.task_id}
        for task in wanted.keys() - got.keys():
            yield Problem(
                source.file, wanted[task], "translation-missing", f"{task} chưa có bản «{page.lang}».",
                f"Thêm `### {task}. …` vào {page.file}, cùng thứ tự.",
            )  # fmt: skip
        for task in got.keys() - wanted.keys():
            yield Problem(
                page.file, got[task], "translation-extra", f"{task} không có ở {source.file}.",
                "Thêm nhiệm vụ vào trang tiếng Việt trước, hoặc bỏ mục này.",
            )  # fmt: skip
        order = [task for task in wanted if task in got]
        for expected, found in zip(order, [task for task in got if task in wanted], strict=True):
            if expected != found:
                yield Problem(
                    page.file, got[found], "translation-order", f"{found} đứng khác thứ tự so với {source.file}.",
                    f"Ở đây phải là {expected}.",
                )  # fmt: skip
                break


def sections(links: Links) -> Iterator[Problem]:
    """Headings pair one to one, level by level."""
    for source, page in _pairs(links):
        ours = [section for section in source.sections if not section.task_id]
        theirs = [section for section in page.sections if not section.task_id]
        for one, other in zip(ours, theirs, strict=False):
            if one.level != other.level:
                yield Problem(
                    page.file, other.start, "translation-order",
                    f"Tiêu đề «{other.title}» ở cấp {other.level}; bản gốc «{one.title}» ở cấp {one.level}.",
                    f"Sắp các tiêu đề như trong {source.file}.",
                )  # fmt: skip
                break
        else:
            for extra in theirs[len(ours) :][:1]:
                yield Problem(
                    page.file, extra.start, "translation-extra", f"Tiêu đề «{extra.title}» không có ở bản gốc.",
                    f"Sắp các tiêu đề như trong {source.file}.",
                )  # fmt: skip
            for missing in ours[len(theirs) :][:1]:
                yield Problem(
                    source.file, missing.start, "translation-missing",
                    f"Mục «{missing.title}» chưa có bản «{page.lang}».", f"Thêm mục này vào {page.file}.",
                )  # fmt: skip


def fact_lists(links: Links) -> Iterator[Problem]:
    """Facts stand once, in the source language."""
    for lang in _translations(links):
        for page in links.plan.pages_of(lang):
            for section in page.sections:
                for fact in section.facts[:1]:
                    yield Problem(
                        page.file, fact.line, "translation-facts", "Bản dịch không ghi thông tin có nhãn.",
                        f"Bỏ danh sách này; trang web lấy nó từ docs/{SOURCE_LANG}/{page.path}.",
                    )  # fmt: skip


def _translations(links: Links) -> tuple[Lang, ...]:
    return tuple(lang for lang in links.plan.langs if lang != SOURCE_LANG)


def _pairs(links: Links) -> Iterator[tuple[Page, Page]]:
    """Each translated page after its source."""
    for lang in _translations(links):
        for page in links.plan.pages_of(lang):
            source = links.plan.pages.get((SOURCE_LANG, page.path))
            if source is not None:
                yield source, page


def _other_file(page: Page, lang: Lang) -> str:
    return page.file.removesuffix(f"{SOURCE_LANG}/{page.path}") + f"{lang}/{page.path}"
