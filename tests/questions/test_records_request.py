"""What is asked before records are asked for."""

from __future__ import annotations

import pytest

from letters.questions.kinds.records_request import HOLDERS, JOURNEY
from letters.wording import Words
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, asked = ASKED.path, ASKED.asked


@pytest.mark.parametrize("holder", HOLDERS)
def test_one_place_is_asked_for(holder: str) -> None:
    """The council by the shared questions, anybody else by name."""
    names = asked("parent-shortest", records_holder=holder, council="Bradford")
    assert ("council" in names) is (holder == "council")
    assert ("records_place" in names) is (holder != "council")


def test_harmful_a_request_for_some_records_says_which() -> None:
    refused = path("parent-fullest", records_which=None).refusals
    assert {(one.field, one.reason) for one in refused} == {("records_which", "required")}


def test_a_young_person_over_school_age_is_asked_first() -> None:
    stop = path("parent-young-person-agrees", young_person_agrees="no").stopped
    assert stop is not None
    assert stop.id == "ask-them-first"


def test_whoever_is_not_sure_of_the_school_has_an_answer_that_fits() -> None:
    """The wrong first answer would claim a right that there is not."""
    words = Words("records-request")
    assert "not sure" in words("field.records_holder.option.school")
    assert "it fits every school" in words("page.records-holder.explained")
