"""A calendar file (iCalendar, RFC 5545) of what an agency has to do by when."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from icalendar import Calendar, Event

from plansite.publish.takeaway.sheets import Source

_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)


def calendar(source: Source, tasks: Sequence[Mapping[str, Any]]) -> bytes | None:
    """An all-day entry on the last day of each duty that has one; None where none has.

    An entry's id is the plan's key and the duty's, so that a newer file takes the place of an older one's entries.
    """
    due = [task for task in tasks if task["deadline"] and task["deadline"]["to"] and not task["status"]]
    if not due:
        return None
    lang = source.langs[0]
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//plansite//plan//VI")
    made.add("x-wr-calname", source.cited[lang])
    for task in due:
        last = date.fromisoformat(task["deadline"]["to"])
        event = Event()
        event.add("uid", f"{task['id']}@{(source.data['plan'] or {}).get('key', 'plan')}".lower().replace(" ", "-"))
        event.add("dtstamp", _EPOCH)
        event.add("dtstart", last)
        event.add("dtend", last + timedelta(days=1))
        event.add("summary", f"{task['id']}. {task['title'][lang]}")
        event.add("description", f"{task['deadline']['text']}\n\n{task['text'].get(lang, '')}")
        if source.address:
            event.add("url", source.address + task["url"][lang])
        made.add_component(event)
    return bytes(made.to_ical())
