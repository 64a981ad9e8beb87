"""The letters about a concern, read as the school, the council and the family read them."""

from __future__ import annotations

import re
from itertools import product

import pytest

from letters import law
from letters.facts.base import KeyDate
from letters.facts.kinds.raise_a_concern import judge
from letters.questions.kinds.raise_a_concern import ADDRESSEES, JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FINISHED = sorted(name for name in FILES if not name.startswith("stop-"))
LETTER, COUNCIL, SHEET = JOURNEY.documents
TOLD = [name for name in FINISHED if FILES[name].answers.get("tell_council") == "yes"]


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("parent-shortest", "I am worried about how things are going for my child, and I would"),
        ("young-person-shortest", "I am worried about how things are going for me, and I would"),
        ("adviser-shortest", "Farah Example is worried about how things are going, and would like"),
        ("adviser-for-young-person", "Robin Sample is worried about how things are going, and"),
    ],
)
def test_each_voice_says_first_what_it_wants(name: str, opening: str) -> None:
    said = of(name)[LETTER]
    assert opening in said
    assert said.index(opening) < said.index("The meeting")


@pytest.mark.parametrize("name", FINISHED)
def test_every_letter_asks_for_a_meeting_and_for_notes_of_it(name: str) -> None:
    said = of(name)[LETTER]
    assert "Please offer some days and times for a meeting." in said
    assert "Please write down afterwards what was agreed, who will do it and by when." in said


# --- Which duty holds for whom


def test_harmful_a_duty_is_said_only_where_the_law_has_it() -> None:
    """Section 66 holds for mainstream state schools and state colleges, not for every place."""
    duties = {
        place: [line for line in documents("parent-shortest", place=place)[LETTER].split("\n")
                if "section 66" in line and "must" in line]
        for place in ("state-school", "college", "elsewhere")
    }  # fmt: skip
    assert [len(duties[place]) for place in ("state-school", "college")] == [1, 1]
    assert "a school of this kind" in duties["state-school"][0]
    assert "a college of this kind" in duties["college"][0]
    assert duties["elsewhere"] == []


def test_harmful_nobody_is_told_of_a_senco_where_none_need_be() -> None:
    """Section 67 holds for mainstream state schools and state nursery schools."""
    for place in ("college", "elsewhere"):
        made = documents("parent-shortest", place=place)
        assert "SENCO" not in made[LETTER] + made[SHEET]
    assert "SENCO" in of("parent-shortest")[LETTER]
    assert law.source("cfa-s67").status == law.source("cfa-s66").status == "verified"


@pytest.mark.parametrize(
    ("place", "role"), [*product(("state-school", "college", "elsewhere"), ADDRESSEES)]
)
def test_somebody_is_asked_to_come_who_is_not_the_one_written_to(place: str, role: str) -> None:
    said = documents("parent-shortest", place=place, addressee=role)[LETTER]
    asked = re.findall(r"Please ask .* to be there too\.", said)
    assert len(asked) == 1
    if role == "senco":
        assert "SENCO" not in asked[0]


@pytest.mark.parametrize("name", TOLD)
def test_harmful_the_school_is_not_blamed_for_section_f(name: str) -> None:
    """Section F is spoken of to the council alone; nobody is told of a duty in a first letter, and
    the council is asked about the help only where somebody said which help it is."""
    made = of(name)
    assert "section 42" not in made[LETTER]
    assert "must" not in re.findall(r"\w+", made[COUNCIL].split("The law this letter relies on")[0])
    asked = (
        "Please say what the council will do so that the help in Section F is given."
        in made[COUNCIL]
    )
    assert asked is ("Section F of the EHC plan says:" in made[COUNCIL])


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_nobody_is_blamed_or_threatened(name: str) -> None:
    """No failing, no breach, no ombudsman, no court: it is a first talk."""
    for document in (LETTER, COUNCIL):
        said = of(name).get(document, "")
        found = re.findall(r"(?i)\bfail|breach|ombudsman|\bcourt\b|unacceptable|demand", said)
        assert found == []


