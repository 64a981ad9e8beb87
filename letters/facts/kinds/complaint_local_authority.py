"""What a complaint to a council may say: each problem with its dates, and nothing late too soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from letters import law
from letters.facts import base, lateness, time_to_appeal
from letters.facts.base import Appealed, Council, KeyDate, People
from letters.facts.lateness import MissedLimit, Promise
from letters.facts.time_to_appeal import Clock
from letters.questions.answers import Answers
from letters.questions.kinds import complaint_local_authority as questions
from letters.values import Code, FreeText, Line

T = TypeVar("T")
STILL_MISSING = ("plan", "answer", "help", "education", "review", "promise", "move")
_PLANS = {
    "final-plan",
    "amended-plan-after-notice",
    "amended-plan-after-meeting",
    "reassessment-final-plan",
}
LETTER, DEPARTMENT, SHEET = questions.JOURNEY.documents


@dataclass(frozen=True)
class Provision:
    """Help of Section F that is not given. `until` is None while it is still not given."""

    plan_dated: date | None
    words: FreeText
    given: FreeText
    missing: FreeText
    since: date
    until: date | None
    reason: FreeText | None


@dataclass(frozen=True)
class OutOfSchool:
    """Time without education. `age_began` and `age_ended` are set where compulsory school age
    began or ended inside it, and `until` is never later than `age_ended`. `given` is None where no
    education was arranged. `known_too_late` is the day since which the council is said to have
    known, where that is after the duty had ended; `known` is then None. `until_after` is the day
    until which it is said to have lasted, where that is after `age_ended`."""

    since: date
    until: date | None
    why: FreeText
    given: FreeText | None
    known: date | None
    known_too_late: date | None
    age_began: date | None
    age_ended: date | None
    until_after: date | None


@dataclass(frozen=True)
class Review:
    """A yearly review that was not held (`missed.done` is None) or came late."""

    missed: MissedLimit
    reason: FreeText | None


@dataclass(frozen=True)
class Move:
    """A plan that did not move along. `to` is which council the letter is to, "old" or "new"; `on`
    the day of the move; `other` the name of the other council. `missed` is the limit that this
    council missed, None where nobody can know whether the plan has come. `on_the_day`: the old
    council knew so early that the plan was due on the day of the move."""

    to: str
    on: date
    other: Line | None
    missed: MissedLimit | None
    on_the_day: bool
    help: FreeText | None


@dataclass(frozen=True)
class Transport:
    """Transport to school or college. `what` is "refused", "stopped" or "unsuitable"; `grounds` are
    those of `questions.TRANSPORT_GROUNDS` that the law names for compulsory school age, and empty
    beyond it. `stage` is how far the council has looked at it again: "none", "asked" (and not
    answered), "first" or "last", with the day of its answer."""

    what: str
    decided_on: date | None
    reason: FreeText | None
    why: FreeText
    of_school_age: bool
    grounds: tuple[str, ...]
    stage: str
    answered_on: date | None


@dataclass(frozen=True)
class Unanswered:
    """Something sent to the council that had no answer."""

    sent: date
    to: Line | None
    about: FreeText


@dataclass(frozen=True)
class Event:
    """Something that happened on a day."""

    on: date
    what: FreeText


@dataclass(frozen=True)
class Told:
    """Somebody who was told, and what they said."""

    who: Line
    on: date | None
    said: FreeText | None


@dataclass(frozen=True)
class Earlier:
    """An earlier complaint about the same. `answer` is "none", "once" or "twice"; with an answer
    there are the day of the last one and what it does not settle."""

    on: date
    reference: Code | None
    answer: str
    answered_on: date | None
    said: FreeText | None
    wrong: FreeText | None


@dataclass(frozen=True)
class Request:
    """One thing that the council is asked to do."""

    what: FreeText
    by: date | None


@dataclass(frozen=True)
class Enclosed:
    """A paper that goes with the letter."""

    what: Line
    dated: date | None


@dataclass(frozen=True)
class Ombudsman:
    """The 12 months for the Ombudsman, counted from the earliest day in the letter."""

    known: date
    by: date
    passed: bool


@dataclass(frozen=True)
class Complaint:
    """Everything that the letter to the council and the sheet for the family say.

    `problems` are ids of `questions.PROBLEMS` in the order of the letter. `decided_on` is the date
    of a decision letter or final plan, which the letter does not argue with; `letter_says` and
    `contested` are what it says and what is in dispute, for the family's own sheet.
    `still_missing` names what the letter says has not come, as ids of `STILL_MISSING`: whether it
    is asked for is for the person to say. `exception` is "none-known", "maybe" or "" where the
    regulations have none for these limits.
    """

    people: People
    council: Council
    today: date
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]
    decided_on: date | None
    letter_says: str
    contested: tuple[str, ...]
    clock: Clock | None
    appealed: Appealed | None
    problems: tuple[str, ...]
    limits: tuple[MissedLimit, ...]
    still_missing: tuple[str, ...]
    exception: str
    limit_reason: FreeText | None
    provision: Provision | None
    out: OutOfSchool | None
    review: Review | None
    promise: Promise | None
    move: Move | None
    transport: Transport | None
    unanswered: tuple[Unanswered, ...]
    not_asked: FreeText | None
    not_asked_on: date | None
    events: tuple[Event, ...]
    told: tuple[Told, ...]
    told_nobody: bool
    earlier: Earlier | None
    effect_child: FreeText
    effect_family: FreeText | None
    requests: tuple[Request, ...]
    make_up: bool
    reply_by: date
    reply_own: bool
    urgent_why: FreeText | None
    mention_ombudsman: bool
    mention_court: bool
    ask_department: bool
    ombudsman: Ombudsman | None
    enclosed: tuple[Enclosed, ...]
    copies: tuple[Line, ...]


def judge(answers: Answers) -> Complaint:
    """The facts of a complaint. `answers.on_date` is the day of the letter."""
    running = time_to_appeal.clock(answers)
    problems = _Problems(answers)
    reply_by = answers.date("reply_own") or law.reply_by(answers.on_date)
    return Complaint(
        people=base.people(answers),
        council=base.council(answers),
        today=answers.on_date,
        documents=_documents(answers),
        dates=(
            KeyDate("reply-by", reply_by),
            *time_to_appeal.appeal_days(running, answers.on_date),
        ),
        decided_on=answers.date("decision_sent"),
        letter_says=answers.choice("letter_says") or "",
        contested=answers.choices("contested"),
        clock=running,
        appealed=running.appealed if running else None,
        problems=answers.choices("problems"),
        limits=problems.limits,
        still_missing=problems.still_missing(),
        exception=answers.choice("limit_exception") or "",
        limit_reason=answers.free("limit_reason"),
        provision=problems.provision,
        out=problems.out,
        review=problems.review,
        promise=problems.promise,
        move=problems.move,
        transport=problems.transport,
        unanswered=problems.unanswered,
        not_asked=answers.free("not_asked"),
        not_asked_on=answers.date("not_asked_on"),
        events=_events(answers),
        told=tuple(_told(row) for row in answers.rows("told")),
        told_nobody=answers.choice("told_anyone") == "no",
        earlier=_earlier(answers),
        effect_child=_free(answers, "effect_child"),
        effect_family=answers.free("effect_family"),
        requests=tuple(Request(_free(row, "what"), row.date("by")) for row in _requests(answers)),
        make_up=answers.yes("make_up"),
        reply_by=reply_by,
        reply_own=answers.choice("reply_when") == "own",
        urgent_why=answers.free("urgent_why"),
        mention_ombudsman=answers.choice("mention_ombudsman") != "no",
        mention_court=answers.yes("mention_court"),
        ask_department=answers.yes("ask_department"),
        ombudsman=_ombudsman(problems, answers),
        enclosed=tuple(
            Enclosed(_line(row, "what"), row.date("dated"))
            for row in answers.rows("complaint_enclosed")
        ),
        copies=tuple(_line(row, "who") for row in answers.rows("complaint_copies")),
    )


class _Problems:
    """The problems that were ticked, each with its own facts."""

    def __init__(self, answers: Answers) -> None:
        ticked = set(answers.choices("problems"))
        self.limits = _limits(answers) if "limit" in ticked else ()
        self.provision = _provision(answers) if "provision" in ticked else None
        self.out = _out(answers) if "out-of-school" in ticked else None
        self.review = _review(answers) if "review" in ticked else None
        self.promise = lateness.promise(answers) if "promise" in ticked else None
        self.move = _move(answers) if "move" in ticked else None
        self.transport = _transport(answers) if "transport" in ticked else None
        self.unanswered = tuple(
            Unanswered(_date(row, "sent"), row.line("to"), _free(row, "about"))
            for row in answers.rows("unanswered")
        )

    def still_missing(self) -> tuple[str, ...]:
        """What has not come, been given or been done by the day of the letter."""
        waiting = {missed.id in _PLANS for missed in self.limits if not missed.done}
        found = {
            "plan": True in waiting,
            "answer": False in waiting,
            "help": self.provision and not self.provision.until,
            "education": self.out and not self.out.until,
            "review": self.review and not self.review.missed.done,
            "promise": self.promise and self.promise.state != "late",
            "move": self.move and not (self.move.missed and self.move.missed.done),
        }
        return tuple(one for one in STILL_MISSING if found[one])

    def known_since(self) -> list[date]:
        """The earliest day on which each problem can have been known."""
        found = [missed.due for missed in self.limits]
        found += [problem.since for problem in (self.provision, self.out) if problem]
        if self.review:
            found.append(self.review.missed.due)
        if self.promise:
            found.append(self.promise.due or self.promise.made_on)
        if self.move:
            found.append(self.move.missed.due if self.move.missed else self.move.on)
        if self.transport and self.transport.decided_on:
            found.append(self.transport.decided_on)
        return found + [one.sent for one in self.unanswered]


def _limits(answers: Answers) -> tuple[MissedLimit, ...]:
    main = questions.missed_limit(answers)
    if main is None:
        raise ValueError("a missed limit has a day on which it started")
    found = [(main, answers.date("limit_done_on"))]
    found += [
        (law.due(row.choice("limit") or "", _date(row, "started")), row.date("done"))
        for row in answers.rows("other_limits")
    ]
    return tuple(lateness.missed(limit, done, answers.on_date) for limit, done in found)


def _provision(answers: Answers) -> Provision:
    return Provision(
        plan_dated=answers.date("plan_dated"),
        words=_free(answers, "plan_words"),
        given=_free(answers, "provision_given"),
        missing=_free(answers, "provision_missing"),
        since=_date(answers, "provision_since"),
        until=answers.date("provision_until"),
        reason=answers.free("provision_reason"),
    )


def _out(answers: Answers) -> OutOfSchool:
    since, until = _date(answers, "out_since"), answers.date("out_until")
    ages = questions.school_age(answers)
    first, last = ages if ages else (date.min, date.max)
    ended = last if (until or answers.on_date) > last else None
    known = answers.date("out_known")
    too_late = known if known and ended and known > ended else None
    return OutOfSchool(
        since=since,
        until=ended or until,
        why=_free(answers, "out_why"),
        given=answers.free("out_given"),
        known=None if too_late else known,
        known_too_late=too_late,
        age_began=first if since < first else None,
        age_ended=ended,
        until_after=until if until and ended and until > ended else None,
    )


def _review(answers: Answers) -> Review:
    limit = questions.review_due(answers)
    if limit is None:
        raise ValueError("a review has a day from which its year is counted")
    missed = lateness.missed(limit, answers.date("review_held_on"), answers.on_date)
    return Review(missed, answers.free("review_reason"))


def _move(answers: Answers) -> Move:
    limit, on = questions.move_due(answers), _date(answers, "moved_on")
    done = answers.date("move_done_on")
    return Move(
        to=answers.choice("move_which") or "",
        on=on,
        other=answers.line("move_other"),
        missed=lateness.missed(limit, done, answers.on_date) if limit else None,
        on_the_day=bool(limit and limit.steps[-1].rule == "not-before-the-move"),
        help=answers.free("move_help"),
    )


def _transport(answers: Answers) -> Transport:
    of_school_age = law.of_compulsory_school_age(_date(answers, "child_born"), answers.on_date)
    named = (ground for ground in answers.choices("transport_grounds") if ground != "other")
    return Transport(
        what=answers.choice("transport_what") or "",
        decided_on=answers.date("transport_decided_on"),
        reason=answers.free("transport_reason"),
        why=_free(answers, "transport_why"),
        of_school_age=of_school_age,
        grounds=tuple(named) if of_school_age else (),
        stage=answers.choice("transport_stage") or "",
        answered_on=answers.date("transport_answered_on"),
    )


def _documents(answers: Answers) -> tuple[str, ...]:
    return (LETTER, DEPARTMENT, SHEET) if answers.yes("ask_department") else (LETTER, SHEET)


def _events(answers: Answers) -> tuple[Event, ...]:
    events = (Event(_date(row, "on"), _free(row, "what")) for row in answers.rows("events"))
    return tuple(sorted(events, key=lambda event: event.on))


def _told(row: Answers) -> Told:
    return Told(_line(row, "who"), row.date("on"), row.free("said"))


def _earlier(answers: Answers) -> Earlier | None:
    on = answers.date("earlier_on")
    if on is None:
        return None
    return Earlier(
        on=on,
        reference=answers.code("earlier_reference"),
        answer=answers.choice("earlier_answer") or "none",
        answered_on=answers.date("earlier_answered_on"),
        said=answers.free("earlier_said"),
        wrong=answers.free("earlier_wrong"),
    )


def _requests(answers: Answers) -> tuple[Answers, ...]:
    rows = answers.rows("requests")
    if not rows:
        raise ValueError("a complaint that asks for nothing is not finished")
    return rows


def _ombudsman(problems: _Problems, answers: Answers) -> Ombudsman | None:
    not_asked_on = answers.date("not_asked_on")
    days = problems.known_since() + ([not_asked_on] if not_asked_on else [])
    if not days:
        return None
    by = law.due("ombudsman-12-months", min(days)).due
    return Ombudsman(min(days), by, answers.on_date > by)


def _free(answers: Answers, name: str) -> FreeText:
    return _needed(answers.free(name), name)


def _line(answers: Answers, name: str) -> Line:
    return _needed(answers.line(name), name)


def _date(answers: Answers, name: str) -> date:
    return _needed(answers.date(name), name)


def _needed(value: T | None, name: str) -> T:
    if value is None:
        raise ValueError(f"{name} is required wherever its problem was ticked")
    return value
