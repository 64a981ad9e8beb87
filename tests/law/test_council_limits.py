"""Limits on the council and others: the worked timelines, and what is late and what is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.law import (
    BadLawData,
    CouncilLimit,
    ImpossibleDates,
    Lateness,
    LimitDue,
    UnknownId,
    council_limit,
    council_limits,
    due,
    is_working_day,
    overdue,
    plan_due_after_move,
    reply_by,
)
from letters.law.deadlines import step

DAYS = st.dates(date(2014, 1, 1), date(2035, 12, 31))
ONE_DAY = timedelta(days=1)

REQUEST = "2026-11-02"
MEETING = "2026-11-10"
ORDER = "2026-12-01"


@pytest.mark.parametrize(
    ("limit_id", "started", "ends"),
    [
        ("decide-whether-to-assess", REQUEST, "2026-12-14"),
        ("refuse-to-issue", REQUEST, "2027-02-22"),
        ("final-plan", REQUEST, "2027-03-22"),
        ("advice-for-assessment", REQUEST, "2026-12-14"),
        ("comment-on-draft", "2026-11-03", "2026-11-17"),  # the 15th day, not the 18th
        ("review-papers", MEETING, "2026-10-27"),
        ("review-report", MEETING, "2026-11-24"),
        ("decision-after-review", MEETING, "2026-12-08"),
        ("amended-plan-after-notice", "2026-12-08", "2027-02-02"),
        ("amended-plan-after-meeting", MEETING, "2027-02-02"),
        ("review-every-12-months", "2025-11-22", "2026-11-21"),
        ("phase-transfer", "2027-09-01", "2027-02-14"),
        ("phase-transfer-post-16", "2027-09-01", "2027-03-30"),
        ("phase-transfer-between-post-16", "2027-09-01", "2027-04-01"),
        ("reassessment-answer", "2026-11-02", "2026-11-17"),
        ("reassessment-final-plan", "2026-11-17", "2027-02-23"),
        ("no-reassessment-yet", "2026-05-24", "2026-11-23"),
        ("no-reassessment-yet", "2026-08-31", "2027-02-27"),  # February has no 31st
        ("transfer-after-move", "2026-11-02", "2026-11-20"),  # Monday is day 1 of 15
        ("transfer-after-move", "2026-11-01", "2026-11-20"),  # a Sunday is not counted
        ("tell-after-move", "2026-11-20", "2027-01-01"),  # a holiday, and nothing is moved
        ("order-assess", ORDER, "2026-12-15"),
        ("order-make-plan-draft", ORDER, "2027-01-05"),
        ("order-amend", ORDER, "2027-01-05"),
        ("order-keep-and-amend", ORDER, "2027-01-05"),
        ("order-assess-no-plan", ORDER, "2027-02-09"),
        ("order-make-plan-final", ORDER, "2027-02-16"),
        ("order-assess-plan", ORDER, "2027-03-09"),
        ("order-amend-placement", ORDER, "2026-12-15"),
        ("order-reconsider", ORDER, "2026-12-15"),
        ("order-keep-plan", ORDER, "2026-12-01"),
        ("agreement-other", ORDER, "2026-12-15"),
        ("agreement-health", ORDER, "2026-12-15"),
        ("agreement-health-told", ORDER, "2026-12-08"),
        ("board-arranges-mediation", "2026-11-05", "2026-12-05"),  # calendar days
        ("conceded-amend", ORDER, "2027-01-05"),
        ("mediation-arranged", "2026-11-02", "2026-12-02"),  # calendar days
        ("health-body-told", "2026-11-06", "2026-11-11"),
        ("certificate-issued", "2026-11-06", "2026-11-11"),  # over a weekend
        ("certificate-issued", "2026-12-23", "2026-12-30"),  # over Christmas
        ("certificate-when-not-arranged", "2026-11-06", "2026-11-11"),
        ("certificate-after-mediation", "2026-11-06", "2026-11-11"),
        ("recommendation-answer", ORDER, "2027-01-05"),
        ("complaint-acknowledged", "2026-11-02", "2026-11-09"),
        ("complaint-stage-1", "2026-11-09", "2026-11-23"),
        ("complaint-stage-2", "2026-11-09", "2026-12-07"),
        ("health-complaint-acknowledged", "2026-12-23", "2026-12-30"),  # over Christmas
        ("care-stage-1", "2026-11-23", "2026-12-07"),
        ("care-stage-1-longest", "2026-11-23", "2026-12-21"),
        ("care-stage-2", "2026-11-23", "2026-12-30"),  # over Christmas
        ("care-stage-2-longest", "2026-11-23", "2027-02-25"),
        ("care-panel-meets", "2026-11-23", "2027-01-07"),
        ("care-next-stage-asked", "2026-11-23", "2026-12-21"),
        ("care-stage-2-asked", "2026-11-23", "2026-12-21"),
        ("early-years-answer", "2026-11-23", "2026-12-21"),  # calendar days
        ("ombudsman-12-months", "2026-02-01", "2027-01-31"),
    ],
)
def test_limit_ends(limit_id: str, started: str, ends: str) -> None:
    """The worked timelines, and each limit's unit by hand."""
    found = due(limit_id, date.fromisoformat(started))
    assert found.due == date.fromisoformat(ends)
    assert (found.limit.id, found.started) == (limit_id, date.fromisoformat(started))


