"""What is asked about a concern, of whom, and where another way is the right one."""

from __future__ import annotations

from datetime import date

import pytest

from letters.questions.kinds.raise_a_concern import ADDRESSEES, JOURNEY
from letters.wording import Words
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, stopped, asked, reasons = ASKED.path, ASKED.stopped, ASKED.asked, ASKED.reasons


@pytest.mark.parametrize(
    ("more", "stop"),
    [
        ({"country": "wales"}, "not-england"),
        ({"concern_about": "exclusion"}, "concern-excluded"),
        ({"concern_about": "decision"}, "concern-decided"),
        ({"place": "none"}, "no-place"),
        ({"child_born": "2009-05-02", "young_person_agrees": "no"}, "ask-them-first"),
    ],
)
def test_a_parent_is_stopped(more: dict[str, object], stop: str) -> None:
    assert stopped("parent-shortest", **more) == stop


def test_an_adviser_without_consent_is_stopped() -> None:
    assert stopped("adviser-shortest", consent="no") == "consent-first"


def test_harmful_an_exclusion_or_a_decision_gets_no_friendly_letter() -> None:
    """Their time is short: whoever is told to ask for a meeting may lose it."""
    for about in ("exclusion", "decision"):
        assert not path("parent-shortest", concern_about=about).complete


def test_a_letter_needs_the_name_of_where_it_goes() -> None:
    """Elsewhere the name may be left out."""
    assert reasons("parent-shortest", setting=None) == {("setting", "required")}


def test_harmful_a_letter_without_a_wish_asks_for_nothing() -> None:
    assert reasons("parent-shortest", hopes=None) == {("hopes", "required")}
    assert reasons("parent-shortest", worry=None) == {("worry", "required")}


@pytest.mark.parametrize(
    ("plan", "told", "asks"), [("no", None, False), ("yes", "no", False), ("yes", "yes", True)]
)
def test_the_council_is_asked_about_only_where_it_is_written_to(
    plan: str, told: str | None, asks: bool
) -> None:
    names = asked("parent-shortest", has_plan=plan, tell_council=told, council="Bradford")
    assert ({"council", "council_email", "your_reference"} <= names) is asks
    assert ("council" in names) is asks


@pytest.mark.parametrize("plan", ["no", "not-sure"])
def test_without_a_plan_nobody_is_asked_for_its_words(plan: str) -> None:
    assert not {"plan_help", "tell_council"} & asked("parent-fullest", has_plan=plan)


def test_an_answer_is_not_asked_for_on_a_day_that_has_passed() -> None:
    """The day itself still stands."""
    day = date(2026, 11, 23)
    assert not reasons("parent-shortest", answer_by=day.isoformat())
    assert reasons("parent-shortest", answer_by="2026-11-22") == {("answer_by", "date-in-past")}


def test_trap_a_lawyer_is_not_proposed_for_a_first_talk() -> None:
    """The shared question about who comes speaks of mediation's lawyers; here of friends."""
    for voice in ("parent", "young_person", "adviser"):
        hint = Words("raise-a-concern", voice=voice)("page.attendees.hint")
        assert "lawyer" not in hint
        assert "SENDIASS" in hint


def test_danger_is_not_left_to_a_letter() -> None:
    """Whoever writes of somebody who is not safe reads whom to call now."""
    assert "call 999" in Words("raise-a-concern")("page.worry.explained")


def test_it_goes_to_a_teacher_first_and_to_the_head_last() -> None:
    """In the order in which families are told to go."""
    assert ADDRESSEES == ("teacher", "senco", "head")
