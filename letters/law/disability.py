"""The last day for a disability claim against a school: six months, and nothing moves it."""

from __future__ import annotations

from datetime import date, timedelta

from letters.law.deadlines import FIVE_O_CLOCK, Deadline, safe_steps, step, unannounced_steps
from letters.law.months import add_calendar_months

_DAY = timedelta(days=1)


def claim_deadline(act: date) -> Deadline:
    """When the Tribunal must have a claim about an act (or the last of several) of that date.

    Six months starting with the act, counted in two ways that differ at the ends of months: the
    earlier is taken. It is not rolled for a weekend, August or Christmas. Five o'clock is the
    cautious reading. Source: Equality Act 2010, Schedule 17 (unchecked).
    """
    less_a_day = add_calendar_months(act, 6) - _DAY
    from_day_before = add_calendar_months(act - _DAY, 6)
    last = min(less_a_day, from_day_before)
    safe = safe_steps(last)
    steps = (
        step("act-complained-of", None, act),
        step("six-months-less-a-day", act, less_a_day),
        step("day-before-act", act, act - _DAY),
        step("six-months-after-day-before", act - _DAY, from_day_before),
        step("earlier-of-two-methods", less_a_day, last),
        step("claim-not-rolled", last, last),
        *safe,
        *unannounced_steps(safe[-1].after),
    )
    return Deadline("disability-claim", safe[-1].after, last, FIVE_O_CLOCK, steps)
