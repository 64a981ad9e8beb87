"""Read a PDF as an eye does: which glyphs stand where, and which its text ought to have given.

The text layer plays no part here. What was drawn is read from the content streams; what ought to
have been drawn is shaped by HarfBuzz from the words, with the same font files.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import pikepdf
import uharfbuzz as hb
from fontTools import unicodedata as scripts

from letters.documents.fonts import FACES, Face, characters_of
from tests.reading import bidi

_JOINERS = {"\u200c", "\u200d"}
_ARABIC_SCRIPT = frozenset(("ur", "ar", "fa", "ps", "ckb"))


@dataclass(frozen=True)
class Glyph:
    """One drawn glyph. `mcid` is None in an artifact; `x` and `y` are points from bottom left."""

    page: int
    mcid: int | None
    artifact: str
    font: str
    gid: int
    x: float
    y: float


@lru_cache(maxsize=2)  # one gate after the other reads the same file
def drawn(pdf: bytes) -> tuple[Glyph, ...]:
    """Every glyph of a file, in the order in which it is drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return tuple(
            glyph
            for number, page in enumerate(opened.pages)
            for glyph in _Painter(number, page).run()
        )


def fonts(pdf: bytes) -> set[str]:
    """The names of the embedded fonts, without their subset tags."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {_plain_name(font) for page in opened.pages for font in page.Resources.Font.values()}


class _Painter:
    """The small part of a PDF viewer that keeps track of where text goes."""

    def __init__(self, number: int, page: pikepdf.Page) -> None:
        self.number = number
        self.page = page
        self.fonts = {
            str(name): (_plain_name(font), _widths(font))
            for name, font in page.Resources.Font.items()
        }
        self.ctm, self.stack = pikepdf.Matrix(), []
        self.text = pikepdf.Matrix()
        self.font, self.size, self.rise = "", 0.0, 0.0
        self.marked: list[tuple[int | None, str]] = []

    def run(self) -> Iterator[Glyph]:
        for operands, operator in pikepdf.parse_content_stream(self.page):
            match str(operator):
                case "q":
                    self.stack.append(self.ctm)
                case "Q":
                    self.ctm = self.stack.pop()
                case "cm":
                    self.ctm = pikepdf.Matrix(*map(float, operands)) @ self.ctm
                case "BT":
                    self.text = pikepdf.Matrix()
                case "Tm":
                    self.text = pikepdf.Matrix(*map(float, operands))
                case "Tf":
                    self.font, self.size = str(operands[0]), float(operands[1])
                case "Ts":
                    self.rise = float(operands[0])
                case "BDC" | "BMC":
                    self.marked.append(_marked(operands))
                case "EMC":
                    self.marked.pop()
                case "TJ":
                    yield from self._show(operands[0])
                case "Tj" | "'" | '"' | "Td" | "TD" | "T*" | "Tc" | "Tw" | "Tz":
                    raise AssertionError(f"this reader does not know {operator}")

    def _show(self, pieces: pikepdf.Array) -> Iterator[Glyph]:
        name, widths = self.fonts[self.font]
        mcid = next((mark for mark, _ in reversed(self.marked) if mark is not None), None)
        artifact = next((tag for _, tag in self.marked if tag), "")
        place, ems = self.text @ self.ctm, 0.0
        for piece in pieces:
            if not isinstance(piece, pikepdf.String):
                ems -= float(piece) / 1000
                continue
            codes = bytes(piece)
            for gid in (int.from_bytes(codes[i : i + 2]) for i in range(0, len(codes), 2)):
                along = ems * self.size
                x, y = place.e + along * place.a, place.f + along * place.b
                yield Glyph(self.number, mcid, artifact, name, gid, x, y)
                ems += widths.get(gid, 1000) / 1000
        self.text = pikepdf.Matrix(1, 0, 0, 1, ems * self.size, 0) @ self.text


def _marked(operands: list[pikepdf.Object]) -> tuple[int | None, str]:
    properties = operands[1] if len(operands) > 1 else {}
    mcid = properties.get("/MCID")
    kind = str(properties.get("/Type", "other")).lstrip("/")
    return (None if mcid is None else int(mcid), kind if operands[0] == "/Artifact" else "")


def _plain_name(font: pikepdf.Object) -> str:
    return str(font.BaseFont).lstrip("/").split("+")[-1]


def _widths(font: pikepdf.Object) -> dict[int, float]:
    listed = list(font.DescendantFonts[0].W)
    return {
        int(first) + offset: float(width)
        for first, run in zip(listed[::2], listed[1::2], strict=True)
        for offset, width in enumerate(run)
    }


def as_written(seen: list[Glyph], text: str, lang: str, ways: Iterable[str] = ()) -> bool:
    """Whether these glyphs are what the text gives, from left to right, in the fonts they are of.

    A text with a right-to-left letter has one order only: that of `ways`, if they are known. One
    without runs from left to right; in a right-to-left line it may stand the other way round if it
    holds no more than one number ("2. " of a list), for then nothing can be misread.
    """
    names = {glyph.font for glyph in seen}
    found = [_named(glyph.font, glyph.gid) for glyph in seen]
    rtl = lang in _ARABIC_SCRIPT
    if bidi.has_rtl(text) and ways:
        bases = [int(way == "rtl") for way in ways]
    elif bidi.has_rtl(text):
        bases = [1 if rtl or bidi.first_is_rtl(text) else 0]
    else:
        bases = [0, 1] if len(re.findall(r"\d+", text)) < 2 else [0]
    return any(found == shaped(text, lang, names, base) for base in bases)


def shaped(text: str, lang: str, names: set[str], base: int) -> list[tuple[str, int]]:
    """The glyphs that a line of text gives, from left to right. `base` is 1 for right to left."""
    levels = bidi.levels(text, base)
    choices = _fonts_of(text, _ordered(names, lang), levels) if names else []
    keys = list(zip(levels, choices, _scripts_of(text), strict=False))
    runs: list[tuple[int, int]] = []
    for position, key in enumerate(keys):
        if runs and key == keys[position - 1]:
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    order = bidi.reordered([levels[start] for start, _ in runs])
    return [
        glyph
        for start, end in (runs[index] for index in order)
        for glyph in _shape(text, start, end, keys[start], lang)
    ]


def _named(font: str, gid: int) -> tuple[str, int]:
    """A glyph by its font and number; a space is a space, whichever neighbour's font it has."""
    return ("space", 0) if gid == _font(font).get_nominal_glyph(0x20) else (font, gid)


