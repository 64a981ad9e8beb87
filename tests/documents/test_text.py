"""Plain text says what the blocks say, and no number turns round in it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

import pytest

from letters.documents.blocks import Block, Document, Group, Table, lines_of, text_of
from letters.documents.text import document_text
from tests.documents import samples

NAMES = list(samples.documents())
ISOLATES = re.compile("[\u2066\u2067\u2069]")


def words(text: str) -> list[str]:
    """The words of a text without isolates."""
    return ISOLATES.sub("", text).split()


@pytest.mark.parametrize("name", NAMES)
def test_says_every_line(name: str) -> None:
    """Every line that is not empty stands in the text, in order."""
    document = samples.documents()[name]
    text = " ".join(words(document_text(document)))
    position = 0
    for line in _lines_outside_tables(document):
        found = text.find(line, position)
        assert found >= 0, line
        position = found + len(line)


def _lines_outside_tables(document: Document) -> list[str]:
    return [
        " ".join(words(text_of(line)))
        for part in document.parts
        for block in _flat(part.blocks)
        if not isinstance(block, Table)
        for line in lines_of(block)
        if line
    ]


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from _flat(block.blocks) if isinstance(block, Group) else [block]


def test_every_kind_of_block() -> None:
    """A letter as it would be pasted into a form."""
    text = document_text(samples.documents()["english"])
    assert "\nFlat 3\n12 Example Street\nLeeds LS1 4AB\n" in "\n" + text
    assert "\n\n- On 12 January 2026 I asked for an assessment.\n- On 3 March" in text
    assert "\n\n1. Give your reasons in writing.\n2. " in text
    assert "\n\nDate: 5 February 2026\nWho: Ms O’Neill\nWhat was said: She would call" in text
    assert "\n\nWrite down here what you were told\n____" in text
    assert "Dear Sir or Madam,\nEducation department,\n" in text


def test_boxes_to_tick_and_parts() -> None:
    """Boxes are brackets, and a ruled line stands between two parts."""
    checklist = document_text(samples.documents()["checklist"])
    assert "[ ] Copy the decision letter.\n[ ] Sign" in checklist
    assert document_text(samples.documents()["copy-ur"]).count("\n\n" + "-" * 40 + "\n\n") == 1


def test_values_are_isolated_in_right_to_left_lines() -> None:
    """A telephone number in Urdu is held together; one in English needs nothing."""
    assert "\u2066020 7946 0018\u2069" in document_text(samples.documents()["urdu"])
    assert "on 020 7946 0018 or" in document_text(samples.documents()["english"])


def test_a_foreign_name_is_isolated_in_english() -> None:
    """So that the comma after it stays after it."""
    assert "called \u2067عائشہ خان\u2069, born" in document_text(samples.documents()["names"])


@pytest.mark.parametrize("name", NAMES)
def test_isolates_are_the_only_controls_and_are_closed(name: str) -> None:
    """Each isolate ends on its line, none inside another."""
    for line in document_text(samples.documents()[name]).split("\n"):
        formats = [sign for sign in line if unicodedata.category(sign) == "Cf"]
        controls = [sign for sign in formats if sign != "\u200c"]
        assert controls[1::2] == ["\u2069"] * (len(controls) // 2)
        assert set(controls[::2]) <= {"\u2066", "\u2067"}
        assert len(controls) % 2 == 0
