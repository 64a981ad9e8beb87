"""Calendar months: the corresponding date, or the last day of a shorter month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def add_calendar_months(day: date, months: int) -> date:
    """The day of the same number, so many months later (or earlier, if negative).

    Where that month is shorter, its last day: 31 December and 2 months is 28 or 29 February, and 28
    February and 2 months is 28 April. Source: Dodds v Walker [1981] 1 WLR 1027.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    _, length = monthrange(year, month + 1)
    return date(year, month + 1, min(day.day, length))
