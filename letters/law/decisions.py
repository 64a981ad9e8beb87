"""The decisions of a council that can be appealed, and what each one needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from letters.law.sources import sources
from letters.law.tables import demand, demand_id, entry, read_table

Form = Literal["SEND35", "SEND35A"]


@dataclass(frozen=True)
class Decision:
    """One appealable decision (Children and Families Act 2014, s.51(2)); refuses bad data.

    `certificate_needed`: a mediation certificate is needed before the appeal (s.55).
    `recommendations_possible`: the Tribunal may make health and social care recommendations.
    `plan_exists`: there is a plan in force to enclose. `full_depth`: the checklist asks its own
    questions about this decision. `title` is the English title.
    """

    id: str
    title: str
    paragraph: str
    form: Form
    certificate_needed: bool
    recommendations_possible: bool
    plan_exists: bool
    full_depth: bool
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse what cannot be right."""
        demand_id(self.id, self.id, "id")
        demand(bool(self.title.strip()), self.id, "title")
        demand(self.paragraph.startswith("51(2)("), self.id, "paragraph")
        demand(self.form in get_args(Form), self.id, "form")
        demand(bool(self.sources) and sources().keys() >= set(self.sources), self.id, "sources")


def _from_row(decision_id: str, row: Mapping[str, Any]) -> Decision:
    return Decision(id=decision_id, **{**row, "sources": tuple(row["sources"])})


@cache
def decisions() -> Mapping[str, Decision]:
    """Every appealable decision by its id, from `decisions.toml`, in the order of s.51(2)."""
    rows = read_table("decisions.toml")
    return MappingProxyType(
        {decision_id: _from_row(decision_id, row) for decision_id, row in rows.items()}
    )


def decision(decision_id: str) -> Decision:
    """One appealable decision; raises `UnknownId` where there is none."""
    return entry(decisions(), decision_id)
