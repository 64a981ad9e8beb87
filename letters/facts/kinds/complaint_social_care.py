"""What follows from a complaint about social care: its stage, and the days that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts.base import Council, KeyDate, People, council, people
from letters.facts.complaining import Account, account
from letters.questions.answers import Answers
from letters.questions.kinds import complaint_social_care as questions
from letters.values import FreeText

# What the council then has to do, and by when at the longest.
_EXPECTED = {
    "adult": ("health-complaint-acknowledged", None),
    "first": ("care-stage-1", "care-stage-1-longest"),
    "second": ("care-stage-2", "care-stage-2-longest"),
    "third": ("care-panel-meets", None),
}


@dataclass(frozen=True)
class Complaint:
    """What the letter and the sheet are made from.

    `stage` is "adult" for whoever is 18, else "first", "second" or "third". `since` is None where
    it was known on the day on which it `arose`. `in_time` is the last day for a complaint, for a
    child counted from the earliest day told, or to ask for the stage; None at stage 2 where no
    answer came, and `unanswered` is then the day on which stage 1 was to be answered. `late_why` is
    set where that has passed since it arose; for the 12 months, by either way to count. `send_by`
    is `in_time`, or today where that has passed by the stricter way alone. `expected` and
    `longest` count from today, as if the letter came today.
    """

    people: People
    council: Council
    today: date
    stage: str
    arose: date
    since: date | None
    complained_on: date | None
    answered_on: date | None
    answer_wrong: FreeText | None
    unanswered: law.LimitDue | None
    in_time: law.LimitDue | None
    send_by: date | None
    late_why: FreeText | None
    account: Account
    expected: law.LimitDue
    longest: law.LimitDue | None
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Complaint:
    """The facts of a complete path of answers."""
    stage = "adult" if questions.adult(answers) else str(answers["care_stage"])
    arose, since = answers.date("care_arose_on"), answers.date("care_since")
    if arose is None:
        raise ValueError("every path that ends in a complaint says on which day it arose")
    told = account(answers, "care")
    in_time = _in_time(stage, arose, told, answers)
    expected, longest = _EXPECTED[stage]
    day = law.due(expected, answers.on_date)
    return Complaint(
        people=people(answers),
        council=council(answers),
        today=answers.on_date,
        stage=stage,
        arose=arose,
        since=since if since != arose else None,
        complained_on=answers.date("care_complained_on"),
        answered_on=answers.date("care_answered_on"),
        answer_wrong=answers.free("care_answer_wrong"),
        unanswered=_unanswered(answers),
        in_time=in_time,
        send_by=max(in_time.due, answers.on_date) if in_time else None,
        late_why=answers.free("care_late_why"),
        account=told,
        expected=day,
        longest=law.due(longest, answers.on_date) if longest else None,
        documents=questions.JOURNEY.documents,
        dates=(KeyDate("answer-due", day.due),),
    )


def _in_time(stage: str, arose: date, told: Account, answers: Answers) -> law.LimitDue | None:
    if stage in {"second", "third"}:
        return questions.time_for_stage(answers)
    if stage == "adult":
        return questions.time_for_complaint(answers)
    days = (issue.on for issue in told.issues if issue.on)
    return law.due("care-complaint-12-months", min((arose, *days)))


def _unanswered(answers: Answers) -> law.LimitDue | None:
    return questions.stage_1(answers) if answers.choice("care_answer") == "none" else None
