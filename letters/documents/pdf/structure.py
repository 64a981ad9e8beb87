"""The structure tree of a PDF, written from the HTML tree: what a screen reader is given.

Each block of the document is one element, also when it stands on two pages. Each line of text is
a Span whose ActualText is that line in logical order, with the space that the end of the line
swallowed. While it writes, it checks the text drawn against the text of the HTML: a lost or changed
word is an error, never a PDF.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from letters.documents.pdf.engine import Drawn, Link, Mark

_PICTURE = "{http://www.w3.org/2000/svg}svg"
_TAGS = {
    "section": "Part",
    "div": "Div",
    "p": "P",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
    "figure": "Div",
    _PICTURE: "Figure",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
_LINES = frozenset(("p", "li", "caption", "th", "td", *(f"h{level}" for level in range(1, 7))))
_INLINE = frozenset(("a", "bdi", "span", "strong", "br"))
_NUMBERING = {"list-bullet": "Disc", "list-check": "Square", "list-number": "Decimal"}
_NOT_COMPARED = dict.fromkeys(map(ord, " \n\u00ad"))
_PRINTED = 4  # bit of an annotation's /F: it is there on paper too


class TextLost(RuntimeError):  # noqa: N818 - says what happened
    """What was drawn is not what was written; says where, never what."""


@dataclass
class _Node:
    """One structure element while its kids are being gathered; a list item's is its body."""

    structure: pikepdf.Object
    kids: list[pikepdf.Object | int] = field(default_factory=list)


def tagged(drawn: Drawn, roots: Sequence[Element], language: str) -> bytes:
    """The finished file: with its structure tree, in its language, with its links named."""
    with pikepdf.open(io.BytesIO(drawn.content)) as pdf:
        _Tree(pdf).write(drawn, [section for root in roots for section in root.iter("section")])
        pdf.Root.Lang = String(language)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        finished = io.BytesIO()
        pdf.save(
            finished,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return finished.getvalue()


class _Tree:
    """The structure tree of one file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.nodes: dict[Element, _Node] = {}
        self.parents: dict[Element, Element] = {}
        self.leaves: list[dict[int, pikepdf.Object]] = [{} for _ in pdf.pages]
        self.annotations: list[pikepdf.Object] = []
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.top = _Node(self._structure("Document", self.root))
        self.root.K = Array([self.top.structure])

    def write(self, drawn: Drawn, sections: Sequence[Element]) -> None:
        """Write the whole tree and hang it into the file."""
        for section in sections:
            self._plant(section)
        for mark, text in _said(drawn.marks, sections, self.parents):
            if mark.element.tag == _PICTURE:
                self._picture(mark)
            else:
                self._leaf(mark, text)
        for link in drawn.links:
            self._link(link)
        for node in self.nodes.values():
            node.structure.K = Array(node.kids)
        self.top.structure.K = Array(self.top.kids)
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self._numbers()))
        self.root.ParentTreeNextKey = len(self.leaves) + len(self.annotations)
        self.pdf.Root.StructTreeRoot = self.root

    def _plant(self, element: Element) -> None:
        """Make the elements of blocks, in order and also where they are empty."""
        self._node(element)
        for child in element:
            self.parents[child] = element
            if child.tag == _PICTURE:
                self._node(child)
            elif child.get("aria-hidden") != "true":
                if child.tag not in _INLINE:
                    self._plant(child)
                else:
                    self.parents.update((inner, outer) for outer in child.iter() for inner in outer)

    def _node(self, element: Element) -> _Node:
        """The structure element of an HTML element; those of inline ones are made when needed,
        since they stand among the text of their block."""
        if element not in self.nodes:
            parent = self._above(element)
            made = self._structure(_TAGS.get(element.tag, "Span"), parent.structure)
            _describe(made, element)
            parent.kids.append(made)
            self.nodes[element] = _Node(made)
            if element.tag == "li":
                self.nodes[element] = self._item(made)
        return self.nodes[element]

    def _above(self, element: Element) -> _Node:
        return self._node(self.parents[element]) if element in self.parents else self.top

    def _item(self, item: pikepdf.Object) -> _Node:
        body = self._structure("LBody", item)
        item.K = Array([body])
        return _Node(body)

    def _structure(self, tag: str, parent: pikepdf.Object) -> pikepdf.Object:
        made = Dictionary(Type=Name.StructElem, S=Name("/" + tag), P=parent)
        return self.pdf.make_indirect(made)

    def _leaf(self, mark: Mark, text: str) -> None:
        """A stretch of text as drawn on one line, and what it says."""
        node = self._node(mark.element)
        item = node.structure.P
        made = self._structure("Lbl" if mark.is_marker else "Span", item)
        made.Pg = self.pdf.pages[mark.page].obj
        made.ActualText = String(text)
        made.K = mark.mcid
        if mark.is_marker:
            item.K = Array([made, node.structure])
        else:
            made.P = node.structure
            node.kids.append(made)
        self.leaves[mark.page][mark.mcid] = made

    def _picture(self, mark: Mark) -> None:
        """A picture, which says its alternative."""
        node = self._node(mark.element)
        node.structure.Pg = self.pdf.pages[mark.page].obj
        node.structure.Alt = String(mark.element.get("aria-label", ""))
        node.kids.append(mark.mcid)
        self.leaves[mark.page][mark.mcid] = node.structure

    def _link(self, link: Link) -> None:
        """Join a link's rectangle to its words, and say those words where it is listed."""
        node = self._node(link.element)
        annotation = self.pdf.get_object((link.number, 0))
        page = self.pdf.pages[link.page].obj
        node.kids.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page))
        annotation.StructParent = len(self.leaves) + len(self.annotations)
        annotation.Contents = String(_written(link.element))
        annotation.F = _PRINTED
        self.annotations.append(node.structure)

    def _numbers(self) -> Array:
        """Which element each number on each page belongs to."""
        numbers = Array()
        for page, leaves in enumerate(self.leaves):
            last = max(leaves, default=-1)
            numbers.append(page)
            numbers.append(Array([leaves.get(mcid) for mcid in range(last + 1)]))
        for number, structure in enumerate(self.annotations, start=len(self.leaves)):
            numbers.append(number)
            numbers.append(structure)
        return numbers


