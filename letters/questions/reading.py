"""Reading one answer: from what was typed (the parts of a form field) to the value that is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from letters.languages.months import month_named
from letters.questions import gate, limits
from letters.questions.answers import Answers
from letters.questions.gate import Refusal
from letters.questions.journey import Field

Parts = Mapping[str, list[str]]
EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s.]+"
LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"  # a BCP 47 tag
_ROW = re.compile(r"-([0-9]{1,3})-")
_LANGUAGE_TAGS = "en, pl, ur, pa-Arab …"  # any language has one, so only some can be named
DATE_PARTS = ("day", "month", "year")


def read(spec: Field, parts: Parts, before: Answers) -> object:
    """The value of a field, or None when it was left empty. Raises Refusal with the reason."""
    value = _READ[spec.kind](spec, parts, before)
    if value is None:
        return None
    reason = spec.check(value, before) if spec.check else None
    if reason:
        raise Refusal(spec.name, reason)
    return value


def parts_of(spec: Field, value: object) -> dict[str, list[str]]:
    """A kept value as the form would have sent it. Raises Refusal when it is of another type.

    What a browser sends for a choice not made, a box ticked twice or an empty row is never kept.
    """
    if spec.kind == "choices":
        chosen = [_text(spec.name, one) for one in _list(spec.name, value)]
        if len(set(chosen)) < len(chosen):
            raise Refusal(spec.name, "twice")
        return {spec.name: [_chosen(spec, one) for one in chosen]}
    if spec.kind == "rows":
        return _row_parts(spec, _list(spec.name, value))
    if spec.kind == "free":
        return _free_parts(spec, value)
    text = _text(spec.name, value)
    if spec.kind == "choice":
        text = _chosen(spec, text)
    return _date_parts(spec, text) if spec.kind == "date" else {spec.name: [text]}


def rows_typed(name: str, parts: Parts) -> list[int]:
    """The numbers of the rows of a list of which any part was sent, in order."""
    found = {
        int(match[1])
        for key in parts
        if key.startswith(f"{name}-") and (match := _ROW.match(key, len(name)))
    }
    return sorted(found)


def _first(parts: Parts, name: str) -> str:
    return (parts.get(name) or [""])[0]


def _chosen(spec: Field, option: str) -> str:
    if not option:
        raise _not_an_option(spec)
    return option


def _choice(spec: Field, parts: Parts, _: Answers) -> str | None:
    chosen = _first(parts, spec.name)
    if chosen and chosen not in spec.options:
        raise _not_an_option(spec)
    return chosen or None


def _choices(spec: Field, parts: Parts, _: Answers) -> list[str] | None:
    chosen = [one for one in parts.get(spec.name, []) if one]
    if not set(chosen) <= set(spec.options):
        raise _not_an_option(spec)
    return [option for option in spec.options if option in chosen] or None


def _not_an_option(spec: Field) -> Refusal:
    return Refusal(spec.name, "not-an-option", ", ".join(spec.options))


def _name(spec: Field, parts: Parts, _: Answers) -> str | None:
    return gate.one_line(_first(parts, spec.name), spec.name, limits.NAME) or None


def _line(spec: Field, parts: Parts, _: Answers) -> str | None:
    return gate.one_line(_first(parts, spec.name), spec.name) or None


def _email(spec: Field, parts: Parts, before: Answers) -> str | None:
    address = _line(spec, parts, before)
    if address and not re.fullmatch(EMAIL, address):
        raise Refusal(spec.name, "email")
    return address


def _address(spec: Field, parts: Parts, _: Answers) -> str | None:
    return gate.lines(_first(parts, spec.name), spec.name) or None


def _date(spec: Field, parts: Parts, before: Answers) -> str | None:
    typed = {part: gate.normalise(_first(parts, f"{spec.name}-{part}")) for part in DATE_PARTS}
    if not any(typed.values()):
        return None
    month = month_named(typed["month"])
    if month is not None:
        typed["month"] = str(month)
    for part, text in typed.items():
        if not text:
            raise Refusal(f"{spec.name}-{part}", "date-incomplete")
        if not text.isdecimal() or len(text) > 4:
            raise Refusal(f"{spec.name}-{part}", "date-number")
    if len(typed["year"]) != 4:
        raise Refusal(f"{spec.name}-year", "date-year")
    return _real(spec, typed, before).isoformat()


def _real(spec: Field, typed: Mapping[str, str], before: Answers) -> date:
    try:
        # int() reads the decimal digits of every script: Arabic-Indic, Persian, Bengali …
        day = date(int(typed["year"]), int(typed["month"]), int(typed["day"]))
    except ValueError:
        raise Refusal(spec.name, "date-impossible") from None
    if day.year not in limits.YEARS:
        raise Refusal(f"{spec.name}-year", "date-far-off")
    if spec.dates == "past" and day > before.on_date:
        raise Refusal(spec.name, "date-in-future")
    if spec.dates == "future" and day < before.on_date:
        raise Refusal(spec.name, "date-in-past")
    return day


def _free(spec: Field, parts: Parts, _: Answers) -> dict[str, str] | None:
    text = gate.free_text(_first(parts, spec.name), spec.name)
    english = gate.free_text(_first(parts, f"{spec.name}-english"), f"{spec.name}-english")
    language = _first(parts, f"{spec.name}-language").strip() or "en"
    if not text:
        if english:
            raise Refusal(spec.name, "own-words-missing")
        return None
    if len(language) > 35 or not re.fullmatch(LANGUAGE, language):
        raise Refusal(f"{spec.name}-language", "not-an-option", _LANGUAGE_TAGS)
    if english and language.lower().split("-")[0] == "en":
        raise Refusal(f"{spec.name}-language", "already-english")
    return {"text": text, "language": language, "english": english}


def _rows(spec: Field, parts: Parts, before: Answers) -> list[dict[str, object]] | None:
    refused: list[Refusal] = []
    found = [_row(spec, parts, before, number, refused) for number in rows_typed(spec.name, parts)]
    gate.refuse_all(refused)
    rows = [row for row in found if row]
    if len(rows) > limits.ROWS:
        raise Refusal(spec.name, "too-many-rows", str(limits.ROWS))
    return rows or None


def _row(
    spec: Field, parts: Parts, before: Answers, number: int, refused: list[Refusal]
) -> dict[str, object]:
    """One row, empty where nothing was typed in it; what cannot be taken goes to `refused`."""
    row: dict[str, object] = {}
    here: list[Refusal] = []
    for column, bound in zip(spec.columns, row_fields(spec, number), strict=True):
        try:
            value = read(bound, parts, before)
        except Refusal as refusal:
            here.append(refusal)
            continue
        if value is not None:
            row[column.name] = value
        elif column.required:
            here.append(Refusal(bound.name, "required"))
    if row or any(refusal.reason != "required" for refusal in here):
        refused.extend(here)
    return row


@lru_cache(maxsize=4096)
def row_fields(spec: Field, number: int) -> tuple[Field, ...]:
    """The columns of a list as the fields of its row `number`."""
    named = ((column, f"{spec.name}-{number}-{column.name}") for column in spec.columns)
    return tuple(replace(column, name=name) for column, name in named)


_READ: dict[str, Callable[[Field, Parts, Answers], object]] = {
    "choice": _choice,
    "choices": _choices,
    "name": _name,
    "line": _line,
    "code": _line,
    "email": _email,
    "address": _address,
    "date": _date,
    "free": _free,
    "rows": _rows,
}


def _text(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise Refusal(field, "wrong-type", "string")
    return value


def _list(field: str, value: object) -> list[object]:
    if not isinstance(value, list):
        raise Refusal(field, "wrong-type", "array")
    return value


def _date_parts(spec: Field, text: str) -> dict[str, list[str]]:
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if not found:
        raise Refusal(spec.name, "wrong-type", "YYYY-MM-DD")
    return {
        f"{spec.name}-{part}": [found[place]]
        for place, part in ((1, "year"), (2, "month"), (3, "day"))
    }


def _free_parts(spec: Field, value: object) -> dict[str, list[str]]:
    known = {
        "text": spec.name,
        "language": f"{spec.name}-language",
        "english": f"{spec.name}-english",
    }
    if not isinstance(value, Mapping) or "text" not in value or set(value) - set(known):
        raise Refusal(spec.name, "wrong-type", "text, language, english")
    return {known[key]: [_text(known[key], part)] for key, part in value.items()}


def _row_parts(spec: Field, rows: list[object]) -> dict[str, list[str]]:
    if len(rows) > limits.ROWS:
        raise Refusal(spec.name, "too-many-rows", str(limits.ROWS))
    parts: dict[str, list[str]] = {}
    refused: list[Refusal] = []
    for number, row in enumerate(rows):
        try:
            parts.update(_parts_of_row(spec, number, row))
        except Refusal as refusal:
            refused.append(refusal)
    gate.refuse_all(refused)
    return parts


def _parts_of_row(spec: Field, number: int, row: object) -> dict[str, list[str]]:
    if not isinstance(row, Mapping):
        raise Refusal(f"{spec.name}-{number}", "wrong-type", "object")
    unknown = set(row) - {column.name for column in spec.columns}
    if unknown:
        raise Refusal(f"{spec.name}-{number}-{min(unknown)}", "unknown")
    parts: dict[str, list[str]] = {}
    for column, bound in zip(spec.columns, row_fields(spec, number), strict=True):
        if column.name in row:
            parts.update(parts_of(bound, row[column.name]))
    if not any(gate.normalise(text) for texts in parts.values() for text in texts):
        raise Refusal(f"{spec.name}-{number}", "required")
    return parts
