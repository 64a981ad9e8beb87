"""What follows from a suspension or an exclusion: who is written to, and what may be asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts import base
from letters.facts.base import Attendee, KeyDate, Paper, People
from letters.questions.answers import Answers
from letters.questions.kinds import exclusion_review as questions
from letters.values import Address, Code, FreeText, Line, Name


@dataclass(frozen=True)
class ExclusionReview:
    """What the letters and the sheet are made from.

    `panel`: the governors have decided, and a review of that is asked for. `sort` is one of
    `questions.SORTS`. `state`: the school is known to be one for which these rules hold.
    `last_day` is the day that the school's or the governors' own letter names: none is worked out
    here, for school days depend on the school's term dates. `school_age`: of compulsory school age
    today. `claim` is the time for a disability claim counted from the school's letter: None where
    the letter is the governors', which comes later, and once the safe day has passed. `plan` is
    "yes", "no" or "not-sure". `return_decided`: the governors decide on a return to the school, and
    do not only look at what is written. `back`: the pupil should go back to this school.
    """

    people: People
    today: date
    panel: bool
    sort: str
    state: bool
    letter_on: date
    last_day: date | None
    last_day_passed: bool
    to: Name
    email: Code | None
    address: Address | None
    exam: Line | None
    return_decided: bool
    school_age: bool
    claim: law.Deadline | None
    plan: str
    back: bool
    why: FreeText
    needs: FreeText | None
    help_so_far: FreeText | None
    child_says: FreeText | None
    sen_expert: bool
    attendees: tuple[Attendee, ...]
    papers: tuple[Paper, ...]
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> ExclusionReview:
    """The facts of a complete path of answers."""
    to, why = answers.name("exclusion_to"), answers.free("exclusion_why")
    letter_on = answers.date("exclusion_letter_on")
    if to is None or why is None or letter_on is None:
        raise ValueError("every path that ends in a letter says to whom it goes, and why")
    people, panel = base.people(answers), questions.by_panel(answers)
    last, today = answers.date("exclusion_last_day"), answers.on_date
    passed = last is not None and last < today
    representations, request, notes = questions.JOURNEY.documents
    return ExclusionReview(
        people=people,
        today=today,
        panel=panel,
        sort=str(answers["exclusion_sort"]),
        state=answers.choice("exclusion_place") == "state",
        letter_on=letter_on,
        last_day=last,
        last_day_passed=passed,
        to=to,
        email=answers.code("exclusion_email"),
        address=answers.address("exclusion_address"),
        exam=answers.line("exclusion_exam"),
        claim=None if panel else _claim(letter_on, today),
        return_decided=questions.return_decided(answers),
        school_age=law.of_compulsory_school_age(people.born, today),
        plan=str(answers["has_plan"]),
        back=answers.yes("exclusion_back"),
        why=why,
        needs=answers.free("exclusion_needs"),
        help_so_far=answers.free("exclusion_help"),
        child_says=answers.free("child_says"),
        sen_expert=answers.yes("sen_expert"),
        attendees=base.attendees(answers),
        papers=base.papers(answers),
        documents=(request if panel else representations, notes),
        dates=(KeyDate("last-day", last),) if last and not passed else (),
    )


def _claim(letter_on: date, today: date) -> law.Deadline | None:
    claim = law.claim_deadline(letter_on)
    return claim if today <= claim.safe else None
