"""What follows from a draft: the last of 15 days, of which the day of the draft is the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts import base
from letters.facts.base import Council, KeyDate, Paper, People
from letters.questions.answers import Answers
from letters.questions.kinds import plan_comments as questions
from letters.values import FreeText, Line, Name


@dataclass(frozen=True)
class Change:
    """One change that is asked for: where, what stands there now, what should, and why."""

    part: Line
    says: FreeText | None
    should: FreeText
    why: FreeText | None


@dataclass(frozen=True)
class PlanComments:
    """What the letter and the sheet are made from.

    `what` is "first" (a draft of a first plan) or "changes". `limit` are the 15 days in law, `own`
    the day that the council's letter gives. `send_by` is the earlier of the two that has not
    passed, `last` the later of the two; `late` says whether that has passed too.
    """

    people: People
    council: Council
    today: date
    what: str
    limit: law.LimitDue
    own: date | None
    send_by: date
    earlier_passed: bool
    last: date
    late: bool
    changes: tuple[Change, ...]
    school_asked_for: Name | None
    meeting: bool
    papers: tuple[Paper, ...]
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> PlanComments:
    """The facts of a complete path of answers."""
    served = answers.date("draft_served")
    if served is None:
        raise ValueError("every path that ends in comments says when the draft came")
    limit, own = law.due("comment-on-draft", served), answers.date("comments_by")
    days = sorted({limit.due, own or limit.due})
    left = [day for day in days if day >= answers.on_date]
    return PlanComments(
        people=base.people(answers),
        council=base.council(answers),
        today=answers.on_date,
        what=str(answers["draft_what"]),
        limit=limit,
        own=own,
        send_by=min(left, default=days[-1]),
        earlier_passed=days[0] not in left,
        last=days[-1],
        late=not left,
        changes=_changes(answers),
        school_asked_for=answers.name("school_asked_for"),
        meeting=answers.yes("draft_meeting"),
        papers=base.papers(answers),
        documents=questions.JOURNEY.documents,
        dates=tuple(KeyDate("last-day", day) for day in left[:1]),
    )


def _changes(answers: Answers) -> tuple[Change, ...]:
    found = (
        (row.line("draft_part"), row.free("draft_should"), row)
        for row in answers.rows("draft_changes")
    )
    return tuple(
        Change(part, row.free("draft_says"), should, row.free("draft_why"))
        for part, should, row in found
        if part and should
    )
