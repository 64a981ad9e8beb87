"""The complaint about a health service, read as its complaints manager and the family read it."""

from __future__ import annotations

from datetime import date

import pytest

from letters.facts.base import KeyDate
from letters.facts.kinds.complaint_health import judge
from letters.questions.kinds.complaint_health import JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
LETTER, SHEET = JOURNEY.documents


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("parent-shortest", "I am making a formal complaint about a health service."),
        ("young-person-fullest", "I am making a formal complaint about a health service."),
        ("adviser-fullest", "Farah Example makes a formal complaint about a health service."),
        ("adviser-for-young-person", "Robin Sample makes a formal complaint about a health"),
    ],
)
def test_each_voice_says_first_what_it_is(name: str, opening: str) -> None:
    said = of(name)[LETTER]
    assert opening in said
    assert said.index(opening) < said.index("What went wrong")


@pytest.mark.parametrize("name", FILES)
def test_trap_it_goes_to_the_service_or_to_the_board_and_not_to_both(name: str) -> None:
    made = of(name)
    icb = facts(name).body.icb
    assert ("the integrated care board only, and not to the service" in made[LETTER]) is icb
    assert ("to the service only, and not to the integrated care board" in made[LETTER]) is not icb
    assert "Send it to one of the two only" in made[SHEET]


# --- Times


def test_the_12_months_are_shown_with_their_working() -> None:
    said = of("parent-shortest")[SHEET]
    assert "To be safe, send this letter by Monday 13 September 2027." in said
    assert "with Monday 14 September 2026 as the first day" in said
    assert facts("parent-shortest").in_time.due == date(2027, 9, 13)


def test_trap_15_a_late_complaint_is_sent_with_its_reason() -> None:
    """Nobody is told that it is too late."""
    made = of("parent-fullest")
    assert "I was ill in the spring and could not write." in made[LETTER]
    assert "as regulation 12 allows for good reasons" in made[LETTER]
    assert "it can still be looked into for good reasons, so send the letter now." in made[SHEET]
    assert "more than 12 months ago" not in of("parent-shortest")[LETTER]


def test_harmful_nobody_concedes_12_months_on_the_day_that_can_be_counted_either_way() -> None:
    """The same day a year later: no reason is asked for, and the sheet says to send it that day."""
    made = documents("parent-shortest", health_since="2025-11-23")
    assert "more than 12 months" not in made[LETTER]
    assert "To be safe, send this letter by Monday 23 November 2026." in made[SHEET]


def test_harmful_an_advisers_letter_says_whose_words_the_reason_is_in() -> None:
    """Before the reason comes: the adviser was not ill in the spring."""
    said = of("adviser-fullest")[LETTER]
    whose = said.index("They are told in that person’s own words, and not in the adviser’s.")
    assert whose < said.index("Farah Example gives this reason") < said.index("I was ill")


def test_confirming_is_a_duty_with_a_day_and_the_answer_has_none() -> None:
    """3 working days from today's Monday end on Thursday; no day is invented for the answer."""
    made = of("parent-shortest")
    assert "by Thursday 26 November 2026, if it comes today." in made[SHEET]
    assert "No law sets a day for the answer" in made[SHEET]
    assert "If 6 months pass without an answer, you must be told why." in made[SHEET]
    assert facts("parent-shortest").dates == (KeyDate("answer-due", date(2026, 11, 26)),)


def test_the_ombudsman_for_health_comes_after_the_answer() -> None:
    for name in FILES:
        made = of(name)
        assert "Ombudsman" not in made[LETTER]
        assert "If the answer does not settle it, the Parliamentary and Health" in made[SHEET]


# --- Section G


def test_harmful_the_duty_of_section_g_is_told_to_the_board_alone() -> None:
    """A clinic does not owe it, and a family with arrangements of its own is not owed it."""
    board, clinic = of("adviser-shortest"), of("parent-young-person-agrees")
    assert "unless the family has made suitable arrangements of its own" in board[LETTER]
    assert "section 42" not in clinic[LETTER]
    assert "complain to it instead" in clinic[SHEET]
    assert "Section G" not in of("parent-shortest")[LETTER]


def test_harmful_no_appeal_about_health_alone_is_promised() -> None:
    said = of("parent-fullest")[SHEET]
    assert "An appeal cannot be about health alone, but mediation can" in said
    for name in FILES:
        assert "A complaint does not stop the time to appeal" in of(name)[SHEET]


# --- Whose complaint it is


def test_the_agreement_of_whoever_it_is_about_goes_with_it() -> None:
    for name, wanted in (("adviser-shortest", True), ("parent-shortest", False)):
        assert ("can ask for the written agreement" in of(name)[SHEET]) is wanted
    assert "has to agree with every sentence" in of("parent-young-person-agrees")[SHEET]


def test_a_family_in_hiding_gives_no_address() -> None:
    made = documents("parent-fullest", contact_by="safe", safe_contact="safe@example.com")
    assert "1 Example Street" not in "\n".join(made.values())
    assert "safe@example.com" in made[LETTER]
