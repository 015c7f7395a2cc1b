"""The day on which something is due, for a calendar: once, or by a rule (RFC 5545) where the words name the day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from plansite.language.deadlines import Deadline

_EACH: Final = r"(?:của\s+)?(?:hằng|hàng|mỗi)\s+"
_FORMS: Final = (
    ("P1Y", re.compile(rf"(?P<day>\d{{1,2}})(?:\s*/\s*|\s+tháng\s+)(?P<month>\d{{1,2}})\s+{_EACH}năm(?!\w)")),
    ("P3M", re.compile(rf"ngày\s+(?P<day>\d{{1,2}})\s+(?:của\s+)?tháng\s+(?P<at>đầu|cuối)\s+(?:{_EACH}|của\s+)?quý")),
    ("P1M", re.compile(rf"ngày\s+(?P<day>\d{{1,2}})\s+{_EACH}tháng(?!\w)")),
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_QUARTER: Final = {"đầu": (1, 4, 7, 10), "cuối": (3, 6, 9, 12)}
_SHORTEST: Final = 28
"""The day that each month has."""
_SOUGHT: Final = 366 * 8
"""Days in which every day of the calendar comes."""


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day, ISO 8601; `rule` says when it comes again, as an iCalendar's RRULE, or nothing."""

    day: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    day: int
    months: tuple[int, ...]

    def first(self, since: date) -> date | None:
        days = (since + timedelta(days=ahead) for ahead in range(_SOUGHT))
        return next((day for day in days if day.day == self.day and day.month in (self.months or (day.month,))), None)

    def __str__(self) -> str:
        months = f"YEARLY;BYMONTH={','.join(map(str, self.months))}" if self.months else "MONTHLY"
        return f"FREQ={months};BYMONTHDAY={self.day}"


def due_day(due: Deadline, issued: str | None) -> DueDay | None:
    """When something is due; None where its words name no day. What recurs begins with its first day, or `issued`."""
    if due.recurs is None:
        return DueDay(due.end) if due.end else None
    since, rule = due.start or issued, _rule(due)
    first = rule.first(date.fromisoformat(since)) if rule and since else None
    if first is None or (due.end and first.isoformat() > due.end):
        return None
    until = f";UNTIL={due.end.replace('-', '')}" if due.end else ""
    return DueDay(first.isoformat(), f"{rule}{until}")


def _rule(due: Deadline) -> _Rule | None:
    """The rule of a text in which one day is named and no other number but years stands."""
    found = list(_rules(due.text.lower(), due.recurs or ""))
    return found[0] if len(found) == 1 else None


def _rules(text: str, rhythm: str) -> Iterator[_Rule]:
    for every, form in _FORMS:
        match = form.search(text)
        if match is None or every != rhythm or re.search(r"\d", _YEAR.sub("", text.replace(match.group(), "", 1))):
            continue
        day, named = int(match["day"]), match.groupdict()
        if "month" in named:
            yield _Rule(day, (int(named["month"]),))
        elif day <= _SHORTEST:
            yield _Rule(day, _QUARTER[named["at"]] if "at" in named else ())
