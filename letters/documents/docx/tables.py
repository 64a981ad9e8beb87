"""Tables: a header row that repeats, rows that are never broken, no merged cells."""

from __future__ import annotations

from letters.documents.blocks import Direction, Sentences, Table, join, text_of
from letters.documents.docx.styles import TEXT_WIDTH
from letters.documents.docx.xml import Element, add, name

_WRITING_HEIGHT = 680  # twentieths of a point: a row somebody writes in by hand
_FEWEST, _MOST = 8, 36  # letters by which a column's share of the width is reckoned


def add_table(parent: Element, block: Table, base: Direction) -> Element:
    """An empty table with the columns and the description of `block`."""
    table = add(parent, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblStyle", val="LetterTable")
    if base == "rtl":
        add(properties, "bidiVisual")
    add(properties, "tblW", w=str(TEXT_WIDTH), type="dxa")
    add(properties, "tblLayout", type="fixed")
    add(properties, "tblLook", val="0620", firstRow="1", noHBand="1", noVBand="1")
    columns = " | ".join(_text(cell) for cell in block.header)
    add(properties, "tblCaption", val=_text(block.caption) or columns)
    add(properties, "tblDescription", val=columns)
    grid = add(table, "tblGrid")
    for width in widths(block):
        add(grid, "gridCol", w=str(width))
    return table


def add_row(table: Element, row: tuple[Sentences, ...], *, header: bool) -> list[Element]:
    """A new last row; its cells, empty."""
    made = add(table, "tr")
    properties = add(made, "trPr")
    add(properties, "cantSplit")
    if not all(row):
        add(properties, "trHeight", val=str(_WRITING_HEIGHT), hRule="atLeast")
    if header:
        add(properties, "tblHeader")
    cells = [add(made, "tc") for _ in row]
    for cell, column in zip(cells, table.find(name("tblGrid")), strict=True):
        add(add(cell, "tcPr"), "tcW", w=column.get(name("w")), type="dxa")
    return cells


def widths(block: Table) -> list[int]:
    """The columns' widths, by their longest text within limits; together the width of the page."""
    columns = zip(block.header, *block.rows, strict=True)
    longest = [max(len(_text(cell)) for cell in column) for column in columns]
    shares = [min(max(letters, _FEWEST), _MOST) for letters in longest]
    found = [TEXT_WIDTH * share // sum(shares) for share in shares]
    found[-1] += TEXT_WIDTH - sum(found)
    return found


def _text(sentences: Sentences) -> str:
    return text_of(join(sentences))
