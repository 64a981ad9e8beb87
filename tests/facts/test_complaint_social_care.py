"""The complaint about social care, read as the council and the family read it."""

from __future__ import annotations

from datetime import date

import pytest

from letters import law
from letters.facts.base import KeyDate
from letters.facts.kinds.complaint_social_care import judge
from letters.questions.kinds.complaint_social_care import JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
LETTER, SHEET = JOURNEY.documents
FIRST, SECOND, THIRD = "parent-shortest", "adviser-for-young-person", "adviser-fullest"
ADULT = "young-person-adult"


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        (FIRST, "I am making a formal complaint about social care."),
        (ADULT, "I am making a formal complaint about social care."),
        ("adviser-shortest", "Farah Example makes a formal complaint about social care."),
        ("parent-no-answer", "I ask for my complaint of 12 October 2026 to go on to stage 2"),
        (SECOND, "Robin Sample asks for the complaint of 12 October 2026 to go on to stage 2"),
        ("parent-young-person-agrees", "I ask for my complaint of 12 October 2026 to go on to"),
        (THIRD, "Farah Example asks for the complaint of 12 October 2026 to go on to stage 3"),
    ],
)
def test_each_voice_and_stage_says_first_what_it_wants(name: str, opening: str) -> None:
    said = of(name)[LETTER]
    assert opening in said
    assert said.index(opening) < said.index("What went wrong")


@pytest.mark.parametrize(
    ("name", "expected", "longest"),
    [
        (FIRST, date(2026, 12, 7), date(2026, 12, 21)),
        (SECOND, date(2026, 12, 30), date(2027, 2, 25)),
        (THIRD, date(2027, 1, 7), None),
        (ADULT, date(2026, 11, 26), None),
    ],
)
def test_each_stage_has_its_working_days_with_their_working(
    name: str, expected: date, longest: date | None
) -> None:
    """Weekends and the bank holidays of Christmas are not counted."""
    found = facts(name)
    assert found.expected.due == expected
    assert (found.longest.due if found.longest else None) == longest
    assert found.dates == (KeyDate("answer-due", expected),)
    assert of(name)[SHEET].count("days after Monday 23 November 2026, working days only") == (
        2 if longest else 1
    )
    assert "comes today" in of(name)[SHEET]


def test_the_last_day_to_ask_for_the_next_stage_is_shown() -> None:
    """20 working days from the answer of 9 November."""
    for name in (SECOND, THIRD):
        assert "send this letter by Monday 7 December 2026" in of(name)[SHEET]
    assert "do it within 20 working days of the answer." in of(FIRST)[SHEET]
    assert "do it within 20 working days of the answer." not in of(THIRD)[SHEET]


@pytest.mark.parametrize("name", [SECOND, THIRD])
def test_harmful_a_time_that_one_council_sets_is_not_printed_as_law(name: str) -> None:
    """The regulations were not read for it: the council's own answer comes first."""
    said = of(name)[SHEET]
    assert said.index("If the answer names a last day") < said.index("Monday 7 December 2026")
    assert "councils often ask for it within 20 working days" in said


def test_harmful_the_letter_concedes_no_lateness_on_an_unchecked_count() -> None:
    """The officer who gets it would have the reason to refuse in the family's own hand."""
    said = of("parent-fullest")[LETTER]
    assert "20 working days have passed" not in said
    assert "If you count this request as late" in said
    assert "The days below hold if the council takes the letter" in of("parent-fullest")[SHEET]


def test_trap_15_a_late_letter_is_sent_with_its_reason() -> None:
    """Nobody is told that it is too late."""
    for name in ("parent-fullest", "young-person-fullest", "parent-adult-late"):
        made = of(name)
        assert "I was ill in the spring and could not write." in made[LETTER]
        assert "now." in made[SHEET].split("Before anything else")[0]
    assert "more than 12 months ago" in of("young-person-fullest")[LETTER]


def test_stage_2_after_silence_says_when_stage_1_ended_and_no_sooner() -> None:
    made = of("parent-no-answer")
    assert "ended on Monday 26 October 2026, and no answer has come." in made[LETTER]
    assert "or 20 working days at the most where more time is needed" in made[LETTER]
    assert "send this letter by" not in made[SHEET]
    assert facts("parent-no-answer").in_time is None


# --- Children and adults


@pytest.mark.parametrize("name", FILES)
def test_harmful_the_procedure_is_that_of_the_age(name: str) -> None:
    """An adult has no stages, and a child not the rules for adults."""
    made, is_adult = of(name), facts(name).stage == "adult"
    whole = made[LETTER] + made[SHEET]
    assert ("Representations Procedure (England) Regulations 2006" in whole) is not is_adult
    assert ("National Health Service Complaints" in whole) is is_adult
    assert ("stage 1" in whole or "stage 2" in whole or "stage 3" in whole) is not is_adult
    assert ("advocate" in whole) is not is_adult
    assert "If another procedure is to be used, please say which, and why." in made[LETTER]


def test_what_was_not_read_in_the_text_is_marked_so() -> None:
    """When a panel meets, and how long one may ask for the next stage, is general knowledge."""
    for source in ("care-panel-time", "care-next-stage", "care-complaints-2006", "care-advocate"):
        assert law.source(source).status == "unchecked"
    assert law.source("care-stages").status == "verified"


# --- Harmful when


@pytest.mark.parametrize("name", FILES)
def test_harmful_no_appeal_about_care_alone_and_no_time_to_appeal_is_promised(name: str) -> None:
    sheet = of(name)[SHEET]
    assert "A complaint does not stop the time to appeal" in sheet
    assert "An appeal cannot be about social care alone, but mediation can" in sheet


@pytest.mark.parametrize("name", FILES)
def test_trap_8_the_ombudsman_comes_after_the_last_answer(name: str) -> None:
    made = of(name)
    assert "Ombudsman" not in made[LETTER]
    assert "After the last answer, the Local Government and Social Care Ombudsman" in made[SHEET]
    assert "only within 12 months" in made[SHEET]


def test_a_family_in_hiding_gives_the_council_no_address() -> None:
    made = documents("parent-fullest", contact_by="safe", safe_contact="safe@example.com")
    assert "1 Example Street" not in "\n".join(made.values())
    assert "safe@example.com" in made[LETTER]


def test_a_young_person_who_agrees_is_shown_the_letter_first() -> None:
    made = of("parent-young-person-agrees")
    assert "agrees to what is written here" in made[LETTER]
    assert "has to agree with every sentence before it is sent" in made[SHEET]
    assert "my child" not in made[LETTER]
