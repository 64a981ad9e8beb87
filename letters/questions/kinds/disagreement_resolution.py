"""A request to the disagreement resolution service: what about, with whom, and who agrees."""

from __future__ import annotations

from letters.places.services import ServiceKind
from letters.questions import shared
from letters.questions.answers import Answers
from letters.questions.conditions import Not, all_of, any_of, chose
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.known import OfCouncil
from letters.questions.time_to_appeal import DECISION_IF_ANY

# The first three are open to families; the last is between two public bodies.
KINDS = ("duties", "provision", "health-or-care", "between-bodies")
AGREED = ("yes", "asked", "no")

_SERVICE: tuple[ServiceKind, ...] = ("disagreement-resolution",)
_duties = chose("dr_kind", "duties")
_health_or_care = chose("dr_kind", "health-or-care")
# Who the other side is.
with_setting = any_of(
    chose("dr_kind", "provision"), all_of(_duties, chose("dr_duties_of", "place"))
)
with_health = all_of(_health_or_care, chose("dr_care_of", "health"))
with_council = Not(any_of(with_setting, with_health))


def _setting_unnamed(answers: Answers) -> bool:
    return with_setting(answers) and answers.name("setting") is None


_START = Section(
    "dr-start",
    (
        Page("dr-kind", (Field("dr_kind", "choice", "deciding", options=KINDS),)),
        Page("dr-between-bodies", when=chose("dr_kind", "between-bodies"), stop=True),
        Page(
            "dr-duties-of",
            (Field("dr_duties_of", "choice", "deciding", options=("council", "place")),),
            when=_duties,
        ),
        Page(
            "dr-care-of",
            (Field("dr_care_of", "choice", "deciding", options=("council", "health")),),
            when=_health_or_care,
        ),
    ),
)

_council, *_council_more = shared.COUNCIL.pages
_COUNCIL = Section(
    "council",
    # The service is the council's, so the council is always named.
    (_council, *(page.only_when(with_council) for page in _council_more)),
)

_SIDES = Section(
    "dr-sides",
    (
        Page("dr-place", (Field("dr_place", "name"),), when=_setting_unnamed),
        Page("dr-health-body", (Field("dr_health_body", "name"),), when=with_health),
        Page(
            "dr-other-reached",
            (
                Field("dr_other_email", "email", required=False),
                Field("dr_other_address", "address", required=False),
            ),
            when=Not(with_council),
        ),
        Page("dr-agreed", (Field("dr_agreed", "choice", "deciding", options=AGREED),)),
    ),
)

_ABOUT = Section(
    "dr-about",
    (
        Page(
            "dr-issues",
            (
                Field(
                    "dr_issues",
                    "rows",
                    columns=(
                        Field("dr_issue", "free"),
                        Field("dr_settles", "free", required=False),
                    ),
                ),
            ),
        ),
        Page("dr-tried", (Field("dr_tried", "free", required=False),)),
        shared.HAS_PLAN,
    ),
)

_MEETING = Section(
    "dr-meeting",
    (
        shared.ATTENDEES,
        shared.UNSUITABLE_DAYS,
        Page(
            "dr-service",
            (
                Field("dr_service", "name", required=False, known=OfCouncil("name", _SERVICE)),
                Field(
                    "dr_service_email", "email", required=False, known=OfCouncil("email", _SERVICE)
                ),
                Field(
                    "dr_service_address",
                    "address",
                    required=False,
                    known=OfCouncil("post", _SERVICE),
                ),
            ),
        ),
    ),
)

JOURNEY = Journey(
    kind="disagreement-resolution",
    group="appeal",
    place=1,
    sections=(
        shared.ABOUT,
        _START,
        shared.PEOPLE_WHO_WRITE,
        _COUNCIL,
        _SIDES,
        _ABOUT,
        DECISION_IF_ANY,
        _MEETING,
    ),
    documents=("disagreement-resolution", "disagreement-invitation", "disagreement-notes"),
    calendar=True,
    kept=("disagreement-notes",),
)
