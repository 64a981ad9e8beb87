"""The order in which letters of two directions stand on a line (UAX 9, without embeddings).

Written for the tests alone, so that the order drawn is not checked with the code that drew it.
"""

from __future__ import annotations

import unicodedata

_NEUTRAL = frozenset(("B", "S", "WS", "ON", "ES", "ET", "CS", "BN"))


def has_rtl(text: str) -> bool:
    """Whether any letter runs from right to left."""
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)


def first_is_rtl(text: str) -> bool:
    """Whether the first letter runs from right to left."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


def levels(text: str, base: int) -> list[int]:
    """The level of each character: odd runs from right to left."""
    kinds = _neutrals(_weak([unicodedata.bidirectional(sign) for sign in text], base), base)
    even = {"L": 0, "R": 1, "AN": 2, "EN": 2}
    odd = {"L": 2, "R": 1, "AN": 2, "EN": 2}
    return [(odd if base else even)[kind] for kind in kinds]


def reordered(run_levels: list[int]) -> list[int]:
    """The runs from left to right, by their numbers (rule L2)."""
    order = list(range(len(run_levels)))
    for level in range(max(run_levels, default=0), 0, -1):
        start = None
        for position in range(len(order) + 1):
            inside = position < len(order) and run_levels[order[position]] >= level
            if inside and start is None:
                start = position
            elif not inside and start is not None:
                order[start:position] = order[start:position][::-1]
                start = None
    return order


def _weak(kinds: list[str], base: int) -> list[str]:
    """Rules W1 to W7: what digits, signs beside them and marks become."""
    kinds = list(kinds)
    edge = "R" if base else "L"
    strong = before = edge
    for position, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[position] = kind = before
        if kind in {"L", "R", "AL"}:
            strong = kind
        if kind == "EN" and strong == "AL":
            kinds[position] = "AN"
        before = kinds[position]
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for position in range(1, len(kinds) - 1):
        left, kind, right = kinds[position - 1 : position + 2]
        if left == right and (
            (kind in {"ES", "CS"} and left == "EN") or (kind, left) == ("CS", "AN")
        ):
            kinds[position] = left
    _beside_numbers(kinds)
    strong = edge
    for position, kind in enumerate(kinds):
        strong = kind if kind in {"L", "R"} else strong
        if kind == "EN" and strong == "L":
            kinds[position] = "L"
    return kinds


def _beside_numbers(kinds: list[str]) -> None:
    for order in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        number = False
        for position in order:
            number = kinds[position] == "EN" or (number and kinds[position] == "ET")
            if number:
                kinds[position] = "EN"


def _neutrals(kinds: list[str], base: int) -> list[str]:
    """Rules N1 and N2: a neutral between two of one direction joins them, else the line's."""
    edge = "R" if base else "L"
    kinds = list(kinds)
    position = 0
    while position < len(kinds):
        end = position
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > position:
            left = _side(kinds[position - 1]) if position else edge
            right = _side(kinds[end]) if end < len(kinds) else edge
            kinds[position:end] = [left if left == right else edge] * (end - position)
        position = end + 1
    return kinds


def _side(kind: str) -> str:
    return "R" if kind in {"R", "AN", "EN"} else "L"
