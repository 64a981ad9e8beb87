"""Calendar files, parsed back: whole days, two reminders, the same bytes, nothing personal."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from letters.documents.calendar import CalendarEvent, calendar_bytes

MADE_ON = date(2026, 11, 16)
EVENTS = (
    CalendarEvent("appeal safe-date", date(2027, 1, 8), "Last safe day", "Send it; post early."),
    CalendarEvent("appeal last-day", date(2027, 3, 28), "آخری دن، 28 مارچ"),
)
_PRINT = """
from tests.documents.test_calendar import EVENTS, MADE_ON
from letters.documents.calendar import calendar_bytes
import sys
sys.stdout.buffer.write(calendar_bytes(EVENTS, name="Dates to keep", made_on=MADE_ON))
"""


def _parsed(content: bytes) -> list[Calendar]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_each_event_is_a_whole_day() -> None:
    """From the day to the next, without a time or zone that could move it to another day."""
    found = _parsed(calendar_bytes(EVENTS, name="Dates to keep", made_on=MADE_ON))
    assert [(event["dtstart"].dt, event["dtend"].dt) for event in found] == [
        (date(2027, 1, 8), date(2027, 1, 9)),
        (date(2027, 3, 28), date(2027, 3, 29)),
    ]
    assert [str(event["summary"]) for event in found] == ["Last safe day", "آخری دن، 28 مارچ"]
    assert [str(event.get("description", "")) for event in found] == ["Send it; post early.", ""]


def test_reminders_come_a_week_and_a_day_before_at_nine() -> None:
    """At midnight, when a whole day starts, they would wake the house."""
    first = _parsed(calendar_bytes(EVENTS, name="Dates to keep", made_on=MADE_ON))[0]
    start = datetime.combine(first["dtstart"].dt, datetime.min.time(), UTC)
    rings = [start + alarm["trigger"].dt for alarm in first.walk("VALARM")]
    assert rings == [datetime(2027, 1, 1, 9, tzinfo=UTC), datetime(2027, 1, 7, 9, tzinfo=UTC)]


def test_an_id_depends_on_the_kind_of_date_and_the_day_alone() -> None:
    """A second import of the same date replaces the first; another day is another event."""
    event = EVENTS[0]
    assert event.uid == CalendarEvent(event.uid_seed, event.day, "Other words").uid
    assert event.uid != CalendarEvent(event.uid_seed, event.day + timedelta(days=1), "").uid
    assert event.uid != CalendarEvent("appeal last-day", event.day, "").uid


def test_the_stamp_is_the_day_given_and_never_the_clock() -> None:
    """Two processes write the same bytes."""
    here = calendar_bytes(EVENTS, name="Dates to keep", made_on=MADE_ON)
    there = subprocess.run([sys.executable, "-c", _PRINT], check=True, capture_output=True).stdout
    assert here == there
    assert {event["dtstamp"].dt for event in _parsed(here)} == {datetime(2026, 11, 16, tzinfo=UTC)}


def test_lines_are_as_the_format_wants_them() -> None:
    """Ended by CRLF and at most 75 bytes long, or some calendars refuse the file."""
    long = CalendarEvent("long", date(2027, 1, 8), "ایک بہت لمبا خلاصہ " * 20)
    lines = calendar_bytes([long], name="Dates to keep", made_on=MADE_ON).split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert _parsed(b"\r\n".join(lines))[0]["summary"] == long.summary


def test_words_cannot_become_properties() -> None:
    """A line break or semicolon in a text stays in the text."""
    sly = CalendarEvent("sly", date(2027, 1, 8), "a\r\nATTENDEE:mailto:x@example.org;b,c\\n")
    (event,) = _parsed(calendar_bytes([sly], name="Dates\nMETHOD:REQUEST", made_on=MADE_ON))
    assert "ATTENDEE" not in event
    assert "ATTENDEE:mailto:x@example.org;b,c" in str(event["summary"])
