"""Comments on a draft plan, read as the council and the family read them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from letters.facts.base import KeyDate
from letters.facts.kinds.plan_comments import judge
from letters.questions.kinds.plan_comments import JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FINISHED = sorted(name for name in FILES if not name.startswith("stop-"))
LETTER, SHEET = JOURNEY.documents


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("parent-shortest", "I ask the council to change what it proposes"),
        ("young-person-shortest", "I ask the council to change what it proposes"),
        ("adviser-shortest", "Farah Example asks the council to change what it proposes"),
        ("adviser-for-young-person", "Robin Sample asks the council to change what it proposes"),
    ],
)
def test_each_voice_says_first_what_it_wants(name: str, opening: str) -> None:
    said = of(name)[LETTER]
    assert said.index(opening) < said.index("What should be different")


@pytest.mark.parametrize(
    ("served", "last"),
    [
        ("2026-11-16", "2026-11-30"),  # the 15th day, not the 16th after
        ("2026-11-09", "2026-11-23"),  # today
        ("2026-11-15", "2026-11-29"),  # a Sunday stays a Sunday
    ],
)
def test_trap_13_the_day_of_the_draft_is_the_first_of_the_15(served: str, last: str) -> None:
    found = facts("parent-shortest", draft_served=served)
    assert found.limit.due == found.send_by == date.fromisoformat(last)
    assert not found.late
    assert found.dates == (KeyDate("last-day", date.fromisoformat(last)),)


@pytest.mark.parametrize(
    ("served", "own", "send_by", "late"),
    [
        ("2026-11-16", None, "2026-11-30", False),
        ("2026-11-16", "2026-12-02", "2026-11-30", False),  # the earlier of the two
        ("2026-11-16", "2026-11-27", "2026-11-27", False),
        ("2026-11-02", "2026-11-27", "2026-11-27", False),  # the 15 days are over, that is not
        ("2026-11-16", "2026-11-20", "2026-11-30", False),  # the law gives at least its 15
        ("2026-11-08", None, "2026-11-22", True),
        ("2026-11-02", "2026-11-20", "2026-11-20", True),
    ],
)
def test_the_earlier_day_that_has_not_passed_is_the_one_to_keep(
    served: str, own: str | None, send_by: str, late: bool
) -> None:
    found = facts("parent-shortest", draft_served=served, comments_by=own)
    assert (found.send_by, found.late) == (date.fromisoformat(send_by), late)
    assert (found.dates == ()) is late
    if not late:
        assert found.send_by >= found.today


def test_harmful_who_is_late_is_told_to_send_and_not_that_it_is_too_late() -> None:
    made = of("parent-late")
    assert "Send the comments today." in made[SHEET]
    assert "please take them into account all the same" in made[LETTER]
    assert "too late" not in "".join(made.values())


@pytest.mark.parametrize("name", FINISHED)
def test_trap_5_a_draft_starts_no_time_to_appeal(name: str) -> None:
    """The letter speaks of no appeal; the sheet says when the right begins."""
    made = of(name)
    assert "appeal" not in made[LETTER]
    assert "The right to appeal begins when the council sends the final plan" in made[SHEET]


def test_every_change_says_where_and_what_and_why_where_that_was_given() -> None:
    said = of("parent-fullest")[LETTER]
    assert said.count("Part of the draft:") == said.count("Please write there:") == 2
    assert said.count("The draft says:") == said.count("The reason:") == 1


def test_a_meeting_and_a_school_only_where_they_are_wanted() -> None:
    full, short = of("parent-fullest")[LETTER], of("parent-shortest")[LETTER]
    assert "a meeting about the draft" in full
    assert "name it in Section I: Example Hill School" in full
    assert "meeting" not in short
    assert "Section I" not in short


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_nobody_is_blamed(name: str) -> None:
    said = of(name)[LETTER]
    assert re.findall(r"(?i)\bfail|breach|ombudsman|\bcourt\b|unacceptable", said) == []


def test_a_family_in_hiding_gives_no_address() -> None:
    made = of("parent-safe-contact")
    assert "1 Example Street" not in "".join(made.values())
    assert "amal.private@example.com" in made[LETTER]
    assert "There is no home address in the letter" in made[SHEET]


def test_harmful_the_letter_gives_no_day_away_that_the_council_gave() -> None:
    """The 15 days are the least: a council that gives more is not told of fewer."""
    longer = documents("parent-shortest", draft_served="2026-11-16", comments_by="2026-12-02")
    assert "asks for comments by Wednesday 2 December 2026" in longer[LETTER]
    assert "15 days" not in longer[LETTER].split("The law this letter relies on")[0]
    shorter = documents("parent-shortest", draft_served="2026-11-16", comments_by="2026-11-27")
    assert "These days end on Monday 30 November 2026." in shorter[LETTER]
    assert "The council’s letter gives less than that." in shorter[LETTER]
    assert "to be safe" in longer[SHEET].lower()


def test_harmful_a_late_letter_does_not_say_that_it_is_late() -> None:
    said = of("parent-late")[LETTER]
    assert "If you count these comments as late" in said
    assert "after that day" not in said
