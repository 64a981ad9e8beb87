"""The last day for a disability claim against a school: six months, and nothing moves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from letters.law.deadlines import (
    FIVE_O_CLOCK,
    Deadline,
    safe_day,
    safe_steps,
    step,
    unannounced_steps,
)
from letters.law.errors import ImpossibleDates
from letters.law.months import add_calendar_months

_DAY = timedelta(days=1)

#: How a claim stands on a day: "in-time" also from the first act, "doubtful" only from the last of
#: several, "late" from the last one too.
ClaimStanding = Literal["in-time", "doubtful", "late"]


@dataclass(frozen=True)
class ClaimDates:
    """The six months of a claim. `first` counts from the first act, `last` from the last of them;
    they are the same for one act. Families are shown `first`: that several acts are one which went
    on is for the Tribunal to say.
    """

    first: Deadline
    last: Deadline

    def standing(self, today: date) -> ClaimStanding:
        """How a claim of that day would stand."""
        if today <= self.first.last:
            return "in-time"
        return "doubtful" if today <= self.last.last else "late"


def claim_dates(last_act: date, first_act: date | None = None) -> ClaimDates:
    """The dates of a claim about one act, or about several of which the first is `first_act`.

    Raises `ImpossibleDates` with "first-act-after-last".
    """
    first_act = last_act if first_act is None else first_act
    if first_act > last_act:
        raise ImpossibleDates("first-act-after-last")
    return ClaimDates(claim_deadline(first_act), claim_deadline(last_act))


def claim_deadline(act: date) -> Deadline:
    """When the Tribunal must have a claim about an act (or the last of several) of that date.

    Six months starting with the act, counted in two ways that differ at the ends of months: the
    earlier is taken. It is not rolled for a weekend, August or Christmas. Five o'clock is the
    cautious reading. Source: Equality Act 2010, Schedule 17 (unchecked).
    """
    less_a_day = add_calendar_months(act, 6) - _DAY
    from_day_before = add_calendar_months(act - _DAY, 6)
    last = min(less_a_day, from_day_before)
    safe = safe_day(last)
    steps = (
        step("act-complained-of", None, act),
        step("six-months-less-a-day", act, less_a_day),
        step("day-before-act", act, act - _DAY),
        step("six-months-after-day-before", act - _DAY, from_day_before),
        step("earlier-of-two-methods", less_a_day, last),
        step("claim-not-rolled", last, last),
        *safe_steps(last, last),
        *unannounced_steps(safe),
    )
    return Deadline("disability-claim", safe, last, FIVE_O_CLOCK, steps)
