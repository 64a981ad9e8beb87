"""What is asked before the council is asked to consult a school."""

from __future__ import annotations

import pytest

from letters.questions.kinds.consult_a_school import JOURNEY
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, stopped = ASKED.path, ASKED.stopped


@pytest.mark.parametrize(
    ("more", "stop"),
    [
        ({"country": "wales"}, "not-england"),
        ({"consult_when": "final"}, "plan-is-final"),
        ({"child_born": "2008-05-02", "capacity": "can-decide"}, "their-own-right"),
    ],
)
def test_a_parent_is_stopped(more: dict[str, object], stop: str) -> None:
    assert stopped("parent-shortest", **more) == stop


def test_harmful_a_final_plan_is_not_answered_with_a_request() -> None:
    """The time to appeal would run out."""
    assert not path("parent-shortest", consult_when="final").complete


@pytest.mark.parametrize("field", ["school_asked_for", "school_why"])
def test_harmful_a_request_names_the_school_and_says_why(field: str) -> None:
    refused = path("parent-shortest", **{field: None}).refusals
    assert {(one.field, one.reason) for one in refused} == {(field, "required")}


def test_the_reason_is_asked_for_only_where_the_council_has_refused() -> None:
    asked = {
        refused: {
            field.name
            for page in path("parent-shortest", consult_refused=refused).pages
            for field in page.fields
        }
        for refused in ("yes", "no")
    }
    assert asked["yes"] - asked["no"] == {"consult_reason"}
