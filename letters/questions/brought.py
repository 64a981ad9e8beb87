"""Answers brought from elsewhere for all kinds at once: each is read by the form of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from letters.questions.answers import Answers
from letters.questions.forms import read_again
from letters.questions.gate import Refusal
from letters.questions.journey import Journey


@dataclass(frozen=True)
class Brought:
    """What the forms made of answers.

    `answers` are those that they take, normalised. `refused` are the names of fields whose answers
    they do not take; `unknown` is the number of answers to questions that nobody asks here.
    """

    answers: Mapping[str, object]
    refused: tuple[str, ...]
    unknown: int


def brought(journeys: Iterable[Journey], given: Mapping[str, object], on_date: date) -> Brought:
    """Read answers as the forms of these journeys would, those off the path too: a draft keeps
    them in case the person turns back."""
    taken: dict[str, object] = {}
    refused: dict[str, None] = {}
    asked: set[str] = set()
    for journey in journeys:
        before = Answers({}, on_date)
        for page in journey.pages():
            answers, refusals = read_again(page, before, given)
            before = before.with_(answers)
            taken.update(answers)
            asked |= {field.name for field in page.fields}
            refused |= dict.fromkeys(_wrong(refusals))
    return Brought(
        taken,
        tuple(name for name in refused if name not in taken),
        len(given.keys() - asked),
    )


def _wrong(refusals: Iterable[Refusal]) -> Iterator[str]:
    """The fields that hold something that is refused; an empty one holds nothing."""
    for refusal in refusals:
        name = refusal.field.partition("-")[0]
        if (refusal.field, refusal.reason) != (name, "required"):
            yield name
