"""Every style of the Word file, in one table: name, size, weight, space, what keeps together."""

from __future__ import annotations

from dataclasses import dataclass

from letters.documents.docx.xml import Element, add, root
from letters.languages.locales import locales

FONT = "Arial"
TEXT_SIZE = 12.0
TEXT_WIDTH = 9412  # twentieths of a point: A4 less two margins of 22 mm
INDENT = 454  # of list items; their marker hangs in it
SENDER_INDENT = TEXT_WIDTH * 55 // 100
WORDS_INDENT = 288
FRAME_INDENT = 198  # keeps a frame's line inside the margins
FRAMES = {"box": (8, 8), "loud": (24, 8)}  # eighths of a point, and points from the text


@dataclass(frozen=True)
class Face:
    """A font by the one name Word gets, and other names under which a computer may have it.

    `line` is the least height of a right-to-left line, in sizes of the text: what the PDF has.
    """

    name: str
    others: str = ""
    size: float = TEXT_SIZE
    line: float = 1.8


# Which font most computers have for one that the PDF uses. Others are set in Arial.
# Urdu Typesetting draws small for its size.
_NASTALIQ = Face("Urdu Typesetting", "Noto Nastaliq Urdu,Jameel Noori Nastaleeq", 14, 2.2)
_FACES = {"Noto Nastaliq Urdu": _NASTALIQ}
PLAIN = Face(FONT, "Liberation Sans,Noto Sans,Noto Naskh Arabic")
MARKER_FACE = Face("Segoe UI Symbol", "Noto Sans Symbols 2,Noto Sans Symbols2,DejaVu Sans")


def face(language: str, typeface: str) -> Face | None:
    """The font of a right-to-left language in Word; None for one that runs the other way."""
    known = locales().get(language)
    if known is None:
        return PLAIN
    if known.direction == "ltr":
        return None
    wanted = known.copy_fonts if typeface == "naskh" else known.fonts
    return _FACES.get(wanted[0], PLAIN)


@dataclass(frozen=True)
class Style:
    """A paragraph style. Space is in points; `line` is a multiple of the font's own height.

    `whole` is never broken over two pages; `tight` leaves no space between two paragraphs of the
    style; `outline` is a heading's level; `own` is a style that Word doesn't know by name.
    """

    name: str
    base: str | None = "Normal"
    size: float | None = None
    bold: bool = False
    before: float | None = None
    after: float | None = None
    line: float | None = None
    keep_next: bool = False
    whole: bool = False
    tight: bool = False
    outline: int | None = None
    frame: str = ""
    indent: tuple[int, int] | None = None
    rule_tab: bool = False
    end_tab: bool = False
    own: bool = False

    @property
    def id(self) -> str:
        """The id by which paragraphs name it."""
        return self.name.title().replace(" ", "")


