"""The dates of an appeal: its working, the certificate, the adviser, and today on both sides."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.law import (
    AppealDates,
    Deadline,
    ImpossibleDates,
    UnknownId,
    appeal_dates,
    decisions,
    is_working_day,
)
from letters.law.deadlines import chained

SENT = date(2026, 9, 1)  # two months end on Sunday 1 November 2026
ISSUED = date(2026, 10, 20)  # a month ends on Friday 20 November 2026
ONE_DAY = timedelta(days=1)
NEEDING = [one.id for one in decisions().values() if one.certificate_needed]
DAYS = st.dates(date(2014, 1, 1), date(2035, 12, 31))


def working(deadline: Deadline) -> list[tuple[str, date | None, date]]:
    """A deadline's steps without their sources."""
    return [(step.rule, step.before, step.after) for step in deadline.steps]


def rules(dates: AppealDates) -> list[str]:
    """The rules of an appeal's steps, in order."""
    return [step.rule for step in dates.appeal.steps]


def test_working_without_a_certificate() -> None:
    """From the letter to the last date, then from the unrolled limit back to the safe date."""
    assert working(appeal_dates("contents", SENT).appeal) == [
        ("decision-sent", None, SENT),
        ("two-months-after-sent", SENT, date(2026, 11, 1)),
        ("rolled-weekend-or-bank-holiday", date(2026, 11, 1), date(2026, 11, 2)),
        ("safe-last-working-day", date(2026, 11, 1), date(2026, 10, 30)),
    ]


def test_working_with_a_certificate() -> None:
    """Both limbs stand in the working, and the later one goes on."""
    assert working(appeal_dates("contents", SENT, certificate_issued=ISSUED).appeal) == [
        ("decision-sent", None, SENT),
        ("two-months-after-sent", SENT, date(2026, 11, 1)),
        ("certificate-issued", None, ISSUED),
        ("contact-taken-as-in-time", ISSUED, ISSUED),
        ("one-month-after-certificate", ISSUED, date(2026, 11, 20)),
        ("later-of-two", date(2026, 11, 1), date(2026, 11, 20)),
        ("not-rolled", date(2026, 11, 20), date(2026, 11, 20)),
    ]


def test_working_of_the_adviser_date() -> None:
    """The strict day is said to be strict; only the day to ring by is moved, and backwards."""
    adviser = appeal_dates("contents", SENT).adviser
    assert adviser is not None
    assert working(adviser) == [
        ("decision-sent", None, SENT),
        ("adviser-two-months-after-sent", SENT, date(2026, 11, 1)),
        ("adviser-strict-not-rolled", date(2026, 11, 1), date(2026, 11, 1)),
        ("safe-last-working-day", date(2026, 11, 1), date(2026, 10, 30)),
    ]
    assert adviser.at is None


@pytest.mark.parametrize(
    ("sent", "rule", "last"),
    [
        ("2029-05-31", "not-rolled", "2029-07-31"),
        ("2029-06-01", "rolled-august", "2029-09-03"),
        ("2029-06-30", "rolled-august", "2029-09-03"),
        ("2029-07-01", "rolled-weekend-or-bank-holiday", "2029-09-03"),
        ("2029-10-24", "not-rolled", "2029-12-24"),
        ("2029-10-25", "rolled-christmas", "2030-01-02"),
        ("2029-11-01", "rolled-christmas", "2030-01-02"),
        ("2029-11-02", "not-rolled", "2030-01-02"),
    ],
)
def test_first_and_last_days_of_august_and_christmas(sent: str, rule: str, last: str) -> None:
    """The windows of rule 12(3)(a) hold 1 and 31 August, 25 December and 1 January: no more."""
    found = appeal_dates("contents", date.fromisoformat(sent))
    assert found.appeal.last == date.fromisoformat(last)
    assert [one for one in rules(found) if "rolled" in one] == [rule]


def test_appeal_ends_at_five_o_clock() -> None:
    """The Tribunal must have it by 5pm."""
    assert appeal_dates("contents", SENT).appeal.at == time(17, 0)


def test_known_contact_in_time_is_not_taken_for_granted() -> None:
    """With a date of contact nothing is assumed, and the certificate's month counts."""
    found = appeal_dates(
        "contents", SENT, certificate_issued=ISSUED, adviser_contacted=date(2026, 10, 5)
    )
    assert "contact-taken-as-in-time" not in rules(found)
    assert found.adviser_contact_late is False
    assert found.appeal.last == date(2026, 11, 20)
    assert found.certificate_limb_if_allowed is None


