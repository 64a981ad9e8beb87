"""`letters routes`: the ways open in a situation, for programs and for people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from letters import law
from letters.kinds import kinds
from tests.cli.running import letters, printed_json, refused
from tests.journeys import files

FOLDER = files.FOLDER / "start"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json") if not path.stem.startswith("stop-"))
_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_WORDS = {"type": "array", "items": {"type": "string", "minLength": 2}}
_CLOSED = {
    "id": {"enum": list(law.routes())},
    "register": {"type": "string", "minLength": 2},
    "because": {"type": ["string", "null"], "minLength": 3},
    "sources": {**_WORDS, "minItems": 1},
}
_OPEN = {
    **_CLOSED,
    "decides": {"type": "string"},
    "cost": {"enum": ["free", "ask"]},
    "can": {**_WORDS, "minItems": 1},
    "cannot": {**_WORDS, "minItems": 1},
    "documents": {"type": "array", "items": {"enum": list(kinds())}},
    "late": {"type": "boolean"},
    "deadlines": {
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["id", "safe", "last", "at", "steps"],
            "properties": {
                "id": {"type": "string"},
                "safe": _DAY,
                "last": _DAY,
                "at": {"enum": ["17:00", None]},
                "steps": {"type": "array", "minItems": 2, "items": {"type": "object"}},
            },
        },
    },
}


def _ways(properties: dict[str, Any], **more: int) -> dict[str, Any]:
    each = {"type": "object", "additionalProperties": False, "properties": properties}
    return {"type": "array", **more, "items": {**each, "required": list(properties)}}


REPORT = Draft202012Validator(
    {
        "type": "object",
        "additionalProperties": False,
        "required": ["on", "facts", "start", "beside", "next", "closed"],
        "properties": {
            "on": _DAY,
            "facts": {"type": "object", "propertyNames": {"enum": list(law.FACTS)}},
            "start": _ways(_OPEN, minItems=1, maxItems=1),
            "beside": _ways(_OPEN),
            "next": _ways(_OPEN),
            "closed": _ways(_CLOSED),
        },
    }
)


@pytest.mark.parametrize("name", NAMES)
def test_routes_for_programs(name: str) -> None:
    """Every situation of the answer files: one way to start with, and all in the form promised."""
    report = printed_json("routes", "--answers", FOLDER / f"{name}.json")
    assert list(REPORT.iter_errors(report)) == []


def test_the_working_is_in_words_too() -> None:
    """As `letters deadlines` gives it: rule, dates, sources and a sentence."""
    report = printed_json("routes", "--answers", FOLDER / "parent-decision-first.json")
    (start,) = report["start"]
    (deadline,) = start["deadlines"]
    assert (start["id"], deadline["id"]) == ("mediation-advice", "mediation-adviser")
    assert deadline["last"] == "2027-01-02"
    assert all(step["text"] and step["rule"] for step in deadline["steps"])


def test_routes_for_people_are_the_sheet() -> None:
    """The same words as the document."""
    printed = letters("routes", "--answers", FOLDER / "parent-late.json").stdout
    assert printed.startswith("Ways that you can take\n")
    assert "Send the appeal now" in printed
    assert "What is closed, and why" in printed


def test_another_day_gives_other_ways() -> None:
    """On the last day the adviser still comes first; the day after it the appeal does."""
    answers = FOLDER / "parent-decision-first.json"
    for on, first in (("2027-01-04", "mediation-advice"), ("2027-01-05", "appeal")):
        report = printed_json("routes", "--answers", answers, "--on", on)
        assert (report["on"], report["start"][0]["id"]) == (on, first)


def test_answers_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    """What is missing is named, and so is where a journey stops."""
    bare = tmp_path / "bare.json"
    bare.write_text(json.dumps({"schema": 1, "answers": {"country": "england"}}), encoding="utf-8")
    reasons = refused("routes", "--answers", bare)
    assert any(reason.startswith("happened: ") for reason in reasons)
    stopped = refused("routes", "--answers", FOLDER / "stop-in-custody.json", "--json")
    assert stopped[0].startswith("in-custody: ")
