"""The kinds of value an answer can become: each is immutable and refuses what it cannot hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Name:
    """A person's, school's or council's name as the person wrote it (one line)."""

    text: str

    def __post_init__(self) -> None:
        _one_line(self.text)


@dataclass(frozen=True)
class Line:
    """Any other single line that a person typed, in whatever language they typed it."""

    text: str

    def __post_init__(self) -> None:
        _one_line(self.text)


@dataclass(frozen=True)
class Code:
    """Something always read left to right: a telephone number, an e-mail address, a reference,
    a form number, a web address, the title of an English law.

    `lang` is set where the text is English words (the title of a law) and None for bare codes.
    """

    text: str
    lang: Literal["en"] | None = None

    def __post_init__(self) -> None:
        _one_line(self.text)


@dataclass(frozen=True)
class Address:
    """A postal address as free lines: no postcode is required and no country assumed."""

    lines: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.lines:
            raise ValueError("an address has at least one line")
        for line in self.lines:
            _one_line(line)


@dataclass(frozen=True)
class FreeText:
    """What a person wrote in their own words: never translated, never shortened.

    `language` is the BCP 47 tag of the words; `english` is an English version if somebody gave
    one, else an empty string.
    """

    text: str
    language: str = "en"
    english: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("free text has words in it")
        if self.english and self.language == "en":
            raise ValueError("English words need no English version")

    @property
    def lines(self) -> tuple[str, ...]:
        """The non-empty lines in order; each becomes a paragraph."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())

    @property
    def english_lines(self) -> tuple[str, ...]:
        """The non-empty lines of the English version, in order."""
        return tuple(line.strip() for line in self.english.splitlines() if line.strip())


@dataclass(frozen=True)
class Weekday:
    """A date to be written with the day of the week, as a limit should be."""

    day: date

    def __post_init__(self) -> None:
        # Babel writes today's date for None.
        if not isinstance(self.day, date):
            raise TypeError("a day of the week is a date's")


@dataclass(frozen=True)
class Duration:
    """A length of time in whole units, written by the language's own rules."""

    amount: int
    unit: Literal["day", "week", "month", "year"]

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("a duration is never negative")


@dataclass(frozen=True)
class Title:
    """The title of something that we make, in the words of the pages: it is read in the language of
    the document. `message` is its id there, `english` its English, `kind` the id of the kind that
    makes it, so that a page can lead there."""

    message: str
    english: str
    kind: str = ""

    def __post_init__(self) -> None:
        _one_line(self.english)


def _one_line(text: str) -> None:
    if not text.strip():
        raise ValueError("a value has words in it")
    if len(f"{text}.".splitlines()) > 1:
        raise ValueError("a one-line value holds no line break")
