"""The request to consult a school, read as the council and the family read it."""

from __future__ import annotations

import re

import pytest

from letters.facts.kinds.consult_a_school import judge
from letters.questions.kinds.consult_a_school import JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FINISHED = sorted(name for name in FILES if not name.startswith("stop-"))
LETTER, SHEET = JOURNEY.documents


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("parent-shortest", "I ask the council to consult this school or college"),
        ("young-person-shortest", "I ask the council to consult this school or college"),
        ("adviser-shortest", "Farah Example asks the council to consult this school"),
        ("adviser-for-young-person", "Robin Sample asks the council to consult this school"),
    ],
)
def test_each_voice_says_first_what_it_wants(name: str, opening: str) -> None:
    said = of(name)[LETTER]
    assert said.index(opening) < said.index("Why this place")


@pytest.mark.parametrize("sort", ["listed", "independent", "not-sure"])
def test_harmful_no_duty_is_said_of_a_school_that_section_38_does_not_list(sort: str) -> None:
    """Of a wholly independent school the council has neither duty; unsure, it is asked."""
    letter = documents("parent-shortest", school_sort=sort)[LETTER]
    duties = [line for line in letter.split("\n") if re.search(r"\bmust\b", line)]
    assert (duties == []) is (sort == "independent")
    assert ("Please say whether it is of a kind listed in section 38." in letter) is (
        sort == "not-sure"
    )


@pytest.mark.parametrize("when", ["assessment", "draft", "review"])
def test_harmful_a_duty_is_not_said_to_hold_before_there_is_a_draft(when: str) -> None:
    letter = documents("parent-shortest", consult_when=when)[LETTER]
    assert ("Where a family asks for a school or college" in letter) is (when == "draft")
    assert ("When the council sends a draft or proposed changes, a family may" in letter) is (
        when != "draft"
    )


@pytest.mark.parametrize("name", [name for name in FINISHED if name != "parent-independent"])
def test_trap_9_the_duty_to_name_is_said_with_its_exceptions(name: str) -> None:
    said = of(name)[LETTER]
    assert "The council must name that school or college in the final plan, unless it is" in said
    assert "the efficient education of others or the efficient use of resources" in said


@pytest.mark.parametrize("sort", ["listed", "independent", "not-sure"])
def test_trap_9_an_independent_school_needs_its_own_offer(sort: str) -> None:
    sheet = documents("parent-shortest", school_sort=sort)[SHEET]
    assert ("can be named only if it has offered a place" in sheet) is (sort != "listed")
    assert ("make a complaint to the council" in sheet) is (sort == "listed")


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_a_final_plan_is_not_left_waiting_for_an_answer(name: str) -> None:
    sheet = of(name)[SHEET]
    assert "If a final plan comes, this letter does not change it" in sheet
    assert "an appeal has its own time from that day" in sheet


def test_what_the_council_said_is_said_only_where_it_was_given() -> None:
    assert "will not consult this place" in of("parent-listed-refused")[LETTER]
    assert "The reason that the council has given:" not in of("parent-listed-refused")[LETTER]
    assert "The reason that the council has given:" in of("parent-fullest")[LETTER]
    assert "will not consult" not in of("parent-shortest")[LETTER]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_nobody_is_blamed(name: str) -> None:
    said = of(name)[LETTER]
    assert re.findall(r"(?i)\bfail|breach|ombudsman|\bcourt\b|unacceptable", said) == []


def test_an_offer_is_said_only_where_there_is_one() -> None:
    assert facts("parent-fullest").offer
    assert "It has offered a place in writing." in of("parent-fullest")[LETTER]
    assert "offered" not in of("parent-shortest")[LETTER]


def test_a_family_in_hiding_gives_no_address() -> None:
    made = of("parent-safe-contact")
    assert "1 Example Street" not in "".join(made.values())
    assert "amal.private@example.com" in made[LETTER]
    assert "There is no home address in the letter" in made[SHEET]
