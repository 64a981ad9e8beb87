"""What is asked for the letters to the mediation adviser and, where mediation is wanted, the
council."""

from __future__ import annotations

from datetime import date
from typing import Literal

from letters import law
from letters.questions import shared
from letters.questions.answers import Answers
from letters.questions.conditions import Not, all_of, chose
from letters.questions.journey import Field, Journey, Page, Section

MEDIATION = ("yes", "no", "undecided")
Late = Literal["letter", "contact", "wish"]


def dates(answers: Answers) -> law.AppealDates | None:
    """The appeal's dates as far as they are known, or None before the decision and its date are."""
    decision = shared.decision_id(answers)
    sent = answers.date("decision_sent")
    if decision is None or sent is None:
        return None
    return law.appeal_dates(
        decision,
        sent,
        adviser_contacted=answers.date("adviser_contacted_on"),
        contact_unknown=answers.choice("adviser_contacted") == "unknown",
    )


def late(answers: Answers) -> Late | None:
    """What is late for the mediation adviser: this "letter", as the first contact; the first
    "contact", made earlier; only the word that they "wish" to appeal; or None."""
    known = dates(answers)
    if known is None or known.adviser is None:
        return None
    if known.adviser_contact_late:
        return "contact"
    over = answers.on_date > known.adviser.last
    if known.adviser_contacted is None:
        return "letter" if over else None
    return "wish" if over and answers.choice("told_adviser") == "no-or-unsure" else None


# Whether they want to try mediation.
mediation_wanted = chose("mediation", "yes")

# Whether only the school or college is disputed, so that no certificate is needed.
placement_only = shared.decided("placement-only")

_no_appeal_to_tell_of = all_of(chose("wish_to_appeal", "no"), shared.certificate_needed)
_nothing_to_send = all_of(chose("mediation", "no"), placement_only)


def _decide_in_time(value: object, answers: Answers) -> str | None:
    known = dates(answers)
    if known is None:
        return None
    limit = known.adviser or known.appeal
    day = date.fromisoformat(str(value))
    open_until = limit.safe if answers.on_date <= limit.safe else limit.last
    return "too-late" if answers.on_date <= open_until < day else None


_ADVISER_CONTACT = Section(
    "adviser-contact",
    (
        *shared.ADVISER_CONTACTED,
        shared.CERTIFICATE,
        Page("have-certificate", when=chose("certificate", "yes"), stop=True),
        shared.TOLD_ADVISER,
        Page(
            "adviser-late",
            (
                Field("adviser_late_reason", "free"),
                Field("adviser_late_learnt", "date", required=False, dates="past"),
            ),
            when=lambda answers: late(answers) is not None,
        ),
    ),
)

_CHOICE = Section(
    "mediation-choice",
    (
        Page(
            "wish-to-appeal",
            (Field("wish_to_appeal", "choice", "deciding", options=shared.YES_NO),),
        ),
        Page("no-wish-to-appeal", when=_no_appeal_to_tell_of, stop=True),
        Page("mediation", (Field("mediation", "choice", "deciding", options=MEDIATION),)),
        Page("nothing-to-send", when=_nothing_to_send, stop=True),
        Page(
            "decide-by",
            (Field("decide_by", "date", dates="future", check=_decide_in_time),),
            when=chose("mediation", "undecided"),
        ),
    ),
)

_ISSUES = Section(
    "mediation-issues",
    (
        shared.MEDIATION_ISSUES.only_when(mediation_wanted),
        Page(
            "missing-health",
            (Field("missing_health", "choice", "deciding", options=shared.YES_NO),),
            when=all_of(mediation_wanted, shared.plan_exists),
        ),
        Page(
            "missing-health-wanted",
            (Field("missing_health_wanted", "free"),),
            when=chose("missing_health", "yes"),
        ),
    ),
)

_MEETING = Section(
    "mediation-meeting",
    (
        Page(
            "child-views",
            (Field("child_views", "free", required=False),),
            when=all_of(mediation_wanted, Not(shared.for_young_person)),
        ),
        shared.ATTENDEES.only_when(mediation_wanted),
        shared.UNSUITABLE_DAYS.only_when(mediation_wanted),
    ),
)

_RECIPIENT = Section(
    "mediation-adviser",
    (
        Page(
            "adviser-on-letter",
            (Field("adviser_on_letter", "choice", "deciding", options=shared.YES_NO),),
        ),
        shared.MEDIATION_ADVISER.only_when(chose("adviser_on_letter", "yes")),
    ),
)

JOURNEY = Journey(
    kind="mediation-advice",
    sections=(
        shared.ABOUT,
        shared.PEOPLE_WHO_MAY_APPEAL,
        shared.COUNCIL,
        shared.DECISION,
        _ADVISER_CONTACT,
        _CHOICE,
        _ISSUES,
        _MEETING,
        _RECIPIENT,
    ),
    documents=("mediation-advice", "mediation-companion", "mediation-notes"),
    calendar=True,
    kept=("mediation-notes",),
)
