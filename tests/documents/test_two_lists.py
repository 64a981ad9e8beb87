"""Two closing lists under one numbering: in each format the second goes on where the first ended,
and each reference leads to its own item."""

from __future__ import annotations

from dataclasses import replace

from letters.documents.blocks import Document, Listing, Paragraph, Run, Sentence
from letters.documents.docx import document_docx
from letters.documents.html import document_html
from letters.documents.pdf import document_pdf
from letters.documents.text import document_text
from tests.documents import samples
from tests.reading import structure
from tests.reading.word import W, WordFile


def two_lists() -> Document:
    """A document that cites an item of each list."""
    document = samples.documents()["english"]
    cited = tuple(Run(f"[{n}]", "en", "ltr", value=True, target=n) for n in (1, 3))
    items = tuple((Sentence(f"letter#{word}", (Run(word, "en", "ltr"),)),) for word in _ITEMS)
    blocks = (
        Paragraph((Sentence("letter#said", (Run("It says so ", "en", "ltr"), *cited)),)),
        Listing("number", items[:2], sources=True),
        Listing("number", items[2:], sources=True, first=3),
    )
    return replace(document, parts=(replace(document.parts[0], blocks=blocks),))


_ITEMS = ("An Act.", "A rule.", "A form.", "A leaflet.")


def test_text() -> None:
    assert "3. A form.\n4. A leaflet." in document_text(two_lists())


def test_html() -> None:
    page = document_html(two_lists(), stylesheet="")
    assert '<ol class="list-number" start="3">' in page
    assert '<li id="source-3">A form.</li>' in page
    assert 'href="#source-3"' in page


def test_word() -> None:
    word = WordFile(document_docx(two_lists()))
    links = [link.get(f"{W}anchor") for link in word.document.iter(f"{W}hyperlink")]
    marks = [mark.get(f"{W}name") for mark in word.document.iter(f"{W}bookmarkStart")]
    assert len(links) == 2
    assert set(links) <= set(marks)
    numbering = word.parts["word/numbering.xml"].decode()
    assert numbering.count('startOverride w:val="3"') == 1


def test_pdf() -> None:
    assert "3. A form." in structure.read(document_pdf(two_lists())).text.replace("\n", " ")
