"""Answer files: what the command line takes, with the version of the questions they answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from letters.questions.answers import SCHEMA
from letters.questions.gate import Refusal
from letters.questions.journey import Journey

LARGEST = 2_000_000  # bytes; the limits of a whole letter come to far less


@dataclass(frozen=True)
class AnswerFile:
    """The answers of a file, and the day on which it says they are to be read (None: today)."""

    answers: Mapping[str, object]
    on_date: date | None


def read_answer_file(path: Path, journey: Journey) -> AnswerFile:
    """The answers in a file. Raises Refusal for what is not an answer file of this kind."""
    if path.stat().st_size > LARGEST:
        raise Refusal("file", "too-long", str(LARGEST))
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise Refusal("file", "wrong-type", "JSON") from None
    if not isinstance(content, dict) or not isinstance(content.get("answers"), dict):
        raise Refusal("file", "wrong-type", "schema, on, answers")
    if content.get("schema") != SCHEMA:
        raise Refusal("schema", "not-an-option", str(SCHEMA))
    unknown = [key for key in content if key not in {"schema", "on", "answers"}]
    unknown += [name for name in content["answers"] if name not in journey.fields()]
    if unknown:
        raise Refusal(unknown[0], "unknown")
    return AnswerFile(content["answers"], _day(content.get("on")))


def _day(text: object) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise Refusal("on", "wrong-type", "YYYY-MM-DD") from None
