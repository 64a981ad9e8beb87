"""The letters about a suspension or an exclusion, read as governors, a panel and the family do."""

from __future__ import annotations

import re
from datetime import date

import pytest

from letters import law
from letters.facts.base import KeyDate
from letters.facts.kinds.exclusion_review import judge
from letters.questions.answers import Answers
from letters.questions.kinds.exclusion_review import JOURNEY, SORTS
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FINISHED = sorted(name for name in FILES if not name.startswith("stop-"))
GOVERNORS, PANEL, SHEET = JOURNEY.documents


def letter(name: str) -> str:
    """The one letter that is sent."""
    (said,) = (words for document, words in of(name).items() if document != SHEET)
    return said


def sorted_as(sort: str, exam: str | None = None) -> dict[str, str]:
    """The documents to the governors after that decision of the head."""
    back = None if sort == "up-to-5" and not exam else "yes"
    more = {"exclusion_sort": sort, "exclusion_back": back, "exclusion_exam": exam}
    return documents("parent-fullest", **more)


# --- Which letter, and what is asked of whom


@pytest.mark.parametrize("name", FINISHED)
def test_one_letter_is_sent_and_the_sheet_is_kept(name: str) -> None:
    """Before the governors decide they are written to, and afterwards whoever arranges reviews."""
    asked = PANEL if FILES[name].answers["exclusion_step"] == "governors" else GOVERNORS
    assert [*of(name)] == [asked, SHEET]


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("parent-fullest", "I ask the governors to consider these representations"),
        ("young-person-fullest", "I ask the governors to consider these representations"),
        ("adviser-fullest", "Farah Example asks the governors to consider"),
        ("parent-panel-fullest", "I ask for an independent review panel"),
        ("adviser-panel-late", "Robin Sample asks for an independent review panel"),
    ],
)
def test_each_voice_says_first_what_it_wants(name: str, opening: str) -> None:
    said = letter(name)
    assert opening in said
    assert said.index(opening) < said.index("Why this should be looked at again")


@pytest.mark.parametrize(
    ("sort", "law", "meeting"),
    [
        ("permanent", "must meet within 15 school days", True),
        ("over-15", "must meet within 15 school days", True),
        ("6-to-15", "must meet within 50 school days if they are asked to", True),
        ("up-to-5", "must consider representations", False),
        ("not-sure", "must consider representations", True),
    ],
)
def test_trap_what_governors_must_do_goes_by_the_days_of_the_term(
    sort: str, law: str, meeting: bool
) -> None:
    """A meeting is asked for wherever one can be had, and a return nowhere else."""
    said = sorted_as(sort)[GOVERNORS]
    assert law in said
    assert ("Please meet to look at this decision" in said) is meeting
    assert ("The governors are asked to reinstate the pupil" in said) is meeting


def test_a_school_of_unknown_kind_is_told_no_duty() -> None:
    made = documents("parent-fullest", exclusion_place="not-sure")
    assert "What the law says" not in made[GOVERNORS]
    assert "These rules are for state schools" in made[SHEET]
    assert (
        "What the law says"
        not in documents("parent-panel-fullest", exclusion_place="not-sure")[PANEL]
    )


def test_an_sen_expert_is_asked_for_in_the_request_itself() -> None:
    """Afterwards it would be too late."""
    said = letter("parent-panel-fullest")
    assert said.index("I ask for an SEN expert to attend") < said.index(
        "Why this should be looked at again"
    )
    assert "It need not be shown that the pupil has special educational needs." in said
    assert "SEN expert" not in letter("young-person-panel-shortest")


def test_trap_the_panel_cannot_bring_a_pupil_back_itself() -> None:
    """Nobody asks it for that, and the sheet says so."""
    made = of("parent-panel-fullest")
    assert "reinstate" not in made[PANEL]
    assert "quash the decision and have the governors consider it again" in made[PANEL]
    assert "It cannot bring the pupil back itself." in made[SHEET]


EXAM = "GCSE English, 7 December 2026"


@pytest.mark.parametrize("sort", SORTS)
def test_harmful_an_exam_that_would_be_missed_is_decided_on_whatever_the_days(sort: str) -> None:
    """Within 15 school days, asked or not, and before it as far as practicable: regulation 6(1),
    (7) and (8). No sheet or letter sends the family away with less."""
    said = sorted_as(sort, EXAM)
    assert "within 15 school days of being told" in said[GOVERNORS]
    assert "they must do so before it, so far as is reasonably practicable" in said[GOVERNORS]
    assert f"Please meet before this exam or test: {EXAM}" in said[GOVERNORS]
    assert "The governors are asked to reinstate the pupil" in said[GOVERNORS]
    assert "This is asked for if there are more than 5 school days" not in said[GOVERNORS]
    assert "within 15 school days of being told" in said[SHEET]
    assert "They must do so before the exam or test, as far as that can be done" in said[SHEET]
    assert re.findall("cannot order the school|50 school days", "".join(said.values())) == []


