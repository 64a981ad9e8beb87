"""The dates of an appeal: when to reach the adviser, and when the Tribunal must have it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from letters.law.deadlines import (
    FIVE_O_CLOCK,
    Deadline,
    Step,
    safe_day,
    safe_steps,
    step,
    unannounced_steps,
)
from letters.law.decisions import Decision
from letters.law.decisions import decision as decision_of
from letters.law.errors import ImpossibleDates
from letters.law.months import add_calendar_months
from letters.law.rule_12 import rolled
from letters.law.working_days import whole_working_days_before

#: Within this many working days a certificate comes where mediation is not wanted (reg 34).
_CERTIFICATE_DAYS = 3


@dataclass(frozen=True)
class _Given:
    """What the family told us, in one piece; the certificates in order of date."""

    decision: Decision
    sent: date
    certificates: tuple[date, ...]
    contacted: date | None
    contact_unknown: bool

    def __post_init__(self) -> None:
        """Refuse dates that cannot all be true."""
        counted = self.certificates if self.decision.certificate_needed else ()
        if any(issued < self.sent for issued in counted):
            raise ImpossibleDates("certificate-before-sent")
        if self.contacted is not None and self.contacted < self.sent:
            raise ImpossibleDates("contact-before-sent")
        if self.contacted is not None and any(issued < self.contacted for issued in counted):
            raise ImpossibleDates("certificate-before-contact")
        if self.contacted is not None and self.contact_unknown:
            raise ImpossibleDates("contact-given-and-unknown")

    @property
    def two_months(self) -> date:
        """Limb (i), not rolled."""
        return add_calendar_months(self.sent, 2)

    @property
    def contact_late(self) -> bool | None:
        """Whether the adviser was reached late; `None` if not known or not needed."""
        if self.contacted is None or not self.decision.certificate_needed:
            return None
        return self.contacted > self.two_months

    @property
    def doubtful(self) -> bool:
        """Whether the month of a certificate cannot be relied on."""
        return self.decision.certificate_needed and (
            self.contact_unknown or self.contact_late is True
        )

    @property
    def certificate_limb(self) -> date | None:
        """Limb (ii), not rolled, from the earlier certificate; `None` where it is not counted."""
        if not self.certificates or self.doubtful or not self.decision.certificate_needed:
            return None
        return add_calendar_months(self.certificates[0], 1)


@dataclass(frozen=True)
class AppealDates:
    """Everything the law says about the dates of one appeal.

    `two_month_limb` and `certificate_limb` are not rolled; `certificate_limb` is `None` where there
    is no certificate or it is not counted. `certificate_ignored`: there is one, and the appeal is
    about the school only. `certificate_doubtful`: the adviser was reached late, or nobody knows
    when, so the appeal is treated as having the two months only. `certificate_limb_if_allowed`: the
    later last day (rolled) that a certificate would give if the Tribunal counted it, where the
    certificate is doubtful or there are two; else `None`. `adviser_contact_late`: `None` if no
    contact is known or none is needed. `adviser`: the deadline for reaching the adviser (its `last`
    is never rolled, its `safe` is the day to ring by), or `None` if the appeal is about the school
    only.
    """

    decision: Decision
    sent: date
    certificate_issued: date | None
    certificate_two: date | None
    certificate_ignored: bool
    certificate_doubtful: bool
    adviser_contacted: date | None
    adviser_contact_late: bool | None
    contact_unknown: bool
    adviser: Deadline | None
    appeal: Deadline
    two_month_limb: date
    certificate_limb: date | None
    certificate_limb_if_allowed: date | None

    @property
    def adviser_contact_by(self) -> date | None:
        """The last day to reach the adviser (reg 33), never rolled; `None` if the school is all."""
        return self.adviser.last if self.adviser else None

    @property
    def ring_by(self) -> date | None:
        """The last day on which the adviser's office is open; `None` if the school is all."""
        return self.adviser.safe if self.adviser else None

    @property
    def contact_step(self) -> Step | None:
        """The step from the safe day back to `contact_aim`; `None` if the school is all."""
        if self.adviser is None:
            return None
        safe = self.adviser.safe
        day = whole_working_days_before(safe, _CERTIFICATE_DAYS)
        return step("certificate-before-safe-date", safe, day)

    @property
    def contact_aim(self) -> date | None:
        """The day to reach the adviser by, so that a certificate can be there before the safe day.

        It leaves 3 whole working days, within which a certificate comes where mediation is not
        wanted. It is no limit in law: that is `adviser_contact_by`. `None` if the school is all.
        """
        return self.contact_step.after if self.contact_step else None

    def adviser_on(self, on_date: date) -> Deadline | None:
        """The deadline for reaching the adviser as it stands on a day: its `safe` is `contact_aim`
        while that is to come, then the day to ring by. `None` if the school is all."""
        if self.adviser is None or self.contact_step is None:
            return None
        aim = self.contact_step
        if on_date > aim.after:
            return self.adviser
        return replace(self.adviser, safe=aim.after, steps=(*self.adviser.steps, aim))

    @property
    def contact_steps(self) -> tuple[Step, ...]:
        """The adviser's part of a working that has shown the letter's date and the safe day."""
        if self.adviser is None or self.contact_step is None:
            return ()
        limit = tuple(one for one in self.adviser.steps if one.rule.startswith("adviser-"))
        return limit if self.adviser_contacted else (*limit, self.contact_step)

    def adviser_late(self, on_date: date) -> bool:
        """Whether the adviser was reached late, or may not have been reached and it is too late.

        A certificate with no word of when the adviser was reached counts as reached in time.
        """
        if self.adviser is None:
            return False
        if self.adviser_contact_late is not None:
            return self.adviser_contact_late
        if self.certificate_issued and not self.contact_unknown:
            return False
        return on_date > self.adviser.last

    def ring_by_passed(self, on_date: date) -> bool:
        """Whether the day to ring by has passed; False if the school is all."""
        return self.adviser is not None and on_date > self.adviser.safe

    def appeal_late(self, on_date: date) -> bool:
        """Whether the last day for the appeal has passed; on the day itself it has not."""
        return on_date > self.appeal.last

    def safe_passed(self, on_date: date) -> bool:
        """Whether the safe day has passed; the last day may still be to come."""
        return on_date > self.appeal.safe

    def days_left(self, on_date: date) -> int:
        """Calendar days to the last day: 0 on the day itself, negative when late."""
        return (self.appeal.last - on_date).days


