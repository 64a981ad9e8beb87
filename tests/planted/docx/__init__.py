"""Faults put into a Word file on purpose, each of which one check must find."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def without_run_direction(document: Any) -> None:
    """An Urdu run is no longer marked as right to left."""
    _remove(_first(document, "rtl", inside="r"))


def without_paragraph_direction(document: Any) -> None:
    """An Urdu paragraph is no longer marked as right to left."""
    _remove(_first(document, "bidi", inside="pPr"))


def without_isolation(document: Any) -> None:
    """A telephone number in Urdu text has lost its marks."""
    text = next(
        t for t in document.iter(f"{W}t") if t.text == "\u200f\u200e01274 435750\u200e\u200f"
    )
    text.text = "01274 435750"


def without_paragraph(document: Any) -> None:
    """A paragraph in the middle is lost."""
    _remove(_paragraph(document, "BodyText"))


def with_swapped_number(document: Any) -> None:
    """A date has two digits the other way round."""
    text = next(t for t in document.iter(f"{W}t") if t.text == "14 September 2026")
    text.text = "41 September 2026"


def without_language(document: Any) -> None:
    """A run says no language."""
    _remove(_first(document, "lang", inside="r"))


def with_other_language(document: Any) -> None:
    """A run says the wrong language."""
    _first(document, "lang", inside="r").set(f"{W}val", "fr-FR")


def with_skipped_heading(document: Any) -> None:
    """A heading of level 2 says that it is one of level 3."""
    style = _paragraph(document, "Heading2").find(f"{W}pPr/{W}pStyle")
    style.set(f"{W}val", "Heading3")


def without_list(document: Any) -> None:
    """A list paragraph is in no list."""
    _remove(_first(document, "numPr", inside="pPr"))


def with_label_adrift(document: Any) -> None:
    """A line over somebody’s words, a list or a table may stand on the page before it."""
    for paragraph in document.iter(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "BodyText":
            for keep in paragraph.findall(f"{W}pPr/{W}keepNext"):
                _remove(keep)


def with_continuation_turned_round(document: Any) -> None:
    """The Urdu under an English item is no longer marked as right to left."""
    _remove(_paragraph(document, "ListContinue").find(f"{W}pPr/{W}bidi"))


def with_continuation_adrift(document: Any) -> None:
    """The Urdu under an English item belongs to no item."""
    style = _paragraph(document, "ListContinue").find(f"{W}pPr/{W}pStyle")
    style.set(f"{W}val", "BodyText")


def with_continuation_elsewhere(document: Any) -> None:
    """The Urdu of one item stands under the next."""
    continuation = _paragraph(document, "ListContinue")
    continuation.getnext().addnext(continuation)


def with_continuation_parted(document: Any) -> None:
    """The Urdu under an English item may stand on another page than its English."""
    _remove(_paragraph(document, "ListContinue").getprevious().find(f"{W}pPr/{W}keepNext"))


def with_numbered_continuation(document: Any) -> None:
    """The Urdu under an English item has a number, as if it were an item."""
    continuation = _paragraph(document, "ListContinue")
    listed = deepcopy(continuation.getprevious().find(f"{W}pPr/{W}numPr"))
    continuation.find(f"{W}pPr/{W}pStyle").addnext(listed)


def without_header(document: Any) -> None:
    """A table has no header row."""
    _remove(_first(document, "tblHeader", inside="trPr"))


def with_empty_paragraph(document: Any) -> None:
    """An empty paragraph makes space."""
    paragraph = _paragraph(document, "Salutation")
    for run in paragraph.findall(f"{W}r"):
        paragraph.remove(run)


def with_lost_bookmark(document: Any) -> None:
    """A reference leads nowhere."""
    _remove(_first(document, "bookmarkStart", inside="p"))


def with_wrong_order(document: Any) -> None:
    """A property stands where the schema does not allow it."""
    style = _first(document, "pStyle", inside="pPr")
    style.getparent().append(style)


def plant(fault: Callable[[Any], None], content: bytes) -> bytes:
    """The file with the fault in its text."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "word/document.xml":
                document = etree.fromstring(part)
                fault(document)
                part = etree.tostring(document)
            new.writestr(entry, part)
    return made.getvalue()


def _first(document: Any, tag: str, *, inside: str) -> Any:
    found = (item for item in document.iter(f"{W}{tag}"))
    return next(item for item in found if any(True for _ in item.iterancestors(f"{W}{inside}")))


def _paragraph(document: Any, style: str) -> Any:
    styles = document.iter(f"{W}pStyle")
    return next(item for item in styles if item.get(f"{W}val") == style).getparent().getparent()


def _remove(element: Any) -> None:
    element.getparent().remove(element)
