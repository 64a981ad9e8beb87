"""The answer files that stand beside this module: `tests/journeys/KIND/NAME.json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from letters.answer_files import read_answer_file
from letters.kinds import kind

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Given:
    """The answers of one file, and the day on which they are read."""

    name: str
    answers: Mapping[str, object]
    on_date: date


def paths(kind_id: str) -> list[Path]:
    """The answer files of a kind, by name."""
    return sorted((FOLDER / kind_id).glob("*.json"))


@cache
def given(kind_id: str) -> tuple[Given, ...]:
    """The answers of every file of a kind."""
    journey = kind(kind_id).journey
    files = ((path.stem, read_answer_file(path, journey)) for path in paths(kind_id))
    return tuple(Given(name, file.answers, file.on_date or TODAY) for name, file in files)
