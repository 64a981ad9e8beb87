"""Blocks become paragraphs and tables of Word, in order."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile, zip_longest

from letters.documents.blocks import (
    AddressBlock,
    Block,
    Direction,
    Group,
    Heading,
    Listing,
    Paragraph,
    Part,
    Run,
    Sentence,
    Sentences,
    Table,
    Timeline,
    Words,
    WritingSpace,
    closing_lists,
    leads_on,
    sentences_of,
)
from letters.documents.docx import numbering, tables
from letters.documents.docx.paragraphs import Look, keep_together, shape
from letters.documents.docx.runs import (
    Ink,
    Piece,
    direction_of_sentences,
    language_of_wording,
    stretches,
)
from letters.documents.docx.styles import least_line
from letters.documents.docx.xml import Element, add, name

_STYLES = {
    "body": "BodyText",
    "subject": "Subject",
    "date": "Date",
    "salutation": "Salutation",
    "reference": "ReferenceLine",
    "note": "Note",
    "big": "Big",
    "close": "Closing",
}
_CONTINUED = {"WritingSpace": "WritingContinue"}  # any other style belongs to a list
_ADDRESSES = {"sender": "SenderAddress", "recipient": "RecipientAddress"}
_SHORT_FRAME = 8  # paragraphs: a longer frame may go over the page, or half a page stays empty
_FRAMES = {"box": "Box", "loud": "LoudBox"}
_BOOKMARK = "part{part}source{number}"
_BLOCK_SPACE = 160  # twentieths of a point, around what has no space of its own
_LINE_SPACE = 48  # between a sender's address and the lines that belong to it
_SPACED = {"Heading1", "Heading2", "Heading3", "Caption", "AfterTable"}


class Body:
    """The body of a Word file while it is written, with the lists it has opened."""

    current: Part

    def __init__(self, body: Element, lists: Element, ink: Ink) -> None:
        self.body = body
        self.lists = lists
        self.ink = ink
        self.frame = ""
        self.signing = False
        self.leading = False
        self.under_sender: tuple[Block, ...] = ()
        self.bookmarks = 0
        self.closing: tuple[Listing, ...] = ()

    def part(self, number: int, part: Part) -> None:
        """All blocks of a part, to be followed by `end_part`."""
        self.current = part
        self.closing = closing_lists(part)
        self.under_sender = _under_sender(part)
        entries = sum(len(listing.items) for listing in self.closing)
        self.ink.anchors = {
            source: _BOOKMARK.format(part=number, number=source) for source in range(1, entries + 1)
        }
        self.blocks(part.blocks)

    def end_part(self, number: int, properties: Element, *, last: bool) -> None:
        """End the section: in its last paragraph, or in the body itself for the last part."""
        if self._ends_with_table():
            self._after_table()
        self._bookmark(self.body[-1], part_end(number))
        if last:
            self.body.append(properties)
        else:
            self.body[-1].find(name("pPr")).append(properties)

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        """Blocks that follow one another; what stands over the next one stays with it, and a line
        with its translation."""
        for block, after in zip_longest(blocks, blocks[1:]):
            translated = isinstance(after, Paragraph) and self._translates(after.sentences)
            self.leading = translated or leads_on(block, after)
            self.block(block)

    def block(self, block: Block) -> None:
        """One block, whatever it is."""
        base = direction_of_sentences(tuple(sentences_of(block)), self.current.direction)
        match block:
            case Heading():
                self._heading(block, base)
            case Paragraph():
                style = self._paragraph_style(block)
                look = self._look(style, base, block.sentences)
                self.line(block.sentences, replace(look, keep_next=self.leading))
            case Listing():
                self._listing(block, base)
            case Table():
                self._table(block, base)
            case AddressBlock():
                self._address(block)
            case Words():
                for run in block.paragraphs:
                    self.line((Sentence("", (run,)),), self._look("OwnWords", run.direction))
            case Timeline():
                self._listing(block.listing, base)
            case WritingSpace():
                self._writing_space(block, base)
            case Group():
                self._group(block)

    def line(self, sentences: Sentences, look: Look, parent: Element | None = None) -> Element:
        """One paragraph."""
        if parent is None and self._ends_with_table() and look.style not in _SPACED:
            look = replace(look, before=_BLOCK_SPACE)
        if look.base == "rtl":
            look = replace(look, line=least_line(look.style, self.ink.complex_face))
        made = add(self.body if parent is None else parent, "p")
        language = self.current.language
        if look.base != self.current.direction:
            language = language_of_wording(sentences, language)
        self.ink.mark(shape(add(made, "pPr"), look), language, look.base)
        self.ink.write(made, sentences, look.base)
        return made

    def lines(self, sentences: Sentences, look: Look) -> list[Element]:
        """One paragraph, and one for the translation under it; they stay together."""
        first, *others = stretches(sentences)
        looks = [look]
        for other in others:
            looks[-1] = replace(looks[-1], keep_next=True, after=0)
            looks.append(self._under(look, direction_of_sentences(other, look.base)))
        return [self.line(*pair) for pair in zip((first, *others), looks, strict=True)]

    def _under(self, look: Look, base: Direction) -> Look:
        # In a frame all paragraphs have one edge, and ruled lines leave no room for a bar.
        edge = look.edge or ("bar" if look.list_id is not None else "")
        style = _CONTINUED.get(look.style, "ListContinue")
        return replace(look, style=style, base=base, list_id=None, edge=edge, under=look.base)

    def _look(self, style: str, base: Direction, sentences: Sentences = ()) -> Look:
        if self.frame:
            return Look(style, base, edge="" if style in _FRAMES.values() else self.frame)
        return Look(style, base, edge="bar" if self._translates(sentences) else "")

    def _translates(self, sentences: Sentences) -> bool:
        # In the edition paragraph by paragraph; a bare value is nobody's translation.
        if self.current.role != "pairs" or not any(sentence.id for sentence in sentences):
            return False
        return language_of_wording(sentences, "en") != "en"

    def _paragraph_style(self, block: Paragraph) -> str:
        if self.frame and block.style == "body":
            return _FRAMES[self.frame]
        if any(block is line for line in self.under_sender):
            return "SenderReference"
        return _STYLES[block.style]

    def _heading(self, block: Heading, base: Direction) -> None:
        # A translated heading beside its English is a gloss: the list of headings is read once.
        style = "Gloss" if self._translates(block.sentences) else "Heading"
        look = self._look(f"{style}{block.level}", base, block.sentences)
        self.line(block.sentences, look)

    def _listing(self, block: Listing, base: Direction) -> None:
        if not block.items:
            return
        list_id = numbering.add_list(self.lists, block.kind, block.first)
        look = self._look(numbering.STYLES[block.kind], base, block.items[0])
        look = replace(look, list_id=list_id)
        for number, item in enumerate(block.items, start=block.first):
            own = replace(look, base=direction_of_sentences(item, base))
            if item is block.items[-1]:
                own = replace(own, after=_BLOCK_SPACE)
            made = self.lines(item, own)
            if any(block is one for one in self.closing):
                self._bookmark(made[0], self.ink.anchors[number])

    def _bookmark(self, paragraph: Element, label: str) -> None:
        self.bookmarks += 1
        end = add(paragraph, "bookmarkEnd", id=str(self.bookmarks))
        start = add(paragraph, "bookmarkStart", id=str(self.bookmarks), name=label)
        paragraph.insert(1, start)
        paragraph.append(end)

    def _address(self, block: AddressBlock) -> None:
        style = _ADDRESSES[block.style]
        for number, run in enumerate(block.lines, start=1):
            look = self._look(style, self.current.direction)
            if number < len(block.lines):
                look = replace(look, keep_next=True)
            elif block.style == "sender" and self.under_sender:
                look = replace(look, after=_LINE_SPACE)
            self.line((Sentence("", (run,)),), look)

    def _writing_space(self, block: WritingSpace, base: Direction) -> None:
        made = self.lines(block.label, self._look("WritingSpace", base, block.label))[-1]
        first = block.label[0].runs[0]
        rule = Piece(Run("\n", first.lang, base, line_break=True), "", base)
        for left in reversed(range(block.lines)):
            line = self.ink.piece(made, rule, "RuledLine")
            # One line to sign on, under room to sign; none where there is room to draw.
            if block.ruled and (not left or not self.signing):
                add(line, "tab")

    def _table(self, block: Table, base: Direction) -> None:
        if self._ends_with_table() and not block.caption:
            self._after_table()  # Word would join the two tables
        if block.caption:
            direction = direction_of_sentences(block.caption, base)
            self.line(block.caption, self._look("Caption", direction))
        grid = tables.add_table(self.body, block, base)
        for position, row in enumerate((block.header, *block.rows)):
            style = "TableText" if position else "TableHeading"
            cells = tables.add_row(grid, row, header=not position)
            for cell, sentences in zip(cells, row, strict=True):
                self.line(sentences, Look(style, direction_of_sentences(sentences, base)), cell)

    def _group(self, block: Group) -> None:
        outer, self.frame = self.frame, block.style if block.style in _FRAMES else self.frame
        self.signing = block.style == "signature"
        first = len(self.body)
        self.blocks(block.blocks)
        self.frame, self.signing = outer, False
        together = list(self.body)[first:]
        if block.style == "signature" and first:
            together.insert(0, self.body[first - 1])  # a signature never stands alone on a page
        if block.style not in _FRAMES or len(together) <= _SHORT_FRAME:
            keep_together(together)

    def _ends_with_table(self) -> bool:
        return len(self.body) > 0 and self.body[-1].tag == name("tbl")

    def _after_table(self) -> None:
        self.line((), Look("AfterTable", self.current.direction))


def _under_sender(part: Part) -> tuple[Block, ...]:
    """The lines, two at most, that stand under the sender's address, as far in as it does."""
    if part.role == "pairs":
        return ()
    for place, block in enumerate(part.blocks, start=1):
        if isinstance(block, AddressBlock) and block.style == "sender":
            return tuple(takewhile(_is_reference, part.blocks[place : place + 2]))
    return ()


def _is_reference(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == "reference"


def part_end(number: int) -> str:
    """The name of the bookmark at the end of a part."""
    return f"part{number}end"
