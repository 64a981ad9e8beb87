"""Answers of older versions, brought forward one version at a time.

When a question is renamed, split or dropped, SCHEMA goes up by one and the step from the version
before is added here. Drafts in the store, draft files and answer files all pass through it, so that
nobody loses answers because we changed a question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from letters.questions.answers import SCHEMA


@dataclass(frozen=True)
class Given:
    """Answers by field name as somebody gave them, and the ids of the pages they saw."""

    answers: Mapping[str, object]
    seen: frozenset[str]


# From each older version to the next. A step takes whatever a stranger's file may hold: a value of
# another form than it expects it leaves as it is, for the forms to refuse.
Step = Callable[[Given], Given]
STEPS: dict[int, Step] = {}


def upgraded(version: object, given: Given) -> Given | None:
    """The answers of `version` as this version asks for them; None where no steps lead here, as
    from a newer version or from what is no version at all."""
    if not isinstance(version, int) or isinstance(version, bool):
        return None
    if version == SCHEMA:
        return given
    step = STEPS.get(version)
    return upgraded(version + 1, step(given)) if step else None


def newer(version: object) -> bool:
    """Whether answers were given to a version of the questions that is still to come here."""
    return isinstance(version, int) and not isinstance(version, bool) and version > SCHEMA
