"""The request, the letter to the other side and the sheet, each as its reader reads it."""

from __future__ import annotations

import re

import pytest

from letters.facts.kinds.disagreement_resolution import judge
from letters.questions.kinds.disagreement_resolution import JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
documents, of = READ.documents, READ.of
FINISHED = sorted(name for name in FILES if not name.startswith("stop-"))
REQUEST, INVITATION, SHEET = JOURNEY.documents


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("parent-shortest", "I ask for disagreement resolution, and I agree to take part in it."),
        ("young-person-shortest", "I ask for disagreement resolution, and I agree"),
        ("adviser-shortest", "Farah Example asks for disagreement resolution, and agrees"),
        ("adviser-for-young-person", "Robin Sample asks for disagreement resolution, and agrees"),
    ],
)
def test_each_voice_says_what_it_asks_and_agrees_itself(name: str, opening: str) -> None:
    assert opening in of(name)[REQUEST]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_nobody_is_told_that_anybody_must_take_part(name: str) -> None:
    """It needs everybody's agreement, and each document says so."""
    made = of(name)
    assert "it needs the agreement of everybody who takes part" in made[REQUEST]
    assert "everybody who takes part has to agree to it" in made[INVITATION]
    assert "nobody can make it take part" in made[SHEET]
    for document in (REQUEST, INVITATION):
        own = made[document].split("The law this letter relies on")[0]
        assert not re.search(r"\bmust\b|has to take part|have to take part", own)


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_it_moves_no_deadline_and_says_so(name: str) -> None:
    made = of(name)
    for document in (REQUEST, INVITATION):
        assert (
            "does not replace an appeal, and it does not give more time for one" in made[document]
        )
    assert "The letter that goes with this sheet" in made[SHEET].split("Check the letters")[0]


def test_harmful_the_time_to_appeal_comes_first_in_the_sheet() -> None:
    lines = of("young-person-fullest")[SHEET].split("\n")
    assert lines[0] == "Before the request is sent"
    assert lines[2] == "The time to appeal"
    assert "The time to appeal" not in of("young-person-fullest")[REQUEST]


@pytest.mark.parametrize("name", FINISHED)
def test_trap_it_is_not_called_mediation_with_its_duties(name: str) -> None:
    """The 30 days and the council's duty to come belong to mediation about a decision."""
    for document in (REQUEST, INVITATION):
        assert re.findall(r"\b\d+ (?:working )?days\b|mediation", of(name)[document]) == []


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        ("yes", "The other side has said that it agrees."),
        ("asked", "The other side has been asked, and has not answered yet."),
        ("no", "The other side is asked today, in a letter of its own."),
    ],
)
def test_the_agreement_of_the_other_side_is_said_as_it_stands(agreed: str, said: str) -> None:
    """Only somebody who has not agreed is asked whether they do."""
    made = documents("parent-shortest", dr_agreed=agreed)
    assert said in made[REQUEST]
    assert ("Please ask the other side whether it agrees" in made[REQUEST]) is (agreed != "yes")
    assert ("Please confirm to the service" in made[INVITATION]) is (agreed == "yes")


@pytest.mark.parametrize(
    ("name", "kind_said", "dear"),
    [
        ("parent-fullest", "provision that a nursery, school or college makes", "head or manager"),
        ("parent-shortest", "how the council carries out its duties", "special educational needs"),
        ("young-person-shortest", "how a nursery, school or college carries", "head or manager"),
        ("young-person-fullest", "health or social care provision", "Sir or Madam"),
        ("adviser-fullest", "health or social care provision", "special educational needs team"),
    ],
)
def test_each_kind_is_named_and_the_right_side_is_written_to(
    name: str, kind_said: str, dear: str
) -> None:
    assert kind_said in of(name)[REQUEST]
    assert f"Dear {dear}" in of(name)[INVITATION]


def test_a_family_in_hiding_gives_no_address() -> None:
    made = of("parent-safe-contact")
    assert "1 Example Street" not in "".join(made.values())
    for document in (REQUEST, INVITATION):
        assert "safe@example.com" in made[document]
    assert "There is no home address in a letter" in made[SHEET]


def test_a_place_that_was_named_is_the_other_side() -> None:
    assert "The other side: Example School" in of("parent-fullest")[REQUEST]


@pytest.mark.parametrize(("name", "finds"), [("parent-shortest", True), ("parent-fullest", False)])
def test_who_does_not_know_the_service_is_told_where_to_look(name: str, finds: bool) -> None:
    assert ("Find out who the service is" in of(name)[SHEET]) is finds


def test_a_form_of_their_own_can_be_filled_from_the_letter() -> None:
    assert "the text of the letter can be pasted into it" in of("parent-shortest")[SHEET]
