"""The table of hostile strings, and what is to become of each in a field of each kind."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("strings.toml")
_CHARACTER = re.compile(r"⟨(?:lone )?U\+([0-9A-F]{4,6})⟩")
_REPEATED = re.compile(r"⟨([^⟨⟩]+?) × ([0-9]+)⟩")
_MANY = re.compile(r"⟨U\+([0-9A-F]{4,6}) × ([0-9]+)⟩")


@dataclass(frozen=True)
class Hostile:
    """A string that is typed. `kept` is what is to be kept of it (None: it is refused, for `reason`
    and naming `refused`)."""

    category: str
    name: str
    typed: str
    kept: str | None
    refused: str = ""
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.category}: {self.name}"


@cache
def strings() -> tuple[Hostile, ...]:
    """Every string of the table."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(
        _hostile(category, name, row)
        for category, rows in table.items()
        for name, row in rows.items()
    )


def _hostile(category: str, name: str, row: dict[str, str]) -> Hostile:
    typed = written_out(row["typed"])
    if "refused" in row:
        return Hostile(category, name, typed, None, row["refused"], row.get("reason", "character"))
    return Hostile(category, name, typed, written_out(row.get("kept", row["typed"])))


def written_out(notation: str) -> str:
    """The string that a line of the table stands for."""
    text = _MANY.sub(lambda found: chr(int(found[1], 16)) * int(found[2]), notation)
    text = _CHARACTER.sub(lambda found: chr(int(found[1], 16)), text)
    return _REPEATED.sub(lambda found: found[1] * int(found[2]), text)
