"""The extension of WeasyPrint: its version, its bytes, its silence, and what it refuses."""

import hashlib
import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import pikepdf
import pytest
import weasyprint
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.text.ffi import harfbuzz_subset

from letters.documents.blocks import Listing, Paragraph
from letters.documents.html import part_page
from letters.documents.pdf import document_pdf, engine, structure
from tests.documents import samples
from tests.reading import glyphs
from tests.reading import structure as reading


def test_version_is_the_one_that_is_extended() -> None:
    """Another version may have other insides: read `engine.py` against it before changing this."""
    assert weasyprint.__version__ == engine.PINNED == "70.0"


def test_fonts_are_cut_by_harfbuzz() -> None:
    """Without libharfbuzz-subset0 every page takes thirty times as long."""
    assert harfbuzz_subset is not None


@pytest.mark.parametrize("name", ["copy-ur", "names"])
def test_same_bytes_in_another_process(name: str) -> None:
    """A document has one file, whoever makes it and in whatever order dictionaries are hashed."""
    code = (
        "import hashlib; from tests.documents import samples;"
        f"print(hashlib.sha256(samples.pdf({name!r})).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "4711"}
    told = subprocess.check_output([sys.executable, "-c", code], env=environment, text=True)
    assert told.strip() == hashlib.sha256(samples.pdf(name)).hexdigest()


def test_same_bytes_twice_in_one_process() -> None:
    """Nothing is left behind by the document before."""
    document = samples.documents()["urdu"]
    assert document_pdf(document) == samples.pdf("urdu")


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A web server that notes who asks it for anything."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_nothing_is_fetched(listener: tuple[str, list[str]]) -> None:
    """Not even from a page that asks for it, as ours never do."""
    address, asked = listener
    hostile = (
        f'<link rel=stylesheet href="{address}/a"><style>@import "{address}/b";'
        f'p {{ background: url({address}/c) }}</style><p>Text<img src="{address}/d" alt="x">'
        '<img src="file:///etc/passwd" alt="y">'
    )
    engine.lay_out(hostile, "")
    assert asked == []


def test_a_character_without_a_font_is_an_error() -> None:
    """Never a box with nothing in it: the error says which character."""
    document = samples.documents()["english"]
    part = replace(document.parts[0], blocks=(Paragraph(samples.bare("Amina 😀")),))
    with pytest.raises(engine.CharacterUnprintable, match=r"grinning face \(U\+1F600\)"):
        document_pdf(replace(document, parts=(part,)))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The last day for contacting the mediation adviser. [1]"),
        ("en", "The last day for contacting the mediation adviser was **Monday**"),
        ("pl", "Niniejszym oczekuje odpowiedzi z Urzędu {عائشہ}"),
        ("ur", "کونسل پر لازم تھا کہ درخواست ملنے کے اندر فیصلہ بتائے۔ [1]"),
        ("ur", "کونسل پر لازم تھا کہ درخواست ملنے کے اندر {Amina}"),
    ],
)
def test_a_line_holds_what_fits(lang: str, text: str) -> None:
    """On a wider page no line ends earlier, whatever comes after a space: a link, a value."""
    before = next(_texts(_first_line(lang, text, 1000))).width
    lines = [_first_line(lang, text, round(before) + spare) for spare in range(-9, 40, 2)]
    words = [len("".join(box.text for box in _texts(line)).split()) for line in lines]
    assert words == sorted(words)
    assert words[0] < words[-1]


def _texts(line: Any) -> Iterator[Any]:
    return (box for box in line.descendants() if isinstance(box, TextBox))


def _first_line(lang: str, text: str, width: int) -> Any:
    """The first line of a text on a page of that width."""
    document = samples.documents()["english"]
    way = samples.direction(text[0])
    blocks = (
        Paragraph(samples.say(lang, text)),
        Listing("number", (samples.bare("1"),), sources=True),
    )
    part = replace(document.parts[0], blocks=blocks, language=lang, direction=way)
    html = part_page(replace(document, parts=(part,)), 1)
    laid = engine.lay_out(html, f"@page {{ size: {width}px 300px; margin: 0 }}")
    page = laid.pages[0]._page_box
    return next(box for box in page.descendants() if isinstance(box, LineBox))


@pytest.mark.parametrize(
    "drawn",
    [
        ["The council had to tell me"],
        ["The council had to tell me its ", "decision in 71 days."],
        ["The council ", "its ", "decision in 17 days."],
        [],
    ],
)
def test_lost_text_is_an_error(drawn: list[str]) -> None:
    """Text drawn otherwise than written makes no PDF, and the error does not repeat the text."""
    line = _line("The council had to tell me its decision in 17 days.")
    marks = [engine.Mark(0, number, line, text, False) for number, text in enumerate(drawn)]
    with pytest.raises(structure.TextLost) as caught:
        list(structure._aligned(line, marks))
    assert "council" not in str(caught.value)


def test_spaces_that_lines_swallow_come_back() -> None:
    """Each line but the last ends in the space at which it was broken."""
    line = _line("until the next")
    SubElement(line, "br").tail = "morning"
    marks = [
        engine.Mark(0, number, line, text, False)
        for number, text in enumerate(["until the", "next", "morning"])
    ]
    assert [text for _, text in structure._aligned(line, marks)] == [
        "until the ",
        "next ",
        "morning",
    ]


def _line(text: str) -> Element:
    line = Element("p")
    line.text = text
    return line


def test_metadata_holds_no_answer() -> None:
    """Title, author, language and versions, and nothing else; no moment either."""
    with pikepdf.open(io.BytesIO(samples.pdf("urdu"))) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "Sample: urdu",
            "/Author": "letters",
            "/Creator": "letters",
            "/Keywords": "letters 0.1, law 1",
            "/Producer": "WeasyPrint 70.0",
        }
        assert pdf.Root.Lang == "ur"
        assert b"Amina" not in pdf.Root.Metadata.read_bytes()


def test_bookmarks_are_the_headings() -> None:
    """A reader can go from heading to heading."""
    with pikepdf.open(io.BytesIO(samples.pdf("copy-pl"))) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[0] == "Complaint about the decision for Amina Khan"
    assert titles[-1] == "Skarga na decyzję w sprawie: Amina Khan"


def test_a_table_over_a_page_break_is_one_table() -> None:
    """Its header is drawn again on the next page, for the eye alone."""
    tree = reading.read(samples.pdf("checklist"))
    assert len(tree.all("Table")) == 2
    assert len(tree.all("TH")) == 6
    assert len({leaf.page for leaf in tree.all("Table")[0].leaves()}) > 1
    repeated = [
        glyph
        for glyph in glyphs.drawn(samples.pdf("checklist"))
        if glyph.artifact == "Pagination" and glyph.y > 700
    ]
    assert repeated


def test_a_paragraph_over_a_page_break_is_one_paragraph() -> None:
    """It is read through."""
    tree = reading.read(samples.pdf("checklist"))
    assert any(len({leaf.page for leaf in found.leaves()}) > 1 for found in tree.all("P"))
