"""A document and its translation, sentence beside sentence: the same shape, the same values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from letters.documents.blocks import (
    Block,
    Group,
    Heading,
    Listing,
    Paragraph,
    Run,
    Sentence,
    Table,
    sentences_of,
)
from letters.kinds import kinds
from letters.languages.locales import ENGLISH, locale
from letters.languages.scripts import direction_of
from letters.wording import Words

_DAY = re.compile(r"(?:[A-Z][a-z]+ )?(\d{1,2} [A-Z][a-z]+ \d{4})")
_HOUR = re.compile(r"(\d{1,2})(am|pm)")
_SPAN = re.compile(r"(\d+) (day|week|month|year)s?")


def faults(tag: str, english: Iterable[Block], other: Iterable[Block]) -> list[str]:
    """What differs between the blocks of a document in English and in the language of the tag."""
    one, two = list(english), list(other)
    if [_shape(block) for block in one] != [_shape(block) for block in two]:
        return ["the blocks differ in shape"]
    pairs = (
        pair
        for block, translated in zip(one, two, strict=True)
        for pair in zip(sentences_of(block), sentences_of(translated), strict=True)
    )
    return [fault for pair in pairs for fault in _sentence(tag, *pair)]


def _shape(block: Block) -> object:
    match block:
        case Group():
            return (block.style, tuple(map(_shape, block.blocks)))
        case Heading():
            return (block.level, len(block.sentences))
        case Paragraph():
            return (block.style, len(block.sentences))
        case Listing():
            return (block.kind, tuple(map(len, block.items)))
        case Table():
            rows = (block.header, *block.rows)
            return tuple(tuple(map(len, row)) for row in rows)
    return (type(block).__name__, sum(1 for _ in sentences_of(block)))


def _sentence(tag: str, english: Sentence, other: Sentence) -> Iterator[str]:
    if english.id != other.id or english.sources != other.sources:
        yield f"{english.id} stands beside {other.id}"
    if other.fallback:
        yield f"{other.id} is still in English"
    left = [run.text for run in other.runs if run.value]
    for run in english.runs:
        if not run.value:
            continue
        fitting = [text for text in forms(tag, run.text) if text in left]
        if fitting:
            left.remove(fitting[0])
        else:
            yield f"{english.id}: {run.text!r} is not in {other.text!r}"
    if left:
        yield f"{english.id}: {left} is in the translation only"
    yield from _turned(other)


def forms(tag: str, text: str) -> list[str]:
    """How a value that reads so in English may read in another language."""
    speaking, found = locale(tag), [text]
    if day := _DAY.fullmatch(text):
        on = _day(day[1])
        found += [speaking.date(on), speaking.weekday(on)] if on else []
    if hour := _HOUR.fullmatch(text):
        found.append(speaking.clock(time(int(hour[1]) % 12 + 12 * (hour[2] == "pm"))))
    if span := _SPAN.fullmatch(text):
        found.append(speaking.duration(int(span[1]), span[2]))
    return found + [Words(kind, tag)("kind.title") for kind in kinds() if text == _title(kind)]


def _title(kind: str) -> str:
    return Words(kind)("kind.title")


def _turned(sentence: Sentence) -> Iterator[str]:
    """A number, reference or address in Latin script that is not marked to run left to right."""
    for run in sentence.runs:
        if run.value and run.direction == "rtl" and _latin(run):
            yield f"{sentence.id}: {run.text!r} would be turned round"


def _latin(run: Run) -> bool:
    return run.lang == ENGLISH and direction_of(run.text) == "ltr"


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
