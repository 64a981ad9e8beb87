"""Answers that can be told apart wherever they turn up, and what of each answer must be read.

Each text holds a mark such as "Zz017z", where 17 is the number of the question; the marks of rows
("Zz017r2c1z") say which row and column they come from. No mark is part of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from letters.languages.locales import locale
from letters.questions.journey import Field

MARK = re.compile(r"[Zz]{2}\d{3}\w*?z", re.ASCII)


def text(kind: str, place: str) -> object:
    """A value for a question of a kind that is answered with text. `place` makes it unique."""
    match kind:
        case "name":
            return f"Zz{place}z Example"
        case "line":
            return f"Zz{place}z in a few words"
        case "code":
            return f"Zz{place}z/2026"
        case "email":
            return f"zz{place}z@example.com"
        case "address":
            return f"1 Zz{place}z Street\nZz{place}yz Town\nEX1 1AA"
    raise ValueError(f"{kind!r} is not answered with a text")


def own_words(place: str, language: str = "en") -> dict[str, str]:
    """Words of one's own: two paragraphs, with an English version where they are not English."""
    if language == "en":
        return {
            "text": f"Zz{place}z is what happened first.\nZz{place}yz came after.",
            "language": "en",
        }
    return {
        "text": f"یہ میرے اپنے الفاظ ہیں Zz{place}z۔",
        "language": language,
        "english": f"These are my own words, Zz{place}ez.",
    }


def marks(value: object) -> frozenset[str]:
    """Every mark in an answer."""
    return frozenset(mark for words in strings(value) for mark in MARK.findall(words))


def strings(value: object) -> Iterator[str]:
    """Every string in an answer, its rows and parts included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def shown(field: Field, value: object) -> Iterator[str]:
    """What must be read in an English document of the value of a field that is "shown"."""
    if field.kind == "rows":
        for row in value if isinstance(value, list) else ():
            for column in field.columns:
                if column.name in row and column.use == "shown":
                    yield from shown(column, row[column.name])
    elif field.kind == "date":
        yield locale("en").date(date.fromisoformat(str(value)))
    elif field.kind == "free" and isinstance(value, Mapping):
        yield from _lines(value["text"])
        yield from _lines(value.get("english") or "")
    else:
        yield from _lines(value)


def _lines(words: object) -> Iterator[str]:
    yield from filter(None, (line.strip() for line in str(words).split("\n")))
