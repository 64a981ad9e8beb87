"""`letters places`, and documents that are filled in from the directory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from letters.kinds import kind
from letters.places.authorities import authorities
from letters.places.directory import open_directory
from letters.questions.path import replay
from tests.cli.running import letters, printed_json, refused
from tests.house.rooms import ROOT
from tests.journeys import files

OWN = ROOT / "tests/places/own.csv"
WRONG = ROOT / "tests/planted/places/wrong.csv"


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A deployment's own file, named by the environment."""
    monkeypatch.setenv("LETTERS_PLACES", str(OWN))
    yield
    open_directory()


def rendered(folder: Path, council: str, **more: Any) -> tuple[str, dict[str, str]]:
    """What is said while a letter is made, and the text of its documents."""
    given = next(one for one in files.given("assessment-request") if one.name == "parent-shortest")
    answers = {**given.answers, "council": council, **more}
    file = folder / "answers.json"
    file.write_text(json.dumps({"schema": 1, "on": "2026-11-23", "answers": answers}))
    found = letters(
        "render", "assessment-request", "--answers", file, "--format", "txt", "--out", folder
    )
    assert found.exit_code == 0, found.stderr
    return found.stderr, {path.stem: path.read_text() for path in folder.glob("*.txt")}


def test_places_for_programs() -> None:
    """Every authority; what is not known is null, and what is old or a copy says so."""
    report = printed_json("places")
    assert [row["gss_code"] for row in report] == [one.code for one in authorities()]
    entries = [one for row in report for one in row["services"]]
    assert len({tuple(one) for one in entries}) == 1
    assert all(one["source"] and one["check_this"] for one in entries)
    assert all(value != "" for one in entries for value in one.values())


def test_places_for_people() -> None:
    """A line for each authority, and below it one for each service."""
    lines = letters("places").stdout.splitlines()
    assert sum(not line.startswith("  ") for line in lines) == len(authorities())
    assert any("SENDIASS Wokingham" in line and "check this" in line for line in lines)


@pytest.mark.usefixtures("own")
def test_a_deployment_s_own_file_is_shown() -> None:
    """In the place of what is shipped."""
    assert "SENDIASS of Example" in letters("places").stdout
    assert "SENDIASS Wokingham" not in letters("places").stdout


def test_a_file_is_checked() -> None:
    """Right, wrong line by line, or not there."""
    assert letters("places", "check", OWN).stdout == (
        "3 services of 2 authorities. Nothing is wrong\n"
    )
    assert len(refused("places", "check", WRONG)) == 11
    assert refused("places", "check", "nowhere.csv") == ["nowhere.csv: No such file or directory"]


@pytest.mark.parametrize("arguments", [("places",), ("render", "appeal-checklist")])
def test_a_wrong_file_is_named_before_anything_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """Nothing is made with half a directory."""
    monkeypatch.setenv("LETTERS_PLACES", str(WRONG))
    if arguments[0] == "render":
        arguments += ("--answers", str(WRONG), "--format", "txt", "--out", str(tmp_path))
    (reason,) = refused(*arguments)
    assert reason.startswith("LETTERS_PLACES: line 2, phone: give one telephone number")
    assert reason.endswith(f"10 more: letters places check {WRONG}")


@pytest.mark.usefixtures("own")
def test_an_address_that_is_known_is_filled_in_and_said(tmp_path: Path) -> None:
    """On the letter, on the error stream, and on the sheet that is kept."""
    said, documents = rendered(tmp_path, "Wokingham Borough Council")
    assert "council_address: We filled this in from a list. It was last checked on" in said
    letter, sheet = documents["assessment-request-en"], documents["assessment-notes-en"]
    assert "Civic Offices\n1 Example Street\nWokingham" in letter
    assert "sen@council.example" in letter
    assert "filled in from our list" in sheet
    assert "Our list was last checked on 2 November 2026" in sheet
    assert "SENDIASS of Example" in sheet
    assert "SENDIASS of Example" not in letter


@pytest.mark.usefixtures("own")
def test_what_is_old_says_check_this(tmp_path: Path) -> None:
    """After 90 days."""
    said, documents = rendered(tmp_path, "Bradford")
    assert "Check this with a letter from them" in said
    assert "Check this first" in documents["assessment-notes-en"]
    assert "2 May 2026" in documents["assessment-notes-en"]


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("typed", ["council_address", "council_email"])
def test_what_was_typed_is_never_overwritten(tmp_path: Path, typed: str) -> None:
    """One line typed on the page, and the page is the person's own."""
    answers = {"council_address": "2 Other Street\nReading", "council_email": "me@other.example"}
    said, documents = rendered(tmp_path, "Wokingham", **{typed: answers[typed]})
    letter, sheet = documents["assessment-request-en"], documents["assessment-notes-en"]
    assert said == ""
    assert answers[typed].splitlines()[0] in letter
    assert "Civic Offices" not in letter
    assert "sen@council.example" not in letter
    assert "filled in from our list" not in sheet


@pytest.mark.parametrize(
    ("kind_id", "letter", "name"),
    [
        ("ask-sendiass", "ask-sendiass", "SENDIASS Wokingham"),
        ("disagreement-resolution", "disagreement-resolution", "Global Mediation"),
    ],
)
def test_a_service_that_is_known_is_written_to(
    tmp_path: Path, kind_id: str, letter: str, name: str
) -> None:
    """Where nobody said another."""
    given = next(one for one in files.given(kind_id) if one.name == "parent-shortest")
    asked = ("sendiass", "sendiass_email", "dr_service", "dr_service_email", "dr_service_address")
    answers = {key: value for key, value in given.answers.items() if key not in asked}
    file = tmp_path / "answers.json"
    on = given.on_date.isoformat()
    file.write_text(
        json.dumps({"schema": 1, "on": on, "answers": {**answers, "council": "Wokingham"}})
    )
    found = letters("render", kind_id, "--answers", file, "--format", "txt", "--out", tmp_path)
    assert found.exit_code == 0, found.stderr
    assert "Check this with a letter from them" in found.stderr
    assert name in (tmp_path / f"{letter}-en.txt").read_text()
    kept = next(text for text in tmp_path.glob("*-notes-en.txt")).read_text()
    assert name in kept
    assert "Check this first" in kept


