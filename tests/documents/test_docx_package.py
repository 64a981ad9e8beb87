"""The file around the text: the same bytes every time, one section a part, styles in one place."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace

import docx
import pytest
from lxml import etree

from letters.documents.blocks import (
    AddressBlock,
    Block,
    Group,
    Paragraph,
    Run,
    Sentence,
    WritingSpace,
)
from letters.documents.docx import IllegalCharacterError, document_docx
from tests.documents.docx_samples import DOCUMENTS, say
from tests.reading.word import W, WordFile, fingerprint

_PRINT_HASHES = """
from letters.documents.docx import document_docx
from tests.documents.docx_samples import DOCUMENTS
from tests.reading.word import fingerprint
for document in DOCUMENTS.values():
    print(fingerprint(document_docx(document)))
"""


def test_two_processes_write_the_same_bytes() -> None:
    """No clock, no order of a set, no name of a computer gets into the file."""
    run = [sys.executable, "-c", _PRINT_HASHES]
    there = subprocess.run(run, check=True, capture_output=True, text=True).stdout.split()
    assert there == [fingerprint(document_docx(document)) for document in DOCUMENTS.values()]


def test_writing_one_document_leaves_no_trace_in_the_next() -> None:
    """What is kept between two documents is never written to."""
    first = document_docx(DOCUMENTS["english"])
    document_docx(DOCUMENTS["checklist"])
    document_docx(DOCUMENTS["urdu"])
    assert document_docx(DOCUMENTS["english"]) == first


def test_each_part_is_a_section_that_counts_its_own_pages() -> None:
    """Pages of the translation are numbered from one, on A4 with margins of 22 mm."""
    word = docx.Document(io.BytesIO(document_docx(DOCUMENTS["urdu"])))
    assert len(word.sections) == 2
    for section in word.sections:
        assert round(section.page_width.mm), round(section.page_height.mm) == (210, 297)
        assert {round(side.mm) for side in (section.left_margin, section.top_margin)} == {22}
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"


@pytest.mark.parametrize(
    ("name", "footer", "codes"),
    [
        ("english", "Letter about a decision\tPage 1 of 1", ["PAGE", "SECTIONPAGES"]),
        ("pairs", "Letter about a decision\t1 / 1", ["PAGE", "SECTIONPAGES"]),
        ("urdu-alone", "فیصلے کے بارے میں خط\tصفحہ 1 از 1", ["PAGE", "SECTIONPAGES"]),
    ],
)
def test_the_foot_says_title_page_and_pages(name: str, footer: str, codes: list[str]) -> None:
    """Both numbers are fields; the total has a second way of counting inside, for LibreOffice."""
    (foot,) = WordFile(document_docx(DOCUMENTS[name])).footers
    shown = "".join(
        "\t" if item.tag == f"{W}tab" else item.text for item in foot.iter(f"{W}t", f"{W}tab")
    )
    assert shown == footer
    fields = [item.text.split()[0] for item in foot.iter(f"{W}instrText")]
    assert fields == [*codes, "PAGEREF"]


def test_numbers_alone_in_a_right_to_left_foot_run_left_to_right() -> None:
    """ "1 / 3" would otherwise read "3 / 1"."""
    foot = WordFile(document_docx(DOCUMENTS["naskh"])).footers[1]
    label = [run for run in foot.iter(f"{W}r") if run.find(f"{W}t") is not None][1:]
    assert [run.findtext(f"{W}t") for run in label] == ["1", " / ", "1"]
    assert not any(run.find(f"{W}rPr/{W}rtl") is not None for run in label)


@pytest.mark.parametrize(
    ("name", "font"), [("english", "Arial"), ("urdu", "Urdu Typesetting"), ("naskh", "Arial")]
)
def test_the_font_of_right_to_left_text_stands_in_one_place(name: str, font: str) -> None:
    """In the defaults of the styles; no run names a font of its own."""
    word = WordFile(document_docx(DOCUMENTS[name]))
    styles = etree.fromstring(word.parts["word/styles.xml"])
    fonts = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert (fonts.get(f"{W}ascii"), fonts.get(f"{W}cs")) == ("Arial", font)
    assert not list(word.document.iter(f"{W}rFonts"))


def test_every_style_used_is_defined() -> None:
    """A paragraph or run never names a style that the file doesn't hold."""
    for document in DOCUMENTS.values():
        word = WordFile(document_docx(document))
        styles = etree.fromstring(word.parts["word/styles.xml"])
        known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
        used = word.document.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
        assert {style.get(f"{W}val") for style in used} <= known


@pytest.mark.parametrize("character", ["\x00", "\x01", "\ufffe", "\ud800"])
def test_a_character_that_no_word_file_can_hold_is_refused(character: str) -> None:
    """The gate stops these; should one pass it, no broken file is made."""
    words = Paragraph((Sentence("", (Run(f"a{character}b", "en", "ltr", value=True),)),))
    sample = DOCUMENTS["english"]
    document = replace(sample, parts=(replace(sample.parts[0], blocks=(words,)),))
    with pytest.raises(IllegalCharacterError, match=r"a\\"):
        document_docx(document)


def test_there_is_one_line_to_sign_on_and_room_above_it() -> None:
    """Space to write in has all its lines, a signature's the last, room to draw none."""
    space = WritingSpace(2, say("en", "Signature"))
    drawing = replace(space, ruled=False)
    for block, lines in ((space, 2), (Group("signature", (space,)), 1), (drawing, 0)):
        written = _written(block)
        assert len(list(written.iter(f"{W}br"))) == 2
        assert len(list(written.iter(f"{W}tab"))) == lines


def test_how_to_reach_the_sender_stands_under_the_address() -> None:
    """Two lines at most, and only those that follow it."""
    lines = [Paragraph(say("en", "Telephone"), "reference") for _ in range(3)]
    address = AddressBlock((Run("Flat 3", "en", "ltr", value=True),), "sender")
    styles = [style.get(f"{W}val") for style in _written(address, *lines).iter(f"{W}pStyle")]
    assert styles == ["SenderAddress", "SenderReference", "SenderReference", "ReferenceLine"]


def _written(*blocks: Block) -> etree._Element:
    sample = DOCUMENTS["english"]
    part = replace(sample.parts[0], blocks=blocks)
    return WordFile(document_docx(replace(sample, parts=(part,)))).document


def test_references_lead_to_the_closing_list() -> None:
    """Each [1] is a link inside the file; without a closing list it is plain text."""
    word = WordFile(document_docx(DOCUMENTS["english"]))
    links = [link for link in word.document.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert ["".join(link.itertext()) for link in links] == ["[1]", "[1]", "[2]"]
    lone = Paragraph(say("en", "The council had to decide [1]."))
    sample = DOCUMENTS["english"]
    document = replace(sample, parts=(replace(sample.parts[0], blocks=(lone,)),))
    assert not list(WordFile(document_docx(document)).document.iter(f"{W}hyperlink"))


def test_a_translated_heading_beside_its_english_is_no_second_heading() -> None:
    """The list of headings of the edition paragraph by paragraph is read once."""
    lines = WordFile(document_docx(DOCUMENTS["pairs"])).lines
    headings = [line for line in lines if line.style.startswith("Heading")]
    glosses = [line for line in lines if line.style.startswith("Gloss")]
    assert len(headings) == len(glosses) == 3
    assert not any(line.rtl for line in headings)
    assert all(line.rtl for line in glosses)
