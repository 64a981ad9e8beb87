"""The checklist for a claim about disability discrimination: where, since when, what it says."""

from __future__ import annotations

from letters import law
from letters.questions import complaining, shared
from letters.questions.answers import Answers
from letters.questions.conditions import chose
from letters.questions.journey import Field, Journey, Page, Section

ABOUT = ("treated", "changes")

# The Tribunal decides about schools alone; where nobody knows what sort it is, perhaps it does.
for_the_tribunal = chose("learning_place", "state-school", "independent-school", "not-sure")


def claim_dates(answers: Answers) -> law.ClaimDates | None:
    """The dates of the claim by the answers so far, or None while they cannot be worked out."""
    last = answers.date("happened_on")
    return law.claim_dates(last, answers.date("claim_first_on")) if last else None


def passed(answers: Answers) -> bool:
    """Whether the time to claim has passed, counted from the first day."""
    dates = claim_dates(answers)
    return dates is not None and dates.standing(answers.on_date) != "in-time"


_START = Section(
    "claim-start",
    (
        shared.LEARNING_PLACE,
        shared.HAPPENED_ON,
        shared.CLAIM_SPAN,
        shared.CLAIM_FIRST_ON,
    ),
)

# Nothing is sent from here, so nobody is asked for an address.
_PEOPLE = shared.PEOPLE_WHO_MAY_APPEAL.with_only(
    *("child-name", "child-born", "parent-name"),
    *("capacity", "their-own-right", "parents-right", "past-25"),
    *("setting", "needs"),
).needing("setting")

_CLAIM = Section(
    "claim",
    (
        Page(
            "claim-return",
            (Field("claim_return", "choice", "deciding", options=shared.YES_NO),),
            when=for_the_tribunal,
        ),
        Page(
            "claim-about",
            (Field("claim_about", "choices", "deciding", required=False, options=ABOUT),),
        ),
        Page("claim-disability", (Field("claim_disability", "free", required=False),)),
        *complaining.what_happened("claim"),
        *complaining.what_is_asked("claim"),
        complaining.enclosed("claim"),
        Page("claim-late", (Field("claim_late", "free", required=False),), when=passed),
    ),
)

JOURNEY = Journey(
    kind="disability-claim-checklist",
    group="school",
    place=3,
    sections=(shared.ABOUT, _START, _PEOPLE, _CLAIM),
    documents=("disability-claim-checklist",),
    calendar=True,
    kept=("disability-claim-checklist",),
)
