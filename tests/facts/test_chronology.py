"""The account, read as an Ombudsman, a solicitor and the family read it."""

from __future__ import annotations

from datetime import date

import pytest

from letters import law
from letters.documents.compose import compose
from letters.facts.base import KeyDate
from letters.facts.kinds.chronology import Account, judge
from letters.questions.kinds.chronology import JOURNEY
from letters.values import FreeText
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = [name for name in READ.files if not name.startswith("stop-")]
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FORM, SUMMARY, SHEET = JOURNEY.documents
SHORT, FULL = "parent-shortest", "parent-fullest"
APPEALED, NOT_READY = "young-person-fullest", "adviser-for-young-person"
HEALTH, HEALTH_LATE = "adviser-shortest", "adviser-fullest"
RUNNING, OVER = "parent-school-only", "parent-young-person-agrees"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        (SHORT, {FORM, SHEET}),
        (RUNNING, {SUMMARY, SHEET}),
        (FULL, {FORM, SUMMARY, SHEET}),
        (NOT_READY, {SUMMARY, SHEET}),
    ],
)
def test_each_end_is_made_for_whom_it_is_asked_for(name: str, made: set[str]) -> None:
    """And nothing for the Ombudsman where there was no complaint yet."""
    assert of(name).keys() == made


def test_the_account_goes_by_the_day_and_what_has_none_comes_last() -> None:
    told = [one.on for one in facts(FULL).account.events if one.sort == "told"]
    assert told == [date(2026, 9, 7), date(2026, 10, 19), None]
    for document in (FORM, SUMMARY):
        said = of(FULL)[document]
        first, second, third = (
            said.index(words) for words in ("did not start", "no therapist", "Nobody has said")
        )
        assert first < second < third


@pytest.mark.parametrize("document", [FORM, SUMMARY])
def test_every_answer_with_a_day_stands_in_the_one_list_by_its_day_and_nowhere_else(
    document: str,
) -> None:
    """The complaint, its last answer, the council's letter and the appeal, beside what was told."""
    sorts = [one.sort for one in facts(FULL).account.events]
    assert sorts == ["complained", "told", "told", "decided", "answered", "told"]
    said = of(FULL)[document]
    listed = said.split("What happened")[1].split("What was tried before")[0]
    days = ("12 January 2026: A formal", "7 September", "19 October", "2 November", "9 November")
    assert sorted(days, key=listed.index) == list(days)
    assert "It came with a final plan." in listed
    after = said.split("What was tried before")[1].split("What this has meant")[0]
    assert not any(day in after for day in ("12 January", "2 November", "9 November"))
    appealed = of(APPEALED)[document].split("What happened")[1]
    assert "19 October 2026: An appeal to the SEND Tribunal was made." in appealed


def test_an_account_with_nothing_left_to_say_has_no_empty_heading() -> None:
    """An appeal, or a health service, and an answer that leaves nothing open."""
    for name in (APPEALED, HEALTH_LATE):
        said = documents(name, account_answer_wrong=None)
        assert "What was tried before" not in said[FORM] + said[SUMMARY]


def test_an_account_of_nothing_is_none() -> None:
    with pytest.raises(ValueError, match="at least one thing"):
        Account((), FreeText("a"), None, FreeText("b"), None)


# --- The days, with their working


@pytest.mark.parametrize(
    ("since", "last", "late"),
    [
        ("2025-11-24", date(2026, 11, 23), False),
        ("2025-11-23", date(2026, 11, 22), True),
        ("2024-02-29", date(2025, 2, 27), True),
    ],
)
def test_the_12_months_for_the_ombudsman(since: str, last: date, late: bool) -> None:
    """Counted with the first day, so that nobody comes a day too late; on it nothing is late."""
    why = {"text": "Illness.", "language": "en", "english": ""} if late else None
    for name in (SHORT, HEALTH):
        found = facts(name, known_since=since, account_late_why=why)
        assert found.ombudsman
        assert found.ombudsman.last == last
        assert (found.late_why is not None) is late


@pytest.mark.parametrize(
    ("arose", "last"),
    [
        ("2026-08-24", date(2026, 11, 23)),
        ("2026-11-23", date(2027, 2, 22)),
        ("2026-08-31", date(2026, 11, 29)),
    ],
)
def test_the_3_months_for_the_court(arose: str, last: date) -> None:
    found = facts(RUNNING, account_arose_on=arose)
    assert found.court
    assert found.court.due == last


