"""A short summary for SENDIASS: the dates first, what happened, what help is wanted."""

from __future__ import annotations

from letters.questions import shared
from letters.questions.conditions import Not, chose
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.known import OfCouncil
from letters.questions.time_to_appeal import DECISION_IF_ANY

HELP = ("explain", "decide", "appeal", "mediation", "meeting", "letter")

# SENDIASS helps whoever is in custody too, so nobody is stopped for it.
_DECISION = Section(
    "decision",
    tuple(page for page in DECISION_IF_ANY.pages if page.id not in {"custody", "in-custody"}),
)
# A letter that there is only where there is a plan. One that a plan will end may be older.
_plan_there = chose("letter_says", "plan", "keep-plan", "will-not-reassess")
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
        shared.HAS_PLAN.only_when(Not(_plan_there)),
        shared.HAPPENINGS,
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
    group="first-steps",
    place=3,
    # The date of birth comes before the date of the letter, which is checked against it.
    sections=(shared.ABOUT, shared.PEOPLE_WHO_WRITE, _WHERE, _DECISION, _WHAT, _HELP),
    documents=("ask-sendiass", "sendiass-notes"),
    calendar=True,
    kept=("sendiass-notes",),
)
