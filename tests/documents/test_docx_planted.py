"""Each check of Word files finds the fault that it is there for, and a sound file has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from letters.documents.blocks import Document
from letters.documents.docx import document_docx
from tests.documents.docx_samples import DOCUMENTS
from tests.documents.samples import documents
from tests.planted import docx as planted
from tests.reading import word as reading
from tests.reading.word import WordFile

Check = Callable[[WordFile, Document], list[str]]


def _alone(check: Callable[[WordFile], list[str]]) -> Check:
    return lambda word, _: check(word)


def _schema(word: WordFile, _: Document) -> list[str]:
    return reading.schema_faults(word.content)


FAULTS: tuple[tuple[Callable[[Any], None], Check], ...] = (
    (planted.without_run_direction, reading.direction_faults),
    (planted.without_paragraph_direction, reading.direction_faults),
    (planted.without_isolation, reading.direction_faults),
    (planted.without_paragraph, reading.text_faults),
    (planted.with_swapped_number, reading.text_faults),
    (planted.without_language, reading.language_faults),
    (planted.with_other_language, reading.language_faults),
    (planted.with_skipped_heading, _alone(reading.heading_faults)),
    (planted.without_list, _alone(reading.list_faults)),
    (planted.without_header, _alone(reading.table_faults)),
    (planted.with_empty_paragraph, _alone(reading.empty_faults)),
    (planted.with_lost_bookmark, _alone(reading.link_faults)),
    (planted.with_wrong_order, _schema),
)


IN_PAIRS: tuple[tuple[Callable[[Any], None], Check], ...] = (
    (planted.with_continuation_turned_round, reading.direction_faults),
    (planted.with_continuation_adrift, reading.text_faults),
    (planted.with_continuation_elsewhere, reading.text_faults),
    (planted.with_continuation_elsewhere, _alone(reading.list_faults)),
    (planted.with_continuation_parted, _alone(reading.list_faults)),
    (planted.with_numbered_continuation, _alone(reading.list_faults)),
)


@pytest.mark.parametrize(
    ("document", "fault", "check"),
    [
        *((DOCUMENTS["urdu"], *planted) for planted in FAULTS),
        *((documents()["pairs-ur"], *planted) for planted in IN_PAIRS),
    ],
    ids=[fault.__name__ for fault, _ in (*FAULTS, *IN_PAIRS)],
)
def test_the_check_finds_its_fault(
    document: Document, fault: Callable[[Any], None], check: Check
) -> None:
    """Sound before the fault is planted, not after."""
    content = document_docx(document)
    assert check(WordFile(content), document) == []
    assert check(WordFile(planted.plant(fault, content)), document) != []
