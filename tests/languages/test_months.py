"""Months by name: what people write in the middle of three fields."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from letters.languages.locales import Locale, locales
from letters.languages.months import month_named


@pytest.mark.parametrize("locale", locales().values(), ids=lambda locale: locale.tag)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_as_our_own_dates_write_it(locale: Locale, month: int) -> None:
    """Whoever copies a date from a letter of ours is understood."""
    word = locale.date(date(2026, month, 1)).split()[1]
    assert month_named(word) == month


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("Nov", 11),
        ("nov.", 11),
        ("NOVEMBER", 11),
        (" Sept ", 9),
        ("Sep", 9),
        ("listopada", 11),
        ("listopad", 11),
        ("Paź.", 10),
        (unicodedata.normalize("NFD", "października"), 10),
        ("مئی", 5),
        ("نومبر", 11),
    ],
)
def test_names_and_abbreviations(word: str, month: int) -> None:
    """In capitals or not, in either case of Polish, with a full stop or without."""
    assert month_named(word) == month


@pytest.mark.parametrize("word", ["", ".", "J", "Ju", "No", "Novem", "Nov 2026", "11", "Januar"])
def test_no_month_is_guessed(word: str) -> None:
    """A wrong date costs more than a question asked again."""
    assert month_named(word) is None


def test_a_word_that_two_languages_share() -> None:
    """It means the same month in both."""
    words = {"mar": 3, "maj": 5, "marca": 3, "may": 5}
    assert {word: month_named(word) for word in words} == words