@pytest.mark.parametrize(
    ("contacted", "late"),
    [(date(2026, 10, 31), False), (date(2026, 11, 1), False), (date(2026, 11, 2), True)],
)
def test_contact_on_both_sides_of_the_strict_day(contacted: date, late: bool) -> None:
    """Sunday 1 November is in time; Monday the 2nd is not, because nothing is rolled."""
    found = appeal_dates("contents", SENT, adviser_contacted=contacted)
    assert found.adviser_contact_late is late
    assert found.certificate_doubtful is late
    assert found.adviser_late(SENT) is late


@pytest.mark.parametrize(
    "contact", [{"contact_unknown": True}, {"adviser_contacted": date(2026, 11, 3)}]
)
def test_doubtful_certificate_is_never_shown_as_in_time(contact: dict[str, object]) -> None:
    """Late or unknown contact: two months only, and the certificate's date kept apart."""
    issued = date(2026, 11, 5)
    found = appeal_dates("contents", SENT, certificate_issued=issued, **contact)  # type: ignore[arg-type]
    assert found.certificate_doubtful
    assert found.certificate_limb is None
    assert found.appeal.last == date(2026, 11, 2)
    assert found.appeal.safe == date(2026, 10, 30)
    assert found.certificate_limb_if_allowed == date(2026, 12, 7)  # from Saturday 5 December
    assert "certificate-doubtful" in rules(found)
    assert "one-month-after-certificate" not in rules(found)


def test_unknown_contact_without_a_certificate_is_doubtful_too() -> None:
    """Whatever certificate comes later, its month cannot be promised."""
    found = appeal_dates("contents", SENT, contact_unknown=True)
    assert found.certificate_doubtful
    assert found.adviser_contact_late is None
    assert found.certificate_limb_if_allowed is None


def test_doubtful_certificate_that_makes_no_difference() -> None:
    """A month that ends before the two months would change nothing if it were allowed."""
    found = appeal_dates("contents", SENT, certificate_issued=SENT, contact_unknown=True)
    assert found.certificate_limb_if_allowed is None


@pytest.mark.parametrize("turned", [False, True])
def test_earlier_of_two_certificates_counts(turned: bool) -> None:
    """In whichever order they are given; the later one's date is kept apart."""
    one, other = ISSUED, date(2026, 11, 10)
    if turned:
        one, other = other, one
    found = appeal_dates("contents", SENT, certificate_issued=one, certificate_two=other)
    assert (found.certificate_issued, found.certificate_two) == (ISSUED, date(2026, 11, 10))
    assert found.appeal.last == date(2026, 11, 20)
    assert found.certificate_limb_if_allowed == date(2026, 12, 10)
    assert not found.certificate_doubtful
    assert "earlier-of-two-certificates" in rules(found)


def test_same_certificate_given_twice_is_one() -> None:
    """Two certificates of one date are no question at all."""
    found = appeal_dates("contents", SENT, certificate_issued=ISSUED, certificate_two=ISSUED)
    assert found.certificate_two is None
    assert found.certificate_limb_if_allowed is None


def test_placement_only_has_no_adviser_and_ignores_a_certificate() -> None:
    """Nothing is asked of the adviser, and only the two months count."""
    found = appeal_dates("placement-only", SENT, certificate_issued=ISSUED)
    assert (found.adviser, found.adviser_contact_by, found.ring_by) == (None, None, None)
    assert found.certificate_ignored
    assert found.certificate_limb is None
    assert found.certificate_limb_if_allowed is None
    assert found.appeal.last == date(2026, 11, 2)
    assert "certificate-ignored-placement-only" in rules(found)


@pytest.mark.parametrize(
    "contact", [{"contact_unknown": True}, {"adviser_contacted": date(2027, 3, 1)}]
)
def test_placement_only_is_never_late_for_the_adviser(contact: dict[str, object]) -> None:
    """A family that needs no certificate is not told that it missed the adviser."""
    found = appeal_dates("placement-only", SENT, **contact)  # type: ignore[arg-type]
    assert not found.adviser_late(date(2030, 1, 1))
    assert not found.ring_by_passed(date(2030, 1, 1))
    assert not found.certificate_doubtful
    assert found.adviser_contact_late is None


