"""Parts of documents shown inside a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from letters.documents.blocks import Document, Heading, Part, join, text_of
from letters.documents.html import part_html
from letters.kinds import kinds


@dataclass(frozen=True)
class ShownPart:
    """A part of a document as it stands in a page: `id` is where a link leads to it."""

    id: str
    part: Part
    html: Markup


@dataclass(frozen=True)
class ShownDocument:
    """A document as it stands in a page, its parts in the order in which they are shown. `kept`
    says that it is for the family itself."""

    document: Document
    kept: bool
    parts: tuple[ShownPart, ...]


def shown_part(part: Part, *, offset: int = 0) -> Markup:
    """A part as it stands in a page, its headings one level lower for each of `offset`."""
    return part_html(part, heading_offset=offset)


def shown_documents(
    documents: Iterable[Document], kept: Iterable[str], tag: str
) -> list[ShownDocument]:
    """Every document of a page, the numbers of its sources told apart from the others'. What is
    sent stands first in the language in which it is sent, what is kept in the reader's (`tag`).
    What other documents they name can be made by following their names."""
    pages = {one.id: url_for("asking.tasks", kind=one) for one in kinds().values()}
    shown = []
    number = 0
    for document in documents:
        parts = []
        for part in document.parts:
            number += 1
            html = part_html(
                part,
                heading_offset=1,
                number=number,
                typeface=document.typeface,
                pages=pages,
            )
            parts.append(ShownPart(f"text-{number}", part, html))
        if document.name in kept:
            parts.sort(key=lambda one: one.part.language != tag)
        shown.append(ShownDocument(document, document.name in kept, tuple(parts)))
    return shown


def title_of(part: Part) -> str:
    """The main heading of a part."""
    found = next(block for block in part.blocks if isinstance(block, Heading))
    return text_of(join(found.sentences))
