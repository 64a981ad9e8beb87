"""The request for a report, read as the one who is asked and the family read it."""

from __future__ import annotations

import re
from itertools import product

import pytest

from letters.facts.base import KeyDate
from letters.facts.kinds.evidence_request import judge
from letters.questions.kinds.evidence_request import JOURNEY, PURPOSES, WRITERS
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FINISHED = sorted(FILES)
LETTER, SHEET = JOURNEY.documents


@pytest.mark.parametrize("name", FINISHED)
def test_each_letter_says_first_what_it_wants(name: str) -> None:
    said = of(name)[LETTER]
    opening = "Please write a report about"
    assert said.index(opening) < said.index("What a report needs to say")


@pytest.mark.parametrize(("purpose", "role"), [*product(PURPOSES, WRITERS)])
def test_every_report_is_asked_for_who_when_and_how_much(purpose: str, role: str) -> None:
    """Whoever writes it, whatever it is for: basis, needs, effect, help in numbers."""
    said = documents("parent-shortest", evidence_for=purpose, evidence_from=role)[LETTER]
    for wanted in (
        "Who you are, what training you have",
        "What is hard, how much, and how you know.",
        "What this means for learning, and for every day.",
        "how often, for how long each time, and from whom with what training.",
        "Please give numbers",
    ):
        assert wanted in said


def test_only_a_doctor_is_asked_for_a_diagnosis_and_only_a_school_for_marks() -> None:
    made = {role: documents("parent-shortest", evidence_from=role)[LETTER] for role in WRITERS}
    assert [role for role in WRITERS if "diagnosis" in made[role]] == ["doctor"]
    assert [role for role in WRITERS if "marks" in made[role]] == ["school"]
    assert [role for role in WRITERS if "fee" in made[role]] == ["therapist", "doctor"]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_nobody_is_told_of_a_duty_to_write_a_report(name: str) -> None:
    """The one “must” in a letter is the council’s, in section 36(8)."""
    said = of(name)[LETTER].split("The law this letter relies on")[0]
    musts = [line for line in said.split("\n") if re.search(r"\bmust\b", line)]
    assert all("The council must carry out the assessment" in line for line in musts)
    assert (musts != []) is (facts(name).purpose == "assessment")


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_no_time_is_set_that_no_law_sets(name: str) -> None:
    """The only day is the family’s wish, and the sheet calls it that."""
    made = of(name)
    assert re.findall(r"(?i)\b\d+ (?:working )?(?:days|weeks)\b", made[LETTER]) == []
    assert ("That day is a request: no law sets it." in made[SHEET]) is (
        facts(name).report_by is not None
    )


@pytest.mark.parametrize("purpose", PURPOSES)
def test_harmful_an_appeal_does_not_wait_for_a_report(purpose: str) -> None:
    sheet = documents("parent-shortest", evidence_for=purpose)[SHEET]
    warned = "The time to appeal does not wait for a report." in sheet
    assert warned is (purpose == "appeal")
    if warned:
        assert sheet.index("does not wait") < sheet.index("Check the letter")


def test_harmful_nobody_is_told_to_wait_for_a_report_before_asking() -> None:
    assert "You can ask for an assessment without a report." in of("parent-shortest")[SHEET]


def test_the_day_wished_for_goes_into_the_calendar() -> None:
    day = facts("parent-fullest").report_by
    assert day is not None
    assert facts("parent-fullest").dates == (KeyDate("reply-by", day),)
    assert facts("parent-shortest").dates == ()


@pytest.mark.parametrize(
    ("role", "greeting"),
    [
        ("school", "Dear head or manager,"),
        ("therapist", "Dear therapist,"),
        ("doctor", "Dear doctor,"),
    ],
)
def test_a_name_given_is_greeted_and_else_the_work(role: str, greeting: str) -> None:
    assert greeting in documents("parent-shortest", evidence_from=role)[LETTER]
    assert "Dear Kim Sample," in of("parent-fullest")[LETTER]


def test_a_young_person_speaks_for_themself_and_is_named_by_others() -> None:
    assert "Please write a report about me." in of("young-person-shortest")[LETTER]
    assert "Please write a report about Noor Example." in of("parent-young-person-agrees")[LETTER]
    assert "agrees to what is written here" in of("parent-young-person-agrees")[LETTER]
    assert "my child" not in of("parent-young-person-agrees")[LETTER]


def test_a_young_person_who_agrees_reads_the_letter_first() -> None:
    tick = "Noor Example has read the letter, or has heard it read"
    assert tick in of("parent-young-person-agrees")[SHEET]
    assert tick not in of("parent-shortest")[SHEET]


def test_a_family_in_hiding_gives_no_address() -> None:
    made = of("parent-safe-contact")
    assert "1 Example Street" not in "".join(made.values())
    assert "amal.private@example.com" in made[LETTER]
    assert "There is no home address in the letter" in made[SHEET]


@pytest.mark.parametrize("purpose", PURPOSES)
def test_harmful_the_report_is_promised_to_nobody(purpose: str) -> None:
    """A bad one need not be used: whoever asked for it decides."""
    made = documents("parent-shortest", evidence_for=purpose)
    assert "The council may read it" in made[LETTER]
    assert "will read it" not in made[LETTER]
    assert "you decide who gets it" in made[SHEET]


@pytest.mark.parametrize("purpose", PURPOSES)
def test_harmful_a_running_time_to_appeal_is_on_every_sheet(purpose: str) -> None:
    """A report about a plan is often asked for just after a final one."""
    said = documents("parent-shortest", evidence_for=purpose)[SHEET].split("Check the letter")[0]
    appeal = "The time to appeal does not wait for a report."
    other = "Waiting for a report does not give more time to appeal."
    assert (appeal in said, other in said) == (purpose == "appeal", purpose != "appeal")
