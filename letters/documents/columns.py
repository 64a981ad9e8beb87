"""What must break inside a word: cells whose widest words have no room side by side, for a name of
a hundred letters would else push the other columns off the paper; and words wider than a line."""

from __future__ import annotations

import re
import string

from letters.documents.blocks import Sentences, Table, join, text_of

# Points, at 12 pt. What there is room for, and what a character takes at most: a small letter of
# ours has less, but a wide word that is broken too early loses nothing.
_ROOM = 470
_PADDING = 13
_NARROW = frozenset(string.ascii_lowercase + string.digits + " .,:;-/'’") - frozenset("mw")
_WIDTHS = (7.5, 12.5)
_BREAKS = re.compile(r"\s+|(?<=-)(?=[^\W\d])")


def crowded(table: Table) -> frozenset[tuple[int, int]]:
    """The cells (row, column) whose words may be broken anywhere. None in an ordinary table."""
    cells = [[_widest(cell) for cell in row] for row in (table.header, *table.rows)]
    room = _ROOM - _PADDING * len(table.header)
    broken: set[tuple[int, int]] = set()
    while sum(max(column) for column in zip(*cells, strict=True)) > room:
        # The header's words are ours, and are left whole.
        width, row, column = max(
            (width, number, place)
            for number, widths in enumerate(cells[1:], start=1)
            for place, width in enumerate(widths)
        )
        if not width:
            break
        cells[row][column] = 0
        broken.add((row - 1, column))
    return frozenset(broken)


def endless(text: str) -> bool:
    """Whether a word of the text is wider than the paper. In an element of its own, and after a
    bracket, nothing would break it."""
    return any(_width(word) > _ROOM for word in _BREAKS.split(text))


def _widest(cell: Sentences) -> float:
    words = _BREAKS.split(text_of(join(cell)))
    return max(map(_width, words), default=0)


def _width(word: str) -> float:
    return sum(_WIDTHS[sign not in _NARROW] for sign in word)
