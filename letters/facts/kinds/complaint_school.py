"""What follows from a complaint to a school or college: to whom it goes, at which stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts.base import KeyDate, People, people
from letters.facts.complaining import Account, account
from letters.questions.answers import Answers
from letters.questions.kinds import complaint_school as questions
from letters.values import Address, Code, FreeText

_FIRST_TO = {"college": "principal", "early-years": "manager", "not-sure": "head-or-manager"}
# Beyond the head: whoever stands above, as the law or the usual procedure has it.
_ABOVE = {
    **_FIRST_TO,
    "maintained": "chair",
    "non-maintained-special": "chair",
    "academy": "chair-or-trustees",
    "state-special": "chair-or-trustees",
    "independent": "chair-or-owner",
}


@dataclass(frozen=True)
class Complaint:
    """What the letter, the text for a form and the sheet are made from.

    `school_kind` and `stage` are ids of `questions.KINDS` and `questions.STAGES`. `to` is who is
    greeted: "head", "principal", "manager", "head-or-manager", "chair", "chair-or-trustees" or
    "chair-or-owner". `reply_by` is None once every stage is over; `reply_steps` is its working
    where a rule sets it and the family named no day of its own. `duties` are the ids of what may be
    said of the law, for this kind of place and stage alone. `part_time` is "yes" or "no", as
    it was agreed to, or "" where there is no part-time timetable. `claim` is the time for a
    disability claim about the earliest thing that has a date, `claim_from`: None where the
    complaint is about no disability or nothing has one.
    """

    people: People
    today: date
    school_kind: str
    stage: str
    to: str
    email: Code | None
    address: Address | None
    about: tuple[str, ...]
    part_time: str
    complained_on: date | None
    answered_on: date | None
    answer_wrong: FreeText | None
    step: FreeText | None
    account: Account
    claim_from: date | None
    claim: law.Deadline | None
    duties: tuple[str, ...]
    reply_by: date | None
    reply_own: bool
    reply_steps: tuple[law.Step, ...]
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Complaint:
    """The facts of a complete path of answers."""
    school_kind, stage = str(answers["school_kind"]), str(answers["school_stage"])
    finished = questions.finished(answers)
    own = answers.date("school_reply")
    asked = _asked(school_kind, answers.on_date)
    reply_by = None if finished else own or asked.due
    told = account(answers, "school")
    claim_from = _claim_from(answers.choices("school_about"), told)
    return Complaint(
        people=people(answers),
        today=answers.on_date,
        school_kind=school_kind,
        stage=stage,
        to=_to(school_kind, answers),
        email=answers.code("school_email"),
        address=answers.address("school_address"),
        about=answers.choices("school_about"),
        part_time=answers.choice("part_time_agreed") or "",
        complained_on=answers.date("school_complained_on"),
        answered_on=answers.date("school_answered_on"),
        answer_wrong=answers.free("school_answer_wrong"),
        step=answers.free("school_step"),
        account=told,
        claim_from=claim_from,
        claim=law.claim_deadline(claim_from) if claim_from else None,
        duties=tuple(_duties(school_kind, stage, answers.choices("school_about"))),
        reply_by=reply_by,
        reply_own=own is not None,
        reply_steps=asked.steps if reply_by and not own and asked.limit.duty else (),
        documents=questions.JOURNEY.documents[1:] if finished else questions.JOURNEY.documents,
        dates=(KeyDate("reply-by", reply_by),) if reply_by else (),
    )


def _claim_from(about: tuple[str, ...], told: Account) -> date | None:
    """The earliest day in the complaint: each thing has six months of its own, and whether several
    are one that went on is for the Tribunal to say."""
    days = [issue.on for issue in told.issues if issue.on]
    return min(days) if "disability" in about and days else None


def _asked(school_kind: str, today: date) -> law.LimitDue:
    """The day by which an answer is asked for: the law's where it sets one, else a fair wish."""
    early = school_kind == "early-years"
    return law.due("early-years-answer" if early else "reply-requested", today)


def _duties(school_kind: str, stage: str, about: tuple[str, ...]) -> Iterator[str]:
    if "help" in about and school_kind in {"maintained", "academy"}:
        yield "best-endeavours-school"
    if "help" in about and school_kind == "college":
        yield "best-endeavours-college"
    if "sent-home" in about and school_kind in {"maintained", "academy", "state-special"}:
        yield "exclusions-recorded"
    if school_kind == "maintained":
        yield "procedure"
    if school_kind == "academy" and stage == "next":
        yield "panel"
    if school_kind == "independent" and stage == "next":
        yield "panel-private"
    if school_kind == "early-years":
        yield "result-in-28-days"


def _to(school_kind: str, answers: Answers) -> str:
    head_answers = questions.first(answers) and not answers.yes("about_head")
    return (_FIRST_TO if head_answers else _ABOVE).get(school_kind, "head")
