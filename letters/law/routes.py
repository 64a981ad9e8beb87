"""The routes open to a family: which comes first, what beside and after it, what is closed and why.

The table `routes.toml` says in which situation a route comes first, may run beside, may follow or
is closed. A situation is a handful of facts, each with one of a few values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from letters.law.appeals import AppealDates
from letters.law.council_limits import council_limits, due
from letters.law.deadlines import Deadline, safe_day, safe_steps
from letters.law.decisions import decisions
from letters.law.disability import claim_dates
from letters.law.errors import ImpossibleDates, UnknownId
from letters.law.school_age import (
    birthday,
    compulsory_school_age_ends,
    compulsory_school_age_starts,
)
from letters.law.sources import sources
from letters.law.tables import demand, demand_id, entry, read_table

Standing = Literal["start", "beside", "next", "closed"]
Body = Literal[
    "nobody",
    "you",
    "both",
    "school",
    "council",
    "tribunal",
    "governors",
    "panel",
    "health-service",
    "health-ombudsman",
    "ombudsman",
    "department",
    "ofsted",
    "county-court",
    "high-court",
]
Cost = Literal["free", "ask"]
Starts = Literal["paper", "since"]

_YES_NO = ("yes", "no")
#: Every fact that the table may name, with the values that it may have.
FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "event": (
            "decision",
            "late",
            "plan-help",
            "out-of-school",
            "promise",
            "school",
            "unfair",
            "exclusion",
            "sent-home",
            "health",
            "care",
            "council-other",
            "not-sure",
        ),
        "paper": ("decision", "draft", "nothing", "unclear", "health-or-care-only"),
        "decision": (*decisions(), "none"),
        "certificate": ("not-needed", "none", "awaited", "held"),
        "time": ("running", "over", "none"),
        "plan": (*_YES_NO, "not-sure"),
        "place": ("state-school", "independent-school", "college", "early-years", "not-sure"),
        "raised": ("no", "told", "complained", "final"),
        "health": _YES_NO,
        "care": _YES_NO,
        "school-age": _YES_NO,
        "adult": _YES_NO,
        "under-25": _YES_NO,
    }
)
_STANDINGS: tuple[Standing, ...] = ("closed", "start", "beside", "next")
_ORDER = {"start": 0, "beside": 1, "next": 2, "closed": 3}
_APPEALS = ("appeal", "mediation-adviser")
_CLAIM = "disability-claim"


@dataclass(frozen=True)
class Case:
    """One line of the table: each fact named must have one of its values. `because` is why the
    route is closed then, and empty on any other line."""

    facts: Mapping[str, frozenset[str]]
    because: str = ""

    def fits(self, facts: Mapping[str, str]) -> bool:
        """Whether the line speaks of a situation with these facts."""
        for name, values in self.facts.items():  # noqa: SIM110 - `all` takes twice as long
            if facts[name] not in values:
                return False
        return True


@dataclass(frozen=True)
class Route:
    """One route of the table; refuses bad data with `BadLawData`.

    `can` and `cannot` are ids of what it gives and does not give; `limits` its time limits and what
    starts each; `documents` ids of kinds. `cases` holds its lines by standing.
    """

    id: str
    register: str
    decides: Body
    cost: Cost
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    limits: Mapping[str, Starts]
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    cases: Mapping[Standing, tuple[Case, ...]]

    def __post_init__(self) -> None:
        """Refuse what cannot be right."""
        demand_id(self.id, self.id, "id")
        demand(bool(self.register.strip()), self.id, "register")
        demand(self.decides in get_args(Body), self.id, "decides")
        demand(self.cost in get_args(Cost), self.id, "cost")
        for field in ("can", "cannot"):
            demand(bool(getattr(self, field)), self.id, field)
        for word in (*self.can, *self.cannot, *self.documents):
            demand_id(word, self.id, "can, cannot, documents")
        known = {*council_limits(), *_APPEALS, _CLAIM}
        demand(known >= self.limits.keys(), self.id, "limits")
        demand(set(self.limits.values()) <= set(get_args(Starts)), self.id, "limits")
        demand(bool(self.sources) and sources().keys() >= set(self.sources), self.id, "sources")
        for standing in _STANDINGS:
            self._check(standing)

    def _check(self, standing: Standing) -> None:
        for case in self.cases[standing]:
            demand((standing == "closed") == bool(case.because), self.id, f"{standing}: because")
            demand(FACTS.keys() >= case.facts.keys(), self.id, standing)
            wrong = [name for name, told in case.facts.items() if not told <= {*FACTS[name]}]
            demand(not wrong, self.id, f"{standing}: {', '.join(wrong)}")

    def standing(self, facts: Mapping[str, str]) -> tuple[Standing, str] | None:
        """Where it stands in a situation, and why if it is closed; None where it does not belong
        there. A route that may start may still stand beside a more urgent one."""
        for standing in _STANDINGS:
            for case in self.cases[standing]:
                if case.fits(facts):
                    return standing, case.because
        return None


@dataclass(frozen=True)
class Way:
    """A route in one situation. `because` is the id of why it is closed, empty where it is open.

    `deadlines` are its last days with their working; `late` whether the last of them has passed:
    a route is never closed by that alone.
    """

    route: Route
    standing: Standing
    because: str = ""
    deadlines: tuple[Deadline, ...] = ()
    late: bool = False


@dataclass(frozen=True)
class Situation:
    """What happened, as far as the routes hang on it.

    `event`, `paper`, `plan`, `place` and `raised` have the values of `FACTS`. `appeal` are the
    dates of an appeal where the paper is a decision, or may be one ("unclear"); `told` whether the
    mediation adviser has been contacted. `paper_sent` is the date printed on the paper, `since` the
    day on which it happened (the last of several) or became known, `first_on` the first of several,
    from which a claim is counted. `health` and `care`: those parts of a plan are
    disputed. Raises `ImpossibleDates` with "decision-without-dates", "dates-without-decision" or
    "first-without-last", and `UnknownId` for a value that is none.
    """

    on_date: date
    born: date
    event: str
    paper: str = "nothing"
    plan: str = "not-sure"
    place: str = "not-sure"
    raised: str = "no"
    appeal: AppealDates | None = None
    told: bool = False
    paper_sent: date | None = None
    since: date | None = None
    first_on: date | None = None
    health: bool = False
    care: bool = False

    def __post_init__(self) -> None:
        """Refuse what no family can have told."""
        if self.paper == "decision" and self.appeal is None:
            raise ImpossibleDates("decision-without-dates")
        if self.appeal is not None and self.paper not in {"decision", "unclear"}:
            raise ImpossibleDates("dates-without-decision")
        if self.first_on is not None and self.since is None:
            raise ImpossibleDates("first-without-last")
        for name, value in self.facts.items():
            if value not in FACTS[name]:
                raise UnknownId(value)

    @property
    def facts(self) -> Mapping[str, str]:
        """The facts that the table is asked with."""
        return {
            "event": self.event,
            "paper": self.paper,
            "decision": self._decision,
            "certificate": self._certificate,
            "time": self._time,
            "plan": self.plan,
            "place": self.place,
            "raised": self.raised,
            "health": _yes(self.health),
            "care": _yes(self.care),
            "school-age": _yes(self._of_school_age),
            "adult": _yes(birthday(self.born, 18) <= self.on_date),
            "under-25": _yes(self.on_date < birthday(self.born, 25)),
        }

    @property
    def waits(self) -> bool:
        """Whether something that the council is to send has not come, so that it may be late."""
        return self.event == "late" or (self.event, self.paper) == ("decision", "nothing")

    @property
    def _decision(self) -> str:
        # Where nobody can tell what the letter is, its dates are the strictest, and it has no name.
        if self.appeal is None or self.paper != "decision":
            return "none"
        return self.appeal.decision.id

    @property
    def _certificate(self) -> str:
        if self.appeal is None or not self.appeal.decision.certificate_needed:
            return "not-needed"
        if self.appeal.certificate_issued is not None:
            return "held"
        return "awaited" if self.told else "none"

    @property
    def _time(self) -> str:
        if self.appeal is None:
            return "none"
        return "over" if self.appeal.appeal_late(self.on_date) else "running"

    @property
    def _of_school_age(self) -> bool:
        first, last = (
            compulsory_school_age_starts(self.born),
            compulsory_school_age_ends(self.born),
        )
        return first <= self.on_date <= last


def ways(situation: Situation) -> tuple[Way, ...]:
    """The ways in this situation: the one to start with (there always is one), those beside it,
    those that may follow, and those that are closed."""
    return tuple(_dated(way, situation) for way in standings(situation.facts))


def standings(facts: Mapping[str, str]) -> tuple[Way, ...]:
    """The same from the bare facts, without dates."""
    found: list[Way] = []
    started = False
    for one in _about(facts["event"]):
        stands = one.standing(facts)
        if stands is None:
            continue
        standing, because = stands
        if standing == "start":
            standing, started = ("beside" if started else "start"), True
        found.append(Way(one, standing, because))
    return tuple(sorted(found, key=lambda way: _ORDER[way.standing]))


@cache
def _about(event: str) -> tuple[Route, ...]:
    """The routes with a line that fits the event, whatever the other facts are."""
    return tuple(
        one
        for one in routes().values()
        if any(
            event in case.facts.get("event", (event,))
            for cases in one.cases.values()
            for case in cases
        )
    )


@cache
def routes() -> Mapping[str, Route]:
    """Every route by its id, from `routes.toml`, in the file's order: the more urgent first."""
    rows = read_table("routes.toml")
    return MappingProxyType({route_id: _from_row(route_id, row) for route_id, row in rows.items()})


