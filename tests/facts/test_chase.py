"""The reminder, read as whoever owes something reads it, and the sheet, as the family does."""

from __future__ import annotations

import re

import pytest

from letters.facts.kinds.chase import judge
from letters.questions.kinds.chase import JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FINISHED = sorted(name for name in FILES if not name.startswith("stop-"))
LETTER, SHEET = JOURNEY.documents
CLOCK = [name for name in FINISHED if FILES[name].answers["had_decision"] == "yes"]


@pytest.mark.parametrize(
    ("name", "opening", "due", "late"),
    [
        ("parent-fullest", "The mediation certificate is late", "19 November", "4 days"),
        ("young-person-fullest", "The mediation meeting has not", "19 November", "4 days"),
        ("adviser-fullest", "An order of the SEND Tribunal has not", "16 November", "1 week"),
        ("parent-shortest", "The council’s decision after a review", "9 November", "2 weeks"),
        ("young-person-shortest", "A complaint has had no answer", "9 November", "2 weeks"),
        ("adviser-shortest", "A complaint has had no answer", "16 November", "1 week"),
    ],
)
def test_it_says_what_is_late_since_when_and_by_how_much(
    name: str, opening: str, due: str, late: str
) -> None:
    """In that order, with what is asked for after it."""
    said = of(name)[LETTER]
    where = [said.index(part) for part in (opening, due, late, "What you are asked to do")]
    assert where == sorted(where)
    assert f"That is {late} after the last day." in said


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_chasing_moves_no_deadline_and_says_so(name: str) -> None:
    made = of(name)
    assert "It does not replace an appeal, and it does not give more time for one." in made[LETTER]
    assert "The letter that goes with this sheet" in made[SHEET].split("Check the letter")[0]


@pytest.mark.parametrize("name", CLOCK)
def test_harmful_the_time_to_appeal_comes_before_the_reminder(name: str) -> None:
    """Where a letter started it, its dates stand first, and go into the calendar."""
    sheet = of(name)[SHEET].split("\n")
    assert sheet[0] == "Before the reminder is sent"
    assert sheet[2] == "The time to appeal"
    found = facts(name)
    assert found.appealed is not None
    assert {"last-day", "reply-by"} <= {day.id for day in found.dates}


@pytest.mark.parametrize("name", CLOCK)
def test_harmful_nobody_waits_for_the_answer_with_an_appeal(name: str) -> None:
    """Whatever is late, and before anything else that is to be done if no answer comes."""
    then = of(name)[SHEET].split("If nothing comes")[1].split("\n")[1]
    late = facts(name).appealed.appeal_late  # type: ignore[union-attr]
    assert then.startswith("Do not wait for this answer with an appeal.") is not late
    assert ("The Tribunal must have the appeal by 5pm on" in then) is not late
    passed = facts(name).appealed.safe_passed  # type: ignore[union-attr]
    assert ("The safe date for it is " in then) is not (late or passed)


def test_harmful_the_certificate_is_asked_for_today_and_not_on_the_eve_of_the_last_day() -> None:
    """Where mediation was not arranged, it can take 3 working days more."""
    before, after = of("young-person-fullest")[SHEET].split("If nothing comes")
    assert "Today: ask the mediation adviser for the certificate" in before
    assert "takes a reason for a missing mediation certificate" in after


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("parent-fullest", "I wish to appeal, and the certificate"),
        ("adviser-for-young-person", "wishes to appeal, and the certificate"),
    ],
)
def test_harmful_a_letter_about_a_late_certificate_says_that_an_appeal_is_wished_for(
    name: str, wish: str
) -> None:
    """Regulation 33 asks for it, and this may be the only letter. Nobody says it who did not."""
    assert wish in of(name)[LETTER]
    assert wish not in documents(name, told_adviser="no-or-unsure")[LETTER]


def test_harmful_a_missing_certificate_keeps_nobody_from_appealing() -> None:
    said = of("parent-fullest")
    assert "Do not wait for the certificate" in said[SHEET]
    assert "an appeal may have to be sent without it" in said[LETTER]


def test_harmful_a_certificate_gives_no_time_where_the_first_contact_is_unknown() -> None:
    assert "count only the 2 months from the letter" in of("parent-after-mediation")[SHEET]


@pytest.mark.parametrize("name", ["young-person-shortest", "adviser-shortest"])
def test_harmful_no_law_is_claimed_for_the_answer_to_a_complaint(name: str) -> None:
    """Its day was asked for, or named by whoever has it."""
    said = of(name)
    own = said[LETTER].split("The law this letter relies on")[0]
    assert re.findall(r"\bmust\b|\bdut(?:y|ies)\b|working day|section|regulation", own) == []
    assert "no law sets it" in said[SHEET]


def test_harmful_what_has_no_day_is_not_called_late() -> None:
    """The regulations name none for it, and neither does the order."""
    said = of("parent-agreement-no-day")
    assert "What has not been done" in said[LETTER]
    assert "late" not in said[LETTER].split("The law this letter")[0].split("Dear")[1]
    assert "so the letter names none" in said[SHEET]


