"""Every sending date from 2014 to 2035, read twice: by the code, and day by day by the oracle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from letters.law import appeal_dates, is_working_day
from letters.law.working_days import bank_holidays
from tests.law import oracle

FIRST, LAST = date(2014, 1, 1), date(2035, 12, 31)


def every_day() -> Iterator[date]:
    """Each sending date."""
    return (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))


def test_oracle_shares_nothing_with_the_code() -> None:
    """The oracle imports the calendar and a cache, and nothing else."""
    tree = ast.parse((Path(__file__).parent / "oracle.py").read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported == {"__future__", "datetime", "functools"}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import)]


@pytest.mark.parametrize("year", range(2014, 2037))
def test_bank_holidays_of_each_year_follow_from_the_acts(year: int) -> None:
    """The library and the oracle's rules close the same weekdays."""
    closed = {day for day in bank_holidays(year) if day.weekday() < 5}
    assert closed == {day for day in oracle.bank_holidays(year) if day.weekday() < 5}


@pytest.mark.parametrize("after", [None, 0, 31, 59, 75])
def test_every_sending_date_agrees_with_the_oracle(after: int | None) -> None:
    """Adviser date, day to ring by, safe and last date, with certificates early and late."""
    differing = []
    for sent in every_day():
        issued = None if after is None else sent + timedelta(days=after)
        found = appeal_dates("contents", sent, certificate_issued=issued)
        limit = oracle.limit(sent, issued)
        two_months = oracle.months_later(sent, 2)
        expected = (
            two_months,
            oracle.open_day(two_months),
            oracle.open_day(limit),
            oracle.rule_12(limit),
        )
        if expected != (
            found.adviser_contact_by,
            found.ring_by,
            found.appeal.safe,
            found.appeal.last,
        ):
            differing.append(sent)
    assert differing == []


def test_certificate_of_any_age_agrees_with_the_oracle() -> None:
    """A certificate 0 to 99 days after sending, a different age for each day in turn."""
    differing = []
    for n, sent in enumerate(every_day()):
        issued = sent + timedelta(days=n % 100)
        found = appeal_dates("refuse-to-issue", sent, certificate_issued=issued).appeal.last
        if found != oracle.rule_12(oracle.limit(sent, issued)):
            differing.append((sent, issued))
    assert differing == []


def test_dates_never_go_back_and_stand_on_working_days() -> None:
    """A later letter never has an earlier date; safe and last dates are working days, in order."""
    all_dates = [appeal_dates("placement-only", sent).appeal for sent in every_day()]
    assert all(one.last <= other.last for one, other in pairwise(all_dates))
    assert all(one.safe <= other.safe for one, other in pairwise(all_dates))
    assert all(is_working_day(one.safe) and is_working_day(one.last) for one in all_dates)
    assert all(one.safe <= one.last for one in all_dates)


def test_oracle_itself_gives_the_published_answers() -> None:
    """IPSEA's example, so that two wrong readings cannot merely agree."""
    limit = oracle.limit(date(2026, 10, 1), date(2026, 11, 29))
    assert limit == date(2026, 12, 29)
    assert oracle.rule_12(limit) == date(2027, 1, 4)
