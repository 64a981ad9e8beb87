"""What every kind's facts share: the people, the council, the decision with its dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from letters import law
from letters.places.directory import services_of
from letters.places.services import Service, ServiceKind
from letters.questions import shared
from letters.questions.answers import Answers
from letters.values import Address, Code, FreeText, Line, Name

T = TypeVar("T")
_WORKING_WEEK = 5


@dataclass(frozen=True)
class KeyDate:
    """A day worth putting in a calendar. `id` names it ("safe-date", "ring-by", "last-day")."""

    id: str
    day: date


class Facts(Protocol):
    """What the documents of a kind are made from.

    `documents` are the names of the templates that apply, the main one first; `dates` the days
    for the calendar.
    """

    @property
    def documents(self) -> tuple[str, ...]:
        """The templates that apply, the main one first."""

    @property
    def dates(self) -> tuple[KeyDate, ...]:
        """The days for the calendar."""


@dataclass(frozen=True)
class People:
    """Who writes, for whom, and how to reach them.

    `voice` is "parent", "young_person" or "adviser". `young_person` is true when the right and
    the words are the young person's own; `young_person_agrees` when a parent's letter has their
    agreement. `client` is whom an adviser writes for. `right` is
    `law.right_holder`'s verdict on today. With `safe_contact` no address is held at all.
    """

    voice: str
    young_person: bool
    child: Name
    born: date
    parent: Name | None
    relationship: Line | None
    client: Name
    adviser: Name | None
    organisation: Name | None
    consent_on: date | None
    consent_written: bool
    young_person_agrees: bool
    cannot_decide: bool
    right: str
    setting: Name | None
    address: Address | None
    email: Code | None
    phone: Code | None
    safe_contact: Line | None
    reply_language: Line | None
    reply_format: Line | None

    @property
    def signer(self) -> Name:
        """Whose name stands under the letter: the adviser signs for the family."""
        return self.adviser or self.client


@dataclass(frozen=True)
class Listed:
    """A service from the directory, as a sheet that is kept may name it.

    `service` is its sort ("sendiass", "mediation", "sen-team", …). `checked_on` is None where
    nobody knows of which day it is. `to_check` is true where whoever uses it is to check it first.
    """

    service: str
    name: Name | None
    phone: Code | None
    email: Code | None
    url: Code | None
    checked_on: date | None
    to_check: bool


@dataclass(frozen=True)
class Council:
    """The local authority as the person named it, with the references to quote. `near` are the
    services of its area that the directory knows and the family may need."""

    name: Name
    address: Address | None
    email: Code | None
    your_reference: Code | None
    our_reference: Code | None
    near: tuple[Listed, ...] = ()


@dataclass(frozen=True)
class Appealed:
    """The decision and the dates that follow from it, with their working.

    `today` is the day on which the document is made. `adviser_told` is False when nobody is sure
    that the mediation adviser, though contacted, was told of the wish to appeal. `not_contacted`:
    the family said that nobody has contacted the adviser; False where it was not asked.
    `right_moves_after` is the last day on which the right is the parent's, and `turns_25` the 25th
    birthday, each only where it falls from today to the last day of the appeal.
    """

    decision: law.Decision
    sent: date
    arrived: date | None
    dates: law.AppealDates
    today: date
    adviser_told: bool = True
    not_contacted: bool = False
    right_moves_after: date | None = None
    turns_25: date | None = None

    @property
    def no_spare_day(self) -> bool:
        """Whether the safe date is the last day itself."""
        return self.dates.appeal.safe == self.dates.appeal.last

    @property
    def soon(self) -> bool:
        """Whether the safe date is so near, or past, that nothing may be left for another day."""
        return law.whole_working_days_before(self.dates.appeal.safe, _WORKING_WEEK) <= self.today

    @property
    def to_tell(self) -> bool:
        """Whether the adviser was reached in time, and the wish to appeal may not have been
        told."""
        return self.dates.adviser_contact_late is False and not self.adviser_told

    @property
    def to_tell_late(self) -> bool:
        """Whether the adviser was reached in time, the wish to appeal may not have been told, and
        the last day for telling it has passed."""
        by = self.dates.adviser_contact_by
        return not self.adviser_told and by is not None and self.today > by

    @property
    def contact_steps(self) -> tuple[law.Step, ...]:
        """The adviser's part of the working, with the day to tell the wish to appeal by, if that
        is still to be told."""
        steps, aim = self.dates.contact_steps, self.dates.contact_step
        return (*steps, aim) if self.to_tell and aim and aim not in steps else steps

    @property
    def certificate_awaited(self) -> bool:
        """Whether the adviser was told in time and the certificate, which then gives a month from
        its own date, is still to come."""
        told = self.adviser_told and self.dates.adviser_contact_late is False
        return told and self.dates.certificate_issued is None

    @property
    def send_without_on(self) -> date:
        """The day on which an appeal goes without the certificate: the safe date, or the working
        day before it where it is the last day too; today where that day has passed."""
        safe = self.dates.appeal.safe
        day = law.whole_working_days_before(safe, 0) if self.no_spare_day else safe
        return max(day, self.today)

    @property
    def appeal_late(self) -> bool:
        """Whether the last day for the appeal has passed."""
        return self.dates.appeal_late(self.today)

    @property
    def safe_passed(self) -> bool:
        """Whether the safe date has passed while the last day may not have."""
        return self.dates.safe_passed(self.today)

    @property
    def contact_now(self) -> bool:
        """Whether the mediation adviser is to be contacted today: the day has come that still
        leaves time for a certificate before the safe date, or it has passed."""
        aim = self.dates.contact_aim
        return aim is not None and self.today >= aim

    @property
    def contact_on(self) -> date | None:
        """The day for a calendar to contact the adviser by: while it is to come, the one that
        leaves time for a certificate, then the last on which the adviser's office is open."""
        adviser = self.dates.adviser_on(self.today)
        return adviser.safe if adviser else None

    @property
    def safe_is_today(self) -> bool:
        """Whether today is the safe date itself: then nothing may be left for tomorrow."""
        return self.dates.appeal.safe == self.today

    @property
    def adviser_late(self) -> bool:
        """Whether the last day for the mediation adviser passed before any contact."""
        return self.dates.adviser_late(self.today)


