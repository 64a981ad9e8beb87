"""Names of bodies on a day: a letter of an earlier day names a body as it was called then."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from letters.law.sources import source
from letters.law.tables import demand, read_table


@dataclass(frozen=True)
class NameOfBody:
    """A body's name of today and the one before; refuses bad data with `BadLawData`.

    `since` is the id of the source whose first day is the first day of the name of today.
    """

    now: str
    was: str
    since: str

    def __post_init__(self) -> None:
        """Refuse what cannot be right."""
        demand(bool(self.now.strip() and self.was.strip()), self.now, "was")
        demand(source(self.since).in_force_from is not None, self.now, "since")


@cache
def names_of_bodies() -> tuple[NameOfBody, ...]:
    """Every name that a body has not always had, from `names.toml`, in the file's order."""
    return tuple(NameOfBody(**row) for row in read_table("names.toml")["names"])


def as_named_on(text: str, day: date) -> str:
    """The text with each body called as it was on the day."""
    for now, was in _other_names(day):
        text = re.sub(rf"(?<!\w){re.escape(now)}", lambda _, was=was: was, text)  # type: ignore[misc]
    return text


@cache
def _other_names(day: date) -> tuple[tuple[str, str], ...]:
    """The names that were others on the day, with a small and a capital first letter."""
    others = [one for one in names_of_bodies() if not source(one.since).in_force(day)]
    small = [(one.now, one.was) for one in others]
    return tuple(
        both
        for now, was in small
        for both in dict.fromkeys(((now, was), (_capital(now), _capital(was))))
    )


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
