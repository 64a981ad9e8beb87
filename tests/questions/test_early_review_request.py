"""What is asked before a plan is to be looked at again."""

from __future__ import annotations

import pytest

from letters.questions.kinds.early_review_request import JOURNEY
from letters.wording import Words
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, stopped, asked = ASKED.path, ASKED.stopped, ASKED.asked


@pytest.mark.parametrize(
    ("more", "stop"),
    [
        ({"country": "wales"}, "not-england"),
        ({"has_plan": "no"}, "no-plan-yet"),
        ({"has_plan": "not-sure"}, "no-plan-yet"),
        ({"child_born": "2008-05-02", "capacity": "can-decide"}, "their-own-right"),
    ],
)
def test_a_parent_is_stopped(more: dict[str, object], stop: str) -> None:
    assert stopped("parent-shortest", **more) == stop


def test_trap_a_young_person_below_school_leaving_age_does_not_ask() -> None:
    assert stopped("young-person-shortest", child_born="2011-05-02") == "parents-right"


def test_each_way_asks_only_for_the_days_that_it_needs() -> None:
    review, again = asked("parent-shortest"), asked("parent-reassessment")
    assert {"review_last"} == review - again
    assert {"assessed_last", "advice_from", "request_arrives"} == again - review


def test_harmful_a_request_without_a_reason_is_not_made() -> None:
    refused = path("parent-shortest", what_changed=None).refusals
    assert {(one.field, one.reason) for one in refused} == {("what_changed", "required")}


def test_harmful_the_choice_says_against_which_refusal_there_is_an_appeal() -> None:
    words = Words("early-review-request")
    assert "no appeal" in words("field.again_wanted.hint.review")
    assert "there is an appeal" in words("field.again_wanted.hint.reassessment")
