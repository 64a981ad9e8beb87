"""The months by name: which one a word means, in any of the languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from babel import Locale as BabelLocale
from babel.dates import get_month_names

from letters.languages.locales import locales

_WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")
_CONTEXTS: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")


def month_named(word: str) -> int | None:
    """The month (1 to 12) of a name or its abbreviation, in capitals or not, with a full stop or
    without; None for any other word and for one that means different months."""
    return _months().get(_plain(word))


@cache
def _months() -> Mapping[str, int]:
    meant: dict[str, set[int]] = {}
    for name, month in _names():
        meant.setdefault(_plain(name), set()).add(month)
    return {name: months.pop() for name, months in meant.items() if len(months) == 1}


def _names() -> Iterator[tuple[str, int]]:
    for locale in locales().values():
        # Where one country writes "Sept" the language at large writes "Sep".
        for tag in (locale.babel, BabelLocale.parse(locale.babel).language):
            for width in _WIDTHS:
                for context in _CONTEXTS:
                    names = get_month_names(width, context, tag)
                    yield from ((name, month) for month, name in names.items())


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip().removesuffix(".").casefold()
