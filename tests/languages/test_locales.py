"""How each language writes dates, times, spans and lists, and which way it runs."""

from datetime import date, time, timedelta

import pytest

from letters.languages.locales import ENGLISH, Locale, locale, locales

LANGUAGES = pytest.mark.parametrize("language", locales().values(), ids=lambda each: each.tag)
DAYS = [date(2026, month, 17) for month in range(1, 13)]


def test_english_comes_first() -> None:
    """It is the language that every other is made from."""
    assert next(iter(locales())) == ENGLISH == "en"
    assert {"en", "pl", "ur"} <= locales().keys()


def test_a_language_that_is_none_says_which_there_are() -> None:
    """Whoever mistyped it reads what to type."""
    with pytest.raises(LookupError, match="no language 'klingon'; there are: en, pl, ur"):
        locale("klingon")


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("pl", "ltr"), ("ur", "rtl")])
def test_which_way_it_runs(tag: str, direction: str) -> None:
    """By its script."""
    assert locale(tag).direction == direction


@LANGUAGES
def test_a_month_is_written_in_words(language: Locale) -> None:
    """A date in figures is read differently in two countries; each month differs from the rest."""
    words = {language.date(day).replace("17", "").replace("2026", "").strip() for day in DAYS}
    assert len(words) == 12
    assert not any(any(sign.isdigit() for sign in word) for word in words)


@LANGUAGES
def test_digits_are_western_everywhere(language: Locale) -> None:
    """The office reads them in every copy."""
    texts = [
        *(language.date(day) for day in DAYS),
        *(language.weekday(day) for day in DAYS),
        *(language.clock(time(hour, 5)) for hour in range(24)),
        *(language.duration(amount, "day") for amount in range(40)),
    ]
    assert all(sign.isascii() for text in texts for sign in text if sign.isdecimal())


@LANGUAGES
def test_the_day_of_the_week_stands_with_its_date(language: Locale) -> None:
    """Seven words, and the day, month and year that stand without it."""
    week = [date(2026, 11, 2) + timedelta(days=n) for n in range(7)]
    assert len({language.weekday(day).replace(str(day.day), "") for day in week}) == 7
    assert all(str(day.day) in language.weekday(day) for day in week)
    assert all("2026" in language.weekday(day) for day in week)


@LANGUAGES
def test_a_time_is_never_shortened(language: Locale) -> None:
    """Half past five is not five; two times of a day are never written the same."""
    times = [time(hour, minute) for hour in range(24) for minute in (0, 30, 59)]
    assert len({language.clock(at) for at in times}) == len(times)


@pytest.mark.parametrize(
    ("tag", "amount", "unit", "written"),
    [
        ("en", 1, "day", "1 day"),
        ("en", 20, "week", "20 weeks"),
        ("pl", 1, "week", "1 tydzień"),
        ("pl", 2, "week", "2 tygodnie"),
        ("pl", 5, "week", "5 tygodni"),
        ("pl", 22, "year", "22 lata"),
        ("pl", 5, "month", "5 miesięcy"),
        ("ur", 1, "month", "1 مہینہ"),
        ("ur", 2, "day", "2 دن"),
        ("ur", 5, "week", "5 ہفتے"),
        ("ur", 3, "year", "3 سال"),
        ("en", 1295, "week", "1295 weeks"),
        ("pl", 1295, "week", "1295 tygodni"),
        ("ur", 1295, "week", "1295 ہفتے"),
    ],
)
def test_spans_follow_the_language_s_grammar(
    tag: str, amount: int, unit: str, written: str
) -> None:
    """Polish has three plurals; Urdu's words must be words; a number is the same in all."""
    assert locale(tag).duration(amount, unit) == written


@LANGUAGES
@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_no_span_shows_the_name_of_its_unit(language: Locale, unit: str) -> None:
    """Where a language's data lacks the words, Babel would print "duration-day"."""
    assert "duration" not in language.duration(3, unit)


@pytest.mark.parametrize(("tag", "written"), [("en", "a, b and c"), ("pl", "a, b i c"),
                                              ("ur", "a، b، اور c")])  # fmt: skip
def test_a_list_is_joined_as_the_language_does(tag: str, written: str) -> None:
    """With its own comma and its own "and"."""
    assert locale(tag).conjunction(["a", "b", "c"]) == written
    assert locale(tag).conjunction(["a"]) == "a"
