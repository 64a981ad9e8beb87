"""A deadline and its working: a date never stands alone, its steps stand with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType

from letters.law.errors import ImpossibleDates
from letters.law.sources import sources as all_sources
from letters.law.tables import demand, entry, read_table
from letters.law.working_days import bank_holidays_known, last_working_day_on_or_before
from letters.values import Duration

_RULES = MappingProxyType({rule: tuple(ids) for rule, ids in read_table("rules.toml").items()})

#: Every rule id that a step can carry, so that the templates can be tested to have words for each.
RULES: tuple[str, ...] = tuple(_RULES)

#: The hour by which an act must be done on its day (HESC Rules, r.12(1)).
FIVE_O_CLOCK = time(17, 0)


@dataclass(frozen=True)
class Step:
    """One step of a working: the rule's id, the date before it and the date after it.

    `before` is `None` where the step brings in a date that somebody told us. `sources` are source
    ids. `counted` is how much was counted, where the rule alone does not say it. Raises `UnknownId`
    for an unknown rule and `BadLawData` for an unknown source.
    """

    rule: str
    before: date | None
    after: date
    sources: tuple[str, ...]
    counted: Duration | None = None

    def __post_init__(self) -> None:
        """Refuse a rule or a source that is not in the data files."""
        entry(_RULES, self.rule)
        demand(all_sources().keys() >= set(self.sources), self.rule, "sources")


def step(rule: str, before: date | None, after: date, *more_sources: str) -> Step:
    """A step with its rule's own sources, and more where the case has them."""
    return Step(rule, before, after, (*entry(_RULES, rule), *more_sources))


def chained(steps: Iterable[Step]) -> bool:
    """Whether each step starts from a date that somebody told us or that an earlier step gave."""
    reached: set[date | None] = {None}
    for one in steps:
        if one.before not in reached:
            return False
        reached.add(one.after)
    return True


@dataclass(frozen=True)
class Deadline:
    """A last day with its working, and the earlier safe day that families are shown first.

    `safe` is a working day not after `last`; `last` is the last day in law; `at` is the hour on it,
    or `None` where the law names none. Raises `ImpossibleDates` with "safe-after-last", "no-steps",
    "steps-not-chained" or "date-without-step".
    """

    id: str
    safe: date
    last: date
    at: time | None
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        """Refuse a deadline whose working does not lead to its dates."""
        _refuse(self.safe > self.last, "safe-after-last")
        _refuse(not self.steps, "no-steps")
        _refuse(not chained(self.steps), "steps-not-chained")
        _refuse(
            not {self.safe, self.last} <= {one.after for one in self.steps}, "date-without-step"
        )


def _refuse(wrong: bool, code: str) -> None:
    if wrong:
        raise ImpossibleDates(code)


def in_christmas(day: date) -> bool:
    """Whether the day falls from 25 December to 1 January."""
    return (day.month == 12 and day.day >= 25) or (day.month == 1 and day.day == 1)


def safe_day(limit: date) -> date:
    """The safe day for a limit, before any extra days: the last day on which offices are open.

    The last working day on or before it; where that falls from 25 December to 1 January, when
    services are shut, the last working day on or before 24 December.
    """
    day = last_working_day_on_or_before(limit)
    return last_working_day_on_or_before(date(day.year, 12, 24)) if in_christmas(day) else day


def safe_steps(limit: date, last: date) -> tuple[Step, ...]:
    """The steps from a limit, before any extra days, back to its safe day; none where that is the
    last day itself, and no step that would only stay where it is if another follows."""
    working_day, safe = last_working_day_on_or_before(limit), safe_day(limit)
    if safe == last:
        return ()
    back = step("safe-last-working-day", limit, working_day)
    if safe == working_day:
        return (back,)
    open_day = step("safe-not-after-24-december", working_day, safe)
    return (open_day,) if limit == working_day else (back, open_day)


def unannounced_steps(day: date) -> tuple[Step, ...]:
    """A step that says "check the date", where its year's bank holidays are not announced yet."""
    return () if bank_holidays_known(day) else (step("bank-holidays-not-yet-announced", day, day),)
