"""The form of each sort of answer, as JSON Schema."""

from __future__ import annotations

from letters.questions import limits
from letters.questions.journey import Field
from letters.questions.reading import EMAIL, LANGUAGE

Shape = dict[str, object]

# The pattern is for those who do not look at formats: the years of `limits.YEARS`, no 13th month.
DATE: Shape = {
    "type": "string",
    "format": "date",
    "pattern": "^(19[89][0-9]|20[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
}
_SOMETHING = r"\S"
_ENGLISH = r"^\s*([Ee][Nn](-.*)?)?\s*$"  # the tags of English, and none, which means English
_WORDS: Shape = {"type": "string", "maxLength": limits.FREE_TEXT}
# An English version stands beside words in another language, never alone or beside English.
OWN_WORDS: Shape = {
    "type": "object",
    "additionalProperties": False,
    "required": ["text"],
    "properties": {
        "text": _WORDS,
        "language": {"type": "string", "maxLength": 35, "pattern": rf"^\s*({LANGUAGE})?\s*$"},
        "english": _WORDS,
    },
    "if": {"required": ["english"], "properties": {"english": {"pattern": "[A-Za-z0-9]"}}},
    "then": {
        "required": ["language"],
        "properties": {"text": {"pattern": _SOMETHING}, "language": {"not": {"pattern": _ENGLISH}}},
    },
}


def shape(field: Field) -> Shape:
    """What a value of the field must be, whatever else was answered."""
    match field.kind:
        case "choice":
            return {"type": "string", "enum": list(field.options)}
        case "choices":
            ticked = {"items": {"type": "string", "enum": list(field.options)}}
            return {"type": "array", "minItems": int(field.required), "uniqueItems": True, **ticked}
        case "date":
            return dict(DATE)
        case "free":
            given = {"properties": {"text": {"pattern": _SOMETHING}}} if field.required else {}
            return {"$ref": "#/$defs/own-words", **given}
        case "rows":
            return {"type": "array", "minItems": int(field.required), "maxItems": limits.ROWS}
    return _text(field)


def _text(field: Field) -> Shape:
    told: Shape = {"type": "string", "maxLength": _longest(field)}
    if field.kind == "email":
        told["pattern"] = rf"^\s*{EMAIL}\s*$" if field.required else rf"^\s*({EMAIL})?\s*$"
    elif field.required:
        told["pattern"] = _SOMETHING
    return told


def _longest(field: Field) -> int:
    if field.kind == "address":
        return limits.ADDRESS_LINES * (limits.LINE + 1)
    return limits.NAME if field.kind == "name" else limits.LINE
