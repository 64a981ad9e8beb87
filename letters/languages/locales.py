"""One locale object: a language's name, its direction, how it writes dates and spans."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, cast

from babel import Locale as BabelLocale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.units import format_unit

ENGLISH = "en"
_TABLE = Path(__file__).with_name("languages.toml")


@dataclass(frozen=True)
class Locale:
    """A language as documents and pages need it. `tag` is BCP 47."""

    tag: str
    autonym: str
    english: str
    babel: str
    date_pattern: str
    weekday_pattern: str
    clock_pattern: str
    fonts: tuple[str, ...]
    copy_fonts: tuple[str, ...]

    @cached_property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the script runs."""
        return cast(Literal["ltr", "rtl"], BabelLocale.parse(self.babel).text_direction)

    def date(self, day: datetime.date) -> str:
        """A date with the month in words, Gregorian, in Western digits."""
        return format_date(day, self.date_pattern, locale=self.babel)

    def weekday(self, day: datetime.date) -> str:
        """The same with the day of the week."""
        return format_date(day, self.weekday_pattern, locale=self.babel)

    def clock(self, at: datetime.time) -> str:
        """A time of day to the hour, or to the minute where there is one."""
        pattern = self.clock_pattern
        if at.minute and "m" not in pattern:
            pattern = pattern.replace("h", "h:mm")
        return format_time(at, pattern, locale=self.babel)

    def duration(self, amount: int, unit: str) -> str:
        """A whole number of days, weeks, months or years, the number as in every other language."""
        name = f"duration-{unit}"
        written = format_unit(amount, name, length="long", format="0", locale=self.babel)
        if name not in written:
            return written
        # Where CLDR has nothing under "long" Babel writes the name; Urdu's words are under "short".
        return format_unit(amount, name, length="short", format="0", locale=self.babel)

    def conjunction(self, words: list[str]) -> str:
        """Words joined as this language joins a list."""
        return format_list(words, locale=self.babel)


@cache
def locales() -> dict[str, Locale]:
    """Every language of `languages.toml`, by tag, English first."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {tag: _locale(tag, row) for tag, row in table.items()}


def locale(tag: str) -> Locale:
    """The locale of a tag; LookupError names the tags there are."""
    try:
        return locales()[tag]
    except KeyError:
        raise LookupError(f"no language {tag!r}; there are: {', '.join(locales())}") from None


def _locale(tag: str, row: dict[str, object]) -> Locale:
    fonts = tuple(cast(list[str], row["fonts"]))
    return Locale(
        tag=tag,
        autonym=str(row["autonym"]),
        english=str(row["english"]),
        babel=str(row["babel"]),
        date_pattern=str(row["date"]),
        weekday_pattern=str(row["weekday"]),
        clock_pattern=str(row["clock"]),
        fonts=fonts,
        copy_fonts=tuple(cast(list[str], row.get("copy_fonts", fonts))),
    )
