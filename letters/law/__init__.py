"""What the law says: sources, decisions, deadlines, limits. Pure functions of dates and facts."""

from __future__ import annotations

from letters.law.appeals import AppealDates, appeal_dates
from letters.law.council_limits import (
    CouncilLimit,
    Lateness,
    LimitDue,
    council_limit,
    council_limits,
    due,
    overdue,
    overdue_any_way,
    plan_due_after_move,
    reply_by,
)
from letters.law.deadlines import FIVE_O_CLOCK, RULES, Deadline, Step
from letters.law.decisions import Decision, decision, decisions
from letters.law.disability import ClaimDates, ClaimStanding, claim_dates, claim_deadline
from letters.law.errors import BadLawData, ImpossibleDates, UnknownId
from letters.law.months import add_calendar_months
from letters.law.names import as_named_on, names_of_bodies
from letters.law.routes import FACTS, Route, Situation, Way, limit_deadline, route, routes, ways
from letters.law.school_age import (
    RightHolder,
    birthday,
    compulsory_school_age_ends,
    compulsory_school_age_starts,
    of_compulsory_school_age,
    right_holder,
    young_person_on,
)
from letters.law.sources import Source, in_force, source, sources
from letters.law.working_days import (
    CHECKED_YEARS,
    add_working_days,
    is_working_day,
    last_working_day_on_or_before,
    next_working_day_on_or_after,
    whole_working_days_before,
)

__all__ = [
    "CHECKED_YEARS",
    "FACTS",
    "FIVE_O_CLOCK",
    "RULES",
    "AppealDates",
    "BadLawData",
    "ClaimDates",
    "ClaimStanding",
    "CouncilLimit",
    "Deadline",
    "Decision",
    "ImpossibleDates",
    "Lateness",
    "LimitDue",
    "RightHolder",
    "Route",
    "Situation",
    "Source",
    "Step",
    "UnknownId",
    "Way",
    "add_calendar_months",
    "add_working_days",
    "appeal_dates",
    "as_named_on",
    "birthday",
    "claim_dates",
    "claim_deadline",
    "compulsory_school_age_ends",
    "compulsory_school_age_starts",
    "council_limit",
    "council_limits",
    "decision",
    "decisions",
    "due",
    "in_force",
    "is_working_day",
    "last_working_day_on_or_before",
    "limit_deadline",
    "names_of_bodies",
    "next_working_day_on_or_after",
    "of_compulsory_school_age",
    "overdue",
    "overdue_any_way",
    "plan_due_after_move",
    "reply_by",
    "right_holder",
    "route",
    "routes",
    "source",
    "sources",
    "ways",
    "whole_working_days_before",
    "young_person_on",
]
