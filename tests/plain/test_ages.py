"""English that its readers can read: a page at 11, a letter or sheet at 14."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from letters import making
from letters.kinds import kind, kinds
from letters.making import Order
from letters.questions.path import replay
from tests.house.rooms import ROOT
from tests.journeys import files
from tests.plain.ages import LETTER, PAGE, Text, exceptions, letter, names, pages, prepare


@pytest.fixture(scope="module", autouse=True)
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> None:
    """How words sound, from a package that is pinned: nothing is fetched."""
    prepare(tmp_path_factory.mktemp("nltk"))


def too_old(texts: Iterable[Text], most: float) -> list[str]:
    """The texts for which a reader has to be older, each with the age; the listed ones aside."""
    listed = exceptions()
    older = {text.name: text.age for text in texts if text.age > most and text.plain}
    return [f"{name}: {age:.1f}" for name, age in older.items() if name not in listed]


@cache
def documents() -> tuple[Text, ...]:
    """The documents of every answer file of every kind."""
    making.open_gate()
    found = []
    for kind_id in kinds():
        for one in files.given(kind_id):
            path = replay(kind(kind_id).journey, one.answers, one.on_date)
            if path.complete:
                made = making.made(kind(kind_id), path, Order())
                found += [letter(f"{kind_id}/{one.name} {each.name}", each) for each in made]
    return tuple(found)


def test_every_page_is_read_at_eleven() -> None:
    """Each question in each voice, each page of text, each page around them."""
    assert too_old(pages(), PAGE) == []


def test_every_letter_and_sheet_is_read_at_fourteen() -> None:
    """Of every answer file."""
    assert too_old(documents(), LETTER) == []


def test_every_exception_is_needed_and_has_its_reason() -> None:
    """What was mended is taken off the list."""
    above = {text.name for text in pages() if text.age > PAGE}
    above |= {text.name for text in documents() if text.age > LETTER}
    assert exceptions().keys() <= above
    assert all(len(reason) > 10 for reason in (*exceptions().values(), *names().values()))


def test_a_longer_name_comes_first() -> None:
    """Otherwise a part of it would be left out alone."""
    listed = list(names())
    for place, name in enumerate(listed):
        assert not any(earlier in name for earlier in listed[:place]), name


@pytest.mark.parametrize(
    ("line", "age"),
    [
        ("The cat sat on the mat.", 3.55),
        ("Send the letter to the council by post or by e-mail today.", 9.82),
        ("Notwithstanding the foregoing, statutory obligations necessitate consideration.", 34.28),
    ],
)
def test_the_measure_is_that_of_the_books(line: str, age: float) -> None:
    """Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59, and 5 years."""
    assert Text("line", (line,)).age == pytest.approx(age, abs=0.01)


def test_labels_count_as_sentences_and_names_as_one_word() -> None:
    """So a list of options is not one long sentence."""
    text = Text("page", ("Which council is it?", "A new EHC plan", "Yes, or", "No", ""))
    assert text.plain == "Which council is it? A new it."


@pytest.mark.parametrize("path", sorted((ROOT / "tests/planted/plain").glob("*.txt")), ids=str)
def test_hard_words_would_be_seen(path: Path) -> None:
    """The planted texts: the one is too hard for a page, the other for a letter too."""
    lines = tuple(re.split(r"(?<=[.?])\s+", path.read_text(encoding="utf-8").strip()))
    planted = Text(path.stem, lines)
    assert too_old([planted], PAGE)
    assert bool(too_old([planted], LETTER)) is (path.stem == "letter")
