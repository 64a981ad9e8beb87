"""The numbers of the sources on a sheet: once in a block, and never lost."""

from __future__ import annotations

import pytest

from letters.documents.blocks import (
    Block,
    Group,
    Heading,
    Listing,
    Paragraph,
    Run,
    Sentence,
    lines_of,
    text_of,
)
from letters.documents.references import once_in_a_block, without_numbers


def said(text: str, *numbers: int) -> Sentence:
    """A sentence with the numbers of its sources after it."""
    runs = [Run(text, "en", "ltr")]
    for number in numbers:
        runs += [Run(" ", "en", "ltr"), Run(f"[{number}]", "en", "ltr", True, target=number)]
    return Sentence("a", tuple(runs), tuple(f"source-{number}" for number in numbers))


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (Paragraph((said("A.", 1), said("B.", 1), said("C.", 1))), ["A. [1] B. C."]),
        (Paragraph((said("A.", 1, 2), said("B.", 2, 3))), ["A. [1] [2] B. [3]"]),
        (Paragraph((said("A.", 1), said("B."), said("C.", 1))), ["A. [1] B. C."]),
        (
            Listing("check", ((said("A.", 1),), (said("B.", 1),), (said("C."),), (said("D.", 1),))),
            ["A. [1]", "B.", "C.", "D. [1]"],
        ),
        (
            Listing("check", ((said("A.", 1), said("B.", 1)), (said("C.", 2),), (said("D.", 1),))),
            ["A. [1] B.", "C. [2]", "D. [1]"],
        ),
        (
            Group("box", (Paragraph((said("A.", 1), said("B.", 1))), Paragraph((said("C.", 1),)))),
            ["A. [1] B.", "C. [1]"],
        ),
        (Heading(2, (said("A.", 1),)), ["A. [1]"]),
    ],
    ids=["paragraph", "two", "between", "list", "items", "group", "heading"],
)
def test_a_number_stands_once_in_a_block(block: Block, lines: list[str]) -> None:
    """After the first sentence that relies on it, and after the first of items in a row."""
    (found,) = once_in_a_block((block,))
    assert [text_of(line) for line in lines_of(found)] == lines


def test_what_a_sentence_relies_on_is_kept_where_its_number_is_not_said() -> None:
    """The register's check reads the sources, not the numbers."""
    (found,) = once_in_a_block((Paragraph((said("A.", 1), said("B.", 1))),))
    assert isinstance(found, Paragraph)
    assert [sentence.sources for sentence in found.sentences] == [("source-1",), ("source-1",)]


def test_all_numbers_can_be_left_out() -> None:
    """As in large type."""
    assert [one.text for one in without_numbers((said("A.", 1, 2), said("B.")))] == ["A.", "B."]
