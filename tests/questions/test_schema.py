"""The schema of an answer file and the forms: neither takes what the other knows to be wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from letters.answer_files import read_answer_file
from letters.kinds import Kind, kinds
from letters.questions import limits
from letters.questions.conditions import always
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.path import replay
from letters.questions.schema import schema
from tests.journeys.files import TODAY, paths
from tests.questions.samples import FIELDS, GIVEN, JOURNEY

KINDS = pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)


def whole_paths(kind: Kind) -> list[Path]:
    """The answer files of a kind that end in a document, not at a stop."""
    return [path for path in paths(kind.id) if not path.stem.rpartition("stop-")[1]]


FILES = [
    pytest.param(kind, path, id=f"{kind.id}/{path.stem}")
    for kind in kinds().values()
    for path in whole_paths(kind)
]


@cache
def validator(kind_id: str) -> Draft202012Validator:
    """The schema of a kind, ready to be asked."""
    return _validator(kinds()[kind_id].journey)


def _validator(journey: Journey) -> Draft202012Validator:
    return Draft202012Validator(schema(journey), format_checker=Draft202012Validator.FORMAT_CHECKER)


def answer_file(answers: Mapping[str, object]) -> dict[str, object]:
    """An answer file with these answers."""
    return {"schema": 1, "answers": dict(answers)}


@KINDS
def test_the_schema_is_json_schema_2020_12(kind: Kind) -> None:
    """It says of itself which it is, is right by that, and can be written as JSON."""
    found = schema(kind.journey)
    Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(found)) == found


@KINDS
def test_every_question_is_in_it_with_an_example_that_fits(kind: Kind) -> None:
    """A program can write every answer from what the schema shows."""
    answers = _properties(schema(kind.journey), "answers")
    assert answers.keys() == kind.journey.fields().keys()
    for described in _described(answers):
        for example in described["examples"]:
            assert Draft202012Validator(described).is_valid(example)


def _properties(of: Mapping[str, object], *names: str) -> Mapping[str, Mapping[str, object]]:
    for name in names:
        of = of["properties"][name]  # type: ignore[index]
    return of["properties"]  # type: ignore[return-value]


def _described(fields: Mapping[str, Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
    for described in fields.values():
        if "items" in described and "properties" in described["items"]:
            yield from _described(described["items"]["properties"])
        else:
            yield described


def test_the_schema_knows_options_limits_and_what_is_required() -> None:
    """A choice is an enum, a text has its length, a page for everybody is required."""
    answers = schema(JOURNEY)["properties"]["answers"]
    assert answers["required"] == sorted(f.name for f in FIELDS.values() if f.required)
    assert answers["properties"]["who"]["enum"] == ["parent", "young_person"]
    assert answers["properties"]["full_name"]["maxLength"] == limits.NAME
    assert answers["properties"]["events"]["maxItems"] == limits.ROWS
    assert answers["properties"]["events"]["items"]["required"] == ["on", "what"]


def test_a_question_that_depends_on_others_is_not_required_by_the_schema() -> None:
    """Only the forms, which see the whole path, can know whether it is asked."""
    pages = (
        Page("name", (Field("name", "name"),)),
        Page("firm", (Field("firm", "name"),), when=lambda answers: answers.yes("name")),
    )
    journey = Journey("made-up", (Section("all", pages),), ("letter",))
    assert schema(journey)["properties"]["answers"]["required"] == ["name"]


def wrong_for(field: Field) -> Iterator[object]:
    """Answers that no field of its kind can take, of its own type where there are such."""
    yield from (None, 7, True, {"a": 1}, [[]])
    if field.kind == "choice":
        yield "not offered"
    elif field.kind == "choices":
        yield ["not offered"]
    elif field.kind == "date":
        yield from ("2026-02-31", "31/01/2026", "")
    elif field.kind == "free":
        yield from ("bare words", {"text": "x", "tongue": "ur"}, {"text": "x", "language": "?"})
        yield {"text": "x" * (limits.FREE_TEXT + 1)}
    elif field.kind == "rows":
        yield from ([{"nothing": "asked"}], [3], [{}] * (limits.ROWS + 1))
    elif field.kind == "email":
        yield from ("nobody", "x" * 200 + "@example.com")
    else:
        yield "x" * 2_000


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
def test_schema_and_forms_refuse_the_same(field: Field) -> None:
    """For every kind of field: what one refuses for its form, so does the other."""
    asked = _validator(JOURNEY)
    assert asked.is_valid(answer_file(GIVEN))
    assert replay(JOURNEY, GIVEN, TODAY).complete
    for wrong in wrong_for(field):
        answers = {**GIVEN, field.name: wrong}
        assert not asked.is_valid(answer_file(answers)), wrong
        refused = replay(JOURNEY, answers, TODAY).refusals
        assert {refusal.field.split("-")[0] for refusal in refused} == {field.name}, wrong


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
def test_schema_and_forms_need_the_same(field: Field) -> None:
    """A question for everybody may be left out by both or by neither."""
    answers = {name: value for name, value in GIVEN.items() if name != field.name}
    assert _validator(JOURNEY).is_valid(answer_file(answers)) is not field.required
    assert replay(JOURNEY, answers, TODAY).complete is not field.required


@pytest.mark.parametrize(("kind", "path"), FILES)
def test_every_answer_file_fits_schema_and_forms(kind: Kind, path: Path) -> None:
    """The files of the made-up families are right by both."""
    content = _content(path)
    assert [error.message for error in validator(kind.id).iter_errors(content)] == []
    file = read_answer_file(path, kind.journey)
    assert file.refusals == ()
    assert replay(kind.journey, file.answers, file.on_date or TODAY).complete


@pytest.mark.parametrize(("kind", "path"), FILES)
def test_every_answer_file_without_one_required_answer(kind: Kind, path: Path) -> None:
    """The forms miss it, and the schema too where the question is asked of everybody.

    Where it depends on other answers the schema cannot know, and only the forms refuse.
    """
    needed = [(page, field) for page, field in _on_path(kind, path) if field.required]
    page, field = needed[whole_paths(kind).index(path) % len(needed)]
    _without(kind, path, page, field)


@pytest.mark.parametrize(("kind", "path"), FILES)
def test_every_answer_file_with_one_answer_wrong(kind: Kind, path: Path) -> None:
    """Whatever it answers, made wrong, is refused by both."""
    answered = _on_path(kind, path)
    _, field = answered[whole_paths(kind).index(path) % len(answered)]
    _wrong(kind, path, field)


@KINDS
def test_every_question_of_a_kind_left_out_and_made_wrong(kind: Kind) -> None:
    """The same for each question, in the first file that answers it; no question goes untried."""
    first: dict[str, tuple[Path, Page, Field]] = {}
    for path in whole_paths(kind):
        for page, field in _on_path(kind, path):
            first.setdefault(field.name, (path, page, field))
    assert first.keys() == kind.journey.fields().keys()
    for path, page, field in first.values():
        _wrong(kind, path, field)
        if field.required:
            _without(kind, path, page, field)


def _without(kind: Kind, path: Path, page: Page, field: Field) -> None:
    content = _content(path)
    del content["answers"][field.name]
    refused = replay(kind.journey, content["answers"], _day(path)).refusals
    assert field.name in {refusal.field for refusal in refused}, field.name
    assert validator(kind.id).is_valid(content) is (page.when is not always), field.name


def _wrong(kind: Kind, path: Path, field: Field) -> None:
    content = _content(path)
    for wrong in wrong_for(field):
        content["answers"][field.name] = wrong
        assert not validator(kind.id).is_valid(content), (field.name, wrong)
        refused = replay(kind.journey, content["answers"], _day(path)).refusals
        assert field.name in {refusal.field.split("-")[0] for refusal in refused}, field.name


def _content(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _day(path: Path) -> date:
    return date.fromisoformat(_content(path).get("on", TODAY.isoformat()))


@cache
def _on_path(kind: Kind, path: Path) -> list[tuple[Page, Field]]:
    """The pages of a file's path with each field that it answers."""
    walked = replay(kind.journey, _content(path)["answers"], _day(path))
    return [(p, field) for p in walked.pages for field in p.fields if field.name in walked.answers]


@pytest.mark.parametrize("extra", ["schemas", "Answers", "note"])
def test_a_file_holds_nothing_else(extra: str) -> None:
    """Beside schema, on and answers."""
    assert not _validator(JOURNEY).is_valid({**answer_file(GIVEN), extra: 1})
    assert not _validator(JOURNEY).is_valid(answer_file({**GIVEN, extra: "x"}))


@pytest.mark.parametrize("value", [0, 2, "1", None, True])
def test_a_file_says_its_version(value: object) -> None:
    """An older or newer file is told from this one."""
    content = {**answer_file(GIVEN), "schema": value}
    assert not _validator(JOURNEY).is_valid(content)