@dataclass(frozen=True)
class Attendee:
    """Somebody who comes to a meeting, or is to be asked, and what they are to the family."""

    name: Name
    role: Line | None


@dataclass(frozen=True)
class Happening:
    """Something that happened, and the day if it is known."""

    on: date | None
    what: FreeText


@dataclass(frozen=True)
class Paper:
    """Something that goes with a letter, and its date if it has one."""

    what: Line
    dated: date | None


@dataclass(frozen=True)
class Issue:
    """A thing to talk about in mediation, and what would settle it if they said so."""

    issue: FreeText
    settles: FreeText | None


@dataclass(frozen=True)
class MediationAdviser:
    """The mediation adviser as named on the person's own letter."""

    name: Name
    email: Code | None
    phone: Code | None
    address: Address | None
    reference: Code | None


def people(answers: Answers) -> People:
    """The people, from the shared questions."""
    young_person = shared.for_young_person(answers)
    child = _needed(answers.name("child_name"), "child_name")
    parent = answers.name("parent_name")
    return People(
        voice=shared.voice(answers),
        young_person=young_person,
        child=child,
        born=_needed(answers.date("child_born"), "child_born"),
        parent=parent,
        relationship=answers.line("relationship"),
        client=child if young_person else _needed(parent, "parent_name"),
        adviser=answers.name("adviser_name"),
        organisation=answers.name("adviser_organisation"),
        consent_on=answers.date("consent_on"),
        consent_written=answers.yes("consent_written"),
        young_person_agrees=answers.yes("young_person_agrees"),
        cannot_decide=_cannot_decide(answers),
        right=shared.right_holder(answers) or "parent",
        setting=answers.name("setting"),
        address=answers.address("address"),
        email=answers.code("email"),
        phone=answers.code("phone"),
        safe_contact=answers.line("safe_contact"),
        reply_language=answers.line("reply_language"),
        reply_format=answers.line("reply_format"),
    )


def council(answers: Answers, *near: ServiceKind) -> Council:
    """The council, from the shared questions, with SENDIASS and the services of its area that are
    asked for by `near`."""
    return Council(
        name=_needed(answers.name("council"), "council"),
        address=answers.address("council_address"),
        email=answers.code("council_email"),
        your_reference=answers.code("your_reference"),
        our_reference=answers.code("our_reference"),
        near=near_services(answers, *near),
    )


def near_services(answers: Answers, *kinds: ServiceKind) -> tuple[Listed, ...]:
    """The services of the council's area for the end of a sheet that is kept: SENDIASS, those asked
    for by `kinds`, and those that the council's address was filled in from."""
    return tuple(_near(answers, kinds))


