"""Comments on a draft plan, or on changes that the council proposes, before the plan is final."""

from __future__ import annotations

from letters.questions import shared
from letters.questions.answers import Answers
from letters.questions.conditions import chose
from letters.questions.journey import Field, Journey, Page, Section

DRAFTS = ("first", "changes", "final")


def _not_before_draft(value: object, answers: Answers) -> str | None:
    served = answers.choice("draft_served")
    return "before-draft" if served and str(value) < served else None


_START = Section(
    "draft-start",
    (
        Page("draft-what", (Field("draft_what", "choice", "deciding", options=DRAFTS),)),
        Page("plan-is-final", when=chose("draft_what", "final"), stop=True),
        Page("draft-served", (Field("draft_served", "date", dates="past"),)),
        Page(
            "comments-by",
            (Field("comments_by", "date", required=False, check=_not_before_draft),),
        ),
    ),
)

_COMMENTS = Section(
    "draft-comments",
    (
        Page(
            "draft-changes",
            (
                Field(
                    "draft_changes",
                    "rows",
                    columns=(
                        Field("draft_part", "line"),
                        Field("draft_says", "free", required=False),
                        Field("draft_should", "free"),
                        Field("draft_why", "free", required=False),
                    ),
                ),
            ),
        ),
        shared.SCHOOL_ASKED_FOR,
        Page(
            "draft-meeting",
            (Field("draft_meeting", "choice", "deciding", options=shared.YES_NO),),
        ),
        shared.PAPERS_ENCLOSED,
    ),
)

JOURNEY = Journey(
    kind="plan-comments",
    group="council",
    place=2,
    sections=(shared.ABOUT, _START, shared.PEOPLE_WHO_MAY_APPEAL, shared.COUNCIL, _COMMENTS),
    documents=("plan-comments", "plan-comments-notes"),
    calendar=True,
    kept=("plan-comments-notes",),
)
