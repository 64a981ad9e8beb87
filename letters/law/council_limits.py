"""Limits on the council and others: when something was due, and by how much it is late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from letters.law.deadlines import Step, chained, step, unannounced_steps
from letters.law.errors import ImpossibleDates
from letters.law.months import add_calendar_months
from letters.law.sources import sources
from letters.law.tables import demand, demand_id, entry, read_table
from letters.law.working_days import add_working_days
from letters.values import Duration

Unit = Literal[
    "weeks",
    "days",
    "days-beginning-with",
    "working-days",
    "working-days-beginning-with",
    "months-beginning-with",
    "weeks-before",
    "months-before",
    "before-fixed-date",
]
Keeper = Literal["council", "family", "adviser", "health", "others"]

_LENGTHS: tuple[Literal["day", "week", "month"], ...] = ("day", "week", "month")

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class CouncilLimit:
    """One limit; refuses bad data.

    `trigger` is what starts the clock, `amount` counts `unit`s. `month` and `day` are given for
    "before-fixed-date" only: the limit is the day before that date in the trigger's year. `on` is
    who must keep it. `exceptions`: the regulation has exceptions to it, so ask what the council
    said. `duty` is False for guidance and requests, which are never to be written as a duty.
    """

    id: str
    group: str
    trigger: str
    amount: int
    unit: Unit
    sources: tuple[str, ...]
    exceptions: bool = False
    duty: bool = True
    on: Keeper = "council"
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be right."""
        for field in ("id", "group", "trigger"):
            demand_id(getattr(self, field), self.id, field)
        demand(self.unit in get_args(Unit), self.id, "unit")
        demand(self.on in get_args(Keeper), self.id, "on")
        demand(self.amount >= self._least(), self.id, "amount")
        demand(self._fixed() == (self.month is not None), self.id, "month")
        demand(self._fixed() == (self.day is not None), self.id, "day")
        demand(bool(self.sources) and sources().keys() >= set(self.sources), self.id, "sources")

    @property
    def length(self) -> Duration | None:
        """How long it is; None where it is a fixed day of the year."""
        for unit in _LENGTHS:
            if f"{unit}s" in self.unit:
                return Duration(self.amount, unit)
        return None

    def _fixed(self) -> bool:
        return self.unit == "before-fixed-date"

    def _least(self) -> int:
        return 0 if self._fixed() or self.unit == "days" else 1


@dataclass(frozen=True)
class LimitDue:
    """When a limit ended: its last day `due`, what started it, and the working.

    Raises `ImpossibleDates` with "no-steps", "steps-not-chained" or "date-without-step".
    """

    limit: CouncilLimit
    started: date
    due: date
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        """Refuse a date whose working does not lead to it."""
        if not self.steps:
            raise ImpossibleDates("no-steps")
        if not chained(self.steps):
            raise ImpossibleDates("steps-not-chained")
        if self.due not in {one.after for one in self.steps}:
            raise ImpossibleDates("date-without-step")


@dataclass(frozen=True)
class Lateness:
    """How late: `days` in all (1 or more), the same as whole `weeks` and `rest_days` (0 to 6)."""

    days: int

    def __post_init__(self) -> None:
        """Refuse a lateness that is none."""
        if self.days < 1:
            raise ImpossibleDates("not-late")

    @property
    def weeks(self) -> int:
        """Whole weeks."""
        return self.days // 7

    @property
    def rest_days(self) -> int:
        """The days beyond the whole weeks."""
        return self.days % 7


def _before_fixed_date(limit: CouncilLimit, start: date) -> date:
    return date(start.year, limit.month or 1, limit.day or 1) - _DAY


_Count = Callable[[CouncilLimit, date], date]
_COUNTS: Mapping[str, tuple[str, _Count]] = {
    "weeks": ("weeks-counted", lambda limit, start: start + limit.amount * _WEEK),
    "days": ("days-counted", lambda limit, start: start + limit.amount * _DAY),
    "days-beginning-with": (
        "days-counted-with-first",
        lambda limit, start: start + (limit.amount - 1) * _DAY,
    ),
    "working-days": (
        "working-days-counted",
        lambda limit, start: add_working_days(start, limit.amount),
    ),
    "working-days-beginning-with": (
        "working-days-counted-with-first",
        lambda limit, start: add_working_days(start - _DAY, limit.amount),
    ),
    "months-beginning-with": (
        "months-counted-with-first",
        lambda limit, start: add_calendar_months(start, limit.amount) - _DAY,
    ),
    "weeks-before": ("weeks-counted-back", lambda limit, start: start - limit.amount * _WEEK),
    "months-before": (
        "months-counted-back",
        lambda limit, start: add_calendar_months(start, -limit.amount),
    ),
    "before-fixed-date": ("day-before-fixed-date", _before_fixed_date),
}


def _from_row(limit_id: str, row: Mapping[str, Any]) -> CouncilLimit:
    return CouncilLimit(id=limit_id, **{**row, "sources": tuple(row["sources"])})


@cache
def council_limits() -> Mapping[str, CouncilLimit]:
    """Every limit by its id, from `council_limits.toml`, in the file's order."""
    rows = read_table("council_limits.toml")
    return MappingProxyType({limit_id: _from_row(limit_id, row) for limit_id, row in rows.items()})


def council_limit(limit_id: str) -> CouncilLimit:
    """One limit; raises `UnknownId` where there is none."""
    return entry(council_limits(), limit_id)


def due(limit_id: str, trigger_date: date) -> LimitDue:
    """When a limit ended, or ends, that started on the date.

    Weeks and days are never moved for weekends or holidays. Raises `UnknownId` for the limit.
    """
    limit = council_limit(limit_id)
    rule, count = _COUNTS[limit.unit]
    last = count(limit, trigger_date)
    unannounced = unannounced_steps(last) if limit.unit.startswith("working-days") else ()
    steps = (
        step("limit-starts", None, trigger_date),
        replace(step(rule, trigger_date, last, *limit.sources), counted=limit.length),
        *unannounced,
    )
    return LimitDue(limit, trigger_date, last, steps)


def plan_due_after_move(learned: date, moved: date) -> LimitDue:
    """When the old council had to pass on a plan: where it knew of the move long enough before it,
    on the day of the move, and never before that day."""
    counted = due("transfer-after-move", learned)
    if counted.due >= moved:
        return counted
    limit = counted.limit
    waits = step("not-before-the-move", counted.due, moved)
    return LimitDue(limit, learned, moved, (*counted.steps[:2], waits))


def overdue(limit: LimitDue | date, on_date: date) -> Lateness | None:
    """How late something is, or was when it came on `on_date`; `None` if it is not late.

    A limit that ends today, or later, is not late: only one that ended before `on_date`.
    """
    last = limit.due if isinstance(limit, LimitDue) else limit
    return Lateness((on_date - last).days) if on_date > last else None


def overdue_any_way(limit: LimitDue, on_date: date) -> bool:
    """Whether a limit in months has passed by either way to count them: the same day of a later
    month is still in time, so that a letter gives no day away."""
    return on_date > add_calendar_months(limit.started, limit.limit.amount)


def reply_by(letter_date: date) -> date:
    """The day by which a letter asks for an answer by default: a request, never a duty."""
    return due("reply-requested", letter_date).due