@pytest.mark.parametrize("decision_id", NEEDING)
def test_every_other_decision_counts_the_certificate(decision_id: str) -> None:
    """Six of the seven decisions have the adviser's date and the certificate's month."""
    found = appeal_dates(decision_id, SENT, certificate_issued=ISSUED)
    assert found.adviser_contact_by == date(2026, 11, 1)
    assert found.appeal.last == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("given_dates", "code"),
    [
        ({"certificate_issued": SENT - ONE_DAY}, "certificate-before-sent"),
        (
            {"certificate_issued": ISSUED, "certificate_two": SENT - ONE_DAY},
            "certificate-before-sent",
        ),
        (
            {"certificate_issued": ISSUED - ONE_DAY, "adviser_contacted": ISSUED},
            "certificate-before-contact",
        ),
        ({"adviser_contacted": SENT - ONE_DAY}, "contact-before-sent"),
        ({"adviser_contacted": SENT, "contact_unknown": True}, "contact-given-and-unknown"),
    ],
)
def test_impossible_dates_are_refused_by_a_code(given_dates: dict[str, object], code: str) -> None:
    """No certificate without a call, and neither before the letter; the words stand elsewhere."""
    with pytest.raises(ImpossibleDates) as refused:
        appeal_dates("contents", SENT, **given_dates)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_dates_on_the_day_of_sending_are_possible() -> None:
    """An e-mailed letter, a call and a certificate may fall on one day."""
    found = appeal_dates("contents", SENT, certificate_issued=SENT, adviser_contacted=SENT)
    assert found.appeal.last == date(2026, 11, 2)


def test_unknown_decision_is_named() -> None:
    """A draft plan is no decision, and no clock starts on it."""
    with pytest.raises(UnknownId, match="draft-plan"):
        appeal_dates("draft-plan", SENT)


# --- Today on both sides of every date ------------------------------------------------------------

EASTER = date(
    2026, 2, 3
)  # strict Friday 3 April (Good Friday), ring by the 2nd, last Tuesday the 7th


@pytest.mark.parametrize(
    ("today", "ring_by_passed", "adviser_late", "safe_passed", "appeal_late", "left"),
    [
        ("2026-04-02", False, False, False, False, 5),
        ("2026-04-03", True, False, True, False, 4),
        ("2026-04-04", True, True, True, False, 3),
        ("2026-04-07", True, True, True, False, 0),
        ("2026-04-08", True, True, True, True, -1),
    ],
)
def test_today_on_both_sides_of_every_date(
    today: str,
    ring_by_passed: bool,
    adviser_late: bool,
    safe_passed: bool,
    appeal_late: bool,
    left: int,
) -> None:
    """On a date nothing has passed; on the day after it has, and one thing at a time."""
    found, on_date = appeal_dates("contents", EASTER), date.fromisoformat(today)
    assert found.ring_by_passed(on_date) is ring_by_passed
    assert found.adviser_late(on_date) is adviser_late
    assert found.safe_passed(on_date) is safe_passed
    assert found.appeal_late(on_date) is appeal_late
    assert found.days_left(on_date) == left


@pytest.mark.parametrize("today", ["2026-08-16", "2026-08-31", "2026-09-01"])
def test_nobody_is_late_in_august(today: str) -> None:
    """Two months that ended on 15 August are still in time to the first working day after it."""
    found = appeal_dates("contents", date(2026, 6, 15))
    assert not found.appeal_late(date.fromisoformat(today))
    assert found.safe_passed(date.fromisoformat(today))
    assert found.appeal_late(date(2026, 9, 2))


@pytest.mark.parametrize("today", ["2026-12-28", "2027-01-02", "2027-01-04"])
def test_nobody_is_late_between_the_years(today: str) -> None:
    """Two months that ended on 27 December are in time until 4 January 2027."""
    found = appeal_dates("contents", date(2026, 10, 27))
    assert not found.appeal_late(date.fromisoformat(today))
    assert found.appeal_late(date(2027, 1, 5))
    assert found.appeal.safe == date(2026, 12, 24)


def test_certificate_in_hand_counts_as_contact_in_time() -> None:
    """Long after the strict day, a certificate with no word of the contact is not called late."""
    found = appeal_dates("contents", SENT, certificate_issued=ISSUED)
    assert not found.adviser_late(date(2027, 6, 1))


def test_unknown_contact_is_late_once_the_strict_day_has_passed() -> None:
    """Nobody can say that it was in time, so it is treated as late from the day after."""
    found = appeal_dates("contents", SENT, certificate_issued=ISSUED, contact_unknown=True)
    assert not found.adviser_late(date(2026, 11, 1))
    assert found.adviser_late(date(2026, 11, 2))


# --- Whatever the dates ---------------------------------------------------------------------------