STYLES = (
    Style("Normal", base=None, before=0, after=8, line=1.2),
    Style(
        "heading 1", size=15, bold=True, before=14, after=8, keep_next=True, whole=True, outline=1
    ),
    Style(
        "heading 2", size=13.5, bold=True, before=16, after=6, keep_next=True, whole=True, outline=2
    ),
    Style("heading 3", bold=True, before=12, after=4, keep_next=True, whole=True, outline=3),
    Style("Gloss 1", size=15, bold=True, after=8, keep_next=True, whole=True, own=True),
    Style("Gloss 2", size=13.5, bold=True, after=6, keep_next=True, whole=True, own=True),
    Style("Gloss 3", bold=True, after=4, keep_next=True, whole=True, own=True),
    Style("Body Text"),
    Style("Date"),
    Style("Salutation", keep_next=True),
    Style("Closing", before=14, keep_next=True, whole=True),
    Style("Subject", bold=True, keep_next=True, whole=True, own=True),
    Style("Reference Line", after=8, tight=True, own=True),
    Style(
        "Sender Address",
        after=16,
        line=1.05,
        whole=True,
        tight=True,
        indent=(SENDER_INDENT, 0),
        own=True,
    ),
    Style("Sender Reference", after=16, line=1.05, tight=True, indent=(SENDER_INDENT, 0), own=True),
    Style("Recipient Address", after=16, line=1.05, whole=True, tight=True, own=True),
    Style("Own Words", after=6, indent=(WORDS_INDENT, 0), own=True),
    Style("Note", after=6, own=True),
    Style("Big", size=20, bold=True, before=2, after=8, line=1.15, whole=True, own=True),
    Style("Box", frame="box", own=True),
    Style("Loud Box", base="Box", frame="loud", own=True),
    Style("List Bullet", after=4, indent=(INDENT, INDENT)),
    Style("List Number", after=4, indent=(INDENT, INDENT)),
    Style("Check List", after=4, indent=(INDENT, INDENT), whole=True, own=True),
    Style("List Continue", after=4, indent=(INDENT, 0), whole=True),
    Style("Writing Space", after=8, line=1.6, whole=True, rule_tab=True, own=True),
    Style("Writing Continue", base="Writing Space", own=True),
    Style("Caption", bold=True, before=8, after=4, keep_next=True, whole=True),
    Style("Table Text", before=2, after=2, own=True),
    Style("Table Heading", base="Table Text", bold=True, keep_next=True, own=True),
    Style("After Table", size=4, after=4, line=1, own=True),
    Style("footer", size=10, after=0, end_tab=True),
)


_SIZES = {style.id: style.size or TEXT_SIZE for style in STYLES}
_RULED = {style.id for style in STYLES if style.rule_tab}
_RULE_HEIGHT = 25.5  # points: room to write on a line by hand


def least_line(style_id: str, complex_face: Face) -> int:
    """The least height of a right-to-left line, in twentieths of a point.

    The fonts of such scripts differ in height from one computer to the next; with this the letter
    has as many pages on each. Text that is made larger, and a taller font, still get more.
    """
    height = _SIZES[style_id] * complex_face.line
    return round(20 * (max(height, _RULE_HEIGHT) if style_id in _RULED else height))


def fill(styles: Element, complex_face: Face) -> None:
    """Replace what `styles` holds by our own; `complex_face` sets right-to-left text."""
    for child in list(styles):
        styles.remove(child)
    _defaults(styles, complex_face)
    for style in STYLES:
        _paragraph_style(styles, style, complex_face)
    _character_styles(styles)
    _table_styles(styles)
    _no_list(styles)


def fonts(complex_face: Face) -> Element:
    """The font table: the names Word gets and their alternatives."""
    made = root("fonts")
    for font in dict.fromkeys((PLAIN, complex_face, MARKER_FACE)):
        entry = add(made, "font", name=font.name)
        if font.others:
            add(entry, "altName", val=font.others)
    return made


def size(properties: Element, latin: float, complex_script: float) -> None:
    """The size of text, in points, for both kinds of script."""
    add(properties, "sz", val=str(round(latin * 2)))
    add(properties, "szCs", val=str(round(complex_script * 2)))


def frame_borders(paragraph: Element, frame: str) -> None:
    """Lines on four sides; neighbours with the same lines share one frame."""
    weight, space = FRAMES[frame]
    borders = add(paragraph, "pBdr")
    for side in ("top", "left", "bottom", "right"):
        add(borders, side, val="single", sz=str(weight), space=str(space), color="000000")


def frame_indent(paragraph: Element) -> None:
    """The one indent that all paragraphs of a frame share: with two, Word draws two frames."""
    add(paragraph, "ind", left=str(FRAME_INDENT), right=str(FRAME_INDENT), firstLine="0")


