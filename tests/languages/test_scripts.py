"""What can be told of a text from its characters."""

import pytest

from letters.languages.scripts import (
    direction_of,
    direction_of_words,
    in_groups,
    language_of,
    script_of,
)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Amal", "ltr"),
        ("عائشہ", "rtl"),
        ("משה", "rtl"),
        ("12 Example Street", "ltr"),
        ("12، مثال گلی", "rtl"),
        ("(عائشہ) Khan", "rtl"),
        ("Khan (عائشہ)", "ltr"),
        ("陳大文", "ltr"),
        ("እንግሊዝ", "ltr"),
    ],
)
def test_the_first_strong_letter_gives_the_direction(text: str, direction: str) -> None:
    """As Unicode's rule P2 finds it; digits and brackets have none."""
    assert direction_of(text) == direction
    assert direction_of(text, "rtl") == direction


@pytest.mark.parametrize("text", ["", "12", "020 7946 0018", "…", "٣"])
def test_without_a_strong_letter_the_default_stays(text: str) -> None:
    """A number has no direction of its own."""
    assert direction_of(text) == "ltr"
    assert direction_of(text, "rtl") == "rtl"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Łukasz", "LATIN"),
        ("عائشہ", "ARABIC"),
        ("Тарас", "CYRILLIC"),
        ("আয়েশা", "BENGALI"),
        ("ਗੁਰ", "GURMUKHI"),
        ("陳", "CJK"),
        ("ከ", "ETHIOPIC"),
        ("1 - ا", "ARABIC"),
        ("12 !", None),
    ],
)
def test_the_script_of_the_first_letter(text: str, script: str | None) -> None:
    """Signs and digits before it do not count."""
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "surrounding", "language"),
    [
        ("Amal", "en", "en"),
        ("Amal", "pl", "pl"),
        ("Amal", "ur", "en"),
        ("عائشہ", "en", "ur"),
        ("عائشہ", "ur", "ur"),
        ("عائشہ", "ar", "ar"),
        ("عائشہ", "fa", "fa"),
        ("Тарас", "en", "uk"),
        ("Тарас", "bg", "bg"),
        ("陳", "zh-Hant", "zh-Hant"),
        ("陳", "en", "zh"),
        ("आ", "en", "hi"),
        ("12", "ur", "ur"),
        ("ᚠ", "en", "en"),
    ],
)
def test_the_language_to_announce(text: str, surrounding: str, language: str) -> None:
    """The one around it if its script fits, else the likeliest; unknown scripts change nothing."""
    assert language_of(text, surrounding) == language


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("EHC پلان میں لکھا ہے", "ur", "rtl"),
        ("Noor کو Section F کی مدد نہیں ملی", "ur", "rtl"),
        ("EHC plan, Section F", "ur", "ltr"),
        ("نور does not sleep.", "en", "ltr"),
        ("Noor کو کوئی مدد نہیں ملی", "en", "rtl"),
        ("نور nie śpi.", "pl", "ltr"),
        ("שרה goes to school", "he", "rtl"),
        ("ab اب", "und", "ltr"),
        ("اب ab", "und", "rtl"),
        ("12", "ur", "ltr"),
    ],
)
def test_own_words_run_as_their_sentence_does(text: str, language: str, direction: str) -> None:
    """A name of the other direction at the beginning turns no sentence round."""
    assert direction_of_words(text, language) == direction


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("فون 020 7946 0018", ["020 7946 0018"]),
        ("+44 (0)20 7946 0018، 943 476 5919۔", ["+44 (0)20 7946 0018", "943 476 5919"]),
        ("۰۲۰ ۷۹۴۶ ۰۰۱۸", ["۰۲۰ ۷۹۴۶ ۰۰۱۸"]),
        ("02079460018", []),
        ("12 بچے اور 3 استاد", []),
        ("10-12 سال، 2 500", []),
        ("", []),
    ],
)
def test_long_numbers_in_groups_are_found(text: str, numbers: list[str]) -> None:
    """Telephone and NHS numbers; a number without groups, a span or a price is none."""
    pieces = list(in_groups(text))
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, whole in pieces if whole] == numbers
