"""Every translation says what the English says, whole, with the same values, under its label."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from letters.documents.blocks import Block, Paragraph, Run, Sentence, sentences_of
from letters.documents.compose import DOCUMENT_TEMPLATES, PAGE_TEMPLATES, ValueMissing, compose
from letters.documents.editions import Order
from letters.documents.template import Pattern, read
from letters.kinds import kinds
from letters.languages.catalogues import DOMAINS, review, translated_languages
from letters.languages.locales import locales
from letters.reports import language_report
from letters.values import Code
from letters.wording import Words
from tests.languages import checks, pairs, reviews, wordings
from tests.planted.languages import FAULTS
from tests.proofs import covering
from tests.proofs.made import KINDS

TAGS = translated_languages()
ROOT = Path(__file__).parents[2]
every_language = pytest.mark.parametrize("tag", TAGS)


@pytest.mark.parametrize("domain", DOMAINS)
@every_language
def test_every_message_is_translated_and_sound(tag: str, domain: str) -> None:
    """Nothing missing, fuzzy or stale; values, numbers, terms, letters as they must be."""
    assert checks.catalogue_faults(tag, domain) == []


@every_language
def test_every_sentence_was_reviewed_as_it_stands(tag: str) -> None:
    """Put back into English by other hands, each sentence says the same."""
    assert reviews.faults(reviews.rows(tag), reviews.wanted()) == []


@pytest.mark.parametrize("kind_id", KINDS)
@every_language
def test_documents_stand_sentence_beside_sentence(tag: str, kind_id: str) -> None:
    """The same shape, and in each pair the same numbers, dates, names and references."""
    for one in covering.covering(kind_id):
        for document, other in zip(one.documents, covering.edition(one, Order(tag)), strict=True):
            english, translated = document.parts[0].blocks, other.parts[0].blocks
            told = translated[len(translated) - len(english) :]
            assert pairs.faults(tag, english, told) == [], (one.walk.name, document.name)


@pytest.mark.parametrize("kind_id", KINDS)
@every_language
def test_document_says_who_checked_it(tag: str, kind_id: str) -> None:
    """Draft, unless the catalogue names who reviewed it and when; the list of languages agrees."""
    checked = review(tag).checked
    one = covering.fullest(kind_id)[0]
    for order in (Order(tag), Order("en", tag), Order("en", tag, "paragraphs")):
        for document in covering.edition(one, order):
            said = {s.id for part in document.parts for b in part.blocks for s in sentences_of(b)}
            assert ("_reading_copy#draft" in said) is not checked
            assert ("_reading_copy#checked" in said) is checked
    label = str(language_report(locales()[tag])["review"])
    assert label.startswith("Checked by a speaker: " if checked else "Draft translation")


@pytest.mark.parametrize(("tag", "english", "translation"), FAULTS.values(), ids=FAULTS)
def test_planted_fault_is_caught(tag: str, english: str, translation: str) -> None:
    """Each faulty translation is refused by some check."""
    assert checks.faults(tag, english, translation) != []


@pytest.mark.parametrize(
    ("tag", "english", "translation"),
    [
        ("pl", "The last day is {day}.", "Ostatni dzień: {day}."),
        ("pl", "Ask SENDIASS within 2 months.", "Proszę zapytać SENDIASS w ciągu 2 miesięcy."),
        ("ur", "Send the appeal now.", "اپیل ابھی بھیجیں۔"),
        ("ur", "Form {form}, by IPSEA", "فارم {form}، IPSEA کی طرف سے"),
    ],
)
def test_sound_translation_passes(tag: str, english: str, translation: str) -> None:
    """What is right is not refused."""
    assert checks.faults(tag, english, translation) == []


def test_stale_or_missing_translation_is_caught() -> None:
    """Made from other English, marked fuzzy, left empty, or of a message that is gone."""
    wanted = {"a#1": "Send it now.", "a#2": "Wait.", "a#3": "Ask.", "a#4": "Go on."}
    catalogue = Catalog(locale="pl")
    catalogue.add("Send it today.", "Proszę wysłać dziś.", context="a#1")
    catalogue.add("Wait.", "Proszę czekać.", context="a#2", flags={"fuzzy"})
    catalogue.add("Ask.", "", context="a#3")
    catalogue.add("Gone.", "Nie ma.", context="a#5")
    found = checks.compared("pl", wanted, catalogue)
    assert [fault.split(":")[0] for fault in sorted(found)] == ["a#1", "a#2", "a#3", "a#4", "a#5"]


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"english_hash": "0" * 12},
        {"verdict": "differs"},
        {"back_translation": " "},
    ],
    ids=["no row", "stale", "differs", "empty"],
)
def test_planted_review_is_caught(row: dict[str, str]) -> None:
    """A sentence without a row, a row for other English, another verdict, no back-translation."""
    sound = {
        "message": "a#1",
        "english_hash": reviews.fingerprint("Send it now."),
        "back_translation": "Please send it now.",
        "verdict": "same",
    }
    wanted = {"a#1": "Send it now."}
    assert reviews.faults([sound], wanted) == []
    assert reviews.faults([{**sound, **row}] if row else [], wanted) != []


def paragraph(*texts: str, name: str = "a#1", fallback: bool = False) -> list[Block]:
    """A paragraph of one sentence; texts in braces are values."""
    runs = tuple(Run(text.strip("{}"), "en", "ltr", value=text[0] == "{") for text in texts)
    return [Paragraph((Sentence(name, runs, fallback=fallback),))]


@pytest.mark.parametrize(
    "other",
    [
        paragraph("Do ", "{Amal Example}", ": ", "{23 grudnia 2026}"),
        paragraph("Do ", "{Amal Exampel}", ": ", "{23 listopada 2026}"),
        paragraph("Do ", "{Amal Example}", "."),
        paragraph("Do ", "{Amal Example}", ": ", "{23 listopada 2026}", name="a#2"),
        paragraph("Do ", "{Amal Example}", ": ", "{23 listopada 2026}", fallback=True),
        [*paragraph("Do ", "{Amal Example}", ": ", "{23 listopada 2026}"), *paragraph("Więcej")],
        paragraph("Do ", "{Amal Example}", ": ", "{23 listopada 2026}", "{[1]}"),
    ],
    ids=["month", "name", "lost value", "other sentence", "fallback", "more", "more values"],
)
def test_planted_pair_is_caught(other: list[Block]) -> None:
    """A document beside which another stands: a swapped date or name, a lost value or sentence."""
    english = paragraph("To ", "{Amal Example}", ": ", "{23 November 2026}")
    sound = paragraph("Do ", "{Amal Example}", ": ", "{23 listopada 2026}")
    assert pairs.faults("pl", english, sound) == []
    assert pairs.faults("pl", english, other) != []


@pytest.mark.parametrize("value", ["words", None, True, ["a"], 1.5])
def test_a_sentence_takes_no_bare_words(value: object, tmp_path: Path) -> None:
    """What is put into a sentence is a value of a known kind: never a string, which might be a
    term in one language."""
    (tmp_path / "letter.md").write_text("About {{ what }} {#about}\n", encoding="utf-8")
    assert compose("letter", {"what": Code("SEND35")}, tmp_path)
    with pytest.raises(ValueMissing):
        compose("letter", {"what": value}, tmp_path)


def test_no_template_puts_a_term_into_a_sentence() -> None:
    """The expressions of every template hold no words, but for codes."""
    found = (_expressions(folder) for folder in (DOCUMENT_TEMPLATES, PAGE_TEMPLATES))
    assert [
        fault for some in found for one in some for fault in wordings.template_faults(one)
    ] == []


def test_no_code_makes_a_value_from_words() -> None:
    """Nor do the facts make a value out of words written in them."""
    paths = [
        *(ROOT / "letters" / "facts").rglob("*.py"),
        *(ROOT / "letters/documents").glob("*.py"),
    ]
    assert [fault for path in sorted(paths) for fault in wordings.source_faults(path)] == []


@pytest.mark.parametrize(
    "expression",
    ['"your child" | code', "'the plan'", 'Name("my daughter")', '"a" if x else "b"'],
)
def test_planted_term_in_a_sentence_is_caught(expression: str) -> None:
    """A term written into an expression, as a code or bare."""
    pattern = Pattern("a#1", "About {what}", (("what", expression),))
    assert list(wordings.template_faults(pattern)) != []
    sound = replace(pattern, expressions=(("what", '"SEND35A" | code'), ("day", "due | weekday")))
    assert list(wordings.template_faults(sound)) == []


@pytest.mark.parametrize("call", ['Line("not known yet")', 'Name(x or "the family")'])
def test_planted_term_in_code_is_caught(call: str, tmp_path: Path) -> None:
    """Words that code makes a value of."""
    file = tmp_path / "facts.py"
    file.write_text(f"found = {call}\n", encoding="utf-8")
    assert list(wordings.source_faults(file)) != []
    file.write_text("found = Line(answers['line'])\n", encoding="utf-8")
    assert list(wordings.source_faults(file)) == []


@pytest.mark.parametrize("tag", ["pl", "ur"])
def test_forms_of_values(tag: str) -> None:
    """A date, an hour and a span as the other language writes them."""
    speaking = locales()[tag]
    assert speaking.date(date(2026, 11, 23)) in pairs.forms(tag, "23 November 2026")
    assert speaking.weekday(date(2026, 11, 23)) in pairs.forms(tag, "Monday 23 November 2026")
    assert speaking.duration(2, "week") in pairs.forms(tag, "2 weeks")
    assert Words("consent", tag)("kind.title") in pairs.forms(tag, "Authority for an adviser")
    assert pairs.forms(tag, "020 7946 0018") == ["020 7946 0018"]


@cache
def _expressions(folder: Path) -> tuple[Pattern, ...]:
    names = sorted(path.stem for path in folder.glob("*.md"))
    everything = (
        pattern for name in names for line in read(folder, name) for pattern in line.patterns
    )
    return tuple(everything)


def test_every_kind_is_among_them() -> None:
    """What is proved here is proved of every kind there is."""
    assert set(KINDS) == set(kinds())
