"""One clock: only letters/clock.py asks the time, and everybody else is told the day."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest

from letters import clock
from tests.house.rooms import ROOT


def askers(*paths: str, text: str | None = None) -> list[int]:
    """Return the lines that ask the time themselves, as ruff's list of banned names sees them."""
    ruff = [sys.executable, "-m", "ruff", "check", "--select=TID251", "--output-format=json"]
    found = subprocess.run(
        [*ruff, "--no-cache", *paths],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    return [fault["location"]["row"] for fault in json.loads(found.stdout)]


def test_only_the_clock_asks_the_time() -> None:
    """Nobody else in letters calls date.today, datetime.now, time.time and the like."""
    assert askers("letters") == []


def test_planted_questions_after_the_time_are_caught() -> None:
    """Whatever name the import gave it, each of four ways to ask the time is seen."""
    planted = (ROOT / "tests/planted/house/letters/law/asks_the_time.py").read_text()
    as_if = "--stdin-filename=letters/law/asks_the_time.py"
    assert askers(as_if, "-", text=planted) == [12, 13, 14, 15]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 31, 23, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_a_day_ends_at_midnight_in_london(moment: datetime, day: date) -> None:
    """In summer the English day changes an hour before that of the server's clock."""
    with patch.object(clock, "datetime") as watch:
        watch.now.side_effect = moment.astimezone
        assert clock.today() == day


def test_now_carries_its_zone() -> None:
    """An expiry can be compared with it on any machine."""
    assert clock.now().tzinfo is UTC
