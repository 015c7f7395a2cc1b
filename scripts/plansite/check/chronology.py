"""Rules on days that come after one another: nothing is in force before it is issued, nor looked up tomorrow."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from plansite.citations import find
from plansite.linking.links import Links
from plansite.model import SOURCE_LANG, Document, Entity, Fact, Problem, Section
from plansite.reading import facts, labels

_ORDER: Final = (
    (labels.DATE, labels.IN_FORCE_FROM),
    (labels.DATE, labels.ENDED_FROM),
    (labels.IN_FORCE_FROM, labels.ENDED_FROM),
)
"""Facts of one heading of which the second cannot be of an earlier day."""


_OF_EVENTS: Final = frozenset({labels.DATE, labels.IN_FORCE_FROM, labels.ENDED_FROM, labels.ENDED})
"""Facts whose days are events."""


def order(links: Links) -> Iterator[Problem]:
    """The days of one heading's facts follow one another, and those of looking up are past."""
    latest = tomorrow()
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


def events(links: Links) -> Iterator[Problem]:
    """Events stand from the first to the last; that of a document or an agency is on a day of its own facts."""
    times = [(event, moment[0]) for event in links.plan.events.values() if (moment := _moment(event))]
    for path in dict.fromkeys(event.path for event, _ in times):
        row = [(event, begins) for event, begins in times if event.path == path]
        if odd := _misplaced([begins for _, begins in row]):
            event = row[odd - 1][0]
            yield Problem(
                event.file, _line(event, labels.WHEN), "bad-value",
                f"Sự kiện này ({event.value(labels.WHEN)}) đứng sai thứ tự thời gian.",
                "Đưa mục này về đúng chỗ, trước sau theo ngày; hoặc xem lại ngày.",
            )  # fmt: skip
    for event, day in times:
        for label in (labels.PLAN, labels.AGENCY):
            thing = links.named("known", event.value(label) or "")
            known = [each for each in (thing.facts if thing else ()) if each.label in _OF_EVENTS]
            days = {iso: fact for fact in known if (iso := facts.parse_date(fact.value))}
            near = next((fact for iso, fact in days.items() if _slip(iso, day)), None)
            if near and day not in days:
                yield Problem(
                    event.file, _line(event, labels.WHEN), "bad-value",
                    f"Sự kiện ghi {event.value(labels.WHEN)}; trang của “{event.value(label)}” "
                    f"ghi {near.label}: {near.value}.",
                    "Xem lại hai nơi: một trong hai ngày sai.",
                )  # fmt: skip


def _misplaced(times: Sequence[str]) -> int | None:
    """Which of some times, counted from one, stands elsewhere than it belongs, where one alone does."""
    if all(one <= other for one, other in pairwise(times)):
        return None
    rests = ((n, (*times[: n - 1], *times[n:])) for n in range(len(times), 0, -1))
    return next((n for n, rest in rests if all(one <= other for one, other in pairwise(rest))), None)


def _slip(day: str, other: str) -> bool:
    """Whether two days differ in one of day, month and year, or have changed day and month."""
    one, two = day.split("-"), other.split("-")
    return len(one) == len(two) and (
        sum(a != b for a, b in zip(one, two, strict=True)) == 1 or sorted(one) == sorted(two)
    )


def younger(links: Links) -> Iterator[Problem]:
    """Nothing rests on what was issued after it: no duty of the plan, no document."""
    documents = links.plan.documents
    plan = documents.get(next(iter(links.chain), ""))
    resting: list[tuple[Entity, Document | None, str, Sequence[str]]]
    resting = [(task, plan, labels.BASIS, links.tasks[key].basis) for key, task in links.plan.tasks.items()]
    resting += [(each, each, labels.IMPLEMENTS, links.implements[key]) for key, each in documents.items()]
    for thing, issued, label, grounds in resting:
        for ground in (
            documents[key] for key in grounds if key in documents and thing.key not in links.implements[key]
        ):
            fact = next((each for each in thing.facts if each.label == label), None)
            if fact and issued and issued.date and ground.date and ground.date > issued.date:
                yield Problem(
                    thing.file, fact.line, "bad-value",
                    f"“{ground.number or ground.key}” ban hành ngày {facts.format_date(ground.date)}, "
                    f"sau “{issued.number or issued.key}” ({facts.format_date(issued.date)}).",
                    f"Xem lại “{label}”: văn bản ra sau không thể là căn cứ.",
                )  # fmt: skip


def tomorrow() -> str:
    """The last day on which something can have been looked up: it is tomorrow already in the east."""
    return (date.today() + timedelta(days=1)).isoformat()


def _moment(event: Entity) -> tuple[str, str] | None:
    return facts.parse_moment(event.value(labels.WHEN) or "")


def _line(entity: Entity, label: str) -> int:
    return next((fact.line for fact in entity.facts if fact.label == label), entity.line)


def _days(section: Section) -> dict[str, tuple[str, Fact]]:
    read = ((fact, facts.parse_date(fact.value)) for fact in section.facts)
    return {fact.label: (day, fact) for fact, day in read if day}


def _early(file: str, fact: Fact, first: str, day: str) -> Problem:
    return Problem(
        file, fact.line, "bad-value", f"“{fact.label}” ghi {fact.value}, trước “{first}” ({facts.format_date(day)}).",
        "Xem lại hai dòng ấy: một trong hai ngày sai.",
    )  # fmt: skip
