"""What is asked for an authority: who, what, with whom, and until when."""

from __future__ import annotations

import pytest

from letters.questions.kinds.consent import JOURNEY
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, asked = ASKED.path, ASKED.asked


@pytest.mark.parametrize(
    ("name", "more", "stop"),
    [
        ("parent-shortest", {"country": "wales"}, "not-england"),
        (
            "parent-shortest",
            {"child_born": "2009-05-02", "capacity": "can-decide"},
            "their-own-right",
        ),
        ("young-person-shortest", {"child_born": "2012-05-02"}, "parents-right"),
        ("young-person-shortest", {"child_born": "2001-05-02"}, "past-25"),
    ],
)
def test_harmful_nobody_gives_an_authority_that_is_not_theirs(
    name: str, more: dict[str, object], stop: str
) -> None:
    stopped = path(name, **more).stopped
    assert stopped is not None
    assert stopped.id == stop


@pytest.mark.parametrize("name", ["adviser-fullest", "adviser-for-young-person"])
def test_an_adviser_prepares_it_before_anybody_has_agreed(name: str) -> None:
    """The paper itself is the agreement; and the adviser's name is asked for once."""
    assert not {"consent", "consent_on", "consent_written", "helper_name"} & asked(name)
    assert "adviser_name" in asked(name)


def test_whoever_is_not_an_adviser_names_one() -> None:
    assert "helper_name" in asked("parent-shortest")
    assert "adviser_name" not in asked("parent-shortest")


@pytest.mark.parametrize(("bodies", "named"), [(["council"], True), (["setting"], False)])
def test_the_council_is_named_where_it_is_written_to(bodies: list[str], named: bool) -> None:
    assert ("council" in asked("parent-shortest", authority_with=bodies)) is named


@pytest.mark.parametrize("field", ["authority_for", "authority_with", "authority_ends"])
def test_harmful_an_authority_without_limits_is_not_made(field: str) -> None:
    """For nothing, with nobody, or without an end."""
    refused = path("parent-shortest", **{field: None}).refusals
    assert [(one.field, one.reason) for one in refused] == [(field, "required")]


def test_harmful_an_authority_has_not_ended_before_it_begins() -> None:
    refused = path("parent-shortest", authority_ends="2026-11-22").refusals
    assert [(one.field, one.reason) for one in refused] == [("authority_ends", "date-in-past")]
