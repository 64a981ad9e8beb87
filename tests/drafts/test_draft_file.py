"""Draft files: read by everybody or with a pass phrase alone, and cheap to refuse."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import pytest

from letters.drafts import draft_file
from letters.drafts.draft_file import LARGEST, NotADraft, locked_file, open_file, read_file

DRAFT = {"schema": 1, "answers": {"child_name": "Noor Example", "half": "\ud800"}}
PHRASE = "four words of mine"


@pytest.fixture(scope="module")
def locked() -> bytes:
    """A draft behind a pass phrase."""
    return locked_file(DRAFT, PHRASE)


def changed(file: bytes, **more: Any) -> bytes:
    """A locked file with other settings."""
    return json.dumps({**json.loads(file), **more}).encode()


def refused(file: bytes, pass_phrase: str = "") -> str:
    """Why a file is refused, in less than a second of work."""
    start = time.process_time()
    with pytest.raises(NotADraft) as refusal:
        read_file(file, pass_phrase)
    assert time.process_time() - start < 1
    return refusal.value.reason


def test_an_open_file_is_read_again() -> None:
    """To the last character, one that UTF-8 cannot hold too, and after Notepad saved it."""
    assert read_file(b"\xef\xbb\xbf" + open_file(DRAFT)) == read_file(open_file(DRAFT))
    assert read_file(open_file(DRAFT)) == {"format": "letters-draft", **DRAFT}


def test_a_locked_file_tells_nothing(locked: bytes) -> None:
    """Neither a name, nor which questions were answered, nor how long the answers are."""
    assert b"Noor" not in locked
    assert b"child_name" not in locked
    other = locked_file({"schema": 1, "answers": {}}, PHRASE)
    assert len(json.loads(other)["sealed"]) == len(json.loads(locked)["sealed"])


@pytest.mark.parametrize("typed", [PHRASE, "four  words of mine ", "four words of mine"])
def test_a_locked_file_opens_with_its_pass_phrase(locked: bytes, typed: str) -> None:
    """However the blanks were typed."""
    assert read_file(locked, typed) == {"format": "letters-draft", **DRAFT}


def test_an_accent_may_be_typed_in_either_way() -> None:
    """As one character or as two: keyboards differ."""
    assert read_file(locked_file(DRAFT, "caf\u00e9 au lait mit"), "cafe\u0301 au lait mit")


def test_a_locked_file_opens_with_no_other(locked: bytes) -> None:
    """And says which of the two it was."""
    assert refused(locked) == "locked"
    assert refused(locked, "another phrase") == "wrong-pass-phrase"


def test_two_files_of_one_draft_have_nothing_in_common(locked: bytes) -> None:
    """Each has its own salt."""
    again = json.loads(locked_file(DRAFT, PHRASE))
    assert again["salt"] != json.loads(locked)["salt"]
    assert again["sealed"][:40] != json.loads(locked)["sealed"][:40]


@pytest.mark.parametrize(
    "more",
    [
        {"n": 2**40},
        {"n": 2**16, "p": 2},
        {"n": 2**15 + 1},
        {"n": 2},
        {"n": True},
        {"n": "32768"},
        {"n": -(2**15)},
        {"r": 10**9},
        {"p": 10**9},
        {"p": 0},
        {"p": 1.0},
        {"version": 2},
        {"salt": "no base64!"},
        {"sealed": 17 * "="},
    ],
    ids=str,
)
def test_a_lock_that_we_would_not_make_is_not_tried(locked: bytes, more: dict[str, Any]) -> None:
    """Nobody's file makes us work for minutes."""
    assert refused(changed(locked, **more), PHRASE) == "not-a-draft"


@pytest.mark.parametrize("more", [{"p": 1}, {"salt": "AAAA"}, {"note": "added"}, {"sealed": ""}])
def test_a_lock_that_was_changed_does_not_open(locked: bytes, more: dict[str, Any]) -> None:
    """The seal is bound to its settings."""
    assert refused(changed(locked, **more), PHRASE) == "wrong-pass-phrase"


def test_the_costliest_lock_allowed_takes_less_than_a_second(locked: bytes) -> None:
    """Twice the memory of ours, and the same work."""
    assert refused(changed(locked, n=2**16, p=1), PHRASE) == "wrong-pass-phrase"


def test_what_is_sealed_but_is_no_draft_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows the pass phrase may have put anything behind it, a bomb too."""
    for content in (b"{" * 3_000_000, b'{"format": "other"}', b""):
        monkeypatch.setattr(draft_file, "open_file", lambda _, content=content: content)
        assert refused(locked_file({}, PHRASE), PHRASE) in {"too-large", "not-a-draft"}


def test_a_seal_with_nothing_packed_in_it_is_refused(
    locked: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another program encrypted with the right key."""
    monkeypatch.setattr("letters.drafts.seal.zlib.compress", lambda content: content)
    assert refused(locked_file(DRAFT, PHRASE), PHRASE) == "not-a-draft"


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"[]",
        b"null",
        b"no draft",
        b"%PDF-1.7",
        b'{"format": "letters-draf"}',
        b'{"answers": {}}',
        open_file(DRAFT)[:-3],
        b"PK\x03\x04 cut off",
        b'{"a":' * 50_000,
        b'{"format": "letters-draft", "format": "letters-draft"}',
        b'{"format": "letters-draft", "n": 1e999999, "m": NaN}',
        base64.b64encode(b"x" * 600_000),
    ],
    ids=lambda file: str(file[:20]),
)
def test_what_is_no_draft_is_refused(file: bytes) -> None:
    """Cut off, of another kind, in boxes within boxes."""
    assert refused(file) == "not-a-draft"


def test_what_is_too_large_is_not_looked_at() -> None:
    """A hundred megabytes are refused for their length alone."""
    assert refused(open_file(DRAFT) + b" " * LARGEST) == "too-large"
