"""Read a tagged PDF as a screen reader does: by its structure tree, in its order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import pikepdf

LINES = frozenset(("P", "LBody", "Caption", "TH", "TD", "H1", "H2", "H3", "H4", "H5", "H6"))


@dataclass
class Leaf:
    """Marked content of one page: where it is drawn and what is read out for it."""

    page: int
    mcid: int
    tag: str
    lang: str
    spoken: str


@dataclass(frozen=True)
class Link:
    """One rectangle that can be followed: what it is called, and whether it is printed."""

    called: str
    printed: bool


@dataclass
class Node:
    """An element: its tag, the language it is read in, its attributes, and its kids in order."""

    tag: str
    lang: str
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Node | Leaf] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def leaves(self) -> Iterator[Leaf]:
        """What is drawn for it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Leaf):
                yield kid
            else:
                yield from kid.leaves()

    @property
    def text(self) -> str:
        """What is read out for it and all below it."""
        return "".join(leaf.spoken for leaf in self.leaves())

    def all(self, *tags: str) -> list[Node]:
        """The elements of these tags, in reading order."""
        return [node for node in self.walk() if node.tag in tags]


@lru_cache(maxsize=2)  # one gate after the other reads the same file
def read(pdf: bytes) -> Node:
    """The structure tree of a file, from its Document down."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        top = opened.Root.StructTreeRoot.K
        document = top[0] if isinstance(top, pikepdf.Array) else top
        return _node(document, str(opened.Root.get("/Lang", "")), pages)


def lines(node: Node) -> list[str]:
    """The text of every paragraph, heading, list item and cell, in reading order."""
    return [found.text for found in node.walk() if found.tag in LINES]


def _node(element: pikepdf.Object, lang: str, pages: dict[tuple[int, int], int]) -> Node:
    lang = str(element.get("/Lang", lang))
    node = Node(str(element.S).lstrip("/"), lang, _attributes(element))
    spoken = element.get("/ActualText")
    for kid in _kids(element):
        if isinstance(kid, int):
            page = pages[element.Pg.objgen]
            text = "" if spoken is None else str(spoken)
            node.kids.append(Leaf(page, kid, node.tag, lang, text))
        elif kid.get("/Type") == "/OBJR":
            called, flags = kid.Obj.get("/Contents", ""), kid.Obj.get("/F", 0)
            node.links.append(Link(str(called), bool(int(flags) & 4)))
        else:
            node.kids.append(_node(kid, lang, pages))
    return node


def _kids(element: pikepdf.Object) -> Iterator[pikepdf.Object | int]:
    kids = element.get("/K", pikepdf.Array())
    yield from kids if isinstance(kids, pikepdf.Array) else [kids]


def _attributes(element: pikepdf.Object) -> dict[str, str]:
    attributes = element.get("/A", pikepdf.Dictionary())
    return {key.lstrip("/"): str(value).lstrip("/") for key, value in attributes.items()}