@pytest.mark.parametrize("sort", SORTS)
def test_a_sheet_about_a_suspension_without_an_exam_tells_what_one_would_change(sort: str) -> None:
    named = "If a public exam or a national test would be missed, the governors must decide"
    assert (named in sorted_as(sort)[SHEET]) is (sort != "permanent")
    assert named not in of("parent-panel-fullest")[SHEET]


@pytest.mark.parametrize("name", ["parent-panel-fullest", "adviser-panel-late"])
def test_a_late_review_may_still_come_after_a_claim_of_discrimination(name: str) -> None:
    """Schedule 1, paragraph 2(2). The sheet lets nobody wait for it who is still in time."""
    said = of(name)[SHEET]
    late = facts(name).last_day_passed
    assert ("the time starts when that claim is over for good" in said) is late
    assert ("Ask in time, even if a claim under the Equality Act is made too." in said) is not late


# --- School days


@pytest.mark.parametrize("name", FINISHED)
def test_trap_school_days_are_explained_and_never_worked_out(name: str) -> None:
    """They depend on the school's term dates: no day is printed that was not given, but today's
    and that on which the law was checked."""
    given = [str(value) for value in FILES[name].answers.values()]
    known = {f"{int(day)} {month}" for day, month in _dates(" ".join(given))}
    known |= {"23 November", "22 November"}
    sheet = re.sub("Counted from the letter .* both come earlier", "", of(name)[SHEET])
    school_days = sheet.split("How the day for a claim was worked out")[0]
    printed = re.findall(r"\b\d{1,2} (?:November|December|January|February)\b", school_days)
    assert set(printed) <= known


def _dates(text: str) -> list[tuple[str, str]]:
    months = {"10": "October", "11": "November", "12": "December"}
    found = re.findall(r"2026-(\d\d)-(\d\d)", text)
    return [(day, months[month]) for month, day in found]


@pytest.mark.parametrize("sort", SORTS)
def test_the_sheet_says_what_a_school_day_is_wherever_they_count(sort: str) -> None:
    said = sorted_as(sort)[SHEET]
    assert ("no weekend, no holiday, no training day" in said) is (sort != "up-to-5")
    assert ("Last day by this count:" in said) is (sort != "up-to-5")


def test_the_day_that_a_letter_names_is_kept_and_no_other() -> None:
    """It comes from that letter, and goes into the calendar while it is to come."""
    last = date(2026, 12, 4)
    assert facts("parent-fullest").dates == (KeyDate("last-day", last),)
    assert "names this last day: Friday 4 December 2026" in of("parent-fullest")[SHEET]
    assert facts("parent-shortest").dates == facts("adviser-panel-late").dates == ()
    today = facts("parent-fullest", exclusion_last_day="2026-11-23")
    assert (today.last_day_passed, len(today.dates)) == (False, 1)


# --- Harmful when


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_no_letter_says_that_it_is_late(name: str) -> None:
    """Only the sheet does, and it says to send the letter all the same."""
    assert re.findall(r"(?i)\blate\b|\bsorry\b|passed", letter(name)) == []
    if facts(name).last_day_passed:
        assert "Send your letter today all the same" in of(name)[SHEET]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_nothing_that_happened_is_said_or_admitted_for_the_family(name: str) -> None:
    """The family's own words stand alone, and silence agrees to nothing."""
    said = letter(name)
    assert "What this letter does not speak of is not agreed to." in said
    assert re.findall(r"(?i)incident|behaviou?r|misconduct|regret|apolog|\baccept", said) == []


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_the_six_months_of_a_disability_claim_are_not_hidden(name: str) -> None:
    """They do not wait for the governors or a panel."""
    assert "a limit of 6 months from what happened" in of(name)[SHEET]
    assert "6 months" not in letter(name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("parent-fullest", "From the sixth school day the council must give"),
        ("parent-panel-fullest", "The council must see that there is full-time education now"),
        ("adviser-fullest", "the school must arrange full-time education from the sixth"),
        ("parent-shortest", "In the first 5 school days the school gives work"),
        ("young-person-fullest", None),
    ],
)
def test_education_meanwhile_is_for_compulsory_school_age(name: str, said: str | None) -> None:
    """By the council after a permanent exclusion, by the school in a long suspension."""
    sheet = of(name)[SHEET]
    assert ("Education meanwhile" in sheet) is (said is not None)
    assert said is None or said in sheet


