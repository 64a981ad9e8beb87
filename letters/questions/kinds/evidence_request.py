"""A request to a school, a therapist or a doctor for a report that is of use."""

from __future__ import annotations

from letters.questions import shared
from letters.questions.journey import Field, Journey, Page, Section

PURPOSES = ("assessment", "plan", "appeal")
WRITERS = ("school", "therapist", "doctor")

_START = Section(
    "evidence-start",
    (
        Page("evidence-for", (Field("evidence_for", "choice", "deciding", options=PURPOSES),)),
        Page("evidence-from", (Field("evidence_from", "choice", "deciding", options=WRITERS),)),
    ),
)

# Not the addressee of another letter: a doctor's letter must not go where a teacher's went.
_EXPERT = Section(
    "evidence-expert",
    (
        Page(
            "expert",
            (
                Field("expert_workplace", "name"),
                Field("expert_name", "name", required=False),
                Field("expert_email", "email", required=False),
                Field("expert_address", "address", required=False),
            ),
        ),
    ),
)

_REPORT = Section(
    "evidence-report",
    (
        Page("report-about", (Field("report_about", "free"),)),
        Page(
            "report-questions",
            (
                Field(
                    "report_questions",
                    "rows",
                    required=False,
                    columns=(Field("report_question", "free"),),
                ),
            ),
        ),
        Page("report-by", (Field("report_by", "date", required=False, dates="future"),)),
    ),
)

JOURNEY = Journey(
    kind="evidence-request",
    group="papers",
    place=3,
    sections=(shared.ABOUT, _START, shared.PEOPLE_WHO_WRITE, _EXPERT, _REPORT),
    documents=("evidence-request", "evidence-notes"),
    calendar=True,
    kept=("evidence-notes",),
)
