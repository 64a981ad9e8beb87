"""What follows from a request for a report: who is asked, for what, and by which day as a wish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters.facts import base
from letters.facts.base import KeyDate, People
from letters.questions.answers import Answers
from letters.questions.kinds import evidence_request as questions
from letters.values import Address, Code, FreeText, Name


@dataclass(frozen=True)
class Expert:
    """Who is asked. `role` is "school", "therapist" or "doctor"."""

    role: str
    workplace: Name
    name: Name | None
    email: Code | None
    address: Address | None


@dataclass(frozen=True)
class EvidenceRequest:
    """What the letter and the sheet are made from.

    `purpose` is "assessment", "plan" or "appeal". `report_by` is the family's wish; no law sets it.
    """

    people: People
    today: date
    purpose: str
    expert: Expert
    report_about: FreeText
    report_questions: tuple[FreeText, ...]
    report_by: date | None
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> EvidenceRequest:
    """The facts of a complete path of answers."""
    report_by = answers.date("report_by")
    rows = answers.rows("report_questions")
    asked = (row.free("report_question") for row in rows)
    return EvidenceRequest(
        people=base.people(answers),
        today=answers.on_date,
        purpose=str(answers["evidence_for"]),
        expert=_expert(answers),
        report_about=_report_about(answers),
        report_questions=tuple(question for question in asked if question),
        report_by=report_by,
        documents=questions.JOURNEY.documents,
        dates=(KeyDate("reply-by", report_by),) if report_by else (),
    )


def _expert(answers: Answers) -> Expert:
    workplace = answers.name("expert_workplace")
    if workplace is None:
        raise ValueError("every path that ends in a letter says where it goes")
    return Expert(
        role=str(answers["evidence_from"]),
        workplace=workplace,
        name=answers.name("expert_name"),
        email=answers.code("expert_email"),
        address=answers.address("expert_address"),
    )


def _report_about(answers: Answers) -> FreeText:
    found = answers.free("report_about")
    if found is None:
        raise ValueError("every path that ends in a letter says what the report is about")
    return found
