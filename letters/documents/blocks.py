"""The closed set of blocks a document is made of; every format is a walk over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from letters.languages.scripts import in_groups

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Run:
    """A stretch of text with one language, direction and weight.

    `value` marks what a person typed or the law computed: it is isolated, so that in text
    running the other way it keeps its own order. `target` is a source's number when the run is
    a reference to the closing list; `href` a web, mail or telephone address. `makes` is the
    id of the kind whose title it is: only a page of ours leads to it.
    """

    text: str
    lang: str
    direction: Direction
    value: bool = False
    bold: bool = False
    href: str | None = None
    target: int | None = None
    line_break: bool = False
    makes: str = ""

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it has to be isolated to keep its order: a
        telephone number among right-to-left words."""
        return in_groups(self.text) if self.direction == "rtl" else iter(((self.text, False),))


@dataclass(frozen=True)
class Sentence:
    """One sentence of a template, in one language, with its values in place.

    `id` is "template.sentence" and the same in every language; empty for a bare value. `sources`
    are ids of the register. `fallback` is true when a translation is missing and the sentence
    stands in English.
    """

    id: str
    runs: tuple[Run, ...]
    sources: tuple[str, ...] = ()
    fallback: bool = False

    @property
    def text(self) -> str:
        """The plain text; a line break inside is a newline."""
        return "".join("\n" if run.line_break else run.text for run in self.runs)


Sentences = tuple[Sentence, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the document's subject and stands once in a part."""

    level: int
    sentences: Sentences


@dataclass(frozen=True)
class Paragraph:
    """Sentences that are read together. `style` is one of STYLES."""

    sentences: Sentences
    style: str = "body"


@dataclass(frozen=True)
class Listing:
    """A list: bullets, numbers or boxes to tick. Items hold sentences only.

    `first` is the number of the first item. `sources` marks a closing list: a reference leads to
    the item of its number.
    """

    kind: Literal["bullet", "number", "check"]
    items: tuple[Sentences, ...]
    sources: bool = False
    first: int = 1


@dataclass(frozen=True)
class Table:
    """A table with one header row; every row has as many cells as the header.

    `caption` says what the table holds. A cell with no sentence is space to write in.
    """

    header: tuple[Sentences, ...]
    rows: tuple[tuple[Sentences, ...], ...]
    caption: Sentences = ()


@dataclass(frozen=True)
class AddressBlock:
    """Lines of an address, in order, unbroken. `style` is "sender" or "recipient"."""

    lines: tuple[Run, ...]
    style: str = "recipient"


@dataclass(frozen=True)
class Words:
    """What a person wrote in their own words, a paragraph a line."""

    paragraphs: tuple[Run, ...]


@dataclass(frozen=True)
class WritingSpace:
    """Lines to write on by hand, or room to draw where they are not `ruled`. `label` names it for
    whoever cannot see it."""

    lines: int
    label: Sentences
    ruled: bool = True


@dataclass(frozen=True)
class Timeline:
    """A numbered list of days in order, and a picture of it where there are pictures: `days` are
    those of the items."""

    listing: Listing
    days: tuple[date, ...]


@dataclass(frozen=True)
class Group:
    """Blocks that belong together. "box" is a framed notice, "loud" a framed warning that comes
    first, "signature" a close that is never parted from its line, "date" the big safe date."""

    style: Literal["box", "loud", "signature", "keep"]
    blocks: tuple[Block, ...]


Block = (
    Heading | Paragraph | Listing | Table | AddressBlock | Words | WritingSpace | Timeline | Group
)

STYLES = ("body", "subject", "date", "salutation", "reference", "note", "big", "close")


@dataclass(frozen=True)
class Part:
    """A run of pages in one main language, numbered by itself.

    `role` "send" is the letter that goes off; "reading" a copy for reading only; "pairs" each
    English block followed by its translation.
    """

    language: str
    direction: Direction
    role: Literal["send", "reading", "pairs"]
    title: str
    blocks: tuple[Block, ...]
    footer: str = ""
    page_label: str = "{page} / {pages}"


@dataclass(frozen=True)
class CalendarDay:
    """A day for the calendar: `id` is stable and names no person, `summary` is neutral."""

    id: str
    day: date
    summary: str


@dataclass(frozen=True)
class Document:
    """A finished document before it becomes bytes.

    `kind` and `name` are ids; `title` is neutral and holds no answer; `file_stem` is the file's
    name without its ending. `versions` are (name, version) pairs for the metadata. `days` are the
    dates worth a calendar entry, `calendar` the calendar's neutral name, `made_on` the day on which
    the document is made.
    """

    kind: str
    name: str
    title: str
    file_stem: str
    parts: tuple[Part, ...]
    typeface: Literal["default", "naskh"] = "default"
    versions: tuple[tuple[str, str], ...] = field(default=())
    days: tuple[CalendarDay, ...] = ()
    calendar: str = ""
    made_on: date | None = None


def sentences_of(block: Block) -> Iterator[Sentence]:
    """Every sentence of a block, in reading order (bare lines as sentences without an id)."""
    match block:
        case Heading() | Paragraph():
            yield from block.sentences
        case Listing():
            for item in block.items:
                yield from item
        case Table():
            yield from block.caption
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from cell
        case AddressBlock():
            yield from (Sentence("", (line,)) for line in block.lines)
        case Words():
            yield from (Sentence("", (line,)) for line in block.paragraphs)
        case WritingSpace():
            yield from block.label
        case Timeline():
            yield from sentences_of(block.listing)
        case Group():
            for inner in block.blocks:
                yield from sentences_of(inner)


def lines_of(block: Block) -> Iterator[tuple[Run, ...]]:
    """The text of a block as the lines every format must give, in order: one for a heading,
    a paragraph, a list item, a table cell, an address line."""
    match block:
        case Heading() | Paragraph():
            yield join(block.sentences)
        case Listing():
            for item in block.items:
                yield join(item)
        case Table():
            if block.caption:
                yield join(block.caption)
            for row in (block.header, *block.rows):
                for cell in row:
                    yield join(cell)
        case AddressBlock():
            yield from ((line,) for line in block.lines)
        case Words():
            yield from ((line,) for line in block.paragraphs)
        case WritingSpace():
            yield join(block.label)
        case Timeline():
            yield from lines_of(block.listing)
        case Group():
            for inner in block.blocks:
                yield from lines_of(inner)


def leads_on(block: Block, after: Block | None) -> bool:
    """Whether a block says what stands in the one after it, so that no page ends between them: a
    heading, or a paragraph over what somebody wrote, a list or a table."""
    if isinstance(block, Heading):
        return True
    return isinstance(block, Paragraph) and isinstance(after, Words | Listing | Timeline | Table)


def closing_lists(part: Part) -> tuple[Listing, ...]:
    """The lists that the part's references lead to, numbered as one; none where there are none."""
    flat = _flat(part.blocks)
    return tuple(block for block in flat if isinstance(block, Listing) and block.sources)


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _flat(block.blocks)
        else:
            yield block


def join(sentences: Sentences) -> tuple[Run, ...]:
    """The runs of sentences read one after another, with one space between two but at a break."""
    runs: list[Run] = []
    for sentence in sentences:
        first = sentence.runs[0]
        if runs and not runs[-1].line_break and not first.line_break:
            runs.append(Run(" ", first.lang, first.direction))
        runs.extend(sentence.runs)
    return tuple(runs)


def text_of(runs: tuple[Run, ...]) -> str:
    """The plain text of runs; a line break inside is a newline."""
    return "".join("\n" if run.line_break else run.text for run in runs)
