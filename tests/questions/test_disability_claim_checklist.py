"""What is asked for the checklist of a disability claim, and when."""

from __future__ import annotations

import pytest

from letters.questions.kinds.disability_claim_checklist import JOURNEY
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path = ASKED.path


def pages(name: str, **more: object) -> set[str]:
    """The pages of that path."""
    return {page.id for page in path(name, **more).pages}


@pytest.mark.parametrize(
    ("name", "more", "stop"),
    [
        ("parent-shortest", {"country": "wales"}, "not-england"),
        (
            "parent-shortest",
            {"child_born": "2008-05-02", "capacity": "can-decide"},
            "their-own-right",
        ),
        ("young-person-fullest", {"child_born": "2012-05-02"}, "parents-right"),
    ],
)
def test_only_who_may_claim_is_led_to_a_sheet(
    name: str, more: dict[str, object], stop: str
) -> None:
    stopped = path(name, **more).stopped
    assert stopped is not None
    assert stopped.id == stop


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("state-school", True),
        ("independent-school", True),
        ("not-sure", True),
        ("college", False),
        ("early-years", False),
    ],
)
def test_a_return_is_asked_about_where_the_tribunal_decides(place: str, asked: bool) -> None:
    assert ("claim-return" in pages("parent-shortest", learning_place=place)) is asked


@pytest.mark.parametrize(
    ("first", "last", "asked"),
    [
        (None, "2026-05-24", False),  # today is the last day
        (None, "2026-05-23", True),
        ("2026-05-23", "2026-11-09", True),
        ("2026-05-24", "2026-11-09", False),
    ],
)
def test_reasons_are_asked_for_once_the_time_from_the_first_day_is_over(
    first: str | None, last: str, asked: bool
) -> None:
    found = pages(
        "parent-shortest",
        happened_on=last,
        claim_span="more" if first else "once",
        claim_first_on=first,
    )
    assert ("claim-late" in found) is asked


def test_harmful_the_first_day_is_never_after_the_last() -> None:
    """The two were mixed up, and the last day would be too late."""
    refused = path("parent-fullest", claim_first_on="2026-11-10").refusals
    assert {(one.field, one.reason) for one in refused} == {("claim_first_on", "after-end")}


def test_harmful_nobody_is_asked_where_they_live() -> None:
    """The sheet is kept; the form asks for an address."""
    assert {"contact_by", "address", "safe_contact"}.isdisjoint(JOURNEY.fields())


@pytest.mark.parametrize("field", ["setting", "claim_issues", "claim_requests", "effect_child"])
def test_a_claim_says_where_what_and_what_for(field: str) -> None:
    refused = path("parent-shortest", **{field: None}).refusals
    assert {(one.field, one.reason) for one in refused} == {(field, "required")}