def _near(answers: Answers, kinds: tuple[ServiceKind, ...]) -> Iterator[Listed]:
    council = answers.choice("council") or ""
    yield from (listed(one, answers.on_date) for one in services_of(council, "sendiass", *kinds))
    typed = {answers.choice("council_address"), answers.choice("council_email")}
    for one in services_of(council, "sen-team", "complaints", "social-care-complaints"):
        if typed & {"\n".join(one.post), one.email}.difference({""}):
            yield listed(one, answers.on_date)


def listed(service: Service, today: date) -> Listed:
    """An entry of the directory as documents print it."""
    return Listed(
        service.service,
        Name(service.name) if service.name else None,
        Code(service.phone) if service.phone else None,
        Code(service.email) if service.email else None,
        Code(service.url) if service.url else None,
        service.checked_on,
        service.to_check(today),
    )


def appealed(answers: Answers) -> Appealed | None:
    """The decision with its dates, or None where there is no appealable decision."""
    decision = shared.decision_id(answers)
    sent = answers.date("decision_sent")
    if decision is None or sent is None:
        return None
    contact = answers.choice("adviser_contacted")
    dates = law.appeal_dates(
        decision,
        sent,
        certificate_issued=answers.date("certificate_issued"),
        adviser_contacted=answers.date("adviser_contacted_on"),
        contact_unknown=contact == "unknown",
    )
    return Appealed(
        law.decision(decision),
        sent,
        answers.date("decision_arrived"),
        dates,
        answers.on_date,
        adviser_told=answers.choice("told_adviser") != "no-or-unsure",
        not_contacted=contact == "no",
        right_moves_after=right_moves_after(answers, dates.appeal.last),
        turns_25=_turns_25(answers, dates.appeal.last),
    )


def attendees(answers: Answers) -> tuple[Attendee, ...]:
    """Who comes to a meeting with the family, from the shared questions."""
    found = ((row.name("attendee"), row.line("attendee_role")) for row in answers.rows("attendees"))
    return tuple(Attendee(name, role) for name, role in found if name)


def advice_from(answers: Answers) -> tuple[Attendee, ...]:
    """Who else is to be asked for advice, from the shared questions."""
    found = (
        (row.name("advice_name"), row.line("advice_role")) for row in answers.rows("advice_from")
    )
    return tuple(Attendee(name, role) for name, role in found if name)


def happenings(answers: Answers) -> tuple[Happening, ...]:
    """What happened, as it was told, from the shared questions."""
    rows = answers.rows("happenings")
    found = ((row.date("happened_on"), row.free("happened")) for row in rows)
    return tuple(Happening(on, what) for on, what in found if what)


def papers(answers: Answers) -> tuple[Paper, ...]:
    """What goes with a request, from the shared questions."""
    found = (
        (row.line("paper"), row.date("paper_dated")) for row in answers.rows("papers_enclosed")
    )
    return tuple(Paper(what, dated) for what, dated in found if what)


def mediation_adviser(answers: Answers) -> MediationAdviser | None:
    """The mediation adviser, from the shared question."""
    name = answers.name("mediation_adviser")
    if name is None:
        return None
    return MediationAdviser(
        name,
        answers.code("mediation_adviser_email"),
        answers.code("mediation_adviser_phone"),
        answers.address("mediation_adviser_address"),
        answers.code("mediation_adviser_reference"),
    )


def mediation_issues(answers: Answers) -> tuple[Issue, ...]:
    """What mediation is to be about, from the shared question."""
    rows = answers.rows("mediation_issues")
    found = ((row.free("issue"), row.free("settles")) for row in rows)
    return tuple(Issue(issue, settles) for issue, settles in found if issue)


def right_moves_after(answers: Answers, last: date) -> date | None:
    """The last day on which the right to appeal is the parent's, if it comes before `last`."""
    ends = law.compulsory_school_age_ends(_needed(answers.date("child_born"), "child_born"))
    moves = answers.on_date <= ends < last and not _cannot_decide(answers)
    return ends if moves else None


def _cannot_decide(answers: Answers) -> bool:
    return "cannot-decide" in {answers.choice("capacity"), answers.choice("young_person_agrees")}


def _turns_25(answers: Answers, last: date) -> date | None:
    born = _needed(answers.date("child_born"), "child_born")
    birthday = law.birthday(born, 25)
    return birthday if answers.on_date < birthday <= last else None


def _needed(value: T | None, name: str) -> T:
    if value is None:
        raise ValueError(f"{name} is required on every path that ends in a document")
    return value
