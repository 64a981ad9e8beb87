"""From facts to a whole document: the letter, its translation, the edition asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal, cast, get_args

from letters import __version__, law
from letters.documents.blocks import (
    Block,
    CalendarDay,
    Document,
    Group,
    Heading,
    Listing,
    Paragraph,
    Part,
    Run,
    Sentence,
    Sentences,
    Timeline,
    WritingSpace,
    lines_of,
    text_of,
)
from letters.documents.compose import DOCUMENT_TEMPLATES, Record, compose, sources_said
from letters.documents.digest import digest
from letters.documents.localise import Reader, blocks
from letters.documents.references import once_in_a_block
from letters.documents.template import TemplateError
from letters.facts.base import KeyDate
from letters.languages.catalogues import catalogue, review
from letters.languages.locales import ENGLISH, locale, locales
from letters.values import Code, Name

Edition = Literal["copy", "paragraphs"]
Typeface = Literal["default", "naskh"]


@dataclass(frozen=True)
class Order:
    """Which edition of a document is wanted.

    `language` alone gives the document in that language (a reading copy unless it is English).
    `beside` adds a translation: as a copy from a new page, or paragraph by paragraph.
    """

    language: str = ENGLISH
    beside: str | None = None
    edition: Edition = "copy"
    typeface: Typeface = "default"

    def __post_init__(self) -> None:
        if not set(self.languages) <= locales().keys():
            raise ValueError(f"the languages are: {', '.join(locales())}")
        if self.beside and (self.language != ENGLISH or self.beside == ENGLISH):
            raise ValueError("a translation stands beside English")
        if self.edition not in get_args(Edition) or self.typeface not in get_args(Typeface):
            raise ValueError("there is no such edition or typeface")
        if self.edition == "paragraphs" and not self.beside:
            raise ValueError("paragraph by paragraph needs a second language")
        if self.typeface == "naskh" and not any(map(_has_copy_fonts, self.languages)):
            raise ValueError("the Naskh typeface is for a language written in Nastaliq")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in it, the main one first."""
        return (self.language, self.beside) if self.beside else (self.language,)

    @property
    def suffix(self) -> str:
        """What tells this edition's files from another's."""
        parts = list(self.languages)
        if self.edition != "copy":
            parts.append(self.edition)
        if self.typeface != "default":
            parts.append(self.typeface)
        return "-".join(parts)


@dataclass(frozen=True)
class Said:
    """A document before it has a language: what it says, and after it the closing. `today` is its
    day, whose law and names it uses."""

    name: str
    records: tuple[Record, ...]
    closing: tuple[Record, ...]
    numbers: Mapping[str, int]
    sent: bool
    today: date | None = None

    def blocks(self, tag: str) -> tuple[Block, ...]:
        """All of it in one language. A letter that is sent names its sources after each sentence,
        a sheet that is kept once in a block."""
        found = blocks((*self.records, *self.closing), reader(tag, self.numbers, on=self.today))
        return found if self.sent else once_in_a_block(found)


def reader(
    tag: str,
    numbers: Mapping[str, int] | None = None,
    domain: str = "documents",
    on: date | None = None,
) -> Reader:
    """What records are read with in the language of the tag, for a document of the day `on`."""
    return Reader(locale(tag), catalogue(tag, domain), numbers or {}, on)


def say(name: str, context: Mapping[str, object], *, today: date, sent: bool) -> Said:
    """What the template says for these facts, and the closing that goes with it. A template may
    ask whether a source is in force on the day: `in_force("lgsco-code")`."""
    records = compose(name, {**context, "in_force": law_of(today)})
    said = [source for source in sources_said(records) if not sent or _in_a_text(source)]
    said.sort(key=lambda source: not law.source(source).is_law)  # law first, each in its order
    numbers = {source: place for place, source in enumerate(said, start=1)}
    register = [entry(source, today) for source in numbers]
    closing = compose(
        "_closing",
        {
            "register": register,
            "sent": sent,
            "today": today,
            "law_read_on": _read_on(numbers, today),
            "all_read": not any(one["status"] == "unchecked" for one in register),
            "near": context.get("near", ()) if not sent else (),
        },
    )
    return Said(name, records, closing, numbers, sent, today)


def _read_on(cited: Iterable[str], today: date) -> date | None:
    """The day on which the source that was read the longest ago was read, of those cited; None
    where none was read, or where it was after the day of the document."""
    days = (law.source(one).checked_on for one in cited)
    oldest = min((day for day in days if day), default=None)
    return oldest if oldest and oldest <= today else None


def law_of(day: date) -> Callable[[str], bool]:
    """Whether a source is in force on the day, for templates to choose their sentences by."""
    return partial(law.in_force, day=day)


def assemble(
    kind: str, said: Said, order: Order, *, made_on: date, dates: tuple[KeyDate, ...] = ()
) -> Document:
    """The document of an edition. `dates` go into its calendar."""
    label = reader(order.language).label
    title = _title(said, order.language)
    return Document(
        kind=kind,
        name=said.name,
        title=title,
        file_stem=f"{said.name}-{order.suffix}",
        parts=_parts(said, order),
        typeface=order.typeface,
        versions=versions(order),
        days=tuple(
            CalendarDay(f"{kind}-{day.id}", day.day, label(f"calendar-{day.id}").text)
            for day in dates
        ),
        calendar=label("calendar").text,
        made_on=made_on,
    )


