"""What is asked for the letters to the mediation adviser and, where mediation is wanted, the
council; and for those that ask for mediation about health or care alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from letters import law
from letters.questions import health_alone, shared
from letters.questions.answers import Answers
from letters.questions.conditions import Not, all_of, any_of, chose, ticked
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


# Health alone is for the integrated care board to arrange, anything else for the council.
health_only = health_alone.health_contested_alone

# Whether they want to try mediation.
mediation_wanted = any_of(chose("mediation", "yes"), chose("health_or_care_mediation", "yes"))

# Whether only the school or college is disputed, so that no certificate is needed.
placement_only = shared.decided("placement-only")

_can_be_appealed = Not(shared.health_or_care_only)
_no_appeal_to_tell_of = all_of(chose("wish_to_appeal", "no"), shared.certificate_needed)
_health_disputed = all_of(shared.health_or_care_only, ticked("contested", "health"))
_nothing_to_send = all_of(chose("mediation", "no"), placement_only)


def _decide_in_time(value: object, answers: Answers) -> str | None:
    known = dates(answers)
    if known is None:
        return None
    limit = known.adviser or known.appeal
    day = date.fromisoformat(str(value))
    open_until = limit.safe if answers.on_date <= limit.safe else limit.last
    return "too-late" if answers.on_date <= open_until < day else None


def _board_named(answers: Answers) -> bool:
    return answers.choice("icb") is not None


def _decision() -> Iterator[Page]:
    """The shared pages; where no appeal is possible, whether mediation is wanted comes first."""
    for page in shared.DECISION.pages:
        if page.id == "health-or-care-only":
            yield Page(
                "health-or-care-mediation",
                (Field("health_or_care_mediation", "choice", "deciding", options=shared.YES_NO),),
                when=page.when,
            )
            yield replace(page, when=chose("health_or_care_mediation", "no"))
        elif page.id == "decision-arrived":
            yield page.only_when(_can_be_appealed)  # it explains a late appeal, and nothing else
        else:
            yield page


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
            when=_can_be_appealed,
        ),
        Page("no-wish-to-appeal", when=_no_appeal_to_tell_of, stop=True),
        Page(
            "mediation",
            (Field("mediation", "choice", "deciding", options=MEDIATION),),
            when=_can_be_appealed,
        ),
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
            when=all_of(mediation_wanted, any_of(shared.plan_exists, _health_disputed)),
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
        Page(
            "supporter-comes",
            (
                Field(
                    "supporter_comes",
                    "choice",
                    "deciding",
                    required=False,
                    options=("speaks", "beside", "no"),
                ),
            ),
            when=mediation_wanted,
        ),
        Page(
            "supporter",
            (
                Field("supporter", "name", required=False),
                Field("supporter_role", "line", required=False),
            ),
            when=chose("supporter_comes", "speaks", "beside"),
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
            when=_can_be_appealed,
        ),
        shared.MEDIATION_ADVISER.only_when(chose("adviser_on_letter", "yes")),
        health_alone.BOARD.only_when(health_only),
        health_alone.BOARD_REACHED.only_when(_board_named),
    ),
)

JOURNEY = Journey(
    kind="mediation-advice",
    group="appeal",
    place=2,
    sections=(
        shared.ABOUT,
        shared.PEOPLE_WHO_MAY_APPEAL,
        shared.COUNCIL,
        Section("decision", tuple(_decision())),
        _ADVISER_CONTACT,
        _CHOICE,
        _ISSUES,
        _MEETING,
        _RECIPIENT,
    ),
    documents=(
        "mediation-advice",
        "mediation-companion",
        "mediation-notes",
        "mediation-health-care",
        "mediation-icb",
        "mediation-health-care-notes",
    ),
    calendar=True,
    kept=("mediation-notes", "mediation-health-care-notes"),
)
