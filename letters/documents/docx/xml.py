"""Elements of WordprocessingML, short to write; lxml escapes, and refuses what XML cannot hold."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # an element of lxml, which carries no annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class IllegalCharacterError(ValueError):
    """A text holds a character that no Word file can hold; a gate should have stopped it."""


@cache
def name(tag: str) -> str:
    """A tag or attribute of Word's own namespace, or of `r:` relationships, as lxml spells it."""
    prefix, _, local = tag.rpartition(":")
    return f"{{{R if prefix == 'r' else W}}}{local}"


def root(tag: str) -> Element:
    """The root element of a part."""
    return etree.Element(name(tag), nsmap={"w": W, "r": R})


def add(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child of `parent`; attributes are Word's own."""
    made = etree.SubElement(parent, name(tag))
    for key, value in attributes.items():
        made.set(name(key), value)
    return made


def write(element: Element, text: str) -> None:
    """Put text into an element. IllegalCharacterError names what no XML can hold."""
    try:
        element.text = text
    except (ValueError, UnicodeEncodeError) as error:
        raise IllegalCharacterError(f"no Word file can hold this text: {text[:80]!a}") from error


def to_bytes(element: Element) -> bytes:
    """A part as it stands in the package."""
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))
