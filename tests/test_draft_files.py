"""What stands in a draft file, and what of a stranger's file is taken."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from letters import __version__, draft_files
from letters.draft_files import DraftFile, content_of, content_of_copy, read_content
from letters.drafts.draft_file import NotADraft, open_file, read_file
from letters.kinds import kind
from letters.questions import upgrades
from letters.questions.answers import SCHEMA
from letters.questions.path import replay
from letters.questions.upgrades import Given
from tests.journeys import files

TODAY = files.TODAY
FULL = max(files.given("mediation-advice"), key=lambda one: len(one.answers))
PAGES = [page.id for page in kind("mediation-advice").journey.pages()]


def content(**more: Any) -> dict[str, Any]:
    """The content of a good file, with what is wrong about it."""
    made = content_of(FULL.answers, PAGES, {"beside": "pl"}, FULL.on_date)
    return {**json.loads(json.dumps(made)), **more}


def reason(found: dict[str, Any]) -> str:
    """Why a content is refused."""
    with pytest.raises(NotADraft) as refusal:
        read_content(found, TODAY)
    return refusal.value.reason


def test_all_of_a_draft_comes_back() -> None:
    """Answers of every kind, pages seen, the edition ordered, and what it would print."""
    found = read_content(read_file(open_file(content())), FULL.on_date)
    assert found.answers == FULL.answers
    assert found.seen == set(PAGES)
    assert found.order == {"beside": "pl"}
    assert found.kept_on == FULL.on_date
    assert "mediation-advice" in found.made
    assert (found.refused, found.unknown) == ((), 0)


def test_it_says_with_what_it_was_made() -> None:
    """The versions of the questions, the program, the law and the words, and the day."""
    made = content()
    assert (made["schema"], made["kept_on"]) == (SCHEMA, FULL.on_date.isoformat())
    assert made["versions"].keys() == {"letters", "law", "templates"}
    assert made["versions"]["letters"] == __version__


def test_a_journey_that_is_not_finished_prints_nothing() -> None:
    """There is nothing to compare later."""
    assert content_of({"writer": "parent"}, ["writer"], {}, TODAY)["made"] == {}


def test_a_copy_holds_the_answers_of_its_own_path_alone() -> None:
    """What was answered for another letter, or before a change of mind, is not in it."""
    of = kind("mediation-advice")
    given = {**FULL.answers, "effect_child": {"text": "elsewhere", "language": "en"}}
    path = replay(of.journey, given, FULL.on_date)
    made = content_of_copy(of, path, {})
    assert made["answers"] == dict(path.answers)
    assert list(made["made"]) == ["mediation-advice"]  # type: ignore[call-overload]


def renamed(given: Given) -> Given:
    """A planted step from the version before the first: `name_of_child` became `child_name`."""
    names = {"name_of_child": "child_name"}
    return Given({names.get(one, one): value for one, value in given.answers.items()}, given.seen)


def test_a_file_of_an_older_version_is_brought_forward(monkeypatch: pytest.MonkeyPatch) -> None:
    """A planted version 0, whose one question had another name."""
    answers = {n: v for n, v in FULL.answers.items() if n != "child_name"}
    old = content(schema=SCHEMA - 1, answers={**answers, "name_of_child": "Noor Example"})
    assert reason(old) == "not-a-draft"
    monkeypatch.setitem(upgrades.STEPS, SCHEMA - 1, renamed)
    found = read_content(old, FULL.on_date)
    assert found.answers == {**FULL.answers, "child_name": "Noor Example"}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"schema": SCHEMA + 1}, "newer"),
        ({"schema": SCHEMA + 1, "answers": 5}, "newer"),
        ({"schema": None}, "not-a-draft"),
        ({"answers": []}, "not-a-draft"),
        ({"answers": None}, "not-a-draft"),
        ({"answers": {}}, "empty"),
        ({"answers": {"no_such": "x", "child_name": 5}}, "empty"),
        ({"seen": "country"}, "not-a-draft"),
        ({"seen": [["country"]]}, "not-a-draft"),
        ({"order": ["pl"]}, "not-a-draft"),
        ({"order": {"beside": 5}}, "not-a-draft"),
        ({"order": {"beside": "\ud800"}}, "not-a-draft"),
        ({"kept_on": "now"}, "not-a-draft"),
        ({"kept_on": "0001-01-01"}, "not-a-draft"),
        ({"kept_on": 20261122}, "not-a-draft"),
        ({"made": []}, "not-a-draft"),
        ({"made": {"mediation-advice": 5}}, "not-a-draft"),
        ({"made": {"mediation-advice": {}}}, "not-a-draft"),
        ({"made": {"mediation-advice": {"dates": {"a": "b"}, "sentences": {}}}}, "not-a-draft"),
        (
            {"made": {"mediation-advice": {"dates": {}, "sentences": {"a": {"b": 1}}}}},
            "not-a-draft",
        ),
        (
            {
                "made": {
                    "mediation-advice": {
                        "dates": {},
                        "sentences": {"a": {str(n): "" for n in range(6_000)}},
                    }
                }
            },
            "not-a-draft",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_has_not_our_form_is_refused(more: dict[str, Any], why: str) -> None:
    """Each part of it."""
    assert reason(content(**more)) == why


def test_a_kind_that_there_is_no_more_is_passed_over() -> None:
    """What it printed cannot be compared."""
    found = read_content(content(made={"no-such-kind": 5}), TODAY)
    assert found.made == {}


def test_a_day_that_has_not_come_is_today() -> None:
    """Somebody's clock was wrong, or they wrote it in."""
    ahead = (TODAY + timedelta(900)).isoformat()
    assert read_content(content(kept_on=ahead), TODAY).kept_on == TODAY


def test_what_is_held_is_read_again_as_it_was() -> None:
    """Until its owner has decided about it, what could not be taken too."""
    found = read_content(content(answers={**FULL.answers, "child_name": 5, "no_such": 1}), TODAY)
    assert found.refused == ("child_name",)
    again = draft_files.read_held(json.loads(json.dumps(draft_files.held(found))), TODAY)
    assert again == found


def test_what_is_held_from_another_version_is_gone() -> None:
    """It can be read from the file again."""
    held = draft_files.held(DraftFile({"writer": "parent"}, frozenset(), {}, date(2026, 11, 1), {}))
    assert draft_files.read_held({**held, "schema": SCHEMA + 1}, TODAY) is None
