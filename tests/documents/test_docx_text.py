"""A Word file says what its blocks say: as XML, in python-docx and in LibreOffice."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from letters.documents.blocks import Document, text_of
from letters.documents.docx import document_docx
from tests.documents.docx_samples import DOCUMENTS
from tests.documents.samples import documents
from tests.reading.office import convert, paragraphs
from tests.reading.word import faults, written_lines

SAMPLES = DOCUMENTS | {f"page-{name}": document for name, document in documents().items()}
every_sample = pytest.mark.parametrize("document", SAMPLES.values(), ids=SAMPLES)


@every_sample
def test_nothing_is_wrong_with_any_sample(document: Document) -> None:
    """Text, languages, directions, headings, lists, tables, properties and Office's own rules."""
    assert faults(document_docx(document), document) == []


@every_sample
def test_another_reader_finds_the_same_headings(document: Document) -> None:
    """python-docx, which knows only real styles, lists the headings in order."""
    word = docx.Document(io.BytesIO(document_docx(document)))
    found = [p.text for p in word.paragraphs if (p.style.name or "").startswith("Heading")]
    wanted = [p.text for p in word.paragraphs if p._p.pPr.pStyle.val.startswith("Heading")]
    assert found == wanted
    assert found


def test_libreoffice_reads_every_sample_as_its_blocks(tmp_path: Path) -> None:
    """Opened and saved by LibreOffice, each file still holds its lines, all and in order."""
    files = {name: document_docx(document) for name, document in SAMPLES.items()}
    for name, path in convert(files, "fodt", tmp_path).items():
        assert paragraphs(path) == _written_lines(SAMPLES[name]), name


def _written_lines(document: Document) -> list[str]:
    return [text for line in written_lines(document) if (text := text_of(line))]
