"""The draft file that a person keeps: JSON in the open, or sealed with a pass phrase of theirs.

A pass phrase is stretched with scrypt, whose settings stand in the file. They are bounded when a
file is read: nobody's file makes us work longer than one of our own, and not many at a time.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import json
import secrets
import threading
import unicodedata
import zlib
from collections.abc import Mapping
from typing import Any, cast

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from letters.drafts.in_word import draft_in_word
from letters.drafts.seal import KEY_BYTES, Seal
from letters.strict_json import NotJson, read_json

FORMAT = "letters-draft"
LOCKED = "letters-locked-draft"
LARGEST = 900_000  # bytes of a file that is taken back; every answer at its limit is less
SHORTEST_PASS_PHRASE = 12
LONGEST_PASS_PHRASE = 200

# 32 megabytes and a fifth of a second. What is read may ask for twice the memory, not more work.
_COST = {"n": 2**15, "r": 8, "p": 2}
_MOST_N = 2**16
_MOST_WORK = 2**16  # n times p
_SALT = 16
_AT_ONCE = threading.BoundedSemaphore(2)


class NotADraft(ValueError):  # noqa: N818 - says what it is
    """A file that cannot be taken back. `reason` is "too-large", "not-a-draft", "locked" (there is
    no pass phrase with it) or "wrong-pass-phrase"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def open_file(content: Mapping[str, object]) -> bytes:
    """A draft file that anybody can read."""
    return _json({"format": FORMAT, **content})


def carried(content: Mapping[str, object]) -> bytes:
    """A draft as it stands inside a Word file: in ASCII, which XML can hold whatever was typed."""
    return json.dumps({"format": FORMAT, **content}).encode()


def locked_file(content: Mapping[str, object], pass_phrase: str) -> bytes:
    """A draft file that opens with the pass phrase alone."""
    salt = secrets.token_bytes(_SALT)
    lock: dict[str, object] = {"format": LOCKED, "version": 1, **_COST, "salt": _text(salt)}
    seal = Seal(_bound(lock), _stretched(pass_phrase, salt, **_COST))
    return _json({**lock, "sealed": _text(seal.close(open_file(content)))})


def read_file(file: bytes, pass_phrase: str = "") -> Mapping[str, object]:
    """What a draft file holds, whether open, locked, or carried by a Word file."""
    if len(file) > LARGEST:
        raise NotADraft("too-large")
    if file.startswith(b"PK"):
        carried = draft_in_word(file)
        if carried is None:
            raise NotADraft("not-a-draft")
        return _of_format(FORMAT, _object(carried))
    found = _object(file)
    if found.get("format") == LOCKED:
        found = _object(_unlocked(found, pass_phrase))
    return _of_format(FORMAT, found)


def _unlocked(lock: Mapping[str, object], pass_phrase: str) -> bytes:
    sealed, salt, cost = _bytes(lock.get("sealed")), _bytes(lock.get("salt")), _cost(lock)
    if not pass_phrase:
        raise NotADraft("locked")
    bound = _bound({name: value for name, value in lock.items() if name != "sealed"})
    try:
        opened = Seal(bound, _stretched(pass_phrase, salt, **cost)).open(sealed)
    except zlib.error:  # sealed by somebody else's program, with nothing of ours in it
        raise NotADraft("not-a-draft") from None
    if opened is None:
        raise NotADraft("wrong-pass-phrase")
    return opened


def _cost(lock: Mapping[str, object]) -> dict[str, int]:
    """The settings of a lock, if they are such as we might have set."""
    n, r, p = (lock.get(name) for name in ("n", "r", "p"))
    numbers = all(type(one) is int for one in (n, r, p))
    if lock.get("version") != 1 or not numbers:
        raise NotADraft("not-a-draft")
    n, r, p = cast(tuple[int, int, int], (n, r, p))
    allowed = 2**14 <= n <= _MOST_N and n & (n - 1) == 0 and r == 8 and p >= 1
    if not allowed or n * p > _MOST_WORK:
        raise NotADraft("not-a-draft")
    return {"n": n, "r": r, "p": p}


def _stretched(pass_phrase: str, salt: bytes, *, n: int, r: int, p: int) -> bytes:
    """The key that a pass phrase makes. However it is typed again, composed or not, with one blank
    or two, it is the same."""
    same = " ".join(unicodedata.normalize("NFKC", pass_phrase).split())
    with _AT_ONCE:
        kdf = Scrypt(salt=salt, length=KEY_BYTES, n=n, r=r, p=p)
        return kdf.derive(same.encode("utf-8", "surrogatepass"))


def _bound(lock: Mapping[str, object]) -> str:
    """The lock as the seal is bound to it: a file whose settings were changed does not open."""
    return json.dumps(lock, sort_keys=True)


def _object(content: bytes) -> Mapping[str, Any]:
    if len(content) > LARGEST:
        raise NotADraft("too-large")
    try:
        found = read_json(content.removeprefix(codecs.BOM_UTF8))  # Notepad puts it there
    except NotJson:
        raise NotADraft("not-a-draft") from None
    if not isinstance(found, dict):
        raise NotADraft("not-a-draft")
    return found


def _of_format(name: str, found: Mapping[str, object]) -> Mapping[str, object]:
    if found.get("format") != name:
        raise NotADraft("not-a-draft")
    return found


def _bytes(text: object) -> bytes:
    try:
        return base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except (binascii.Error, ValueError):
        raise NotADraft("not-a-draft") from None


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _json(content: Mapping[str, object]) -> bytes:
    """JSON that is the same for the same content. A half of a character, which UTF-8 cannot hold,
    stands in it by its number."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return text.encode("utf-8") if _whole(text) else json.dumps(content, indent=1).encode()


def _whole(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
