"""Every field of every kind with every hostile string in an answer file: kept, or refused."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from letters.answer_files import read_answer_file
from letters.kinds import kinds
from letters.making import open_gate
from letters.questions.answers import SCHEMA
from letters.questions.journey import Field
from letters.questions.path import Path as Journey
from letters.questions.path import replay
from tests.hostile.expected import TYPED, fate
from tests.hostile.strings import Hostile, strings
from tests.journeys import files

open_gate()


def bases(kind_id: str) -> list[files.Given]:
    """Answer files that together answer every question for text of a kind: the fullest first."""
    fields = kinds()[kind_id].journey.fields()
    left = {name for name, spec in fields.items() if spec.columns or spec.kind in TYPED}
    found = []
    for one in sorted(files.given(kind_id), key=lambda one: -len(one.answers)):
        if left & set(one.answers) and _path(kind_id, one.answers, one).complete:
            left -= set(one.answers)
            found.append(one)
    assert not left, left
    return found


def _path(kind_id: str, answers: Mapping[str, object], given: files.Given) -> Journey:
    return replay(kinds()[kind_id].journey, answers, given.on_date)


def _written(spec: Field, value: object, text: str) -> object:
    """The answer of a file with another text in it."""
    if spec.columns:
        columns = {column.name: column for column in spec.columns}
        rows = value if isinstance(value, list) else []
        return [
            {name: _written(columns[name], old, text) for name, old in row.items()} for row in rows
        ]
    if spec.kind == "free":
        return {"text": text, "language": "ur", "english": text}
    return text if spec.kind in TYPED else value


def _places(spec: Field, value: object, start: str = "") -> Iterator[tuple[str, Field, object]]:
    """Each place for text in an answer: how a refusal names it, its field and what stands there."""
    if spec.columns:
        columns = {column.name: column for column in spec.columns}
        for number, row in enumerate(value if isinstance(value, list) else []):
            for name, old in row.items():
                yield from _places(columns[name], old, f"{spec.name}-{number}-")
    elif spec.kind == "free" and isinstance(value, Mapping):
        yield f"{start}{spec.name}", spec, value["text"]
    elif spec.kind in TYPED:
        yield f"{start}{spec.name}", spec, value


@pytest.mark.parametrize("kind_id", kinds())
def test_every_string_in_every_field(kind_id: str, tmp_path: Path) -> None:
    """One file has the same string in every field: each keeps it or says why not."""
    for given in bases(kind_id):
        for one in strings():
            _check(kind_id, given, one, tmp_path / "answers.json")


def _check(kind_id: str, given: files.Given, one: Hostile, file: Path) -> None:
    journey = kinds()[kind_id].journey
    fields = journey.fields()
    answers = {name: _written(fields[name], old, one.typed) for name, old in given.answers.items()}
    content = {"schema": SCHEMA, "answers": answers}
    file.write_text(json.dumps(content), encoding="utf-8")
    path = _path(kind_id, read_answer_file(file, journey).answers, given)
    refused = {refusal.field: refusal for refusal in path.refusals}
    asked = {spec.name for page in path.pages for spec in page.fields}
    kept = {
        place: text
        for name in path.answers
        for place, _, text in _places(fields[name], path.answers[name])
    }
    for name in asked & set(answers):
        for place, spec, _ in _places(fields[name], answers[name]):
            wanted = fate(spec, one)
            said = f"{given.name} {place} {one}"
            if "required" in wanted.reasons and place != name:
                continue  # a row in which nothing is left is no row, and no fault
            if wanted.kept is None:
                assert place in refused, said
                assert refused[place].reason in wanted.reasons, said
                assert one.reason != "character" or wanted.told in refused[place].detail, said
            elif wanted.kept and name in path.answers:
                assert kept[place] == wanted.kept, said


@pytest.mark.parametrize(
    "answers",
    [
        {"\ud800": 1},
        {"child_name": "\ud800"},
        {"\x1b[31m": "x"},
        {"child_name": {"\udfff": "\x00"}},
        {"effect_child": {"text": "x", "language": "\x1b[31m\ud800", "english": "\u202e"}},
    ],
)
def test_the_command_line_says_it_without_falling_over(
    tmp_path: Path, answers: dict[str, object]
) -> None:
    """Half a character can be printed nowhere, and a control could play tricks with the screen."""
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"schema": SCHEMA, "answers": answers}), encoding="utf-8")
    letters = str(Path(sys.executable).with_name("letters"))
    command = [letters, "render", "complaint-local-authority", "--answers", str(file)]
    out = ["--format", "txt", "--out", str(tmp_path / "out")]
    told = subprocess.run([*command, *out], capture_output=True, check=False)
    assert told.returncode == 2
    assert b"Traceback" not in told.stderr
    assert not set(told.stderr) & (set(range(0x20)) - set(b"\n"))
