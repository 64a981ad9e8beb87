"""The gate: what it puts in order, what it keeps to the letter, what it refuses by which name."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.making import open_gate
from letters.questions import limits
from letters.questions.gate import (
    Refusal,
    describe,
    free_text,
    lines,
    normalise,
    one_line,
    put_in_order,
)

open_gate()  # as every entry point does: with the characters that the fonts can print

TYPED = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            " \t\n\r\u00a0\u0301\u200b\u200c\u200d\u200e\u2028\u202e\u2060\ufe0f\ufeff\ud83d\ude00e"
        ),
    ),
    max_size=60,
)


def refused(text: str) -> Refusal:
    """What is said of a line that cannot be taken."""
    with pytest.raises(Refusal) as said:
        one_line(text, "name")
    return said.value


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Zoe\u0308", "Zoë"),
        ("e\u200e\u0301", "é"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x85six\x0bseven\x0ceight",
         "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight"),
        ("  a \t b\u00a0\u3000c  ", "a b c"),
        ("a \n b", "a\nb"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("\ufeffAmal", "Amal"),
        ("sof\u00adt hy\u200bphen\u2060s", "soft hyphens"),
        ("a\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069b", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("\ud83d\ude00", "😀"),
        ("☎\ufe0f ❤\ufe0e", "☎ ❤"),
        ("\u200c\u200d", ""),
        ("\u3164 \u2800\n\u034f", ""),
        (" \n\t ", ""),
    ],
)  # fmt: skip
def test_put_in_order(typed: str, kept: str) -> None:
    """Letters are composed, line ends are one kind, what nobody sees goes, joiners stay."""
    assert normalise(typed) == kept


@pytest.mark.parametrize(
    ("typed", "done"),
    [
        ("Noor Example", ()),
        (" one\r\ntwo \r\n\r\n three\t", ()),
        ("Zoe\u0308 আড়াই", ()),
        ("می\u200cخواهم", ()),
        ("a\u00a0b", ()),
        ("\u202eNoor", ("unseen",)),
        ("☎\ufe0f", ("unseen",)),
        ("a  b", ("blanks",)),
        ("a\r\n\r\n\r\nb", ("blanks",)),
        ("\ufeffa \u00a0 b", ("unseen", "blanks")),
        ("\u200e", ("unseen",)),
    ],
)
def test_what_was_done_is_told(typed: str, done: tuple[str, ...]) -> None:
    """Only what somebody might miss: a line end or a letter's form looks the same."""
    assert put_in_order(typed) == done


@settings(deadline=None)  # the first one reads the fonts
@given(TYPED)
def test_of_what_is_in_order_nothing_is_told(typed: str) -> None:
    """A kept answer sent again is no news."""
    assert put_in_order(normalise(typed)) == ()


@settings(deadline=None)  # the first one reads the fonts
@given(TYPED)
def test_putting_in_order_twice_changes_nothing(typed: str) -> None:
    """What is in order stays as it is, so a draft read again is the same draft."""
    assert normalise(normalise(typed)) == normalise(typed)


@settings(deadline=None)  # the first one reads the fonts
@given(TYPED)
def test_what_passed_passes_again_unchanged(typed: str) -> None:
    """A kept answer goes through the same gate each time the journey is replayed."""
    try:
        kept = free_text(typed, "words")
    except Refusal:
        return
    assert free_text(kept, "words") == kept


@settings(deadline=None)  # the first one reads the fonts
@given(TYPED)
def test_nothing_that_shows_is_lost(typed: str) -> None:
    """All the visible signs that were typed are there, in their order, or the text is refused."""
    try:
        kept = free_text(typed, "words")
    except Refusal:
        return
    assert visible(kept) == visible(typed)


