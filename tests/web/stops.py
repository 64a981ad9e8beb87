"""For every place at which a journey ends without a document: answers that lead there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from letters.kinds import Kind, kind
from letters.questions.journey import Field
from letters.questions.path import Path, replay
from tests.journeys import files

_CHANGES = 1  # so many answers of a file are changed to come to a stop


@dataclass(frozen=True)
class Stop:
    """A stop page of a kind, with the answers that lead to it and the day."""

    page: str
    answers: Mapping[str, object]
    on_date: date


def stop_ids(of: Kind) -> list[str]:
    """The ids of the stop pages of a kind."""
    return [page.id for page in of.journey.pages() if page.stop]


@cache
def stops(kind_id: str) -> dict[str, Stop]:
    """Every stop of a kind that its answer files lead to, perhaps with one answer changed."""
    of = kind(kind_id)
    wanted = set(stop_ids(of))
    found: dict[str, Stop] = {}
    given = sorted(files.given(kind_id), key=lambda one: len(one.answers))
    tried = [(one.answers, one.on_date) for one in given]
    for _ in range(_CHANGES + 1):
        further = []
        for answers, on_date in tried:
            path = replay(of.journey, answers, on_date)
            if path.stopped:
                found.setdefault(path.stopped.id, Stop(path.stopped.id, answers, on_date))
            further += [(changed, on_date) for changed in _changed(path, answers, on_date)]
            if wanted == found.keys():
                return found
        tried = further
    return found


def _changed(
    path: Path, answers: Mapping[str, object], on_date: date
) -> Iterator[Mapping[str, object]]:
    for page in path.pages:
        for spec in page.fields:
            for value in _others(spec, answers, on_date):
                yield {**answers, spec.name: value}


def _others(spec: Field, answers: Mapping[str, object], on_date: date) -> Iterator[object]:
    if spec.name == "child_born":
        yield (on_date - timedelta(days=9225)).isoformat()  # 25 years and a quarter
    for option in spec.options:
        value: object = [option] if spec.kind == "choices" else option
        if answers.get(spec.name) != value:
            yield value
