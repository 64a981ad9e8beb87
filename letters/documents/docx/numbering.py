"""Lists: three kinds of marker, and one numbering a list so that each has a start of its own."""

from __future__ import annotations

from letters.documents.docx.styles import FONT, INDENT, MARKER_FACE, size
from letters.documents.docx.xml import Element, add

# The order is the numbering's: the place of a kind is the id of its abstract list.
KINDS = ("bullet", "number", "check")
STYLES = {"bullet": "ListBullet", "number": "ListNumber", "check": "CheckList"}
_BOX_SIZE = 14  # large enough to tick
_MARKERS = {
    "bullet": ("bullet", "•", FONT),
    "number": ("decimal", "%1.", FONT),
    "check": ("bullet", "☐", MARKER_FACE.name),
}


def fill(numbering: Element) -> None:
    """Replace what `numbering` holds by our three kinds of list."""
    for child in list(numbering):
        numbering.remove(child)
    for position, kind in enumerate(KINDS):
        _abstract(numbering, position, kind)


def add_list(numbering: Element, kind: str, first: int) -> int:
    """A new list of a kind, whose first item has that number; its id is for the items."""
    list_id = len(numbering) - len(KINDS) + 1
    made = add(numbering, "num", numId=str(list_id))
    add(made, "abstractNumId", val=str(KINDS.index(kind)))
    add(add(made, "lvlOverride", ilvl="0"), "startOverride", val=str(first))
    return list_id


def _abstract(numbering: Element, position: int, kind: str) -> None:
    shape, marker, font = _MARKERS[kind]
    made = add(numbering, "abstractNum", abstractNumId=str(position))
    add(made, "multiLevelType", val="singleLevel")
    level = add(made, "lvl", ilvl="0")
    add(level, "start", val="1")
    add(level, "numFmt", val=shape)
    add(level, "lvlText", val=marker)
    add(level, "lvlJc", val="left")
    add(add(level, "pPr"), "ind", left=str(INDENT), hanging=str(INDENT))
    run = add(level, "rPr")
    add(run, "rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font, hint="default")
    if kind == "check":
        size(run, _BOX_SIZE, _BOX_SIZE)
