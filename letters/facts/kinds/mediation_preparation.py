"""What a sheet for mediation says: the issues and what is private, or what was agreed, by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts import base, time_to_appeal
from letters.facts.base import Appealed, Attendee, Issue, KeyDate, People
from letters.questions.answers import Answers
from letters.questions.health_alone import health_contested_alone
from letters.questions.kinds import mediation_preparation as questions
from letters.questions.shared import health_or_care_only
from letters.values import FreeText, Line

_KEPT = "keep-plan"
_HEALTH = "health"
# Regulation 42(5) lets no other time be agreed for this.
_TOLD = "agreement-health-told"
# What may be agreed after each letter that can be appealed, as far as it has a time of its own.
_TIMES = {
    "will-not-assess": ("assess",),
    "will-not-reassess": ("assess",),
    "will-not-issue": ("make-plan",),
    "plan": ("amend",),
    "keep-plan": ("amend",),
    "will-end-plan": ("amend",),
    "cannot-tell": ("assess", "make-plan", "amend"),
}
# The limits that follow where no other day was agreed in writing. Every other point has one alone.
_SEVERAL = {
    "assess": ("agreement-assess", "agreement-assess-no-plan", "agreement-assess-plan"),
    "make-plan": ("agreement-make-plan-draft", "agreement-make-plan-final"),
}


@dataclass(frozen=True)
class Due:
    """A last day that the regulations give. `limit` is the id of `law.council_limits()`."""

    limit: str
    day: date
    passed: bool


@dataclass(frozen=True)
class Point:
    """One thing that was agreed. With a day of its own, agreed in writing, no time in law stands
    beside it but the one that cannot be agreed otherwise; nor does one where `kept_going`: a plan
    goes on from the same day, and has no last one."""

    what: FreeText
    who: Line | None
    own_day: date | None
    own_passed: bool
    kept_going: bool
    dues: tuple[Due, ...]


@dataclass(frozen=True)
class Mediation:
    """What either sheet is made from.

    `health_only`: the integrated care board arranges it, and not the council. `no_education`:
    health or care alone, so there is no certificate. `strictest`: it is not known what an appeal
    would be about, so its dates are those for needs and help. `times`: what an agreement about such
    a letter may be about, each with its own time. `decider_may_decide`: whoever comes for the
    council may decide, as far as is known.
    """

    people: People
    young_person_agrees: bool
    today: date
    letter_says: str
    contested: tuple[str, ...]
    health_only: bool
    no_education: bool
    decided_on: date | None
    appealed: Appealed | None
    strictest: bool
    times: tuple[str, ...]
    on: date | None
    issues: tuple[Issue, ...]
    can_accept: FreeText | None
    not_without: FreeText | None
    decider: Line | None
    decider_may_decide: bool
    attendees: tuple[Attendee, ...]
    made_on: date | None
    points: tuple[Point, ...]
    working: tuple[law.Step, ...]
    left_open: FreeText | None
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Mediation:
    """The facts of a complete path of answers."""
    known = base.appealed(_as_met(answers))
    sent = answers.date("decision_sent")
    appealed = known or (time_to_appeal.strictest(sent, answers) if sent else None)
    points = _points(answers)
    sheet = "mediation-preparation" if questions.before(answers) else "mediation-agreed"
    return Mediation(
        people=base.people(answers),
        young_person_agrees=answers.yes("young_person_agrees"),
        today=answers.on_date,
        letter_says=answers.choice("letter_says") or "",
        contested=answers.choices("contested"),
        health_only=health_contested_alone(answers),
        no_education=health_or_care_only(answers),
        decided_on=sent,
        appealed=appealed,
        strictest=appealed is not None and known is None,
        times=_TIMES.get(answers.choice("letter_says") or "", ()),
        on=answers.date("mediation_on"),
        issues=base.mediation_issues(answers),
        can_accept=answers.free("can_accept"),
        not_without=answers.free("not_without"),
        decider=answers.line("mediation_decider"),
        decider_may_decide=answers.yes("may_decide"),
        attendees=base.attendees(answers),
        made_on=answers.date("mediated_on"),
        points=points,
        working=_working(answers),
        left_open=answers.free("mediation_open"),
        documents=(sheet,),
        dates=_dates(answers, points, appealed),
    )


def _as_met(answers: Answers) -> Answers:
    """The answers with a "nobody" read as "not known": where there is a mediation meeting, somebody
    most likely reached the mediation adviser, and only the day is not known."""
    if answers.choice("adviser_contacted") != "no":
        return answers
    return answers.with_({"adviser_contacted": "unknown"})


def _points(answers: Answers) -> tuple[Point, ...]:
    made = answers.date("mediated_on")
    rows = answers.rows("mediation_agreed")
    council_there = _council_there(answers)
    return tuple(_point(row, made, council_there) for row in rows) if made else ()


def _council_there(answers: Answers) -> bool:
    """Whether the council was a party: it is, unless the mediation was about health alone."""
    return bool(answers.choices("contested")) and not health_contested_alone(answers)


def _point(row: Answers, made: date, council_there: bool) -> Point:
    what, own = row.free("agreed_point"), row.date("agreed_day")
    if what is None:
        raise ValueError("every point says what was agreed")
    return Point(
        what=what,
        who=row.line("agreed_doer"),
        own_day=own,
        own_passed=own is not None and own < row.on_date,
        kept_going=own is None and row.choice("agreed_kind") == _KEPT,
        dues=tuple(
            Due(found.limit.id, found.due, law.overdue(found, row.on_date) is not None)
            for found in _limits(row, made, council_there)
        ),
    )


def _limits(row: Answers, made: date, council_there: bool) -> tuple[law.LimitDue, ...]:
    agreed = str(row["agreed_kind"])
    told = (_TOLD,) if agreed == _HEALTH and not council_there else ()
    if row.date("agreed_day") or agreed == _KEPT:
        return tuple(law.due(one, made) for one in told)
    own = _SEVERAL.get(agreed, (f"agreement-{agreed}",))
    return tuple(law.due(one, made) for one in (*told, *own))


def _working(answers: Answers) -> tuple[law.Step, ...]:
    """The steps of all last days that are counted, each once, in the order of the days."""
    made = answers.date("mediated_on")
    if made is None:
        return ()
    there = _council_there(answers)
    rows = answers.rows("mediation_agreed")
    found = (limit for row in rows for limit in _limits(row, made, there))
    steps = (step for limit in found for step in limit.steps)
    once = {(step.rule, step.after): step for step in steps}
    return tuple(sorted(once.values(), key=lambda step: step.after))


def _dates(
    answers: Answers, points: tuple[Point, ...], appealed: Appealed | None
) -> tuple[KeyDate, ...]:
    meeting = answers.date("mediation_on")
    own = {point.own_day for point in points if point.own_day}
    days = own | {due.day for point in points for due in point.dues}
    return (
        *((KeyDate("meeting", meeting),) if meeting else ()),
        *(KeyDate("check", day) for day in sorted(days) if day >= answers.on_date),
        *(time_to_appeal.days_of(appealed, answers.on_date) if appealed else ()),
    )
