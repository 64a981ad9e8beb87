"""The README tells the truth: each command it shows runs, and what there is stands in it."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from letters.kinds import kinds
from letters.languages.locales import locales
from letters.web.settings import VARIABLES, Settings
from tests.house.rooms import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (.+)$", README, flags=re.MULTILINE)
EXAMPLE = ROOT / "tests" / "journeys" / "complaint-local-authority"


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    """A folder with nothing in it but the answer files that the README's commands name."""
    shutil.copy(EXAMPLE / "parent-fullest.json", tmp_path / "complaint.json")
    shutil.copy(EXAMPLE.parent / "start" / "parent-shortest.json", tmp_path / "start.json")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_shown_runs_in_an_empty_folder(command: str, empty_folder: Path) -> None:
    """What a reader copies from the README works, and writes no error."""
    program, *words = shlex.split(command)
    run = subprocess.run(
        [ROOT / ".venv" / "bin" / program, *words],
        cwd=empty_folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout


def test_files_that_a_render_names_are_there(empty_folder: Path) -> None:
    """A render prints the path of every file, and each file has something in it."""
    words = next(command for command in COMMANDS if "pdf,docx,html,txt,ics" in command)
    run = subprocess.run(
        [ROOT / ".venv" / "bin" / "letters", *shlex.split(words)[1:]],
        cwd=empty_folder,
        capture_output=True,
        text=True,
        check=True,
    )
    files = [empty_folder / line for line in run.stdout.splitlines()]
    assert {file.suffix for file in files} == {".pdf", ".docx", ".html", ".txt", ".ics"}
    assert all(file.stat().st_size for file in files)


def test_every_kind_document_language_and_setting_stands_in_it() -> None:
    """Nothing that the product has is missing from the README."""
    documents = [name for kind in kinds().values() for name in kind.journey.documents]
    named = [*kinds(), *documents, *locales(), *VARIABLES.values()]
    assert [name for name in named if f"`{name}`" not in README] == []


def test_the_table_of_kinds_is_in_the_order_of_the_first_page() -> None:
    """Each kind once."""
    rows = re.findall(r"^\| `([a-z-]+)` \|", README, flags=re.MULTILINE)
    assert [name for name in rows if name in kinds()] == list(kinds())


def test_the_table_of_settings_is_that_of_the_code() -> None:
    """Each setting once, in the order of the code, with the default that it has."""
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.+?) \| .+ \|$", README, flags=re.MULTILINE)
    assert [name for name, _ in rows] == list(VARIABLES.values())
    said = {"True": "`yes`", "False": "`no`", "": "none", "None": "none", "b''": "none"}
    standing = {name: str(getattr(Settings(), field)) for field, name in VARIABLES.items()}
    for name, default in rows:
        if default.startswith("`") or default == "none":
            assert default == said.get(standing[name], f"`{standing[name]}`"), name


def test_every_command_of_the_command_line_is_shown() -> None:
    """Each command that `letters --help` lists is in the README's table."""
    listed = subprocess.run(
        [ROOT / ".venv" / "bin" / "letters", "--help"], capture_output=True, text=True, check=True
    ).stdout
    commands = re.findall(r"^  ([a-z]+)  ", listed, flags=re.MULTILINE)
    assert commands
    assert [command for command in commands if f"`letters {command}" not in README] == []


def test_the_picture_it_shows_is_there() -> None:
    """A finished letter is the first thing that a visitor sees."""
    picture = re.search(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert picture
    assert (ROOT / picture[1]).stat().st_size > 10_000
