"""The second pass over a translation: a row for every sentence that it has to cover, and current.

`translations/TAG/review.csv` holds, for each message, the hash of the English that was compared,
what the translation says put back into English by somebody who had not seen it, and the verdict.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping

from letters import messages
from letters.places_on_disk import TRANSLATIONS

COLUMNS = ("message", "english_hash", "back_translation", "verdict")


def rows(tag: str) -> list[dict[str, str]]:
    """The rows of a language's review."""
    with (TRANSLATIONS / tag / "review.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wanted() -> dict[str, str]:
    """What a review must cover: every sentence of a document and of a stop page."""
    stops = {n: text for n, text in messages.english("pages").items() if n.startswith("stop-")}
    return {**messages.english("documents"), **stops}


def faults(found: Iterable[Mapping[str, str]], messages_wanted: Mapping[str, str]) -> list[str]:
    """The messages that no row covers, and what is wrong with the rows there are."""
    by_name = {row.get("message", ""): row for row in found}
    out = []
    for name, english in messages_wanted.items():
        row = by_name.get(name)
        if row is None:
            out.append(f"{name}: not reviewed")
        elif set(row) != set(COLUMNS):
            out.append(f"{name}: the columns are {', '.join(map(str, row))}")
        elif row["english_hash"] != fingerprint(english):
            out.append(f"{name}: the English has changed since")
        elif row["verdict"] != "same" or not row["back_translation"].strip():
            out.append(f"{name}: the verdict is {row['verdict']!r}")
    return out


def fingerprint(english: str) -> str:
    """The first twelve digits of the hash of the English."""
    return hashlib.sha256(english.encode()).hexdigest()[:12]