def _parts(said: Said, order: Order) -> tuple[Part, ...]:
    if order.edition == "paragraphs":
        beside = cast(str, order.beside)
        paired = pair(said.blocks(order.language), said.blocks(beside))
        # Whoever gets it by mistake may read only English.
        warning = _notice(ENGLISH, said) if said.sent else ()
        return (_part(said, order.language, "pairs", (*warning, *_notice(beside, said), *paired)),)
    return tuple(_copy(said, tag) for tag in order.languages)


def _copy(said: Said, tag: str) -> Part:
    if tag == ENGLISH:
        return _part(said, tag, "send", said.blocks(tag))
    return _part(said, tag, "reading", (*_notice(tag, said), *said.blocks(tag)))


def _part(said: Said, tag: str, role: str, content: tuple[Block, ...]) -> Part:
    page_label = reader(tag).label("page-label").text
    return Part(
        language=tag,
        direction=locale(tag).direction,
        role=cast(Literal["send"], role),
        title=_title(said, tag),
        blocks=content,
        footer=_title(said, tag),
        page_label=page_label.replace("PAGES", "{pages}").replace("PAGE", "{page}"),
    )


def _notice(tag: str, said: Said) -> tuple[Block, ...]:
    checked = review(tag)
    context = {
        "sent": said.sent,
        "english": tag == ENGLISH,
        "reviewer": Name(checked.reviewer) if checked.checked else None,
        "reviewed_on": date.fromisoformat(checked.reviewed_on) if checked.checked else None,
    }
    return blocks(compose("_reading_copy", context), reader(tag))


def _title(said: Said, tag: str) -> str:
    """The text of the document's one main heading, which holds no value."""
    for record in said.records:
        if record.shape == "heading-1":
            if record.spoken[0].values:
                raise TemplateError(f"{said.name}.md: the main heading holds a value")
            return reader(tag, on=said.today).sentence(record.spoken[0]).text
    raise TemplateError(f"{said.name}.md has no main heading")


def _in_a_text(source_id: str) -> bool:
    """Whether a source is a text that others can look up: a letter sent cites nothing else."""
    return law.source(source_id).status != "derived"


def entry(source_id: str, on: date | None = None) -> Mapping[str, object]:
    """A source as the closing list of a document of the day `on` prints it. Its citation is one
    value, so that whoever reads from right to left can copy it whole."""
    source = law.source(source_id)
    citation = f"{source.title}, {source.provision}"
    return {
        "id": source_id,
        "citation": Code(law.as_named_on(citation, on) if on else citation, "en"),
        "status": source.status,
        "is_law": source.is_law,
    }


def versions(order: Order) -> tuple[tuple[str, str], ...]:
    """What the documents of an order are made with, as (name, version) pairs."""
    read_on = max(source.checked_on or date.min for source in law.sources().values())
    catalogues = (
        (f"catalogue-{tag}", catalogue(tag, "documents").version)
        for tag in order.languages
        if tag != ENGLISH
    )
    return (
        ("letters", __version__),
        ("law", read_on.isoformat()),
        ("templates", digest(DOCUMENT_TEMPLATES)),
        *catalogues,
    )


def pair(english: tuple[Block, ...], other: tuple[Block, ...]) -> tuple[Block, ...]:
    """Each English block followed by its translation; what reads the same in both stands once."""
    paired: list[Block] = []
    for block, translated in zip(english, other, strict=True):
        if _same(block, translated):
            paired.append(block)
        elif isinstance(block, Group) and isinstance(translated, Group):
            paired.append(replace(block, blocks=pair(block.blocks, translated.blocks)))
        elif isinstance(block, Listing) and isinstance(translated, Listing):
            paired.append(_pair_items(block, translated))
        elif isinstance(block, Timeline) and isinstance(translated, Timeline):
            paired.append(replace(block, listing=_pair_items(block.listing, translated.listing)))
        elif isinstance(block, Heading) and isinstance(translated, Heading):
            paired.extend([block, _under(block, translated)])
        elif isinstance(block, WritingSpace) and isinstance(translated, WritingSpace):
            paired.append(replace(block, label=_pair_item(block.label, translated.label)))
        else:
            paired.extend([block, translated])
    return tuple(paired)


def _has_copy_fonts(tag: str) -> bool:
    return locale(tag).copy_fonts != locale(tag).fonts


def _same(block: Block, translated: Block) -> bool:
    texts = ([text_of(line) for line in lines_of(one)] for one in (block, translated))
    return next(texts) == next(texts)


def _pair_items(block: Listing, translated: Listing) -> Listing:
    items = zip(block.items, translated.items, strict=True)
    return replace(block, items=tuple(_pair_item(one, two) for one, two in items))


def _pair_item(one: Sentences, two: Sentences) -> Sentences:
    """The English whole, then the translation of what differs: what a person typed stands once."""
    both = zip(one, two, strict=True)
    translated = [other for english, other in both if english.text != other.text]
    return (*one, _line_break(translated[0]), *translated) if translated else one


def _line_break(before: Sentence) -> Sentence:
    first = before.runs[0]
    return Sentence("", (Run("\n", first.lang, first.direction, line_break=True),))


def _under(block: Heading, translated: Heading) -> Block:
    """A heading's translation: a heading too, but a main heading stands once in a part."""
    if block.level == 1:
        return Paragraph(translated.sentences, "subject")
    return translated
