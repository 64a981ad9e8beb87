"""What is asked about a suspension or an exclusion, and where another way is shown instead."""

from __future__ import annotations

import pytest

from letters.questions.kinds.exclusion_review import JOURNEY
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, stopped, refused = ASKED.path, ASKED.stopped, ASKED.reasons


@pytest.mark.parametrize(
    ("more", "stop"),
    [
        ({"country": "wales"}, "not-england"),
        ({"exclusion_place": "elsewhere"}, "exclusion-another-way"),
        ({"exclusion_step": "unwritten"}, "exclusion-another-way"),
        ({"exclusion_step": "panel"}, "exclusion-another-way"),
        ({"exclusion_place": "not-sure"}, None),
    ],
)
def test_a_letter_to_governors_is_for_state_schools_and_for_what_is_in_writing(
    more: dict[str, object], stop: str | None
) -> None:
    assert stopped("parent-fullest", **more) == stop


@pytest.mark.parametrize("sort", ["over-15", "6-to-15", "up-to-5", "not-sure"])
def test_harmful_no_panel_is_promised_after_a_suspension(sort: str) -> None:
    """It looks at permanent exclusions only."""
    assert stopped("parent-panel-fullest", exclusion_sort=sort) == "exclusion-another-way"


@pytest.mark.parametrize(
    ("name", "born", "stop"),
    [
        # The day before the 18th birthday, the birthday itself.
        ("parent-fullest", "2008-11-24", None),
        ("parent-fullest", "2008-11-23", "exclusion-whose"),
        ("young-person-fullest", "2008-11-24", "exclusion-whose"),
        ("young-person-fullest", "2008-11-23", None),
        ("adviser-panel-late", "2008-11-24", "exclusion-whose"),
        ("adviser-fullest", "2008-11-23", "exclusion-whose"),
    ],
)
def test_trap_the_right_changes_hands_at_18_and_not_with_school_age(
    name: str, born: str, stop: str | None
) -> None:
    """Other rights here are a young person's own from the end of compulsory school age."""
    of_age = born == "2008-11-23" and name in {"parent-fullest", "adviser-fullest"}
    more: dict[str, object] = {"capacity": "can-decide"} if of_age else {}
    assert stopped(name, child_born=born, **more) == stop


def test_a_parent_writes_for_a_pupil_of_18_who_cannot_decide() -> None:
    assert path("parent-pupil-cannot-decide").complete


@pytest.mark.parametrize("field", ["exclusion_why", "exclusion_to", "setting"])
def test_harmful_a_letter_says_why_and_to_whom_and_of_which_school(field: str) -> None:
    assert refused("parent-fullest", **{field: None}) == {(field, "required")}


def test_a_last_day_before_the_letter_is_refused() -> None:
    """The two days of the letter have changed places."""
    found = refused("parent-fullest", exclusion_last_day="2026-11-15")
    assert found == {("exclusion_last_day", "before-start")}
    assert refused("parent-fullest", exclusion_last_day="2026-11-16") == set()


def test_an_sen_expert_is_asked_about_only_where_a_panel_is() -> None:
    asked = {
        name: {field.name for page in path(name).pages for field in page.fields}
        for name in ("parent-fullest", "parent-panel-fullest")
    }
    assert asked["parent-panel-fullest"] - asked["parent-fullest"] == {"sen_expert"}
    assert asked["parent-fullest"] - asked["parent-panel-fullest"] == {"exclusion_exam"}