def route(route_id: str) -> Route:
    """One route; raises `UnknownId` where there is none."""
    return entry(routes(), route_id)


def _from_row(route_id: str, row: Mapping[str, Any]) -> Route:
    told = {key: tuple(row[key]) for key in ("can", "cannot", "documents", "sources")}
    cases: dict[Standing, tuple[Case, ...]] = {
        standing: tuple(map(_case, row.get(standing, ()))) for standing in _STANDINGS
    }
    whole = {"register", "decides", "cost", "limits", *told, *cases}
    demand(whole >= row.keys(), route_id, ", ".join(row.keys() - whole))
    return Route(
        id=route_id,
        register=row["register"],
        decides=row["decides"],
        cost=row["cost"],
        limits=MappingProxyType(dict(row["limits"])),
        cases=MappingProxyType(cases),
        **told,
    )


def _case(line: Mapping[str, Any]) -> Case:
    facts = {name: frozenset(told) for name, told in line.items() if name != "because"}
    return Case(MappingProxyType(facts), str(line.get("because", "")))


def _dated(way: Way, situation: Situation) -> Way:
    if way.standing == "closed":
        return way
    found = tuple(_deadlines(way.route, situation))
    passed = bool(found) and situation.on_date > max(one.last for one in found)
    return Way(way.route, way.standing, "", found, passed)


