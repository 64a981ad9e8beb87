"""The languages that people type their own words in: many more than we translate into."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from letters.languages.locales import ENGLISH

_TABLE = Path(__file__).with_name("typed_languages.csv")
# "Undetermined" in BCP 47: the person writes in a language that is not in the list.
ANOTHER = "und"


@dataclass(frozen=True)
class TypedLanguage:
    """A language by the name it gives itself."""

    tag: str
    autonym: str
    direction: str


@cache
def typed_languages() -> tuple[TypedLanguage, ...]:
    """Every language of the list, English first."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = (TypedLanguage(**row) for row in csv.DictReader(file))
        return (TypedLanguage(ENGLISH, "English", "ltr"), *rows)
