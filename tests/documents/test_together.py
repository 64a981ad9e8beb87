"""What stands over something stays with it: no page ends with a label whose text is on the next."""

from __future__ import annotations

import pytest

from letters.documents.blocks import (
    Block,
    Document,
    Group,
    Heading,
    Listing,
    Paragraph,
    Part,
    Table,
    Words,
)
from letters.documents.docx import document_docx
from letters.documents.pdf import document_pdf
from tests.documents.samples import bare, say, value
from tests.planted.docx import plant, with_label_adrift
from tests.reading import gates, structure
from tests.reading.word import WordFile, together_faults

# As many lines as leave room for one more on the first page, and for nothing after it.
FULL = 26
LABEL = Paragraph(say("en", "Why:"))
WORDS = Words((value("Because it helps."),))
ITEMS = (say("en", "One."), say("en", "Two."))
OVER = pytest.mark.parametrize(
    "after",
    [
        WORDS,
        Listing("bullet", ITEMS),
        Listing("number", ITEMS),
        Table(ITEMS, ((bare("1"), bare("2")),), say("en", "Both")),
        Table(ITEMS, ((bare("1"), bare("2")),)),
    ],
    ids=["words", "bullets", "numbers", "table", "table-without-caption"],
)


def page_that_ends(label: Block, after: Block) -> Document:
    """A page with room for the label and for nothing more."""
    lines = (Paragraph(say("en", f"Line {number}.")) for number in range(FULL))
    blocks = (Heading(1, say("en", "A full page")), *lines, label, after)
    return Document("kind", "sheet", "Sheet", "sheet-en", (Part("en", "ltr", "send", "S", blocks),))


def page_of_label(document: Document) -> int:
    """The page on which the label stands in the PDF, from 0."""
    read = structure.read(document_pdf(document)).walk()
    return next(gates.page_of(node) for node in read if node.tag == "P" and node.text == "Why:")


def test_the_page_ends_where_these_tests_say() -> None:
    """A line that leads on to nothing stays where there is room for it."""
    assert page_of_label(page_that_ends(LABEL, Paragraph(say("en", "Then.")))) == 0


@OVER
def test_a_label_goes_over_with_what_it_is_over(after: Block) -> None:
    """In the PDF, and the Word file says the same."""
    document = page_that_ends(LABEL, after)
    assert page_of_label(document) == 1
    assert gates.keeps_together(document_pdf(document), document) == []
    assert together_faults(WordFile(document_docx(document)), document) == []


def test_a_label_keeps_with_its_translation_and_both_with_the_words() -> None:
    """Paragraph by paragraph, in the Word file; the PDF does so by its style sheet."""
    urdu = Paragraph(say("ur", "کیوں:"))
    part = Part("en", "ltr", "pairs", "S", (Heading(1, say("en", "A")), LABEL, urdu, WORDS))
    document = Document("kind", "sheet", "Sheet", "sheet-en", (part,))
    _, *labels, words = WordFile(document_docx(document)).lines
    assert [(line.text, line.kept) for line in labels] == [("Why:", True), ("کیوں:", True)]
    assert not words.kept


def test_a_label_that_is_parted_is_found() -> None:
    """As in the PDF of another document that says the same: there the words stand in a frame."""
    document, framed = (page_that_ends(LABEL, one) for one in (WORDS, Group("box", (WORDS,))))
    (fault,) = gates.keeps_together(document_pdf(framed), document)
    assert "'Why:'" in fault


def test_a_label_that_word_may_part_is_found() -> None:
    """Where the Word file no longer says that it keeps with the next."""
    document = page_that_ends(LABEL, WORDS)
    planted = plant(with_label_adrift, document_docx(document))
    (fault,) = together_faults(WordFile(planted), document)
    assert "'Why:'" in fault