def test_working_of_a_limit_names_its_regulation() -> None:
    """The steps go from the day that started it to its last day, on the limit's authority."""
    start, counted = due("final-plan", date(2026, 11, 2)).steps
    assert (start.rule, start.before, start.after) == ("limit-starts", None, date(2026, 11, 2))
    assert (counted.rule, counted.after) == ("weeks-counted", date(2027, 3, 22))
    assert counted.sources == ("send-regs-r13",)


@pytest.mark.parametrize("name", ["assess", "make-plan-final", "amend", "amend-placement"])
def test_agreement_about_an_appealable_issue_has_the_time_of_an_order(name: str) -> None:
    """Regulation 42(2): as if the agreement were an order."""
    agreement, order = council_limit(f"agreement-{name}"), council_limit(f"order-{name}")
    assert (agreement.amount, agreement.unit) == (order.amount, order.unit)
    assert agreement.group == "agreement-appealable"
    assert {"send-regs-r42", *order.sources} == set(agreement.sources)


def test_every_order_has_its_agreement() -> None:
    """No order is left without the limit for an agreement about the same thing."""
    orders = {name.removeprefix("order-") for name in council_limits() if name.startswith("order-")}
    assert len(orders) == 10
    assert {f"agreement-{name}" for name in orders} <= council_limits().keys()


@pytest.mark.parametrize("group", ["order", "conceded"])
def test_conceding_is_no_slower_than_an_order(group: str) -> None:
    """Regulation 45 as substituted in 2015: 2, 10 and 14 weeks; 5 and 11; 5; 2."""
    amounts = {
        one.id.removeprefix(f"{group}-"): one.amount
        for one in council_limits().values()
        if one.group == group
    }
    expected = {
        "assess": 2,
        "assess-no-plan": 10,
        "assess-plan": 14,
        "make-plan-draft": 5,
        "make-plan-final": 11,
        "amend": 5,
        "amend-placement": 2,
    }
    assert expected.items() <= amounts.items()


def test_which_limits_have_exceptions() -> None:
    """6, 16, 20 and 14 weeks have exceptions in the regulations: a letter must ask about them. So
    have assessing and making a plan by an order, regulation 44(3), and after an appeal that the
    council does not oppose, 45(7)."""
    promised = {
        f"{promise}-{what}"
        for promise in ("order", "conceded", "agreement")
        for what in (
            *("assess", "assess-no-plan", "assess-plan"),
            *("make-plan-draft", "make-plan-final"),
        )
    }
    assert {one.id for one in council_limits().values() if one.exceptions} == {
        "decide-whether-to-assess",
        "advice-for-assessment",
        "refuse-to-issue",
        "final-plan",
        "reassessment-final-plan",
        *promised,
    }


