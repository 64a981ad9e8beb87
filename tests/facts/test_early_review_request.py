"""The request to look at a plan again, read as the council and the family read it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from letters import law
from letters.facts.base import KeyDate
from letters.facts.kinds.early_review_request import judge
from letters.questions.kinds.early_review_request import JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FINISHED = sorted(name for name in FILES if not name.startswith("stop-"))
LETTER, SHEET = JOURNEY.documents


REVIEW = [name for name in FINISHED if FILES[name].answers["again_wanted"] == "review"]
AGAIN = [name for name in FINISHED if name not in REVIEW]


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("parent-shortest", "I ask the council, under section 44"),
        ("parent-reassessment", "I ask the council, under section 44"),
        ("young-person-fullest", "to assess the needs again."),
        ("adviser-shortest", "Farah Example asks the council, under section 44"),
        ("adviser-for-young-person", "Robin Sample asks the council, under section 44"),
    ],
)
def test_each_voice_says_first_what_it_wants(name: str, opening: str) -> None:
    said = of(name)[LETTER]
    assert opening in said
    assert said.index(opening) < said.index("What has changed")


@pytest.mark.parametrize(
    ("arrives", "due"),
    [("2026-11-23", "2026-12-08"), ("2026-11-25", "2026-12-10"), ("2026-12-20", "2027-01-04")],
)
def test_the_answer_to_a_reassessment_is_due_in_15_days(arrives: str, due: str) -> None:
    """Weekends and Christmas are counted."""
    found = facts("parent-reassessment", request_arrives=arrives)
    assert found.decide is not None
    assert found.decide.due == date.fromisoformat(due)
    assert found.dates == (KeyDate("answer-due", date.fromisoformat(due)),)


@pytest.mark.parametrize("name", REVIEW)
def test_harmful_no_day_is_claimed_for_the_answer_about_a_review(name: str) -> None:
    """No law sets one."""
    made = of(name)
    assert facts(name).decide is None
    assert facts(name).dates == ()
    assert "expected by" not in made[SHEET]
    assert "15 days" not in made[LETTER] + made[SHEET]


@pytest.mark.parametrize("name", AGAIN)
def test_harmful_a_day_is_expected_and_not_promised(name: str) -> None:
    made = of(name)
    assert re.search(r"If it receives this letter on [^.]*, these days end on", made[LETTER])
    assert "This day is expected, not promised" in made[SHEET]


@pytest.mark.parametrize(
    ("last", "due", "overdue"),
    [
        ("2025-11-22", "2026-11-21", True),
        ("2025-11-24", "2026-11-23", False),  # due today is not overdue
        ("2026-03-02", "2027-03-01", False),
    ],
)
def test_harmful_a_review_is_not_called_overdue_too_soon(
    last: str, due: str, overdue: bool
) -> None:
    found = facts("parent-shortest", review_last=last)
    assert found.review is not None
    assert (found.review.due, found.review_overdue) == (date.fromisoformat(due), overdue)
    made = documents("parent-shortest", review_last=last)
    assert ("A review was due by" in made[LETTER]) is overdue
    assert ("The next one is due by" in made[LETTER]) is not overdue
    assert ("overdue" in made[LETTER]) is overdue
    assert ("may say no" in made[SHEET]) is not overdue


@pytest.mark.parametrize(
    ("assessed", "arrives", "warned"),
    [
        ("2026-05-24", "2026-11-23", True),  # the 6 months end today
        ("2026-05-23", "2026-11-23", False),
        ("2026-05-24", "2026-11-24", False),
        ("2024-02-09", "2026-11-23", False),
    ],
)
def test_harmful_who_asks_within_6_months_is_told_so(
    assessed: str, arrives: str, warned: bool
) -> None:
    """Regulation 24, which was read in a copy."""
    sheet = documents("parent-reassessment", assessed_last=assessed, request_arrives=arrives)[SHEET]
    assert ("the council may refuse another one" in sheet) is warned
    assert law.source("send-regs-r24").status == law.source("send-regs-r25").status == "verified"


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_an_older_decision_is_not_forgotten(name: str) -> None:
    """A new request moves no time to appeal."""
    assert "This request gives no more time to appeal" in of(name)[SHEET]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_nobody_is_blamed(name: str) -> None:
    said = of(name)[LETTER]
    assert re.findall(r"(?i)\bfail|breach|ombudsman|\bcourt\b|unacceptable", said) == []


@pytest.mark.parametrize("name", FINISHED)
def test_the_sheet_says_what_can_be_appealed(name: str) -> None:
    """A refusal to assess again can be; a refusal to review early cannot."""
    sheet = of(name)[SHEET]
    assert ("If the council refuses, its letter can be appealed." in sheet) is (name in AGAIN)
    assert ("A decision to keep the plan as it is" in sheet) is (name in REVIEW)


def test_a_family_in_hiding_gives_no_address() -> None:
    made = of("parent-safe-contact")
    assert "1 Example Street" not in "".join(made.values())
    assert "amal.private@example.com" in made[LETTER]
    assert "There is no home address in the letter" in made[SHEET]
