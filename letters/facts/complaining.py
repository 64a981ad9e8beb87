"""What every complaint of this sort tells: its points, what they meant, what is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters.questions.answers import Answers
from letters.values import FreeText, Line


@dataclass(frozen=True)
class Issue:
    """One point of a complaint, and the day if it is known."""

    on: date | None
    what: FreeText


@dataclass(frozen=True)
class Enclosed:
    """A paper that goes with the letter."""

    what: Line
    dated: date | None


@dataclass(frozen=True)
class Account:
    """The complaint in the family's own words. It has at least one point and one request."""

    issues: tuple[Issue, ...]
    tried: FreeText | None
    effect_child: FreeText
    effect_family: FreeText | None
    requests: tuple[FreeText, ...]
    enclosed: tuple[Enclosed, ...]

    def __post_init__(self) -> None:
        """Refuse a complaint about nothing, or for nothing."""
        if not (self.issues and self.requests):
            raise ValueError("a complaint has a point and a request")


def account(answers: Answers, about: str) -> Account:
    """The account that was asked for by `letters.questions.complaining` under the same name."""
    issues = ((row.date("on"), row.free("what")) for row in answers.rows(f"{about}_issues"))
    requests = (row.free("what") for row in answers.rows(f"{about}_requests"))
    papers = ((row.line("what"), row.date("dated")) for row in answers.rows(f"{about}_enclosed"))
    effect = answers.free("effect_child")
    if effect is None:
        raise ValueError("every path that ends in a complaint says what it has meant")
    return Account(
        issues=tuple(Issue(on, what) for on, what in issues if what),
        tried=answers.free(f"{about}_tried"),
        effect_child=effect,
        effect_family=answers.free("effect_family"),
        requests=tuple(request for request in requests if request),
        enclosed=tuple(Enclosed(what, dated) for what, dated in papers if what),
    )
