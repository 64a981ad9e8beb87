"""Walks through a journey, made from its pages alone: every path where they are few, else pairs.

A walk answers page after page as a person would, with marked answers (`sentinels`). Where the
combinations of deciding answers are at most EVERY they are all walked; otherwise walks are added
until every two of them that can stand together have stood together. Dates come from the kind's
answer files, so that limits pass and rights change hands, and from spans of time otherwise.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import chain, combinations

from letters.kinds import Kind, kind
from letters.questions.answers import Answers
from letters.questions.gate import Refusal
from letters.questions.journey import Field
from letters.questions.path import Path, replay
from letters.questions.reading import parts_of, read
from tests.journeys import files, sentinels

EVERY = 500
IDLE = 25  # so many walks one after another without a new pair, and the search becomes directed
RECIPES = 1  # so many walks are tried for a pair that has not stood together yet
TRIES = 5  # so often each walk is repeated with other dates to come to a page not yet seen
_DAYS = (20, 3, 45, 61, 75, 100, 190, 400, 800, 2200, 3800, 5900, 6300, 6700, 8900, 9250)
Factor = tuple[str, object]
Choose = Callable[[Field, Sequence[object], Sequence[Factor]], Sequence[object]]


class DeadEnd(AssertionError):  # noqa: N818 - says what happened
    """No answer that the walker knows of fits a question."""


@dataclass(frozen=True, eq=False)
class Walk:
    """One way through a kind: its answers (all of them on the path) and the day."""

    kind: Kind
    name: str
    answers: Mapping[str, object]
    on_date: date
    factors: frozenset[Factor] = frozenset()

    @cached_property
    def path(self) -> Path:
        """The answers as the product replays them."""
        return replay(self.kind.journey, self.answers, self.on_date)

    @property
    def pages(self) -> tuple[str, ...]:
        """The ids of the pages on the path."""
        return tuple(page.id for page in self.path.pages)

    @property
    def voice(self) -> str:
        """Who writes."""
        return str(self.answers.get("writer") or "parent")


@cache
def walks(kind_id: str) -> tuple[Walk, ...]:
    """The answer files of a kind, then the walks made from its pages."""
    found = kind(kind_id)
    written = [_as_written(found, one) for one in files.given(kind_id)]
    return (*written, *_Search(found).all())


def again(walk: Walk, changes: Mapping[str, object]) -> Walk | None:
    """The same walk with other choices; questions that it did not ask are answered anew. None
    where a choice does not fit."""
    wanted = {**dict(walk.factors), **changes}
    name = f"{walk.name} with {sorted(changes.items(), key=repr)}"
    other = _walker(walk.kind).walk(name, _like(wanted), like=walk)
    return other if set(changes.items()) <= set(other.factors) else None


def junk(walk: Walk) -> dict[str, object]:
    """An answer to every question that the walk does not ask."""
    asked = {spec.name for page in walk.path.pages for spec in page.fields}
    fields = walk.kind.journey.fields().values()
    return {
        spec.name: _junk(spec, f"{700 + place}")
        for place, spec in enumerate(fields)
        if spec.name not in asked
    }


@dataclass
class _Taken:
    """A walk in the making."""

    answers: Answers
    factors: list[Factor] = field(default_factory=list)
    days: set[str] = field(default_factory=set)


class Walker:
    """Answers the pages of a kind one after another."""

    def __init__(self, of: Kind) -> None:
        self.kind = of
        self.bases = files.given(of.id)
        self.numbers = {name: place for place, name in enumerate(of.journey.fields())}

    def walk(
        self, name: str, choose: Choose, options: str = "some", like: Walk | None = None
    ) -> Walk:
        """One walk. `options` says which optional answers are given: "all", "none" or "some".
        `like` is a walk whose answers are taken over where they fit."""
        chance = random.Random(f"{self.kind.id} {name}")  # noqa: S311 - the same walk each time
        base = chance.choice(self.bases) if self.bases else None
        on_date = like.on_date if like else base.on_date if base else files.TODAY
        asked = {spec.name for page in like.path.pages for spec in page.fields} if like else set()
        taken = _Taken(Answers({}, on_date))
        for page in self.kind.journey.pages():
            if not page.when(taken.answers):
                continue
            if page.stop:
                break
            given = {}
            for spec in page.fields:
                same = like.answers.get(spec.name) if like and not spec.options else None
                if same is not None and fits(spec, same, taken.answers):
                    value = same
                elif same is None and spec.name in asked and not spec.required and not spec.options:
                    value = None
                else:
                    value = self._answer(spec, taken, choose, options, chance, base)
                if value is not None:
                    given[spec.name] = value
            taken.answers = taken.answers.with_(given)
        return Walk(self.kind, name, dict(taken.answers), on_date, frozenset(taken.factors))

    def _answer(
        self,
        spec: Field,
        taken: _Taken,
        choose: Choose,
        options: str,
        chance: random.Random,
        base: files.Given | None,
    ) -> object:
        if spec.options:
            return self._decide(spec, taken, choose)
        if not spec.required and (
            options == "none" or (options == "some" and chance.random() < 0.4)
        ):
            return None
        for value in self._candidates(spec, taken, chance, base):
            if fits(spec, value, taken.answers):
                taken.days |= _days(spec, value)
                return value
        if not spec.required:
            return None
        raise DeadEnd(f"{self.kind.id}: nothing fits {spec.name} after {dict(taken.answers)}")

    def _decide(self, spec: Field, taken: _Taken, choose: Choose) -> object:
        for value in choose(spec, alternatives(spec), taken.factors):
            kept = _kept(value)
            if kept is None or fits(spec, kept, taken.answers):
                taken.factors.append((spec.name, value))
                return kept
        raise DeadEnd(f"{self.kind.id}: no option of {spec.name} fits")

    def _candidates(
        self, spec: Field, taken: _Taken, chance: random.Random, base: files.Given | None
    ) -> Iterator[object]:
        place = f"{self.numbers[spec.name]:03d}"
        match spec.kind:
            case "date":
                known = self._known(spec.name, chance, base)
                yield from _dates(spec, taken.answers.on_date, taken.days, chance, known)
            case "free":
                yield sentinels.own_words(place, chance.choice(("en", "en", "en", "ur")))
            case "rows":
                yield from self._rows(spec, taken, chance)
                yield from self._known(spec.name, chance, base)
            case _:
                yield sentinels.text(spec.kind, place)

    def _known(self, name: str, chance: random.Random, base: files.Given | None) -> list[object]:
        """What answer files say, the walk's own base first."""
        known = [one.answers[name] for one in self.bases if name in one.answers]
        chance.shuffle(known)
        own = [base.answers[name]] if base and name in base.answers else []
        return own + known

    def _rows(self, spec: Field, taken: _Taken, chance: random.Random) -> Iterator[object]:
        for _ in range(30):
            days = set(taken.days)
            yield [
                self._row(spec, number, taken.answers.on_date, days, chance)
                for number in range(1, chance.choice((2, 2, 3, 4)))
            ]

    def _row(
        self, spec: Field, number: int, today: date, days: set[str], chance: random.Random
    ) -> dict[str, object]:
        row: dict[str, object] = {}
        for position, column in enumerate(spec.columns):
            if not column.required and chance.random() < 0.4:
                continue
            place = f"{self.numbers[spec.name]:03d}r{number}c{position}"
            match column.kind:
                case "date":
                    row[column.name] = next(_dates(column, today, days, chance, []))
                    days.add(str(row[column.name]))
                case "free":
                    row[column.name] = sentinels.own_words(place)
                case "choice":
                    row[column.name] = chance.choice(column.options)
                case "choices":
                    row[column.name] = [chance.choice(column.options)]
                case _:
                    row[column.name] = sentinels.text(column.kind, place)
        return row


