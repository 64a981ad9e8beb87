"""JSON from strangers: what is none is refused, whatever Python would make of it."""

from __future__ import annotations

import pytest

from letters.strict_json import NotJson, read_json


def test_json_is_read() -> None:
    """As Python reads it."""
    assert read_json('{"a": ["ü", 1, null]}'.encode()) == {"a": ["ü", 1, None]}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not-json"),
        (b'{"a": 1', "not-json"),
        (b"\xff\xfe", "not-json"),
        (b'\xef\xbb\xbf{"a": 1}', "not-json"),
        (b"[NaN]", "not-json"),
        (b"[-Infinity]", "not-json"),
        (b"[" + b"9" * 5000 + b"]", "not-json"),
        (b"[" * 100_000, "not-json"),
        (b"[" * 13 + b"]" * 13, "not-json"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b'[{"b": {"a": 1, "a": 1}}]', "twice"),
    ],
    ids=lambda value: str(value[:12]),
)
def test_anything_else_is_refused(content: bytes, reason: str) -> None:
    """Cut off, in another code, no number, boxes within boxes, a key twice."""
    with pytest.raises(NotJson) as refusal:
        read_json(content)
    assert refusal.value.reason == reason
