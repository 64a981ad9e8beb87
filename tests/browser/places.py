"""Every page there is, with a draft that leads to it; and one page for each shape of page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from letters import draft_files
from letters.changes import Printed
from letters.kinds import Kind, kinds
from letters.questions.journey import Field
from letters.questions.path import replay
from letters.questions.shared import voice
from letters.web.page import languages
from letters.wording import Words
from tests.journeys import files
from tests.web.stops import stops

TEXTS = (
    "help",
    "privacy",
    "accessibility",
    "using-a-shared-computer",
    "feedback",
    "delete",
    "law",
    "words",
    "keep",
    "continue",
)


@dataclass(frozen=True, eq=False)
class Place:
    """A page: its path after the language, and the draft that leads to it (None for a stranger);
    `waiting` is a draft that they brought in a file."""

    path: str
    kind: Kind | None = None
    answers: Mapping[str, object] | None = None
    on_date: date = files.TODAY
    waiting: Mapping[str, object] | None = None

    def __str__(self) -> str:
        return self.path or "start"


def tags() -> tuple[str, ...]:
    """The languages that the pages are shown in."""
    return languages()


@cache
def questions() -> tuple[Place, ...]:
    """Every question of every kind, each once, with a draft whose path leads over it."""
    found: dict[str, Place] = {}
    for kind in kinds().values():
        for given in files.given(kind.id):
            path = replay(kind.journey, given.answers, given.on_date)
            for page in path.pages:
                if not page.stop:
                    place = Place(f"{kind.id}/{page.id}", kind, given.answers, given.on_date)
                    found.setdefault(page.id, place)
    return tuple(found.values())


@cache
def others() -> tuple[Place, ...]:
    """Every page that is no question."""
    strangers = ("", *TEXTS, "deleted", "leave", "no-such-page")
    return (*map(Place, strangers), *_of_kinds(), *_carried())


@cache
def shapes() -> tuple[Place, ...]:
    """Questions enough to show every shape of control, each with and without what may stand
    around it."""
    wanted = {place: set(_features(place)) for place in questions()}
    chosen = []
    while any(wanted.values()):
        best = max(wanted, key=lambda place: len(wanted[place]))
        chosen.append(best)
        shown = set(wanted[best])
        wanted = {place: features - shown for place, features in wanted.items()}
    return tuple(chosen)


@cache
def one_of_each() -> tuple[Place, ...]:
    """The pages that are no questions, with one stop for each kind."""
    stop = {place.kind: place for place in others() if place.path.endswith("what-next")}
    rest = (place for place in others() if not place.path.endswith("what-next"))
    return (*rest, *stop.values())


def _of_kinds() -> Iterator[Place]:
    for kind in kinds().values():
        yield Place(f"{kind.id}/")
        longest = max(files.given(kind.id), key=lambda given: len(given.answers))
        for last in ("", "check", "preview"):
            yield Place(f"{kind.id}/{last}", kind, longest.answers, longest.on_date)
        for stop in stops(kind.id).values():
            yield Place(f"{kind.id}/what-next", kind, stop.answers, stop.on_date)


def _carried() -> Iterator[Place]:
    """The pages about a draft file: with answers here, and with a file in which much is other."""
    of = kinds()["appeal-checklist"]
    given = next(one for one in files.given(of.id) if one.name == "parent-contents-fullest")
    pages = [page.id for page in of.journey.pages()]
    content = draft_files.content_of(given.answers, pages, {}, given.on_date)
    found = draft_files.read_content(content, given.on_date)
    was = found.made[of.id]
    marks = was.sentences[of.id]
    first, second, *rest = marks
    other = {first: "other", **{one: marks[one] for one in rest}, "_appeal_box#awaited-last": "x"}
    days = {**was.dates, "appeal-checklist-old": given.on_date}
    days[next(iter(was.dates))] = given.on_date
    waiting = replace(
        found,
        made={of.id: Printed(days, {**was.sentences, of.id: other})},
        refused=("child_name",),
        unknown=1,
    )
    assert second not in other
    for path in ("keep", "continue", "continue/found", "continue/taken"):
        yield Place(path, of, given.answers, given.on_date, draft_files.held(waiting))


def _features(place: Place) -> Iterator[object]:
    assert place.kind is not None
    page = place.kind.journey.page(place.path.split("/")[-1])
    assert page is not None
    answers = replay(place.kind.journey, place.answers or {}, place.on_date).answers
    words = Words(place.kind.id, "en", voice(answers))
    for around in ("hint", "hard_word"):
        if words.maybe(f"page.{page.id}.{around}"):
            yield around
    yield "several fields" if len(page.fields) > 1 else "one field"
    for field in page.fields:
        yield from _controls(field, words, f"field.{field.name}")


def _controls(field: Field, words: Words, key: str, inside: str = "") -> Iterator[object]:
    kind = f"{inside}{field.kind}"
    yield kind, "needed" if field.required else "optional"
    yield kind, "labelled" if words.maybe(f"{key}.label") else "the question itself"
    if words.maybe(f"{key}.hint"):
        yield kind, "hint"
    if field.suggestions:
        yield kind, "suggestions"
    if any(words.maybe(f"{key}.hint.{option}") for option in field.options):
        yield kind, "options with hints"
    for column in field.columns:
        yield from _controls(column, words, f"{key}.column.{column.name}", "a row's ")
