"""Documents as Word files: a skeleton made once, and text written straight into it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from letters.documents.blocks import Direction, Document, Part, sentences_of
from letters.documents.docx import package
from letters.documents.docx.body import Body, part_end
from letters.documents.docx.footers import footer
from letters.documents.docx.runs import Ink, needed_face
from letters.documents.docx.skeleton import Skeleton, skeleton
from letters.documents.docx.xml import Element, IllegalCharacterError, add, name, root, to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = ["IllegalCharacterError", "document_docx"]


def document_docx(document: Document) -> bytes:
    """A document as a Word file, the same bytes for the same document.

    Each part is a section with its own page numbers. Raises IllegalCharacterError for text that no
    Word file can hold.
    """
    face = needed_face(_directed(document), document.typeface)
    empty = skeleton(len(document.parts), face)
    ink = Ink(document.typeface, face)
    made = dict(empty.parts)
    lists = etree.fromstring(made["word/numbering.xml"])
    made["word/document.xml"] = to_bytes(_text(document, empty, lists, ink))
    made["word/numbering.xml"] = to_bytes(lists)
    feet = zip(document.parts, empty.footers, strict=True)
    for number, (part, footer_name) in enumerate(feet, start=1):
        made[footer_name] = to_bytes(footer(part, ink, end=part_end(number)))
    made[package.RELATIONS] = package.with_links(made[package.RELATIONS], ink.hrefs)
    made[package.CORE] = package.with_properties(made[package.CORE], document)
    return package.packed(made)


def _text(document: Document, empty: Skeleton, lists: Element, ink: Ink) -> Element:
    made = root("document")
    body = Body(add(made, "body"), lists, ink)
    pairs = zip(document.parts, empty.sections, strict=True)
    for number, (part, section) in enumerate(pairs, start=1):
        body.part(number, part)
        body.end_part(number, _section(section, part), last=number == len(document.parts))
    return made


def _section(section: Element, part: Part) -> Element:
    made = deepcopy(section)
    if part.direction == "rtl":
        bidi = add(made, "bidi")
        grid = made.find(name("docGrid"))
        if grid is not None:
            grid.addprevious(bidi)
    return made


def _directed(document: Document) -> Iterator[tuple[str, Direction]]:
    for part in document.parts:
        yield part.language, part.direction
        for block in part.blocks:
            for sentence in sentences_of(block):
                yield from ((run.lang, run.direction) for run in sentence.runs)
