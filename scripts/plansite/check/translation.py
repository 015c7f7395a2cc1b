"""Rules on translations: the same pages, tasks and headings in the same order, and no facts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from typing import Final

from plansite.check.headings import has_id, lacks_id
from plansite.check.untranslated import mark, untranslated
from plansite.linking.links import Links
from plansite.linking.names import nearest
from plansite.linking.prose import prose_blocks
from plansite.model import SOURCE_LANG, Lang, Page, Problem, Section
from plansite.reading.pairing import PagePair

_BOLD_LINE: Final = re.compile(r"\*\*[^*]+\*\*:?")


def pages(links: Links) -> Iterator[Problem]:
    """Every page exists in every language, at the same path."""
    plan = links.plan
    for lang in _translations(links):
        renamed = dict(_renamed(links, lang))
        for page in plan.pages_of(SOURCE_LANG):
            if other := renamed.get(page.path):
                yield Problem(
                    page.file, _top(page), "translation-extra", f"Tên tệp khác bản “{lang}”, thành hai trang rời nhau.",
                    f"Đổi tên {other.file} thành {_other_file(page, lang)} và sửa liên kết; hoặc trả lại tên cũ.",
                )  # fmt: skip
            elif (lang, page.path) not in plan.pages:
                yield Problem(
                    page.file, _top(page), "translation-missing", f"Trang chưa có bản “{lang}”.",
                    f"Thêm tệp {_other_file(page, lang)}.",
                )  # fmt: skip
        for page in plan.pages_of(lang):
            if (SOURCE_LANG, page.path) not in plan.pages and page not in renamed.values():
                yield Problem(
                    page.file, _top(page), "translation-extra", "Bản dịch không có trang gốc tiếng Việt.",
                    f"Thêm trang gốc docs/{SOURCE_LANG}/{page.path}, hoặc bỏ trang này.",
                )  # fmt: skip


def _top(page: Page) -> int:
    """The line of a page's first heading."""
    return page.sections[0].start if page.sections else 1


def _renamed(links: Links, lang: Lang) -> Iterator[tuple[str, Page]]:
    """Pages of the source whose translation stands under another name: it has the same duties, or nearly the name."""
    pages = links.plan.pages
    left = {page.path: page for page in links.plan.pages_of(lang) if (SOURCE_LANG, page.path) not in pages}
    lacking = sum((lang, page.path) not in pages for page in links.plan.pages_of(SOURCE_LANG))
    for page in links.plan.pages_of(SOURCE_LANG) if left else ():
        if (lang, page.path) not in pages:
            own = _ids(page)
            same = next((path for path, other in left.items() if own and own == _ids(other)), None)
            alone = (
                next(iter(left))
                if len(left) == 1 == lacking and page.folder == next(iter(left.values())).folder
                else None
            )
            if found := same or nearest(page.path, left) or alone:
                yield page.path, left.pop(found)


def _ids(page: Page) -> set[str]:
    return {section.task_id for section in page.sections if section.task_id}


def tasks(links: Links) -> Iterator[Problem]:
    """Every task of a page is in its translation, in the same order, and no other."""
    places = {(p.lang, s.task_id): p.file for p in links.plan.pages.values() for s in p.sections if s.task_id}
    for pair in links.pairing.all():
        source, page = pair.source, pair.other
        wanted = {section.task_id: section.start for section in source.sections if section.task_id}
        got = {section.task_id: section.start for section in page.sections if section.task_id}
        for task in sorted(wanted.keys() - got.keys()):
            if elsewhere := places.get((page.lang, task)):
                yield Problem(
                    source.file, wanted[task], "translation-extra", f"{task} ở bản “{page.lang}” đứng trang khác.",
                    f"Chuyển từ {elsewhere} sang {page.file}; hoặc đưa nhiệm vụ về trang cũ.",
                )  # fmt: skip
                continue
            yield Problem(
                source.file, wanted[task], "translation-missing", f"{task} chưa có bản “{page.lang}”.",
                f"Thêm `### {task}. …` vào {page.file}, cùng thứ tự.",
            )  # fmt: skip
        for task in got.keys() - wanted.keys() - {key for lang, key in places if lang == SOURCE_LANG}:
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
        for one, other in pair.sections:
            if one.task_id and one.level != other.level:
                yield _task_level(pair, one, other)


def _task_level(pair: PagePair, one: Section, other: Section) -> Problem:
    """A task that stands at another level than its translation: said of the one that is unlike its neighbours."""
    usual = Counter(section.level for section in pair.source.sections if section.task_id).most_common(1)[0][0]
    file, odd, right = (pair.other.file, other, one) if one.level == usual else (pair.source.file, one, other)
    return Problem(
        file, odd.start, "translation-order",
        f"{one.task_id} ở cấp {one.level} trong bản gốc, cấp {other.level} trong bản dịch.",
        f"Viết `{'#' * right.level} {odd.title}`.",
    )  # fmt: skip


