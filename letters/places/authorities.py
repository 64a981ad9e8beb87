"""The local authorities of England by the names people know them by."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

CHECKED_ON = date(2026, 7, 27)
_TABLE = Path(__file__).with_name("authorities.csv")


@dataclass(frozen=True)
class Authority:
    """A local authority: its government statistics code, its name, its kind and region."""

    code: str
    name: str
    kind: str
    region: str


@cache
def authorities() -> tuple[Authority, ...]:
    """Every authority, by name. The list was read on CHECKED_ON."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = [
            Authority(row["gss_code"], row["la_name_display"], row["la_type"], row["region"])
            for row in csv.DictReader(file)
        ]
    return tuple(sorted(rows, key=lambda authority: authority.name))
