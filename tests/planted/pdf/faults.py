"""PDFs with one fault each, made from good ones: every gate must catch its own."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from letters.documents.blocks import Block, Document, Paragraph, Run
from letters.documents.pdf import document_pdf
from tests.documents import samples

TELEPHONE = "020 7946 0018"


@contextmanager
def _mended(good: bytes) -> Iterator[tuple[pikepdf.Pdf, io.BytesIO]]:
    with pikepdf.open(io.BytesIO(good)) as opened:
        bad = io.BytesIO()
        yield opened, bad
        opened.save(bad)


def _with_tree(good: bytes, change: Callable[[pikepdf.Object], bool]) -> bytes:
    """The file with the first structure element changed that `change` says it changed."""
    with _mended(good) as (opened, bad):
        assert any(change(element) for element in _elements(opened.Root.StructTreeRoot))
    return bad.getvalue()


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and kid.get("/Type") != "/OBJR":
            yield from _elements(kid)


def _with_content(good: bytes, old: bytes, new: bytes, page: int = 0) -> bytes:
    with _mended(good) as (opened, bad):
        content = opened.pages[page].Contents.read_bytes()
        assert old in content
        opened.pages[page].Contents = opened.make_stream(content.replace(old, new, 1))
    return bad.getvalue()


def _set(tag: str, name: str, value: pikepdf.Object | None) -> Callable[[pikepdf.Object], bool]:
    def change(element: pikepdf.Object) -> bool:
        if element.get("/S") != tag or name not in element:
            return False
        if value is None:
            del element[name]
        else:
            element[name] = value
        return True

    return change


def no_language(name: str) -> bytes:
    """The file does not say what language it is in."""
    with _mended(samples.pdf(name)) as (opened, bad):
        del opened.Root.Lang
    return bad.getvalue()


def part_in_wrong_language(name: str) -> bytes:
    """A part is read out in the language of another."""
    return _with_tree(samples.pdf(name), _set("/Part", "/Lang", String("de")))


def no_title(name: str) -> bytes:
    """The file has no title."""
    with _mended(samples.pdf(name)) as (opened, bad):
        del opened.docinfo["/Title"]
    return bad.getvalue()


def lost_paragraph(name: str) -> bytes:
    """A paragraph is on the page but not in the structure."""

    def change(element: pikepdf.Object) -> bool:
        kids = element.get("/K")
        if element.get("/S") == "/Part":
            kept = [kid for kid in kids if kid.S != "/P"]
            element.K = Array([*kept, *[kid for kid in kids if kid.S == "/P"][1:]])
            return True
        return False

    return _with_tree(samples.pdf(name), change)


def undrawn_paragraph(name: str) -> bytes:
    """A document that was drawn without one of its paragraphs."""
    return document_pdf(_changed(name, lambda block: None if _says(block, TELEPHONE) else block))


def swapped_number(name: str) -> bytes:
    """A number on the page and in the structure is not the number of the document."""
    return document_pdf(
        _changed(name, _each_run(lambda run: replace(run, text=run.text.replace("17", "71"))))
    )


def number_read_otherwise(name: str) -> bytes:
    """A number is drawn right, and read out with two digits exchanged."""

    def change(element: pikepdf.Object) -> bool:
        spoken = str(element.get("/ActualText", ""))
        element_changed = TELEPHONE in spoken
        if element_changed:
            element.ActualText = String(spoken.replace("7946", "7964"))
        return element_changed

    return _with_tree(samples.pdf(name), change)


def telephone_turned_round(name: str) -> bytes:
    """A telephone number runs on in right-to-left text as if it were a part of it. Its blanks are
    such that its groups are not known for a number."""
    turned = TELEPHONE.replace(" ", "\u2002")

    def change(run: Run) -> Run:
        if run.text != TELEPHONE:
            return run
        return replace(run, text=turned, value=False, direction="rtl")

    return document_pdf(_changed(name, _each_run(change)))


def wrong_glyph(name: str) -> bytes:
    """One letter is drawn as another; every layer of text stays as it was."""
    return _with_content(samples.pdf(name), b"<0024", b"<0025")


def missing_glyph(name: str) -> bytes:
    """One letter is drawn as the glyph that is not defined."""
    return _with_content(samples.pdf(name), b"<0024", b"<0000")


def digits_placed_backwards(name: str) -> bytes:
    """The first gap in a line of figures is so wide that the rest stands before it."""
    return _with_content(samples.pdf(name), b"<0013", b"<0013> 9000 <")


def runs_off_the_paper(name: str) -> bytes:
    """A line of figures goes on beyond the edge."""
    return _with_content(samples.pdf(name), b"<0013", b"<0013> -60000 <")


def other_font(name: str) -> bytes:
    """A font that nobody chose."""
    with _mended(samples.pdf(name)) as (opened, bad):
        for font in opened.pages[0].Resources.Font.values():
            font.BaseFont = Name("/ABCDEF+DejaVu-Sans")
    return bad.getvalue()


def footer_as_text(name: str) -> bytes:
    """The page number is drawn outside the structure, and not as an artifact."""
    return _with_content(samples.pdf(name), b"/Artifact\n<</Type /Pagination", b"/Span\n<<")


def footer_of_another_page(name: str) -> bytes:
    """The second page is there twice, so that its number is said twice."""
    with _mended(samples.pdf(name)) as (opened, bad):
        opened.pages[0].Contents = opened.pages[1].Contents
    return bad.getvalue()


def second_first_heading(name: str) -> bytes:
    """Two headings of the first level."""
    return _with_tree(samples.pdf(name), _set("/H2", "/S", Name.H1))


def skipped_heading(name: str) -> bytes:
    """A third level after the first."""
    return _with_tree(samples.pdf(name), _set("/H2", "/S", Name.H3))


def header_without_scope(name: str) -> bytes:
    """A header cell that does not say what it heads."""
    return _with_tree(samples.pdf(name), _set("/TH", "/A", None))


def list_without_numbering(name: str) -> bytes:
    """A list that does not say how it is numbered."""
    return _with_tree(samples.pdf(name), _set("/L", "/A", None))


def item_without_body(name: str) -> bytes:
    """A list item that is a bare line of text."""
    return _with_tree(samples.pdf(name), _set("/LBody", "/S", Name.P))


def unnamed_link(name: str) -> bytes:
    """A link that is listed by its address."""
    with _mended(samples.pdf(name)) as (opened, bad):
        for page in opened.pages:
            for annotation in page.get("/Annots", Array()):
                annotation.Contents = String("https://www.example.org/")
    return bad.getvalue()


def _changed(name: str, change: Callable[[Block], Block | None]) -> Document:
    document = samples.documents()[name]
    parts = tuple(
        replace(
            part,
            blocks=tuple(
                changed for block in part.blocks if (changed := change(block)) is not None
            ),
        )
        for part in document.parts
    )
    return replace(document, parts=parts)


def _each_run(change: Callable[[Run], Run]) -> Callable[[Block], Block]:
    def changed(block: Block) -> Block:
        if not isinstance(block, Paragraph):
            return block
        return replace(
            block,
            sentences=tuple(
                replace(sentence, runs=tuple(change(run) for run in sentence.runs))
                for sentence in block.sentences
            ),
        )

    return changed


def _says(block: Block, text: str) -> bool:
    return isinstance(block, Paragraph) and any(text in one.text for one in block.sentences)
