"""The complaint to a school, read as its head, its governors and the family read it."""

from __future__ import annotations

from datetime import date

import pytest

from letters import law
from letters.facts.base import KeyDate
from letters.facts.kinds.complaint_school import judge
from letters.questions.kinds.complaint_school import GOVERNED, JOURNEY, KINDS
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FINISHED = sorted(name for name in FILES if not name.startswith("stop-"))
LETTER, FORM, SHEET = JOURNEY.documents


# --- The right body at each stage


@pytest.mark.parametrize(
    ("school_kind", "first", "about_head", "later"),
    [
        ("maintained", "head teacher", "chair of governors", "chair of governors"),
        (
            "academy",
            "head teacher",
            "chair of governors or trustees",
            "chair of governors or trustees",
        ),
        (
            "state-special",
            "head teacher",
            "chair of governors or trustees",
            "chair of governors or trustees",
        ),
        ("non-maintained-special", "head teacher", "chair of governors", "chair of governors"),
        (
            "independent",
            "head teacher",
            "chair of governors or owner",
            "chair of governors or owner",
        ),
        ("college", "principal", None, "principal"),
        ("early-years", "manager or owner", None, "manager or owner"),
        ("not-sure", "head or manager", None, "head or manager"),
    ],
)
def test_each_stage_goes_to_whoever_answers_at_it(
    school_kind: str, first: str, about_head: str | None, later: str
) -> None:
    """A complaint about the head never goes to the head."""
    governed = school_kind in GOVERNED
    head = "no" if governed else None
    said = documents("parent-shortest", school_kind=school_kind, about_head=head)[LETTER]
    assert f"Dear {first}," in said
    if about_head:
        said = documents("parent-shortest", school_kind=school_kind, about_head="yes")[LETTER]
        assert f"Dear {about_head}," in said
    assert f"Dear {later}," in documents("parent-fullest", school_kind=school_kind)[LETTER]


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("parent-shortest", "I am making a formal complaint, under your complaints procedure."),
        ("parent-fullest", "I ask for my complaint of 12 October 2026 to go on to the next stage"),
        ("young-person-fullest", "I made a formal complaint on 12 October 2026, and it has not"),
        ("adviser-fullest", "Farah Example made a formal complaint on 12 October 2026, and it has"),
        ("adviser-for-young-person", "Robin Sample asks for the complaint of 12 October 2026 to"),
    ],
)
def test_each_voice_and_stage_says_first_what_it_wants(name: str, opening: str) -> None:
    said = of(name)[LETTER]
    assert opening in said
    assert said.index(opening) < said.index("What went wrong")


def test_when_every_stage_is_over_no_letter_goes_to_the_school() -> None:
    made = of("parent-finished")
    assert LETTER not in made
    assert "this text can be used now" in made[FORM]
    assert facts("parent-finished").dates == ()


# --- What comes after


@pytest.mark.parametrize(
    ("school_kind", "said"),
    [
        ("maintained", "whether the school followed its own procedure"),
        ("academy", "cannot change what the academy decided"),
        ("state-special", "whether the school followed its own procedure"),
        ("non-maintained-special", "complaints about non-maintained special schools"),
        ("independent", "and not at single cases"),
        ("college", "complaints about colleges, after the college’s own procedure"),
        ("early-years", "Ofsted looks at complaints about nurseries and childminders"),
        ("not-sure", "depends on the kind of place: ask SENDIASS"),
    ],
)
def test_the_text_for_a_form_says_who_looks_next_and_no_more(school_kind: str, said: str) -> None:
    form = documents("parent-fullest", school_kind=school_kind)[FORM]
    assert said in form
    assert ("Department for Education" in form) is (school_kind not in {"early-years", "not-sure"})


@pytest.mark.parametrize("name", FINISHED)
def test_the_text_for_a_form_holds_the_whole_complaint(name: str) -> None:
    """Whoever pastes it has to add nothing but what has happened since."""
    answers = FILES[name].answers
    form = of(name)[FORM]
    for field in ("school_issues", "school_requests"):
        rows = answers[field]
        assert isinstance(rows, list)
        assert all(row["what"]["text"] in form for row in rows)
    assert ("The later answers, and their days:" in form) is (answers["school_stage"] != "finished")


@pytest.mark.parametrize("school_kind", KINDS)
def test_trap_8_the_ombudsman_is_not_promised_for_schools(school_kind: str) -> None:
    made = documents("parent-fullest", school_kind=school_kind)
    assert "Ombudsman" not in made[LETTER] + made[FORM]
    assert law.source("lga1974-schools").status == "verified"


# --- Nurseries and childminders


def test_a_nursery_s_28_days_are_counted_and_shown() -> None:
    """Counted from the day it arrives, and the sheet says that it may arrive later."""
    made = of("parent-nursery")
    assert "Please answer in writing by Monday 21 December 2026." in made[LETTER]
    assert "within 28 days" in made[LETTER]
    assert "so this day is right if it arrives today" in made[SHEET]
    assert "Counting 28 days after Monday 23 November 2026" in made[SHEET]
    assert [day.id for day in facts("parent-nursery").dates] == ["reply-by"]


@pytest.mark.parametrize("school_kind", [one for one in KINDS if one != "early-years"])
def test_harmful_no_time_is_called_the_law_where_no_law_sets_one(school_kind: str) -> None:
    """For a school the day is a request, and its own procedure may name another."""
    made = documents("parent-fullest", school_kind=school_kind, school_reply=None)
    assert "by Monday 7 December 2026, or say now which day your procedure gives." in made[LETTER]
    assert "That day is a request: no law sets it." in made[SHEET]
    assert "28 days" not in "".join(made.values())


