"""Records read in one language become typed blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache
from typing import Literal, cast

from letters.documents.blocks import (
    AddressBlock,
    Block,
    Group,
    Heading,
    Listing,
    Paragraph,
    Run,
    Sentence,
    Sentences,
    Table,
    Timeline,
    Words,
    WritingSpace,
)
from letters.documents.compose import DOCUMENT_TEMPLATES, Record, Spoken, Value
from letters.documents.references import without_numbers
from letters.documents.template import (
    ADDRESSES,
    FIRST_MARK,
    GROUPS,
    SOURCES,
    TIMELINE,
    Pattern,
    Stretch,
    TemplateError,
    marked,
    patterns,
    read,
    stretches,
)
from letters.languages.catalogues import Catalogue, catalogue
from letters.languages.locales import Locale, locale
from letters.languages.scripts import direction_of, direction_of_words, language_of
from letters.law import as_named_on
from letters.values import Address, Code, Duration, FreeText, Line, Name, Title, Weekday


@dataclass(frozen=True)
class Reader:
    """What a record is read with: a language, its sentences and the numbers of the sources. `on`
    is the day whose names of bodies are used; None: today's, as the sentences have them."""

    locale: Locale
    catalogue: Catalogue
    numbers: Mapping[str, int]
    on: date | None = None

    def sentence(self, spoken: Spoken) -> Sentence:
        """A spoken sentence in this language, its values in place and its sources numbered."""
        pattern = spoken.pattern
        if not pattern.id:
            runs = (
                tuple(_value_runs(spoken.values["value"], self.locale, self))
                if spoken.values
                else ()
            )
            return Sentence("", runs)
        message = self.catalogue.message(pattern.id, pattern.english)
        speaking = locale("en") if message.fallback else self.locale
        text = as_named_on(message.text, self.on) if self.on else message.text
        try:
            runs = tuple(_runs(text, spoken.values, speaking, self))
        except TemplateError as wrong:
            raise TemplateError(f"{pattern.id} in {speaking.tag!r}: {wrong}") from None
        references = self._references(pattern, speaking)
        return Sentence(pattern.id, (*runs, *references), pattern.sources, message.fallback)

    def label(self, sentence_id: str) -> Sentence:
        """A sentence that the mechanism itself says, from the template `_labels`."""
        return self.sentence(Spoken(_label_pattern(sentence_id), {}))

    def _references(self, pattern: Pattern, speaking: Locale) -> Iterator[Run]:
        for source in pattern.sources:
            if source in self.numbers:
                number = self.numbers[source]
                yield Run(" ", speaking.tag, speaking.direction)
                yield Run(f"[{number}]", speaking.tag, "ltr", value=True, target=number)


def blocks(records: Iterable[Record], reader: Reader) -> tuple[Block, ...]:
    """The blocks of records in the reader's language. TemplateError where no block fits."""
    builder = _Builder(reader)
    for record in records:
        builder.take(record)
    return builder.finish()


