"""What is asked about a meeting: before it what to say, after it what was agreed."""

from __future__ import annotations

import pytest

from letters.questions.kinds.meeting_notes import JOURNEY
from letters.wording import Words
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, asked, reasons = ASKED.path, ASKED.asked, ASKED.reasons


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


def test_before_a_meeting_nobody_is_asked_what_was_agreed_and_after_it_not_what_to_say() -> None:
    preparing, recording = asked("parent-fullest"), asked("parent-after-fullest")
    assert {"to_say", "to_ask", "child_says", "attendees"} <= preparing - recording
    assert {"agreed", "left_open", "next_meeting", "answer_by"} <= recording - preparing


def test_a_meeting_to_come_is_not_in_the_past_and_one_that_was_not_in_the_future() -> None:
    assert reasons("parent-fullest", meeting_on="2026-11-22") == {("meeting_on", "date-in-past")}
    late = reasons("parent-after-fullest", met_on="2026-11-24")
    assert late == {("met_on", "date-in-future")}


def test_harmful_a_sheet_without_a_point_and_a_note_of_nothing_are_not_made() -> None:
    assert reasons("parent-shortest", to_say=None) == {("to_say", "required")}
    assert reasons("parent-after-shortest", agreed=None) == {("agreed", "required")}
    assert "nothing was" in Words("meeting-notes")("field.agreed.error.required")


@pytest.mark.parametrize("name", ["young-person-fullest", "adviser-for-young-person"])
def test_a_young_person_s_own_points_are_asked_for_once(name: str) -> None:
    """Nobody is asked what they want to be said besides what they say."""
    assert "child_says" not in asked(name)


def test_trap_a_lawyer_is_not_proposed_for_a_meeting_at_school() -> None:
    for voice in ("parent", "young_person", "adviser"):
        hint = Words("meeting-notes", voice=voice)("page.attendees.hint")
        assert "lawyer" not in hint
        assert "SENDIASS" in hint
