"""What can be told of a text from its characters: which way it runs, which language to announce."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

# The script of a character is the first word of its Unicode name; the language is the likeliest
# one among the families we write for, used only where nobody said which language it is.
_LIKELY = {
    "LATIN": "en",
    "ARABIC": "ur",
    "CYRILLIC": "uk",
    "GREEK": "el",
    "BENGALI": "bn",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "DEVANAGARI": "hi",
    "TAMIL": "ta",
    "ETHIOPIC": "ti",
    "CJK": "zh",
    "HEBREW": "he",
}


def direction_of(text: str, default: Literal["ltr", "rtl"] = "ltr") -> Literal["ltr", "rtl"]:
    """The direction of the first strong character, as Unicode's bidirectional rule P2 finds it."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
    return default


def direction_of_words(text: str, language: str) -> Literal["ltr", "rtl"]:
    """The direction of somebody's own words. A sentence of Urdu that begins with "EHC" still runs
    from right to left, and one of English that begins with an Arabic name from left to right."""
    ways = [unicodedata.bidirectional(character) for character in text]
    leftward = sum(way in {"R", "AL"} for way in ways)
    rightward = ways.count("L")
    if leftward and _SCRIPT.get(language.split("-")[0]) in _LEFTWARD:
        return "rtl"
    if leftward == rightward:
        return direction_of(text)
    return "rtl" if leftward > rightward else "ltr"


def script_of(text: str) -> str | None:
    """The script of the first letter ("LATIN", "ARABIC" …), or None when there is no letter."""
    for character in text:
        if character.isalpha():
            return unicodedata.name(character, "UNKNOWN").split()[0]
    return None


def language_of(text: str, surrounding: str) -> str:
    """The language to announce for a name or line: the surrounding one if its script fits."""
    script = script_of(text)
    if script is None or script == _SCRIPT.get(surrounding.split("-")[0], "LATIN"):
        return surrounding
    return _LIKELY.get(script, surrounding)


def in_groups(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is a long number written in groups, as telephone and
    NHS numbers are. Among right-to-left words Unicode's rules turn such groups round ("0018 7946
    020"), so each has to be isolated to be dialled as it was typed."""
    end = 0
    for found in _GROUPS.finditer(text):
        if sum(sign.isdecimal() for sign in found[0]) >= _LONG:
            if text[end : found.start()]:
                yield text[end : found.start()], False
            yield found[0], True
            end = found.end()
    if text[end:]:
        yield text[end:], False


_LONG = 7  # digits: more than a year, a price or a span of two short numbers has
_GROUPS = re.compile(r"[+(]*\d+(?:[ \u00a0()-]+\d+)+")
_LEFTWARD = {"ARABIC", "HEBREW"}
_SCRIPT = {
    language: script
    for script, languages in {
        "ARABIC": ("ur", "ar", "fa", "ps", "ckb"),
        "BENGALI": ("bn",),
        "GUJARATI": ("gu",),
        "GURMUKHI": ("pa",),
        "TAMIL": ("ta",),
        "CYRILLIC": ("uk", "bg", "ru"),
        "CJK": ("zh",),
        "ETHIOPIC": ("ti",),
        "HEBREW": ("he", "yi"),
    }.items()
    for language in languages
}
