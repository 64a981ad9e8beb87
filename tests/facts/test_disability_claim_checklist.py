"""The checklist for a disability claim, read as the family reads it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from letters import making
from letters.documents.editions import Order
from letters.documents.text import document_text
from letters.facts.kinds.disability_claim_checklist import judge
from letters.kinds import kind
from letters.questions.kinds.disability_claim_checklist import JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts = READ.path, READ.facts
FOR_THE_TRIBUNAL = sorted({*FILES} - {"parent-late-nursery", "young-person-shortest-college"})


def sheet(name: str, **more: object) -> str:
    """The sheet of that path, without the list of the law at its end."""
    (document,) = making.made(kind(JOURNEY.kind), path(name, **more), Order())
    return document_text(document).split("\nThe law this sheet relies on\n")[0]


@cache
def of(name: str) -> str:
    """The sheet of an answer file."""
    return sheet(name)


@pytest.mark.parametrize(
    ("name", "returning", "form"),
    [
        ("parent-shortest", "no", "SEND4A"),
        ("parent-shortest", "yes", "SEND26A"),
        ("young-person-fullest", "no", "SEND4B"),
        ("young-person-fullest", "yes", "SEND26B"),
        ("adviser-fullest-late", "no", "SEND4A"),
        ("adviser-for-young-person", "yes", "SEND26B"),
    ],
)
def test_the_form_follows_who_claims_and_what_for(name: str, returning: str, form: str) -> None:
    assert set(re.findall(r"SEND\d\w*", sheet(name, claim_return=returning))) == {form}


@pytest.mark.parametrize("place", ["college", "early-years"])
def test_trap_15_a_college_and_a_private_nursery_have_no_form_of_the_tribunal(place: str) -> None:
    """0.2.15: their claims go to the county court, within the same time."""
    said = sheet("parent-shortest", learning_place=place, claim_return=None)
    assert "a judge of the county court, not the SEND Tribunal" in said
    assert "the court and a lawyer may have to be paid" in said
    assert re.findall(r"SEND\d|There is no fee", said) == []
    assert "Monday 19 October 2026" in of("parent-late-nursery")


def test_where_nobody_knows_the_place_both_ways_are_named() -> None:
    said = of("parent-moves-not-sure")
    assert "the SEND Tribunal, if it is a school" in said
    assert "a claim against a college or a private nursery goes to the county court" in said


@pytest.mark.parametrize(
    ("happened", "last"),
    [
        ("2026-02-28", "Thursday 27 August 2026"),
        ("2026-06-26", "Friday 25 December 2026"),
        ("2026-08-31", "Saturday 27 February 2027"),
    ],
)
def test_trap_3_august_christmas_and_weekends_add_nothing(happened: str, last: str) -> None:
    said = sheet("parent-shortest", happened_on=happened)
    assert last in said
    assert "Nothing is added to the 6 months for a complaint, for August or for Christmas." in said


def test_harmful_the_later_end_is_not_shown_while_the_first_is_to_come() -> None:
    """Whether it is one thing that went on is for the Tribunal to say."""
    said = of("parent-fullest")
    assert "Saturday 13 March 2027" in said
    assert "8 May 2027" not in said
    assert "do not rely on a later one" in said


def test_harmful_a_claim_that_may_be_in_time_is_not_called_late() -> None:
    """From the first day the time is over, from the last it is not: send it, and say why now."""
    said = of("parent-doubtful-cannot-decide")
    assert "Counted from the first day, the 6 months ended on Monday 19 October 2026." in said
    assert "Counted from the last day, they end on Saturday 8 May 2027." in said
    assert "The last day for the claim was" not in said


@pytest.mark.parametrize("name", FILES)
def test_no_date_stands_without_its_working(name: str) -> None:
    """Each last day that is named is the end of a working further down."""
    top, working = of(name).split("\nHow the date was worked out\n")
    named = re.findall(r"\b\w+day \d+ \w+ \d{4}", top.split("\nWho decides")[0])
    moves = facts(name).moves_after
    shown = [day for day in named if not (moves and f"{moves:%A} {moves.day}" in day)]
    assert shown or "Send the claim today." in top or "today" in top
    assert [day for day in shown if day not in working] == []


@pytest.mark.parametrize("name", ["adviser-fullest-late", "parent-late-nursery"])
def test_trap_15_nobody_late_is_left_without_a_way(name: str) -> None:
    said = of(name)
    assert "A late claim can still be looked at" in said
    assert "Send the claim today." in said or "Ask a solicitor or an advice centre today." in said


def test_harmful_the_last_day_itself_is_said_with_its_hour() -> None:
    """Today is the last day: nothing is left for tomorrow."""
    said = of("adviser-for-young-person")
    assert "Send the claim today." in said
    assert "by 5pm on Monday 23 November 2026" in said


@pytest.mark.parametrize("name", FILES)
def test_harmful_a_claim_is_not_taken_for_an_appeal(name: str) -> None:
    assert "A claim gives no more time to appeal against a decision of the council" in of(name)


@pytest.mark.parametrize("name", FOR_THE_TRIBUNAL)
def test_harmful_no_money_and_no_certificate_are_promised(name: str) -> None:
    assert "It cannot order a payment of money." in of(name)
    assert "no certificate is needed" in of(name)


@pytest.mark.parametrize("name", FILES)
def test_trap_9_nobody_is_said_to_have_discriminated(name: str) -> None:
    """The sheet says what is claimed; whether it is so is decided elsewhere."""
    said = of(name)
    assert re.findall(r"(?i)\bunlawful|illegal|\bguilty\b|\bwill win\b", said) == []
    assert re.findall(r"school has discriminated", said) == (
        ["school has discriminated"] if name in FOR_THE_TRIBUNAL else []
    )


def test_trap_6_the_right_moves_while_the_time_runs() -> None:
    """The parent's claim up to the last Friday in June, then the young person's own."""
    assert facts("parent-moves-not-sure").moves_after == date(2027, 6, 25)
    assert "up to Friday 25 June 2027" in of("parent-moves-not-sure")
    assert "up to" not in of("parent-fullest")


@pytest.mark.parametrize(
    ("born", "said"), [("2008-11-23", True), ("2008-11-24", False), ("2008-03-27", True)]
)
def test_at_18_the_doubt_of_gov_uk_is_named(born: str, said: bool) -> None:
    assert ("only of those under 18" in sheet("young-person-fullest", child_born=born)) is said


def test_an_exclusion_has_times_of_its_own() -> None:
    """The governors' time is over long before the claim's."""
    assert "The exclusion has times of its own" in of("parent-fullest")
    assert "exclusion" not in of("parent-shortest")


@pytest.mark.parametrize("name", FILES)
def test_harmful_no_day_that_may_not_hold_is_put_in_a_calendar(name: str) -> None:
    found = facts(name)
    allowed = {found.claim.first.safe, found.claim.first.last}
    assert {day.day for day in found.dates} <= allowed
    assert all(day.day >= found.today for day in found.dates)
    assert bool(found.dates) is (found.standing == "in-time")


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        ("2026-05-25", "Last day: Tuesday 24 November 2026. Do it today."),
        ("2026-05-27", "Last day: Thursday 26 November 2026. Do it before that day."),
        ("2026-05-29", "Safe date for the claim: Friday 27 November 2026"),
    ],
)
def test_a_safe_date_that_is_the_last_day_is_called_the_last_day(happened: str, said: str) -> None:
    """It stands in the calendar once."""
    name = "young-person-shortest-college"
    assert said in sheet(name, happened_on=happened)
    days = [key.day for key in READ.facts(name, happened_on=happened).dates]
    assert len(days) == len(set(days))


def test_a_late_claim_about_several_days_shows_both_counts() -> None:
    """The reasons have to cover the time from the first of them."""
    said = of("adviser-fullest-late")
    first = said.index("Counted from the first day, the 6 months ended on")
    assert first < said.index("Counted from the last day, they ended on")
    assert "the reasons for the whole time from the earlier of these days" in said


def test_where_nobody_knows_the_form_none_is_named_to_send() -> None:
    said = of("parent-doubtful-cannot-decide")
    assert "The form that IPSEA names, filled in" in said
    assert "The form SEND4A, filled in" not in said


def test_the_times_of_an_exclusion_come_before_the_time_to_claim() -> None:
    said = of("parent-fullest")
    assert said.index("The exclusion has times of its own") < said.index("the Tribunal must have")
