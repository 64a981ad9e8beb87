"""A document on its way to another machine: written as JSON, and read back as the same values."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from letters.documents import blocks
from letters.documents.blocks import Document

_KINDS: dict[str, type[Any]] = {
    one.__name__: one
    for one in vars(blocks).values()
    if isinstance(one, type) and is_dataclass(one)
}
# What each has, with the value that need not be carried because it is the usual one.
_PARTS = {one: [(each.name, each.default) for each in fields(one)] for one in _KINDS.values()}
_KIND, _DAY = "is", "day"


def carried(document: Document) -> bytes:
    """A document as bytes."""
    content = json.dumps(document, default=_plain, ensure_ascii=False, separators=(",", ":"))
    return content.encode()


def arrived(content: bytes) -> Document:
    """The document again. ValueError where it is none, or another version of letters wrote it."""
    try:
        document = _read(json.loads(content))
    except (TypeError, KeyError) as fault:
        raise ValueError("not a document of this version") from fault
    if not isinstance(document, Document):
        raise ValueError("not a document")
    return document


def _plain(value: Any) -> dict[str, Any]:
    """What JSON has no notation for. It writes tuples as lists by itself."""
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    kind = type(value)
    parts = {
        name: part
        for name, usual in _PARTS[kind]
        if (part := getattr(value, name)) is not usual and part != usual
    }
    return {_KIND: kind.__name__, **parts}


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([_read(one) for one in value])
    if not isinstance(value, dict):
        return value
    if _DAY in value and len(value) == 1:
        return date.fromisoformat(value[_DAY])
    kind = _KINDS[value.pop(_KIND)]
    return kind(**{name: _read(one) for name, one in value.items()})
