"""What a reminder may say: one thing that is late, by which limit, and nothing late too soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters.facts import base, lateness, time_to_appeal
from letters.facts.base import Appealed, Council, KeyDate, MediationAdviser, People
from letters.facts.lateness import Late, MissedLimit, Promise
from letters.facts.time_to_appeal import Clock
from letters.questions.answers import Answers
from letters.questions.kinds import chase as questions
from letters.questions.shared import health_or_care_only
from letters.values import Address, Code, FreeText, Name


@dataclass(frozen=True)
class Other:
    """Whoever else has the complaint, or the integrated care board."""

    name: Name
    email: Code | None
    address: Address | None
    reference: Code | None


@dataclass(frozen=True)
class Unanswered:
    """A complaint without an answer. `due` was asked for in it or, where `named`, given by whoever
    has it: no law sets it."""

    made_on: date
    about: FreeText
    due: date
    named: bool
    late: Late


@dataclass(frozen=True)
class Chase:
    """What the letter and the sheet are made from.

    `what` is one of `questions.CHASED`; of `missed`, `promise` and `complaint` one is there.
    `council` is named to a mediation adviser, and is written to where `to_council`. Where
    `to_board`, `other` is the integrated care board. `without_certificate`: health or care alone is
    mediated, and no certificate comes of it. `reply_by` is the family's wish; no law sets
    it. The rest is as in `_time_to_appeal`.
    """

    people: People
    council: Council | None
    to_council: bool
    to_board: bool
    without_certificate: bool
    mediation_adviser: MediationAdviser | None
    other: Other | None
    today: date
    what: str
    missed: MissedLimit | None
    promise: Promise | None
    complaint: Unanswered | None
    so_far: FreeText | None
    reply_by: date
    decided_on: date | None
    letter_says: str
    contested: tuple[str, ...]
    clock: Clock | None
    appealed: Appealed | None
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Chase:
    """The facts of a complete path of answers. `answers.on_date` is the day of the letter."""
    what = str(answers["chase_what"])
    limit = questions.limit(answers)
    clock = time_to_appeal.clock(answers)
    reply_by = _date(answers, "answer_by")
    today = answers.on_date
    return Chase(
        people=base.people(answers),
        council=base.council(answers) if answers.name("council") else None,
        to_council=questions.to_council(answers),
        to_board=questions.to_board(answers),
        without_certificate=questions.to_board(answers) or health_or_care_only(answers),
        mediation_adviser=base.mediation_adviser(answers),
        other=_other(answers),
        today=today,
        what=what,
        missed=lateness.missed(limit, None, today) if limit else None,
        promise=lateness.promise(answers) if what == "promise" else None,
        complaint=_unanswered(answers) if what == "complaint" else None,
        so_far=answers.free("chase_so_far"),
        reply_by=reply_by,
        decided_on=answers.date("decision_sent"),
        letter_says=answers.choice("letter_says") or "",
        contested=answers.choices("contested"),
        clock=clock,
        appealed=clock.appealed if clock else None,
        documents=questions.JOURNEY.documents,
        dates=(KeyDate("reply-by", reply_by), *time_to_appeal.appeal_days(clock, today)),
    )


def _unanswered(answers: Answers) -> Unanswered:
    due, about = _date(answers, "complaint_answer_due"), answers.free("complaint_about")
    if about is None:
        raise ValueError("a complaint is about something")
    return Unanswered(
        made_on=_date(answers, "complaint_made_on"),
        about=about,
        due=due,
        named=answers.choice("complaint_answer_set") == "named",
        late=lateness.late(due, None, answers.on_date),
    )


def _other(answers: Answers) -> Other | None:
    asked = "icb" if questions.to_board(answers) else "complaint_recipient"
    name = answers.name(asked)
    if name is None:
        return None
    return Other(
        name,
        answers.code(f"{asked}_email"),
        answers.address(f"{asked}_address"),
        answers.code(f"{asked}_reference"),
    )


def _date(answers: Answers, name: str) -> date:
    found = answers.date(name)
    if found is None:
        raise ValueError(f"{name} is required on every path that ends in a letter")
    return found
