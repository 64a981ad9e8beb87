"""Calendar months: the corresponding date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.law import add_calendar_months
from tests.law import oracle

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-09-30", 4, "2027-01-30"),  # P6: Dodds v Walker, the 31st was a day too late
        ("2025-12-31", 2, "2026-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2027-02-28", 2, "2027-04-28"),
        ("2027-03-31", 2, "2027-05-31"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2027-07-31", -5, "2027-02-28"),
        ("2027-01-15", -1, "2026-12-15"),
        ("2026-05-05", 0, "2026-05-05"),
    ],
)
def test_corresponding_date(start: str, months: int, end: str) -> None:
    """The same number in the later month, or that month's last day."""
    assert add_calendar_months(date.fromisoformat(start), months) == date.fromisoformat(end)


@given(DAYS, st.integers(0, 14))
def test_months_agree_with_walking(start: date, months: int) -> None:
    """Reckoned at once or walked a day at a time, it is the same day."""
    assert add_calendar_months(start, months) == oracle.months_later(start, months)


@given(DAYS, st.integers(-24, 24))
def test_a_later_start_never_ends_earlier(start: date, months: int) -> None:
    """Clamping to a shorter month keeps the order of days."""
    tomorrow = start + timedelta(days=1)
    assert add_calendar_months(start, months) <= add_calendar_months(tomorrow, months)


@given(DAYS)
def test_two_months_are_never_sixty_days_by_rule(start: date) -> None:
    """Two months are 59 to 62 days, and which of them depends on the date."""
    assert 59 <= (add_calendar_months(start, 2) - start).days <= 62
