"""What is to become of a hostile string in a field, by its kind: from the table, not the gate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.questions import limits
from letters.questions.journey import Field
from tests.hostile.strings import Hostile

TYPED = {"name", "line", "code", "email", "address", "free"}
_LONGEST = {"name": limits.NAME, "address": limits.LINE, "free": limits.FREE_TEXT}


@dataclass(frozen=True)
class Fate:
    """`kept` as it is kept, "" for no answer, or None where it is refused for one of `reasons`, the
    page naming `told`."""

    kept: str | None
    reasons: frozenset[str] = frozenset()
    told: str = ""


def fate(spec: Field, one: Hostile, *, english: bool = False) -> Fate:
    """What becomes of the string in a field for text; `english` where its translation is typed
    beside it."""
    if one.kept is None:
        return _refused(one.reason, told=one.refused)
    if not one.kept and english:
        return _refused("own-words-missing")
    if not one.kept:
        return _refused("required") if spec.required else Fate("")
    lines = [line for line in one.kept.split("\n") if line]
    if spec.kind not in {"address", "free"} and len(lines) > 1:
        return _refused("one-line")
    longest = _LONGEST.get(spec.kind, limits.LINE)
    if max(map(len, lines if spec.kind == "address" else [one.kept])) > longest:
        return _refused("too-long", told=str(longest))
    if spec.kind == "email" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", one.kept):
        return _refused("email", told="@")
    return Fate("\n".join(lines) if spec.kind == "address" else one.kept)


def _refused(reason: str, told: str = "") -> Fate:
    return Fate(None, frozenset({reason}), told)
