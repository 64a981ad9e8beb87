"""The one gate that every answer passes: normalised, then kept to the last letter or refused.

Nothing is cut. Line ends, invisible controls and composed letters are put in order (and the page
says so); a character that no letter of ours can show is refused by its name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from letters.questions import limits

# Direction is put back by the formats, so a typed control could only mislead. Joiners stay:
# Persian, Urdu and the Indic scripts spell with them.
_DIRECTION = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_INVISIBLE = dict.fromkeys([0xFEFF, 0x00AD, 0x2060, *range(0x2061, 0x2065)])
_SPACES = re.compile(r"[^\S\n]+")
_JOINERS = {"\u200c", "\u200d"}


@dataclass(frozen=True)
class Refusal(Exception):  # noqa: N818 - what happens to the answer, not a fault of ours
    """Why an answer is not taken: the field (or its part), a reason's id and what to name in it."""

    field: str
    reason: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


def normalise(text: str) -> str:
    """NFC, line ends as newlines, runs of blanks as one, no invisible controls, no outer space."""
    text = unicodedata.normalize("NFC", _whole(text))
    text = re.sub(r"\r\n?|\u2028|\u2029|\x85|\x0b|\x0c", "\n", text)
    text = text.translate(_DIRECTION).translate(_INVISIBLE)
    text = _SPACES.sub(" ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def one_line(text: str, field: str, limit: int = limits.LINE) -> str:
    """A normalised line of at most `limit` characters; Refusal says why it cannot be one."""
    text = normalise(text)
    if "\n" in text:
        raise Refusal(field, "one-line")
    return _within(text, field, limit)


def lines(text: str, field: str, most: int = limits.ADDRESS_LINES) -> str:
    """A few normalised lines, each as long as a line may be."""
    kept = [line for line in normalise(text).split("\n") if line]
    if len(kept) > most:
        raise Refusal(field, "too-many-lines", str(most))
    return "\n".join(_within(line, field, limits.LINE) for line in kept)


def free_text(text: str, field: str) -> str:
    """Normalised free text within its limits of characters and lines."""
    text = _within(normalise(text), field, limits.FREE_TEXT)
    if text.count("\n") + 1 > limits.FREE_TEXT_LINES:
        raise Refusal(field, "too-many-lines", str(limits.FREE_TEXT_LINES))
    return text


def _whole(text: str) -> str:
    # A lone surrogate cannot be written in any format; a stand-in lets the check below name it.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _within(text: str, field: str, limit: int) -> str:
    if len(text) > limit:
        raise Refusal(field, "too-long", str(limit))
    for character in text:
        if character != "\n" and not _allowed(character):
            raise Refusal(field, "character", describe(character))
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > limits.COMBINING_MARKS:
            raise Refusal(field, "too-many-marks", str(limits.COMBINING_MARKS))
    return text


def describe(character: str) -> str:
    """A character as a person can find it: itself where it shows, and its Unicode name."""
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    return f"{character} ({name})" if character.isprintable() else name


@lru_cache(maxsize=65_536)
def _allowed(character: str) -> bool:
    if character in _JOINERS:
        return True
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} or character == "\ufffd":
        return False
    return _printable(character)


_printable: Callable[[str], bool] = lambda _: True  # noqa: E731 - replaced once, at start


def print_with(has_glyph: Callable[[str], bool]) -> None:
    """Tell the gate which characters the fonts can show. Called once by each entry point, so that
    the questions need not know about fonts."""
    global _printable
    _printable = has_glyph
    _allowed.cache_clear()
