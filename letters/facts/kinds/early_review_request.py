"""What follows from a request to look at a plan again: whether an answer is due, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts import base
from letters.facts.base import Attendee, Council, KeyDate, Paper, People
from letters.questions.answers import Answers
from letters.questions.kinds import early_review_request as questions
from letters.values import FreeText


@dataclass(frozen=True)
class EarlyReviewRequest:
    """What the letter and the sheet are made from.

    `wanted` is "review" or "reassessment". Only a re-assessment has a limit for the answer: then
    `arrives` is the day on which the council is expected to have the letter and `decide` its 15
    days. `too_soon` are the 6 months after the last assessment, where the letter comes within them.
    `review` is the yearly review's last day, where it is known, and `review_overdue` whether it has
    passed; a review due today is not overdue.
    """

    people: People
    council: Council
    today: date
    wanted: str
    what_changed: FreeText
    plan_wish: FreeText | None
    review: law.LimitDue | None
    review_overdue: bool
    advice_from: tuple[Attendee, ...]
    papers: tuple[Paper, ...]
    assessed_last: date | None
    arrives: date | None
    decide: law.LimitDue | None
    too_soon: law.LimitDue | None
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> EarlyReviewRequest:
    """The facts of a complete path of answers."""
    arrives = _arrives(answers)
    decide = law.due("reassessment-answer", arrives) if arrives else None
    review = _limit("review-every-12-months", answers.date("review_last"))
    return EarlyReviewRequest(
        people=base.people(answers),
        council=base.council(answers),
        today=answers.on_date,
        wanted=str(answers["again_wanted"]),
        what_changed=_what_changed(answers),
        plan_wish=answers.free("plan_wish"),
        review=review,
        review_overdue=review is not None and law.overdue(review, answers.on_date) is not None,
        advice_from=base.advice_from(answers),
        papers=base.papers(answers),
        assessed_last=answers.date("assessed_last"),
        arrives=arrives,
        decide=decide,
        too_soon=_too_soon(answers.date("assessed_last"), arrives),
        documents=questions.JOURNEY.documents,
        dates=(KeyDate("answer-due", decide.due),) if decide else (),
    )


def _arrives(answers: Answers) -> date | None:
    if not questions.reassessment(answers):
        return None
    return answers.date("request_arrives") or answers.on_date


def _too_soon(assessed: date | None, arrives: date | None) -> law.LimitDue | None:
    limit = _limit("no-reassessment-yet", assessed)
    return limit if limit and arrives and arrives <= limit.due else None


def _limit(limit_id: str, start: date | None) -> law.LimitDue | None:
    return law.due(limit_id, start) if start else None


def _what_changed(answers: Answers) -> FreeText:
    found = answers.free("what_changed")
    if found is None:
        raise ValueError("every path that ends in a request says what has changed")
    return found
