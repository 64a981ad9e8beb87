"""What is asked about a disagreement, and with whom the service can help."""

from __future__ import annotations

import pytest

from letters.questions.kinds.disagreement_resolution import JOURNEY
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, asked = ASKED.path, ASKED.asked


@pytest.mark.parametrize(
    ("more", "stop"),
    [
        ({"country": "scotland"}, "not-england"),
        ({"dr_kind": "between-bodies"}, "dr-between-bodies"),
        ({"custody": "yes"}, "in-custody"),
        ({"child_born": "2009-05-02", "young_person_agrees": "no"}, "ask-them-first"),
    ],
)
def test_a_parent_is_stopped(more: dict[str, object], stop: str) -> None:
    found = path("parent-shortest", **more).stopped
    assert found is not None
    assert found.id == stop


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ({"dr_kind": "duties", "dr_duties_of": "council"}, {"council_address"}),
        ({"dr_kind": "duties", "dr_duties_of": "place"}, {"dr_place", "dr_other_email"}),
        ({"dr_kind": "provision"}, {"dr_place", "dr_other_email"}),
        ({"dr_kind": "health-or-care", "dr_care_of": "council"}, {"council_address"}),
        (
            {"dr_kind": "health-or-care", "dr_care_of": "health"},
            {"dr_health_body", "dr_other_email"},
        ),
    ],
)
def test_each_kind_has_its_other_side(more: dict[str, object], names: set[str]) -> None:
    """The council, a place of education or a health body, each reached in its own way."""
    every = {"council_address", "dr_place", "dr_health_body", "dr_other_email"}
    assert asked("parent-shortest", **more) & every == names


def test_a_place_that_was_named_is_not_asked_for_again() -> None:
    assert "dr_place" in asked("adviser-shortest")
    assert "dr_place" not in asked("adviser-shortest", setting="Example School")


def test_trap_a_family_without_a_plan_is_not_sent_away() -> None:
    """The service is for everybody with special educational needs."""
    for plan in ("no", "not-sure"):
        assert path("parent-shortest", has_plan=plan).complete


def test_harmful_a_request_without_a_disagreement_is_not_made() -> None:
    found = path("parent-shortest", dr_issues=None)
    assert [(one.field, one.reason) for one in found.refusals] == [("dr_issues", "required")]
