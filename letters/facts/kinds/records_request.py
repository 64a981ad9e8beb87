"""What follows from a request for records: which law gives them, and within which time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts import base
from letters.facts.base import Council, KeyDate, People
from letters.questions.answers import Answers
from letters.questions.kinds import records_request as questions
from letters.values import Address, Code, FreeText, Name


@dataclass(frozen=True)
class Place:
    """A school, a college or a health service that holds records."""

    name: Name
    person: Name | None
    email: Code | None
    address: Address | None


@dataclass(frozen=True)
class RecordsRequest:
    """What the letter and the sheet are made from.

    `holder` is one of `questions.HOLDERS`; with "council" there is a `council`, else a `place`.
    `school_record`: the right to the educational record is a parent's, at a school that the council
    maintains. `which` is None where all records are asked for. `authority_enclosed`: the adviser
    said that a copy of the written authority goes with the letter. No day is worked out: school
    days depend on the school's term dates, and the month of data protection law was not read.
    """

    people: People
    still_a_child: bool
    today: date
    holder: str
    council: Council | None
    place: Place | None
    school_record: bool
    which: FreeText | None
    authority_enclosed: bool
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...] = ()


def judge(answers: Answers) -> RecordsRequest:
    """The facts of a complete path of answers."""
    people = base.people(answers)
    child = not people.young_person and not law.young_person_on(people.born, answers.on_date)
    holder = str(answers["records_holder"])
    return RecordsRequest(
        people=people,
        still_a_child=child,
        today=answers.on_date,
        holder=holder,
        council=base.council(answers) if holder == "council" else None,
        place=_place(answers),
        school_record=child and holder == "maintained",
        which=answers.free("records_which"),
        authority_enclosed=answers.yes("authority_enclosed"),
        documents=questions.JOURNEY.documents,
    )


def _place(answers: Answers) -> Place | None:
    name = answers.name("records_place")
    if name is None:
        return None
    return Place(
        name=name,
        person=answers.name("records_person"),
        email=answers.code("records_email"),
        address=answers.address("records_address"),
    )
