"""What follows from a request to consult a school: which duty may be said of which kind of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters.facts import base
from letters.facts.base import Council, KeyDate, Paper, People
from letters.questions.answers import Answers
from letters.questions.kinds import consult_a_school as questions
from letters.values import FreeText, Name


@dataclass(frozen=True)
class ConsultASchool:
    """What the letter and the sheet are made from.

    `when` is "assessment", "draft" or "review". `sort` is "listed" (a kind of school for which the
    duties of sections 38 and 39 hold), "independent" or "not-sure". `offer`: the school has said
    in writing that it has a place.
    """

    people: People
    council: Council
    today: date
    when: str
    school: Name
    sort: str
    offer: bool
    why: FreeText
    refused: bool
    reason: FreeText | None
    papers: tuple[Paper, ...]
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...] = ()


def judge(answers: Answers) -> ConsultASchool:
    """The facts of a complete path of answers."""
    school, why = answers.name("school_asked_for"), answers.free("school_why")
    if school is None or why is None:
        raise ValueError("every path that ends in a request names the school and says why")
    return ConsultASchool(
        people=base.people(answers),
        council=base.council(answers),
        today=answers.on_date,
        when=str(answers["consult_when"]),
        school=school,
        sort=str(answers["school_sort"]),
        offer=answers.yes("school_offer"),
        why=why,
        refused=answers.yes("consult_refused"),
        reason=answers.free("consult_reason"),
        papers=base.papers(answers),
        documents=questions.JOURNEY.documents,
    )
