"""Days as a picture: a line from the first to the last, with the number that each has in its list.

It is drawn with shapes alone, no letters: nothing in it depends on a font, a language or a colour,
and nobody's text is in it. Where the language runs from right to left, so does the line; the
numbers stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from letters.documents.blocks import Direction

# Units of the picture: on a screen of 320 pixels one of them is about one pixel.
_WIDTH, _HEIGHT = 260, 62
_EDGE = 14  # room at both ends for half a number
_LINE = 48  # where the line lies, from above
_APART = 24  # the least from one number to the next
_DIGIT_WIDTH, _DIGIT_HEIGHT, _DIGIT_GAP = 6, 10, 3
_TOP = 6  # of the numbers

# Each digit in a box of 6 by 10, drawn with one stroke.
_DIGITS = (
    "M3 0C1 0 0 2 0 5S1 10 3 10 6 8 6 5 5 0 3 0Z",
    "M1 2 3.5 0V10",
    "M0 2.5C0 1 1.2 0 3 0S6 1 6 2.7C6 5 2 7 0 10H6",
    "M.3 1.2C1 .4 2 0 3 0 4.7 0 5.8 1 5.8 2.5S4.7 4.8 2.5 4.8C4.8 4.8 6 5.9 6 7.4S4.8 10 3 10"
    "C1.8 10 .7 9.6 0 8.6",
    "M4.5 10V0L0 7H6",
    "M5.5 0H1L.5 4.6C1.2 4.1 2 3.8 3 3.8 4.8 3.8 6 5 6 6.8S4.8 10 3 10C1.8 10 .7 9.6 0 8.6",
    "M5.4 1.2C4.8 .4 4 0 3 0 1.2 0 0 2 0 5.5 0 8.5 1.2 10 3 10S6 8.7 6 6.8 4.8 3.8 3 3.8 0 5 0 6.8",
    "M0 0H6L2 10",
    "M3 4.6C1.5 4.6 .5 3.6 .5 2.3S1.5 0 3 0 5.5 1 5.5 2.3 4.5 4.6 3 4.6C1.2 4.6 0 5.8 0 7.3S1.2 10"
    " 3 10 6 8.8 6 7.3 4.8 4.6 3 4.6Z",
    "M.6 8.8C1.2 9.6 2 10 3 10 4.8 10 6 8 6 4.5 6 1.5 4.8 0 3 0S0 1.3 0 3.2 1.2 6.2 3 6.2"
    " 6 5 6 3.2",
)
# More numbers than this have no room side by side on a narrow screen.
MOST = (_WIDTH - 2 * _EDGE) // _APART + 1


def timeline_svg(days: Sequence[date], direction: Direction, alternative: str) -> Markup:
    """The picture of days in order. `alternative` is what is read out for it. ValueError where they
    are not in order, fewer than two or more than MOST."""
    if not 2 <= len(days) <= MOST or list(days) != sorted(days):
        raise ValueError(f"a line has from 2 to {MOST} days in order")
    return Markup(
        '<svg role="img" aria-label="{}" viewBox="0 0 {} {}" fill="none" stroke="currentColor"'
        ' stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">{}</svg>'
    ).format(alternative, _WIDTH, _HEIGHT, Markup("").join(_shapes(days, direction)))


def places(days: Sequence[date]) -> list[float]:
    """Where each day lies on the line, from its start: as far apart as the days are."""
    whole = (days[-1] - days[0]).days or 1
    return [_EDGE + (day - days[0]).days / whole * (_WIDTH - 2 * _EDGE) for day in days]


def number_places(points: Sequence[float]) -> list[float]:
    """Where the number of each place stands: above it, or as near as the others leave room."""
    found: list[float] = []
    for point in points:
        found.append(max(point, found[-1] + _APART) if found else point)
    end = float(_WIDTH - _EDGE)
    for position in reversed(range(len(found))):
        found[position] = min(found[position], end)
        end = found[position] - _APART
    return found


def _shapes(days: Sequence[date], direction: Direction) -> Iterator[Markup]:
    points = places(days)
    yield _path(f"M{_EDGE} {_LINE}H{_WIDTH - _EDGE}")
    for number, (point, above) in enumerate(zip(points, number_places(points), strict=True), 1):
        here, there = _across(point, direction), _across(above, direction)
        foot = _TOP + _DIGIT_HEIGHT + 4
        yield Markup('<path d="M{:g} {}v4L{:g} {}v4" stroke-width=".8"/>').format(
            there, foot, here, _LINE - 9
        )
        yield from _number(number, there)
        if number == 1:  # the first day is a ring, every other a dot
            yield Markup('<circle cx="{:g}" cy="{}" r="5"/>').format(here, _LINE)
        else:
            yield Markup('<circle cx="{:g}" cy="{}" r="3.5" fill="currentColor"/>').format(
                here, _LINE
            )


def _across(place: float, direction: Direction) -> float:
    return round(place if direction == "ltr" else _WIDTH - place, 1)


def _number(number: int, centre: float) -> Iterator[Markup]:
    digits = str(number)
    wide = len(digits) * _DIGIT_WIDTH + (len(digits) - 1) * _DIGIT_GAP
    for position, digit in enumerate(digits):
        left = centre - wide / 2 + position * (_DIGIT_WIDTH + _DIGIT_GAP)
        yield Markup('<path d="{}" transform="translate({:g} {})"/>').format(
            _DIGITS[int(digit)], round(left, 1), _TOP
        )


def _path(d: str) -> Markup:
    return Markup('<path d="{}"/>').format(d)