# --- What it is not


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_it_is_not_taken_for_a_complaint(name: str) -> None:
    """A complaint has stages and times; this letter says that it is none."""
    made = of(name)
    for document in {LETTER, COUNCIL} & made.keys():
        assert "This letter is not a complaint." in made[document]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_the_time_to_appeal_is_not_hidden(name: str) -> None:
    """The sheet says first that a letter moves no date; so does the letter to the council."""
    made = of(name)
    sheet = made[SHEET].split("\n")
    assert sheet[1].startswith("This letter does not stop the time to appeal")
    if COUNCIL in made:
        assert "does not give more time for one" in made[COUNCIL]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_no_time_is_promised_that_no_law_gives(name: str) -> None:
    """The only day in a letter is the family's own wish."""
    for document, said in of(name).items():
        spans = re.findall(
            r"(?i)\b(?:\d+|two|three|ten|fourteen) (?:working |school )?days?\b", said
        )
        assert spans == [], document
    sheet = of(name)[SHEET]
    assert ("no law sets it" in sheet) is (facts(name).reply_by is not None)
    assert ("No law sets a day for the answer" in sheet) is (facts(name).reply_by is None)


def test_the_day_asked_for_goes_into_the_calendar_and_nothing_else_does() -> None:
    day = facts("parent-fullest").reply_by
    assert day is not None
    assert facts("parent-fullest").dates == (KeyDate("reply-by", day),)
    assert facts("parent-shortest").dates == ()


# --- The plan and the council


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("yes", "There is an EHC plan."),
        ("no", "there is no EHC plan."),
        ("not-sure", "Please say whether there is an EHC plan"),
    ],
)
def test_the_plan_is_said_as_it_was_answered(plan: str, said: str) -> None:
    told = "no" if plan == "yes" else None
    letter = documents("parent-shortest", has_plan=plan, tell_council=told)[LETTER]
    others = {"There is an EHC plan.", "there is no EHC plan.", "whether there is an EHC plan"}
    assert said in letter
    assert sum(other in letter for other in others) == 1


@pytest.mark.parametrize("name", FINISHED)
def test_the_council_is_written_to_only_where_that_was_wanted(name: str) -> None:
    made = of(name)
    assert (COUNCIL in made) is (name in TOLD)
    assert ("gets a copy of this letter" in made[LETTER]) is (name in TOLD)
    assert ("Send the other letter to the council on the same day" in made[SHEET]) is (name in TOLD)


def test_the_sheet_says_where_to_go_next_with_and_without_a_plan() -> None:
    """The council's duty where there is a plan; an assessment where there is none."""
    with_plan, without = of("parent-fullest")[SHEET], of("parent-shortest")[SHEET]
    assert "make a complaint to the council" in with_plan
    assert "EHC needs assessment" not in with_plan
    assert "ask the council in writing for an EHC needs assessment" in without
    for sheet in (with_plan, without):
        assert "disagreement resolution service" in sheet
        assert "Both sides have to agree to use it." in sheet


# --- Whose letter it is


def test_a_young_person_over_school_age_agrees_or_cannot_decide() -> None:
    assert "agrees to what is written here" in of("parent-young-person-agrees")[LETTER]
    assert "so I write it." in of("parent-young-person-cannot-decide")[LETTER]
    said = of("adviser-young-person-cannot-decide")[LETTER]
    assert "so Farah Example asks for what is written here." in said


@pytest.mark.parametrize(
    ("name", "how"),
    [("adviser-fullest", "in writing"), ("adviser-for-young-person", "by word of mouth")],
)
def test_an_adviser_says_for_whom_and_since_when(name: str, how: str) -> None:
    said = of(name)[LETTER]
    assert f"who agreed to it {how} on 16 November 2026." in said


def test_a_family_in_hiding_gives_the_school_and_the_council_no_address() -> None:
    """Only the safe way stands in either letter, and the sheet asks to look once more."""
    safe = {"contact_by": "safe", "safe_contact": "safe@example.com"}
    made = documents("parent-fullest", **safe)
    assert "1 Example Street" not in "\n".join(made.values())
    for document in (LETTER, COUNCIL):
        assert "safe@example.com" in made[document]
        assert "Please do not use any other address or number that you have" in made[document]
    assert "There is no home address in the letter" in made[SHEET]


def test_a_name_given_is_greeted_and_else_the_work_that_somebody_does() -> None:
    assert "Dear Ms Sample," in of("parent-fullest")[LETTER]
    greetings = {
        (place, role): re.findall(
            r"^Dear .*,$",
            documents("parent-shortest", place=place, addressee=role)[LETTER],
            flags=re.MULTILINE,
        )
        for place, role in product(("state-school", "college", "elsewhere"), ADDRESSEES)
    }
    assert all(len(found) == 1 for found in greetings.values())
    assert greetings["college", "head"] == ["Dear principal,"]
    assert greetings["elsewhere", "head"] == ["Dear head or manager,"]
