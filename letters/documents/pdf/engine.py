"""WeasyPrint 70.0, extended: the one module that knows its insides.

WeasyPrint lays the pages out and draws them. One fault of its line breaking is mended
(`_split_line`). What it draws is kept here exactly as it is, but for three things that it leaves
wrong for whoever reads with a machine:

* each cluster of glyphs that its font cannot name (ligatures, marks, joined letters) is given its
  text in the content stream, so that the text layer is right in every script;
* page numbers, footers and repeated table headers become artifacts;
* instead of a structure tree it keeps a record of what was drawn for which HTML element (`Mark`,
  `Link`). `structure.py` writes the tree from that record and knows nothing of WeasyPrint.

Another version may have other insides: a test fails when the version is not the one named here.
"""

# WeasyPrint has no annotations.
# mypy: allow-untyped-calls

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Never
from xml.etree.ElementTree import Element

from letters.documents.compose import DOCUMENT_TEMPLATES
from letters.documents.fonts import character_name, use_chosen_fonts

use_chosen_fonts()

import pydyf  # noqa: E402  - fontconfig must be told of our fonts before WeasyPrint wakes it
import weasyprint  # noqa: E402
import weasyprint.draw.text  # noqa: E402
import weasyprint.layout.inline  # noqa: E402
import weasyprint.pdf  # noqa: E402
import weasyprint.pdf.stream  # noqa: E402
import weasyprint.pdf.tags  # noqa: E402
from weasyprint.layout.absolute import AbsolutePlaceholder  # noqa: E402
from weasyprint.pdf.metadata import DocumentMetadata  # noqa: E402
from weasyprint.text.ffi import ffi, pango  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import URLFetcher  # noqa: E402

PINNED = "70.0"
STYLESHEET = DOCUMENT_TEMPLATES / "letter.css"

# What a glyph says that is one of several in a cluster: nothing, since the cluster says it all.
# A text layer may not be empty and this sign (the word joiner) has no width and breaks no word.
_SILENT = "\u2060"
_RESUME, _WIDTH = 2, 3  # in what `split_first_line` returns
_PIECE = re.compile(r"<([0-9a-f]*)>|(-?[0-9.e-]+)")


class CharacterUnprintable(ValueError):  # noqa: N818 - says what happened
    """No chosen font has a character. The answers' gate refuses such characters before."""

    def __init__(self, sign: str) -> None:
        self.sign = sign
        super().__init__(f"no chosen font can print {character_name(sign)} (U+{ord(sign):04X})")


@dataclass(frozen=True)
class Mark:
    """One stretch of text on one line, as drawn, or a picture (without `text`): for which element
    and with which number."""

    page: int
    mcid: int
    element: Element
    text: str
    is_marker: bool


@dataclass(frozen=True)
class Link:
    """One rectangle of a link; `number` is the annotation's object number in the file."""

    page: int
    element: Element
    number: int


@dataclass(frozen=True)
class Laid:
    """One part laid out: its pages and the HTML tree that they show."""

    pages: Sequence[Any]
    root: Element


@dataclass(frozen=True)
class Drawn:
    """A PDF without a structure tree, and the record to write one from, in reading order."""

    content: bytes
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]


def lay_out(html: str, page_css: str) -> Laid:
    """The pages of one part; `page_css` is what its page margins say. Nothing is fetched."""
    source = weasyprint.HTML(string=html, url_fetcher=_Refuse())
    rendered = source.render(
        font_config=_font_configuration(),
        stylesheets=[_stylesheet(), _page_stylesheet(page_css)],
        presentational_hints=True,  # the number at which a list starts is one of them
    )
    return Laid(rendered.pages, source.etree_element)


def draw(parts: Iterable[Laid], *, title: str, language: str, keywords: list[str]) -> Drawn:
    """Draw the pages of all parts into one file."""
    pages = [page for part in parts for page in part.pages]
    metadata = DocumentMetadata(
        title=title, authors=["letters"], lang=language, keywords=keywords, generator="letters"
    )
    document = _Recorded(pages, metadata, _Refuse(), _font_configuration(), {}, None)
    content = document.write_pdf(pdf_variant="pdf/ua-1")
    return Drawn(content, tuple(document.marks), tuple(document.links))


class _Refuse(URLFetcher):
    """Fetches nothing whatever, from anywhere."""

    def fetch(self, url: str, headers: Any = None) -> Never:
        """Refuse."""
        raise ValueError("a document fetches nothing")