def test_a_day_of_the_family_s_own_wins_over_the_28_days() -> None:
    made = documents("parent-nursery", school_reply="2026-12-11")
    assert "by Friday 11 December 2026" in made[LETTER]
    assert "That day is a request" in made[SHEET]


# --- Which duty holds for whom


@pytest.mark.parametrize("school_kind", KINDS)
def test_harmful_a_duty_is_said_only_where_the_law_has_it(school_kind: str) -> None:
    """Section 66 for mainstream state schools and colleges; a panel for academies and independent
    schools, once the first answer is there; section 29 for maintained schools alone."""
    letter = documents("parent-fullest", school_kind=school_kind)[LETTER]
    assert ("section 66" in letter) is (school_kind in {"maintained", "academy", "college"})
    assert ("panel of at least 3" in letter) is (school_kind in {"academy", "independent"})
    assert ("section 29" in letter) is (school_kind == "maintained")


@pytest.mark.parametrize("school_kind", KINDS)
def test_being_sent_home_without_a_letter_is_asked_about(school_kind: str) -> None:
    """The guidance is that of state schools; the question can be put to anybody."""
    letter = documents("parent-fullest", school_kind=school_kind)[LETTER]
    assert "whether it was a suspension, why, and what the attendance register says" in letter
    state = {"maintained", "academy", "state-special"}
    assert ("statutory guidance on suspension" in letter) is (school_kind in state)


@pytest.mark.parametrize(
    ("agreed", "said"), [("no", "began without agreement"), ("yes", "that agreement has ended")]
)
def test_a_part_time_timetable_is_told_as_it_was_agreed(agreed: str, said: str) -> None:
    letter = documents("parent-fullest", part_time_agreed=agreed)[LETTER]
    assert said in letter
    assert "when it ends, and how full time will be reached" in letter


# --- Harmful when


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_the_time_to_appeal_is_not_hidden(name: str) -> None:
    """The sheet says first that a complaint moves no date; the school need not be told."""
    made = of(name)
    assert made[SHEET].index("A complaint does not stop the time to appeal") < 160
    assert "appeal" not in made.get(LETTER, "")


def test_harmful_the_six_months_of_a_disability_claim_are_not_hidden() -> None:
    """Said wherever a disability is named; August and Christmas add nothing."""
    assert "limit of 6 months" in of("parent-fullest")[SHEET]
    assert "6 months" not in of("parent-shortest")[SHEET]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_the_school_is_not_blamed_for_section_f(name: str) -> None:
    """The duty is the council's: only the sheet speaks of it, and says so."""
    made = of(name)
    assert "Section F" not in made.get(LETTER, "") + made[FORM]
    assert "make a complaint to the council: that is its duty" in made[SHEET]


def test_harmful_nothing_is_asked_twice_or_left_empty() -> None:
    """Where only something else is wrong there is no list of one."""
    letter = of("young-person-shortest")[LETTER]
    assert "The complaint is about:" not in letter
    assert "something else" not in letter


def test_a_family_in_hiding_gives_no_address() -> None:
    safe = {"contact_by": "safe", "safe_contact": "safe@example.com"}
    made = documents("parent-fullest", **safe)
    assert "1 Example Street" not in "\n".join(made.values())
    for document in (LETTER, FORM):
        assert "safe@example.com" in made[document]
    assert "There is no home address in the letter" in made[SHEET]


def test_the_day_asked_for_goes_into_the_calendar() -> None:
    day = facts("parent-fullest").reply_by
    assert day is not None
    assert facts("parent-fullest").dates == (KeyDate("reply-by", day),)


def test_the_day_for_a_disability_claim_counts_from_the_earliest_thing_that_has_one() -> None:
    """With the safe date, the working, the sheet that is for it, and that others count apart."""
    claim = facts("parent-fullest").claim
    assert claim == law.claim_deadline(date(2026, 9, 28))
    sheet = of("parent-fullest")[SHEET]
    assert "28 September 2026, the safe date is Thursday 25 March 2027" in sheet
    assert "the last day is Saturday 27 March 2027." in sheet
    assert "Each thing that happened has 6 months of its own." in sheet
    assert "How the day for a claim was worked out" in sheet
    assert "The checklist for a disability claim, which is made in the same place" in sheet


def test_a_day_for_a_claim_that_has_passed_is_no_dead_end() -> None:
    sheet = of("parent-finished")[SHEET]
    assert "20 April 2026, run up to Monday 19 October 2026." in sheet
    assert "a late claim can still be looked at" in sheet
    assert "safe date" not in sheet.split("How the day")[0]


@pytest.mark.parametrize("about", [["help"], ["help", "disability"]])
def test_harmful_no_day_for_a_claim_without_a_disability_or_a_day(about: list[str]) -> None:
    undated = [{"what": {"text": "No help.", "language": "en", "english": ""}}]
    changed = {"school_about": about, "part_time_agreed": None, "school_issues": undated}
    assert path("parent-fullest", **changed).complete
    assert facts("parent-fullest", **changed).claim is None
    assert "for a claim was worked out" not in documents("parent-fullest", **changed)[SHEET]


@pytest.mark.parametrize("name", ["parent-independent-next", "parent-shortest"])
def test_the_subject_says_that_it_is_the_next_stage(name: str) -> None:
    said = "\n".join(of(name).values())
    assert ("Formal complaint: next stage" in said) is (facts(name).stage == "next")
