"""The one gate that every answer passes: normalised, then kept to the last letter or refused.

Nothing is cut. Line ends, invisible controls and composed letters are put in order (and the page
says so); a character that no letter of ours can show is refused by its name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from functools import lru_cache

from letters.questions import limits

# Direction is put back by the formats, so a typed control could only mislead. Joiners stay:
# Persian, Urdu and the Indic scripts spell with them.
_DIRECTION = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_INVISIBLE = dict.fromkeys([0xFEFF, 0x00AD, 0x200B, 0x2060, *range(0x2061, 0x2065)])
# They ask for the coloured or the plain picture of a sign; a letter always has the plain one.
_PICTURES = dict.fromkeys([0xFE0E, 0xFE0F])
_UNSEEN = _DIRECTION | _INVISIBLE | _PICTURES
# U+001C to U+001F count as blanks in Python, but nobody types them: they are refused by name.
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_SPACES = re.compile(r"[^\S\n\x1c-\x1f]+")
_SEVERAL = re.compile(r"[^\S\n\x1c-\x1f]{2,}|\n{3,}")
_JOINERS = {"\u200c", "\u200d"}
# Letters and signs that print as nothing: a line of these alone is an empty one.
_BLANK = {"\u034f", "\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"} | _JOINERS


# Not frozen: Python itself writes to an exception on its way (its trace, its notes).
@dataclass(unsafe_hash=True)
class Refusal(Exception):  # noqa: N818 - what happens to the answer, not a fault of ours
    """Why an answer is not taken: the field (or its part), a reason's id and what to name in it.

    `others` are further refusals of the same field, as of the other rows of a list.
    """

    field: str
    reason: str
    detail: str = ""
    others: tuple[Refusal, ...] = dataclass_field(default=(), compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


def refuse_all(refusals: list[Refusal]) -> None:
    """Raise the first of the refusals, the rest with it; nothing where there are none."""
    if refusals:
        raise replace(refusals[0], others=tuple(refusals[1:]))


def normalise(text: str) -> str:
    """NFC, line ends as newlines, runs of blanks as one, no invisible controls, no outer space.

    Empty where nothing would be seen. Normalised text stays as it is.
    """
    if _plain(text):
        return _SPACES.sub(" ", text).strip(" ")
    text = _LINE_ENDS.sub("\n", _paired(text).translate(_UNSEEN))
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    text = re.sub(r" ?\n ?", "\n", text)
    text = re.sub(r"\n{3,}", "\n\n", text).strip(" \n")
    return text if any(sign not in _BLANK and sign not in " \n" for sign in text) else ""


def put_in_order(text: str) -> tuple[str, ...]:
    """What `normalise` takes out of a text that somebody might miss, for the page to say: "unseen"
    characters, and "blanks" where there were several. Line ends, outer blanks and the form in which
    a letter is kept are not among it: nobody can tell the difference."""
    plain = _LINE_ENDS.sub("\n", _paired(text))
    seen = plain.translate(_UNSEEN)
    lines = re.sub(r"[^\S\n]*\n[^\S\n]*", "\n", seen).strip()
    done = {"unseen": seen != plain, "blanks": _SEVERAL.search(lines) is not None}
    return tuple(what for what, is_done in done.items() if is_done)


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


def _paired(text: str) -> str:
    # Two halves of one character become it; a half alone stays, and is refused below by its number.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _plain(text: str) -> bool:
    """Whether there is nothing to put in order but blanks: dates, codes, most English lines."""
    return text.isascii() and text.isprintable()


def _within(text: str, field: str, limit: int) -> str:
    if len(text) > limit:
        raise Refusal(field, "too-long", str(limit))
    if _plain(text):
        return text
    for character in text:
        if character != "\n" and not _allowed(character):
            raise Refusal(field, "character", describe(character))
    if _most_marks(text) > limits.COMBINING_MARKS:
        raise Refusal(field, "too-many-marks", str(limits.COMBINING_MARKS))
    return text


def _most_marks(text: str) -> int:
    """The most marks that stand on one letter; a joiner among them starts no new letter."""
    most = marks = 0
    for character in text:
        if unicodedata.category(character)[0] == "M":
            marks += 1
        elif character not in _JOINERS:
            marks = 0
        most = max(most, marks)
    return most


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
