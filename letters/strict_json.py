"""JSON as strangers send it: read whole and once, or refused with a reason. Nothing is guessed."""

from __future__ import annotations

import json
from typing import NoReturn

_DEEPEST = 12  # answers hold rows, rows hold words: a third of this


class NotJson(ValueError):  # noqa: N818 - says what it is
    """What was sent cannot be taken. `reason` is "not-json" or "twice"; `detail` is the key of
    which there were two."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def read_json(content: bytes) -> object:
    """What the bytes hold. Raises NotJson for what is no JSON in UTF-8, an object with a key twice
    (JSON would silently lose the first value), a number that is none, or boxes within boxes."""
    try:
        found = json.loads(content.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
    except NotJson:
        raise
    except (ValueError, RecursionError):  # ValueError: not UTF-8, not JSON, an endless number
        raise NotJson("not-json") from None
    if not _shallow(found, _DEEPEST):
        raise NotJson("not-json")
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise NotJson("twice", key)
        found[key] = value
    return found


def _refuse(constant: str) -> NoReturn:
    """JSON has no NaN and no infinity; Python would read them."""
    raise NotJson("not-json")


def _shallow(value: object, levels: int) -> bool:
    if isinstance(value, dict):
        return levels > 0 and all(_shallow(one, levels - 1) for one in value.values())
    if isinstance(value, list):
        return levels > 0 and all(_shallow(one, levels - 1) for one in value)
    return True