@pytest.mark.parametrize("name", FILES)
def test_every_day_stands_with_its_working(name: str) -> None:
    found, sheet = facts(name), of(name)[SHEET]
    if found.ombudsman:
        assert "The last day for the Ombudsman:" in sheet
    if found.court:
        assert "The 3 months for the High Court:" in sheet
        assert "How the days are worked out" in of(name)[SUMMARY]


def test_harmful_a_court_has_no_safe_day() -> None:
    """Promptly means at once: a day months away would be waited for."""
    for name in (RUNNING, APPEALED):
        assert of(name)[SHEET].count("No day within the 3 months is safe") == 1
        assert "safe" not in of(name)[SUMMARY].lower()
    assert facts(SHORT).dates == (KeyDate("check", date(2027, 9, 6)),)
    assert facts(HEALTH_LATE).dates == ()


def test_the_nearest_day_of_all_stands_first_with_the_working_day_before_it() -> None:
    """The 3 months for the court end on a Sunday, long before the 12 months of the Ombudsman."""
    sheet = of(APPEALED)[SHEET]
    asked = "Ask a solicitor today: the 3 months end on Sunday 6 December 2026."
    assert sheet.index(asked) < sheet.index("If a decision letter or a final plan comes")
    assert "The last working day before that is Friday 4 December 2026." in sheet
    assert facts(APPEALED).dates == (
        KeyDate("check", date(2026, 12, 4)),
        KeyDate("check", date(2027, 9, 13)),
    )


@pytest.mark.parametrize(
    ("arose", "first", "working_day"),
    [
        ("2026-11-02", False, date(2027, 2, 1)),
        ("2026-09-07", True, date(2026, 12, 4)),
        ("2026-08-24", True, date(2026, 11, 23)),
    ],
)
def test_an_appeal_that_comes_before_the_court_stands_before_it(
    arose: str, first: bool, working_day: date
) -> None:
    found, sheet = (
        facts(RUNNING, account_arose_on=arose),
        documents(RUNNING, account_arose_on=arose),
    )
    appeal, court = (
        sheet[SHEET].index(words) for words in ("Safe date for the appeal", "Ask a solicitor today")
    )
    assert (court < appeal) is first
    assert KeyDate("check", working_day) in found.dates
    assert found.court_ahead
    assert found.court_ahead.first is first


def test_harmful_a_late_appeal_that_is_wanted_comes_before_the_court() -> None:
    late = {"decision_sent": "2026-09-01", "disagrees": "yes"}
    sheet = documents(RUNNING, **late)[SHEET]
    assert sheet.index("Send the appeal now") < sheet.index("Ask a solicitor today")


def test_three_months_that_are_over_have_no_day_left_in_the_calendar() -> None:
    over = facts(RUNNING, account_arose_on="2026-08-23")
    assert over.court_ahead is None
    assert {key.id for key in over.dates} == {"safe-date", "last-day"}


def test_trap_15_late_is_no_dead_end() -> None:
    """Neither with the Ombudsman nor with the court; and the text for the form concedes nothing."""
    for name in (FULL, HEALTH_LATE):
        made = of(name)
        assert "so do not wait any longer" in made[SHEET]
        assert "Ask a solicitor today all the same" in made[SHEET]
        assert "The last answer came only now." in made[FORM]
        assert "12 months" not in made[FORM]
        assert "late" not in made[FORM]


# --- What the Ombudsman cannot look at


@pytest.mark.parametrize("name", FILES)
def test_trap_8_what_the_ombudsman_cannot_look_at_is_said_on_the_sheet_alone(name: str) -> None:
    found, made = facts(name), of(name)
    if found.ombudsman and not found.health:
        sheet = made[SHEET]
        assert "normally cannot look at something that can be appealed" in sheet
        assert "was connected to it, or could have been part of it" in sheet
        assert "cannot look at what happens in schools" in sheet
        assert "normally takes a complaint only within 12 months" in sheet
    assert "cannot look at" not in made.get(FORM, "") + made.get(SUMMARY, "")


