"""Working days in England, and the editable file of one-off holidays."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.law import (
    CHECKED_YEARS,
    add_working_days,
    appeal_dates,
    is_working_day,
    last_working_day_on_or_before,
    next_working_day_on_or_after,
)
from letters.law.tables import read_table
from letters.law.working_days import bank_holidays, bank_holidays_known, corrected

DAYS = st.dates(date(2014, 1, 1), date(2040, 12, 31))
ONE_DAY = timedelta(days=1)

with (Path(__file__).parent / "bank_holidays_england_wales.csv").open(encoding="utf-8") as table:
    PUBLISHED = {date.fromisoformat(row["date"]) for row in csv.DictReader(table)}


@pytest.mark.parametrize("year", range(2025, 2030))
def test_bank_holidays_are_the_published_ones(year: int) -> None:
    """The weekdays closed by the library are those of the published list."""
    assert {day for day in bank_holidays(year) if day.weekday() < 5} == {
        day for day in PUBLISHED if day.year == year
    }


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-12-24", True),
        ("2026-12-25", False),
        ("2026-12-26", False),  # Saturday
        ("2026-12-28", False),  # in lieu of Boxing Day
        ("2026-12-29", True),  # a working day in law, though services are shut
        ("2027-01-01", False),
        ("2026-04-03", False),  # Good Friday
        ("2026-04-06", False),  # Easter Monday
        ("2026-08-31", False),
        ("2026-08-28", True),  # August weekdays are working days
        ("2020-05-04", True),  # May Day was moved to the 8th
        ("2020-05-08", False),
        ("2022-06-03", False),  # Platinum Jubilee
        ("2022-09-19", False),  # State Funeral
        ("2023-05-08", False),  # Coronation
        ("2028-01-03", False),  # in lieu of a Saturday
        ("2026-03-17", True),  # Saint Patrick's Day is not kept in England
        ("2026-11-30", True),  # nor is Saint Andrew's Day
        ("2026-01-02", True),  # nor is the second of January
    ],
)
def test_is_working_day(day: str, working: bool) -> None:
    """Weekends and the bank holidays of England are closed; nothing else is."""
    assert is_working_day(date.fromisoformat(day)) is working


def test_added_and_removed_days_win_over_the_library() -> None:
    """A person can add a proclaimed holiday, and take away one that was moved."""
    listed = frozenset({date(2031, 5, 5)})
    extra = {"added": [date(2031, 5, 9)], "removed": [date(2031, 5, 5)]}
    assert corrected(listed, extra) == {date(2031, 5, 9)}


def test_extra_file_holds_dates_and_no_day_twice() -> None:
    """Each of its two lists is there, of dates, and no day is both added and removed."""
    extra = read_table("extra_bank_holidays.toml")
    assert extra.keys() == {"added", "removed"}
    assert all(type(day) is date for day in extra["added"] + extra["removed"])
    assert not set(extra["added"]) & set(extra["removed"])


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-11-20", 1, "2026-11-23"),  # Friday to Monday
        ("2026-11-21", 1, "2026-11-23"),  # Saturday to Monday
        ("2026-12-23", 3, "2026-12-30"),  # over Christmas
        ("2026-11-02", 10, "2026-11-16"),
        ("2026-03-31", 3, "2026-04-07"),  # over Easter
    ],
)
def test_add_working_days(start: str, n: int, end: str) -> None:
    """The first day is not counted, and only working days are."""
    assert add_working_days(date.fromisoformat(start), n) == date.fromisoformat(end)


@pytest.mark.parametrize("n", [0, -1])
def test_no_working_days_are_refused(n: int) -> None:
    """There is no day "0 working days after" a Sunday, so it is not guessed at."""
    with pytest.raises(ValueError, match=str(n)):
        add_working_days(date(2026, 11, 22), n)


@given(DAYS)
def test_neighbouring_working_days_enclose_the_day(day: date) -> None:
    """The nearest on either side are working days, with none between them and the day."""
    before, after = last_working_day_on_or_before(day), next_working_day_on_or_after(day)
    assert before <= day <= after
    assert is_working_day(before)
    assert is_working_day(after)
    assert (before == day == after) is is_working_day(day)
    closed = [before + n * ONE_DAY for n in range(1, (after - before).days)]
    assert not any(is_working_day(one) for one in closed)


@given(DAYS, st.integers(1, 25))
def test_working_days_add_up(day: date, n: int) -> None:
    """Between a day and the n-th working day after it there are just n working days."""
    end = add_working_days(day, n)
    between = [day + k * ONE_DAY for k in range(1, (end - day).days + 1)]
    assert sum(is_working_day(one) for one in between) == n


def test_last_known_year_is_the_last_checked_one() -> None:
    """31 December of the last checked year is known; the day after is not."""
    last = CHECKED_YEARS[-1]
    assert bank_holidays_known(date(last, 12, 31))
    assert not bank_holidays_known(date(last + 1, 1, 1))


@pytest.mark.parametrize(("sent", "said"), [("2029-10-15", False), ("2029-11-15", True)])
def test_unannounced_bank_holidays_are_said(sent: str, said: bool) -> None:
    """A limit in a year that nobody has announced carries the step that says "check the date"."""
    found = appeal_dates("contents", date.fromisoformat(sent))
    for deadline in (found.appeal, found.adviser):
        assert deadline is not None
        rules = [step.rule for step in deadline.steps]
        assert ("bank-holidays-not-yet-announced" in rules) is said
