"""What follows from a dated account: the days for the Ombudsman and the court, and its order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts import base, time_to_appeal
from letters.facts.base import Appealed, KeyDate, Listed, Paper, People
from letters.facts.time_to_appeal import Clock
from letters.questions.answers import Answers
from letters.questions.kinds import chronology as questions
from letters.values import Code, FreeText, Name


@dataclass(frozen=True)
class Event:
    """Something in the account: `sort` is "told", with `what` in the family's own words and a day
    if it is known, or "complained", "answered", "decided" or "appealed" with the day alone."""

    on: date | None
    sort: str
    what: FreeText | None = None


@dataclass(frozen=True)
class Account:
    """The account: what happened, oldest first, what is not dated last, and what it has meant.

    `urgent` is what cannot wait for a court's usual time.
    """

    events: tuple[Event, ...]
    effect_child: FreeText
    effect_family: FreeText | None
    wanted: FreeText
    urgent: FreeText | None

    def __post_init__(self) -> None:
        """Refuse an account of nothing."""
        if not self.events:
            raise ValueError("an account tells at least one thing")


@dataclass(frozen=True)
class CourtAhead:
    """The 3 months for the High Court while they run. `due` is their last day, `working_day` the
    last working day on or before it, or today where that has passed. `first`: no appeal that may
    still be made has a day before it, or is late."""

    due: date
    working_day: date
    first: bool


@dataclass(frozen=True)
class Chronology:
    """What the text for the form, the summary and the sheet are made from.

    `body` is the council or, where `health` is true, the health service. `clock` and `appealed` are
    the time to appeal that a letter of the council may have started; None after an appeal, made on
    `appealed_on`. `raised` is one of `law.FACTS["raised"]`. `ombudsman` and `court` are the last
    days, each None where the account is not for it; before a court's no day is safe. `court_ahead`
    is set while the court's day is to come. `ready` is whether the text for the form is made: not
    before there was a complaint. `late_why` is set where the time for the Ombudsman has passed and
    the text is made.
    """

    people: People
    today: date
    body: Name
    health: bool
    your_reference: Code | None
    our_reference: Code | None
    near: tuple[Listed, ...]
    decided_on: date | None
    letter_says: str
    contested: tuple[str, ...]
    clock: Clock | None
    appealed: Appealed | None
    appealed_on: date | None
    raised: str
    answered_on: date | None
    answer_wrong: FreeText | None
    known_since: date | None
    arose_on: date | None
    ombudsman: law.Deadline | None
    court: law.LimitDue | None
    court_ahead: CourtAhead | None
    late_why: FreeText | None
    account: Account
    papers: tuple[Paper, ...]
    ready: bool
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Chronology:
    """The facts of a complete path of answers."""
    clock = time_to_appeal.clock(answers)
    ombudsman = questions.time_for_ombudsman(answers)
    arose_on = answers.date("account_arose_on")
    court = law.due("judicial-review-3-months", arose_on) if arose_on else None
    appeal_days = time_to_appeal.appeal_days(clock, answers.on_date)
    ahead = _court_ahead(court, clock, answers.on_date)
    ready = ombudsman is not None and questions.complained(answers)
    return Chronology(
        people=base.people(answers),
        today=answers.on_date,
        body=_body(answers),
        health=answers.choice("account_of") == "health",
        your_reference=answers.code("your_reference") or answers.code("health_reference"),
        our_reference=answers.code("our_reference"),
        near=base.near_services(answers),
        decided_on=answers.date("decision_sent"),
        letter_says=answers.choice("letter_says") or "",
        contested=answers.choices("contested"),
        clock=clock,
        appealed=clock.appealed if clock else None,
        appealed_on=answers.date("account_appealed_on"),
        raised=str(answers["raised"]),
        answered_on=answers.date("account_answered_on"),
        answer_wrong=answers.free("account_answer_wrong"),
        known_since=answers.date("known_since"),
        arose_on=arose_on,
        ombudsman=ombudsman,
        court=court,
        court_ahead=ahead,
        late_why=answers.free("account_late_why"),
        account=_account(answers),
        papers=base.papers(answers),
        ready=ready,
        documents=tuple(_documents(ready, arose_on is not None)),
        dates=tuple(_days(appeal_days, ombudsman, ahead, answers.on_date)),
    )


def _body(answers: Answers) -> Name:
    body = answers.name("council") or answers.name("health_body")
    if body is None:
        raise ValueError("every path that ends in an account says whom it is about")
    return body


def _account(answers: Answers) -> Account:
    effect, wanted = answers.free("effect_child"), answers.free("account_wanted")
    if effect is None or wanted is None:
        raise ValueError("every path that ends in an account says what it has meant, and the aim")
    return Account(
        events=tuple(sorted(_events(answers), key=lambda one: one.on or date.max)),
        effect_child=effect,
        effect_family=answers.free("effect_family"),
        wanted=wanted,
        urgent=answers.free("account_urgent"),
    )


def _events(answers: Answers) -> Iterator[Event]:
    """What the family tells, and every other answer with a day that belongs into the account."""
    for one in base.happenings(answers):
        yield Event(one.on, "told", one.what)
    dated = {
        "complained": answers.date("account_complained_on"),
        "decided": answers.date("decision_sent"),
        "appealed": answers.date("account_appealed_on"),
        "answered": answers.date("account_answered_on"),
    }
    yield from (Event(on, sort) for sort, on in dated.items() if on)


def _documents(ready: bool, court: bool) -> Iterator[str]:
    if ready:
        yield "ombudsman-facts"
    if court:
        yield "solicitor-summary"
    yield "chronology-notes"


def _court_ahead(court: law.LimitDue | None, clock: Clock | None, today: date) -> CourtAhead | None:
    if court is None or court.due < today:
        return None
    working_day = max(law.last_working_day_on_or_before(court.due), today)
    late_but_wanted = clock is not None and clock.show_box and clock.appealed.appeal_late
    appeal_days = time_to_appeal.appeal_days(clock, today)
    sooner = any(one.day < working_day for one in appeal_days)
    return CourtAhead(court.due, working_day, first=not sooner and not late_but_wanted)


def _days(
    appeal_days: tuple[KeyDate, ...],
    ombudsman: law.Deadline | None,
    court: CourtAhead | None,
    today: date,
) -> Iterator[KeyDate]:
    """The days of the appeal, else the Ombudsman's, if it is to come; and the court's, on a working
    day: no day of it is safe, which the sheet says, and nobody may learn of it too late."""
    yield from appeal_days
    checked = {court.working_day} if court else set()
    if not appeal_days and ombudsman is not None and ombudsman.safe >= today:
        checked.add(ombudsman.safe)
    for day in sorted(checked):
        yield KeyDate("check", day)
