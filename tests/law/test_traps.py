"""Where a naive tool harms people, and what published pages get wrong: one test for each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from letters.law import (
    UnknownId,
    appeal_dates,
    claim_deadline,
    council_limit,
    decision,
    due,
    is_working_day,
    overdue,
    right_holder,
    source,
)


def days_after(day: date, days: int) -> date:
    """A date counted in days, as the mis-statements count."""
    return day + timedelta(days=days)


# --- The traps ------------------------------------------------------------------------------------


def test_trap_1_clock_starts_with_sending_and_counts_months() -> None:
    """A letter of 30 December that came on 4 January: 28 February, not 60 days nor from receipt."""
    sent, received = date(2026, 12, 30), date(2027, 1, 4)
    found = appeal_dates("contents", sent)
    assert found.two_month_limb == date(2027, 2, 28)
    assert found.two_month_limb < appeal_dates("contents", received).two_month_limb
    assert found.two_month_limb != days_after(sent, 60) - timedelta(days=1)
    assert found.appeal.last == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("sent", "strict", "last"),
    [
        ("2026-10-27", "2026-12-27", "2027-01-04"),  # D8: Christmas
        ("2026-06-30", "2026-08-30", "2026-09-01"),  # D17: August
        ("2026-04-13", "2026-06-13", "2026-06-15"),  # D1: a Saturday
    ],
)
def test_trap_2_adviser_date_is_never_rolled(sent: str, strict: str, last: str) -> None:
    """The Tribunal's limit moves on; the adviser's stays, even on a Sunday."""
    found = appeal_dates("contents", date.fromisoformat(sent))
    assert found.adviser_contact_by == date.fromisoformat(strict)
    assert found.appeal.last == date.fromisoformat(last)
    assert found.adviser_late(date.fromisoformat(strict) + timedelta(days=1))


def test_trap_3_august_inside_the_period_still_counts() -> None:
    """15 July gives 15 September; deleting August would give the middle of October."""
    assert appeal_dates("contents", date(2026, 7, 15)).appeal.last == date(2026, 9, 15)


def test_trap_3_saturday_31_july_is_not_an_august_day() -> None:
    """The time ends in July: the weekend rule gives 2 August, not September."""
    assert appeal_dates("contents", date(2027, 5, 31)).appeal.last == date(2027, 8, 2)


def test_trap_3_august_and_christmas_do_not_help_disability_claims() -> None:
    """A claim's last day stays in August and between the years."""
    assert claim_deadline(date(2026, 2, 28)).last == date(2026, 8, 27)
    assert claim_deadline(date(2026, 7, 1)).last == date(2026, 12, 30)


def test_trap_3_late_december_weekdays_are_working_days() -> None:
    """29 December is a working day in law: certificates' days run over it."""
    assert is_working_day(date(2026, 12, 29))
    assert due("certificate-issued", date(2026, 12, 24)).due == date(2026, 12, 31)


def test_trap_4_mixed_appeal_needs_a_certificate() -> None:
    """Needs and help with the school are "contents", which keeps the adviser's date."""
    assert decision("contents").certificate_needed
    assert appeal_dates("contents", date(2026, 9, 1)).adviser is not None


@pytest.mark.parametrize("no_decision", ["draft-plan", "amendment-notice", "no-decision"])
def test_trap_5_no_clock_starts_without_a_decision(no_decision: str) -> None:
    """A draft, a proposal and silence have no appeal date."""
    with pytest.raises(UnknownId):
        appeal_dates(no_decision, date(2026, 9, 1))


def test_trap_6_right_moves_at_the_end_of_june() -> None:
    """Letter of 30 April 2027, limit 30 June, school leaving date 25 June: ask and explain."""
    found = right_holder(
        date(2010, 10, 1),
        letter=date(2027, 4, 30),
        today=date(2027, 5, 3),
        last=date(2027, 6, 30),
    )
    assert found == "changes"


def test_trap_8_ombudsman_limit_is_the_earlier_reading() -> None:
    """Known on 1 March 2026: complain by 28 February 2027, not on the anniversary."""
    assert due("ombudsman-12-months", date(2026, 3, 1)).due == date(2027, 2, 28)


def test_trap_9_two_weeks_are_right_only_for_some_agreements() -> None:
    """An agreement to amend the help has five weeks, one about another matter two."""
    assert council_limit("agreement-amend").amount == 5
    assert council_limit("agreement-other").amount == 2


def test_trap_12_eight_weeks_run_from_the_notice() -> None:
    """Eight weeks start with the amendment notice; from the meeting it is twelve."""
    assert council_limit("amended-plan-after-notice").trigger == "amendment-notice"
    assert council_limit("amended-plan-after-meeting").trigger == "review-meeting"
    meeting, notice = date(2026, 11, 10), date(2026, 12, 8)
    assert due("amended-plan-after-notice", notice).due == date(2027, 2, 2)
    assert due("amended-plan-after-meeting", meeting).due == date(2027, 2, 2)


def test_trap_13_fifteen_days_begin_with_the_day_of_service() -> None:
    """Served on Tuesday 3 November: the 15th day is Tuesday the 17th."""
    assert due("comment-on-draft", date(2026, 11, 3)).due == date(2026, 11, 17)