def test_an_own_date_stands_in_the_place_of_the_regulations_time() -> None:
    found = facts("parent-conceded-own-date").promise
    assert found is not None
    assert (found.limit, found.steps) == (None, ())
    said = of("parent-conceded-own-date")
    assert "The council itself named the last day." in said[LETTER]
    assert "names itself: Monday 9 November 2026" in said[SHEET]


@pytest.mark.parametrize("name", [name for name in FINISHED if facts(name).missed])
def test_the_working_leads_to_the_last_day(name: str) -> None:
    missed = facts(name).missed
    assert missed is not None
    assert missed.steps[0].after == missed.started
    assert missed.steps[-1].after == missed.due
    assert "The time starts from" in of(name)[SHEET]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_nobody_is_blamed_or_threatened(name: str) -> None:
    """A court is spoken of to the family alone."""
    said = of(name)[LETTER].replace("SEND Tribunal", "")
    assert (
        re.findall(r"(?i)\bcourt\b|solicitor|unacceptable|breach|failed|legal action", said) == []
    )


HEALTH_ALONE = "young-person-health-alone"


def test_harmful_about_health_alone_the_board_is_written_to_with_its_own_limit() -> None:
    """Section 53 and regulation 35(3): not the council, and not from the day it was told."""
    letter = of(HEALTH_ALONE)[LETTER]
    assert "Dear integrated care board," in letter
    assert "The council told the integrated care board on Monday 19 October 2026." in letter
    assert "The last day for this was Wednesday 18 November 2026." in letter
    assert "The council must" not in letter
    assert "mediation adviser" not in letter
    assert "complaint to the council" not in letter
    assert facts(HEALTH_ALONE).missed.id == "board-arranges-mediation"  # type: ignore[union-attr]


def test_harmful_no_certificate_is_asked_for_after_mediation_about_health_alone() -> None:
    sheet = of(HEALTH_ALONE)[SHEET]
    assert "ask the mediation adviser for the certificate" not in sheet
    assert "Do not wait for a mediation certificate" in sheet
    assert "Make a complaint to the integrated care board" in sheet


def test_harmful_where_health_is_one_part_of_it_the_council_arranges_mediation() -> None:
    """Regulation 35(4): from the day on which the council was told. Care alone has no adviser."""
    parts = {"contested": ["help", "health"], "mediation_health_only": "no"}
    said = documents("young-person-fullest", **parts)
    assert "The council must arrange a mediation meeting within 30 days" in said[LETTER]
    assert "please tell the mediation adviser" in said[LETTER]
    none = dict.fromkeys(("adviser_contacted", "adviser_contacted_on", "told_adviser"))
    care = documents(
        "young-person-fullest", contested=["health", "care"], mediation_health_only="no", **none
    )
    assert "The council must arrange a mediation meeting within 30 days" in care[LETTER]
    assert "mediation adviser" not in care[LETTER]
    assert "Today: ask the mediation adviser" not in care[SHEET]


def test_harmful_what_was_agreed_about_health_is_asked_of_the_board() -> None:
    """Regulation 42(3): 2 weeks, for the health body as for the council."""
    said = documents(
        "adviser-fullest",
        promise="agreement",
        promised="health",
        promise_made_on="2026-11-02",
        icb="Example Integrated Care Board",
    )
    assert "Dear integrated care board," in said[LETTER]
    assert "The integrated care board must carry out this part" in said[LETTER]
    assert "The last day for this was Monday 16 November 2026." in said[LETTER]
    assert "The council must" not in said[LETTER]
    assert "Make a complaint to the integrated care board" in said[SHEET]


def test_a_family_in_hiding_gives_no_address() -> None:
    said = of("parent-agreement-safe")
    assert "1 Example Street" not in "".join(said.values())
    assert "safe@example.com" in said[LETTER]
    assert "There is no home address in the letter" in said[SHEET]


@pytest.mark.parametrize(
    ("name", "how"), [("adviser-fullest", "in writing"), ("adviser-shortest", "by word of mouth")]
)
def test_an_adviser_says_for_whom_and_since_when(name: str, how: str) -> None:
    said = of(name)[LETTER]
    assert "written by an adviser for Farah Example" in said
    assert f"who agreed to it {how} on 16 November 2026." in said


def test_the_mediation_adviser_is_told_which_council_and_letter_it_is() -> None:
    """The same office works for many."""
    said = of("parent-fullest")[LETTER]
    assert "Council: Bradford" in said
    assert "Date on the council’s letter: 2 November 2026" in said


def test_no_certificate_is_asked_for_where_none_is_needed() -> None:
    """About the school only."""
    placement = {
        "contested": ["school"],
        "more_than_school": "no",
        "adviser_contacted": None,
        "adviser_contacted_on": None,
        "told_adviser": None,
    }
    asks = "ask the mediation adviser for the certificate"
    assert asks in of("young-person-fullest")[SHEET]
    assert asks not in documents("young-person-fullest", **placement)[SHEET]
