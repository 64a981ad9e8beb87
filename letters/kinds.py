"""The kinds of document there are, found by looking: a kind is declared by its own two modules."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import get_args

from letters.facts.base import Facts
from letters.questions import kinds as question_modules
from letters.questions.answers import Answers
from letters.questions.journey import Group, Journey

GROUPS: tuple[Group, ...] = get_args(Group)


@dataclass(frozen=True)
class Kind:
    """A kind of document: what is asked (`journey`) and what follows (`judge`)."""

    journey: Journey
    judge: Callable[[Answers], Facts]

    @property
    def id(self) -> str:
        """The kind's id, as in addresses and on the command line."""
        return self.journey.kind


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by id: the guide, then those of each group in their order. ValueError where a kind
    does not say in which group it stands."""
    modules = sorted(module.name for module in pkgutil.iter_modules(question_modules.__path__))
    found = sorted(map(_kind, modules), key=lambda kind: standing(kind.journey))
    return {kind.id: kind for kind in found}


def in_groups() -> dict[Group, list[Kind]]:
    """What can be made, in groups: every kind but the guide."""
    others = [kind for kind in kinds().values() if not kind.journey.guide]
    return {group: [kind for kind in others if kind.journey.group == group] for group in GROUPS}


def standing(journey: Journey) -> tuple[int, int]:
    """Where a journey stands among all; ValueError where it does not say so."""
    if journey.guide:
        return -1, 0
    if journey.group not in GROUPS:
        raise ValueError(
            f"{journey.kind} has no group: give its JOURNEY one of {', '.join(GROUPS)}"
        )
    return GROUPS.index(journey.group), journey.place


def kind(kind_id: str) -> Kind:
    """The kind of an id; LookupError names those there are."""
    try:
        return kinds()[kind_id]
    except KeyError:
        raise LookupError(f"no kind {kind_id!r}; there are: {', '.join(kinds())}") from None


def _kind(module: str) -> Kind:
    questions = import_module(f"letters.questions.kinds.{module}")
    facts = import_module(f"letters.facts.kinds.{module}")
    return Kind(questions.JOURNEY, facts.judge)


def guide() -> Kind:
    """The kind that says which of the others to make."""
    (found,) = (kind for kind in kinds().values() if kind.journey.guide)
    return found
