"""The foot of a page: a neutral title, and the page's number within its part."""

from __future__ import annotations

import re

from letters.documents.blocks import Direction, Part, Run
from letters.documents.docx.runs import Ink, Piece
from letters.documents.docx.xml import Element, add, root, write

_FIELD = re.compile(r"(\{pages?\})")


def footer(part: Part, ink: Ink, *, alone: bool) -> Element:
    """The footer of a part. `alone` says that the file has no other part."""
    made = root("ftr")
    paragraph = add(made, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val="Footer")
    if part.direction == "rtl":
        add(properties, "bidi")
    if part.footer:
        ink.piece(paragraph, _piece(part, part.footer, part.direction))
    add(ink.piece(paragraph, _piece(part, "", part.direction)), "tab")
    direction = _label_direction(part)
    for text in _FIELD.split(part.page_label):
        if text:
            _label_piece(paragraph, text, part, ink, direction, alone=alone)
    return made


def _label_piece(
    paragraph: Element, text: str, part: Part, ink: Ink, direction: Direction, *, alone: bool
) -> None:
    if not _FIELD.fullmatch(text):
        ink.piece(paragraph, _piece(part, text, direction))
        return
    # A file of one part counts its pages in the way that every program knows.
    total = "NUMPAGES" if alone else "SECTIONPAGES"
    _add_field(paragraph, "PAGE" if text == "{page}" else total, _piece(part, "1", direction), ink)


def _add_field(paragraph: Element, code: str, shown: Piece, ink: Ink) -> None:
    for kind in ("begin", "", "separate", "shown", "end"):
        if kind == "shown":
            ink.piece(paragraph, shown)
            continue
        run = add(paragraph, "r")
        ink.properties(add(run, "rPr"), shown)
        if kind:
            add(run, "fldChar", fldCharType=kind)
        else:
            write(add(run, "instrText"), f" {code} ")


def _label_direction(part: Part) -> Direction:
    # "1 / 3" has no letters of its own: in right-to-left text it would turn into "3 / 1".
    words = _FIELD.sub("", part.page_label)
    return part.direction if any(character.isalpha() for character in words) else "ltr"


def _piece(part: Part, text: str, direction: Direction) -> Piece:
    return Piece(Run(text, part.language, direction), text, direction)