def _defaults(styles: Element, complex_face: Face) -> None:
    defaults = add(styles, "docDefaults")
    run = add(add(defaults, "rPrDefault"), "rPr")
    add(run, "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=complex_face.name)
    size(run, TEXT_SIZE, complex_face.size)
    add(run, "lang", val="en-GB", eastAsia="zh-CN", bidi="ur-PK")
    add(add(defaults, "pPrDefault"), "pPr")


def _new(styles: Element, kind: str, style_id: str, label: str, *, own: bool) -> Element:
    made = add(styles, "style", type=kind, styleId=style_id)
    if own:
        made.set(f"{{{made.nsmap['w']}}}customStyle", "1")
    add(made, "name", val=label)
    return made


def _default(style: Element) -> Element:
    style.set(f"{{{style.nsmap['w']}}}default", "1")
    return style


def _paragraph_style(styles: Element, style: Style, complex_face: Face) -> None:
    made = _new(styles, "paragraph", style.id, style.name, own=style.own)
    if style.base is None:
        _default(made)
    else:
        add(made, "basedOn", val=style.base.replace(" ", ""))
    if style.outline:
        add(made, "next", val="BodyText")
    add(made, "qFormat")
    _paragraph_properties(add(made, "pPr"), style)
    if style.bold or style.size:
        _run_properties(add(made, "rPr"), style, complex_face)


def _paragraph_properties(properties: Element, style: Style) -> None:
    if style.keep_next:
        add(properties, "keepNext")
    if style.whole:
        add(properties, "keepLines")
    add(properties, "widowControl")
    if style.frame:
        frame_borders(properties, style.frame)
    if style.rule_tab:
        add(add(properties, "tabs"), "tab", val="right", leader="underscore", pos=str(TEXT_WIDTH))
    if style.end_tab:
        add(add(properties, "tabs"), "tab", val="right", pos=str(TEXT_WIDTH))
    _spacing(properties, style)
    if style.frame:
        frame_indent(properties)
    if style.indent:
        left, hanging = style.indent
        add(properties, "ind", left=str(left), hanging=str(hanging))
    if style.tight:
        add(properties, "contextualSpacing")
    if style.outline:
        add(properties, "outlineLvl", val=str(style.outline - 1))


def _spacing(properties: Element, style: Style) -> None:
    given: dict[str, str] = {}
    if style.before is not None:
        given["before"] = str(round(style.before * 20))
    if style.after is not None:
        given["after"] = str(round(style.after * 20))
    if style.line is not None:
        given |= {"line": str(round(style.line * 240)), "lineRule": "auto"}
    if given:
        add(properties, "spacing", **given)


def _run_properties(properties: Element, style: Style, complex_face: Face) -> None:
    if style.bold:
        add(properties, "b")
        add(properties, "bCs")
    if style.size:
        size(properties, style.size, style.size * complex_face.size / TEXT_SIZE)


def _character_styles(styles: Element) -> None:
    plain = _new(styles, "character", "DefaultParagraphFont", "Default Paragraph Font", own=False)
    add(_default(plain), "semiHidden")
    link = _new(styles, "character", "Hyperlink", "Hyperlink", own=False)
    properties = add(link, "rPr")
    add(properties, "color", val="1D3F8F")
    add(properties, "u", val="single")
    for label in ("Source Reference", "Ruled Line"):
        _new(styles, "character", label.replace(" ", ""), label, own=True)


def _table_styles(styles: Element) -> None:
    normal = _default(_new(styles, "table", "TableNormal", "Normal Table", own=False))
    add(normal, "semiHidden")
    properties = add(normal, "tblPr")
    add(properties, "tblInd", w="0", type="dxa")
    _cell_margins(properties, 108)
    grid = _new(styles, "table", "LetterTable", "Letter Table", own=True)
    add(grid, "basedOn", val="TableNormal")
    borders = add(add(grid, "tblPr"), "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(borders, side, val="single", sz="4", space="0", color="555555")


def _cell_margins(properties: Element, side: int) -> None:
    margins = add(properties, "tblCellMar")
    for edge, width in (("top", 0), ("left", side), ("bottom", 0), ("right", side)):
        add(margins, edge, w=str(width), type="dxa")


def _no_list(styles: Element) -> None:
    add(_default(_new(styles, "numbering", "NoList", "No List", own=False)), "semiHidden")
