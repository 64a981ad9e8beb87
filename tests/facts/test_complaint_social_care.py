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
        ("parent-young-person-agrees", "I ask for my complaint of 8 June 2026 to go on to stage 3"),
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
        assert "end this letter by Monday 7 December 2026" in of(name)[SHEET]
    assert "do it within 20 working days of the answer, as councils" in of(FIRST)[SHEET]
    assert "within 20 working days of receiving the answer, with" in of(SECOND)[SHEET]


def test_harmful_a_time_that_councils_set_is_not_printed_as_law() -> None:
    """Regulation 15 sets none for stage 2: the council's own answer comes first."""
    said = of(SECOND)[SHEET]
    assert said.index("If the answer names a last day") < said.index("Monday 7 December 2026")
    assert "councils often ask for it within 20 working days" in said
    assert "no law does" in of("parent-fullest")[SHEET]


def test_harmful_the_time_to_ask_for_a_panel_is_not_passed_off_as_a_habit() -> None:
    """Regulation 18(2) sets it: whoever waits for a day in the answer could lose the panel."""
    said = of(THIRD)[SHEET]
    assert "by law a panel has to be asked for within 20 working days of receiving" in said
    assert "councils often" not in said
    late = of("parent-young-person-agrees")[SHEET]
    assert "ended on Monday 16 November 2026" in late
    assert "By law they run from the day on which the answer was received" in late
    (step,) = (one for one in facts(THIRD).in_time.steps if one.rule == "working-days-counted")
    assert step.sources == ("care-next-stage",)


# --- The year of a first complaint


def test_harmful_the_year_of_a_child_runs_from_the_day_itself() -> None:
    """Regulation 9(1): "after the grounds to make the representations arose", known or not."""
    late = {"care_arose_on": "2026-01-12", "care_since": "2026-09-14"}
    found = facts(FIRST, **late)
    assert found.in_time
    assert found.in_time.due == date(2027, 1, 11)
    said = documents(FIRST, **late)
    assert "send this letter by Monday 11 January 2027" in said[SHEET]
    assert "even if it was known only later" in said[SHEET]
    assert "began, on 12 January 2026." in said[LETTER]
    assert "I have known about this since 14 September 2026." in said[LETTER]


def test_harmful_the_year_runs_from_the_earliest_day_that_was_told() -> None:
    """An entry that is older than the day given moves the day for the letter, and concedes nothing
    in it."""
    entry = {"on": "2025-12-01", "what": {"text": "x", "language": "en", "english": ""}}
    found = facts(FIRST, care_issues=[entry])
    assert found.in_time
    assert found.in_time.due == date(2026, 11, 30)
    assert found.late_why is None
    before = facts(FIRST, care_issues=[{**entry, "on": "2025-10-01"}])
    assert (before.send_by, before.late_why) == (before.today, None)


def test_the_year_of_an_adult_runs_from_the_day_on_which_it_was_known() -> None:
    """Regulation 12 of the Regulations of 2009: the later of the two days."""
    found = facts(ADULT, care_arose_on="2025-06-02", care_since="2026-01-12")
    assert found.in_time
    assert found.in_time.due == date(2027, 1, 11)


def test_a_late_complaint_for_a_child_is_put_as_the_law_puts_it() -> None:
    """Regulation 9(2), and no lateness conceded."""
    said = of("young-person-fullest")[LETTER]
    assert "If you count this complaint as made after the year" in said
    assert "could not reasonably be expected within the year" in said
    assert "12 months ago" not in said


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
    assert "more than 12 months ago" in of("parent-adult-late")[LETTER]


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
    """The Regulations were read, and what councils do beyond them was not."""
    assert law.source("care-stage-2-habit").status == "unchecked"
    for source in ("care-stages", "care-next-stage", "care-complaints-2006", "care-panel-time"):
        assert law.source(source).status == "verified"


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
