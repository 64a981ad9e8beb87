"""A request to the council to consult the school or college that is wanted, and to name it."""

from __future__ import annotations

from letters.questions import shared
from letters.questions.conditions import chose
from letters.questions.journey import Field, Journey, Page, Section

WHEN = ("assessment", "draft", "review", "final")
# The kinds of school that section 38 lists, and those that it does not.
SORTS = ("listed", "independent", "not-sure")

_START = Section(
    "consult-start",
    (
        Page("consult-when", (Field("consult_when", "choice", "deciding", options=WHEN),)),
        Page("plan-is-final", when=chose("consult_when", "final"), stop=True),
    ),
)

_SCHOOL = Section(
    "consult-school",
    (
        shared.SCHOOL_ASKED_FOR,
        Page("school-sort", (Field("school_sort", "choice", "deciding", options=SORTS),)),
        Page(
            "school-offer",
            (Field("school_offer", "choice", "deciding", options=shared.YES_NO),),
        ),
        Page("school-why", (Field("school_why", "free"),)),
        Page(
            "consult-refused",
            (Field("consult_refused", "choice", "deciding", options=shared.YES_NO),),
        ),
        Page(
            "consult-reason",
            (Field("consult_reason", "free", required=False),),
            when=chose("consult_refused", "yes"),
        ),
        shared.PAPERS_ENCLOSED,
    ),
).needing("school_asked_for")

JOURNEY = Journey(
    kind="consult-a-school",
    group="council",
    place=3,
    sections=(shared.ABOUT, _START, shared.PEOPLE_WHO_MAY_APPEAL, shared.COUNCIL, _SCHOOL),
    documents=("consult-a-school", "consult-notes"),
    kept=("consult-notes",),
)
