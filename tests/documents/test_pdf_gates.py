"""Every sample passes every gate, and every gate catches the faults that it is there for."""

import re

import pytest

from tests.documents import samples
from tests.planted.pdf import faults
from tests.reading import gates

NAMES = list(samples.documents())

# The least share of words that come back when a file is copied, by poppler. Naskh is short of all
# by what poppler itself does: it reads a lam-alef backwards. Nastaliq stacks its letters, and is
# read from the structure or not at all.
LATIN, NASKH = 0.98, 0.95


@pytest.mark.parametrize("gate", gates.GATES, ids=lambda gate: gate.__name__)
@pytest.mark.parametrize("name", NAMES)
def test_passes(name: str, gate: gates.Gate) -> None:
    """A good document has no fault."""
    assert gate(samples.pdf(name), samples.documents()[name]) == []


@pytest.mark.parametrize(
    ("fault", "name", "gate"),
    [
        (faults.no_language, "english", gates.conforms),
        (faults.no_language, "english", gates.speaks_the_language),
        (faults.part_in_wrong_language, "copy-ur", gates.speaks_the_language),
        (faults.no_title, "english", gates.speaks_the_language),
        (faults.lost_paragraph, "english", gates.reads_word_for_word),
        (faults.undrawn_paragraph, "urdu", gates.reads_word_for_word),
        (faults.swapped_number, "urdu", gates.reads_word_for_word),
        (faults.number_read_otherwise, "urdu", gates.reads_word_for_word),
        (faults.number_read_otherwise, "urdu", gates.numbers_run_forward),
        (faults.number_read_otherwise, "urdu", gates.draws_what_it_says),
        (faults.telephone_turned_round, "urdu", gates.values_stand_whole),
        (faults.telephone_turned_round, "urdu-naskh", gates.values_stand_whole),
        (faults.wrong_glyph, "english", gates.draws_what_it_says),
        (faults.missing_glyph, "english", gates.is_in_chosen_fonts),
        (faults.digits_placed_backwards, "english", gates.numbers_run_forward),
        (faults.runs_off_the_paper, "english", gates.stays_on_the_page),
        (faults.other_font, "english", gates.is_in_chosen_fonts),
        (faults.footer_as_text, "english", gates.numbers_its_pages),
        (faults.footer_of_another_page, "english", gates.numbers_its_pages),
        (faults.second_first_heading, "english", gates.is_sound),
        (faults.skipped_heading, "checklist", gates.is_sound),
        (faults.header_without_scope, "english", gates.is_sound),
        (faults.list_without_numbering, "english", gates.is_sound),
        (faults.item_without_body, "english", gates.is_sound),
        (faults.unnamed_link, "english", gates.is_sound),
    ],
    ids=lambda given: getattr(given, "__name__", given),
)
def test_catches(fault: object, name: str, gate: gates.Gate) -> None:
    """A planted fault is found by the gate that is there for it."""
    assert callable(fault)
    assert gate(fault(name), samples.documents()[name]) != []


@pytest.mark.parametrize("name", ["english", "polish", "copy-pl", "pairs-pl", "checklist", "names"])
def test_latin_words_come_back(name: str) -> None:
    """Who copies the text of a file in Latin script gets its words."""
    assert gates.recall(samples.pdf(name), samples.documents()[name], _latin) >= LATIN


@pytest.mark.parametrize("name", ["urdu-naskh", "pairs-ur-naskh"])
def test_naskh_words_come_back(name: str) -> None:
    """The edition that is easier to copy gives nearly all of its words back."""
    pdf, document = samples.pdf(name), samples.documents()[name]
    assert gates.recall(pdf, document, _latin, gates.bare_words) >= LATIN
    assert gates.recall(pdf, document, _arabic, gates.bare_words) >= NASKH


@pytest.mark.parametrize(("name", "least"), [("english", LATIN), ("urdu-naskh", NASKH)])
def test_lost_words_are_missed(name: str, least: float) -> None:
    """A paragraph that is not drawn brings the share below the least."""
    pdf, document = faults.undrawn_paragraph(name), samples.documents()[name]
    assert gates.recall(pdf, document, lambda word: True, gates.bare_words) < least


def _latin(word: str) -> bool:
    return not _arabic(word)


def _arabic(word: str) -> bool:
    return re.search("[\u0600-\u06ff]", word) is not None
