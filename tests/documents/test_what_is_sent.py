"""What is sent holds what can be read in it: no draft, and no answer that it leaves out.

`tests/proofs/test_round_trip.py` looks into every file of the covering set as well.
"""

from __future__ import annotations

import io
import pathlib
from collections.abc import Iterator, Mapping
from functools import cache

import pikepdf
import pytest

from letters import draft_files, making
from letters.documents.blocks import Document
from letters.drafts.draft_file import FORMAT, carried
from letters.drafts.in_word import NAMESPACE, draft_in_word, with_draft
from letters.kinds import kind, kinds
from letters.making import FORMATS, Order
from letters.questions.path import Path, replay
from tests.journeys import files
from tests.reading.hidden import hidden
from tests.reading.office import convert
from tests.reading.word import schema_faults

# Answers that wait in a draft and are on no path: of another kind, or from before a change of mind.
CANARY = "Zz999z"
UNSAID: Mapping[str, object] = {
    "address": f"1 {CANARY} Street",
    "safe_contact": f"{CANARY} at the library",
    "adviser_name": f"{CANARY} Adviser",
    "effect_child": {"text": f"{CANARY} is what happened.", "language": "en", "english": ""},
}
ORDERS = (
    Order(),
    Order("en", "pl"),
    Order("en", "pl", "paragraphs"),
    Order("pl"),
    Order("en", "ur"),
    Order("en", "ur", "paragraphs"),
    Order("ur"),
    Order("en", "ur", "copy", "naskh"),
    Order("en", "ur", "paragraphs", "naskh"),
    Order("ur", typeface="naskh"),
)


@cache
def path_of(kind_id: str) -> Path:
    """The shortest way to a document of a kind, with every answer of UNSAID that it leaves out."""
    journey = kind(kind_id).journey
    replayed = ((one, replay(journey, one.answers, one.on_date)) for one in files.given(kind_id))
    whole = [(one, path) for one, path in replayed if path.complete]
    given, path = min(whole, key=lambda pair: len(pair[0].answers))
    asked = {field.name for page in path.pages for field in page.fields}
    more = {name: value for name, value in UNSAID.items() if name not in asked}
    assert more
    return replay(journey, {**given.answers, **more}, given.on_date)


def documents(kind_id: str, order: Order) -> tuple[Document, ...]:
    """The documents of a kind in one edition."""
    return making.made(kind(kind_id), path_of(kind_id), order)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.suffix)
@pytest.mark.parametrize("kind_id", kinds())
def test_what_is_sent_carries_no_draft(kind_id: str, order: Order) -> None:
    """Every document and edition. A PDF takes time: here in English, and in the covering set."""
    for document in documents(kind_id, order):
        for form in FORMATS:
            if (form == "ics" and not document.days) or (form == "pdf" and order != Order()):
                continue
            file = making.written(document, form)
            assert hidden(file, CANARY) == [], f"{document.name}.{form}"


def copies(kind_id: str) -> Iterator[bytes]:
    """My copy of each document of a kind."""
    content = draft_files.content_of_copy(kind(kind_id), path_of(kind_id), {})
    for document in documents(kind_id, Order()):
        yield with_draft(making.written(document, "docx"), carried(content))


@pytest.mark.parametrize("kind_id", kinds())
def test_my_copy_would_be_seen(kind_id: str) -> None:
    """The planted fault: the one file that carries answers. It holds none that were left out."""
    for copy in copies(kind_id):
        assert {FORMAT, NAMESPACE, "child_born"} <= set(hidden(copy, CANARY))
        assert CANARY not in hidden(copy, CANARY)


@pytest.mark.parametrize("kind_id", kinds())
def test_my_copy_is_a_sound_word_file(kind_id: str) -> None:
    """The rules of Office have nothing against the part that was added."""
    for copy in copies(kind_id):
        assert schema_faults(copy) == []


def test_my_copy_keeps_its_answers_when_it_is_saved_elsewhere(tmp_path: pathlib.Path) -> None:
    """Somebody opened it in LibreOffice and saved it; the answers are still in it. (As a template:
    under its own name LibreOffice would leave the file alone.)"""
    copy = next(copies("mediation-advice"))
    saved = convert({"copy": copy}, "dotx", tmp_path)["copy"].read_bytes()
    assert draft_in_word(saved) == draft_in_word(copy)


def test_a_draft_in_a_pdf_would_be_seen() -> None:
    """The planted fault: an answer in a stream that is packed."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Hidden = pdf.make_stream(b'{"child_name": "' + b"x" * 500)
    made = io.BytesIO()
    pdf.save(made, compress_streams=True)
    assert hidden(made.getvalue()) == ["child_name"]
