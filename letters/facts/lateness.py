"""What came after its last day, or has not come: how late, by which limit, or by which promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.questions.answers import Answers
from letters.questions.promised import promise_due, promise_limit
from letters.values import Duration, FreeText


@dataclass(frozen=True)
class Late:
    """How long after its last day something came, or has not come: either part None for nothing."""

    weeks: Duration | None
    days: Duration | None


@dataclass(frozen=True)
class MissedLimit:
    """A limit that was missed. It cannot be built where the limit was kept or still runs.

    `id` and `trigger` are those of `law.CouncilLimit`. `done` is None while nothing has come.
    """

    id: str
    trigger: str
    exceptions: bool
    started: date
    due: date
    done: date | None
    late: Late
    steps: tuple[law.Step, ...]


@dataclass(frozen=True)
class Promise:
    """What the Tribunal ordered, the council conceded or both agreed, and what became of it.

    `kind` is "order", "conceded" or "agreement". `what` is one of `promised.PROMISED`.
    `limit` is the id of the regulations' limit, None where they name none or where `own_date`
    stands in its place. `due` is None where nobody named a day, and `late` then too. `state` is
    "nothing", "part" or "late".
    """

    kind: str
    what: str
    made_on: date
    words: FreeText
    limit: str | None
    own_date: bool
    due: date | None
    state: str
    part: FreeText | None
    done: date | None
    late: Late | None
    steps: tuple[law.Step, ...]
    reason: FreeText | None


def late(due: date, done: date | None, today: date) -> Late:
    """How late; ValueError for what was in time or still has time."""
    lateness = law.overdue(due, done or today)
    if lateness is None:
        raise ValueError("a limit that was kept, or that still runs, is not late")
    return Late(
        Duration(lateness.weeks, "week") if lateness.weeks else None,
        Duration(lateness.rest_days, "day") if lateness.rest_days else None,
    )


def missed(limit: law.LimitDue, done: date | None, today: date) -> MissedLimit:
    """A limit as missed; ValueError for one that was kept or still runs."""
    return MissedLimit(
        id=limit.limit.id,
        trigger=limit.limit.trigger,
        exceptions=limit.limit.exceptions,
        started=limit.started,
        due=limit.due,
        done=done,
        late=late(limit.due, done, today),
        steps=limit.steps,
    )


def promise(answers: Answers) -> Promise:
    """What was promised. Where nobody is asked what was done, nothing was."""
    made_on, words = answers.date("promise_made_on"), answers.free("promise_words")
    if made_on is None or words is None:
        raise ValueError("a promise has its date and its words")
    limit = promise_limit(answers)
    own = answers.yes("promise_own_time")
    due, done = promise_due(answers), answers.date("promise_done_on")
    return Promise(
        kind=answers.choice("promise") or "",
        what=answers.choice("promised") or "",
        made_on=made_on,
        words=words,
        limit=limit.limit.id if limit and not own else None,
        own_date=own,
        due=due,
        state=answers.choice("promise_done") or "nothing",
        part=answers.free("promise_part"),
        done=done,
        late=late(due, done, answers.on_date) if due else None,
        steps=limit.steps if limit and not own else (),
        reason=answers.free("promise_reason"),
    )
