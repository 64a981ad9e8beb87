"""Reading a page as a browser, a screen reader or a person finds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

CONTROLS = {"input", "textarea", "select"}


@dataclass(frozen=True)
class Page:
    """A page as it came, with its tree."""

    response: TestResponse

    @cached_property
    def tree(self) -> Element:
        """The page as html5lib reads it, which refuses whatever a browser would have to guess."""
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        tree: Element = parser.parse(self.response.text)
        return tree

    @property
    def address(self) -> str:
        """Where it was found, without the query."""
        return self.response.request.path

    @property
    def title(self) -> str:
        """What stands in the window's title and in the history."""
        return text_of(self.find("title"))

    @property
    def h1(self) -> str:
        """The main heading."""
        return text_of(self.find("h1"))

    @property
    def text(self) -> str:
        """All the words of the main part."""
        return text_of(self.find("main"))

    def find(self, tag: str, **attributes: str) -> Element:
        """The first element of that kind; the test fails where there is none."""
        return next(self.all(tag, **attributes))

    def all(self, tag: str, **attributes: str) -> Iterator[Element]:
        """Every element of that kind and with those attributes."""
        return (
            element
            for element in self.tree.iter(tag)
            if all(element.get(name) == value for name, value in attributes.items())
        )

    def controls(self) -> dict[str, list[Element]]:
        """The controls of the main part by name."""
        named: dict[str, list[Element]] = {}
        for element in self.find("main").iter():
            if element.tag in CONTROLS and element.get("name"):
                named.setdefault(str(element.get("name")), []).append(element)
        return named

    def filled(self) -> dict[str, list[str]]:
        """What a browser would send if nothing were touched."""
        sent = {
            name: [v for one in found for v in _values(one)]
            for name, found in self.controls().items()
        }
        return {name: values for name, values in sent.items() if values}


def _values(control: Element) -> Iterator[str]:
    if control.tag == "textarea":
        yield "".join(control.itertext())
    elif control.tag == "select":
        yield from (str(one.get("value")) for one in control if one.get("selected") is not None)
    elif control.get("type") not in {"radio", "checkbox"} or control.get("checked") is not None:
        yield control.get("value") or ""


def text_of(element: Element) -> str:
    """The words of an element, blanks as one."""
    return " ".join("".join(element.itertext()).split())
