"""Disability claims: six months, and neither a weekend nor August nor Christmas helps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.law import ImpossibleDates, claim_dates, claim_deadline, is_working_day

DAYS = st.dates(date(2014, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("act", "last", "safe"),
    [
        ("2026-03-15", "2026-09-14", "2026-09-14"),
        ("2026-02-28", "2026-08-27", "2026-08-27"),  # August does not help
        ("2026-07-01", "2026-12-30", "2026-12-24"),  # the other method says the 31st
        ("2026-08-31", "2027-02-27", "2027-02-26"),  # a Saturday, and it stays one
        ("2026-06-26", "2026-12-25", "2026-12-24"),  # Christmas Day, and it stays that
        ("2027-09-01", "2028-02-29", "2028-02-29"),  # a leap February
    ],
)
def test_claim_deadline(act: str, last: str, safe: str) -> None:
    """The earlier of the two methods, never moved; the safe day is a working day before it."""
    found = claim_deadline(date.fromisoformat(act))
    assert found.last == date.fromisoformat(last)
    assert found.safe == date.fromisoformat(safe)


@given(DAYS)
def test_claim_is_never_later_than_either_method(act: date) -> None:
    """It is six months less a day off, and the safe day is an open day before it."""
    found = claim_deadline(act)
    assert 178 <= (found.last - act).days <= 183
    assert found.safe <= found.last
    assert is_working_day(found.safe)


@given(DAYS)
def test_later_act_never_ends_earlier(act: date) -> None:
    """The order of acts is the order of last days."""
    assert claim_deadline(act).last <= claim_deadline(act + timedelta(days=1)).last


def test_working_shows_both_methods() -> None:
    """A person can check both and see which was taken."""
    working = {step.rule: step.after for step in claim_deadline(date(2026, 7, 1)).steps}
    assert working["six-months-less-a-day"] == date(2026, 12, 31)
    assert working["six-months-after-day-before"] == date(2026, 12, 30)
    assert working["earlier-of-two-methods"] == date(2026, 12, 30)
    assert working["claim-not-rolled"] == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("first", "last", "today", "standing"),
    [
        ("2026-04-20", "2026-04-20", "2026-10-19", "in-time"),
        ("2026-04-20", "2026-04-20", "2026-10-20", "late"),
        ("2026-04-20", "2026-06-01", "2026-10-19", "in-time"),
        ("2026-04-20", "2026-06-01", "2026-10-20", "doubtful"),
        ("2026-04-20", "2026-06-01", "2026-11-30", "doubtful"),
        ("2026-04-20", "2026-06-01", "2026-12-01", "late"),
        ("2026-02-28", "2026-02-28", "2026-08-28", "late"),  # in August
        ("2026-06-29", "2026-06-29", "2026-12-29", "late"),  # at Christmas
    ],
)
def test_how_a_claim_stands(first: str, last: str, today: str, standing: str) -> None:
    """In time from the first act, in doubt from the last alone, late after both."""
    dates = claim_dates(date.fromisoformat(last), date.fromisoformat(first))
    assert dates.standing(date.fromisoformat(today)) == standing


def test_one_act_has_one_end() -> None:
    """Nothing is doubtful about it."""
    dates = claim_dates(date(2026, 4, 20))
    assert dates.first == dates.last == claim_deadline(date(2026, 4, 20))


def test_the_first_act_is_not_after_the_last() -> None:
    """Days that cannot be are refused, not turned round."""
    with pytest.raises(ImpossibleDates, match="first-act-after-last"):
        claim_dates(date(2026, 4, 20), date(2026, 4, 21))
