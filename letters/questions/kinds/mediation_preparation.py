"""A mediation meeting: a private sheet to prepare for it, or a record of what was agreed in it."""

from __future__ import annotations

from letters.questions import shared
from letters.questions.answers import Answers
from letters.questions.conditions import all_of, always, chose
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.time_to_appeal import of_decision

STAGES = ("before", "after")
# What was agreed: the first seven can be appealed, so they have the time that an order would have.
AGREED = (
    "assess",
    "make-plan",
    "amend",
    "amend-placement",
    "reconsider",
    "keep-plan",
    "keep-and-amend",
    "health",
    "other",
)
_DECISIONS = tuple(says for says in shared.LETTER_SAYS if says not in {"draft", "nothing"})

before = chose("mediation_stage", "before")
after = chose("mediation_stage", "after")
_plan = chose("letter_says", "plan")


def _days_fit(value: object, answers: Answers) -> str | None:
    made = answers.date("mediated_on")
    days = (
        row.date("agreed_day") for row in Answers({"rows": value}, answers.on_date).rows("rows")
    )
    return "before-start" if made and any(day < made for day in days if day) else None


_WHAT = Section(
    "mediation-what",
    (Page("mediation-stage", (Field("mediation_stage", "choice", "deciding", options=STAGES),)),),
)

_DECISION = Section(
    "decision",
    (
        of_decision("custody", always),
        of_decision("in-custody", chose("custody", "yes")),
        of_decision("letter-says", always),
        of_decision("contested", _plan),
        of_decision("more-than-school", all_of(_plan, shared.only_school_ticked)),
        of_decision("decision-sent", chose("letter_says", *_DECISIONS)),
    ),
)

_ADVISER = Section(
    "adviser-contact",
    (
        *shared.ADVISER_CONTACTED,
        shared.TOLD_ADVISER,
        shared.CERTIFICATE.only_when(after),
        shared.CERTIFICATE_ISSUED.only_when(after),
    ),
)

_PREPARE = Section(
    "mediation-prepare",
    (
        Page("mediation-on", (Field("mediation_on", "date", required=False, dates="future"),)),
        shared.MEDIATION_ISSUES,
        Page(
            "mediation-accept",
            (
                Field("can_accept", "free", required=False),
                Field("not_without", "free", required=False),
            ),
        ),
        Page(
            "mediation-decider",
            (
                Field("mediation_decider", "line", required=False),
                Field("may_decide", "choice", "deciding", options=("yes", "no-or-unsure")),
            ),
        ),
        shared.ATTENDEES,
    ),
).only_when(before)

_RECORD = Section(
    "mediation-record",
    (
        Page("mediated-on", (Field("mediated_on", "date", dates="past"),)),
        Page(
            "mediation-agreed",
            (
                Field(
                    "mediation_agreed",
                    "rows",
                    columns=(
                        Field("agreed_point", "free"),
                        Field("agreed_kind", "choice", "deciding", options=AGREED),
                        Field("agreed_doer", "line", required=False),
                        Field("agreed_day", "date", required=False),
                    ),
                    check=_days_fit,
                ),
            ),
        ),
        Page("mediation-open", (Field("mediation_open", "free", required=False),)),
    ),
).only_when(after)

JOURNEY = Journey(
    kind="mediation-preparation",
    group="appeal",
    place=3,
    sections=(
        shared.ABOUT,
        _WHAT,
        shared.PEOPLE_WHO_MEET,
        _DECISION,
        _ADVISER,
        _PREPARE,
        _RECORD,
    ),
    documents=("mediation-preparation", "mediation-agreed"),
    calendar=True,
    kept=("mediation-preparation", "mediation-agreed"),
)