@cache
def _walker(of: Kind) -> Walker:
    return Walker(of)


def _as_written(of: Kind, one: files.Given) -> Walk:
    path = replay(of.journey, one.answers, one.on_date)
    chosen = (
        (spec.name, _factor(one.answers.get(spec.name)))
        for page in path.pages
        for spec in page.fields
        if spec.options
    )
    return Walk(of, one.name, one.answers, one.on_date, frozenset(chosen))


def _factor(value: object) -> object:
    if value is None:
        return "absent"
    return tuple(value) if isinstance(value, list) else value


class _Search:
    """Finds walks until the deciding answers have stood together two by two."""

    def __init__(self, of: Kind) -> None:
        self.walker = _walker(of)
        self.found: list[Walk] = []
        self.pairs: set[frozenset[Factor]] = set()
        self.tried: Counter[Factor] = Counter()
        self.gains: dict[Factor, float] = defaultdict(lambda: 1e6)

    def all(self) -> list[Walk]:
        """Every walk where they are few, else the walks that bring all pairs together."""
        every = self._every()
        self.found = every if every is not None else self._pairwise()
        self._to_every_page()
        self._extremes()
        return self.found

    def _every(self) -> list[Walk] | None:
        """All combinations that their dates allow, or None when they are too many."""
        found: list[Walk] = []
        waiting: list[dict[str, object]] = [{}]
        while waiting:
            if len(found) + len(waiting) > EVERY:
                return None
            wanted = waiting.pop()
            open_choices: list[tuple[str, Sequence[object]]] = []

            def choose(
                spec: Field,
                among: Sequence[object],
                _: Sequence[Factor],
                wanted: Mapping[str, object] = wanted,
                seen: list[tuple[str, Sequence[object]]] = open_choices,
            ) -> Sequence[object]:
                if spec.name in wanted:
                    return [wanted[spec.name]]
                seen.append((spec.name, among))
                return among

            try:
                walk = self.walker.walk(f"every-{len(found)}", choose)
            except DeadEnd:  # the dates of the walk do not let this choice stand
                continue
            found.append(walk)
            taken = dict(walk.factors)
            before = dict(wanted)
            for name, among in open_choices:
                waiting += [{**before, name: one} for one in among if one != taken[name]]
                before[name] = taken[name]
        return found

    def _pairwise(self) -> list[Walk]:
        idle = 0
        while idle < IDLE:
            idle = 0 if self._add(self._walk(self._newest)) else idle + 1
        for first, second in self._apart():
            for recipe in self._recipes(first, second):
                if self._add(self._walk(_like({**recipe, **dict((first, second))}))):
                    break
        return self.found

    def _walk(self, choose: Choose) -> Walk:
        return self.walker.walk(f"walk-{len(self.found)}-{sum(self.tried.values())}", choose)

    def _add(self, walk: Walk) -> bool:
        """Keep a walk that brings a new pair; False when it brings none."""
        pairs = {frozenset(pair) for pair in combinations(walk.factors, 2)}
        pairs |= {frozenset((factor,)) for factor in walk.factors}
        new = len(pairs - self.pairs)
        for factor in walk.factors:
            self.tried[factor] += 1
            before = self.gains[factor]
            self.gains[factor] = new if before == 1e6 else (before + new) / 2
        self.pairs |= pairs
        if new:
            self.found.append(walk)
        return bool(new)

    def _newest(
        self, spec: Field, among: Sequence[object], taken: Sequence[Factor]
    ) -> Sequence[object]:
        """The option that brings most new pairs with what was taken, then what paid off before."""

        def worth(value: object) -> tuple[int, float, int]:
            factor = (spec.name, value)
            new = sum(frozenset((factor, other)) not in self.pairs for other in (*taken, factor))
            return (-new, -self.gains[factor], self.tried[factor])

        return sorted(among, key=worth)

    def _apart(self) -> Iterator[tuple[Factor, Factor]]:
        """Two answers that have each been given, but not together yet."""
        for first, second in combinations(sorted(self.tried, key=repr), 2):
            if first[0] != second[0] and frozenset((first, second)) not in self.pairs:
                yield first, second

    def _recipes(self, first: Factor, second: Factor) -> Iterator[dict[str, object]]:
        """Walks in which both questions were asked, one of them answered as wanted."""
        near = (
            dict(walk.factors)
            for walk in self.found
            if (first in walk.factors or second in walk.factors)
        )
        asked = (choices for choices in near if first[0] in choices and second[0] in choices)
        for place, choices in enumerate(asked):
            if place == RECIPES:
                return
            yield choices

    def _to_every_page(self) -> None:
        """For a page that no walk came to, the same choices with other dates, many times."""
        pages = [page.id for page in self.walker.kind.journey.pages()]
        walked = {page for walk in self.found for page in walk.pages}
        for number, page in enumerate(pages):
            if page in walked:
                continue
            near = [walk for walk in self.found if pages[number - 1] in walk.pages]
            for attempt, walk in enumerate(near * TRIES):
                again = self.walker.walk(f"to-{page}-{attempt}", _like(dict(walk.factors)))
                if page in again.pages:
                    self.found.append(again)
                    break

    def _extremes(self) -> None:
        """For each walk that went furthest by voice: nothing optional answered, and everything."""
        furthest: dict[str, Walk] = {}
        for walk in self.found:
            best = furthest.get(walk.voice)
            if walk.path.complete and (best is None or len(walk.pages) > len(best.pages)):
                furthest[walk.voice] = walk
        for voice, walk in furthest.items():
            for options in ("none", "all"):
                again = self.walker.walk(f"{voice}-{options}", _like(dict(walk.factors)), options)
                self.found.append(again)


