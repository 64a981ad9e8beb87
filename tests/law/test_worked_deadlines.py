"""The worked examples: every row of the table, and the cases that need words."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from letters.law import appeal_dates
from tests.law.oracle import between_years

with (Path(__file__).parent / "worked_deadlines.csv").open(encoding="utf-8") as table:
    ROWS = list(csv.DictReader(table))

RULE_STEPS = {
    "r12(3)(a) Christmas": "rolled-christmas",
    "r12(3)(a) August": "rolled-august",
    "r12(2) non-working day": "rolled-weekend-or-bank-holiday",
    "no adjustment": "not-rolled",
}

# The practical day to ring, where it is not the strict day itself: in brackets in the examples.
RING_BY = {
    "P3": date(2026, 2, 27),
    "D1": date(2026, 6, 12),
    "D2": date(2026, 6, 12),
    "D4": date(2026, 4, 2),
    "D7": date(2027, 5, 28),
    "D8": date(2026, 12, 24),
    "D12": date(2026, 12, 24),  # 31 December in the examples, on which services are shut
    "D14": date(2026, 8, 14),
    "D17": date(2026, 8, 28),
}


def day(text: str) -> date | None:
    """The date, or None for an empty cell or "not needed"."""
    return date.fromisoformat(text) if text[:1].isdigit() else None


def kind(row: dict[str, str]) -> str:
    """The decision that a row stands for."""
    return "placement-only" if row["placement_only"] == "yes" else "contents"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_worked_deadline(row: dict[str, str]) -> None:
    """The adviser's date, the last date and the rule are those of the worked example."""
    sent = date.fromisoformat(row["decision_sent"])
    found = appeal_dates(kind(row), sent, certificate_issued=day(row["certificate_issued"]))
    assert found.adviser_contact_by == day(row["adviser_contact_by"])
    assert found.appeal.last == day(row["appeal_received_by"])
    assert RULE_STEPS[row["rule"]] in {step.rule for step in found.appeal.steps}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_day_to_ring_by(row: dict[str, str]) -> None:
    """The practical day is the strict one, or the one in brackets, and never between the years."""
    found = appeal_dates(kind(row), date.fromisoformat(row["decision_sent"]))
    assert found.ring_by == RING_BY.get(row["id"], day(row["adviser_contact_by"]))
    assert found.ring_by is None or not between_years(found.ring_by)


def test_table_has_every_example() -> None:
    """None of the worked examples was lost on the way."""
    assert len(ROWS) == 22
    assert RING_BY.keys() <= {row["id"] for row in ROWS}


def test_d40_missed_adviser_date() -> None:
    """Sent 2 November 2026, first contact 5 January 2027: late for both, whatever comes after."""
    found = appeal_dates(
        "contents",
        date(2026, 11, 2),
        adviser_contacted=date(2027, 1, 5),
        certificate_issued=date(2027, 1, 7),
    )
    assert found.adviser_contact_by == date(2027, 1, 2)
    assert found.adviser_contact_late is True
    assert found.appeal.last == date(2027, 1, 4)
    assert found.appeal_late(date(2027, 1, 5))
    assert found.certificate_doubtful
    assert found.certificate_limb_if_allowed == date(2027, 2, 8)


def test_d41_printed_date_before_the_date_of_sending() -> None:
    """Dated 1 September 2026 and e-mailed on the 14th: the printed date gives the earlier limit."""
    assert appeal_dates("contents", date(2026, 9, 1)).appeal.last == date(2026, 11, 2)
    assert appeal_dates("contents", date(2026, 9, 14)).appeal.last == date(2026, 11, 16)


def test_d42_sunday_before_the_christmas_window() -> None:
    """Sunday 24 December 2028 is before the window: Wednesday the 27th, and safe on the 22nd."""
    found = appeal_dates("contents", date(2028, 10, 24)).appeal
    assert found.last == date(2028, 12, 27)
    assert found.safe == date(2028, 12, 22)
    assert "rolled-weekend-or-bank-holiday" in {step.rule for step in found.steps}


def test_d16_saturday_31_july_is_not_in_august() -> None:
    """The time ends in July, so the ordinary weekend rule gives Monday 2 August 2027."""
    found = appeal_dates("contents", date(2027, 5, 31)).appeal
    assert found.last == date(2027, 8, 2)
    assert found.safe == date(2027, 7, 30)
