"""Dates to keep as a calendar file: whole days, two reminders each, nothing about the matter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vText

_MAKER = "-//letters//dates to keep//EN"
_REMINDERS = (timedelta(days=7), timedelta(days=1))
_AT = timedelta(hours=9)  # a whole day starts at midnight, when nobody wants to be told


@dataclass(frozen=True)
class CalendarEvent:
    """A day to keep. `uid_seed` says which kind of date it is and names no person; the texts are
    neutral, because others may see the calendar."""

    uid_seed: str
    day: date
    summary: str
    description: str = ""

    @property
    def uid(self) -> str:
        """The same for the same kind of date on the same day, so a second import adds nothing."""
        seed = f"{self.uid_seed} {self.day.isoformat()}"
        return f"{hashlib.sha256(seed.encode()).hexdigest()[:32]}@letters.invalid"


def calendar_bytes(events: Iterable[CalendarEvent], *, name: str, made_on: date) -> bytes:
    """The events as an iCalendar file. `made_on` is the day it is made; the clock isn't asked."""
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(name))  # as text, which is escaped
    stamp = datetime.combine(made_on, time(), UTC)
    for event in events:
        calendar.add_component(_event(event, stamp))
    return bytes(calendar.to_ical())


def _event(event: CalendarEvent, stamp: datetime) -> Event:
    made = Event()
    made.add("uid", event.uid)
    made.add("dtstamp", stamp)
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", event.summary)
    if event.description:
        made.add("description", event.description)
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    for before in _REMINDERS:
        made.add_component(_alarm(event, before))
    return made


def _alarm(event: CalendarEvent, before: timedelta) -> Alarm:
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", event.summary)
    made.add("trigger", _AT - before)
    return made
