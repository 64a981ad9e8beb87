"""What is asked about a complaint about social care: the stage for a child, none for an adult."""

from __future__ import annotations

from datetime import date

import pytest

from letters.questions.kinds.complaint_social_care import JOURNEY
from letters.questions.path import Path, replay
from letters.wording import Words
from tests.journeys import files

FILES = {one.name: one for one in files.given("complaint-social-care")}


def path(name: str, *, on: date | None = None, **more: object) -> Path:
    """The path of an answer file, some answers changed; None takes one away."""
    given = {k: v for k, v in {**FILES[name].answers, **more}.items() if v is not None}
    return replay(JOURNEY, given, on or FILES[name].on_date)


def asked(name: str, **more: object) -> set[str]:
    """The names of the questions on that path."""
    return {field.name for page in path(name, **more).pages for field in page.fields}


def reasons(name: str, **more: object) -> set[tuple[str, str]]:
    """The fields refused and why."""
    return {(one.field, one.reason) for one in path(name, **more).refusals}


@pytest.mark.parametrize(("born", "stages"), [("2008-11-24", True), ("2008-11-23", False)])
def test_there_are_later_stages_up_to_the_18th_birthday(born: str, stages: bool) -> None:
    """Today is 23 November 2026: on the birthday itself the rules for adults hold."""
    found = reasons("adviser-for-young-person", child_born=born)
    assert found == (set() if stages else {("care_stage", "one-stage")})
    assert not reasons("young-person-shortest", child_born=born)


@pytest.mark.parametrize(
    ("made", "found"),
    [
        ("2026-11-06", set()),
        ("2026-11-09", {("care_answer", "still-running")}),
        ("2026-11-20", {("care_answer", "still-running")}),
    ],
)
def test_harmful_stage_2_is_not_asked_for_while_stage_1_still_runs(
    made: str, found: set[tuple[str, str]]
) -> None:
    """10 working days from Monday 9 November end today, and nothing is late today."""
    assert reasons("parent-no-answer", care_complained_on=made) == found


@pytest.mark.parametrize(
    ("name", "field", "in_time", "late"),
    [
        ("parent-shortest", "care_arose_on", "2025-11-23", "2025-11-22"),
        ("young-person-adult", "care_arose_on", "2025-11-23", "2025-11-22"),
        ("adviser-for-young-person", "care_answered_on", "2026-10-26", "2026-10-23"),
        ("parent-young-person-agrees", "care_answered_on", "2026-10-26", "2026-10-23"),
    ],
)
def test_a_reason_is_asked_for_once_the_time_for_the_stage_has_passed(
    name: str, field: str, in_time: str, late: str
) -> None:
    """12 months for a complaint; 20 working days after the answer for the next stage."""
    assert "care_late_why" not in asked(name, **{field: in_time})
    assert "care_late_why" in asked(name, **{field: late})


def test_a_later_stage_is_not_late_because_the_matter_is_old() -> None:
    """The 12 months were kept by the first complaint."""
    assert "care_late_why" not in asked("adviser-for-young-person", care_arose_on="2024-01-08")


def test_harmful_a_complaint_is_not_older_than_what_it_is_about() -> None:
    for name in ("care_arose_on", "care_since"):
        late = {name: "2026-10-13"}
        assert reasons("parent-no-answer", **late) == {("care_complained_on", "before-known")}


def test_harmful_a_child_s_time_is_not_made_longer_by_knowing_late() -> None:
    """An adult's is."""
    known_late = {"care_arose_on": "2025-09-14", "care_since": "2026-09-14"}
    assert "care_late_why" in asked("parent-shortest", **known_late)
    assert "care_late_why" not in asked("young-person-adult", **known_late)


def test_nobody_knows_of_a_thing_before_it_happened() -> None:
    found = reasons("parent-shortest", care_since="2026-09-13")
    assert found == {("care_since", "before-start")}


def test_an_answer_does_not_come_before_its_complaint() -> None:
    found = reasons("adviser-for-young-person", care_answered_on="2026-10-11")
    assert ("care_answered_on", "before-start") in found


@pytest.mark.parametrize("field", ["care_issues", "care_requests", "council"])
def test_harmful_a_complaint_about_nothing_or_to_nobody_is_not_finished(field: str) -> None:
    assert reasons("parent-shortest", **{field: None}) == {(field, "required")}


def test_danger_is_not_left_to_a_letter() -> None:
    assert "call 999" in Words("complaint-social-care")("page.care-issues.explained")
