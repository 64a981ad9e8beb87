"""The one table of limits: what fits in a letter that a renderer can set and a person can read."""

from __future__ import annotations

from typing import Final

NAME: Final = 120
LINE: Final = 200
ADDRESS_LINES: Final = 8
FREE_TEXT: Final = 8_000
FREE_TEXT_LINES: Final = 150
WHOLE_LETTER: Final = 40_000
ROWS: Final = 60
COMBINING_MARKS: Final = 8
YEARS: Final = range(1980, 2100)  # of any date: nobody under 26 means another year