def _shape(
    text: str, start: int, end: int, key: tuple[int, str, str], lang: str
) -> list[tuple[str, int]]:
    level, name, script = key
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(sign) for sign in text], start, end - start)
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.script, buffer.language = script, lang
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    if start == 0:  # a mark with no letter before it gets a dotted circle to stand on
        buffer.flags |= hb.BufferFlags.BOT
    hb.shape(_font(name), buffer)
    return [_named(name, info.codepoint) for info in buffer.glyph_infos]


def _ordered(names: set[str], lang: str) -> list[str]:
    order = [face.family for face in FACES]
    if lang in _ARABIC_SCRIPT:
        order = ["Noto Sans", "Noto Nastaliq Urdu", *order]
    return sorted(names, key=lambda name: order.index(face_of(name).family))


def _fonts_of(text: str, names: list[str], levels: list[int]) -> list[str]:
    """The font of each character: the first that has it. A space, joiner or mark keeps the font of
    what stands before it at its level, or after it where nothing does."""
    found: list[str | None] = []
    for position, sign in enumerate(text):
        fitting = [name for name in names if ord(sign) in characters_of(face_of(name).family)]
        keeps = sign.isspace() or sign in _JOINERS or scripts.combining(sign) or not fitting
        before = found[-1] if position and levels[position - 1] == levels[position] else None
        found.append(before if keeps else fitting[0])
    for position in range(len(text) - 2, -1, -1):
        if found[position] is None and levels[position + 1] == levels[position]:
            found[position] = found[position + 1]
    return [name or names[0] for name in found]


def _scripts_of(text: str) -> list[str]:
    known = [scripts.script(sign) for sign in text]
    real = [script for script in known if script not in {"Zyyy", "Zinh"}]
    before = real[0] if real else "Zyyy"
    settled = []
    for script in known:
        before = script if script not in {"Zyyy", "Zinh"} else before
        settled.append(before)
    return settled


@cache
def face_of(name: str) -> Face:
    """The chosen font that a PDF's font name stands for."""
    bold = name.endswith("-Bold")
    family = re.sub(r"-(Bold|Semi-Bold)$", "", name).replace("-", " ")
    return next(
        face for face in sorted(FACES, key=lambda face: face.bold != bold) if face.family == family
    )


@cache
def _font(name: str) -> hb.Font:
    face = face_of(name)
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path)), face.index))


def digit_of(glyph: Glyph) -> str:
    """The European digit that a glyph is, or nothing."""
    return _digits(glyph.font).get(glyph.gid, "")


@cache
def _digits(name: str) -> dict[int, str]:
    return {_font(name).get_nominal_glyph(ord(sign)): sign for sign in "0123456789"}
