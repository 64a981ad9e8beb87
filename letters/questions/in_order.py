"""Checks that two days of a journey stand in the right order."""

from __future__ import annotations

from letters.questions.answers import Answers
from letters.questions.journey import Check


def not_before(name: str) -> Check:
    """The check that a day is not before the one of the question `name`."""

    def check(value: object, answers: Answers) -> str | None:
        start = answers.choice(name)
        return "before-start" if start and str(value) < start else None

    return check


def not_after(name: str) -> Check:
    """The check that a day is not after the one of the question `name`."""

    def check(value: object, answers: Answers) -> str | None:
        end = answers.choice(name)
        return "after-end" if end and str(value) > end else None

    return check