def test_the_ombudsman_for_health_is_another_one() -> None:
    for name in (HEALTH, HEALTH_LATE):
        whole = "\n".join(of(name).values())
        assert "Parliamentary and Health Service Ombudsman" in whole
        assert "Local Government" not in whole
        assert "SEND Tribunal" not in of(name)[FORM]


def test_an_appeal_is_named_with_its_day_and_none_is_said_to_be_none() -> None:
    assert "19 October 2026: An appeal to the SEND Tribunal was made." in of(APPEALED)[FORM]
    assert "Ask SENDIASS which days of the account this leaves." in of(APPEALED)[SHEET]
    assert "No appeal to the SEND Tribunal has been made about this by" in of(SHORT)[FORM]


def test_a_procedure_that_has_not_ended_is_named() -> None:
    assert "about 12 weeks to have passed" in of(OVER)[SHEET]
    assert "ask the Ombudsman today whether it can be taken now" in of(HEALTH)[SHEET]
    assert "about 12 weeks" not in of(SHORT)[SHEET]


# --- Harmful when


@pytest.mark.parametrize("name", [FULL, NOT_READY, RUNNING])
def test_harmful_while_the_time_to_appeal_runs_its_dates_come_first(name: str) -> None:
    sheet = of(name)[SHEET]
    assert sheet.index("The time to appeal") < sheet.index("A judge of the High Court")
    assert "Thursday 24 December 2026" in sheet
    assert "Neither an Ombudsman nor a court gives more time to appeal." in sheet
    assert {"safe-date", "last-day"} <= {key.id for key in facts(name).dates}


def test_whoever_has_appealed_is_not_told_to_appeal() -> None:
    assert facts(APPEALED).clock is None
    assert "Send the appeal" not in of(APPEALED)[SHEET]


def test_health_and_care_beside_education_can_be_recommended_in_the_same_appeal() -> None:
    """Only where nothing of education is in dispute is there no appeal about them."""
    alone = "an appeal cannot be about {} alone"
    for part in ("health", "care"):
        for beside in ("needs", "help", "school"):
            more = "no" if beside == "school" else None
            sheet = documents(FULL, contested=[beside, part], more_than_school=more)[SHEET]
            assert f"{part}: the same appeal can ask the Tribunal for a recommendation" in sheet
            assert alone.format(part) not in sheet
        said = compose("_contested", {"contested": ("health", "care")})
        ids = {spoken.pattern.id for record in said for spoken in record.spoken}
        assert ids >= {f"_contested#contested-{part}"}
        assert not ids & {f"_contested#contested-{part}-too"}


def test_a_time_to_appeal_that_is_over_is_told_with_what_can_still_be_done() -> None:
    sheet = of(OVER)[SHEET]
    assert "The last day to appeal after the letter of 6 July 2026 was" in sheet
    assert "The Tribunal can also let a late appeal go ahead" in sheet


@pytest.mark.parametrize("name", FILES)
def test_harmful_no_finished_letter_before_a_claim(name: str) -> None:
    """No other side is written to, and the sheet says why."""
    found, made = facts(name), of(name)
    if found.court:
        assert "it is not a letter before a claim" in made[SUMMARY]
        assert "send no letter before a claim yourself" in made[SHEET]
        assert "Dear" not in made[SUMMARY]
        assert "promptly, and in any event not later than 3 months" in made[SUMMARY]


def test_an_adviser_is_never_i() -> None:
    made = of(HEALTH_LATE)
    assert "Farah Example asks for advice on judicial review." in made[SUMMARY]
    assert "Farah Example has read the account" in made[SHEET]
    for said in made.values():
        assert not {"I", "my", "me"} & {*said.split()}


def test_a_family_in_hiding_gives_no_address() -> None:
    made = documents(FULL, contact_by="safe", safe_contact="safe@example.com")
    assert "1 Example Street" not in "\n".join(made.values())
    assert "safe@example.com" in made[FORM]
    assert "There is no home address in the account" in made[SHEET]


def test_what_was_not_read_in_the_text_is_marked_so() -> None:
    for source in ("lga1974-court", "legal-aid"):
        assert law.source(source).status == "unchecked"
    assert law.source("cpr-54-5").status == "verified"