def _deadlines(one: Route, situation: Situation) -> Iterator[Deadline]:
    appeal = situation.appeal
    for limit, starts in one.limits.items():
        day = situation.paper_sent if starts == "paper" else situation.since
        if limit in _APPEALS:
            if known := _of_appeal(limit, appeal, situation.on_date):
                yield known
        elif limit == _CLAIM and day is not None:
            yield claim_dates(day, situation.first_on).first
        elif day is not None:
            yield limit_deadline(limit, day)


def _of_appeal(limit: str, appeal: AppealDates | None, on_date: date) -> Deadline | None:
    if appeal is None:
        return None
    if limit == "appeal":
        return appeal.appeal
    # Whoever was reached in time need not be reached again.
    return None if appeal.adviser_contact_late is False else appeal.adviser_on(on_date)


def limit_deadline(limit_id: str, started: date) -> Deadline:
    """A limit that the family has to keep as a deadline: its last day, and before it the safe one.

    No rule moves it for a weekend or a holiday. Raises `UnknownId` for the limit.
    """
    ends = due(limit_id, started)
    steps = (*ends.steps, *safe_steps(ends.due, ends.due))
    return Deadline(limit_id, safe_day(ends.due), ends.due, None, steps)


def _yes(told: bool) -> str:
    return "yes" if told else "no"
