"""Rules on dates in prose: a day that no calendar has is a slip in both languages alike."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from plansite.check.said import described, said
from plansite.language.lines import lines_before
from plansite.language.tongue import language
from plansite.linking.links import Links
from plansite.linking.prose import prose_blocks
from plansite.model import SOURCE_LANG, Page, Problem

# Each begins with a letter that is rare, so that most of a text is passed over fast.
_SLASHES: Final = re.compile(r"/(\d{1,2})/(\d{4})(?![\d/])")
_DAY: Final = re.compile(r"(?<![\d/.-])\d{1,2}$")
_OTHERWISE: Final = re.compile(r"(?<![\d/.,-])(\d{1,2})([-.])(\d{1,2})\2((?:19|20)\d{2})(?![\d.-]*\d)")
_SLASHED: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_WORDS: Final = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)")


def real(links: Links) -> Iterator[Problem]:
    """Every full date in prose is a day of the calendar."""
    for page in links.plan.pages.values():
        for number, line in described(page):
            for _, written in _unreal(line):
                yield _not_real(page.file, number, written)
        if language(page.lang).months and page.lang != SOURCE_LANG:
            for number, line in (*described(page), *said(page)):
                for found in _SLASHED.finditer(line):
                    if _is_day(found[1], found[2], found[3]):
                        yield _foreign(page, number, found)
        for section in page.sections:
            for block in prose_blocks(section, notes=True):
                text = page.text(block.start, block.end)
                for start, written in _unreal(text):
                    yield _not_real(page.file, block.start + lines_before(text, start), written)


def _foreign(page: Page, line: int, found: re.Match[str]) -> Problem:
    """A day in figures on a page of a language that says the month's name, since others put the month first."""
    names = {number: name for name, number in reversed(tuple(language(page.lang).months.items()))}
    right = f"{int(found[1])} {names[int(found[2])].capitalize()} {found[3]}"
    message = f"“{found.group()}” là cách ghi ngày của bản “{SOURCE_LANG}”."
    return Problem(page.file, line, "bad-value", message, f"Viết `{right}` thay cho `{found.group()}`.")


def _not_real(file: str, line: int, written: str) -> Problem:
    message = f"“{' '.join(written.split())}” không phải ngày có thật."
    return Problem(file, line, "bad-value", message, "Viết ngày trước tháng, ví dụ 06/5/2015.")


def _unreal(text: str) -> Iterator[tuple[int, str]]:
    """The full dates of a text that are no day, as written, with where they begin."""
    for match in _WORDS.finditer(text):
        if not _is_day(*match.groups()):
            yield match.start(), match.group()
    for match in _OTHERWISE.finditer(text):
        if not _is_day(match[1], match[3], match[4]):
            yield match.start(), match.group()
    for match in _SLASHES.finditer(text):
        day = _DAY.search(text[max(0, match.start() - 4) : match.start()])
        if day and not _is_day(day.group(), *match.groups()):
            yield match.start() - len(day.group()), day.group() + match.group()


def _is_day(day: str, month: str, year: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
