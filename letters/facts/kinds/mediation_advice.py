"""What follows from the answers about mediation: who is told what, by when, and what is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from letters import law
from letters.facts import time_to_appeal
from letters.facts.base import (
    Appealed,
    Attendee,
    Council,
    Issue,
    KeyDate,
    MediationAdviser,
    People,
    appealed,
    attendees,
    council,
    mediation_adviser,
    mediation_issues,
    people,
)
from letters.questions.answers import Answers
from letters.questions.kinds import mediation_advice as questions
from letters.questions.shared import health_or_care_only
from letters.values import Address, Code, FreeText, Line, Name

Handover = Literal["ahead", "behind", "at-25", "ask"]


@dataclass(frozen=True)
class DisputedParts:
    """The parts of a plan that are disputed; all False where the decision is not a plan.

    `more_than_school`: the answer that brings Sections B or F in where only the school was ticked.
    """

    needs: bool
    help: bool
    school: bool
    health: bool
    care: bool
    more_than_school: bool


@dataclass(frozen=True)
class Supporter:
    """The one supporter of the family's own choice who may come to mediation, as far as they said
    who it is; `speaks`: this person may speak for them there."""

    name: Name | None
    role: Line | None
    speaks: bool


@dataclass(frozen=True)
class Board:
    """The integrated care board as the family named it."""

    name: Name
    email: Code | None
    address: Address | None
    reference: Code | None


@dataclass(frozen=True)
class MediationFacts:
    """What the letters and the sheet of dates are made from.

    `contacted` is "yes", "no" or "unknown" ("not-needed" for the school only); `told_adviser` is
    True when the wish to appeal was said at the first contact. `late` is what is late for the
    mediation adviser, or None. `handover` says how the right to appeal changes hands between the
    letter, today and the last day ("ask": the sources disagree), with `school_age_ends`.
    `mediation_by` and `certificate_by` are counted from today, as if told today; each is None where
    it does not apply. `late_reason` stands wherever something is late.
    """

    people: People
    council: Council
    appealed: Appealed
    today: date
    parts: DisputedParts
    wishes_to_appeal: bool
    mediation: Literal["yes", "no", "undecided"]
    decide_by: date | None
    contacted: str
    contacted_on: date | None
    told_adviser: bool
    late: questions.Late | None
    late_reason: FreeText | None
    late_learnt_on: date | None
    issues: tuple[Issue, ...]
    missing_health: FreeText | None
    child_views: FreeText | None
    supporter: Supporter | None
    attendees: tuple[Attendee, ...]
    unsuitable_days: FreeText | None
    mediation_adviser: MediationAdviser | None
    mediation_by: law.LimitDue | None
    certificate_by: law.LimitDue | None
    handover: Handover | None
    school_age_ends: date
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


@dataclass(frozen=True)
class HealthOrCare:
    """What the letters and the sheet about health or care alone are made from.

    `appealed` holds the dates of an appeal about needs and help, in case one is wanted after all.
    `health_only`: the integrated care board arranges the mediation, and not the council. `board` is
    that board, where it is known. `told_by` is the last day for telling it, if the council is told
    today; None where there is nothing about health. `mediation_by` is the last day for the
    mediation. `asked_late`: the 2 months after the council's letter are over.
    """

    people: People
    council: Council
    appealed: Appealed
    today: date
    parts: DisputedParts
    health_only: bool
    board: Board | None
    issues: tuple[Issue, ...]
    missing_health: FreeText | None
    child_views: FreeText | None
    supporter: Supporter | None
    attendees: tuple[Attendee, ...]
    unsuitable_days: FreeText | None
    told_by: law.LimitDue | None
    mediation_by: law.LimitDue
    asked_late: bool
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> MediationFacts | HealthOrCare:
    """The facts of a complete path of answers."""
    return _health_or_care(answers) if health_or_care_only(answers) else _about_a_decision(answers)


def _about_a_decision(answers: Answers) -> MediationFacts:
    decided = _decided(answers)
    who = people(answers)
    mediation = _mediation(answers)
    return MediationFacts(
        people=who,
        council=council(answers, *(() if answers.yes("adviser_on_letter") else ("mediation",))),
        appealed=decided,
        today=answers.on_date,
        parts=_parts(answers),
        wishes_to_appeal=answers.yes("wish_to_appeal"),
        mediation=mediation,
        decide_by=answers.date("decide_by"),
        contacted=answers.choice("adviser_contacted") or "not-needed",
        contacted_on=answers.date("adviser_contacted_on"),
        told_adviser=answers.yes("told_adviser"),
        late=questions.late(answers),
        late_reason=answers.free("adviser_late_reason"),
        late_learnt_on=answers.date("adviser_late_learnt"),
        issues=mediation_issues(answers),
        missing_health=answers.free("missing_health_wanted"),
        child_views=answers.free("child_views"),
        supporter=_supporter(answers),
        attendees=attendees(answers),
        unsuitable_days=answers.free("unsuitable_days"),
        mediation_adviser=mediation_adviser(answers),
        mediation_by=_due("mediation-arranged", answers, mediation == "yes"),
        certificate_by=_due("certificate-issued", answers, mediation == "no"),
        handover=_handover(who, decided),
        school_age_ends=law.compulsory_school_age_ends(who.born),
        documents=_documents(mediation),
        dates=_dates(decided, answers),
    )


def _health_or_care(answers: Answers) -> HealthOrCare:
    sent = answers.date("decision_sent")
    if sent is None:
        raise ValueError("every path that ends in a letter has the date of the plan")
    appealed = time_to_appeal.strictest(sent, answers)
    health_only, board = questions.health_only(answers), _board(answers)
    parts = _parts(answers)
    told_by = law.due("health-body-told", answers.on_date) if parts.health else None
    asked = told_by.due if told_by and health_only else answers.on_date
    mediation_by = law.due("mediation-arranged", asked)
    return HealthOrCare(
        people=people(answers),
        council=council(answers, *(("icb",) if health_only else ())),
        appealed=appealed,
        today=answers.on_date,
        parts=parts,
        health_only=health_only,
        board=board,
        issues=mediation_issues(answers),
        missing_health=answers.free("missing_health_wanted"),
        child_views=answers.free("child_views"),
        supporter=_supporter(answers),
        attendees=attendees(answers),
        unsuitable_days=answers.free("unsuitable_days"),
        told_by=told_by,
        mediation_by=mediation_by,
        asked_late=appealed.adviser_late,
        documents=(
            "mediation-health-care",
            *(("mediation-icb",) if board else ()),
            "mediation-health-care-notes",
        ),
        dates=(
            KeyDate("check", mediation_by.due),
            *time_to_appeal.days_of(appealed, answers.on_date),
        ),
    )


def _supporter(answers: Answers) -> Supporter | None:
    comes = answers.choice("supporter_comes")
    if comes not in {"speaks", "beside"}:
        return None
    return Supporter(answers.name("supporter"), answers.line("supporter_role"), comes == "speaks")


def _board(answers: Answers) -> Board | None:
    name = answers.name("icb")
    if name is None:
        return None
    return Board(
        name,
        answers.code("icb_email"),
        answers.address("icb_address"),
        answers.code("icb_reference"),
    )


def _decided(answers: Answers) -> Appealed:
    found = appealed(answers)
    if found is None:
        raise ValueError("every path that ends in a letter has an appealable decision")
    return found


def _mediation(answers: Answers) -> Literal["yes", "no", "undecided"]:
    match answers.choice("mediation"):
        case "yes":
            return "yes"
        case "no":
            return "no"
    return "undecided"


def _parts(answers: Answers) -> DisputedParts:
    disputed = answers.choices("contested")
    return DisputedParts(
        needs="needs" in disputed,
        help="help" in disputed,
        school="school" in disputed,
        health="health" in disputed,
        care="care" in disputed,
        more_than_school=answers.yes("more_than_school"),
    )


def _due(limit: str, answers: Answers, applies: bool) -> law.LimitDue | None:
    return law.due(limit, answers.on_date) if applies else None


def _documents(mediation: str) -> tuple[str, ...]:
    companion = ("mediation-companion",) if mediation == "yes" else ()
    return ("mediation-advice", *companion, "mediation-notes")


def _handover(who: People, decided: Appealed) -> Handover | None:
    if who.cannot_decide:
        return None
    last = decided.dates.appeal.last
    right = law.right_holder(who.born, letter=decided.sent, today=decided.today, last=last)
    if right == "ask":
        return "ask"
    if right != "changes":
        return None
    if not law.young_person_on(who.born, decided.today):
        return "ahead"
    return "at-25" if law.young_person_on(who.born, decided.sent) else "behind"


def _dates(decided: Appealed, answers: Answers) -> tuple[KeyDate, ...]:
    known = [
        KeyDate("safe-date", decided.dates.appeal.safe),
        KeyDate("last-day", decided.dates.appeal.last),
    ]
    if decided.contact_on and decided.dates.adviser_contacted is None:
        known.insert(0, KeyDate("ring-by", decided.contact_on))
    decide_by = answers.date("decide_by")
    if decide_by:
        known.insert(0, KeyDate("decide-by", decide_by))
    return tuple(day for day in known if day.day >= decided.today)
