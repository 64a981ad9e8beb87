"""What a paragraph is besides its text: style, list, lines around it, direction, space."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from letters.documents.blocks import Direction
from letters.documents.docx.styles import FRAME_INDENT, INDENT, frame_borders, frame_indent
from letters.documents.docx.xml import Element, add, name

_BAR_INDENT = 400  # of a translation that stands beside its English
_BAR_SPACE = 8  # points between the bar and the text
_MARKER_ROOM = 200  # keeps a list's markers clear of the bar


@dataclass(frozen=True)
class Look:
    """A paragraph's style, the way it runs, its list and the lines drawn with it.

    `edge` is "box" or "loud" for a frame, "bar" for a line at the leading edge. `before` and
    `after` are space in twentieths of a point, None for the style's own. `line` is the least height
    of a line, in the same, None for the style's own. `under` is the way the list item runs that
    this paragraph continues, None if it continues none.
    """

    style: str
    base: Direction
    list_id: int | None = None
    edge: str = ""
    keep_next: bool = False
    before: int | None = None
    after: int | None = None
    line: int | None = None
    under: Direction | None = None


def shape(properties: Element, look: Look) -> Element:
    """Fill a paragraph's properties, in the schema's order."""
    add(properties, "pStyle", val=look.style)
    if look.keep_next:
        add(properties, "keepNext")
    if look.list_id is not None:
        listed = add(properties, "numPr")
        add(listed, "ilvl", val="0")
        add(listed, "numId", val=str(look.list_id))
    _edge(properties, look)
    if look.base == "rtl":
        add(properties, "bidi")
    _spacing(properties, look)
    _indent(properties, look)
    return properties


def keep_together(elements: Iterable[Element]) -> None:
    """Let every paragraph keep with the next one, but for the last."""
    paragraphs = [found for element in elements for found in element.iter(name("p"))]
    for paragraph in paragraphs[:-1]:
        properties = paragraph[0]
        if properties.find(name("keepNext")) is None:
            properties.insert(1, add(properties, "keepNext"))


def _edge(properties: Element, look: Look) -> None:
    if look.edge == "bar":
        _bar(properties, look)
    elif look.edge:
        frame_borders(properties, look.edge)
        if look.list_id is not None:
            add(add(properties, "tabs"), "tab", val="left", pos=str(FRAME_INDENT + INDENT))


def _bar(properties: Element, look: Look) -> None:
    room = _MARKER_ROOM // 20 if look.list_id is not None else 0
    side = "right" if look.base == "rtl" else "left"  # Word's borders know no leading edge
    space = str(_BAR_SPACE + room)
    add(add(properties, "pBdr"), side, val="single", sz="12", space=space, color="000000")


def _spacing(properties: Element, look: Look) -> None:
    sides = {"before": look.before, "after": look.after}
    given = {side: str(space) for side, space in sides.items() if space is not None}
    if look.line is not None:
        given |= {"line": str(look.line), "lineRule": "atLeast"}
    if given:
        add(properties, "spacing", **given)


def _indent(properties: Element, look: Look) -> None:
    if look.edge == "bar" and look.under is not None:
        # Within the item's own indent, which lies on the item's leading side.
        same = look.base == look.under
        indents = {"left": _BAR_INDENT + INDENT} if same else {"left": _BAR_INDENT, "right": INDENT}
        add(properties, "ind", **{side: str(width) for side, width in indents.items()})
    elif look.edge == "bar" and look.list_id is not None:
        left = _BAR_INDENT + _MARKER_ROOM + INDENT
        add(properties, "ind", left=str(left), hanging=str(INDENT))
    elif look.edge == "bar":
        add(properties, "ind", left=str(_BAR_INDENT))
    elif look.edge:
        frame_indent(properties)