def visible(text: str) -> str:
    """The signs of a text that print, composed, without blanks."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    seen = (sign for sign in whole if sign not in "\ufe0e\ufe0f")  # pictures
    bare = "".join(sign for sign in seen if unicodedata.category(sign) not in {"Cc", "Cf"})
    shown = unicodedata.normalize("NFC", "".join(bare.split()))
    blank = "\u034f\u115f\u1160\u2800\u3164\uffa0"
    return "" if all(sign in blank for sign in shown) else shown


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\x00", "U+0000"),
        ("\x1b", "U+001B"),
        ("\x1c", "U+001C"),
        ("\x1f", "U+001F"),
        ("\x7f", "U+007F"),
        ("\x9c", "U+009C"),
        ("\ud800", "U+D800"),
        ("\udfff", "U+DFFF"),
        ("\ufffe", "U+FFFE"),
        ("\U0010ffff", "U+10FFFF"),
        ("\ufdd0", "U+FDD0"),
        ("\ue000", "U+E000"),
        ("\U000f0000", "U+F0000"),
        ("\u0378", "U+0378"),
        ("\ufffd", "\ufffd (REPLACEMENT CHARACTER)"),
        ("\u180e", "MONGOLIAN VOWEL SEPARATOR"),
        ("\U000e0041", "TAG LATIN CAPITAL LETTER A"),
    ],
)
def test_refused_by_name(sign: str, name: str) -> None:
    """A character that no letter can hold is named, wherever it stands."""
    for text in (f"{sign}b", f"a{sign}b", f"a{sign}"):
        assert refused(text) == Refusal("name", "character", name)


def test_a_character_is_shown_with_its_name() -> None:
    """Whoever typed it must find it: the sign itself, and what it is called."""
    assert describe("☃") == "☃ (SNOWMAN)"
    assert describe("\u200f") == "RIGHT-TO-LEFT MARK"


@pytest.mark.parametrize(("limit", "field"), [(limits.NAME, "name"), (limits.LINE, "line")])
def test_a_line_at_its_limit_and_one_past_it(limit: int, field: str) -> None:
    """A full line passes whole; one character more is refused, and nothing is cut."""
    assert one_line("x" * limit, field, limit) == "x" * limit
    with pytest.raises(Refusal) as said:
        one_line("x" * (limit + 1), field, limit)
    assert said.value == Refusal(field, "too-long", str(limit))


def test_limits_count_what_is_kept() -> None:
    """Blanks and controls that are taken out do not make a name too long."""
    assert len(one_line(" " * 50 + "\u200e".join("x" * limits.NAME), "name", limits.NAME)) == 120


def test_a_line_is_one_line() -> None:
    """A line break inside a name is refused, one at its end is not."""
    assert refused("Amal\nExample").reason == "one-line"
    assert one_line("Amal Example\r\n", "name") == "Amal Example"


def test_address_at_its_limit_and_one_past_it() -> None:
    """Eight lines pass, empty ones do not count; nine are refused, and so is one line too long."""
    address = "\n".join(f"Line {number}" for number in range(limits.ADDRESS_LINES))
    assert lines(address.replace("\n", "\n\n"), "address") == address
    with pytest.raises(Refusal, match=r"too-many-lines \(8\)"):
        lines(f"{address}\nLine 8", "address")
    with pytest.raises(Refusal, match=r"too-long \(200\)"):
        lines(f"1 Example Street\n{'x' * 201}", "address")


def test_free_text_at_its_limits_and_one_past_them() -> None:
    """8,000 characters in 150 lines pass; a character or a line more is refused."""
    words = "\n".join(["x"] * limits.FREE_TEXT_LINES)
    assert free_text(words, "words") == words
    assert free_text("x" * limits.FREE_TEXT, "words") == "x" * limits.FREE_TEXT
    with pytest.raises(Refusal, match=r"too-many-lines \(150\)"):
        free_text(f"{words}\nx", "words")
    with pytest.raises(Refusal, match=r"too-long \(8000\)"):
        free_text("x" * (limits.FREE_TEXT + 1), "words")


@pytest.mark.parametrize("between", ["", "\u200d", "\u034f"])
def test_marks_at_their_limit_and_one_past_it(between: str) -> None:
    """Eight marks may stand on a letter; joiners do not start a new one."""
    mark = "\u0316"
    most = limits.COMBINING_MARKS // 2 if between == "\u034f" else limits.COMBINING_MARKS
    full = "q" + (mark + between) * most
    assert one_line(f"{full}q{mark}", "name") == f"{full}q{mark}"
    assert refused(full + mark).reason == "too-many-marks"


def test_a_sign_that_no_font_has_is_refused_by_name() -> None:
    """An emoji would print as an empty box."""
    assert refused("Thank you 😀").detail == "😀 (GRINNING FACE)"
    assert refused("བ").detail == "བ (TIBETAN LETTER BA)"


def test_every_script_we_write_for_passes() -> None:
    """Names in the scripts of the languages are kept to the letter."""
    for name in ("Łukasz Żółć", "عائشہ خان", "ਗੁਰਪ੍ਰੀਤ", "আয়েশা", "O’Brien-Šimić", "ከበደ", "陳大文"):
        assert one_line(name, "name") == unicodedata.normalize("NFC", name)


@contextmanager
def passing_through() -> Iterator[None]:
    """A block as libraries write them: it puts its own trace on what passes."""
    yield


def test_a_refusal_passes_through_other_code() -> None:
    """Python writes to an exception on its way: a refusal can take a trace and a note."""
    with pytest.raises(Refusal) as said, passing_through():
        raise Refusal("name", "required")
    said.value.add_note("seen")
    assert said.value == Refusal("name", "required")
    assert str(Refusal("name", "too-long", "120")) == "name: too-long (120)"
