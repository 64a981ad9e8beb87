"""The private sheet and the record of an agreement, with the last day of each point."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from letters import making
from letters.documents.editions import Order
from letters.facts.kinds.mediation_preparation import Mediation, judge
from letters.kinds import kind
from letters.questions.kinds.mediation_preparation import AGREED, JOURNEY
from letters.questions.path import Path, replay
from tests.journeys import files
from tests.journeys.replayed import said

FILES = {one.name: one for one in files.given("mediation-preparation")}
SHEET, RECORD = JOURNEY.documents
BEFORE = [name for name in FILES if FILES[name].answers["mediation_stage"] == "before"]
AFTER = [name for name in FILES if name not in BEFORE]


def path(name: str, on: date | None = None, **more: object) -> Path:
    """The path of an answer file, some answers changed; None takes one away."""
    given = {k: v for k, v in {**FILES[name].answers, **more}.items() if v is not None}
    found = replay(JOURNEY, given, on or FILES[name].on_date)
    assert found.complete, found.refusals or found.stopped
    return found


def facts(name: str, on: date | None = None, **more: object) -> Mediation:
    """The facts of that path."""
    return judge(path(name, on, **more).answers)


@cache
def of(name: str) -> dict[str, str]:
    """The documents of an answer file."""
    return documents(name)


def documents(name: str, **more: object) -> dict[str, str]:
    """Each document's own words: a line for each paragraph or item, the closing included."""
    return said(making.made(kind(JOURNEY.kind), path(name, **more), Order()))


def point(agreed: str, day: str | None = None) -> list[dict[str, object]]:
    """A point that was agreed, of that kind."""
    words = {"text": "This will be done.", "language": "en", "english": ""}
    row: dict[str, object] = {"agreed_point": words, "agreed_kind": agreed}
    return [{**row, "agreed_day": day} if day else row]


@pytest.mark.parametrize("name", FILES)
def test_one_sheet_is_made_and_none_is_to_be_sent(name: str) -> None:
    assert set(of(name)) == ({SHEET} if name in BEFORE else {RECORD})
    assert set(JOURNEY.kept) == set(JOURNEY.documents)


@pytest.mark.parametrize("name", BEFORE)
def test_harmful_what_can_be_accepted_is_called_private_first(name: str) -> None:
    """Whoever reads it beforehand knows how far the family goes."""
    lines = of(name)[SHEET].split("\n")
    assert lines[0] == "Before a mediation meeting"
    assert "This sheet is private" in lines[1]


@pytest.mark.parametrize("name", AFTER)
def test_harmful_the_record_tells_nothing_of_what_could_be_accepted(name: str) -> None:
    assert "accept" not in of(name)[RECORD]


# The last days of an agreement of Tuesday 1 December 2026, counted by hand with a calendar.
LAST_DAYS = {
    "assess": [date(2026, 12, 15), date(2027, 2, 9), date(2027, 3, 9)],
    "make-plan": [date(2027, 1, 5), date(2027, 2, 16)],
    "amend": [date(2027, 1, 5)],
    "amend-placement": [date(2026, 12, 15)],
    "reconsider": [date(2026, 12, 15)],
    "keep-plan": [],
    "keep-and-amend": [date(2027, 1, 5)],
    "health": [date(2026, 12, 8), date(2026, 12, 15)],
    "other": [date(2026, 12, 15)],
}


@pytest.mark.parametrize("agreed", AGREED)
def test_each_point_has_its_own_time(agreed: str) -> None:
    """Regulation 42: as an order would have, or 2 weeks; a health body also tells the council."""
    found = facts(
        "parent-cannot-tell",
        date(2026, 12, 1),
        mediated_on="2026-12-01",
        mediation_agreed=point(agreed),
    )
    assert [due.day for due in found.points[0].dues] == LAST_DAYS[agreed]
    assert found.points[0].kept_going is (agreed == "keep-plan")
    counted = {step.after for step in found.working} - {date(2026, 12, 1)}
    assert counted == set(LAST_DAYS[agreed])


@pytest.mark.parametrize("agreed", AGREED)
def test_trap_a_day_agreed_in_writing_stands_in_the_place_of_the_time_in_law(agreed: str) -> None:
    found = facts("adviser-shortest", mediation_agreed=point(agreed, "2026-12-14")).points[0]
    assert (found.own_day, found.kept_going) == (date(2026, 12, 14), False)
    # That the health body tells the council within 1 week cannot be agreed otherwise.
    assert [due.limit for due in found.dues] == ["agreement-health-told"] * (agreed == "health")


def alone(*parts: str) -> dict[str, object]:
    """What is changed in an answer file for mediation about nothing but these parts."""
    return {"contested": list(parts), "adviser_contacted": None, "more_than_school": None}


