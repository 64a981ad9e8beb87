"""Answer files: what the command line takes, with the version of the questions they answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from letters.questions import limits
from letters.questions.answers import SCHEMA
from letters.questions.gate import Refusal
from letters.questions.journey import Journey
from letters.questions.upgrades import Given, upgraded
from letters.strict_json import NotJson, read_json

LARGEST = 2_000_000  # bytes; the limits of a whole letter come to far less
_KEYS = ("schema", "on", "answers")


@dataclass(frozen=True)
class AnswerFile:
    """The answers of a file, and the day on which it says they are to be read (None: today).

    `refusals` are its keys that no question has; they are not among the answers.
    """

    answers: Mapping[str, object]
    on_date: date | None
    refusals: tuple[Refusal, ...] = ()


def read_answer_file(path: Path, journey: Journey) -> AnswerFile:
    """The answers in a file. Raises Refusal for what is not an answer file at all."""
    content = _json(path)
    if not isinstance(content, dict) or not isinstance(content.get("answers"), dict):
        raise Refusal("file", "wrong-type", ", ".join(_KEYS))
    answers, asked = _upgraded(content), journey.fields()
    unknown = [key for key in content if key not in _KEYS]
    unknown += [name for name in answers if name not in asked]
    return AnswerFile(
        {name: value for name, value in answers.items() if name in asked},
        _read_on(content),
        tuple(Refusal(key, "unknown") for key in unknown),
    )


def _upgraded(content: Mapping[str, object]) -> Mapping[str, object]:
    """The answers as this version asks for them."""
    answers = cast(dict[str, object], content["answers"])
    found = upgraded(content.get("schema"), Given(answers, frozenset()))
    if found is None:
        raise Refusal("schema", "not-this-version", str(SCHEMA))
    return found.answers


def _json(path: Path) -> object:
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refusal("file", "file-too-large", f"{LARGEST:,}")
    try:
        return read_json(content)
    except NotJson as fault:
        raise Refusal(fault.detail or "file", fault.reason) from None


def day_of(text: object) -> date:
    """A date written as YYYY-MM-DD, of a year that dates may have; ValueError for any other."""
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError("a day is written as YYYY-MM-DD")
    day = date.fromisoformat(text)
    if day.year not in limits.YEARS:
        raise ValueError(f"a day is of the years {limits.YEARS[0]} to {limits.YEARS[-1]}")
    return day


def _read_on(content: Mapping[str, object]) -> date | None:
    try:
        return day_of(content["on"]) if "on" in content else None
    except ValueError:
        raise Refusal("on", "wrong-type", "YYYY-MM-DD") from None
