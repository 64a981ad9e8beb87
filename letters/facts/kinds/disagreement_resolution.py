"""What a request for disagreement resolution says: of which kind it is, with whom, who agrees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters.facts import base, time_to_appeal
from letters.facts.base import Appealed, Attendee, Council, KeyDate, People
from letters.facts.time_to_appeal import Clock
from letters.questions.answers import Answers
from letters.questions.kinds import disagreement_resolution as questions
from letters.values import Address, Code, FreeText, Name


@dataclass(frozen=True)
class OtherSide:
    """With whom the disagreement is. `is_` is "council", "place" or "health"; of the council the
    address stands with the council."""

    is_: str
    name: Name
    email: Code | None
    address: Address | None


@dataclass(frozen=True)
class Service:
    """The disagreement resolution service as far as it is known."""

    name: Name | None
    email: Code | None
    address: Address | None


@dataclass(frozen=True)
class Issue:
    """A thing that the sides disagree about, and what would settle it if they said so."""

    what: FreeText
    settles: FreeText | None


@dataclass(frozen=True)
class Disagreement:
    """What the letters and the sheet are made from.

    `about` is one of `questions.KINDS`, `agreed` one of `questions.AGREED`; `plan` is "yes", "no"
    or "not-sure". The rest is as in `_time_to_appeal`.
    """

    people: People
    council: Council
    today: date
    about: str
    other: OtherSide
    agreed: str
    issues: tuple[Issue, ...]
    tried: FreeText | None
    plan: str
    attendees: tuple[Attendee, ...]
    unsuitable_days: FreeText | None
    service: Service
    decided_on: date | None
    letter_says: str
    contested: tuple[str, ...]
    clock: Clock | None
    appealed: Appealed | None
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Disagreement:
    """The facts of a complete path of answers."""
    clock = time_to_appeal.clock(answers)
    council = base.council(answers, "disagreement-resolution")
    return Disagreement(
        people=base.people(answers),
        council=council,
        today=answers.on_date,
        about=str(answers["dr_kind"]),
        other=_other(answers, council),
        agreed=str(answers["dr_agreed"]),
        issues=_issues(answers),
        tried=answers.free("dr_tried"),
        plan=str(answers["has_plan"]),
        attendees=base.attendees(answers),
        unsuitable_days=answers.free("unsuitable_days"),
        service=Service(
            answers.name("dr_service"),
            answers.code("dr_service_email"),
            answers.address("dr_service_address"),
        ),
        decided_on=answers.date("decision_sent"),
        letter_says=answers.choice("letter_says") or "",
        contested=answers.choices("contested"),
        clock=clock,
        appealed=clock.appealed if clock else None,
        documents=questions.JOURNEY.documents,
        dates=time_to_appeal.appeal_days(clock, answers.on_date),
    )


def _other(answers: Answers, council: Council) -> OtherSide:
    if questions.with_council(answers):
        return OtherSide("council", council.name, council.email, council.address)
    health = questions.with_health(answers)
    name = answers.name("dr_health_body") if health else answers.name("dr_place")
    name = name or answers.name("setting")
    if name is None:
        raise ValueError("whoever the disagreement is with has a name")
    return OtherSide(
        "health" if health else "place",
        name,
        answers.code("dr_other_email"),
        answers.address("dr_other_address"),
    )


def _issues(answers: Answers) -> tuple[Issue, ...]:
    rows = answers.rows("dr_issues")
    found = ((row.free("dr_issue"), row.free("dr_settles")) for row in rows)
    return tuple(Issue(what, settles) for what, settles in found if what)
