"""Reads the law's data files, which stand beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from letters.law.errors import BadLawData, UnknownId

Entry = TypeVar("Entry")

_ROOM = Path(__file__).parent
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_table(name: str) -> dict[str, Any]:
    """The contents of one TOML file of the law, by its file name."""
    return tomllib.loads((_ROOM / name).read_text(encoding="utf-8"))


def entry(entries: Mapping[str, Entry], entry_id: str) -> Entry:
    """One entry by its id; raises `UnknownId` where there is none."""
    try:
        return entries[entry_id]
    except KeyError:
        raise UnknownId(entry_id) from None


def demand(holds: bool, entry_id: str, field: str) -> None:
    """Raise `BadLawData`, naming the entry and its field, unless the condition holds."""
    if not holds:
        raise BadLawData(entry_id, field)


def demand_id(word: str, entry_id: str, field: str) -> None:
    """Raise `BadLawData` unless a field's value is lower-case words joined by hyphens."""
    demand(bool(_ID.fullmatch(word)), entry_id, field)
