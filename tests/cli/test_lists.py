"""`letters kinds`, `languages` and `questions`: what there is, for people and for programs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from letters.kinds import Kind, kinds
from letters.languages.locales import locales
from letters.making import FORMATS
from tests.cli.running import letters, printed_json, refused

_WORDS = {"type": "string", "minLength": 2}
_LIST = {"type": "array", "minItems": 1, "uniqueItems": True}
KINDS = Draft202012Validator(
    {
        "type": "array",
        "minItems": 3,
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["id", "title", "documents", "voices", "languages", "formats"],
            "properties": {
                "id": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
                "title": _WORDS,
                "documents": {**_LIST, "items": _WORDS},
                "voices": {**_LIST, "items": {"enum": ["parent", "young_person", "adviser"]}},
                "languages": {**_LIST, "items": {"enum": list(locales())}},
                "formats": {**_LIST, "items": {"enum": list(FORMATS)}},
            },
        },
    }
)
LANGUAGES = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["tag", "autonym", "direction", "completeness", "review"],
            "properties": {
                "tag": {"enum": list(locales())},
                "autonym": _WORDS,
                "direction": {"enum": ["ltr", "rtl"]},
                "completeness": {"type": "number", "minimum": 0, "maximum": 1},
                "review": _WORDS,
            },
        },
    }
)
EVERY = pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)


def faults(validator: Draft202012Validator, report: object) -> list[str]:
    """What a report has wrong."""
    return [error.message for error in validator.iter_errors(report)]


def test_kinds_for_programs() -> None:
    """Each kind with what it can be made into."""
    report = printed_json("kinds")
    assert faults(KINDS, report) == []
    assert [row["id"] for row in report] == list(kinds())
    for row in report:
        kind = kinds()[row["id"]]
        assert row["documents"] == list(kind.journey.documents)
        assert ("ics" in row["formats"]) is kind.journey.calendar
        assert row["languages"][0] == "en"


def test_kinds_for_people() -> None:
    """A line for each."""
    result = letters("kinds")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"{r['id']}: {r['title']}" for r in printed_json("kinds")]


def test_languages_for_programs() -> None:
    """English is the original; every other says how complete it is and who checked it."""
    report = printed_json("languages")
    assert faults(LANGUAGES, report) == []
    assert [row["tag"] for row in report] == list(locales())
    assert report[0] == {
        "tag": "en",
        "autonym": "English",
        "direction": "ltr",
        "completeness": 1.0,
        "review": "The original",
    }
    assert {row["tag"]: row["direction"] for row in report} == {
        "en": "ltr",
        "pl": "ltr",
        "ur": "rtl",
    }


def test_languages_for_people() -> None:
    """Each in its own script; nothing is called whole that is not."""
    result = letters("languages")
    assert result.exit_code == 0
    for line, row in zip(result.stdout.splitlines(), printed_json("languages"), strict=True):
        assert line.startswith(f"{row['tag']}: {row['autonym']}, ")
        assert ("100%" in line) is (row["completeness"] == 1.0)
        assert line.endswith(row["review"])


def test_a_language_is_offered_for_a_kind_when_it_is_whole() -> None:
    """At 100 % or not at all."""
    whole = [row["tag"] for row in printed_json("languages") if row["completeness"] == 1.0]
    assert all(row["languages"] == whole for row in printed_json("kinds"))


@EVERY
def test_questions_for_programs(kind: Kind) -> None:
    """A JSON Schema of the answer file, with enums and examples."""
    report: dict[str, Any] = printed_json("questions", kind.id)
    Draft202012Validator.check_schema(report)
    answers = report["properties"]["answers"]["properties"]
    assert answers.keys() == kind.journey.fields().keys()
    assert answers["country"]["enum"][0] == "england"
    assert "examples" in answers["child_born"]
    assert json.dumps(report)


@EVERY
def test_questions_for_people(kind: Kind) -> None:
    """Each question in words, with the names of its answers; stops ask nothing."""
    result = letters("questions", kind.id)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    pages = [page for page in kind.journey.pages() if not page.stop]
    assert len(lines) == len(pages)
    for line, page in zip(lines, pages, strict=True):
        assert line.endswith(f"[{', '.join(field.name for field in page.fields)}]")


def test_a_kind_that_there_is_not() -> None:
    """Its name and those that there are."""
    (reason,) = refused("questions", "complaint", "--json")
    assert reason.startswith("KIND: no kind 'complaint'; there are: start, raise-a-concern")


@pytest.mark.parametrize(
    "command", ["serve", "kinds", "questions", "render", "deadlines", "languages", "law", "places"]
)
def test_every_command_says_what_it_does(command: str) -> None:
    """Help is a sentence and the options; the list of commands has the same sentence."""
    said = letters(command, "--help")
    assert said.exit_code == 0
    sentence = said.stdout.splitlines()[2].strip()
    assert sentence
    assert sentence.split(".")[0][:30] in letters("--help").stdout


def test_a_command_that_there_is_not() -> None:
    """Exit 2, as for everything that is refused."""
    assert any("No such command 'write'" in line for line in refused("write"))
    assert letters("--version").exit_code == 0
