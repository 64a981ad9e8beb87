"""No sentence says what the law is without its source, or with a number that is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from letters import law
from letters.documents.template import Pattern
from tests.proofs import goldens, law_gate

PATTERNS = tuple(law_gate.every_pattern())


@pytest.mark.parametrize("template", sorted({one.id.split("#")[0] for one in PATTERNS}))
def test_every_sentence_of_law_has_its_source_and_numbers(template: str) -> None:
    """Must, duty, right, section, regulation, rule and spans of time: sourced, with the numbers
    that the register gives for the source."""
    sentences = (one for one in PATTERNS if one.id.startswith(f"{template}#"))
    assert [fault for one in sentences for fault in law_gate.faults(one)] == []


@pytest.mark.parametrize("sentence", law_gate.EXCEPTIONS)
def test_every_exception_is_needed(sentence: str) -> None:
    """An exception stands for a sentence that is there and would be caught without it."""
    found = {one.id: one for one in PATTERNS}
    assert law_gate.faults(replace(found[sentence], id="no exception")) != []


def test_every_working_of_our_own_is_told_where_the_law_is_listed() -> None:
    """The list has words of its own for each; one without them would be numbered and not listed."""
    told = {one.id.removeprefix("_closing#own-") for one in PATTERNS if "_closing#own-" in one.id}
    assert told == {one.id for one in law.sources().values() if one.status == "derived"}


@pytest.mark.parametrize("golden", goldens.golden_files(), ids=lambda path: path.stem)
def test_harmful_what_is_no_law_stands_in_a_list_of_its_own(golden: Path) -> None:
    """Guidance, forms, pages of advice services and councils, and our own working."""
    text = golden.read_text(encoding="utf-8")
    found = re.search(r"(?ms)^The law this \w+ relies on$(.*?)^(?:Guidance and|Made on)", text)
    listed = found[1] if found else ""
    others = (one for one in law.sources().values() if not one.is_law)
    assert [one.id for one in others if f"{one.title}, {one.provision}." in listed] == []
    assert "our own working" not in listed


@pytest.mark.parametrize("golden", goldens.golden_files(), ids=lambda path: path.stem)
def test_harmful_no_page_of_an_advice_service_is_called_law_in_a_letter(golden: Path) -> None:
    """Whoever gets the letter would take the rest for no more than that."""
    listed = golden.read_text(encoding="utf-8").partition("The law this letter relies on")[2]
    practice = (one for one in law.sources().values() if one.kind == "practice")
    assert [one.id for one in practice if f"{one.title}, {one.provision}." in listed] == []


@pytest.mark.parametrize(
    ("english", "numbers"),
    [
        ("The council must answer within 6 weeks.", ["6 weeks"]),
        (
            "Within two months of the letter or one month of the certificate.",
            ["2 months", "1 month"],
        ),
        ("By 5pm on the first working day after 31 August.", ["31 August", "5pm"]),
        ("Section 51 of the Act, and 15 working days.", ["15 working days", "51"]),
        ("The form is SEND35A, under the Act 2014.", []),
    ],
)
def test_numbers_are_read_as_the_register_writes_them(english: str, numbers: list[str]) -> None:
    """In digits or words, with their unit."""
    assert law_gate.numbers(english) == numbers


@pytest.mark.parametrize(
    ("english", "law"),
    [
        ("The council had to decide by {due}.", False),
        ("You have the right to appeal.", True),
        ("Please answer within ten working days.", True),
        ("Look at Section F and Section B.", False),
        ("Regulation 13 says so.", True),
        ("I am writing about Sections B and F of the plan.", False),
    ],
)
def test_words_of_law_are_noticed(english: str, law: bool) -> None:
    """And the parts of a plan are not taken for sections of an Act."""
    assert law_gate.speaks_of_law(english) is law


def planted(english: str, *sources: str) -> Pattern:
    return Pattern("planted#sentence", english, (), sources)


@pytest.mark.parametrize(
    "pattern",
    [
        planted("The council must answer."),
        planted("You have 2 months."),
        planted("You have three weeks."),
        planted("The appeal must arrive within 3 months.", "hesc-r20"),
        planted("The appeal must arrive within 60 days.", "hesc-r20"),
        planted("Time ends on 1 September.", "hesc-r12"),
        planted("Regulation 34 says so.", "send-regs-r33"),
        planted("The council must answer.", "no-such-source"),
    ],
    ids=lambda pattern: pattern.english,
)
def test_planted_sentence_of_law_is_caught(pattern: Pattern) -> None:
    """Law without a source, a number that is not in it, a source that is not there."""
    assert law_gate.faults(pattern) != []


def test_sound_sentence_of_law_passes() -> None:
    """The same with the right source and number."""
    assert law_gate.faults(planted("It must arrive within 2 months.", "hesc-r20")) == []
