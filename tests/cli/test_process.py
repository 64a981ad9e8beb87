"""The installed command as a process of its own: exit codes, streams, encodings, closed pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

LETTERS = Path(sys.executable).with_name("letters")
ANSWERS = (
    Path(__file__).parents[1] / "journeys" / "appeal-checklist" / "parent-contents-shortest.json"
)


def run(
    folder: Path, *arguments: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a folder."""
    return subprocess.run(
        [LETTERS, *arguments],
        cwd=folder,
        env={**os.environ, **(env or {})},
        capture_output=True,
        check=False,
    )


def test_exit_0_and_the_paths_of_the_files(tmp_path: Path) -> None:
    """Paths on stdout, nothing on stderr, all in an empty folder."""
    done = run(tmp_path, "render", "appeal-checklist", "--answers", str(ANSWERS), "--format",
               "docx,txt", "--out", "out")  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    names = done.stdout.decode().splitlines()
    assert [
        str(path.relative_to(tmp_path)) for path in sorted((tmp_path / "out").iterdir())
    ] == names


def test_exit_2_and_the_reasons_on_stderr(tmp_path: Path) -> None:
    """Whatever a key or value holds, it is written, and no traceback."""
    answers = json.loads(ANSWERS.read_text(encoding="utf-8"))
    answers["answers"] |= {"\ud800 عائشہ": 1, "child_name": "a\ud800b", "council": "\x00"}
    (tmp_path / "a.json").write_text(json.dumps(answers))
    done = run(tmp_path, "render", "appeal-checklist", "--answers", "a.json", "--format", "txt",
               "--out", "out")  # fmt: skip
    assert (done.returncode, done.stdout) == (2, b"")
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert "عائشہ: There is no such question" in said
    assert "child_name: This character cannot be printed in a letter: U+D800" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["latin-1", "ascii", "C"],
)
def test_output_is_utf_8_whatever_the_terminal_is(tmp_path: Path, env: dict[str, str]) -> None:
    """Programs that call it need not guess."""
    for arguments in (["languages"], ["languages", "--json"]):
        done = run(tmp_path, *arguments, env=env)
        assert (done.returncode, done.stderr) == (0, b"")
        assert "اردو" in done.stdout.decode("utf-8")


def test_a_reader_who_leaves_early_is_no_traceback(tmp_path: Path) -> None:
    """As when the output goes to `head`."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [LETTERS, "questions", "appeal-checklist", "--json"],
            cwd=tmp_path,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert done.returncode != 0
    assert done.stderr == b""


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    """Folders of other systems may have any bytes in their names."""
    out = os.fsdecode(b"caf\xe9")
    done = run(tmp_path, "render", "appeal-checklist", "--answers", str(ANSWERS), "--format", "txt",
               "--out", out)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8").startswith("caf")
    assert (tmp_path / out / "appeal-checklist-en.txt").exists()
    missing = run(tmp_path, "render", "appeal-checklist", "--answers", out + ".json", "--format",
                  "txt", "--out", "out")  # fmt: skip
    assert missing.returncode == 2
    assert b"Traceback" not in missing.stderr