class _Builder:
    """Collects records into blocks; `open` holds the containers not yet closed."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.open: list[tuple[Record, list[Block]]] = [(Record("", "", ()), [])]
        self.pending: list[Record] = []
        self.sources_listed = 0

    def take(self, record: Record) -> None:
        if record.shape in {"blank", "open", "close"} or not self._continues(record):
            self._settle(record)
        if record.shape == "open":
            self.open.append((record, []))
        elif record.shape == "close":
            self._close(record)
        elif record.shape not in {"blank"}:
            self.pending.append(record)

    def finish(self) -> tuple[Block, ...]:
        self._settle(None)
        if len(self.open) != 1:
            opened = self.open[-1][0]
            raise TemplateError(f"{opened.place}: the container is never closed")
        return tuple(self.open[0][1])

    def _continues(self, record: Record) -> bool:
        if not self.pending:
            return True
        before, now = self.pending[0].shape, record.shape
        if before.startswith("item-"):
            return now in {before, "more"}
        if before in {"caption", "row"}:
            return now in {"row", "ruler"}
        return before == now == "text"

    def _settle(self, following: Record | None) -> None:
        # A blank line inside a list (as a loop leaves one) does not end it.
        if not self.pending or (
            following is not None
            and following.shape == "blank"
            and self.pending[0].shape.startswith("item-")
        ):
            return
        pending, self.pending = self.pending, []
        with _at(pending[0]):
            self.open[-1][1].extend(_BUILD[_family(pending[0].shape)](self, pending))

    def _close(self, record: Record) -> None:
        with _at(record):
            if len(self.open) == 1:
                raise TemplateError("a container is closed that was never opened")
            opened, inner = self.open.pop()
            self.open[-1][1].extend(self._container(opened.argument.split(), inner))

    def _container(self, words: list[str], inner: list[Block]) -> Iterable[Block]:
        style = words[0]
        if style in GROUPS:
            return [Group(cast(Literal["box"], style), tuple(inner))] if inner else []
        if style in ADDRESSES:
            lines = tuple(run for block in inner for run in _address_lines(block))
            return [AddressBlock(lines, style)] if lines else []
        if style in {"space", "drawing"}:
            label = tuple(s for block in inner for s in _styled(block, style).sentences)
            return [WritingSpace(int(words[1]), label, ruled=style == "space")]
        if style == SOURCES:
            return [self._closing(block) for block in inner]
        if style == TIMELINE:
            if not all(isinstance(block, Timeline) for block in inner):
                raise TemplateError("a timeline holds a numbered list of days, nothing else")
            return inner
        return [_styled(block, style) for block in inner]

    def _closing(self, block: Block) -> Listing:
        """A list that references lead to: a second one goes on with the numbers of the first."""
        if not isinstance(block, Listing):
            raise TemplateError(f"{SOURCES!r} is for the list that references lead to")
        first = self.sources_listed + 1
        self.sources_listed += len(block.items)
        items = tuple(map(without_numbers, block.items))
        return replace(block, items=items, sources=True, first=first)

    def _item(self, records: list[Record]) -> Iterator[Sentence]:
        """The sentences of an item; what follows a person's own words starts a line of its own."""
        for place, record in enumerate(records):
            if place and isinstance(_alone(records[place - 1]), FreeText | Line | Name):
                yield Sentence("", (_break(self.reader.locale),))
            yield from self._sentences([record])

    def _sentences(self, records: list[Record]) -> Sentences:
        found = (self.reader.sentence(spoken) for record in records for spoken in record.spoken)
        return tuple(sentence for sentence in found if sentence.runs)

    def text(self, records: list[Record]) -> Iterable[Block]:
        """Lines of text: a paragraph; a free text or address alone on its line is a block."""
        held: list[Record] = []
        for record in records:
            value = _alone(record)
            if isinstance(value, FreeText | Address):
                yield from self._paragraph(held)
                held = []
                yield from self._whole(value)
            else:
                held.append(record)
        yield from self._paragraph(held)

    def _paragraph(self, records: list[Record]) -> Iterable[Block]:
        if records:
            yield Paragraph(self._sentences(records))

    def _whole(self, value: FreeText | Address) -> Iterable[Block]:
        if isinstance(value, Address):
            yield AddressBlock(tuple(_typed(line, self.reader.locale) for line in value.lines))
            return
        yield Words(tuple(_in_language(line, value.language) for line in value.lines))
        if value.english:
            yield Paragraph((self.reader.label("english-version"),), "note")
            yield Words(tuple(_in_language(line, "en") for line in value.english_lines))

    def heading(self, records: list[Record]) -> Iterable[Block]:
        for record in records:
            yield Heading(int(record.shape[-1]), self._sentences([record]))

    def items(self, records: list[Record]) -> Iterable[Block]:
        kind = cast(Literal["bullet", "number", "check"], records[0].shape.removeprefix("item-"))
        items: list[list[Record]] = []
        for record in records:
            if record.shape == "more":
                items[-1].append(record)
            else:
                items.append([record])
        listing = Listing(kind, tuple(tuple(self._item(item)) for item in items))
        if kind == "number" and self.open[-1][0].argument == TIMELINE:
            yield Timeline(listing, tuple(_day_of(item[0]) for item in items))
        else:
            yield listing

    def table(self, records: list[Record]) -> Iterable[Block]:
        caption = [record for record in records if record.shape == "caption"]
        rows = [self._cells(record) for record in records if record.shape == "row"]
        if len(rows) < 2 or len({len(row) for row in rows}) != 1:
            raise TemplateError("a table has a header, a row at least, and rows of one length")
        yield Table(rows[0], tuple(rows[1:]), self._sentences(caption))

    def _cells(self, record: Record) -> tuple[Sentences, ...]:
        sentences = (self.reader.sentence(spoken) for spoken in record.spoken)
        return tuple((sentence,) if sentence.runs else () for sentence in sentences)


_BUILD: dict[str, Callable[[_Builder, list[Record]], Iterable[Block]]] = {
    "text": _Builder.text,
    "heading": _Builder.heading,
    "item": _Builder.items,
    "row": _Builder.table,
    "caption": _Builder.table,
}


@contextmanager
def _at(record: Record) -> Iterator[None]:
    """Errors inside name the file and line of the record."""
    try:
        yield
    except TemplateError as wrong:
        raise TemplateError(f"{record.place}: {wrong}") from None


