"""`letters law`, and documents of another day with the law of that day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from letters.law import sources
from tests.cli.running import letters, printed_json
from tests.journeys import files

_DAY = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
REGISTER = Draft202012Validator(
    {
        "type": "array",
        "minItems": 50,
        "items": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
                "title": {"type": "string", "minLength": 3},
                "provision": {"type": "string", "minLength": 3},
                "address": {"type": ["string", "null"], "pattern": "^https?://"},
                "kind": {"type": "string"},
                "in_force_from": _DAY,
                "in_force_to": _DAY,
                "in_force": {"type": "boolean"},
                "status": {"enum": ["verified", "unchecked", "derived"]},
                "checked_on": _DAY,
                "checked_by": {"type": ["string", "null"], "minLength": 3},
                "read_in": {"type": ["string", "null"], "pattern": "^https?://"},
                "text_as_at": _DAY,
            },
        },
    }
)
FOLDER = Path(__file__).parents[1] / "journeys"


def rendered(tmp_path: Path, kind_id: str, answers: dict[str, Any], on: str) -> Any:
    """What `letters render` says of answers read on a day, plain text into `tmp_path`."""
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"schema": 1, "on": on, "answers": answers}), encoding="utf-8")
    return letters("render", kind_id, "--answers", file, "--format", "txt", "--out", tmp_path)


def test_the_register_for_programs() -> None:
    """Every source, whole; what nobody has read against its text is checked by nobody."""
    report = printed_json("law")
    assert [error.message for error in REGISTER.iter_errors(report)] == []
    assert [row["id"] for row in report] == list(sources())
    assert all(set(row) == set(report[0]) and len(row) == 13 for row in report)
    for row in report:
        unread = row["status"] != "verified"
        assert (row["checked_by"] is None) is (row["checked_on"] is None) is unread, row["id"]


def test_the_register_for_people() -> None:
    """Each source with its standing; the words say no more than the status does."""
    text = letters("law").stdout
    for one in sources().values():
        assert f"{one.id}: {one.title}, {one.provision}\n" in text
    unread = sum(one.status == "unchecked" for one in sources().values())
    assert text.count("Not yet checked against the text") == unread
    assert "Not in force" not in text


def test_the_register_of_another_day() -> None:
    """What came later is not in force yet."""
    at = {row["id"]: row["in_force"] for row in printed_json("law", "--on", "2021-05-04")}
    later = {one.id for one in sources().values() if not one.in_force(date(2021, 5, 4))}
    assert {name for name, so in at.items() if not so} == later
    assert {"devon-2022", "lgsco-code", "cfa-s56-icb"} <= later
    assert "Not in force on 2021-05-04" in letters("law", "--on", "2021-05-04").stdout


@pytest.mark.parametrize(
    ("on", "said", "unsaid"),
    [
        ("2021-05-04", "clinical commissioning group", "integrated care board"),
        ("2022-06-30", "clinical commissioning group", "integrated care board"),
        ("2022-07-01", "integrated care board", "clinical commissioning group"),
        ("2026-11-23", "integrated care board", "clinical commissioning group"),
    ],
)
def test_a_body_is_called_as_it_was_on_the_day(
    tmp_path: Path, on: str, said: str, unsaid: str
) -> None:
    """A page of 2021 speaks of the clinical commissioning group, one of today of the board."""
    answers = {
        "country": "england",
        "writer": "parent",
        "child_name": "Noor Example",
        "child_born": "2015-03-14",
        "parent_name": "Amal Example",
        "contact_by": "safe",
        "safe_contact": "E-mail alone",
        "council": "Bradford",
        "custody": "no",
        "letter_says": "plan",
        "contested": ["health"],
        "health_or_care_mediation": "no",
    }
    found = rendered(tmp_path, "mediation-advice", answers, on)
    assert found.exit_code == 2
    assert said in found.stderr
    assert unsaid not in found.stderr


@pytest.mark.parametrize("beside", ["pl", "ur"])
def test_a_letter_of_2021_says_ccg_and_one_of_today_icb(tmp_path: Path, beside: str) -> None:
    """In the letter and the sheet, in both languages, and in the list of the law."""
    given = next(
        one
        for one in files.given("complaint-health")
        if one.answers.get("health_to") == "icb" and one.name == "parent-fullest"
    )
    today = json.dumps({"schema": 1, "on": given.on_date.isoformat(), "answers": given.answers})
    old, new = "clinical commissioning group", "integrated care board"
    for year, said, unsaid in (("2021", old, new), ("2026", new, old)):
        content = today.replace("2025-", f"{int(year) - 1}-").replace("2026-", f"{year}-")
        file = tmp_path / "answers.json"
        file.write_text(content, encoding="utf-8")
        arguments = ("--answers", file, "--format", "txt", "--beside", beside, "--out", tmp_path)
        found = letters("render", "complaint-health", *arguments)
        assert found.exit_code == 0, found.stderr
        for name in ("complaint-health", "health-notes"):
            text = (tmp_path / f"{name}-en-{beside}.txt").read_text(encoding="utf-8")
            assert text.count(said) >= 2, (year, name)
            assert unsaid not in text, (year, name)


@pytest.mark.parametrize(("on", "said"), [("2026-03-31", False), ("2026-04-01", True)])
def test_a_sentence_is_said_only_while_its_source_is_in_force(
    tmp_path: Path, on: str, said: bool
) -> None:
    """The Ombudsman's code counts from its first day."""
    answers = next(
        one.answers
        for one in files.given("complaint-local-authority")
        if one.name == "before-the-ombudsman-code"
    )
    found = rendered(tmp_path, "complaint-local-authority", dict(answers), on)
    assert (found.exit_code, found.stderr) == (0, "")
    text = (tmp_path / "complaint-notes-en.txt").read_text(encoding="utf-8")
    assert ("The Ombudsman’s code" in text) is said
    assert ("Complaint Handling Code" in text) is said


def test_law_that_came_later_is_named(tmp_path: Path) -> None:
    """A document of 2021 that relies on a judgment of 2022 is made, and the judgment is named."""
    answers = {
        **next(
            one.answers
            for one in files.given("complaint-local-authority")
            if one.name == "parent-shortest"
        ),
        "missed_limit": "amended-plan-after-meeting",
        "limit_review_meeting": "2021-01-11",
    }
    del answers["limit_request_received"], answers["limit_exception"]
    found = rendered(tmp_path, "complaint-local-authority", answers, "2021-05-10")
    assert found.exit_code == 0, found.stderr
    assert found.stderr == "devon-2022: Not in force on 2021-05-10\n"
