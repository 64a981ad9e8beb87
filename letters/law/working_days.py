"""Working days in England: no Saturday, Sunday, Christmas Day, Good Friday or bank holiday."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import holidays

from letters.law.tables import read_table

#: The years whose bank holidays this project has looked at: later ones may still gain a day.
CHECKED_YEARS = range(2017, 2030)

_DAY = timedelta(days=1)
_SATURDAY = 5


def corrected(days: frozenset[date], extra: Mapping[str, Any]) -> frozenset[date]:
    """The bank holidays with the `added` days and without the `removed` ones."""
    return (days | frozenset(extra["added"])) - frozenset(extra["removed"])


@cache
def _extra() -> Mapping[str, Any]:
    return read_table("extra_bank_holidays.toml")


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays, Good Friday and Christmas Day of one year, with substitute days."""
    listed = frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
    return frozenset(day for day in corrected(listed, _extra()) if day.year == year)


def bank_holidays_known(day: date) -> bool:
    """Whether this project has looked at the bank holidays of the day's year, or it is past."""
    return day.year < CHECKED_YEARS.stop


def is_working_day(day: date) -> bool:
    """Whether the day is a working day (HESC Rules, r.1(3))."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


def next_working_day_on_or_after(day: date) -> date:
    """The day itself if it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += _DAY
    return day


def last_working_day_on_or_before(day: date) -> date:
    """The day itself if it is a working day, else the last one before it."""
    while not is_working_day(day):
        day -= _DAY
    return day


def whole_working_days_before(day: date, n: int) -> date:
    """The last working day that has n whole working days between itself and the day."""
    for _ in range(n + 1):
        day = last_working_day_on_or_before(day - _DAY)
    return day


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after the day, not counted itself; ValueError unless n is 1 or more."""
    if n < 1:
        raise ValueError(n)
    for _ in range(n):
        day = next_working_day_on_or_after(day + _DAY)
    return day
