"""Rule 12 of the Tribunal's rules: when the time to start an appeal ends on a closed day."""

from __future__ import annotations

from datetime import date

from letters.law.deadlines import Step, in_christmas, step
from letters.law.working_days import is_working_day, next_working_day_on_or_after


def _after_christmas(day: date) -> date:
    january = date(day.year + (day.month == 12), 1, 2)
    return next_working_day_on_or_after(january)


def rolled(limit: date) -> Step:
    """The step from the day on which the time ends to the last day for starting an appeal.

    Only the day on which the time ends matters (r.12(2) and (3)(a)): the days of August inside the
    period still count, and Saturday 31 July goes to Monday 2 August. For special educational needs
    appeals only; nothing else is rolled.
    """
    if limit.month == 8:
        return step("rolled-august", limit, next_working_day_on_or_after(date(limit.year, 9, 1)))
    if in_christmas(limit):
        return step("rolled-christmas", limit, _after_christmas(limit))
    if not is_working_day(limit):
        return step("rolled-weekend-or-bank-holiday", limit, next_working_day_on_or_after(limit))
    return step("not-rolled", limit, limit)