def appeal_dates(
    decision_id: str,
    sent: date,
    *,
    certificate_issued: date | None = None,
    adviser_contacted: date | None = None,
    contact_unknown: bool = False,
    certificate_two: date | None = None,
) -> AppealDates:
    """The dates of an appeal against a decision whose notice was sent on `sent`.

    Give the date printed on the letter where it was sent later. `certificate_issued` and
    `certificate_two` are dates of issue, in either order: the earlier one counts. Without
    `adviser_contacted` the contact is taken as in time, unless `contact_unknown`.

    Raises `UnknownId` for the decision, and `ImpossibleDates` with "certificate-before-sent",
    "certificate-before-contact", "contact-before-sent" or "contact-given-and-unknown". Source: HESC
    Rules r.12 and r.20, SEND Regs r.33.
    """
    issued = {day for day in (certificate_issued, certificate_two) if day is not None}
    given = _Given(
        decision_of(decision_id), sent, tuple(sorted(issued)), adviser_contacted, contact_unknown
    )
    appeal = _appeal_deadline(given)
    return AppealDates(
        decision=given.decision,
        sent=sent,
        certificate_issued=given.certificates[0] if issued else None,
        certificate_two=given.certificates[1] if len(issued) == 2 else None,
        certificate_ignored=bool(issued) and not given.decision.certificate_needed,
        certificate_doubtful=given.doubtful,
        adviser_contacted=adviser_contacted,
        adviser_contact_late=given.contact_late,
        contact_unknown=contact_unknown,
        adviser=_adviser_deadline(given) if given.decision.certificate_needed else None,
        appeal=appeal,
        two_month_limb=given.two_months,
        certificate_limb=given.certificate_limb,
        certificate_limb_if_allowed=_last_if_allowed(given, appeal),
    )


def _appeal_deadline(given: _Given) -> Deadline:
    limit = max(given.two_months, given.certificate_limb or given.two_months)
    last = rolled(limit)
    steps = (
        step("decision-sent", None, given.sent),
        step("two-months-after-sent", given.sent, given.two_months),
        *_certificate_steps(given),
        last,
        *unannounced_steps(last.after),
        *safe_steps(limit, last.after),
    )
    return Deadline("appeal", safe_day(limit), last.after, FIVE_O_CLOCK, steps)


def _certificate_steps(given: _Given) -> tuple[Step, ...]:
    if not given.certificates:
        return ()
    return (*_issued_steps(given), *_counting_steps(given, given.certificates[0]))


def _issued_steps(given: _Given) -> tuple[Step, ...]:
    first, *others = given.certificates
    issued = step("certificate-issued", None, first)
    if not others:
        return (issued,)
    second = step("second-certificate-issued", None, others[0])
    return (issued, second, step("earlier-of-two-certificates", others[0], first))


def _counting_steps(given: _Given, issued: date) -> tuple[Step, ...]:
    if not given.decision.certificate_needed:
        return (step("certificate-ignored-placement-only", issued, issued),)
    limb = given.certificate_limb
    if limb is None:
        return (step("certificate-doubtful", issued, issued),)
    taken = () if given.contacted else (step("contact-taken-as-in-time", issued, issued),)
    month = step("one-month-after-certificate", issued, limb)
    return (*taken, month, step("later-of-two", given.two_months, max(given.two_months, limb)))


def _adviser_deadline(given: _Given) -> Deadline:
    limit = given.two_months
    safe = safe_day(limit)
    steps = (
        step("decision-sent", None, given.sent),
        step("adviser-two-months-after-sent", given.sent, limit),
        step("adviser-strict-not-rolled", limit, limit),
        *safe_steps(limit, limit),
        *unannounced_steps(safe),
    )
    return Deadline("mediation-adviser", safe, limit, None, steps)


def _last_if_allowed(given: _Given, appeal: Deadline) -> date | None:
    if not given.certificates or not given.decision.certificate_needed:
        return None
    allowed = rolled(add_calendar_months(given.certificates[-1], 1)).after
    return allowed if allowed > appeal.last else None