def _family(shape: str) -> str:
    family = shape.split("-")[0]
    if family not in _BUILD:
        raise TemplateError(f"a line of the kind {shape!r} stands alone")
    return family


def _alone(record: Record) -> Value | None:
    spoken = record.spoken[0]
    return spoken.values["value"] if not spoken.pattern.id else None


def _day_of(record: Record) -> date:
    """The day of an item: the first that it says."""
    for value in record.spoken[0].values.values():
        if isinstance(value, Weekday):
            return value.day
        if isinstance(value, date):
            return value
    raise TemplateError("each item of a timeline says its day")


def _address_lines(block: Block) -> Iterator[Run]:
    if isinstance(block, AddressBlock):
        yield from block.lines
    elif isinstance(block, Paragraph) and all(len(s.runs) == 1 for s in block.sentences):
        yield from (sentence.runs[0] for sentence in block.sentences)
    else:
        raise TemplateError("an address holds values alone on their lines, nothing else")


def _styled(block: Block, style: str) -> Paragraph:
    if not isinstance(block, Paragraph):
        raise TemplateError(f"{style!r} is for paragraphs")
    sentences = without_numbers(block.sentences) if style == "big" else block.sentences
    return replace(block, sentences=sentences, style=style)


def _label_pattern(sentence_id: str) -> Pattern:
    for pattern in patterns(read(DOCUMENT_TEMPLATES, "_labels")):
        if pattern.id == f"_labels#{sentence_id}":
            return pattern
    raise TemplateError(f"_labels.md has no sentence {sentence_id!r}")


def _runs(
    text: str, values: Mapping[str, Value], speaking: Locale, reader: Reader
) -> Iterator[Run]:
    names = list(values)
    for stretch in _stretches(text, tuple(names)):
        for run in _split(stretch.text, names, values, speaking, reader):
            yield replace(run, bold=stretch.bold or run.bold, href=stretch.href or run.href)


@cache
def _stretches(text: str, names: tuple[str, ...]) -> tuple[Stretch, ...]:
    """A message read as Markdown, once: marks stand for its values, so nothing typed is kept."""
    return tuple(stretches(marked(text, names)))


def _split(
    text: str, names: list[str], values: Mapping[str, Value], speaking: Locale, reader: Reader
) -> Iterator[Run]:
    for piece in re.split(f"([{chr(FIRST_MARK)}-{chr(FIRST_MARK + len(names))}])", text):
        if len(piece) == 1 and ord(piece) >= FIRST_MARK:
            yield from _value_runs(values[names[ord(piece) - FIRST_MARK]], speaking, reader)
        elif piece:
            yield Run(piece, speaking.tag, speaking.direction)


def _value_runs(value: Value, speaking: Locale, reader: Reader) -> Iterator[Run]:
    written = _written(value, speaking)
    if written is not None:
        yield Run(written, speaking.tag, speaking.direction, value=True)
    elif isinstance(value, Code):
        yield Run(value.text, value.lang or speaking.tag, "ltr", value=True)
    elif isinstance(value, Title):
        yield _titled(value, speaking)
    elif isinstance(value, Name | Line):
        yield _typed(value.text, speaking)
    elif isinstance(value, Address):
        yield from _broken([_typed(line, speaking) for line in value.lines])
    elif isinstance(value, FreeText):
        yield from _broken([_in_language(line, value.language) for line in value.lines])
        if value.english:
            yield _break(speaking)
            yield from reader.label("english-version").runs
            yield _break(speaking)
            yield from _broken([_in_language(line, "en") for line in value.english_lines])


def _written(value: Value, speaking: Locale) -> str | None:
    """How the language itself writes a date, time, number or span; None for what a person typed."""
    match value:
        case Weekday():
            return speaking.weekday(value.day)
        case date():
            return speaking.date(value)
        case time():
            return speaking.clock(value)
        case Duration():
            return speaking.duration(value.amount, value.unit)
        case int():
            return str(value)
    return None


def _titled(title: Title, speaking: Locale) -> Run:
    message = catalogue(speaking.tag, "pages").message(title.message, title.english)
    written_in = locale("en") if message.fallback else speaking
    return Run(message.text, written_in.tag, written_in.direction, value=True, makes=title.kind)


def _typed(text: str, surrounding: Locale) -> Run:
    language = language_of(text, surrounding.tag)
    return Run(text, language, direction_of(text), value=True)


def _in_language(text: str, language: str) -> Run:
    return Run(text, language, direction_of_words(text, language), value=True)


def _broken(runs: list[Run]) -> Iterator[Run]:
    for position, run in enumerate(runs):
        if position:
            yield replace(run, text="\n", line_break=True)
        yield run


def _break(speaking: Locale) -> Run:
    return Run("\n", speaking.tag, speaking.direction, line_break=True)