class _Recorded(weasyprint.Document):
    """A document that keeps the record of what was drawn."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.marks: list[Mark] = []
        self.links: list[Link] = []


@cache
def _font_configuration() -> Any:
    return FontConfiguration()


@cache
def _stylesheet() -> Any:
    return _css(STYLESHEET.read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _page_stylesheet(page_css: str) -> Any:
    return _css(page_css)


def _css(text: str) -> Any:
    return weasyprint.CSS(string=text, font_config=_font_configuration(), url_fetcher=_Refuse())


# --- where lines break ---------------------------------------------------------------------


def _split_line(
    text: str, style: Any, context: Any, max_width: float | None, *rest: Any, **settings: Any
) -> Any:
    """WeasyPrint's `split_first_line`, which breaks a text after its first word when the whole
    fits but for the space at its end, as before a link or a value. That space may hang over."""
    split = _split_first_line(text, style, context, max_width, *rest, **settings)
    bare = text.rstrip(" ")
    if split[_RESUME] is None or max_width is None or bare in ("", text):
        return split
    alone = _split_first_line(bare, style, context, max_width, *rest, **settings)
    if alone[_RESUME] is not None or alone[_WIDTH] > max_width:
        return split
    return _split_first_line(text, style, context, None, *rest, **settings)


# --- what is drawn -------------------------------------------------------------------------


@dataclass
class _Cluster:
    """Glyphs that stand for one stretch of text, in the order in which they are drawn.

    `needs_text` when the font's own table would say something else.
    """

    text: str
    glyphs: list[tuple[Any, int]]
    needs_text: bool = False


@dataclass(frozen=True)
class _Shown:
    """Glyphs and gaps that WeasyPrint asked to be shown."""

    pieces: str

    def __iter__(self) -> Iterator[tuple[str, bool]]:
        for glyphs, gap in _PIECE.findall(self.pieces):
            if gap:
                yield gap, False
            for start in range(0, len(glyphs), 4):
                yield glyphs[start : start + 4], True


class _Stream(weasyprint.pdf.stream.Stream):
    """A page's content: remembers where each marked stretch opens, and collects lines of text."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.opened: dict[Any, int] = {}
        self.collecting = False

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        self.opened[box] = len(self.stream)
        with super().marked(box, tag):
            yield

    def show_text(self, text: str) -> None:
        if self.collecting:
            self.stream.append(_Shown(text))
        else:
            super().show_text(text)

    def tag_as(self, box: Any, tag: str, properties: dict[str, Any]) -> None:
        """Give a stretch that is already drawn another tag."""
        start = self.opened[box]
        self.stream[start : start + 2] = [f"/{tag}", pydyf.Dictionary(properties)]


def _draw_line(
    stream: _Stream, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any
) -> Any:
    """WeasyPrint's `draw_first_line`, then each cluster that needs it is given its text."""
    start = len(stream.stream)
    stream.collecting = True
    try:
        emojis = _draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    finally:
        stream.collecting = False
    if len(stream.stream) > start:
        clusters = list(_clusters(stream, textbox))
        _name_glyphs(clusters)
        line, needed = stream.stream[start:], any(map(_needs, clusters))
        stream.stream[start:] = _with_text(line, clusters) if needed else _plain(line)
    return emojis


def _clusters(stream: _Stream, textbox: Any) -> Iterator[_Cluster]:
    """The clusters of a laid-out line from left to right, as Pango shaped them."""
    line, _ = textbox.pango_layout.get_first_line()
    text = textbox.pango_layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        font, _ = stream.add_font(item.analysis.font)
        starts = [glyphs.log_clusters[i] for i in range(glyphs.num_glyphs)]
        ends = dict(zip(sorted(set(starts)), [*sorted(set(starts))[1:], item.length], strict=True))
        open_at, cluster = -1, _Cluster("", [])
        for position, glyph_start in enumerate(starts):
            glyph = glyphs.glyphs[position].glyph
            if glyph_start != open_at:
                if cluster.glyphs:
                    yield cluster
                begin, end = item.offset + glyph_start, item.offset + ends[glyph_start]
                open_at, cluster = glyph_start, _Cluster(text[begin:end].decode(), [])
            if glyph == pango.PANGO_GLYPH_EMPTY:
                continue
            if glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                raise CharacterUnprintable(chr(glyph - pango.PANGO_GLYPH_UNKNOWN_FLAG))
            cluster.glyphs.append((font, glyph))
        if cluster.glyphs:
            yield cluster
        run = run.next


