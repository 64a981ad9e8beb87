"""What the way in asks: little, nothing that names anybody, and only what the ways hang on."""

from __future__ import annotations

import pytest

from letters.facts.kinds.start import situation
from letters.questions.kinds import disability_claim_checklist
from letters.questions.kinds.start import JOURNEY
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, asked = ASKED.path, ASKED.asked


def test_trap_10_nobody_is_asked_for_a_name_an_address_or_a_story() -> None:
    """What is not asked for cannot be seen by others, sent by mistake or translated wrongly."""
    assert {field.kind for field in JOURNEY.fields().values()} <= {"choice", "choices", "date"}


@pytest.mark.parametrize("name", FILES)
def test_it_is_short(name: str) -> None:
    """A frightened parent at night: at most fourteen questions, most with fewer than ten."""
    assert len(path(name).pages) <= 14


@pytest.mark.parametrize(
    ("happened", "place", "since", "on"),
    [
        ("school", True, False, False),
        ("unfair", True, False, True),
        ("exclusion", True, False, True),
        ("sent-home", True, False, True),
        ("plan-help", False, True, False),
        ("late", False, True, False),
        ("health", False, True, False),
        ("not-sure", False, False, False),
    ],
)
def test_only_what_the_ways_hang_on_is_asked(
    happened: str, place: bool, since: bool, on: bool
) -> None:
    """The sort of place for schools, the first day for what goes on, the last for what was done."""
    names = asked("parent-shortest", happened=happened, had_decision="no")
    assert ("learning_place" in names) is place
    assert ("known_since" in names) is since
    assert ("happened_on" in names) is on


@pytest.mark.parametrize("name", ["parent-exclusion", "parent-sent-home", "young-person-shortest"])
def test_the_first_of_several_days_is_asked_for_what_may_be_claimed(name: str) -> None:
    """Never for one day alone, and never after the last."""
    assert "claim_first_on" not in asked(name, claim_span="once", claim_first_on=None)
    assert "claim_first_on" in asked(name, claim_span="more")
    refused = path(name, claim_span="more", claim_first_on="2026-11-17").refusals
    assert {(one.field, one.reason) for one in refused} == {("claim_first_on", "after-end")}


@pytest.mark.parametrize("page", ["happened-on", "claim-span", "claim-first-on"])
def test_the_claim_does_not_ask_again_what_was_answered_on_the_way_in(page: str) -> None:
    """The same fields with the same answers."""
    here, there = JOURNEY.page(page), disability_claim_checklist.JOURNEY.page(page)
    assert here is not None
    assert there is not None
    assert here.fields == there.fields


def test_harmful_of_social_care_the_day_itself_is_asked() -> None:
    """The year of a complaint for a child runs from it, not from the day on which it was known."""
    names = asked("parent-shortest", happened="care", had_decision="no")
    assert "care_arose_on" in names
    assert "known_since" not in names


def test_a_decision_is_asked_about_whatever_happened() -> None:
    """Trap 8: a time to appeal that runs is not hidden behind a complaint."""
    for happened in JOURNEY.fields()["happened"].options:
        names = asked("parent-shortest", happened=happened, had_decision="yes")
        assert "letter_says" in names, happened
        assert ("had_decision" in names) is (happened != "decision")


def test_a_family_that_agrees_with_the_plan_is_not_asked_what_is_wrong_with_it() -> None:
    """It has a new plan, agrees with it, and complains that it is not carried out."""
    names = asked("parent-help-not-given-new-plan")
    assert not names & {"contested", "more_than_school", "adviser_contacted"}
    assert "contested" in asked("parent-help-not-given-new-plan", disagrees="yes")


def test_a_draft_has_a_date_and_no_adviser() -> None:
    """Its 15 days are counted, and no time to appeal."""
    names = asked("parent-draft")
    assert "decision_sent" in names
    assert not names & {"adviser_contacted", "custody", "contested"}


def test_custody_stops_and_refers_on() -> None:
    """Other and fewer rights hold there."""
    stopped = path("parent-late", custody="yes").stopped
    assert stopped is not None
    assert stopped.id == "in-custody"


@pytest.mark.parametrize(
    ("name", "more", "plan"),
    [
        ("parent-decision-first", {}, "no"),
        ("parent-late", {}, "yes"),
        ("parent-shortest", {}, "yes"),
        ("parent-exclusion", {}, "no"),
        ("parent-exclusion", {"has_plan": "not-sure"}, "not-sure"),
        ("parent-draft", {}, "not-sure"),
    ],
)
def test_whether_there_is_a_plan_is_not_asked_where_the_letter_says_it(
    name: str, more: dict[str, object], plan: str
) -> None:
    """A refusal to assess says that there is none, an ending that there is one."""
    assert situation(path(name, **more).answers).plan == plan


def test_a_letter_older_than_the_child_is_refused() -> None:
    """Both dates are looked at again before any right is worked out from them."""
    refusals = path("parent-late", child_born="2026-09-01").refusals
    assert [(one.field, one.reason) for one in refusals] == [("decision_sent", "before-birth")]
