"""What follows from a request for an assessment: the days on which the council's times end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts import base
from letters.facts.base import Attendee, Council, KeyDate, Paper, People
from letters.questions.answers import Answers
from letters.questions.kinds import assessment_request as questions
from letters.values import FreeText


@dataclass(frozen=True)
class AssessmentRequest:
    """What the letter and the sheet are made from.

    `plan` is "no" or "not-sure". `refused_before`: an earlier refusal, whose time to appeal is
    over. `arrives` is the day on which the council is expected to have the letter; `decide` is its
    limit of 6 weeks, `no_plan_by` and `final_by` the ends of its 16 and 20 weeks.
    """

    people: People
    council: Council
    today: date
    plan: str
    refused_before: bool
    finds_hard: FreeText
    school_has_done: FreeText | None
    not_enough: FreeText | None
    advice_from: tuple[Attendee, ...]
    papers: tuple[Paper, ...]
    arrives: date
    decide: law.LimitDue
    no_plan_by: date
    final_by: date
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> AssessmentRequest:
    """The facts of a complete path of answers."""
    arrives = answers.date("request_arrives") or answers.on_date
    decide = law.due("decide-whether-to-assess", arrives)
    return AssessmentRequest(
        people=base.people(answers),
        council=base.council(answers),
        today=answers.on_date,
        plan=str(answers["has_plan"]),
        refused_before=answers.choice("assessment_asked") == "earlier",
        finds_hard=_finds_hard(answers),
        school_has_done=answers.free("school_has_done"),
        not_enough=answers.free("not_enough"),
        advice_from=base.advice_from(answers),
        papers=base.papers(answers),
        arrives=arrives,
        decide=decide,
        no_plan_by=law.due("refuse-to-issue", arrives).due,
        final_by=law.due("final-plan", arrives).due,
        documents=questions.JOURNEY.documents,
        dates=(KeyDate("answer-due", decide.due),),
    )


def _finds_hard(answers: Answers) -> FreeText:
    found = answers.free("finds_hard")
    if found is None:
        raise ValueError("every path that ends in a request says what is hard")
    return found
