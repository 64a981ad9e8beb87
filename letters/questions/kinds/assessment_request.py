"""A request to the council for an EHC needs assessment, where there is no plan and none is open."""

from __future__ import annotations

from letters.questions import shared
from letters.questions.conditions import chose
from letters.questions.journey import Field, Journey, Page, Section

ASKED = ("no", "earlier", "waiting", "refused")

_START = Section(
    "assessment-start",
    (
        shared.HAS_PLAN,
        Page("plan-already", when=chose("has_plan", "yes"), stop=True),
        Page(
            "assessment-asked",
            (Field("assessment_asked", "choice", "deciding", options=ASKED),),
        ),
        Page("request-waiting", when=chose("assessment_asked", "waiting"), stop=True),
        Page("request-refused", when=chose("assessment_asked", "refused"), stop=True),
    ),
)

_REASONS = Section("assessment-reasons", shared.ASSESSMENT_REASONS).needing("finds_hard")

_SENDING = Section(
    "request-sending", (shared.ADVICE_FROM, shared.PAPERS_ENCLOSED, shared.REQUEST_ARRIVES)
)

JOURNEY = Journey(
    kind="assessment-request",
    group="council",
    place=1,
    sections=(
        shared.ABOUT,
        _START,
        shared.PEOPLE_WHO_MAY_APPEAL,
        shared.COUNCIL,
        _REASONS,
        _SENDING,
    ),
    documents=("assessment-request", "assessment-notes"),
    calendar=True,
    kept=("assessment-notes",),
)
