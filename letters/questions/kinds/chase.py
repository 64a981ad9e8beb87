"""A short reminder of one thing that is late: what it is, from which day, and to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from letters import law
from letters.questions import health_alone, promised, shared
from letters.questions.answers import Answers
from letters.questions.conditions import Not, all_of, any_of, chose
from letters.questions.in_order import not_before
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.time_to_appeal import DECISION_IF_ANY, answered_in_time

CHASED = ("certificate", "mediation", "promise", "review", "complaint")
# Why a certificate is due, and the limit that follows.
CERTIFICATE_AFTER = {
    "no-mediation": "certificate-issued",
    "not-arranged": "certificate-when-not-arranged",
    "mediation-ended": "certificate-after-mediation",
}

_certificate = chose("chase_what", "certificate")
_mediation = chose("chase_what", "mediation")
_promise = chose("chase_what", "promise")
_review = chose("chase_what", "review")
_complaint = chose("chase_what", "complaint")

# Whether somebody other than the council or the mediation adviser has the complaint.
others_complaint = all_of(_complaint, chose("complained_to", "other"))
# Whether what is late is for the integrated care board to do: health alone is.
_board_arranges = all_of(_mediation, health_alone.board_arranges)
to_board = any_of(_board_arranges, all_of(_promise, promised.board_promised))
# Whether the council is written to.
to_council = Not(any_of(_certificate, others_complaint, to_board))
_about_mediation = chose("chase_what", "certificate", "mediation")
# Without an assessment’s outcome something else is due: see `complaint_local_authority`.
_no_plan_letter = all_of(_promise, chose("promised", "assess-no-plan"))


def limit(answers: Answers) -> law.LimitDue | None:
    """The limit in law for what is waited for, orders and agreements apart, with its last day; None
    where no law sets one or it is not known yet."""
    limit_id, started = _started(answers)
    return law.due(limit_id, started) if limit_id and started else None


def _started(answers: Answers) -> tuple[str | None, date | None]:
    match answers.choice("chase_what"):
        case "certificate":
            after = answers.choice("certificate_after") or ""
            return CERTIFICATE_AFTER.get(after), answers.date("certificate_after_on")
        case "mediation" if _board_arranges(answers):
            return "board-arranges-mediation", answers.date("board_told_on")
        case "mediation":
            return "mediation-arranged", answers.date("limit_mediation_asked")
        case "review":
            return "decision-after-review", answers.date("limit_review_meeting")
    return None, None


def due(answers: Answers) -> date | None:
    """The last day for what is waited for, or None where nobody named one or it is not known."""
    match answers.choice("chase_what"):
        case "promise":
            asked = answers.choice("promise_own_time") is not None
            return promised.promise_due(answers) if asked else None
        case "complaint":
            return answers.date("complaint_answer_due")
    found = limit(answers)
    return found.due if found else None


def _not_due(answers: Answers) -> bool:
    last = due(answers)
    return last is not None and law.overdue(last, answers.on_date) is None


_START = Section(
    "chase-start",
    (Page("chase-what", (Field("chase_what", "choice", "deciding", options=CHASED),)),),
)

_DUE = Section(
    "chase-due",
    (
        # Health or care alone is mediated without a certificate, so none is late.
        Page(
            "health-or-care-only",
            when=all_of(_certificate, shared.health_or_care_only),
            stop=True,
        ),
        Page(
            "certificate-after",
            (Field("certificate_after", "choice", "deciding", options=tuple(CERTIFICATE_AFTER)),),
            when=_certificate,
        ),
        Page(
            "certificate-after-on",
            (Field("certificate_after_on", "date", dates="past"),),
            when=_certificate,
        ),
        health_alone.whether_health_alone(_mediation),
        Page(
            "limit-mediation-asked",
            (Field("limit_mediation_asked", "date", dates="past"),),
            when=all_of(_mediation, Not(_board_arranges)),
        ),
        # The board's time starts when the council tells it, and not before.
        Page(
            "board-told",
            (Field("board_told", "choice", "deciding", options=shared.YES_NO),),
            when=_board_arranges,
        ),
        Page("board-not-told", when=chose("board_told", "no"), stop=True),
        Page(
            "board-told-on",
            (Field("board_told_on", "date", dates="past"),),
            when=chose("board_told", "yes"),
        ),
        Page(
            "limit-review-meeting",
            (Field("limit_review_meeting", "date", dates="past"),),
            when=_review,
        ),
        *(page.only_when(_promise) for page in (*promised.WHAT, *promised.BY_WHEN)),
        Page("no-plan-letter", when=_no_plan_letter, stop=True),
        Page(
            "complained-to",
            (Field("complained_to", "choice", "deciding", options=("council", "other")),),
            when=_complaint,
        ),
        Page(
            "complaint-made",
            (Field("complaint_made_on", "date", dates="past"), Field("complaint_about", "free")),
            when=_complaint,
        ),
        Page(
            "complaint-answer-due",
            (
                Field("complaint_answer_due", "date", check=not_before("complaint_made_on")),
                Field(
                    "complaint_answer_set",
                    "choice",
                    "deciding",
                    options=("asked", "named"),
                ),
            ),
            when=_complaint,
        ),
        Page("chase-not-due", when=_not_due, stop=True),
        promised.WORDS.only_when(_promise),
        Page("chase-so-far", (Field("chase_so_far", "free", required=False),)),
    ),
)

_council, *_council_more = shared.COUNCIL.pages
_COUNCIL = Section(
    "council",
    (
        # A mediation adviser works for many councils, and has to know which.
        _council.only_when(Not(others_complaint)),
        *(page.only_when(to_council) for page in _council_more),
    ),
)

_ADVISER = Section(
    "adviser-contact",
    (
        *(page.only_when(_about_mediation) for page in shared.ADVISER_CONTACTED),
        Page(
            "certificate-not-asked",
            when=all_of(_certificate, chose("adviser_contacted", "no")),
            stop=True,
        ),
        shared.TOLD_ADVISER.only_when(_about_mediation),
    ),
)

_ANSWER_BY = replace(
    shared.ANSWER_BY,
    fields=tuple(replace(one, check=answered_in_time) for one in shared.ANSWER_BY.fields),
)

_SENDING = Section(
    "chase-sending",
    (
        shared.MEDIATION_ADVISER.only_when(_certificate),
        Page(
            "complaint-recipient",
            (
                Field("complaint_recipient", "name"),
                Field("complaint_recipient_email", "email", required=False),
                Field("complaint_recipient_address", "address", required=False),
                Field("complaint_recipient_reference", "code", required=False),
            ),
            when=others_complaint,
        ),
        health_alone.BOARD.only_when(to_board),
        health_alone.BOARD_REACHED.only_when(to_board),
        _ANSWER_BY,
    ),
)

JOURNEY = Journey(
    kind="chase",
    group="council",
    place=6,
    sections=(
        shared.ABOUT,
        _START,
        shared.PEOPLE_WHO_WRITE,
        # What is in dispute comes first: it says who has to arrange a mediation.
        DECISION_IF_ANY,
        _DUE,
        _COUNCIL,
        _ADVISER,
        _SENDING.needing("icb", "answer_by"),
    ),
    documents=("chase", "chase-notes"),
    calendar=True,
    kept=("chase-notes",),
)