def test_a_day_in_a_public_place_is_warned_of_on_the_sheet_alone() -> None:
    made = of("parent-fullest")
    assert "must not be in a public place in school hours" in made[SHEET]
    assert "public place" not in made[GOVERNORS]


@pytest.mark.parametrize("back", ["yes", "no"])
def test_a_return_is_asked_for_only_where_it_is_wanted(back: str) -> None:
    said = documents("parent-fullest", exclusion_back=back)[GOVERNORS]
    assert ("I ask the governors to bring Noor Example back to this school." in said) is (
        back == "yes"
    )
    assert ("to bring the pupil back to this school, and to name the day" in said) is (
        back == "yes"
    )
    assert ("a return to this school is not asked for" in said) is (back == "no")
    panel = documents("parent-panel-fullest", exclusion_back=back)[PANEL]
    assert ("A return to this school is wanted." in panel) is (back == "yes")


@pytest.mark.parametrize("sort", ["over-15", "6-to-15", "not-sure"])
def test_after_a_suspension_the_return_is_asked_for_before_it_ends(sort: str) -> None:
    """A suspension ends by itself, and may have ended when the governors meet; up to 5 school days
    they cannot bring anybody back, so that where nobody knows the days it is asked for beyond."""
    said = sorted_as(sort)[GOVERNORS]
    assert "A return to this school is wanted, as soon as it can be." in said
    assert "bring the pupil back to school before the suspension ends" in said
    assert "If the suspension has ended by then, please say in writing" in said
    assert ("if there are more than 5 school days of suspension" in said) is (sort == "not-sure")
    assert "back to this school, and to name the day" not in said


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("parent-fullest", "I ask the governors to bring Noor Example back to this school."),
        ("young-person-fullest", "I ask the governors to bring me back to this school."),
        ("adviser-fullest", "The governors are asked to bring Noor Example back to this school."),
    ],
)
def test_each_voice_asks_for_the_return_after_a_permanent_exclusion(name: str, asked: str) -> None:
    assert asked in documents(name, exclusion_sort="permanent")[GOVERNORS]


@pytest.mark.parametrize(
    ("sort", "back", "new_school"),
    [("permanent", "no", True), ("permanent", "yes", False), ("6-to-15", "no", False)],
)
def test_a_new_school_is_spoken_of_only_where_this_one_is_left(
    sort: str, back: str, new_school: bool
) -> None:
    given = {"exclusion_sort": sort, "exclusion_back": back, "has_plan": "yes"}
    sheet = documents("parent-fullest", **given)[SHEET]
    assert ("a new school goes into the plan" in sheet) is new_school
    assert ("ask the council for an early review of it" in sheet) is not new_school


def test_a_request_past_the_named_day_asks_how_the_school_days_were_counted() -> None:
    """It concedes nothing: the day may have been counted wrongly."""
    assert "how the school days were counted" in letter("adviser-panel-late")
    assert "how the school days were counted" not in letter("parent-panel-fullest")


def test_a_family_in_hiding_gives_no_address() -> None:
    safe = {"contact_by": "safe", "safe_contact": "safe@example.com", "address": None}
    hidden = {**safe, "email": None, "phone": None}
    made = documents("parent-panel-fullest", **hidden)
    assert "1 Example Street" not in "".join(made.values())
    assert "safe@example.com" in made[PANEL]
    assert "There is no home address in the letter" in made[SHEET]


def test_answers_that_name_nobody_to_write_to_are_no_path() -> None:
    """The journey asks for it, so that this is a fault of ours and not of a family."""
    with pytest.raises(ValueError, match="to whom it goes"):
        judge(Answers({"exclusion_step": "head"}, date(2026, 11, 23)))


def test_the_day_for_a_disability_claim_counts_from_the_letter_of_the_school() -> None:
    """The governors' letter comes later than what happened, and a day that has passed is none."""
    found = facts("parent-fullest")
    assert found.claim == law.claim_deadline(found.letter_on)
    sheet = of("parent-fullest")[SHEET]
    assert "the safe date is Friday 14 May 2027, and the last day is Saturday 15 May 2027" in sheet
    assert "if it happened before that letter, both come earlier" in sheet
    assert "How the day for a claim was worked out" in sheet
    assert facts("parent-panel-fullest").claim is None
    old = {"exclusion_letter_on": "2026-05-23", "exclusion_last_day": None}
    assert facts("parent-fullest", **old).claim is None


@pytest.mark.parametrize("name", FINISHED)
def test_the_sheet_names_the_checklist_for_a_claim(name: str) -> None:
    assert "The checklist for a disability claim, which is made in the same" in of(name)[SHEET]
