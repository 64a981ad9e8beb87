"""What follows from the answers about a concern: who is written to, and what may be said of law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters.facts.base import Attendee, Council, KeyDate, People, attendees, council, people
from letters.questions.answers import Answers
from letters.questions.kinds import raise_a_concern as questions
from letters.values import Address, Code, FreeText, Line, Name


@dataclass(frozen=True)
class Addressee:
    """Who is written to. `role` is "teacher", "senco" or "head"."""

    role: str
    name: Name | None
    email: Code | None
    address: Address | None


@dataclass(frozen=True)
class Example:
    """Something that happened, and the day if it is known."""

    on: date | None
    what: FreeText


@dataclass(frozen=True)
class Concern:
    """What the letters and the sheet are made from.

    `place` is "state-school" (a mainstream one, or a state nursery school), "college" (one for
    which section 66 holds) or "elsewhere", of which no duty is said. `plan` is "yes", "no" or
    "not-sure". `council` is None unless there is a plan and the council is to know. `reply_by` is
    the family's wish; no law sets it.
    """

    people: People
    council: Council | None
    today: date
    place: str
    addressee: Addressee
    class_or_course: Line | None
    worry: FreeText
    examples: tuple[Example, ...]
    goes_well: FreeText | None
    helps_at_home: FreeText | None
    tried: FreeText | None
    plan: str
    plan_help: FreeText | None
    hopes: tuple[FreeText, ...]
    attendees: tuple[Attendee, ...]
    unsuitable_days: FreeText | None
    reply_by: date | None
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Concern:
    """The facts of a complete path of answers."""
    told = questions.council_told(answers)
    reply_by = answers.date("answer_by")
    return Concern(
        people=people(answers),
        council=council(answers) if told else None,
        today=answers.on_date,
        place=str(answers["place"]),
        addressee=_addressee(answers),
        class_or_course=answers.line("class_or_course"),
        worry=_worry(answers),
        examples=_examples(answers),
        goes_well=answers.free("goes_well"),
        helps_at_home=answers.free("helps_at_home"),
        tried=answers.free("tried_at_school"),
        plan=str(answers["has_plan"]),
        plan_help=answers.free("plan_help"),
        hopes=_hopes(answers),
        attendees=attendees(answers),
        unsuitable_days=answers.free("unsuitable_days"),
        reply_by=reply_by,
        documents=_documents(told),
        dates=(KeyDate("reply-by", reply_by),) if reply_by else (),
    )


def _addressee(answers: Answers) -> Addressee:
    return Addressee(
        role=str(answers["addressee"]),
        name=answers.name("addressee_name"),
        email=answers.code("addressee_email"),
        address=answers.address("addressee_address"),
    )


def _worry(answers: Answers) -> FreeText:
    worry = answers.free("worry")
    if worry is None:
        raise ValueError("every path that ends in a letter says what worries")
    return worry


def _examples(answers: Answers) -> tuple[Example, ...]:
    rows = answers.rows("worry_examples")
    found = ((row.date("example_on"), row.free("example")) for row in rows)
    return tuple(Example(on, what) for on, what in found if what)


def _hopes(answers: Answers) -> tuple[FreeText, ...]:
    return tuple(hope for row in answers.rows("hopes") if (hope := row.free("hope")))


def _documents(council_told: bool) -> tuple[str, ...]:
    second = ("concern-council",) if council_told else ()
    return ("raise-a-concern", *second, "concern-notes")
