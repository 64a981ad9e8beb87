"""What is asked about a complaint to a school, and where another way is the right one."""

from __future__ import annotations

import pytest

from letters.questions.kinds.complaint_school import GOVERNED, JOURNEY, KINDS, MATTERS
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, asked, reasons = ASKED.path, ASKED.asked, ASKED.reasons


@pytest.mark.parametrize("matter", [one for one in MATTERS if one != "complaint"])
def test_harmful_what_has_a_way_of_its_own_gets_no_complaint(matter: str) -> None:
    """An exclusion, an admission and the council's decisions have times that would be lost."""
    stop = path("parent-shortest", school_matter=matter).stopped
    assert stop is not None
    assert stop.id == "not-for-the-school"


@pytest.mark.parametrize("field", ["school_issues", "school_requests", "effect_child"])
def test_harmful_a_complaint_about_nothing_or_for_nothing_is_not_finished(field: str) -> None:
    assert reasons("parent-shortest", **{field: None}) == {(field, "required")}


@pytest.mark.parametrize("kind", KINDS)
def test_whether_it_is_about_the_head_is_asked_where_somebody_stands_above(kind: str) -> None:
    """And only for a first complaint: later it goes above the head anyhow."""
    assert ("about_head" in asked("parent-shortest", school_kind=kind)) is (kind in GOVERNED)
    assert "about_head" not in asked("parent-fullest", school_kind=kind)


@pytest.mark.parametrize(
    ("stage", "wanted"),
    [
        ("first", set()),
        ("no-answer", {"school_complained_on"}),
        ("next", {"school_complained_on", "school_answered_on", "school_answer_wrong"}),
        (
            "finished",
            {"school_complained_on", "school_answered_on", "school_answer_wrong", "school_step"},
        ),
    ],
)
def test_each_stage_asks_for_its_own_days(stage: str, wanted: set[str]) -> None:
    names = asked("parent-fullest", school_stage=stage, school_step=None)
    later = {"school_complained_on", "school_answered_on", "school_answer_wrong", "school_step"}
    assert names & later == wanted
    assert ("school_reply" in names) is (stage != "finished")


def test_an_answer_does_not_come_before_its_complaint() -> None:
    """The same day is possible."""
    assert not reasons("parent-fullest", school_answered_on="2026-10-12")
    found = reasons("parent-fullest", school_answered_on="2026-10-11")
    assert found == {("school_answered_on", "before-start")}


def test_a_letter_needs_the_name_of_where_it_goes() -> None:
    assert reasons("parent-shortest", setting=None) == {("setting", "required")}