def _describe(structure: pikepdf.Object, element: Element) -> None:
    """What a reader should be told of an element beside its text."""
    if language := element.get("lang"):
        structure.Lang = String(language)
    for name in element.get("class", "").split():
        if name in _NUMBERING:
            structure.A = Dictionary(O=Name.List, ListNumbering=Name("/" + _NUMBERING[name]))
    if element.tag == "th":
        structure.A = Dictionary(O=Name.Table, Scope=Name.Column)


def _said(
    marks: Sequence[Mark], sections: Sequence[Element], parents: dict[Element, Element]
) -> Iterator[tuple[Mark, str]]:
    """Each mark with what it says: its text, and the space that stood where its line ends."""
    lines: dict[Element, list[Mark]] = {
        element: [] for section in sections for element in section.iter() if element.tag in _LINES
    }
    for mark in marks:
        if not mark.is_marker and mark.element.tag != _PICTURE:
            lines[_line_of(mark.element, parents)].append(mark)
    texts = {
        id(mark): text for line, drawn in lines.items() for mark, text in _aligned(line, drawn)
    }
    for mark in marks:
        yield mark, texts.get(id(mark), mark.text)


def _line_of(element: Element, parents: dict[Element, Element]) -> Element:
    while element.tag not in _LINES:
        element = parents[element]
    return element


def _aligned(line: Element, marks: Sequence[Mark]) -> Iterator[tuple[Mark, str]]:
    """The text of a line of the document, dealt out to what was drawn of it, whole and in order.

    Every sign must be there but spaces: the layout drops those at which it breaks a line.
    """
    written = _written(line)
    starts = [0]
    for mark in marks:
        start, end = _place(written, starts[-1], mark.text)
        if end < 0:
            raise TextLost(f"a <{line.tag}> on page {mark.page + 1} was drawn with another text")
        starts[-1:] = [start, end]
    if written[starts[-1] :].strip():
        raise TextLost(f"the end of a <{line.tag}> was not drawn")
    ends = [*starts[1:-1], len(written)]
    for mark, start, end in zip(marks, starts, ends, strict=False):
        yield mark, written[start:end]


def _place(written: str, position: int, drawn: str) -> tuple[int, int]:
    """Where in the line a drawn text starts and ends; the end is -1 if it does not stand there."""
    if not drawn.startswith(" "):
        position += len(written[position:]) - len(written[position:].lstrip(" "))
    end = position
    for sign in drawn.translate(_NOT_COMPARED):
        end += len(written[end:]) - len(written[end:].lstrip(" "))
        if not written.startswith(sign, end):
            return position, -1
        end += 1
    return position, end


def _written(element: Element) -> str:
    """The text of an HTML element as it reads: a line break is a space, spaces are single, and
    a soft hyphen is nothing, since no word is ever hyphenated."""
    spaced = re.sub("[ \t\n\r]+", " ", "".join(_texts(element)))
    return spaced.replace("\u00ad", "").strip(" ")


def _texts(element: Element) -> Iterator[str]:
    yield "\n" if element.tag == "br" else element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
