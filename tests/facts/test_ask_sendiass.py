"""The summary for SENDIASS and its sheet, read as the adviser and the family read them."""

from __future__ import annotations

import re

import pytest

from letters.facts.kinds.ask_sendiass import judge
from letters.questions.kinds.ask_sendiass import HELP, JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
LETTER, SHEET = JOURNEY.documents
ASKED = {
    "explain": "Please explain",
    "decide": "Please talk through",
    "appeal": "Please help with an appeal.",
    "mediation": "Please help with mediation.",
    "meeting": "Please help to prepare for a meeting",
    "letter": "Please help with a letter",
}


@pytest.mark.parametrize("name", FILES)
def test_harmful_a_running_clock_stands_before_the_matter_itself(name: str) -> None:
    """In the letter before the greeting, on the sheet before everything but whose it is."""
    clock = facts(name).clock
    shown = clock is not None and clock.show_box
    before = of(name)[LETTER].split("Dear SENDIASS team,")[0]
    assert ("The time to appeal" in before) is shown
    assert "appeal" in "\n".join(of(name)[SHEET].split("\n")[2:5])


@pytest.mark.parametrize("name", FILES)
def test_harmful_asking_for_help_is_not_said_to_stop_the_time(name: str) -> None:
    assert "Do not wait for SENDIASS with anything that has a last day." in of(name)[SHEET]
    assert "no more time" in of(name)[SHEET] or "does not give more of it" in of(name)[SHEET]


@pytest.mark.parametrize("help_wanted", HELP)
def test_only_the_help_that_is_wanted_is_asked_for(help_wanted: str) -> None:
    said = documents("parent-shortest", help_wanted=[help_wanted])[LETTER]
    assert {one for one, words in ASKED.items() if words in said} == {help_wanted}


@pytest.mark.parametrize("name", ["adviser-shortest", "adviser-for-young-person"])
def test_trap_a_draft_or_no_letter_starts_no_clock_and_stops_nobody(name: str) -> None:
    """SENDIASS is whom to ask just then."""
    made = of(name)
    assert facts(name).dates == ()
    assert "Safe date" not in made[LETTER] + made[SHEET]
    assert "What the council has sent" in made[LETTER]


def test_a_letter_that_nobody_can_read_is_asked_about_and_taken_at_its_strictest() -> None:
    made = of("parent-cannot-tell")
    assert "please look at it first" in made[LETTER]
    for document in (LETTER, SHEET):
        assert "these are the dates for one that needs a mediation certificate" in made[document]
    assert "do it today if you can, and by" in made[SHEET]


@pytest.mark.parametrize("name", FILES)
def test_harmful_the_letter_orders_nobody_to_send_an_appeal(name: str) -> None:
    """SENDIASS reads it, and the family would believe that the appeal is in hand."""
    said = of(name)[LETTER]
    for order in ("Send the appeal", "Contact the", "do it today", "tell the adviser", "Ask the"):
        assert order not in said
    if "The time to appeal" in said:
        assert "The time to appeal" in of(name)[SHEET]


def test_trap_a_school_only_appeal_is_not_told_of_the_adviser() -> None:
    assert "Contact the mediation adviser" not in of("parent-school-only")[LETTER]


def test_a_time_that_is_over_is_said_without_alarm_unless_an_appeal_is_wanted() -> None:
    calm, wanted = of("parent-over")[LETTER], of("parent-over-disagrees")[LETTER]
    assert "The last day to appeal after it was Monday 4 January 2027." in calm
    assert "The last day for the appeal was Monday 4 January 2027." in wanted
    assert "Send the appeal now" not in of("parent-over")[SHEET]
    assert "Send the appeal now" in of("parent-over-disagrees")[SHEET]
    assert "can still let a late appeal go ahead" in wanted


def test_harmful_nobody_is_told_whose_the_right_is_where_it_may_have_moved() -> None:
    """SENDIASS is asked instead."""
    asks = "Please say whose the right to appeal is now"
    assert asks in of("right-has-moved")[LETTER]
    assert asks not in of("parent-fullest")[LETTER]
    assert asks not in of("young-person-fullest")[LETTER]


def test_a_child_s_words_stand_by_themselves() -> None:
    said = of("parent-fullest")[LETTER]
    assert "What the child or young person wants to be said:\nI want somebody" in said


@pytest.mark.parametrize("name", ["parent-safe-contact", "adviser-for-young-person"])
def test_a_family_in_hiding_gives_no_address(name: str) -> None:
    made = of(name)
    assert "1 Example Street" not in "\n".join(made.values())
    assert "safe@example.com" in made[LETTER]
    assert "There is no home address in the letter" in made[SHEET]


@pytest.mark.parametrize(
    ("plan", "said"),
    [("yes", "EHC plan: yes"), ("no", "EHC plan: no"), ("not-sure", "EHC plan: not sure")],
)
def test_the_plan_is_said_as_it_was_answered(plan: str, said: str) -> None:
    assert said in documents("parent-shortest", has_plan=plan)[LETTER].split("\n")


def test_a_last_day_that_is_today_says_so() -> None:
    last = r"by 5pm on Monday 4 January 2027\.[ \[\]\d]*That is today\."
    assert re.search(last, of("last-day-today")[LETTER])
    assert "That is today." not in of("parent-fullest")[LETTER]
