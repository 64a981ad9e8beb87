"""What follows from the answers about mediation: who is told what, by when, and what is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from letters import law
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
from letters.values import FreeText

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
    attendees: tuple[Attendee, ...]
    unsuitable_days: FreeText | None
    mediation_adviser: MediationAdviser | None
    mediation_by: law.LimitDue | None
    certificate_by: law.LimitDue | None
    handover: Handover | None
    school_age_ends: date
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> MediationFacts:
    """The facts of a complete path of answers."""
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