def after(said: str) -> str:
    """What a sheet asks to be done after the meeting, the dates of an appeal left out."""
    return said.split("After the meeting")[1].split("How the dates of the appeal")[0]


@pytest.mark.parametrize("parts", [("health",), ("care",), ("health", "care")])
def test_harmful_no_certificate_is_asked_for_after_mediation_about_health_or_care_alone(
    parts: tuple[str, ...],
) -> None:
    """Nobody issues one, and an appeal about needs or help would still need one."""
    before = documents("parent-health-and-care", **alone(*parts))[SHEET]
    record = documents("young-person-fullest", **alone(*parts))[RECORD]
    for then in (after(before), record.split("What to do")[1].split("How the dates")[0]):
        assert "Ask the mediation adviser" not in then
        assert "Do not wait for a mediation certificate" in then
        assert "An appeal about the needs or the help still needs one." in then


def test_harmful_the_integrated_care_board_decides_about_health_alone() -> None:
    """Regulation 37: whoever arranges the meeting sees to it that people are there who can."""
    said = documents("parent-health-and-care", **alone("health"))[SHEET]
    assert "whoever comes for the integrated care board has the power to decide" in said
    assert "The integrated care board arranges this meeting, and must see to it" in said
    assert "comes for the council" not in said
    asks = documents("parent-health-and-care", **alone("health"), may_decide="no-or-unsure")[SHEET]
    assert "Ask before the meeting who comes for the integrated care board" in asks


def test_harmful_where_more_than_health_is_in_dispute_the_council_arranges_the_meeting() -> None:
    said = documents("parent-health-and-care", **alone("health", "care"))[SHEET]
    assert "The council arranges this meeting, and must see to it" in said
    assert "For health that is somebody from the integrated care board" in said
    assert "The council arranges" not in of("parent-shortest")[SHEET]  # there is no decision yet


@pytest.mark.parametrize(
    ("parts", "times"),
    [
        (("health",), ["2 weeks", "1 week"]),
        (("care",), ["2 weeks"]),
        (("health", "care"), ["2 weeks", "2 weeks"]),
        (("help", "health"), ["5 weeks", "2 weeks", "2 weeks", "2 weeks"]),
    ],
)
def test_harmful_the_time_afterwards_is_that_of_what_is_in_dispute(
    parts: tuple[str, ...], times: list[str]
) -> None:
    """Regulation 42: no time for a plan that nobody mediates about, and none that is too long."""
    told = {} if "help" in parts else alone(*parts)
    name = "parent-fullest" if "help" in parts else "parent-health-and-care"
    said = documents(name, **{"contested": list(parts), **told})[SHEET]
    then = said.split("At the meeting")[1].split("After the meeting")[0]
    assert re.findall(r"within (\d+ weeks?)", then) == times


def test_harmful_a_council_that_was_there_is_not_told_of_its_own_agreement() -> None:
    """Regulation 42(4): only where the council was no party."""
    health = point("health")
    for parts, told in ((["help", "health"], 0), (["needs"], 0)):
        found = facts("young-person-fullest", contested=parts, mediation_agreed=health)
        assert [due.limit for due in found.points[0].dues] == [
            *(["agreement-health-told"] * told),
            "agreement-health",
        ]
    found = facts("young-person-fullest", **alone("health"), mediation_agreed=health)
    assert [due.limit for due in found.points[0].dues] == [
        "agreement-health-told",
        "agreement-health",
    ]


def test_the_record_sends_a_reminder_to_whoever_has_to_do_it() -> None:
    """The reminder knows both: see `chase`."""
    assert "about health to the integrated care board" in of("adviser-fullest")[RECORD]


def test_misstatement_wokingham_not_everything_has_two_weeks() -> None:
    """A changed plan has five weeks, and the record says so beside the point."""
    said = of("young-person-fullest")[RECORD]
    assert "The time to send the plan with changed needs or help: 5 weeks." in said
    assert "This cannot be appealed, so the time to do it is 2 weeks." not in said


def test_harmful_the_last_day_itself_has_not_passed() -> None:
    for today, passed in ((date(2026, 11, 30), False), (date(2026, 12, 1), True)):
        (due,) = facts("adviser-shortest", today).points[0].dues
        assert (due.day, due.passed) == (date(2026, 11, 30), passed)
        own = facts("adviser-shortest", today, mediation_agreed=point("other", "2026-11-30"))
        assert own.points[0].own_passed is passed


