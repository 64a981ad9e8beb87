"""What is asked before an assessment is asked for, and where another way is the right one."""

from __future__ import annotations

import pytest

from letters.questions.kinds.assessment_request import JOURNEY
from letters.wording import Words
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, stopped, reasons = ASKED.path, ASKED.stopped, ASKED.reasons


@pytest.mark.parametrize(
    ("more", "stop"),
    [
        ({"country": "scotland"}, "not-england"),
        ({"has_plan": "yes"}, "plan-already"),
        ({"assessment_asked": "waiting"}, "request-waiting"),
        ({"assessment_asked": "refused"}, "request-refused"),
        ({"child_born": "2008-05-02", "capacity": "can-decide"}, "their-own-right"),
        ({"child_born": "2001-11-23", "capacity": "cannot-decide"}, "past-25"),
    ],
)
def test_a_parent_is_stopped(more: dict[str, object], stop: str) -> None:
    assert stopped("parent-shortest", **more) == stop


def test_trap_the_right_to_ask_is_the_young_persons_own_from_school_leaving_age() -> None:
    """Born on 2 May 2010, somebody leaves school age on 26 June 2026; a year younger, in 2027."""
    assert stopped("young-person-shortest", child_born="2010-05-02") is None
    assert stopped("young-person-shortest", child_born="2011-05-02") == "parents-right"


def test_harmful_a_refusal_that_can_be_appealed_gets_no_new_request() -> None:
    """The time to appeal would run out while a new request waits."""
    assert not path("parent-shortest", assessment_asked="refused").complete
    assert path("parent-shortest", assessment_asked="earlier").complete


def test_a_request_says_what_is_hard() -> None:
    """In an appeal’s checklist the same question may be left empty."""
    assert reasons("parent-shortest", finds_hard=None) == {("finds_hard", "required")}


def test_a_letter_does_not_come_on_a_day_that_has_passed() -> None:
    """Today it may still come."""
    assert not reasons("parent-shortest", request_arrives="2026-11-23")
    assert reasons("parent-shortest", request_arrives="2026-11-22") == {
        ("request_arrives", "date-in-past")
    }


def test_trap_nobody_is_told_that_an_appeal_is_meant() -> None:
    """The shared question on deciding speaks of appeals; here something is asked for."""
    assert "appeal" not in Words("assessment-request")("page.capacity.hint")
