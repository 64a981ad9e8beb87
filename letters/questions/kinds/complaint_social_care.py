"""A formal complaint about social care: the stages for children, and the one for adults at 18."""

from __future__ import annotations

from letters import law
from letters.questions import complaining, shared
from letters.questions.answers import Answers
from letters.questions.conditions import any_of, chose
from letters.questions.in_order import not_before
from letters.questions.journey import Field, Journey, Page, Section

STAGES = ("first", "second", "third")


def adult(answers: Answers) -> bool:
    """Whether whoever it is about is 18: then the rules for adults hold."""
    born = answers.date("child_born")
    return born is not None and law.birthday(born, 18) <= answers.on_date


def time_for_complaint(answers: Answers) -> law.LimitDue | None:
    """The last day for a first complaint with its working, or None while it is not known. For an
    adult it runs from the day on which it was known, where that was later; for a child never."""
    arose = answers.date("care_arose_on")
    if adult(answers):
        known = answers.date("care_since") or arose
        return law.due("health-complaint-12-months", known) if known else None
    return law.due("care-complaint-12-months", arose) if arose else None


def time_for_stage(answers: Answers) -> law.LimitDue | None:
    """The last day to ask for a later stage; None at the first, and where no answer came. For the
    panel it is law, for stage 2 what councils often ask for."""
    answered_on = answers.date("care_answered_on")
    panel = answers.choice("care_stage") == "third"
    limit = "care-next-stage-asked" if panel else "care-stage-2-asked"
    return law.due(limit, answered_on) if answered_on else None


def stage_1(answers: Answers) -> law.LimitDue | None:
    """When stage 1 was to be answered, taken that the complaint arrived on its own day."""
    made = answers.date("care_complained_on")
    return law.due("care-stage-1", made) if made else None


def _later(answers: Answers) -> bool:
    return answers.choice("care_stage") in {"second", "third"}


def late(answers: Answers) -> bool:
    """Whether the time for this stage has passed, whichever way its months are counted."""
    if not _later(answers):
        limit = time_for_complaint(answers)
        return limit is not None and law.overdue_any_way(limit, answers.on_date)
    limit = time_for_stage(answers)
    return limit is not None and law.overdue(limit, answers.on_date) is not None


def _stage_there_is(value: object, answers: Answers) -> str | None:
    return "one-stage" if value != "first" and adult(answers) else None


def _time_left(value: object, answers: Answers) -> str | None:
    limit = stage_1(answers)
    running = limit is not None and law.overdue(limit, answers.on_date) is None
    return "still-running" if value == "none" and running else None


def _not_before_known(value: object, answers: Answers) -> str | None:
    since = answers.choice("care_since") or answers.choice("care_arose_on")
    return "before-known" if since and str(value) < since else None


_STAGE = Section(
    "care-stage",
    (
        Page(
            "care-stage",
            (Field("care_stage", "choice", "deciding", options=STAGES, check=_stage_there_is),),
        ),
        shared.CARE_AROSE,
        Page(
            "care-since",
            (
                Field(
                    "care_since",
                    "date",
                    required=False,
                    dates="past",
                    check=not_before("care_arose_on"),
                ),
            ),
        ),
        Page(
            "care-complained-on",
            (Field("care_complained_on", "date", dates="past", check=_not_before_known),),
            when=chose("care_stage", "second", "third"),
        ),
        Page(
            "care-answer",
            (
                Field(
                    "care_answer",
                    "choice",
                    "deciding",
                    options=("answered", "none"),
                    check=_time_left,
                ),
            ),
            when=chose("care_stage", "second"),
        ),
        Page(
            "care-answered",
            (
                Field(
                    "care_answered_on", "date", dates="past", check=not_before("care_complained_on")
                ),
                Field("care_answer_wrong", "free"),
            ),
            when=any_of(chose("care_stage", "third"), chose("care_answer", "answered")),
        ),
        Page("care-late", (Field("care_late_why", "free"),), when=late),
    ),
)

JOURNEY = Journey(
    kind="complaint-social-care",
    group="health-and-care",
    place=2,
    sections=(
        shared.ABOUT,
        shared.PEOPLE_WHO_WRITE,
        shared.council_reached("social-care-complaints", "complaints"),
        _STAGE,
        Section("care-story", complaining.what_happened("care", "care_arose_on")),
        Section(
            "care-wanted",
            (*complaining.what_is_asked("care"), complaining.enclosed("care")),
        ),
    ),
    documents=("complaint-social-care", "care-notes"),
    calendar=True,
    kept=("care-notes",),
)