@pytest.mark.parametrize("name", [name for name in FILES if facts(name).appealed])
def test_harmful_nobody_is_told_that_mediation_or_an_agreement_stops_the_time(name: str) -> None:
    (said,) = of(name).values()
    assert "Mediation does not stop the time to appeal, and neither does an agreement." in said
    assert said.index("The time to appeal") < said.index("Mediation does not stop")
    appealed = facts(name).appealed
    assert appealed is not None
    late = appealed.appeal_late and not appealed.certificate_awaited
    assert ("the time to appeal has passed" in said) is late
    assert ("Until they have answered, go on as if it is." in said) is not late


def test_no_time_runs_without_a_decision() -> None:
    for name in ("parent-shortest", "adviser-shortest"):
        (said,) = of(name).values()
        assert "no time to appeal is running" in said
        assert "Safe date" not in said


@pytest.mark.parametrize("name", ["parent-care", "parent-health-and-care", "parent-cannot-tell"])
def test_who_cannot_say_what_an_appeal_is_about_gets_the_strictest_dates(name: str) -> None:
    assert facts(name).strictest
    (said,) = of(name).values()
    assert "these are the dates for one that needs a mediation certificate" in said


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("young-person-fullest", True),
        ("adviser-fullest", False),  # there is one
        ("parent-after", False),  # none is needed
    ],
)
def test_the_certificate_is_asked_for_where_it_is_needed_and_missing(name: str, asks: bool) -> None:
    assert ("Ask the mediation adviser for the certificate" in of(name)[RECORD]) is asks


def test_the_days_go_into_the_calendar_once_and_name_nothing() -> None:
    found = facts("young-person-fullest")
    checks = [day.day for day in found.dates if day.id == "check"]
    assert checks == sorted(set(checks))
    assert date(2026, 12, 21) in checks
    assert {day.id for day in facts("parent-fullest").dates} >= {"meeting", "last-day"}


@pytest.mark.parametrize("name", BEFORE)
def test_who_may_not_decide_is_asked_about_before_the_meeting(name: str) -> None:
    said = of(name)[SHEET]
    asks = "Ask before the meeting who comes for the council" in said
    assert asks is (FILES[name].answers["may_decide"] == "no-or-unsure")


@pytest.mark.parametrize("name", FILES)
def test_no_sheet_promises_or_blames(name: str) -> None:
    (said,) = of(name).values()
    assert re.findall(r"(?i)\bwill win\b|unlawful|breach|\bfailed\b", said) == []


def test_the_working_is_shown_once_for_each_day_and_in_their_order() -> None:
    """Five points and nine times, but five days."""
    found = facts("young-person-fullest")
    days = [step.after for step in found.working]
    assert days == sorted(days)
    assert len(days) == len(set(days)) == 6


@pytest.mark.parametrize("name", BEFORE)
def test_harmful_the_private_sheet_is_not_the_one_to_write_on_at_the_meeting(name: str) -> None:
    """Whoever fills it in at the table shows what can be accepted."""
    said = of(name)[SHEET]
    assert "leave this one in your bag" in said
    assert said.index("After the meeting") < said.index("What was agreed, who does it, and by when")


@pytest.mark.parametrize(
    ("says", "weeks"),
    [
        ("will-not-assess", ["2", "2"]),
        ("will-not-issue", ["11", "2"]),
        ("keep-plan", ["5", "2", "2"]),
        ("draft", ["2"]),
    ],
)
def test_harmful_no_time_is_promised_that_hangs_on_what_is_agreed(
    says: str, weeks: list[str]
) -> None:
    """Each says “if”, and only what such a letter can lead to is there."""
    fits = {"letter_says": says, "contested": None, "more_than_school": None}
    if says == "draft":
        fits |= dict.fromkeys(
            ("decision_sent", "adviser_contacted", "adviser_contacted_on", "told_adviser")
        )
    said = documents("parent-fullest", **fits)[SHEET]
    times = said.split("How long the council has then")[1].split("After the meeting")[0]
    assert re.findall(r"within (\d+) weeks", times) == weeks
    assert times.count("If the council agrees") == len(weeks) - 1


def test_harmful_before_a_mediation_meeting_nobody_is_told_that_no_adviser_was_reached() -> None:
    """Whoever arranged it most likely spoke to one: the day is asked for, no certificate is
    counted on, and a contact is named only for those who made none."""
    for told, day, contact in (
        ("no", "2026-11-16", "If nobody has contacted the mediation adviser yet, do it today"),
        ("unknown", "2026-11-16", "If nobody has contacted the mediation adviser yet, do it today"),
        (
            "no",
            "2026-09-14",
            "If nobody has contacted the adviser yet, do it today, and do not wait",
        ),
    ):
        given = documents("young-person-before", adviser_contacted=told, decision_sent=day)[SHEET]
        assert "The day of the first contact with the mediation adviser is not known." in given
        assert contact in given
        assert not re.search("^Contact the (mediation )?adviser today", given, re.M)
