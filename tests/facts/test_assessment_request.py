"""The request for an assessment, read as the council and the family read it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from letters import law
from letters.facts.base import KeyDate
from letters.facts.kinds.assessment_request import judge
from letters.questions.kinds.assessment_request import JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FINISHED = sorted(name for name in FILES if not name.startswith("stop-"))
LETTER, SHEET = JOURNEY.documents


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("parent-shortest", "I ask the council, under section 36"),
        ("young-person-shortest", "carry out an EHC needs assessment for me."),
        ("adviser-shortest", "Farah Example asks the council, under section 36"),
        ("adviser-for-young-person", "Robin Sample asks the council, under section 36"),
    ],
)
def test_each_voice_says_first_what_it_wants(name: str, opening: str) -> None:
    said = of(name)[LETTER]
    assert opening in said
    assert said.index(opening) < said.index("The council must")


@pytest.mark.parametrize(
    ("arrives", "decide", "no_plan", "final"),
    [
        ("2026-11-23", "2027-01-04", "2027-03-15", "2027-04-12"),
        ("2026-11-25", "2027-01-06", "2027-03-17", "2027-04-14"),
        ("2026-12-24", "2027-02-04", "2027-04-15", "2027-05-13"),  # Christmas moves nothing
        ("2027-07-20", "2027-08-31", "2027-11-09", "2027-12-07"),  # nor does August
    ],
)
def test_the_times_are_counted_from_the_day_the_council_has_it(
    arrives: str, decide: str, no_plan: str, final: str
) -> None:
    """6, 16 and 20 weeks by a calendar on the wall."""
    found = facts("parent-shortest", request_arrives=arrives)
    assert found.decide.due == date.fromisoformat(decide)
    assert found.no_plan_by == date.fromisoformat(no_plan)
    assert found.final_by == date.fromisoformat(final)
    assert found.dates == (KeyDate("answer-due", date.fromisoformat(decide)),)


def test_a_letter_with_no_other_day_is_taken_to_come_today() -> None:
    assert facts("parent-shortest").arrives == date(2026, 11, 23)


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_a_day_is_expected_and_not_promised(name: str) -> None:
    """The letter gives the day only with its condition; the sheet says so, and the exceptions."""
    made = of(name)
    assert re.search(r"If it receives this letter on [^.]*, these weeks end on", made[LETTER])
    assert "This day is expected, not promised" in made[SHEET]
    assert "The law has exceptions" in made[SHEET]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_nothing_is_called_late_before_it_is(name: str) -> None:
    """Nothing can be late on the day of asking, and nobody is blamed."""
    said = "\n".join(of(name).values())
    assert re.findall(r"(?i)\blate\b|overdue|\bfail|breach|ombudsman|\bcourt\b", said) == []


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_the_test_is_no_stricter_than_the_law(name: str) -> None:
    """Section 36(8) says “may” twice: no diagnosis and no number of years behind is asked for."""
    duty = "there are or may be special educational needs, and that an EHC plan may be necessary"
    assert duty in of(name)[LETTER]
    assert "diagnos" not in "".join(of(name).values())


@pytest.mark.parametrize("name", FINISHED)
def test_the_sheet_says_that_a_refusal_can_be_appealed(name: str) -> None:
    sheet = of(name)[SHEET]
    assert "If the council refuses, its letter can be appealed." in sheet
    assert "Look at once at the date printed on it" in sheet


def test_who_may_ask_was_read_in_a_copy() -> None:
    """Section 36(1)."""
    assert law.source("cfa-s36").status == "verified"
    assert law.source("cfa-s36-8").status == law.source("send-regs-r5").status == "verified"
    assert "section 36: who may ask for an assessment. Not yet" not in of("parent-shortest")[SHEET]


def test_the_plan_and_earlier_requests_are_said_as_answered() -> None:
    short, full = of("parent-shortest")[LETTER], of("parent-fullest")[LETTER]
    assert "There is no EHC plan yet." in short
    assert "If there is an EHC plan already, please say so at once." in full
    assert "The council refused an earlier request, and this is a new one." in full
    assert "refused" not in short


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("parent-young-person-cannot-decide", "so I write it."),
        ("adviser-young-person-cannot-decide", "so Farah Example asks for what is written here."),
        ("adviser-shortest", "who agreed to it in writing on 16 November 2026."),
    ],
)
def test_a_letter_says_on_whose_word_it_is_written(name: str, said: str) -> None:
    assert said in of(name)[LETTER]


def test_a_family_in_hiding_gives_no_address() -> None:
    made = of("parent-safe-contact")
    assert "1 Example Street" not in "".join(made.values())
    assert "amal.private@example.com" in made[LETTER]
    assert "There is no home address in the letter" in made[SHEET]
