"""A second, slow reading of the rules, a day at a time: it shares nothing with the code.

It knows the Gregorian calendar, the rule for Easter, the list of bank holidays in the Act and the
one-off ones; and it walks. It imports nothing from `letters` and no library of holidays.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)

# Proclaimed, or moved, since 2014.
ONE_OFF = {
    2022: {date(2022, 6, 3), date(2022, 9, 19)},
    2023: {date(2023, 5, 8)},
}
MAY_DAY_MOVED = {2020: date(2020, 5, 8)}
SPRING_MOVED = {2022: date(2022, 6, 2)}


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian rule."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def first_monday(year: int, month: int) -> date:
    """The first Monday of a month."""
    day = date(year, month, 1)
    while day.strftime("%a") != "Mon":
        day += ONE_DAY
    return day


def last_monday(year: int, month: int) -> date:
    """The last Monday of a month of 31 days."""
    day = date(year, month, 31)
    while day.strftime("%a") != "Mon":
        day -= ONE_DAY
    return day


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Bank holidays, Good Friday and Christmas Day in England, with the days given in lieu."""
    days = {
        easter(year) - 2 * ONE_DAY,
        easter(year) + ONE_DAY,
        MAY_DAY_MOVED.get(year, first_monday(year, 5)),
        SPRING_MOVED.get(year, last_monday(year, 5)),
        last_monday(year, 8),
        date(year, 1, 1),
        date(year, 12, 25),
        date(year, 12, 26),
    } | ONE_OFF.get(year, set())
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        if is_weekend(fixed):
            days.add(day_in_lieu(fixed, days))
    return frozenset(days)


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.strftime("%a") in {"Sat", "Sun"}


def day_in_lieu(fixed: date, taken: set[date]) -> date:
    """The next day that is no weekend and not a holiday already."""
    day = fixed
    while is_weekend(day) or day in taken:
        day += ONE_DAY
    return day


@cache
def works(day: date) -> bool:
    """A working day."""
    return not is_weekend(day) and day not in bank_holidays(day.year)


@cache
def months_later(start: date, months: int) -> date:
    """Walk till the month has changed so often, then to the same number or the month's end."""
    day, changes = start, 0
    while changes < months:
        following = day + ONE_DAY
        changes += following.month != day.month
        day = following
    while day.day < start.day and (day + ONE_DAY).month == day.month:
        day += ONE_DAY
    return day


def between_years(day: date) -> bool:
    """From 25 December to 1 January, both included."""
    return (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1)


@cache
def rule_12(day: date) -> date:
    """The last day for starting an appeal when the time ends on the day."""
    if day.month == 8:
        while day.month == 8:
            day += ONE_DAY
    elif between_years(day):
        while between_years(day):
            day += ONE_DAY
    while not works(day):
        day += ONE_DAY
    return day


@cache
def open_day(day: date) -> date:
    """Back to a working day on which services are open."""
    while not works(day) or between_years(day):
        day -= ONE_DAY
    return day


def limit(sent: date, certificate: date | None) -> date:
    """The later of two months after sending and one month after the certificate, not rolled."""
    limbs = [months_later(sent, 2)]
    if certificate is not None:
        limbs.append(months_later(certificate, 1))
    return max(limbs)
