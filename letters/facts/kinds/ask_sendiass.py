"""What follows from the answers for SENDIASS: the time to appeal first, then the summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters.facts import base, time_to_appeal
from letters.facts.base import Appealed, Happening, KeyDate, Listed, Paper, People
from letters.facts.time_to_appeal import Clock
from letters.questions.answers import Answers
from letters.values import Code, FreeText, Name


@dataclass(frozen=True)
class Summary:
    """What the summary and the sheet are made from.

    `plan` is "yes" too where it is not asked, because the council’s letter speaks of one.
    `decided_on`, `letter_says` and `contested` are what the council sent and what is in dispute;
    `clock` is the time to appeal that it may have started. `help_wanted` are ids of
    `questions.HELP`.
    """

    people: People
    today: date
    sendiass: Name | None
    sendiass_email: Code | None
    council: Name
    near: tuple[Listed, ...]
    plan: str
    decided_on: date | None
    letter_says: str
    contested: tuple[str, ...]
    clock: Clock | None
    appealed: Appealed | None
    in_short: FreeText
    happenings: tuple[Happening, ...]
    told_so_far: FreeText | None
    child_says: FreeText | None
    help_wanted: tuple[str, ...]
    help_words: FreeText | None
    papers: tuple[Paper, ...]
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Summary:
    """The facts of a complete path of answers."""
    council, in_short = answers.name("council"), answers.free("in_short")
    if council is None or in_short is None:
        raise ValueError("every path that ends in a summary names the council and the matter")
    clock = time_to_appeal.clock(answers)
    return Summary(
        people=base.people(answers),
        today=answers.on_date,
        sendiass=answers.name("sendiass"),
        sendiass_email=answers.code("sendiass_email"),
        council=council,
        near=base.near_services(answers),
        plan=answers.choice("has_plan") or "yes",
        decided_on=answers.date("decision_sent"),
        letter_says=answers.choice("letter_says") or "",
        contested=answers.choices("contested"),
        clock=clock,
        appealed=clock.appealed if clock else None,
        in_short=in_short,
        happenings=base.happenings(answers),
        told_so_far=answers.free("told_so_far"),
        child_says=answers.free("child_says"),
        help_wanted=answers.choices("help_wanted"),
        help_words=answers.free("help_words"),
        papers=base.papers(answers),
        documents=("ask-sendiass", "sendiass-notes"),
        dates=time_to_appeal.appeal_days(clock, answers.on_date),
    )
