"""A formal complaint about an NHS service: to the service, or to the integrated care board."""

from __future__ import annotations

from letters import law
from letters.places.services import ServiceKind
from letters.questions import complaining, shared
from letters.questions.answers import Answers
from letters.questions.conditions import chose
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.known import OfCouncil


def time_for_complaint(answers: Answers) -> law.LimitDue | None:
    """The last day for the complaint with its working, or None while it is not known."""
    since = answers.date("health_since")
    return law.due("health-complaint-12-months", since) if since else None


def late(answers: Answers) -> bool:
    """Whether the time for the complaint has passed, whichever way its months are counted."""
    limit = time_for_complaint(answers)
    return limit is not None and law.overdue_any_way(limit, answers.on_date)


# A board is known by the councils of its area: by its complaints office where a list has that.
_BOARD: tuple[ServiceKind, ...] = ("icb-complaints", "icb")
_to_board = chose("health_to", "icb")
_council = next(page for page in shared.COUNCIL.pages if page.id == "council")

_START = Section(
    "health-start",
    (
        Page(
            "health-to",
            (Field("health_to", "choice", "deciding", options=("provider", "icb")),),
        ),
        _council.only_when(_to_board),
        Page(
            "health-reached",
            (
                Field("health_body", "name", known=OfCouncil("name", _BOARD)),
                Field("health_email", "email", required=False, known=OfCouncil("email", _BOARD)),
                Field("health_address", "address", required=False, known=OfCouncil("post", _BOARD)),
                Field("health_reference", "code", required=False),
            ),
        ),
        Page(
            "health-service",
            (Field("health_service", "line"),),
            when=_to_board,
        ),
        Page("health-since", (Field("health_since", "date", dates="past"),)),
        Page("health-late", (Field("health_late_why", "free"),), when=late),
        Page(
            "health-plan",
            (Field("health_plan", "choice", "deciding", options=shared.YES_NO),),
        ),
        Page(
            "health-plan-words",
            (Field("health_plan_words", "free", required=False),),
            when=chose("health_plan", "yes"),
        ),
    ),
)

JOURNEY = Journey(
    kind="complaint-health",
    group="health-and-care",
    place=1,
    sections=(
        shared.ABOUT,
        _START,
        shared.PEOPLE_WHO_WRITE,
        Section("health-story", complaining.what_happened("health", "health_since")),
        Section(
            "health-wanted",
            (*complaining.what_is_asked("health"), complaining.enclosed("health")),
        ),
    ),
    documents=("complaint-health", "health-notes"),
    calendar=True,
    kept=("health-notes",),
)