def _name_glyphs(clusters: Iterable[_Cluster]) -> None:
    """Correct the fonts' tables: a glyph says the text it stood for alone, else nothing. Then say
    which clusters that does not serve."""
    for cluster in clusters:
        alone = len(cluster.glyphs) == 1
        for font, glyph in cluster.glyphs:
            known = vars(font).setdefault("named", {})
            if alone:
                known.setdefault(glyph, cluster.text)
            font.to_unicode[glyph] = known.get(glyph, _SILENT)
        cluster.needs_text = not alone or font.to_unicode[glyph] != cluster.text


def _plain(operators: list[Any]) -> list[Any]:
    """The operators of a line that needs no text: nearly every one in Latin script."""
    return [f"[{one.pieces}] TJ" if isinstance(one, _Shown) else one for one in operators]


def _with_text(operators: list[Any], clusters: list[_Cluster]) -> list[Any]:
    """The operators of a line, each cluster that needs it wrapped in its text."""
    owners = [cluster for cluster in clusters for _ in cluster.glyphs]
    written: list[Any] = []
    current: _Cluster | None = None
    position = 0
    for operator in operators:
        if not isinstance(operator, _Shown):
            written.append(operator)
            continue
        pieces: list[str] = []
        for piece, is_glyph in operator:
            if is_glyph and (owner := owners[position]) is not current:
                if _needs(current) or _needs(owner):
                    written += _shown(pieces)
                    pieces = []
                    written += _turn(current, owner)
                current = owner
            position += is_glyph
            pieces.append(f"<{piece}>" if is_glyph else piece)
        written += _shown(pieces)
    return written + _turn(current, None)


def _needs(cluster: _Cluster | None) -> bool:
    return cluster is not None and cluster.needs_text


def _turn(before: _Cluster | None, after: _Cluster | None) -> list[Any]:
    """Close the text of the cluster before, open that of the one after."""
    operators: list[Any] = ["EMC"] if _needs(before) else []
    if after is not None and after.needs_text:
        operators += ["/Span", pydyf.Dictionary({"ActualText": pydyf.String(after.text)}), "BDC"]
    return operators


def _shown(pieces: list[str]) -> list[Any]:
    return [f"[{' '.join(pieces).replace('> <', '')}] TJ"] if pieces else []


# --- what was drawn ------------------------------------------------------------------------


def _record(pdf: Any, document: Any, pdf_version: Any, streams: Sequence[Any]) -> None:
    """In place of WeasyPrint's structure tree: keep the record of what was drawn."""
    if not isinstance(document, _Recorded):
        _add_tags(pdf, document, pdf_version, streams)
        return
    headers: dict[Element, int] = {}
    for page, (drawn, stream) in enumerate(zip(document.pages, streams, strict=True)):
        _record_page(document, page, drawn, stream, headers)


def _record_page(
    document: _Recorded, page: int, drawn: Any, stream: _Stream, headers: dict[Element, int]
) -> None:
    said: set[Any] = set()
    numbers: set[int] = set()
    for box, repeated in _boxes(drawn._page_box, page, headers, False):
        annotation = box.link_annotation
        if annotation is not None and annotation.number not in numbers:
            numbers.add(annotation.number)
            document.links.append(Link(page, box.element, annotation.number))
        if box not in stream._tags:
            continue
        said.add(box)
        if box.element is None or repeated:
            _set_aside(stream, box)
        else:
            mcid = stream._tags[box]["mcid"]
            marker = box.element_tag.endswith("::marker")
            text = getattr(box, "text", "")  # a picture has none
            document.marks.append(Mark(page, mcid, box.element, text, marker))
    for box in stream._tags.keys() - said:
        raise RuntimeError(f"drawn but not laid out: {box!r}")


def _boxes(
    box: Any, page: int, headers: dict[Element, int], repeated: bool
) -> Iterator[tuple[Any, bool]]:
    """Every box in reading order, and whether it repeats a table's header on a further page."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if box.element_tag == "thead":
        repeated = headers.setdefault(box.element, page) != page
    yield box, repeated
    for child in getattr(box, "children", ()):
        yield from _boxes(child, page, headers, repeated)


def _set_aside(stream: _Stream, box: Any) -> None:
    properties = {"Type": "/Pagination"}
    if box.element is None:
        properties["Subtype"] = "/Footer"
    stream.tag_as(box, "Artifact", properties)


_split_first_line = vars(weasyprint.layout.inline)["split_first_line"]
_draw_first_line = weasyprint.draw.text.draw_first_line
_add_tags = weasyprint.pdf.tags.add_tags
vars(weasyprint.layout.inline).update(split_first_line=_split_line)
weasyprint.draw.text.draw_first_line = _draw_line
vars(weasyprint.pdf).update(add_tags=_record, Stream=_Stream)
