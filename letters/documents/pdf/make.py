"""From a document to the bytes of its PDF: laid out part by part, joined, tagged, saved."""

from __future__ import annotations

import re
import threading
import unicodedata

from letters.documents.blocks import Direction, Document, Part
from letters.documents.html import part_page
from letters.documents.pdf import engine
from letters.documents.pdf.structure import tagged

# WeasyPrint gains nothing from threads, and its fonts are shared between calls.
_ONE_AT_A_TIME = threading.Lock()


def document_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1. The same document gives the same bytes.

    Raises CharacterUnprintable for a character that no chosen font has, and TextLost should a
    word of the document not have reached the page.
    """
    with _ONE_AT_A_TIME:
        parts = [_lay_out(document, number) for number in range(1, len(document.parts) + 1)]
        drawn = engine.draw(
            parts,
            title=document.title,
            language=document.parts[0].language,
            keywords=[f"{name} {version}" for name, version in document.versions],
        )
    return tagged(drawn, [part.root for part in parts], document.parts[0].language)


def _lay_out(document: Document, number: int) -> engine.Laid:
    """Each part is laid out by itself, so that its pages are counted from one to its last."""
    part = document.parts[number - 1]
    return engine.lay_out(part_page(document, number), _page_css(part, document.typeface))


def _page_css(part: Part, typeface: str) -> str:
    """What the foot of each page says: the short title at the start, the page at the end."""
    start, end = ("left", "right") if part.direction == "ltr" else ("right", "left")
    counters = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
    label = " ".join(
        counters.get(piece) or _quoted(piece)
        for piece in re.split(r"(\{pages?\})", part.page_label)
        if piece
    )
    fonts = _fonts(part.language, typeface)
    return (
        f"@page {{ @bottom-{start} {{ content: {_quoted(part.footer)}; text-align: {start};"
        f" direction: {_running(part.footer)}; width: 75%; {fonts} }}"
        f" @bottom-{end} {{ content: {label}; text-align: {end};"
        f" direction: {_running(part.page_label)}; width: 25%; {fonts} }} }}"
    )


def _fonts(language: str, typeface: str) -> str:
    arabic = language.split("-")[0] in {"ur", "ar", "fa", "ps", "ckb"}
    nastaliq = language == "ur" and typeface != "naskh"
    families = ["Noto Sans"] + ["Noto Nastaliq Urdu"] * nastaliq + ["Noto Naskh Arabic"] * arabic
    quoted = ", ".join(f'"{family}"' for family in families)
    return f"font-family: {quoted}; font-size: 10pt"


def _running(label: str) -> Direction:
    """A label without a right-to-left letter ("1 / 3") runs left to right everywhere."""
    rtl = any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in label)
    return "rtl" if rtl else "ltr"


def _quoted(text: str) -> str:
    escaped = "".join(f"\\{ord(sign):x} " if sign in '"\\<\n' else sign for sign in text)
    return f'"{escaped}"'
