"""The names of bodies on a day, and the sentences that hang on what is in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from letters.law import BadLawData, UnknownId, as_named_on, in_force, names_of_bodies

LAST_CCG, FIRST_ICB = date(2022, 6, 30), date(2022, 7, 1)


@pytest.mark.parametrize(
    ("text", "then"),
    [
        (
            "Write to the integrated care board (ICB).",
            "Write to the clinical commissioning group (CCG).",
        ),
        (
            "An integrated care board must arrange it.",
            "A clinical commissioning group must arrange it.",
        ),
        (
            "Integrated care boards differ; an ICB may say.",
            "Clinical commissioning groups differ; a CCG may say.",
        ),
        ("صحت: integrated care board سے", "صحت: clinical commissioning group سے"),
        ("The council must arrange it.", "The council must arrange it."),
        ("NICB is another word.", "NICB is another word."),
    ],
)
def test_a_body_has_the_name_of_the_day(text: str, then: str) -> None:
    """The last day of the old name and the first of the new; in a sentence of any language."""
    assert as_named_on(text, LAST_CCG) == then
    assert as_named_on(text, FIRST_ICB) == text


def test_every_name_changes_on_the_first_day_of_its_source() -> None:
    """So the day stands once, with the law that made the change."""
    for one in names_of_bodies():
        assert not in_force(one.since, LAST_CCG)
        assert as_named_on(one.now, FIRST_ICB) == one.now


def test_a_longer_name_comes_first() -> None:
    """Otherwise a part of it would be changed alone."""
    names = [one.now for one in names_of_bodies()]
    for place, name in enumerate(names):
        assert not any(earlier in name for earlier in names[:place]), name


@pytest.mark.parametrize(("field", "value"), [("was", " "), ("now", ""), ("since", "cpr-54-5")])
def test_a_name_cannot_be_built_wrong(field: str, value: str) -> None:
    """Neither empty nor with a source whose first day nobody knows."""
    with pytest.raises(BadLawData):
        replace(names_of_bodies()[0], **{field: value})


def test_a_source_that_there_is_not() -> None:
    """A template that asks for one fails where it is tested, not where it is printed."""
    with pytest.raises(UnknownId):
        in_force("no-such-law", FIRST_ICB)
