"""A telephone number typed among right-to-left words can be dialled from every format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letters.documents.blocks import Document, Paragraph, Run, Sentence, Words
from letters.documents.docx import document_docx
from letters.documents.html import document_html
from letters.documents.pdf import document_pdf
from letters.documents.text import document_text
from tests.documents import samples
from tests.reading import gates, word

NUMBER = "+44 20 7946 0018"
TYPED = f"ٹیلیفون {NUMBER} اور 12 بچے"
LENGTHS = range(40, 100, 4)  # so that the number comes to stand alone at the beginning of a line


def _document(name: str) -> Document:
    """A sample with the words in sentences of many lengths and as somebody's own line."""
    sample = samples.documents()[name]
    part = sample.parts[0]
    value = Run(TYPED, "ur", "rtl", value=True)
    wordings = (Run("m" * length + ": ", part.language, part.direction) for length in LENGTHS)
    added = [Paragraph((Sentence("x.y", (wording, value)),)) for wording in wordings]
    added.append(Words((value,)))
    return replace(sample, parts=(replace(part, blocks=(*part.blocks, *added)),))


SAMPLES = pytest.mark.parametrize("name", ["english", "urdu"])


@SAMPLES
def test_in_html_the_number_stands_in_an_isolate(name: str) -> None:
    """Of its own direction, inside the one of the words."""
    written = document_html(_document(name), stylesheet="")
    assert written.count(f'<bdi dir="ltr">{NUMBER}</bdi>') == len(LENGTHS) + 1


@SAMPLES
def test_in_plain_text_it_is_isolated(name: str) -> None:
    """Wherever its isolate stands among the words."""
    assert (
        document_text(_document(name)).count(f"ٹیلیفون \u2066{NUMBER}\u2069 اور 12")
        == len(LENGTHS) + 1
    )


@SAMPLES
def test_in_word_it_stands_between_marks(name: str) -> None:
    """And the file still says what was typed, to the letter."""
    file = word.WordFile(document_docx(_document(name)))
    whole = "".join(run.raw for line in file.lines for run in line.runs)
    assert whole.count(f"ٹیلیفون \u200e{NUMBER}\u200e اور 12") == len(LENGTHS) + 1
    assert word.text_faults(file, _document(name)) == []


@SAMPLES
@pytest.mark.parametrize("gate", gates.GATES, ids=lambda gate: gate.__name__)
def test_on_paper_its_groups_run_forward(name: str, gate: gates.Gate) -> None:
    """Alone on its line too, where no word is left to hold it."""
    document = _document(name)
    assert gate(document_pdf(document), document) == []