def test_trap_14_certificate_never_cuts_the_two_months() -> None:
    """A certificate five days after the letter leaves the two months whole."""
    found = appeal_dates("contents", date(2027, 2, 1), certificate_issued=date(2027, 2, 5))
    assert found.certificate_limb == date(2027, 3, 5)
    assert found.appeal.last == date(2027, 4, 1)


def test_trap_15_late_families_still_get_every_date() -> None:
    """Years late there is no error and no dead end: the dates, and that they have passed."""
    found = appeal_dates("contents", date(2024, 3, 1))
    assert found.appeal_late(date(2026, 11, 22))
    assert found.adviser_late(date(2026, 11, 22))
    assert found.days_left(date(2026, 11, 22)) < 0


def test_limit_that_ends_tomorrow_is_no_complaint_about_lateness() -> None:
    """Nothing claims a limit that has not passed."""
    assert overdue(due("final-plan", date(2026, 7, 6)), date(2026, 11, 22)) is None
    assert due("final-plan", date(2026, 7, 6)).due == date(2026, 11, 23)


# --- Published mis-statements ---------------------------------------------------------------------


def test_misstatement_seed_001_getting_the_decision() -> None:
    """Two months of getting it give four days more than there are."""
    by_law = appeal_dates("contents", date(2026, 9, 2)).appeal.last
    by_leaflet = appeal_dates("contents", date(2026, 9, 6)).appeal.last
    assert (by_law, by_leaflet) == (date(2026, 11, 2), date(2026, 11, 6))


def test_misstatement_warwickshire_thirty_days() -> None:
    """A month after 31 January is 28 February; thirty days would be 2 March, too late."""
    issued = date(2027, 1, 31)
    found = appeal_dates("contents", date(2026, 12, 15), certificate_issued=issued)
    assert found.certificate_limb == date(2027, 2, 28)
    assert found.certificate_limb < days_after(issued, 30)


def test_misstatement_releasing_potential_sixty_days() -> None:
    """Two months over February are 59 days; sixty would be a day late."""
    sent = date(2027, 2, 1)
    found = appeal_dates("contents", sent)
    assert found.appeal.last == date(2027, 4, 1) < days_after(sent, 60)


def test_misstatement_york_latest_of_three_events() -> None:
    """The two months start with the letter, never with a later certificate."""
    found = appeal_dates("contents", date(2026, 9, 1), certificate_issued=date(2026, 10, 20))
    wrong = appeal_dates("contents", date(2026, 10, 20)).appeal.last
    assert found.appeal.last == date(2026, 11, 20) < wrong == date(2026, 12, 21)


def test_misstatement_seed_004_type_of_provision() -> None:
    """Section F is never exempt: only the decision about the school alone needs no certificate."""
    assert "(i) and (ii)" in decision("contents").paragraph
    assert decision("contents").certificate_needed
    assert "(iii) and (iv)" in decision("placement-only").paragraph


def test_misstatement_code_11_13_leaves_out_reassessment() -> None:
    """A refusal to re-assess is appealable, and needs the certificate like the others."""
    assert decision("refuse-to-reassess").certificate_needed
    assert decision("refuse-to-reassess").paragraph == "51(2)(d)"


def test_misstatement_seed_002_no_exception() -> None:
    """A family that disagrees with the school alone has no adviser's date at all."""
    assert appeal_dates("placement-only", date(2026, 9, 1)).adviser is None


@pytest.mark.parametrize("unknown", ["health-only", "social-care-only"])
def test_misstatement_wiltshire_health_and_social_care_alone(unknown: str) -> None:
    """There is no such appeal, so there is no question of its certificate."""
    with pytest.raises(UnknownId):
        decision(unknown)


def test_misstatement_hounslow_late_is_the_end() -> None:
    """A late appeal has sources to stand on: more time, and leave without a certificate."""
    found = appeal_dates("contents", date(2026, 5, 1), adviser_contacted=date(2026, 9, 1))
    assert found.adviser_contact_late
    for source_id in ("hesc-r5-3", "cm-v-surrey", "late-appeal", "leave-without-certificate"):
        assert source(source_id).provision


def test_misstatement_hmcts_prototype_stops_on_a_saturday() -> None:
    """31 December and two months end on Saturday 28 February 2026: Monday is still in time."""
    found = appeal_dates("contents", date(2025, 12, 31))
    assert found.appeal.last == date(2026, 3, 2)
    assert not found.appeal_late(date(2026, 3, 2))


def test_misstatement_manchester_thirty_day_window() -> None:
    """A certificate of 15 January 2024 gives a month, to 15 February: thirty-one days."""
    found = appeal_dates(
        "refuse-to-issue", date(2023, 11, 27), certificate_issued=date(2024, 1, 15)
    )
    assert found.certificate_limb == date(2024, 2, 15)
    assert found.appeal.last == days_after(date(2024, 1, 15), 31)


def test_misstatement_surrey_four_weeks_after_conceding() -> None:
    """The 2015 text stands: five weeks for contents, two for the school."""
    assert council_limit("conceded-amend").amount == 5
    assert council_limit("conceded-amend-placement").amount == 2
    assert source("send-regs-r45").in_force_from == date(2015, 3, 23)


def test_misstatement_thirty_working_days_for_mediation() -> None:
    """Thirty days are calendar days."""
    assert council_limit("mediation-arranged").unit == "days"
