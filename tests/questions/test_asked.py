"""Conditions, called and told: what a schema says of a condition is what the forms find."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from jsonschema import Draft202012Validator

from letters.questions.answers import Answers
from letters.questions.asked import Asked, Schema
from letters.questions.conditions import (
    AnyRow,
    Condition,
    Not,
    all_of,
    always,
    any_of,
    chose,
    ticked,
)
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.path import replay
from tests.questions.samples import TODAY

WHO = Page("who", (Field("who", "choice", options=("a", "b", "c"), required=False),))
PARTS = Page(
    "parts",
    (Field("parts", "choices", options=("x", "y", "z"), required=False),),
    when=chose("who", "a", "b"),
)
LIST = Page(
    "list",
    (
        Field(
            "list",
            "rows",
            required=False,
            columns=(Field("sort", "choice", options=("m", "n")), Field("note", "line")),
        ),
    ),
    when=ticked("parts", "x", "y"),
)
CONDITIONS: dict[str, Condition] = {
    "always": always,
    "never": Not(always),
    "one of a choice": chose("who", "a"),
    "some of a choice": chose("who", "a", "c"),
    "another choice or none": Not(chose("who", "a")),
    "ticked, if it was asked": ticked("parts", "x"),
    "not ticked, or not asked": Not(ticked("parts", "x", "z")),
    "two ticked": all_of(ticked("parts", "x"), ticked("parts", "y")),
    "a row, two questions further": AnyRow("list", "sort", ("m",)),
    "no such row": Not(AnyRow("list", "sort", ("m",))),
    "any of three": any_of(chose("who", "c"), ticked("parts", "z"), AnyRow("list", "sort", ("n",))),
    "none of three": Not(
        any_of(chose("who", "c"), ticked("parts", "z"), AnyRow("list", "sort", ("n",)))
    ),
    "all of three": all_of(
        chose("who", "b"), Not(ticked("parts", "z")), AnyRow("list", "sort", ("n",))
    ),
    "not not": Not(Not(ticked("parts", "x"))),
    "a question that nobody asks": chose("whom", "a"),
    "not one that nobody asks": Not(chose("whom", "a")),
    "no option": chose("who"),
}


def journey(when: Condition) -> Journey:
    """Three questions, of which each hangs on the one before, and one that hangs on them."""
    last = Page("last", (Field("last", "line"),), when=when)
    return Journey("made-up", (Section("all", (WHO, PARTS, LIST, last)),), ("letter",))


def every_answer() -> Iterator[dict[str, object]]:
    """Answers in every combination, also to questions that the others do not lead to."""
    rows = [{"sort": sort, "note": "x"} for sort in "mn"]
    values = {
        "who": ("a", "b", "c"),
        "parts": (["x"], ["y", "z"], ["z"], ["x", "y"]),
        "list": (rows[:1], rows[1:], rows),
    }
    for chosen in product(*((None, *each) for each in values.values())):
        given = dict(zip(values, chosen, strict=True))
        yield {name: value for name, value in given.items() if value is not None}


def takes(asked: Asked, schema: Schema, answers: dict[str, object]) -> bool:
    """Whether a schema of the answers takes them."""
    whole = schema if isinstance(schema, bool) else {**schema, "$defs": asked.named}
    return Draft202012Validator(whole).is_valid(answers)


@pytest.mark.parametrize("when", CONDITIONS.values(), ids=CONDITIONS.keys())
def test_a_condition_is_told_as_it_is_called(when: Condition) -> None:
    """Over all answers, answers off the path among them, which count for neither."""
    of = journey(when)
    asked = Asked(of)
    told = asked.when(when)
    assert told.exactly
    for answers in every_answer():
        path = replay(of, answers, TODAY)
        assert takes(asked, told.surely, answers) is ("last" in {page.id for page in path.pages})


def on_a_monday(answers: Answers) -> bool:
    """A condition that only the forms can call."""
    return answers.on_date.weekday() == 0


@pytest.mark.parametrize(
    ("when", "surely", "possibly"),
    [
        (on_a_monday, False, True),
        (Not(on_a_monday), False, True),
        (all_of(chose("who", "a"), on_a_monday), False, chose("who", "a")),
        (any_of(chose("who", "a"), on_a_monday), chose("who", "a"), True),
        (Not(all_of(chose("who", "a"), on_a_monday)), Not(chose("who", "a")), True),
        (all_of(Not(chose("who", "a")), Not(on_a_monday)), False, Not(chose("who", "a"))),
    ],
    ids=["itself", "not", "all", "any", "not all", "all not"],
)
def test_what_a_function_decides_is_told_from_both_sides(
    when: Condition, surely: Condition | bool, possibly: Condition | bool
) -> None:
    """Never more than is certain, never less than is possible."""
    asked = Asked(journey(when))
    told = asked.when(when)
    assert not told.exactly
    sides = [
        side if isinstance(side, bool) else asked.when(side).surely for side in (surely, possibly)
    ]
    assert [told.surely, told.possibly] == sides


def test_what_hangs_on_a_question_of_the_forms_is_the_forms_too() -> None:
    """Whether the answer counts cannot be told where it cannot be told whether it was asked."""
    pages = (
        Page("who", (Field("who", "choice", options=("a", "b")),), when=on_a_monday),
        Page("name", (Field("name", "line"),), when=chose("who", "a")),
    )
    asked = Asked(Journey("made-up", (Section("all", pages),), ("letter",)))
    told = asked.when(chose("who", "a"))
    assert told.surely is False
    assert takes(asked, told.possibly, {"who": "a"})
    assert not takes(asked, told.possibly, {"who": "b"})
    assert asked.named == {}
