"""A first letter to a nursery, school or college: what worries, what would help, and a meeting."""

from __future__ import annotations

from letters.questions import shared
from letters.questions.conditions import chose
from letters.questions.journey import Field, Journey, Page, Section

ABOUT = ("help", "exclusion", "decision")
# What the law asks of a place differs: see sections 66 and 67 of the Children and Families Act.
PLACES = ("state-school", "college", "elsewhere", "none")
ADDRESSEES = ("teacher", "senco", "head")

# Whether the council is written to as well.
council_told = chose("tell_council", "yes")

_START = Section(
    "concern-start",
    (
        Page("concern-about", (Field("concern_about", "choice", "deciding", options=ABOUT),)),
        Page("concern-excluded", when=chose("concern_about", "exclusion"), stop=True),
        Page("concern-decided", when=chose("concern_about", "decision"), stop=True),
        Page("place", (Field("place", "choice", "deciding", options=PLACES),)),
        Page("no-place", when=chose("place", "none"), stop=True),
    ),
)

_ADDRESSEE = Section(
    "concern-addressee",
    (
        Page("addressee", (Field("addressee", "choice", "deciding", options=ADDRESSEES),)),
        Page(
            "addressee-reached",
            (
                Field("addressee_name", "name", required=False),
                Field("addressee_email", "email", required=False),
                Field("addressee_address", "address", required=False),
                Field("class_or_course", "line", required=False),
            ),
        ),
    ),
)

_WORRY = Section(
    "concern-worry",
    (
        Page("worry", (Field("worry", "free"),)),
        Page(
            "worry-examples",
            (
                Field(
                    "worry_examples",
                    "rows",
                    required=False,
                    columns=(
                        Field("example_on", "date", required=False, dates="past"),
                        Field("example", "free"),
                    ),
                ),
            ),
        ),
        Page(
            "what-helps",
            (
                Field("goes_well", "free", required=False),
                Field("helps_at_home", "free", required=False),
            ),
        ),
        Page("tried-at-school", (Field("tried_at_school", "free", required=False),)),
    ),
)

_PLAN = Section(
    "concern-plan",
    (
        shared.HAS_PLAN,
        Page(
            "plan-help",
            (Field("plan_help", "free", required=False),),
            when=chose("has_plan", "yes"),
        ),
        Page(
            "tell-council",
            (Field("tell_council", "choice", "deciding", options=shared.YES_NO),),
            when=chose("has_plan", "yes"),
        ),
    ),
)

_MEETING = Section(
    "concern-meeting",
    (
        Page("hopes", (Field("hopes", "rows", columns=(Field("hope", "free"),)),)),
        shared.ATTENDEES,
        shared.UNSUITABLE_DAYS,
        shared.ANSWER_BY,
    ),
)

JOURNEY = Journey(
    kind="raise-a-concern",
    group="first-steps",
    place=1,
    sections=(
        shared.ABOUT,
        _START,
        shared.PEOPLE_WHO_WRITE.needing("setting"),
        _ADDRESSEE,
        _WORRY,
        _PLAN,
        shared.COUNCIL.only_when(council_told),
        _MEETING,
    ),
    documents=("raise-a-concern", "concern-council", "concern-notes"),
    calendar=True,
    kept=("concern-notes",),
)
