"""What stands in a draft file: the answers of every kind, the words they made, and their versions.

`letters.drafts` seals and opens the file and knows nothing of what is in it. Here it is written
from a draft, and read again by the forms that every answer passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from letters import changes, making
from letters.answer_files import day_of
from letters.changes import Printed
from letters.drafts.draft_file import NotADraft
from letters.kinds import Kind, kinds
from letters.questions import upgrades
from letters.questions.answers import SCHEMA
from letters.questions.brought import brought
from letters.questions.path import Path, replay

_MOST_SENTENCES = 5_000  # of a kind; the longest has a tenth of this


@dataclass(frozen=True)
class DraftFile:
    """A draft as it came back.

    `answers` are those that the forms take; `refused` the names of fields whose answers they do
    not take, `unknown` the number of answers to questions that nobody asks here. `made` is what
    the finished journeys printed on the day `kept_on`, by kind.
    """

    answers: Mapping[str, object]
    seen: frozenset[str]
    order: Mapping[str, str]
    kept_on: date
    made: Mapping[str, Printed]
    refused: tuple[str, ...] = ()
    unknown: int = 0


def content_of(
    answers: Mapping[str, object], seen: Iterable[str], order: Mapping[str, str], today: date
) -> dict[str, object]:
    """What a file keeps of a draft: all of it, and what it would print today."""
    seen = frozenset(seen)
    paths = {one: replay(one.journey, answers, today, seen) for one in kinds().values()}
    return _content(answers, seen, order, today, paths)


def content_of_copy(kind: Kind, path: Path, order: Mapping[str, str]) -> dict[str, object]:
    """What a copy of one document keeps: the answers that it was made from and no others."""
    seen = frozenset(page.id for page in path.pages)
    return _content(dict(path.answers), seen, order, path.answers.on_date, {kind: path})


def read_content(content: Mapping[str, object], today: date) -> DraftFile:
    """The draft in the content of a file. NotADraft, with the reason "newer" too, where it holds
    none that can be read, and "empty" where the forms take nothing of it."""
    if upgrades.newer(content.get("schema")):
        raise NotADraft("newer")
    given = upgrades.upgraded(content.get("schema"), _given(content))
    if given is None:
        raise NotADraft("not-a-draft")
    read = brought((kind.journey for kind in kinds().values()), given.answers, today)
    if not read.answers:
        raise NotADraft("empty")
    pages = {page.id for kind in kinds().values() for page in kind.journey.pages()}
    return DraftFile(
        read.answers,
        given.seen & pages,
        _strings(content.get("order", {})),
        min(_day(content.get("kept_on")), today),
        _made(content.get("made", {})),
        read.refused,
        read.unknown,
    )


def held(found: DraftFile) -> dict[str, object]:
    """A draft that came back, as it is held until its owner has decided about it."""
    return {
        "schema": SCHEMA,
        "kept_on": found.kept_on.isoformat(),
        "answers": dict(found.answers),
        "seen": sorted(found.seen),
        "order": dict(found.order),
        "made": {kind: _written(printed) for kind, printed in found.made.items()},
        "refused": list(found.refused),
        "unknown": found.unknown,
    }


def read_held(content: Mapping[str, Any], today: date) -> DraftFile | None:
    """The draft that `held` wrote; None where this version of the questions cannot read it."""
    try:
        found = read_content(content, today)
    except NotADraft:
        return None
    return replace(found, refused=tuple(content["refused"]), unknown=content["unknown"])


def _content(
    answers: Mapping[str, object],
    seen: frozenset[str],
    order: Mapping[str, str],
    today: date,
    paths: Mapping[Kind, Path],
) -> dict[str, object]:
    whole = {kind: path for kind, path in paths.items() if path.complete}
    return {
        "schema": SCHEMA,
        "kept_on": today.isoformat(),
        "versions": dict(making.versions(making.Order())),
        "answers": dict(answers),
        "seen": sorted(seen),
        "order": dict(order),
        "made": {kind.id: _written(changes.printed(kind, path)) for kind, path in whole.items()},
    }


def _written(printed: Printed) -> dict[str, object]:
    dates = {one: day.isoformat() for one, day in printed.dates.items()}
    return {"dates": dates, "sentences": printed.sentences}


def _given(content: Mapping[str, object]) -> upgrades.Given:
    answers, seen = content.get("answers"), content.get("seen", [])
    if not isinstance(answers, dict) or not isinstance(seen, list):
        raise NotADraft("not-a-draft")
    if not all(isinstance(one, str) for one in seen):
        raise NotADraft("not-a-draft")
    return upgrades.Given(answers, frozenset(seen))


def _made(content: object) -> dict[str, Printed]:
    """What was printed, of the kinds that there still are."""
    made = {one: _object(printed) for one, printed in _object(content).items() if one in kinds()}
    return {one: _printed(printed) for one, printed in made.items()}


def _printed(printed: Mapping[str, object]) -> Printed:
    sentences = {name: _strings(marks) for name, marks in _object(printed.get("sentences")).items()}
    if sum(map(len, sentences.values())) > _MOST_SENTENCES:
        raise NotADraft("not-a-draft")
    dates = {one: _day(day) for one, day in _object(printed.get("dates")).items()}
    return Printed(dates, sentences)


def _object(content: object) -> dict[str, object]:
    if not isinstance(content, dict) or not all(name.isascii() for name in content):
        raise NotADraft("not-a-draft")
    return content


def _strings(content: object) -> dict[str, str]:
    """A table of ids and what stands for them, all of it ours and therefore in ASCII."""
    ours = (
        isinstance(one, str) and one.isascii() for pair in _object(content).items() for one in pair
    )
    if not all(ours):
        raise NotADraft("not-a-draft")
    return cast(dict[str, str], content)


def _day(text: object) -> date:
    try:
        return day_of(text)
    except ValueError:
        raise NotADraft("not-a-draft") from None
