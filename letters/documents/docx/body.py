"""Blocks become paragraphs and tables of Word, in order."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    Words,
    WritingSpace,
    sentences_of,
)
from letters.documents.docx import numbering, tables
from letters.documents.docx.runs import Ink, Piece, direction_of_sentences
from letters.documents.docx.styles import FRAME_INDENT, INDENT, frame_borders, frame_indent
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
_ADDRESSES = {"sender": "SenderAddress", "recipient": "RecipientAddress"}
_FRAMES = {"box": "Box", "loud": "LoudBox"}
_BOOKMARK = "part{part}source{number}"


@dataclass(frozen=True)
class Look:
    """What a paragraph is: its style, the way it runs, its list and the frame around it."""

    style: str
    base: Direction
    list_id: int | None = None
    frame: str = ""
    keep_next: bool = False


class Body:
    """The body of a Word file while it is written, with the lists it has opened."""

    def __init__(self, body: Element, lists: Element, ink: Ink) -> None:
        self.body = body
        self.lists = lists
        self.ink = ink
        self.frame = ""
        self.base: Direction = "ltr"
        self.bookmarks = 0
        self.closing: Listing | None = None

    def part(self, number: int, part: Part) -> None:
        """All blocks of a part, to be followed by `end_part`."""
        self.base = part.direction
        self.closing = closing_list(part)
        entries = len(self.closing.items) if self.closing else 0
        self.ink.anchors = {
            source: _BOOKMARK.format(part=number, number=source) for source in range(1, entries + 1)
        }
        for block in part.blocks:
            self.block(block)

    def end_part(self, properties: Element, *, last: bool) -> None:
        """End the section: in its last paragraph, or in the body itself for the last part."""
        if self._ends_with_table():
            self._after_table()
        if last:
            self.body.append(properties)
        else:
            self.body[-1].find(name("pPr")).append(properties)

    def block(self, block: Block) -> None:
        """One block, whatever it is."""
        base = direction_of_sentences(tuple(sentences_of(block)), self.base)
        match block:
            case Heading():
                self.line(block.sentences, self._look(f"Heading{block.level}", base))
            case Paragraph():
                self.line(block.sentences, self._look(self._paragraph_style(block), base))
            case Listing():
                self._listing(block, base)
            case Table():
                self._table(block, base)
            case AddressBlock():
                self._address(block)
            case Words():
                for run in block.paragraphs:
                    self.line((Sentence("", (run,)),), self._look("OwnWords", run.direction))
            case WritingSpace():
                self._writing_space(block, base)
            case Group():
                self._group(block)

    def line(self, sentences: Sentences, look: Look, parent: Element | None = None) -> Element:
        """One paragraph."""
        made = add(self.body if parent is None else parent, "p")
        self._properties(add(made, "pPr"), look, sentences)
        self.ink.write(made, sentences, look.base)
        return made

    def _look(self, style: str, base: Direction) -> Look:
        return Look(style, base, frame="" if style in _FRAMES.values() else self.frame)

    def _paragraph_style(self, block: Paragraph) -> str:
        if self.frame and block.style == "body":
            return _FRAMES[self.frame]
        return _STYLES[block.style]

    def _properties(self, properties: Element, look: Look, sentences: Sentences) -> None:
        add(properties, "pStyle", val=look.style)
        if look.keep_next:
            add(properties, "keepNext")
        if look.list_id is not None:
            listed = add(properties, "numPr")
            add(listed, "ilvl", val="0")
            add(listed, "numId", val=str(look.list_id))
        if look.frame:
            frame_borders(properties, look.frame)
            if look.list_id is not None:
                add(add(properties, "tabs"), "tab", val="left", pos=str(FRAME_INDENT + INDENT))
        if look.base == "rtl":
            add(properties, "bidi")
        if look.frame:
            frame_indent(properties)
        self._mark(properties, look.base, sentences)

    def _mark(self, properties: Element, base: Direction, sentences: Sentences) -> None:
        # The paragraph's own mark decides how a list's number is set.
        first = sentences[0].runs[0] if sentences else Run("", "en", base)
        mark = Run("", first.lang, base)
        self.ink.properties(add(properties, "rPr"), Piece(mark, "", base))

    def _listing(self, block: Listing, base: Direction) -> None:
        list_id = numbering.add_list(self.lists, block.kind)
        look = replace(self._look(numbering.STYLES[block.kind], base), list_id=list_id)
        for number, item in enumerate(block.items, start=1):
            own = replace(look, base=direction_of_sentences(item, base))
            made = self.line(item, own)
            if block is self.closing:
                self._bookmark(made, self.ink.anchors[number])

    def _bookmark(self, paragraph: Element, label: str) -> None:
        self.bookmarks += 1
        end = add(paragraph, "bookmarkEnd", id=str(self.bookmarks))
        start = add(paragraph, "bookmarkStart", id=str(self.bookmarks), name=label)
        paragraph.insert(1, start)
        paragraph.append(end)

    def _address(self, block: AddressBlock) -> None:
        style = _ADDRESSES[block.style]
        for number, run in enumerate(block.lines, start=1):
            look = replace(self._look(style, self.base), keep_next=number < len(block.lines))
            self.line((Sentence("", (run,)),), look)

    def _writing_space(self, block: WritingSpace, base: Direction) -> None:
        made = self.line(block.label, self._look("WritingSpace", base))
        first = block.label[0].runs[0]
        rule = Piece(Run("\n", first.lang, base, line_break=True), "", base)
        for _ in range(block.lines):
            add(self.ink.piece(made, rule, "RuledLine"), "tab")

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
        first = len(self.body)
        for inner in block.blocks:
            self.block(inner)
        self.frame = outer
        together = list(self.body)[first:]
        if block.style == "signature" and first:
            together.insert(0, self.body[first - 1])  # a signature never stands alone on a page
        _keep_together(together)

    def _ends_with_table(self) -> bool:
        return len(self.body) > 0 and self.body[-1].tag == name("tbl")

    def _after_table(self) -> None:
        self.line((), Look("AfterTable", self.base))


def closing_list(part: Part) -> Listing | None:
    """The list that references lead to: the last numbered one, if it has an entry for each."""
    wanted = [
        run.target
        for block in part.blocks
        for sentence in sentences_of(block)
        for run in sentence.runs
        if run.target is not None
    ]
    lists = [found for found in part.blocks if isinstance(found, Listing)]
    numbered = [found for found in lists if found.kind == "number"]
    if not wanted or not numbered or len(numbered[-1].items) < max(wanted):
        return None
    return numbered[-1]


def _keep_together(elements: list[Element]) -> None:
    paragraphs = [found for element in elements for found in element.iter(name("p"))]
    for paragraph in paragraphs[:-1]:
        properties = paragraph[0]
        if properties.find(name("keepNext")) is None:
            properties.insert(1, add(properties, "keepNext"))
