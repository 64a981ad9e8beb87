"""The foot of a page: a neutral title, and the page's number within its part."""

from __future__ import annotations

import re

from letters.documents.blocks import Direction, Part, Run
from letters.documents.docx.runs import Ink, Piece
from letters.documents.docx.xml import Element, add, root, write

_FIELD = re.compile(r"(\{pages?\})")


def footer(part: Part, ink: Ink, *, end: str) -> Element:
    """The footer of a part. `end` names the bookmark at the part's end."""
    made = root("ftr")
    paragraph = add(made, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val="Footer")
    if part.direction == "rtl":
        add(properties, "bidi")
    if part.footer:
        ink.piece(paragraph, _piece(part, part.footer, part.direction))
    add(ink.piece(paragraph, _piece(part, "", part.direction)), "tab")
    _label(paragraph, part, ink, end)
    return made


def _label(paragraph: Element, part: Part, ink: Ink, end: str) -> None:
    direction = _label_direction(part)
    for text in filter(None, _FIELD.split(part.page_label)):
        number = _piece(part, "1", direction)
        if text == "{page}":
            _field(paragraph, "PAGE", number, ink)
        elif text == "{pages}":
            # LibreOffice doesn't know SECTIONPAGES and shows what Word last worked out, which
            # may be a field too: the number of the part's last page.
            _field(paragraph, "SECTIONPAGES", number, ink, inner=f"PAGEREF {end}")
        else:
            ink.piece(paragraph, _piece(part, text, direction))


def _field(paragraph: Element, code: str, shown: Piece, ink: Ink, inner: str = "") -> None:
    """A field that Word works out; `inner` is a field to show where `code` is not understood."""
    _run(paragraph, shown, ink, "fldChar", fldCharType="begin")
    write(_run(paragraph, shown, ink, "instrText"), f" {code} ")
    _run(paragraph, shown, ink, "fldChar", fldCharType="separate")
    if inner:
        _field(paragraph, inner, shown, ink)
    else:
        ink.piece(paragraph, shown)
    _run(paragraph, shown, ink, "fldChar", fldCharType="end")


def _run(paragraph: Element, like: Piece, ink: Ink, tag: str, **attributes: str) -> Element:
    made = add(paragraph, "r")
    ink.properties(add(made, "rPr"), like)
    return add(made, tag, **attributes)


def _label_direction(part: Part) -> Direction:
    # "1 / 3" has no letters of its own: in right-to-left text it would turn into "3 / 1".
    words = _FIELD.sub("", part.page_label)
    return part.direction if any(character.isalpha() for character in words) else "ltr"


def _piece(part: Part, text: str, direction: Direction) -> Piece:
    return Piece(Run(text, part.language, direction), text, direction)
