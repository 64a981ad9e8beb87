"""What follows from the answers about a child's own views: whose words they are, and what is left
to be written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters.facts.base import KeyDate, People, people
from letters.questions.answers import Answers
from letters.questions.kinds.childs_views import VIEWS
from letters.values import FreeText, Line


@dataclass(frozen=True)
class Views:
    """What the page and the sheet are made from.

    `how` is "own" where the young person writes, "said" or "shown" where somebody else wrote it
    down, and "by-hand" where nothing is typed: the page is then empty, to be filled. `written_on`
    is the day on which it was said or shown.
    """

    people: People
    young_person_agrees: bool
    today: date
    how: str
    written_on: date | None
    good: FreeText | None
    hard: FreeText | None
    helps: FreeText | None
    want: FreeText | None
    more: FreeText | None
    seen_by: Line | None
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Views:
    """The facts of a complete path of answers."""
    given = {name: answers.free(name) for name in VIEWS}
    found = people(answers)
    written = any(given.values())
    return Views(
        people=found,
        young_person_agrees=answers.yes("young_person_agrees"),
        today=answers.on_date,
        how=(answers.choice("views_how") or "own") if written else "by-hand",
        written_on=answers.date("views_on"),
        good=given["views_good"],
        hard=given["views_hard"],
        helps=given["views_helps"],
        want=given["views_want"],
        more=given["views_else"],
        seen_by=answers.line("views_seen_by"),
        documents=_documents(found),
        dates=(),
    )


def _documents(found: People) -> tuple[str, ...]:
    """A young person who makes the page alone needs no sheet on how to help."""
    return ("childs-views",) if found.voice == "young_person" else ("childs-views", "views-notes")
