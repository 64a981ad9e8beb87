"""A request to look at a plan again: an early review, or a re-assessment of the needs."""

from __future__ import annotations

from dataclasses import replace

from letters.questions import shared
from letters.questions.conditions import Not, chose
from letters.questions.journey import Field, Journey, Page, Section

WANTED = ("review", "reassessment")

reassessment = chose("again_wanted", "reassessment")

_START = Section(
    "again-start",
    (
        shared.HAS_PLAN,
        Page("no-plan-yet", when=chose("has_plan", "no", "not-sure"), stop=True),
        Page("again-wanted", (Field("again_wanted", "choice", "deciding", options=WANTED),)),
    ),
)

# A complaint about a missed review needs the day; a request only gains by it.
_REVIEW_LAST = replace(
    shared.REVIEW_LAST,
    fields=tuple(replace(field, required=False) for field in shared.REVIEW_LAST.fields),
)

_REASONS = Section(
    "again-reasons",
    (
        _REVIEW_LAST.only_when(Not(reassessment)),
        Page(
            "assessed-last",
            (Field("assessed_last", "date", required=False, dates="past"),),
            when=reassessment,
        ),
        Page("what-changed", (Field("what_changed", "free"),)),
        Page("plan-wish", (Field("plan_wish", "free", required=False),)),
    ),
)

_SENDING = Section(
    "request-sending",
    (
        shared.ADVICE_FROM.only_when(reassessment),
        shared.PAPERS_ENCLOSED,
        shared.REQUEST_ARRIVES.only_when(reassessment),
    ),
)

JOURNEY = Journey(
    kind="early-review-request",
    group="council",
    place=4,
    sections=(
        shared.ABOUT,
        _START,
        shared.PEOPLE_WHO_MAY_APPEAL,
        shared.COUNCIL,
        _REASONS,
        _SENDING,
    ),
    documents=("early-review-request", "early-review-notes"),
    calendar=True,
    kept=("early-review-notes",),
)