def fits(spec: Field, value: object, before: Answers) -> bool:
    """Whether the question takes the answer."""
    try:
        return read(spec, parts_of(spec, value), before) is not None
    except Refusal:
        return False


def alternatives(spec: Field) -> list[object]:
    """What a deciding question can be answered with; "absent" stands for no answer."""
    if spec.kind == "choice":
        found: list[object] = list(spec.options)
    else:
        sizes = (
            range(1, len(spec.options) + 1) if len(spec.options) <= 3 else (1, len(spec.options))
        )
        found = [chosen for size in sizes for chosen in combinations(spec.options, size)]
    return found if spec.required else [*found, "absent"]


def _kept(value: object) -> object:
    if value == "absent":
        return None
    return list(value) if isinstance(value, tuple) else value


def _like(wanted: Mapping[str, object]) -> Choose:
    """Choose what was wanted where it is asked, else the first option that fits."""

    def choose(spec: Field, among: Sequence[object], _: Sequence[Factor]) -> Sequence[object]:
        first = [wanted[spec.name]] if spec.name in wanted else []
        return [*first, *among]

    return choose


def _junk(spec: Field, place: str) -> object:
    match spec.kind:
        case "choice":
            return spec.options[-1]
        case "choices":
            return list(spec.options)
        case "date":
            return "2019-08-07"
        case "free":
            return sentinels.own_words(place)
        case "rows":
            columns = enumerate(spec.columns)
            return [{one.name: _junk(one, f"{place}c{n}") for n, one in columns}]
    return sentinels.text(spec.kind, place)


def _dates(
    spec: Field, today: date, used: set[str], chance: random.Random, known: Sequence[object]
) -> Iterator[str]:
    """Days that may fit, those not yet said in this walk first."""
    sign = 1 if spec.dates == "future" else -1
    spans = chance.sample(_DAYS, len(_DAYS))
    told = [date.fromisoformat(str(day)) for day in known]
    first = told if chance.random() < 0.7 else []
    later = spans if spec.dates == "any" else ()
    for day in chain(
        first,
        (today + timedelta(sign * days) for days in spans),
        (today + timedelta(days) for days in later),
        told,
    ):
        for step in (0, -1, 1, -2, 2, -3, 3):
            near = day + timedelta(step)
            if near != today and near.isoformat() not in used:
                yield near.isoformat()
    yield from (day.isoformat() for day in told)
    yield from ((today + timedelta(sign * step)).isoformat() for step in range(10))


def _days(spec: Field, value: object) -> set[str]:
    if spec.kind == "date":
        return {str(value)}
    if spec.kind == "rows" and isinstance(value, list):
        dates = [column.name for column in spec.columns if column.kind == "date"]
        return {str(row[name]) for row in value for name in dates if name in row}
    return set()
