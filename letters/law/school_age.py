"""Compulsory school age, and who holds the right to appeal while the time runs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from letters.law.errors import ImpossibleDates
from letters.law.months import add_calendar_months

RightHolder = Literal["parent", "young-person", "changes", "ask", "none"]

_FRIDAY = 4
_STARTS = ((3, 31), (8, 31), (12, 31))
_SEPTEMBER = 9


def birthday(born: date, age: int) -> date:
    """The day on which someone reaches the age, in years; 28 February if born on the 29th."""
    return add_calendar_months(born, 12 * age)


def _summer(born: date) -> int:
    """The year in which the school year ends (31 August) in which they turn 16."""
    sixteenth = birthday(born, 16)
    return sixteenth.year + (sixteenth.month >= _SEPTEMBER)


def compulsory_school_age_starts(born: date) -> date:
    """The first 31 March, 31 August or 31 December on or after the fifth birthday.

    They are of compulsory school age from that day on. Source: csa-start.
    """
    fifth = birthday(born, 5)
    days = (date(fifth.year, month, day) for month, day in _STARTS)
    return next(day for day in days if day >= fifth)


def compulsory_school_age_ends(born: date) -> date:
    """The last Friday in June of the school year, 1 September to 31 August, in which they turn 16.

    They are of compulsory school age to the end of that day. Source: csa.
    """
    day = date(_summer(born), 6, 30)
    return day - timedelta(days=(day.weekday() - _FRIDAY) % 7)


def of_compulsory_school_age(born: date, day: date) -> bool:
    """Whether they are of compulsory school age on the day."""
    return compulsory_school_age_starts(born) <= day <= compulsory_school_age_ends(born)


def young_person_on(born: date, day: date) -> bool:
    """Whether they are a young person on the day: over compulsory school age and not yet 25."""
    return compulsory_school_age_ends(born) < day < birthday(born, 25)


def _sources_disagree_on(born: date, day: date) -> bool:
    """After the last Friday in June: the Act says young person, the 2026 form waits for August."""
    return compulsory_school_age_ends(born) < day <= date(_summer(born), 8, 31)


def _side(born: date, day: date) -> RightHolder:
    if day <= compulsory_school_age_ends(born):
        return "parent"
    return "young-person" if day < birthday(born, 25) else "none"


def right_holder(born: date, *, letter: date, today: date, last: date) -> RightHolder:
    """Who holds the right to appeal, on the date of the letter, today, and on the last date.

    "parent" or "young-person": the same on all three. "changes": not the same on all three, so ask
    and explain. "ask": a young person by the Act on all three, but at least one of them falls in
    the summer for which the sources disagree. "none": 25 or over on all three. Raises
    `ImpossibleDates` with "born-after-letter". A person of 25 or over, or who turns 25 on the way,
    needs an adviser. Source: right-changes-hands, csa, send35-notes.
    """
    if born > letter:
        raise ImpossibleDates("born-after-letter")
    days = (letter, today, last)
    sides = {_side(born, day) for day in days}
    if len(sides) > 1:
        return "changes"
    return "ask" if any(_sources_disagree_on(born, day) for day in days) else sides.pop()