def sections(links: Links) -> Iterator[Problem]:
    """Headings pair one to one, level by level."""
    for pair in links.pairing.all():
        for one, other in pair.sections:
            if one.level != other.level and not one.task_id:
                yield from _levels(pair, one, other)
            yield from _empty(pair, one, other)
        # What is wrong with a task's heading has messages of its own.
        lost = {each.task_id for each in pair.other.sections} - {each.task_id for each in pair.source.sections}
        for ours, theirs in pair.apart:
            own = [each for each in ours if not has_id(each) and not (lost and lacks_id(pair.source, each))]
            yield from _apart(pair, own, [each for each in theirs if not has_id(each)])


def _empty(pair: PagePair, one: Section, other: Section) -> Iterator[Problem]:
    """A section of which one language has the text and the other nothing."""
    ours, theirs = (bool(section.markers or tuple(prose_blocks(section, notes=True))) for section in (one, other))
    if ours != theirs:
        page, section, has = (pair.other, other, pair.source) if ours else (pair.source, one, pair.other)
        yield Problem(
            page.file, section.start, "translation-missing" if ours else "translation-extra",
            f"“{section.title}” chưa có lời văn, bản “{has.lang}” có.", f"Thêm lời văn, như ở {has.file}.",
        )  # fmt: skip


def _levels(pair: PagePair, one: Section, other: Section) -> Iterator[Problem]:
    text = f"Tiêu đề “{other.title}” ở cấp {other.level}; bản gốc “{one.title}” ở cấp {one.level}."
    hint = f"Sắp các tiêu đề như trong {pair.source.file}."
    yield Problem(pair.other.file, other.start, "translation-order", text, hint)
    hint = f"So với {pair.other.file}:{other.start}."
    yield Problem(pair.source.file, one.start, "translation-order", text, hint)


def _apart(pair: PagePair, ours: Sequence[Section], theirs: Sequence[Section]) -> Iterator[Problem]:
    """Headings between two that are certain, of which one side has others or more."""
    odd = next(((one, other) for one, other in zip(ours, theirs, strict=False) if one.level != other.level), None)
    if odd:
        yield from _levels(pair, *odd)
    elif len(ours) != len(theirs):
        page, against = (pair.source, pair.other) if len(ours) > len(theirs) else (pair.other, pair.source)
        if bold := next((n for n, line in enumerate(against.lines, 1) if _BOLD_LINE.fullmatch(line)), None):
            title = against.lines[bold - 1].strip("* :")
            text = f"“{against.lines[bold - 1]}” là chữ đậm, không phải tiêu đề."
            level = Counter(section.level for section in (*ours, *theirs)).most_common(1)[0][0]
            yield Problem(against.file, bold, "heading-level", text, f"Viết `{'#' * level} {title}`.")
            return
        more, less = (ours, theirs) if page is pair.source else (theirs, ours)
        left = more[left_over([_size(page, each) for each in more], [_size(against, each) for each in less])[0]]
        which = f", có vẻ là “{left.title}”" if less else f" “{left.title}”"
        if page is pair.source:
            text = f"Bản “{against.lang}” thiếu mục{which}."
            yield Problem(page.file, left.start, "translation-missing", text, f"Thêm mục ấy vào {against.file}.")
        else:
            text = f"Bản gốc không có mục{which}."
            hint = f"Sắp các tiêu đề như trong {against.file}."
            yield Problem(page.file, left.start, "translation-extra", text, hint)


def _size(page: Page, section: Section) -> int:
    return len(page.text(section.start, section.end).strip())


def left_over(more: Sequence[int], less: Sequence[int]) -> tuple[int, ...]:
    """Which of some texts have no translation, by their lengths: the others are as long as theirs, in one order."""
    usual = sum(less) / max(sum(more), 1) or 1
    # To the first so many of `less`: how unlike they are at best, and which of `more` have none.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for index, size in enumerate(more):
        found = {count: (unlike, (*odd, index)) for count, (unlike, odd) in best.items()}
        for count, (unlike, odd) in best.items():
            if count < len(less):
                paired = (unlike + abs(log((size * usual + 1) / (less[count] + 1))), odd)
                found[count + 1] = min(found.get(count + 1, paired), paired)
        best = found
    return best[len(less)][1]


def marked(links: Links) -> Iterator[Problem]:
    """What a tool began and nobody has translated says so in its heading."""
    for page, section, source in untranslated(links):
        named = section.task_id or f"Mục “{source.title}”"
        yield Problem(
            page.file, section.start, "translation-missing", f"{named} chưa được dịch.",
            f"Dịch tiêu đề và lời văn của docs/{SOURCE_LANG}/{page.path}, dòng {source.start}, "
            f"rồi bỏ “{mark(page.lang)}”.",
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


def _other_file(page: Page, lang: Lang) -> str:
    return page.file.removesuffix(f"{SOURCE_LANG}/{page.path}") + f"{lang}/{page.path}"
