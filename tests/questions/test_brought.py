"""Answers brought from elsewhere pass the same forms as all others."""

from __future__ import annotations

from typing import Any

import pytest

from letters.kinds import kinds
from letters.questions.brought import Brought, brought
from tests.journeys import files

JOURNEYS = [kind.journey for kind in kinds().values()]
BEYOND = "x" * 9_000


def read(**answers: Any) -> Brought:
    """What the forms make of answers on the day of the tests."""
    return brought(JOURNEYS, answers, files.TODAY)


@pytest.mark.parametrize("kind_id", kinds())
def test_everything_that_was_answered_comes_back(kind_id: str) -> None:
    """Of every answer file, whatever the path was."""
    for given in files.given(kind_id):
        found = brought(JOURNEYS, given.answers, given.on_date)
        assert (found.refused, found.unknown) == ((), 0), given.name
        assert found.answers.keys() == {name for name, value in given.answers.items() if value}


def test_answers_off_the_path_come_back_too() -> None:
    """The address waits, in case the person turns back from writing to one safe place."""
    found = read(contact_by="safe", safe_contact="Library desk", address="1 Example Street")
    assert found.answers["address"] == "1 Example Street"


def test_answers_are_normalised() -> None:
    """As if they had been typed."""
    assert read(child_name="  Noor\u200b  Example ").answers == {"child_name": "Noor Example"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"child_name": 5},
        {"child_name": None},
        {"child_name": BEYOND},
        {"child_name": "Noor\ud800"},
        {"child_name": ["Noor"]},
        {"country": "atlantis"},
        {"contested": "school"},
        {"contested": ["school", "magic"]},
        {"decision_sent": "2026-02-31"},
        {"decision_sent": "yesterday"},
        {"decision_sent": 20260101},
        {"child_born": "2099-01-01"},
        {"effect_child": "no free text"},
        {"effect_child": {"text": "x", "language": "en", "more": "y"}},
        {"effect_child": {"text": {"text": "x"}}},
        {"requests": {"0": "x"}},
        {"requests": [{"what": "x"}]},
        {"requests": [{"unknown": "x"}]},
        {"requests": [["x"]] * 5_000},
    ],
    ids=lambda wrong: str(wrong)[:40],
)
def test_what_no_form_takes_is_named_and_left_out(wrong: dict[str, Any]) -> None:
    """Of the wrong type, no option, no day, too long, too many: and the rest is taken."""
    found = read(**wrong, writer="parent")
    assert found.answers == {"writer": "parent"}
    assert found.refused == tuple(wrong)


def test_answers_to_no_question_are_counted() -> None:
    """Their names are a stranger's and are shown nowhere."""
    assert read(writer="parent", no_such_thing="x", other={"a": 1}).unknown == 2


def test_nothing_is_nothing() -> None:
    """An answer left empty is no answer and no fault."""
    assert read(child_name="", setting="", writer="parent") == Brought({"writer": "parent"}, (), 0)