def test_which_limits_are_no_duty() -> None:
    """The Ombudsman's code and our own request are never written as a duty."""
    assert {one.id for one in council_limits().values() if not one.duty} == {
        "complaint-acknowledged",
        "complaint-stage-1",
        "complaint-stage-2",
        "reply-requested",
        "care-stage-2-asked",
    }


def test_who_keeps_the_limits() -> None:
    """Only these fall on somebody other than the council."""
    others = {one.id: one.on for one in council_limits().values() if one.on != "council"}
    assert others == {
        "advice-for-assessment": "others",
        "review-report": "others",
        "comment-on-draft": "family",
        "no-reassessment-yet": "family",
        "ombudsman-12-months": "family",
        "health-complaint-12-months": "family",
        "health-ombudsman-12-months": "family",
        "care-complaint-12-months": "family",
        "judicial-review-3-months": "family",
        "agreement-health": "health",
        "agreement-health-told": "health",
        "board-arranges-mediation": "health",
        "recommendation-answer": "health",
        "early-years-answer": "others",
        "care-next-stage-asked": "family",
        "care-stage-2-asked": "family",
        "health-complaint-acknowledged": "health",
        "certificate-issued": "adviser",
        "certificate-when-not-arranged": "adviser",
        "certificate-after-mediation": "adviser",
    }


# --- Late and not late ----------------------------------------------------------------------------


@pytest.mark.parametrize("on_date", ["2026-12-12", "2026-12-13", "2026-12-14"])
def test_limit_that_ends_today_or_later_is_not_late(on_date: str) -> None:
    """Six weeks from 2 November end on 14 December: until that day is over nothing is late."""
    found = due("decide-whether-to-assess", date(2026, 11, 2))
    assert overdue(found, date.fromisoformat(on_date)) is None


@pytest.mark.parametrize(
    ("on_date", "days", "weeks", "rest_days"),
    [
        ("2026-12-15", 1, 0, 1),
        ("2026-12-20", 6, 0, 6),
        ("2026-12-21", 7, 1, 0),
        ("2027-01-20", 37, 5, 2),
    ],
)
def test_lateness_in_days_and_weeks(on_date: str, days: int, weeks: int, rest_days: int) -> None:
    """The day after the limit is one day late."""
    found = overdue(due("decide-whether-to-assess", date(2026, 11, 2)), date.fromisoformat(on_date))
    assert found is not None
    assert (found.days, found.weeks, found.rest_days) == (days, weeks, rest_days)


def test_lateness_of_a_bare_date() -> None:
    """A date that the Tribunal gave can be compared in the same way."""
    assert overdue(date(2026, 11, 20), date(2026, 11, 22)) == Lateness(2)
    assert overdue(date(2026, 11, 22), date(2026, 11, 22)) is None


def test_no_lateness_of_nothing() -> None:
    """Nobody can be 0 days late."""
    with pytest.raises(ImpossibleDates, match="not-late"):
        Lateness(0)


@given(st.sampled_from(sorted(council_limits())), DAYS, st.integers(-400, 400))
def test_late_exactly_after_the_last_day(limit_id: str, started: date, offset: int) -> None:
    """Whatever the limit: late if and only if its last day lies before the day of the letter."""
    found = due(limit_id, started)
    late = overdue(found, found.due + timedelta(days=offset))
    assert (late is not None) is (offset > 0)
    assert late is None or late.weeks * 7 + late.rest_days == late.days == offset


@given(st.sampled_from(sorted(council_limits())), DAYS)
def test_later_start_never_ends_earlier(limit_id: str, started: date) -> None:
    """A limit that started a day later ends no earlier."""
    assert due(limit_id, started).due <= due(limit_id, started + ONE_DAY).due


