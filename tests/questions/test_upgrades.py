"""Answers of older versions come forward one step at a time; what no step leads from does not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from letters.questions import upgrades
from letters.questions.answers import SCHEMA
from letters.questions.upgrades import Given, newer, upgraded


def renamed(given: Given) -> Given:
    """A planted step: what was called `name` is `child_name`, and the page of old is gone."""
    answers = {
        ("child_name" if name == "name" else name): value for name, value in given.answers.items()
    }
    return Given(answers, given.seen - {"old-page"})


def doubled(given: Given) -> Given:
    """A planted step before that one: a list became one answer, where it was a list."""
    names = given.answers.get("names")
    kept = {name: value for name, value in given.answers.items() if name != "names"}
    if isinstance(names, list) and names:
        kept["name"] = names[0]
    return Given(kept, given.seen)


def test_every_version_since_the_first_leads_here() -> None:
    """Whoever raises SCHEMA writes the step, or every draft that was kept is lost."""
    assert sorted(upgrades.STEPS) == list(range(1, SCHEMA))


def test_answers_come_forward_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions ago to now."""
    monkeypatch.setattr(upgrades, "STEPS", {SCHEMA - 2: doubled, SCHEMA - 1: renamed})
    given = Given({"names": ["Noor"], "writer": "parent"}, frozenset({"old-page", "writer"}))
    found = upgraded(SCHEMA - 2, given)
    assert found == Given({"child_name": "Noor", "writer": "parent"}, frozenset({"writer"}))


def test_answers_of_this_version_stay_as_they_are() -> None:
    """Nothing is touched."""
    given = Given({"anything": ["at", "all"]}, frozenset())
    assert upgraded(SCHEMA, given) is given


@pytest.mark.parametrize(
    "version", [None, "1", True, 1.0, SCHEMA + 1, SCHEMA - 1, -(10**9), [], {}]
)
def test_what_no_step_leads_from_is_not_read(version: object) -> None:
    """Newer versions, versions before the first, and what is no version."""
    assert upgraded(version, Given({}, frozenset())) is None


@pytest.mark.parametrize(
    ("version", "is_newer"), [(SCHEMA + 1, True), (SCHEMA, False), (True, False), ("2", False)]
)
def test_a_newer_version_is_told_from_nonsense(version: object, is_newer: bool) -> None:
    """Its owner is told where to go."""
    assert newer(version) is is_newer


def test_a_step_leaves_what_it_does_not_understand_to_the_forms(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A stranger's file may hold anything."""
    monkeypatch.setattr(upgrades, "STEPS", {SCHEMA - 1: doubled})
    strange: Mapping[str, object] = {"names": {"no": "list"}}
    found = upgraded(SCHEMA - 1, Given(strange, frozenset()))
    assert found is not None
    assert found.answers == {}
