"""What follows from the answers about an authority: who gives it to whom, its limits, its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters.facts.base import KeyDate, People, people, right_moves_after
from letters.questions.answers import Answers
from letters.values import FreeText, Line, Name


@dataclass(frozen=True)
class Authority:
    """What the paper and the sheet are made from.

    The person who signs is `people.client`, whoever prepares the paper. `powers` and `bodies` are
    ids of `questions.POWERS` and `questions.BODIES`. `ends` is the day that was chosen;
    `moves_after` the last day on which the right is the parent's, where that comes before it, and
    `last` the earlier of the two.
    """

    people: People
    today: date
    adviser: Name
    organisation: Name | None
    contact: Line
    powers: tuple[str, ...]
    bodies: tuple[str, ...]
    council: Name | None
    write_to: str
    limits: FreeText | None
    ends: date
    moves_after: date | None
    last: date
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Authority:
    """The facts of a complete path of answers."""
    adviser = answers.name("adviser_name") or answers.name("helper_name")
    contact, ends = answers.line("helper_contact"), answers.date("authority_ends")
    if adviser is None or contact is None or ends is None:
        raise ValueError("every path that ends in an authority names the adviser and an end")
    moves_after = right_moves_after(answers, ends)
    last = moves_after or ends
    return Authority(
        people=people(answers),
        today=answers.on_date,
        adviser=adviser,
        organisation=answers.name("adviser_organisation") or answers.name("helper_organisation"),
        contact=contact,
        powers=answers.choices("authority_for"),
        bodies=answers.choices("authority_with"),
        council=answers.name("council"),
        write_to=str(answers["write_to"]),
        limits=answers.free("authority_limits"),
        ends=ends,
        moves_after=moves_after,
        last=last,
        documents=("consent", "consent-notes"),
        dates=(KeyDate("last-day", last),),
    )
