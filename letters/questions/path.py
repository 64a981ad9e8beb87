"""Replaying a journey from the start: the one function that says which answers count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from letters.questions import limits
from letters.questions.answers import Answers
from letters.questions.forms import read_again
from letters.questions.gate import Refusal
from letters.questions.journey import Journey, Page
from letters.questions.known import Known, to_fill


@dataclass(frozen=True)
class Path:
    """What a set of answers amounts to.

    `pages` are those on the path in order, as far as it is known; `answers` the answers on it and
    no others; `pending` the first page not yet answered rightly; `stopped` the page at which the
    journey ends without a document; `off_path` the names of answers given to questions that this
    path does not ask; `refusals` what is missing or wrong; `filled` what was put in from the
    directory, by field.
    """

    pages: tuple[Page, ...]
    answers: Answers
    pending: Page | None
    stopped: Page | None
    off_path: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    filled: Mapping[str, Known] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether a document can be made."""
        return self.pending is None and self.stopped is None

    def before(self, page: Page) -> Answers:
        """The answers given before a page of this path: what its conditions and checks may see."""
        names = [f.name for earlier in self.pages[: self.pages.index(page)] for f in earlier.fields]
        kept = {name: self.answers[name] for name in names if name in self.answers}
        return Answers(kept, self.answers.on_date)


def replay(
    journey: Journey,
    given: Mapping[str, object],
    on_date: date,
    seen: frozenset[str] | None = None,
    *,
    fill: bool = False,
) -> Path:
    """Walk the journey from its start with the answers given.

    `seen` are the ids of pages already answered, which matters for pages with nothing required;
    None takes every such page as seen, as an answer file does. The walk goes on past a page that
    is not answered, so that an answer file hears of everything at once. With `fill`, a page of
    which nothing was given takes what the directory knows; on the web people see it first.
    """
    taken = Answers({}, on_date)
    pages: list[Page] = []
    refusals: list[Refusal] = []
    filled: dict[str, Known] = {}
    pending: Page | None = None
    stopped: Page | None = None
    length = 0
    for page in journey.pages():
        if not page.when(taken):
            continue
        pages.append(page)
        if page.stop:
            stopped = page
            break
        more = to_fill(page, taken, given) if fill else {}
        filled.update(more)
        put_in = {name: known.text for name, known in more.items()}
        answers, refused = read_again(page, taken, {**given, **put_in} if put_in else given)
        before, length = length, length + _length(answers)
        refused += _too_long(page, before, length)
        answered = not refused and _seen(page, answers, seen)
        refusals.extend(refused)
        taken = taken.with_(answers)
        if not answered and pending is None:
            pending = page
    if pending is not None:
        stopped = None
    asked = {one.name for page in pages for one in page.fields}
    return Path(
        tuple(pages),
        taken,
        pending,
        stopped,
        tuple(n for n in given if n not in asked),
        tuple(refusals),
        filled,
    )


def _too_long(page: Page, before: int, after: int) -> list[Refusal]:
    """The page at which all the answers together become more than a letter can hold."""
    if before <= limits.WHOLE_LETTER < after:
        return [Refusal(page.fields[0].name, "letter-too-long", str(limits.WHOLE_LETTER))]
    return []


def _length(value: object) -> int:
    """The characters in an answer, its rows and parts included."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(map(_length, value.values()))
    return sum(map(_length, value)) if isinstance(value, list) else 0


def _seen(page: Page, answers: Mapping[str, object], seen: frozenset[str] | None) -> bool:
    if seen is None or page.id in seen:
        return True
    return bool(answers) and all(one.name in answers for one in page.fields if one.required)
