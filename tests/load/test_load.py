"""`make load` itself: it drives whole journeys, prints what it should, and sees what goes wrong."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.house.rooms import ROOT
from tests.load.memory import flat, grown

SHORT = ("--seconds", "5", "--probe", "1", "--people", "4", "--pause", "0.1")


def run(*words: str) -> tuple[int, str]:
    """How a short run ended, and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.load", *SHORT, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_short_run_is_well() -> None:
    """Every kind of page has its times, files are taken, everybody reads their answers again."""
    code, said = run()
    assert code == 0, said
    assert "Traceback" not in said
    for kind in ("task list", "question", "answer", "preview", "file: pdf", "answer read back"):
        assert re.search(rf"^(GET|POST) +{kind} +[1-9]\d*( +\d+){{3}}$", said, re.MULTILINE), said
    assert re.search(r"^capacity: [\d.]+ requests a second", said, re.MULTILINE)
    drafts = re.search(r"(\d+) begun, (\d+) finished, (\d+) read back, 0 lost$", said, re.MULTILINE)
    assert drafts
    begun, finished, read = (int(number) for number in drafts.groups())
    assert begun >= read >= finished >= 1
    assert said.endswith("all is well\n")


def test_drafts_lost_and_memory_that_grows_would_be_seen() -> None:
    """The planted faults: one answer in twenty is not taken, each leaves megabytes behind."""
    code, said = run("--soak", "--planted=loses-some,leaks")
    assert code == 1
    assert re.search(r"^FAULT lost: ", said, re.MULTILINE), said
    assert re.search(r"^FAULT the web process grew by ", said, re.MULTILINE), said
    assert said.endswith("not well\n")


@pytest.mark.parametrize(
    ("sizes", "well"),
    [
        ([100.0] * 50, True),
        ([float(number) for number in range(50)], False),
        ([60.0, 120.0, 180.0, *([200.0] * 47)], True),  # it only becomes warm
        ([200.0, 210.0, 190.0] * 20, True),
        ([100.0] * 48 + [400.0, 100.0], True),  # a large letter, once
    ],
)
def test_what_is_flat(sizes: list[float], well: bool) -> None:
    """What counts is the middle of the last fifth beside that of the third."""
    assert flat(grown(sizes)) is well