@given(DAYS, st.integers(0, 120), st.sampled_from(sorted(decisions())))
def test_certificate_never_shortens_the_time(sent: date, after: int, decision_id: str) -> None:
    """With a certificate of any date the last day is never earlier than without."""
    plain = appeal_dates(decision_id, sent)
    issued = sent + timedelta(days=after)
    assert (
        appeal_dates(decision_id, sent, certificate_issued=issued).appeal.last >= plain.appeal.last
    )


@given(DAYS, st.integers(0, 90), st.integers(0, 90), st.booleans())
def test_any_working_leads_to_its_dates(sent: date, one: int, other: int, unknown: bool) -> None:
    """Steps are chained from told dates, safe is a working day no later than the limit and last."""
    found = appeal_dates(
        "contents",
        sent,
        certificate_issued=sent + timedelta(days=one),
        certificate_two=sent + timedelta(days=other),
        contact_unknown=unknown,
    )
    assert chained(found.appeal.steps)
    limit = max(found.two_month_limb, found.certificate_limb or found.two_month_limb)
    assert found.appeal.safe <= limit <= found.appeal.last
    assert is_working_day(found.appeal.safe)
    allowed = found.certificate_limb_if_allowed
    assert allowed is None or allowed > found.appeal.last


@given(DAYS)
def test_adviser_date_is_the_two_months_and_nothing_else(sent: date) -> None:
    """The strict day is never moved; the day to ring by is a working day on or before it."""
    found = appeal_dates("contents", sent)
    assert found.adviser_contact_by == found.two_month_limb
    assert found.ring_by is not None
    assert found.ring_by <= found.two_month_limb
    assert is_working_day(found.ring_by)
    assert not (found.ring_by.month == 12 and found.ring_by.day > 24)


def test_a_certificate_of_any_date_is_ignored_where_none_is_needed() -> None:
    """An appeal about the school only looks at no certificate, not even an old one."""
    dates = appeal_dates("placement-only", SENT, certificate_issued=SENT - ONE_DAY)
    assert dates.certificate_ignored
    assert dates.appeal.last == appeal_dates("placement-only", SENT).appeal.last
    assert "certificate-ignored-placement-only" in {step.rule for step in dates.appeal.steps}


@pytest.mark.parametrize(
    ("sent", "aim"),
    [
        (date(2026, 11, 2), date(2026, 12, 18)),  # safe on Thursday 24 December
        (date(2026, 9, 9), date(2026, 11, 3)),  # safe on Monday 9 November
        (date(2026, 6, 28), date(2026, 8, 24)),  # safe on Friday 28 August
        (date(2026, 2, 3), date(2026, 3, 27)),  # safe on Thursday 2 April, before Good Friday
        (date(2026, 7, 1), date(2026, 8, 25)),  # safe on Tuesday 1 September, a bank holiday before
    ],
)
def test_the_aim_leaves_three_whole_working_days_for_a_certificate(sent: date, aim: date) -> None:
    """Between the aim and the safe day; the limit in law stays where it is."""
    found = appeal_dates("contents", sent)
    assert found.contact_aim == aim
    assert found.contact_step is not None
    assert (found.contact_step.before, found.contact_step.after) == (found.ring_by, aim)
    assert [one.rule for one in found.contact_steps][-1] == "certificate-before-safe-date"
    between = [aim + timedelta(days=n) for n in range(1, (found.appeal.safe - aim).days)]
    assert sum(map(is_working_day, between)) == 3
    assert found.adviser_contact_by == found.two_month_limb


def test_who_has_reached_the_adviser_is_shown_no_day_to_aim_at() -> None:
    """The working then ends with the limit; an appeal about the school only has none."""
    reached = appeal_dates("contents", date(2026, 11, 2), adviser_contacted=date(2026, 11, 9))
    assert all(one.rule.startswith("adviser-") for one in reached.contact_steps)
    alone = appeal_dates("placement-only", date(2026, 11, 2))
    assert (alone.contact_aim, alone.contact_steps) == (None, ())


@pytest.mark.parametrize(
    ("sent", "steps"),
    [
        ("2026-09-17", ["not-rolled"]),
        ("2026-06-12", ["rolled-august", "safe-last-working-day"]),
        ("2026-10-29", ["rolled-christmas", "safe-not-after-24-december"]),
        (
            "2026-11-01",
            ["rolled-christmas", "safe-last-working-day", "safe-not-after-24-december"],
        ),
    ],
)
def test_the_working_looks_back_only_where_the_safe_day_is_another(
    sent: str, steps: list[str]
) -> None:
    """A step from a day to the same day is noise, unless it is all that tells of the safe day."""
    found = appeal_dates("contents", date.fromisoformat(sent)).appeal.steps
    assert [one.rule for one in found[2:]] == steps
