"""A short summary for SENDIASS: the dates first, what happened, what help is wanted."""

from __future__ import annotations

from dataclasses import replace

from letters.questions import shared
from letters.questions.answers import Answers
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.known import OfCouncil
from letters.questions.time_to_appeal import DECISION_IF_ANY

HELP = ("explain", "decide", "appeal", "mediation", "meeting", "letter")

# SENDIASS helps whoever is in custody too, so nobody is stopped for it.
_DECISION = Section(
    "decision",
    tuple(page for page in DECISION_IF_ANY.pages if page.id not in {"custody", "in-custody"}),
)
# Letters that there are only where there is a plan. A letter that a plan will end may be older.
_PLAN_THERE = {"plan", "keep-plan", "will-not-reassess"}


def _as_the_letter_says(value: object, answers: Answers) -> str | None:
    told = answers.choice("letter_says") in _PLAN_THERE
    return "letter-speaks-of-a-plan" if told and value == "no" else None


_HAS_PLAN = replace(
    shared.HAS_PLAN,
    fields=tuple(replace(one, check=_as_the_letter_says) for one in shared.HAS_PLAN.fields),
)
_council = next(page for page in shared.COUNCIL.pages if page.id == "council")

_WHERE = Section(
    "sendiass-where",
    (
        _council,
        Page(
            "sendiass",
            (
                Field("sendiass", "name", required=False, known=OfCouncil("name", ("sendiass",))),
                Field(
                    "sendiass_email",
                    "email",
                    required=False,
                    known=OfCouncil("email", ("sendiass",)),
                ),
            ),
        ),
    ),
)

_WHAT = Section(
    "sendiass-what",
    (
        Page("in-short", (Field("in_short", "free"),)),
        _HAS_PLAN,
        Page(
            "happenings",
            (
                Field(
                    "happenings",
                    "rows",
                    required=False,
                    columns=(
                        Field("happened_on", "date", required=False, dates="past"),
                        Field("happened", "free"),
                    ),
                ),
            ),
        ),
        Page("told-so-far", (Field("told_so_far", "free", required=False),)),
        shared.CHILD_SAYS,
    ),
)

_HELP = Section(
    "sendiass-help",
    (
        Page("help-wanted", (Field("help_wanted", "choices", "deciding", options=HELP),)),
        Page("help-words", (Field("help_words", "free", required=False),)),
        shared.PAPERS_ENCLOSED,
    ),
)

JOURNEY = Journey(
    kind="ask-sendiass",
    # The date of birth comes before the date of the letter, which is checked against it.
    sections=(shared.ABOUT, shared.PEOPLE_WHO_WRITE, _WHERE, _DECISION, _WHAT, _HELP),
    documents=("ask-sendiass", "sendiass-notes"),
    calendar=True,
    kept=("sendiass-notes",),
)
