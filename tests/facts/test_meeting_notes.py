"""The sheet for a meeting and the note after it, read as the family and the school read them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from letters.facts.base import KeyDate
from letters.facts.kinds.meeting_notes import judge
from letters.questions.kinds.meeting_notes import JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FINISHED = sorted(name for name in FILES if not name.startswith("stop-"))
SHEET, NOTE = JOURNEY.documents
AFTER = [name for name in FINISHED if FILES[name].answers["meeting_stage"] == "after"]
BEFORE = [name for name in FINISHED if name not in AFTER]


@pytest.mark.parametrize("name", FINISHED)
def test_a_meeting_to_come_has_a_sheet_and_one_that_is_over_a_note(name: str) -> None:
    assert list(of(name)) == [NOTE if name in AFTER else SHEET]


@pytest.mark.parametrize("name", BEFORE)
def test_harmful_the_time_to_appeal_is_not_hidden_behind_a_meeting(name: str) -> None:
    """Before anything about the meeting itself."""
    said = of(name)[SHEET]
    assert "do not give more time to appeal" in said.split("What it is about:")[0]


@pytest.mark.parametrize("name", BEFORE)
def test_the_sheet_has_room_for_what_is_agreed_and_what_is_not(name: str) -> None:
    said = of(name)[SHEET]
    assert "What was agreed, who does it, and by when:" in said
    assert "What was not agreed, and why:" in said


def test_each_question_has_room_for_its_answer() -> None:
    asked = facts("parent-fullest").to_ask
    assert of("parent-fullest")[SHEET].count("The answer:") == len(asked) == 2
    assert "The answer:" not in of("parent-shortest")[SHEET]


def test_harmful_a_child_s_wish_is_not_put_among_the_parent_s_points() -> None:
    """It stands by itself, as what the child or young person wants to be said."""
    said = of("parent-fullest")[SHEET]
    wish = "I want my reading to be in the morning."
    assert said.split("What the child or young person wants to be said:\n")[1].startswith(wish)
    assert said.count(wish) == 1


@pytest.mark.parametrize("name", AFTER)
def test_harmful_nobody_is_blamed_or_threatened_in_the_note(name: str) -> None:
    """It is a record, and no duty or time is claimed in it."""
    said = of(name)[NOTE].split("Information, not legal advice")[0]
    assert re.findall(r"(?i)\bfail|breach|ombudsman|\bcourt\b|\bmust\b|complaint", said) == []
    assert re.findall(r"(?i)\b\d+ (?:working |school )?days?\b", said) == []


@pytest.mark.parametrize("name", AFTER)
def test_whoever_was_there_can_say_that_the_note_is_wrong(name: str) -> None:
    said = of(name)[NOTE]
    assert "lease answer in the same way as you got this note" in said
    assert "say what you remember differently." in said
    assert ("By Monday 7 December 2026," in said) is (facts(name).reply_by is not None)


def test_what_was_agreed_says_by_whom_and_by_when_only_where_that_was_said() -> None:
    said = of("parent-after-fullest")[NOTE]
    assert "Who does it: Ms Sample. By when: Friday 4 December 2026." in said
    assert said.count("By when:") == 2
    assert "Who does it" not in of("parent-after-shortest")[NOTE]
    assert "By when" not in of("parent-after-shortest")[NOTE]


def test_harmful_a_promised_day_that_has_passed_rings_no_calendar() -> None:
    """Days to come alone: the next meeting, the answer, and what was promised."""
    assert facts("parent-after-fullest").dates == (
        KeyDate("meeting", date(2027, 1, 15)),
        KeyDate("reply-by", date(2026, 12, 7)),
        KeyDate("check", date(2026, 12, 4)),
    )
    assert facts("parent-fullest").dates == (KeyDate("meeting", date(2026, 12, 1)),)
    assert facts("parent-shortest").dates == ()


def test_a_young_person_over_school_age_agrees_or_cannot_decide() -> None:
    assert "agrees to this meeting." in of("parent-young-person-agrees")[SHEET]
    assert "cannot decide about this meeting." in of("parent-young-person-cannot-decide")[SHEET]


@pytest.mark.parametrize(
    ("name", "how"),
    [("adviser-fullest", "in writing"), ("adviser-for-young-person", "by word of mouth")],
)
def test_an_adviser_says_for_whom_and_since_when(name: str, how: str) -> None:
    said = of(name)[SHEET]
    assert f"The agreement to this was given {how} on 16 November 2026." in said
    assert "Notes of: " in said


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_no_address_is_asked_for_or_printed(name: str) -> None:
    """A sheet that lies on a table in a meeting, or a note to many, needs none."""
    asked = {field.name for page in path(name).pages for field in page.fields}
    assert not {"address", "email", "phone", "safe_contact"} & asked
