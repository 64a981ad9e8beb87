"""What is asked for a summary for SENDIASS, and that nobody who needs it is sent away."""

from __future__ import annotations

import pytest

from letters.questions.kinds.ask_sendiass import JOURNEY
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, asked = ASKED.path, ASKED.asked


@pytest.mark.parametrize(
    ("name", "more", "stop"),
    [
        ("parent-shortest", {"country": "scotland"}, "not-england"),
        ("adviser-fullest", {"consent": "no"}, "consent-first"),
        ("parent-young-person-agrees", {"young_person_agrees": "no"}, "ask-them-first"),
    ],
)
def test_where_it_stops(name: str, more: dict[str, object], stop: str) -> None:
    stopped = path(name, **more).stopped
    assert stopped is not None
    assert stopped.id == stop


def test_harmful_nobody_is_sent_away_who_needs_sendiass_most() -> None:
    """In custody, with a draft, without a letter, or with one that nobody can read."""
    assert not {"in-custody", "draft-plan", "no-decision", "find-out-what"} & {
        page.id for page in JOURNEY.pages()
    }


def test_the_date_is_asked_for_where_a_time_may_be_running() -> None:
    assert "decision_sent" in asked("parent-fullest")
    for name in ("parent-shortest", "adviser-shortest", "adviser-for-young-person"):
        assert "decision_sent" not in asked(name)


def test_harmful_a_summary_without_a_matter_or_a_wish_is_not_made() -> None:
    for field in ("in_short", "help_wanted"):
        refused = path("parent-shortest", **{field: None}).refusals
        assert [(one.field, one.reason) for one in refused] == [(field, "required")]


@pytest.mark.parametrize("says", ["plan", "keep-plan", "will-not-reassess", "will-end-plan"])
def test_harmful_the_summary_does_not_say_that_a_plan_came_and_that_there_is_none(
    says: str,
) -> None:
    """Where the letter settles it nobody is asked. A plan that was to end may have ended."""
    found = path("parent-over", letter_says=says, has_plan="no")
    assert ("has_plan" in found.off_path) is (says != "will-end-plan")
