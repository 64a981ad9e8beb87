"""Parts of documents shown inside a page."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from letters.documents.blocks import Document, Heading, Part, join, text_of
from letters.documents.html import part_html


def shown_part(part: Part, *, offset: int = 0) -> Markup:
    """A part as it stands in a page, its headings one level lower for each of `offset`."""
    return part_html(part, heading_offset=offset)


def shown_documents(documents: Iterable[Document]) -> list[tuple[Document, Markup]]:
    """Every document of a page, the numbers of its sources told apart from the others'."""
    shown = []
    number = 0
    for document in documents:
        parts = []
        for part in document.parts:
            number += 1
            parts.append(
                part_html(part, heading_offset=1, number=number, typeface=document.typeface)
            )
        shown.append((document, Markup("\n").join(parts)))
    return shown


def title_of(part: Part) -> str:
    """The main heading of a part."""
    found = next(block for block in part.blocks if isinstance(block, Heading))
    return text_of(join(found.sentences))
