"""The answers of a kind as JSON Schema 2020-12, so that other programs can write them."""

from __future__ import annotations

from collections.abc import Mapping

from letters.questions import limits
from letters.questions.answers import SCHEMA
from letters.questions.conditions import always
from letters.questions.journey import Field, Journey
from letters.questions.reading import EMAIL, LANGUAGE

_DATE = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SOMETHING = r"\S"
_EXAMPLES: Mapping[str, object] = {
    "name": "Amal Example",
    "line": "Urdu, with an interpreter",
    "code": "020 7946 0018",
    "email": "amal@example.com",
    "address": "1 Example Street\nExampletown",
    "date": "2026-11-02",
}


def schema(journey: Journey) -> dict[str, object]:
    """The schema of an answer file. Questions that depend on earlier answers are optional here;
    the forms, which see the whole path, say which of them this path needs."""
    asked = [field for page in journey.pages() if page.when is always for field in page.fields]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": journey.kind,
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", "answers"],
        "properties": {
            "schema": {"const": SCHEMA},
            "on": {
                **_DATE,
                "description": "The day on which the answers are read; today if absent.",
            },
            "answers": {
                "type": "object",
                "additionalProperties": False,
                "required": sorted(field.name for field in asked if field.required),
                "properties": {name: _field(field) for name, field in journey.fields().items()},
            },
        },
    }


def _field(field: Field) -> dict[str, object]:
    build = {"choice": _choice, "choices": _choices, "free": _free, "rows": _rows}.get(field.kind)
    return build(field) if build else _text(field)


def _text(field: Field) -> dict[str, object]:
    example = {"examples": [_EXAMPLES[field.kind]]}
    if field.kind == "date":
        return {**_DATE, **example}
    shape = {"type": "string", "maxLength": _longest(field)}
    if field.required:
        shape["pattern"] = _SOMETHING
    if field.kind == "email":
        shape["pattern"] = EMAIL if field.required else rf"^\s*$|{EMAIL}"
    return {**shape, **example}


def _longest(field: Field) -> int:
    if field.kind == "address":
        return limits.ADDRESS_LINES * (limits.LINE + 1)
    return limits.NAME if field.kind == "name" else limits.LINE


def _choice(field: Field) -> dict[str, object]:
    return {"enum": list(field.options), "examples": [field.options[0]]}


def _choices(field: Field) -> dict[str, object]:
    return {
        "type": "array",
        "items": {"enum": list(field.options)},
        "minItems": 1 if field.required else 0,
        "uniqueItems": True,
        "examples": [[field.options[0]]],
    }


def _free(_: Field) -> dict[str, object]:
    words = {"type": "string", "maxLength": limits.FREE_TEXT}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["text"],
        "properties": {
            "text": {**words, "pattern": _SOMETHING},
            "language": {"type": "string", "maxLength": 35, "pattern": f"^{LANGUAGE}$"},
            "english": words,
        },
        "examples": [{"text": "In my own words.", "language": "en"}],
    }


def _rows(field: Field) -> dict[str, object]:
    return {
        "type": "array",
        "maxItems": limits.ROWS,
        "minItems": 1 if field.required else 0,
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": sorted(column.name for column in field.columns if column.required),
            "properties": {column.name: _field(column) for column in field.columns},
        },
    }