@given(DAYS)
def test_reply_is_asked_for_on_a_working_day_two_weeks_off(letter_date: date) -> None:
    """Ten working days: two weeks, and more over holidays."""
    day = reply_by(letter_date)
    assert is_working_day(day)
    assert 12 <= (day - letter_date).days <= 21


def test_reply_by() -> None:
    """Ten working days after Monday 2 November is Monday 16 November 2026."""
    assert reply_by(date(2026, 11, 2)) == date(2026, 11, 16)


def test_working_days_of_an_unannounced_year_are_said() -> None:
    """Ten working days in 2031 carry "check the date"; ten weeks do not: nothing closes them."""
    rules = [one.rule for one in due("reply-requested", date(2031, 4, 1)).steps]
    assert rules == ["limit-starts", "working-days-counted", "bank-holidays-not-yet-announced"]
    assert len(due("order-assess-no-plan", date(2031, 4, 1)).steps) == 2


@pytest.mark.parametrize(
    ("learned", "moved", "last"),
    [
        (date(2026, 11, 2), date(2026, 10, 26), date(2026, 11, 20)),  # learned after the move
        (date(2026, 11, 2), date(2026, 11, 20), date(2026, 11, 20)),  # its 15th working day
        (date(2026, 11, 2), date(2026, 11, 19), date(2026, 11, 20)),  # too short a notice
        (date(2026, 11, 2), date(2026, 11, 23), date(2026, 11, 23)),  # 15 working days before
        (date(2026, 8, 3), date(2026, 11, 23), date(2026, 11, 23)),
    ],
)
def test_a_plan_is_due_after_a_move(learned: date, moved: date, last: date) -> None:
    """Regulation 15(2): on the day of the move, or by the 15th working day, the first included."""
    found = plan_due_after_move(learned, moved)
    assert (found.due, found.started) == (last, learned)
    early = [one.rule for one in found.steps if one.rule == "not-before-the-move"]
    assert bool(early) is (last == moved and moved > date(2026, 11, 20))


# --- Refusing bad data ----------------------------------------------------------------------------

GOOD = {
    "id": "some-limit",
    "group": "review",
    "trigger": "review-meeting",
    "amount": 2,
    "unit": "weeks",
    "sources": ("send-regs-r20",),
}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Some limit"),
        ("trigger", ""),
        ("unit", "fortnights"),
        ("on", "head-teacher"),
        ("amount", 0),
        ("amount", -2),
        ("month", 2),
        ("day", 15),
        ("unit", "before-fixed-date"),
        ("sources", ()),
        ("sources", ("hearsay",)),
    ],
)
def test_limit_cannot_be_built_wrong(field: str, value: object) -> None:
    """Bad data is refused by the entry's name, so that a person can find it in the file."""
    row = {**GOOD, field: value}
    with pytest.raises(BadLawData) as refused:
        CouncilLimit(**row)  # type: ignore[arg-type]
    assert refused.value.id == row["id"]
    assert refused.value.field == field or value == "before-fixed-date"


def test_good_row_is_taken() -> None:
    """The row that the refusals start from is itself right."""
    assert CouncilLimit(**GOOD).on == "council"  # type: ignore[arg-type]


def test_due_date_cannot_stand_without_its_working() -> None:
    """A last day that no step leads to is refused, and so is a working that hangs in the air."""
    limit, told = council_limit("final-plan"), step("limit-starts", None, date(2026, 11, 2))
    loose = step("weeks-counted", date(2026, 11, 3), date(2027, 3, 23))
    for steps, code in [
        ((), "no-steps"),
        ((told,), "date-without-step"),
        ((told, loose), "steps-not-chained"),
    ]:
        with pytest.raises(ImpossibleDates) as refused:
            LimitDue(limit, date(2026, 11, 2), date(2027, 3, 23), steps)
        assert refused.value.code == code


def test_unknown_limit_is_named() -> None:
    """A limit that nobody wrote down is an error that says its name."""
    with pytest.raises(UnknownId, match="final-answer"):
        due("final-answer", date(2026, 11, 2))
