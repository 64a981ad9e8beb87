"""What follows from a complaint about an NHS service: whether it is in time, what comes when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts.base import KeyDate, Listed, People, near_services, people
from letters.facts.complaining import Account, account
from letters.questions.answers import Answers
from letters.questions.kinds import complaint_health as questions
from letters.values import Address, Code, FreeText, Line, Name


@dataclass(frozen=True)
class HealthBody:
    """Who is written to. `icb` is true for an integrated care board, and `service` is then the
    service that the complaint is about."""

    name: Name
    icb: bool
    service: Line | None
    email: Code | None
    address: Address | None
    reference: Code | None


@dataclass(frozen=True)
class Complaint:
    """What the letter and the sheet are made from.

    `in_time` is the last day for the complaint by the stricter way to count its months; `late_why`
    is set where it has passed by the other way too. `send_by` is that day, or today between both.
    `confirmed_by` is the last day for confirming that the complaint has come, if it comes today.
    `council` is the one by whose area a board is found, where the complaint goes to one; `near` are
    the services of that area.
    """

    people: People
    today: date
    body: HealthBody
    since: date
    in_time: law.LimitDue
    send_by: date
    late_why: FreeText | None
    plan: bool
    plan_words: FreeText | None
    account: Account
    confirmed_by: law.LimitDue
    council: Name | None
    near: tuple[Listed, ...]
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Complaint:
    """The facts of a complete path of answers."""
    in_time, name = questions.time_for_complaint(answers), answers.name("health_body")
    if in_time is None or name is None:
        raise ValueError("every path that ends in a complaint says since when, and to whom")
    confirmed_by = law.due("health-complaint-acknowledged", answers.on_date)
    return Complaint(
        people=people(answers),
        today=answers.on_date,
        body=HealthBody(
            name,
            answers.choice("health_to") == "icb",
            answers.line("health_service"),
            answers.code("health_email"),
            answers.address("health_address"),
            answers.code("health_reference"),
        ),
        since=in_time.started,
        in_time=in_time,
        send_by=max(in_time.due, answers.on_date),
        late_why=answers.free("health_late_why"),
        plan=answers.yes("health_plan"),
        plan_words=answers.free("health_plan_words"),
        account=account(answers, "health"),
        confirmed_by=confirmed_by,
        council=answers.name("council"),
        near=near_services(answers, "icb-complaints", "icb"),
        documents=questions.JOURNEY.documents,
        dates=(KeyDate("answer-due", confirmed_by.due),),
    )