def test_a_council_that_nobody_knows_fills_nothing(tmp_path: Path) -> None:
    """And the sheet has no list of services."""
    said, documents = rendered(tmp_path, "A council that is new")
    assert said == ""
    assert "Services near you" not in documents["assessment-notes-en"]


def test_the_mediation_adviser_on_the_letter_wins(tmp_path: Path) -> None:
    """The list speaks of mediation only where the letter named nobody."""
    for named, shown in (("yes", False), ("no", True)):
        given = next(
            one
            for one in files.given("mediation-advice")
            if one.answers.get("adviser_on_letter") == named
        )
        file = tmp_path / "answers.json"
        answers = {**given.answers, "council": "Wokingham"}
        on = given.on_date.isoformat()
        file.write_text(json.dumps({"schema": 1, "on": on, "answers": answers}))
        letters(
            "render", "mediation-advice", "--answers", file, "--format", "txt", "--out", tmp_path
        )
        sheet = (tmp_path / "mediation-notes-en.txt").read_text()
        assert ("Global Mediation" in sheet) is shown, named
        assert "SENDIASS Wokingham" in sheet


@pytest.mark.usefixtures("own")
def test_a_board_that_a_deployment_knows_is_written_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its name and addresses are filled in, and the sheet says to check what is old."""
    places, file = tmp_path / "places.csv", tmp_path / "answers.json"
    row = (
        "E06000041,Wokingham,icb,Example Care Board,,send@board.example,,3 Example Road; Wokingham,"
        ",,,,The board itself,2026-05-02,checked"
    )
    places.write_text(OWN.read_text().splitlines()[0] + f"\n{row}\n")
    monkeypatch.setenv("LETTERS_PLACES", str(places))
    given = next(one for one in files.given("mediation-advice") if one.name == "parent-health-only")
    answers = {key: told for key, told in given.answers.items() if not key.startswith("icb")}
    answers["council"] = "Wokingham"
    file.write_text(json.dumps({"schema": 1, "on": "2026-11-23", "answers": answers}))
    found = letters(
        "render", "mediation-advice", "--answers", file, "--format", "txt", "--out", tmp_path
    )
    assert found.exit_code == 0, found.stderr
    letter = (tmp_path / "mediation-icb-en.txt").read_text()
    assert "Example Care Board\n3 Example Road\nWokingham" in letter
    assert "By e-mail: send@board.example" in letter
    sheet = (tmp_path / "mediation-health-care-notes-en.txt").read_text()
    assert "Example Care Board" in sheet
    assert "Check this first" in sheet
    assert "2 May 2026" in sheet


BOARDS = (
    "E06000041,Wokingham,icb,Example Care Board,,send@board.example,,3 Example Road; Wokingham,"
    ",,,,The board itself,2026-05-02,checked",
    "E06000041,Wokingham,icb-complaints,Example Care Board: complaints,,complaints@board.example,,"
    "4 Example Road; Wokingham,,,,,The board itself,2026-05-02,checked",
)


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("rows", "typed", "address"),
    [
        (BOARDS[:1], {}, "Example Care Board\n3 Example Road\nWokingham"),
        (BOARDS, {}, "Example Care Board: complaints\n4 Example Road\nWokingham"),
        (BOARDS, {"health_body": "The board on my letter"}, "The board on my letter"),
    ],
)
def test_a_complaint_to_a_board_is_addressed_from_the_list_and_never_against_the_person(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    rows: tuple[str, ...],
    typed: dict[str, str],
    address: str,
) -> None:
    """To its complaints office where the list has one. A name that was typed is left alone, and no
    address from the list goes under it."""
    places, file = tmp_path / "places.csv", tmp_path / "answers.json"
    places.write_text("\n".join((OWN.read_text().splitlines()[0], *rows)) + "\n")
    monkeypatch.setenv("LETTERS_PLACES", str(places))
    given = next(one for one in files.given("complaint-health") if one.name == "parent-fullest")
    asked = ("health_body", "health_email", "health_address", "health_reference")
    answers = {key: told for key, told in given.answers.items() if key not in asked} | typed
    file.write_text(json.dumps({"schema": 1, "on": "2026-11-23", "answers": answers}))
    found = letters(
        "render", "complaint-health", "--answers", file, "--format", "txt", "--out", tmp_path
    )
    assert found.exit_code == 0, found.stderr
    assert ("Check this with a letter from them" in found.stderr) is (not typed)
    letter = (tmp_path / "complaint-health-en.txt").read_text()
    assert address in letter
    assert ("Example Road" in letter) is (not typed)
    sheet = (tmp_path / "health-notes-en.txt").read_text()
    assert "Check this first: our list may be out of date." in sheet
    assert "SENDIASS Wokingham" in sheet


def test_a_complaint_to_the_service_itself_asks_for_no_council() -> None:
    """Nothing can be looked up for it, and the council of another letter fills nothing in."""
    given = next(one for one in files.given("complaint-health") if one.name == "parent-shortest")
    found = replay(
        kind("complaint-health").journey, {**given.answers, "council": "Wokingham"}, given.on_date
    )
    assert found.off_path == ("council",)
