"""What is asked for a child's own page: how it is filled in, then their words and nobody else's."""

from __future__ import annotations

import pytest

from letters.questions.kinds.childs_views import JOURNEY, VIEWS
from letters.wording import VOICES, Words
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, asked = ASKED.path, ASKED.asked


@pytest.mark.parametrize(
    ("name", "more", "stop"),
    [
        ("parent-shortest", {"country": "wales"}, "not-england"),
        ("adviser-fullest", {"consent": "no"}, "consent-first"),
        ("parent-young-person-agrees", {"young_person_agrees": "no"}, "ask-them-first"),
    ],
)
def test_where_it_stops(name: str, more: dict[str, object], stop: str) -> None:
    stopped = path(name, **more).stopped
    assert stopped is not None
    assert stopped.id == stop


def test_harmful_no_answer_has_to_be_given() -> None:
    """A child who says nothing has a page all the same."""
    assert path("parent-fullest", **dict.fromkeys(VIEWS)).complete
    assert all(not JOURNEY.fields()[name].required for name in VIEWS)


def test_nothing_is_typed_for_a_page_that_is_filled_in_by_hand() -> None:
    assert not set(VIEWS) & asked("parent-shortest")
    assert set(VIEWS) <= asked("parent-shortest", views_how="said")


def test_a_young_person_is_not_asked_who_writes_it_down() -> None:
    assert not {"views_how", "views_on"} & asked("young-person-fullest")
    assert "views_how" in asked("adviser-for-young-person")


@pytest.mark.parametrize("voice", VOICES)
def test_harmful_nobody_is_asked_what_they_think_the_child_thinks(voice: str) -> None:
    """Whoever helps is asked for the child's words on every page."""
    words = Words("childs-views", voice=voice)
    hints = [words(f"page.{name.replace('_', '-')}.hint") for name in VIEWS]
    assert all("You can leave this empty." in hint for hint in hints)
    assert all(("Use their words." in hint) is (voice != "young_person") for hint in hints)
