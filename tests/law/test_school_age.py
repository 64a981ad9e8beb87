"""Compulsory school age, and who holds the right while the time runs."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.law import (
    ImpossibleDates,
    compulsory_school_age_ends,
    right_holder,
    young_person_on,
)

BIRTHS = st.dates(date(1990, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        ("2007-09-23", "2024-06-28"),  # published by IPSEA
        ("2010-09-01", "2027-06-25"),
        ("2011-08-31", "2027-06-25"),  # still 15
        ("2011-09-01", "2028-06-30"),  # a Friday that is the last day of June
        ("2008-02-29", "2024-06-28"),
    ],
)
def test_compulsory_school_age_ends(born: str, ends: str) -> None:
    """The last Friday in June of the school year in which they turn 16."""
    assert compulsory_school_age_ends(date.fromisoformat(born)) == date.fromisoformat(ends)


@given(BIRTHS)
def test_school_age_ends_on_the_last_friday_of_some_june(born: date) -> None:
    """A Friday from 24 to 30 June, at 15 years 9 months to 16 years 10 months of age."""
    ends = compulsory_school_age_ends(born)
    assert (ends.month, ends.weekday()) == (6, 4)
    assert ends.day >= 24
    months = (ends.year - born.year) * 12 + ends.month - born.month
    assert 190 <= months <= 201


@pytest.mark.parametrize(
    ("day", "young_person"),
    [
        ("2027-06-24", False),
        ("2027-06-25", False),  # to the end of that day
        ("2027-06-26", True),
        ("2036-02-01", False),  # the 25th birthday
        ("2036-01-31", True),
    ],
)
def test_young_person_on(day: str, young_person: bool) -> None:
    """From the day after the school leaving date to the day before the 25th birthday."""
    assert young_person_on(date(2011, 2, 1), date.fromisoformat(day)) is young_person


@pytest.mark.parametrize(
    ("letter", "today", "last", "holder"),
    [
        ("2026-10-01", "2026-11-22", "2026-12-01", "parent"),
        ("2027-04-25", "2027-05-01", "2027-06-25", "parent"),
        ("2027-04-30", "2027-05-10", "2027-06-30", "changes"),  # the adviser's own example
        ("2027-04-26", "2027-06-26", "2027-06-28", "changes"),
        ("2027-06-26", "2027-06-26", "2027-09-01", "ask"),
        ("2027-07-15", "2027-09-10", "2027-09-15", "ask"),
        ("2027-08-31", "2027-09-10", "2027-11-01", "ask"),
        ("2027-09-01", "2027-09-10", "2027-11-01", "young-person"),
        ("2030-09-01", "2030-09-10", "2030-11-01", "young-person"),
        ("2035-12-15", "2036-01-10", "2036-02-15", "changes"),  # 25 on 1 February 2036
        ("2036-02-01", "2036-02-10", "2036-04-01", "none"),
    ],
)
def test_right_holder(letter: str, today: str, last: str, holder: str) -> None:
    """Someone born on 1 February 2011, whose school leaving date is 25 June 2027."""
    found = right_holder(
        date(2011, 2, 1),
        letter=date.fromisoformat(letter),
        today=date.fromisoformat(today),
        last=date.fromisoformat(last),
    )
    assert found == holder


def test_summer_born_child_of_15_is_asked_about() -> None:
    """Born on 31 August 2011 and still 15 in July 2027: the sources disagree, so we ask."""
    july = date(2027, 7, 20)
    assert right_holder(date(2011, 8, 31), letter=july, today=july, last=date(2027, 9, 20)) == "ask"


def test_letter_before_birth_is_refused() -> None:
    """A date of birth after the letter was mistyped."""
    with pytest.raises(ImpossibleDates, match="born-after-letter"):
        right_holder(
            date(2026, 11, 2),
            letter=date(2026, 11, 1),
            today=date(2026, 11, 22),
            last=date(2027, 1, 1),
        )


@given(BIRTHS, st.dates(date(2026, 1, 1), date(2050, 12, 31)))
def test_one_day_never_changes_hands(born: date, day: date) -> None:
    """If letter, today and last date are one day, the right is in one pair of hands."""
    assert right_holder(born, letter=day, today=day, last=day) != "changes"
