"""Rules on days that come after one another: nothing is in force before it is issued, nor looked up tomorrow."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from plansite.citations import find
from plansite.linking.links import Links
from plansite.model import SOURCE_LANG, Fact, Problem, Section
from plansite.reading import facts, labels

_ORDER: Final = (
    (labels.DATE, labels.IN_FORCE_FROM),
    (labels.DATE, labels.ENDED_FROM),
    (labels.IN_FORCE_FROM, labels.ENDED_FROM),
)
"""Facts of one heading of which the second cannot be of an earlier day."""


def order(links: Links) -> Iterator[Problem]:
    """The days of one heading's facts follow one another, and those of looking up are past."""
    latest = (date.today() + timedelta(days=1)).isoformat()
    for page in links.plan.pages_of(SOURCE_LANG):
        for section in (each for each in page.sections if each.facts):
            days = _days(section)
            for first, then in _ORDER:
                if first in days and then in days and days[then][0] < days[first][0]:
                    yield _early(page.file, days[then][1], first, days[first][0])
            ground = next((fact for fact in section.facts if fact.label == labels.GROUND), None)
            issued = next((each.date for each in find(ground.value) if each.date), None) if ground else None
            if issued and labels.ENDED in days and days[labels.ENDED][0] < issued:
                yield _early(page.file, days[labels.ENDED][1], labels.GROUND, issued)
            for label in (labels.LOOKED_UP, labels.DATE):
                if label in days and days[label][0] > latest:
                    fact = days[label][1]
                    yield Problem(
                        page.file, fact.line, "bad-value", f"“{label}” ghi {fact.value}, một ngày chưa tới.",
                        "Xem lại năm, tháng, ngày.",
                    )  # fmt: skip


def _days(section: Section) -> dict[str, tuple[str, Fact]]:
    read = ((fact, facts.parse_date(fact.value)) for fact in section.facts)
    return {fact.label: (day, fact) for fact, day in read if day}


def _early(file: str, fact: Fact, first: str, day: str) -> Problem:
    return Problem(
        file, fact.line, "bad-value", f"“{fact.label}” ghi {fact.value}, trước “{first}” ({facts.format_date(day)}).",
        "Xem lại hai dòng ấy: một trong hai ngày sai.",
    )  # fmt: skip
