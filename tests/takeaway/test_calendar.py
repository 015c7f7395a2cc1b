"""The calendar of deadlines, read by a reader of the tests' own (RFC 5545), its rules by dateutil."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from tests.takeaway import example

from plansite.language.deadlines import Deadline, read_deadline
from plansite.language.due_days import DueDay, due_day
from plansite.publish.takeaway.calendar import calendar

ISSUED = "2026-01-05"
PROPERTY = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)", re.DOTALL)


def events(file: bytes) -> list[dict[str, str]]:
    """The entries of a calendar, each property by its name with its parameters."""
    assert file.endswith(b"END:VCALENDAR\r\n") and b"\n" not in file.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    lines = file.replace(b"\r\n ", b"").decode().split("\r\n")
    found: list[dict[str, str]] = []
    for line in filter(None, lines):
        match = PROPERTY.fullmatch(line)
        assert match, line
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line not in ("END:VEVENT", "END:VCALENDAR"):
            assert match[1] not in found[-1], line
            found[-1][match[1]] = re.sub(r"\\(.)", lambda each: {"n": "\n"}.get(each[1], each[1]), match[3])
            found[-1][f"{match[1]} with"] = match[2]
    return found


def due(said: str, **values: Any) -> dict[str, Any]:
    """A duty with a deadline as its text is read."""
    read = read_deadline(said) or Deadline(said)
    deadline = {"text": said, "from": read.start, "to": read.end, "recurs": read.recurs}
    return example.task(7, deadline=deadline, **values)


def made(*tasks: dict[str, Any], address: str = "", agency: str = "") -> bytes:
    return calendar(example.source(address), tasks, agency) or b""


def test_an_entry_says_all_of_a_deadline() -> None:
    text = {"vi": "Một, hai; ba \\ bốn.\n\nThứ hai.", "en": "One."}
    facts = {"Thời hạn tiếng Anh": "before 30 June 2026"}
    (event,) = events(made(due("trước ngày 30/6/2026", text=text, facts=facts), address="https://a.example/"))
    assert event["UID"] == "nv-07@p"
    assert (event["DTSTART"], event["DTSTART with"]) == ("20260630", ";VALUE=DATE")
    assert (event["DTEND"], event["DTEND with"]) == ("20260701", ";VALUE=DATE")
    assert event["DTSTAMP"] == "20260105T000000Z"
    assert event["SUMMARY"] == "NV-07. Sửa đường số 7"
    assert event["URL"] == "https://a.example/co-quan/so-gtvt/#nv-07"
    assert event["DESCRIPTION"].split("\n\n") == [
        "Thời hạn: trước ngày 30/6/2026", "Một, hai; ba \\ bốn.", "Thứ hai.",
        "Mend road 7", "Deadline: before 30 June 2026", "One.",
    ]  # fmt: skip
    assert "RRULE" not in event


def test_a_calendar_is_named_after_plan_and_agency() -> None:
    plain, own = made(due("ngày 30/6/2026")), made(due("ngày 30/6/2026"), agency="so-gtvt")
    assert "X-WR-CALNAME:Kế hoạch số 05/KH-UBND\r\n" in plain.decode()
    assert "X-WR-CALNAME:Kế hoạch số 05/KH-UBND: Sở Giao thông vận tải\r\n" in own.replace(b"\r\n ", b"").decode()


def test_what_is_due_on_no_day_is_not_in_it() -> None:
    none = ("ngay sau khi ban hành", "thường xuyên", "hằng quý", "từ năm 2026 trở đi", "thường xuyên trong năm 2026")
    assert made(*map(due, none), due("trước ngày 30/6/2026", status="Bãi bỏ"), example.task(8)) == b""


def test_the_first_days_of_what_recurs() -> None:
    text = "từ năm 2027 đến năm 2028, trước ngày 20 tháng cuối quý"
    (event,) = events(made(due(text)))
    start = datetime.strptime(event["DTSTART"], "%Y%m%d")
    days = [day.date().isoformat() for day in rrulestr(event["RRULE"], dtstart=start)]
    assert days == [f"{year}-{month}-20" for year in (2027, 2028) for month in ("03", "06", "09", "12")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trước ngày 15/12 hằng năm", DueDay("2026-12-15", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15")),
        ("Trước ngày 05 tháng 01 hàng năm", DueDay("2026-01-05", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5")),
        ("trước ngày 04/01 hằng năm", DueDay("2027-01-04", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=4")),
        ("trước ngày 25 hằng tháng", DueDay("2026-01-25", "FREQ=MONTHLY;BYMONTHDAY=25")),
        ("ngày 20 của tháng cuối quý", DueDay("2026-03-20", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20")),
        ("trước ngày 10 tháng đầu quý sau", DueDay("2026-01-10", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10")),
        ("trước ngày 28 hằng tháng", DueDay("2026-01-28", "FREQ=MONTHLY;BYMONTHDAY=28")),
        ("quý IV/2026", DueDay("2026-12-31")),
        # Two days, a day that not every month has, a rhythm beside another, an hour.
        ("trước ngày 15/6 và 15/12 hằng năm", None),
        ("trước ngày 30 hằng tháng", None),
        ("trước ngày 30/02 hằng năm", None),
        ("hằng quý, tổng kết trước ngày 15/12 hằng năm", None),
        ("từ ngày 01/7/2026, trước ngày 25 hằng tháng", None),
        ("hằng năm", None),
    ],
)
def test_a_day_is_taken_only_from_plain_words(text: str, expected: DueDay | None) -> None:
    read = read_deadline(text)
    assert read
    assert due_day(read, ISSUED) == expected


def test_what_recurs_ends_and_needs_a_beginning() -> None:
    read = read_deadline("trước ngày 15/12 hằng năm")
    assert read and due_day(read, None) is None
    until = replace(read, end="2027-12-15")
    assert due_day(until, ISSUED) == DueDay("2026-12-15", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15;UNTIL=20271215")
    once = due_day(replace(read, end="2026-12-15"), ISSUED)
    assert once and once.day == "2026-12-15" and once.rule.endswith("UNTIL=20261215")
    assert due_day(replace(read, end="2026-12-14"), ISSUED) is None
