"""What is asked about a complaint about a health service, and when a reason is asked for."""

from __future__ import annotations

import pytest

from letters.questions.kinds.complaint_health import JOURNEY
from letters.wording import Words
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, asked = ASKED.path, ASKED.asked


def test_it_goes_to_one_of_the_two() -> None:
    """To both is not possible: one answer is chosen."""
    field = JOURNEY.fields()["health_to"]
    assert (field.kind, field.options) == ("choice", ("provider", "icb"))


@pytest.mark.parametrize(
    ("since", "late"), [("2025-11-23", False), ("2025-11-22", True), ("2026-11-23", False)]
)
def test_a_reason_is_asked_for_once_12_months_have_passed(since: str, late: bool) -> None:
    """Today is 23 November 2026: the same day a year later is still in time."""
    assert ("health_late_why" in asked("parent-shortest", health_since=since)) is late


@pytest.mark.parametrize(("since", "refused"), [("2026-09-13", True), ("2026-09-14", False)])
def test_harmful_nobody_knew_of_everything_before_it_happened(since: str, refused: bool) -> None:
    """Whoever gets the letter would answer that, and not the complaint."""
    dated = [{"on": "2026-09-14", "what": {"text": "None came.", "language": "en", "english": ""}}]
    found = path("parent-shortest", health_since=since, health_issues=dated).refusals
    assert [one.reason for one in found] == ["all-after-known"] * refused
    more = [*dated, {"what": {"text": "It stopped.", "language": "en", "english": ""}}]
    assert not path("parent-shortest", health_since=since, health_issues=more).refusals


def test_an_integrated_care_board_is_told_which_service_it_is_about() -> None:
    assert "health_service" in asked("young-person-shortest")
    assert "health_service" not in asked("parent-shortest")


@pytest.mark.parametrize("field", ["health_issues", "health_requests", "health_body"])
def test_harmful_a_complaint_about_nothing_or_to_nobody_is_not_finished(field: str) -> None:
    refusals = path("parent-shortest", **{field: None}).refusals
    assert {(one.field, one.reason) for one in refusals} == {(field, "required")}


def test_danger_is_not_left_to_a_letter() -> None:
    """Whoever writes of somebody who is ill reads whom to call now."""
    explained = Words("complaint-health")("page.health-issues.explained")
    assert "call 999" in explained
    assert "call 111" in explained
