"""The authority for an adviser, read as the family signs it and as a council is shown it."""

from __future__ import annotations

from datetime import date

import pytest

from letters import law
from letters.facts.base import KeyDate
from letters.facts.kinds.consent import judge
from letters.questions.kinds.consent import BODIES, JOURNEY, POWERS, WRITE_TO
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
PAPER, SHEET = JOURNEY.documents
SAID = {
    "told": "Be told what is known",
    "speak": "Speak and write for",
    "meetings": "Come to meetings",
    "papers": "Send on letters and papers",
}
NAMED = {
    "council": "The council: ",
    "setting": "The nursery, school or college",
    "health": "Health services",
    "care": "Social care services",
    "mediation": "The mediation adviser and the mediator",
}


@pytest.mark.parametrize("power", POWERS)
def test_harmful_the_adviser_may_do_what_was_chosen_and_nothing_else(power: str) -> None:
    said = documents("parent-shortest", authority_for=[power])[PAPER]
    assert {one for one, words in SAID.items() if words in said} == {power}


@pytest.mark.parametrize("body", BODIES)
def test_harmful_nobody_is_named_who_was_not_chosen(body: str) -> None:
    council = "Bradford" if body == "council" else None
    said = documents("parent-shortest", authority_with=[body], council=council)[PAPER]
    said = said.split("With whom")[1].split("Where to write")[0]
    assert {one for one, words in NAMED.items() if words in said} == {body}


@pytest.mark.parametrize("name", FILES)
def test_harmful_no_offer_is_accepted_and_no_appeal_ended_over_somebody_s_head(name: str) -> None:
    """Whatever was chosen, these limits stand in the paper."""
    said = of(name)[PAPER]
    assert "Accept an offer or agree to anything in that person’s name." in said
    assert "Begin or end an appeal or a complaint without asking that person first." in said


@pytest.mark.parametrize("name", FILES)
def test_harmful_the_holder_of_the_right_signs_and_not_the_adviser(name: str) -> None:
    """A young person over school-leaving age signs; a parent before that, or where they cannot
    decide. The adviser signs only to accept the limits."""
    people, said = facts(name).people, of(name)[PAPER]
    over = law.young_person_on(people.born, FILES[name].on_date)
    signer = people.child if over and not people.cannot_decide else people.parent
    assert signer is not None
    assert f"Given by: {signer.text}" in said
    assert f"Signature of {signer.text}, and the day" in said
    assert "Signature of the adviser, who accepts these limits" in said


@pytest.mark.parametrize("name", FILES)
def test_harmful_it_can_always_be_taken_back_and_always_ends(name: str) -> None:
    made = of(name)
    assert "can take it back at any time" in made[PAPER]
    assert "It ends on " in made[PAPER]
    assert "The authority that was given to Jo Placeholder ends today." in made[SHEET]


def test_trap_a_parent_s_authority_ends_when_the_right_changes_hands() -> None:
    """The last Friday in June of the school year in which somebody turns 16."""
    moved = facts("parent-right-moves")
    assert (moved.ends, moved.moves_after) == (date(2027, 12, 31), date(2027, 6, 25))
    assert moved.dates == (KeyDate("last-day", date(2027, 6, 25)),)
    said = of("parent-right-moves")
    assert "It ends on Friday 25 June 2027: after that day the right to appeal" in said[PAPER]
    assert "It ends on Friday 31 December 2027" not in said[PAPER]
    assert "It ends on Friday 25 June 2027" in said[SHEET]
    assert "Ask the young person, before that day" in said[SHEET]


@pytest.mark.parametrize(
    ("ends", "moves"),
    [("2027-06-24", None), ("2027-06-25", None), ("2027-06-26", date(2027, 6, 25))],
)
def test_an_end_before_the_right_changes_hands_stands(ends: str, moves: date | None) -> None:
    """On the day itself the right is still the parent's."""
    assert facts("parent-right-moves", authority_ends=ends).moves_after == moves


@pytest.mark.parametrize("name", ["young-person-shortest", "parent-cannot-decide"])
def test_no_right_changes_hands_that_has_changed_or_cannot(name: str) -> None:
    assert facts(name).moves_after is None


@pytest.mark.parametrize("where", WRITE_TO)
def test_harmful_a_decision_never_goes_to_the_adviser_alone(where: str) -> None:
    """Its time runs from the day it is sent."""
    made = documents("parent-shortest", write_to=where)
    writing = made[PAPER].split("Where to write")[1].split("From when")[0]
    if where == "adviser":
        assert "Please send a decision letter and a plan to Amal Example as well" in writing
        assert "on the same day" in made[SHEET]
    else:
        assert "writ" in writing.split("Amal Example")[0]
        assert "on the same day" not in made[SHEET]


def test_harmful_the_time_to_appeal_is_not_hidden() -> None:
    assert "does not stop the time to appeal" in of("parent-shortest")[SHEET].split("\n")[2]


def test_a_family_in_hiding_gives_nobody_an_address() -> None:
    made = documents("parent-fullest", contact_by="safe", safe_contact="safe@example.com")
    assert "1 Example Street" not in "\n".join(made.values())
    assert "safe@example.com" in made[PAPER]
    assert "do not give any of them to anyone" in made[PAPER]
    assert "There is no home address in it" in made[SHEET]


def test_harmful_a_private_limit_is_not_told_to_everybody_who_gets_a_copy() -> None:
    """The sheet says who reads it, before anybody signs."""
    said = of("parent-fullest")[SHEET]
    asked = said.index("Everybody who gets a copy reads the limits")
    assert asked < said.index("has signed, and has written the day")
    assert "reads the limits" not in of("parent-shortest")[SHEET]
    assert "none to offices that the adviser does not write to" in said


def test_it_says_why_a_parent_signs_for_somebody_over_school_age() -> None:
    said = of("parent-cannot-decide")[PAPER]
    assert "cannot decide about this, so Amal Example signs." in said
