"""Conditions as values: called, they say whether a question is asked; read, they say when.

What dates or the law decide stays a function, which can be called but not read. What a program can
be told of a condition is in `letters.questions.asked`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from letters.questions.answers import Answers

Condition = Callable[[Answers], bool]


# Compared by identity (eq=False): pages are looked up by hash on every request.
@dataclass(frozen=True, eq=False)
class Chose:
    """One of `values` was chosen for the question `field`."""

    field: str
    values: tuple[str, ...]

    def __call__(self, answers: Answers) -> bool:
        """Whether it holds for the answers before the question."""
        return answers.choice(self.field) in self.values


@dataclass(frozen=True, eq=False)
class Ticked:
    """At least one of `options` was ticked for the question `field`."""

    field: str
    options: tuple[str, ...]

    def __call__(self, answers: Answers) -> bool:
        """Whether it holds for the answers before the question."""
        return not set(self.options).isdisjoint(answers.choices(self.field))


@dataclass(frozen=True, eq=False)
class AnyRow:
    """In some row of the list `field` one of `values` was chosen in `column`."""

    field: str
    column: str
    values: tuple[str, ...]

    def __call__(self, answers: Answers) -> bool:
        """Whether it holds for the answers before the question."""
        return any(row.choice(self.column) in self.values for row in answers.rows(self.field))


@dataclass(frozen=True, eq=False)
class Not:
    """The condition does not hold."""

    condition: Condition

    def __call__(self, answers: Answers) -> bool:
        """Whether it holds for the answers before the question."""
        return not self.condition(answers)


@dataclass(frozen=True, eq=False)
class AllOf:
    """All of the conditions hold; without any, always."""

    conditions: tuple[Condition, ...]

    def __call__(self, answers: Answers) -> bool:
        """Whether it holds for the answers before the question."""
        return all(condition(answers) for condition in self.conditions)


@dataclass(frozen=True, eq=False)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...]

    def __call__(self, answers: Answers) -> bool:
        """Whether it holds for the answers before the question."""
        return any(condition(answers) for condition in self.conditions)


# The condition of a page that everybody sees.
always: Final = AllOf(())


def chose(field: str, *values: str) -> Chose:
    """The condition that one of `values` was chosen for the question `field`."""
    return Chose(field, values)


def ticked(field: str, *options: str) -> Ticked:
    """The condition that at least one of `options` was ticked for the question `field`."""
    return Ticked(field, options)


def all_of(*conditions: Condition) -> AllOf:
    """The condition that all of the conditions hold."""
    return AllOf(conditions)


def any_of(*conditions: Condition) -> AnyOf:
    """The condition that at least one of the conditions holds."""
    return AnyOf(conditions)
