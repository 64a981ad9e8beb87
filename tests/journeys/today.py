"""Answer files for a server whose day cannot be chosen: their dates are moved with the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from letters.kinds import kind
from letters.questions.path import replay
from tests.journeys import files

_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@cache
def whole(kind_id: str, on_date: date) -> tuple[Mapping[str, object], ...]:
    """The answers of each file of a kind that lead to documents on that day, as they did on their
    own. The law's calendar moves differently, so that some do not."""
    return tuple(_whole(kind_id, on_date))


def _whole(kind_id: str, on_date: date) -> Iterator[Mapping[str, object]]:
    journey = kind(kind_id).journey
    for given in files.given(kind_id):
        answers = {
            name: _moved(value, on_date - given.on_date) for name, value in given.answers.items()
        }
        path = replay(journey, answers, on_date)
        if path.complete and not path.refusals:
            yield answers


def _moved(value: object, by: timedelta) -> object:
    if isinstance(value, str) and _DATE.fullmatch(value):
        return (date.fromisoformat(value) + by).isoformat()
    if isinstance(value, list):
        return [_moved(one, by) for one in value]
    if isinstance(value, dict):
        return {name: _moved(one, by) for name, one in value.items()}
    return value
