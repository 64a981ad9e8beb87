"""The sources: where each fact that a document states comes from, and how far it is checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from letters.law.tables import demand, demand_id, entry, read_table

Status = Literal["verified", "unchecked", "derived"]
Kind = Literal["act", "regulations", "rules", "case", "guidance", "ombudsman", "practice"]
_LAW: frozenset[Kind] = frozenset({"act", "regulations", "rules", "case"})

_NUMBER = re.compile(
    r"\d+(am|pm)?|\d+ (working days?|school days?|days?|weeks?|months?)"
    r"|\d+ (January|February|March|August|December)"
)


@dataclass(frozen=True)
class Source:
    """One provision, case, form or practice; refuses bad data with `BadLawData`.

    `address` is the web address at which it stands, or "" where none is known. `in_force_from` and
    `in_force_to` are `None` where the date is not known, or where there is no end. `checked_on` is
    the day on which its words were read, None where nobody has read them; `read_in` the address of
    the copy, "" where that is `address`, and `text_as_at` the day whose text the copy has, where
    that is known. `checked_by` is the person or organisation that read it; "" are the makers of
    this program. `numbers` are the numbers that the source gives ("2 months", "5pm"). `register`
    are the entries of the project's register of sources.
    """

    id: str
    title: str
    provision: str
    address: str
    kind: Kind
    status: Status
    checked_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    numbers: frozenset[str]
    register: tuple[str, ...]
    checked_by: str = ""
    read_in: str = ""
    text_as_at: date | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be right."""
        demand_id(self.id, self.id, "id")
        demand(bool(self.title.strip()), self.id, "title")
        demand(bool(self.provision.strip()), self.id, "provision")
        demand(self.kind in get_args(Kind), self.id, "kind")
        demand(self.status in get_args(Status), self.id, "status")
        for field in ("address", "read_in"):
            where = getattr(self, field)
            demand(where == "" or bool(re.match(r"https?://\S+$", where)), self.id, field)
        demand(all(_NUMBER.fullmatch(number) for number in self.numbers), self.id, "numbers")
        demand(self.checked_by == self.checked_by.strip(), self.id, "checked_by")
        read = self.status == "verified"
        demand(read == (self.checked_on is not None), self.id, "checked_on")
        for field in ("checked_by", "read_in", "text_as_at"):
            demand(read or not getattr(self, field), self.id, field)
        demand(not self._ends_before_it_starts(), self.id, "in_force_to")

    def _ends_before_it_starts(self) -> bool:
        if self.in_force_from is None or self.in_force_to is None:
            return False
        return self.in_force_to < self.in_force_from

    @property
    def is_law(self) -> bool:
        """Whether it is law itself: no guidance, no form, no advice and no working of our own."""
        return self.kind in _LAW

    def in_force(self, day: date) -> bool:
        """Whether the source is in force on the day; an unknown start or end counts as in force."""
        started = self.in_force_from is None or self.in_force_from <= day
        return started and (self.in_force_to is None or day <= self.in_force_to)


def _from_row(source_id: str, row: Mapping[str, Any], checked_on: date) -> Source:
    return Source(
        id=source_id,
        title=row["title"],
        provision=row["provision"],
        address=row["address"],
        kind=row["kind"],
        status=row["status"],
        checked_on=row.get("checked_on", checked_on if row["status"] == "verified" else None),
        in_force_from=row.get("in_force_from"),
        in_force_to=row.get("in_force_to"),
        numbers=frozenset(row["numbers"]),
        register=tuple(row["register"]),
        checked_by=row.get("checked_by", ""),
        read_in=row.get("read_in", ""),
        text_as_at=row.get("text_as_at"),
    )


@cache
def sources() -> Mapping[str, Source]:
    """Every source by its id, from `sources.toml`, in the file's order."""
    table = read_table("sources.toml")
    rows = table["sources"]
    return MappingProxyType(
        {
            source_id: _from_row(source_id, row, table["checked_on"])
            for source_id, row in rows.items()
        }
    )


def source(source_id: str) -> Source:
    """One source; raises `UnknownId` where there is none."""
    return entry(sources(), source_id)


def in_force(source_id: str, day: date) -> bool:
    """Whether a source is in force on the day; raises `UnknownId` where there is none."""
    return source(source_id).in_force(day)
