"""A calendar file (iCalendar, RFC 5545) of what is due on which day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from icalendar import Calendar, Event
from icalendar.prop import vRecur

from plansite.language.deadlines import Deadline
from plansite.language.due_days import DueDay, due_day
from plansite.publish.takeaway.sheets import Source, said

_EPOCH: Final = "2000-01-01"


def calendar(source: Source, tasks: Sequence[Mapping[str, Any]], agency: str = "") -> bytes | None:
    """An all-day entry on the day of each duty that has one; None where none has.

    An entry's id is the plan's key and the duty's, so that a newer file takes the place of an older one's entries;
    its stamp is the day of the plan.
    """
    plan = source.data["plan"] or {}
    due = [(task, day) for task in tasks if (day := _day(task, plan.get("date")))]
    if not due:
        return None
    lang = source.langs[0]
    stamp = datetime.fromisoformat(plan.get("date") or _EPOCH).replace(tzinfo=UTC)
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//plansite//plan//VI")
    made.add("x-wr-calname", ": ".join(filter(None, (source.cited[lang], source.names[lang].get(agency)))))
    for task, day in due:
        made.add_component(_entry(source, task, day, stamp))
    return bytes(made.to_ical())


def _day(task: Mapping[str, Any], issued: str | None) -> DueDay | None:
    due = None if task["status"] else task["deadline"]
    return due and due_day(Deadline(due["text"], due["from"], due["to"], due["recurs"]), issued)


def _entry(source: Source, task: Mapping[str, Any], day: DueDay, stamp: datetime) -> Event:
    lang, first = source.langs[0], date.fromisoformat(day.day)
    event = Event()
    event.add("uid", f"{task['id']}@{(source.data['plan'] or {}).get('key', 'plan')}".lower().replace(" ", "-"))
    event.add("dtstamp", stamp)
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(days=1))
    if day.rule:
        event.add("rrule", vRecur.from_ical(day.rule))
    event.add("summary", f"{task['id']}. {task['title'][lang]}")
    event.add("description", "\n\n".join(_told(source, task)))
    event.add("transp", "TRANSPARENT")
    if source.address:
        event.add("url", source.address + task["url"][lang])
    return event


def _told(source: Source, task: Mapping[str, Any]) -> Iterator[str]:
    """The deadline in its own words and the duty's text; in further languages its title too."""
    for lang in source.langs:
        title = task["title"].get(lang, "") if lang != source.langs[0] else ""
        label = source.words.say(lang, "fact.Thời hạn")
        yield from filter(None, (title, f"{label}: {said(task, 'deadline', lang)}", task["text"].get(lang, "")))
