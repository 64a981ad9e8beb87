"""A formal complaint to a nursery, school or college: what it is about, whose it is, its stage."""

from __future__ import annotations

from letters.questions import complaining, shared
from letters.questions.conditions import Condition, Not, all_of, chose, ticked
from letters.questions.in_order import not_before
from letters.questions.journey import Field, Journey, Page, Section

# What a school's own procedure covers, and what has a way of its own.
MATTERS = ("complaint", "exclusion", "admission", "council")
KINDS = (
    "maintained",
    "academy",
    "state-special",
    "non-maintained-special",
    "independent",
    "college",
    "early-years",
    "not-sure",
)
# Where somebody stands above the head, so that a complaint about the head can go there.
GOVERNED = ("maintained", "academy", "state-special", "non-maintained-special", "independent")
ABOUT = ("help", "sent-home", "part-time", "disability", "other")
STAGES = ("first", "no-answer", "next", "finished")

first = chose("school_stage", "first")
finished = chose("school_stage", "finished")
answered: Condition = chose("school_stage", "next", "finished")


_START = Section(
    "school-start",
    (
        Page("school-matter", (Field("school_matter", "choice", "deciding", options=MATTERS),)),
        Page(
            "not-for-the-school",
            when=chose("school_matter", *(one for one in MATTERS if one != "complaint")),
            stop=True,
        ),
        Page("school-kind", (Field("school_kind", "choice", "deciding", options=KINDS),)),
        Page("school-about", (Field("school_about", "choices", "deciding", options=ABOUT),)),
        Page(
            "part-time-agreed",
            (Field("part_time_agreed", "choice", "deciding", options=shared.YES_NO),),
            when=ticked("school_about", "part-time"),
        ),
    ),
)
_STAGE = Section(
    "school-stage",
    (
        Page("school-stage", (Field("school_stage", "choice", "deciding", options=STAGES),)),
        Page(
            "about-head",
            (Field("about_head", "choice", "deciding", options=shared.YES_NO),),
            when=all_of(first, chose("school_kind", *GOVERNED)),
        ),
        Page(
            "school-complained-on",
            (Field("school_complained_on", "date", dates="past"),),
            when=Not(first),
        ),
        Page(
            "school-answered",
            (
                Field(
                    "school_answered_on",
                    "date",
                    dates="past",
                    check=not_before("school_complained_on"),
                ),
                Field("school_answer_wrong", "free"),
            ),
            when=answered,
        ),
        Page(
            "school-step",
            (Field("school_step", "free", required=False),),
            when=finished,
        ),
        Page(
            "school-reached",
            (
                Field("school_email", "email", required=False),
                Field("school_address", "address", required=False),
            ),
            when=Not(finished),
        ),
    ),
)
_WANTED = Section(
    "school-wanted",
    (
        *complaining.what_is_asked("school"),
        Page(
            "school-reply",
            (Field("school_reply", "date", required=False, dates="future"),),
            when=Not(finished),
        ),
        complaining.enclosed("school").only_when(Not(finished)),
    ),
)

JOURNEY = Journey(
    kind="complaint-school",
    group="school",
    place=1,
    sections=(
        shared.ABOUT,
        _START,
        shared.PEOPLE_WHO_WRITE.needing("setting"),
        _STAGE,
        Section("school-story", complaining.what_happened("school")),
        _WANTED,
    ),
    documents=("complaint-school", "school-next-step", "school-notes"),
    calendar=True,
    kept=("school-next-step", "school-notes"),
)
