"""The appeal checklist: what somebody has and lacks who is going to appeal to the Tribunal, and
the reasons to copy into the form.

Nothing here holds a person up: whatever is missing is asked about so that the sheet can name it.
"""

from __future__ import annotations

from dataclasses import replace

from letters import law
from letters.questions import shared
from letters.questions.answers import Answers
from letters.questions.conditions import Condition, Not, all_of, any_of, chose, ticked
from letters.questions.journey import Field, Journey, Page, Section

IN_HAND = ("all", "some", "none")
WITNESSES = 3


def appeal_dates(answers: Answers) -> law.AppealDates | None:
    """The dates of the appeal by the answers so far, or None while they cannot be worked out."""
    decision = shared.decision_id(answers)
    sent = answers.date("decision_sent")
    if decision is None or sent is None:
        return None
    return law.appeal_dates(
        decision,
        sent,
        certificate_issued=answers.date("certificate_issued"),
        adviser_contacted=answers.date("adviser_contacted_on"),
        contact_unknown=answers.choice("adviser_contacted") == "unknown",
    )


def certificate_awaited(answers: Answers) -> bool:
    """Whether the adviser was told in time and the certificate, which gives a month of its own, is
    still to come."""
    dates = appeal_dates(answers)
    return (
        dates is not None
        and dates.adviser_contact_late is False
        and dates.certificate_issued is None
        and answers.choice("told_adviser") != "no-or-unsure"
    )


def late(answers: Answers) -> bool:
    """Whether the last day for the appeal has passed. In August it often has not, and it has not
    while a certificate is awaited."""
    dates = appeal_dates(answers)
    return (
        dates is not None
        and dates.appeal_late(answers.on_date)
        and not certificate_awaited(answers)
    )


# Whether the school or college is part of the appeal.
school_wanted = ticked("contested", "school")

# Whether to ask about health and care: not where a plan's parts were chosen already, and never for
# a refusal to assess, where the Tribunal cannot recommend anything.
recommendations_to_ask = all_of(
    shared.decided(*(one.id for one in law.decisions().values() if one.recommendations_possible)),
    Not(chose("letter_says", "plan")),
)


def wants(part: str) -> Condition:
    """The condition that recommendations are wanted on "health" or "care"."""
    return any_of(ticked("contested", part), ticked("recommendations", part))


def parents_may_share(answers: Answers) -> bool:
    """Whether somebody else may have parental responsibility: for a child under 18."""
    born = answers.date("child_born")
    return (
        born is not None
        and not shared.for_young_person(answers)
        and answers.on_date < law.birthday(born, 18)
    )


def _only_the_school(value: object, answers: Answers) -> str | None:
    if value == "not-at-school" and shared.decision_id(answers) == "placement-only":
        return "more-than-the-school"
    return None


def _at_most_three(value: object, _: Answers) -> str | None:
    return "too-many" if isinstance(value, list) and len(value) > WITNESSES else None


_contacted_without_certificate = all_of(
    chose("adviser_contacted", "yes"), Not(chose("certificate", "yes"))
)

# Where nobody has contacted the adviser there is no certificate to ask about.
_ADVISER = Section(
    "adviser-contact",
    (
        *shared.ADVISER_CONTACTED,
        replace(shared.CERTIFICATE, when=chose("adviser_contacted", "yes", "unknown")),
        shared.CERTIFICATE_ISSUED,
        replace(shared.TOLD_ADVISER, when=_contacted_without_certificate),
    ),
)

_LATE = Section(
    "late",
    (
        Page("late-why", (Field("late_why", "free", required=False),), when=late),
        Page("late-go-ahead", (Field("late_go_ahead", "free", required=False),), when=late),
        Page("late-not-wait", (Field("late_not_wait", "free", required=False),), when=late),
    ),
)

_PAPERS = Section(
    "papers",
    (
        Page(
            "letter-in-hand",
            (Field("letter_in_hand", "choice", "deciding", options=IN_HAND),),
        ),
        Page(
            "plan-in-hand",
            (Field("plan_in_hand", "choice", "deciding", options=IN_HAND),),
            when=shared.plan_exists,
        ),
        Page(
            "reports-in-hand",
            (Field("reports_in_hand", "choice", "deciding", options=(*IN_HAND, "not-sure")),),
            when=shared.plan_exists,
        ),
        Page(
            "appeal-evidence",
            (
                Field(
                    "appeal_evidence",
                    "rows",
                    required=False,
                    columns=(
                        Field("paper", "line"),
                        Field("author", "line"),
                        Field("dated", "date", required=False, dates="past"),
                        Field("pages", "line", required=False),
                    ),
                ),
            ),
        ),
        Page(
            "missing-papers",
            (
                Field(
                    "missing_papers",
                    "rows",
                    required=False,
                    columns=(
                        Field("missing", "line"),
                        Field("writer_of_it", "line", required=False),
                        Field("asked_on", "date", required=False, dates="past"),
                    ),
                ),
            ),
        ),
        Page("own-views", (Field("own_views", "free", required=False),)),
    ),
)

_ASSESS = tuple(
    page.only_when(shared.decided("refuse-to-assess"))
    for page in (
        *shared.ASSESSMENT_REASONS,
        Page("assess-proof", (Field("assess_proof", "line", required=False),)),
    )
)

_CONTENTS = (
    Page(
        "plan-changes",
        (
            Field(
                "plan_changes",
                "rows",
                required=False,
                columns=(
                    Field("part", "line"),
                    Field("words_now", "free", required=False),
                    Field("words_wanted", "free", required=False),
                    Field("why", "free", required=False),
                    Field("proof", "line", required=False),
                ),
            ),
        ),
        when=shared.decided("contents", "refuse-to-amend"),
    ),
)

# Issue, why, evidence, what is wanted: what the form asks of each point. The words of a plan and
# a refusal to assess have questions of their own.
_POINTS = (
    Page(
        "appeal-points",
        (
            Field(
                "appeal_points",
                "rows",
                required=False,
                columns=(
                    Field("issue", "free"),
                    Field("why", "free", required=False),
                    Field("proof", "line", required=False),
                    Field("wanted", "free", required=False),
                ),
            ),
        ),
        when=shared.decided(
            "refuse-to-issue", "refuse-to-reassess", "refuse-to-amend", "cease-to-maintain"
        ),
    ),
)

_SCHOOL = (
    Page(
        "school-wanted",
        (
            Field(
                "school_wanted",
                "choice",
                "deciding",
                options=("a-school", "a-type", "not-at-school"),
                check=_only_the_school,
            ),
        ),
        when=school_wanted,
    ),
    Page(
        "school-wanted-name",
        (
            Field("school_wanted_name", "name"),
            Field("school_asked_on", "date", required=False, dates="past"),
        ),
        when=chose("school_wanted", "a-school"),
    ),
    Page(
        "school-independent",
        (Field("school_independent", "choice", "deciding", options=("yes", "no", "not-sure")),),
        when=chose("school_wanted", "a-school"),
    ),
    Page(
        "school-replied",
        (
            Field(
                "school_replied",
                "choice",
                "deciding",
                options=("place-and-needs", "one-of-them", "said-no", "no-reply"),
            ),
        ),
        when=chose("school_wanted", "a-school"),
    ),
    Page(
        "school-type-wanted",
        (Field("school_type_wanted", "line"),),
        when=chose("school_wanted", "a-type"),
    ),
    Page(
        "school-named-why-not",
        (
            Field("school_named_why_not", "free", required=False),
            Field("school_proof", "line", required=False),
        ),
        when=school_wanted,
    ),
    Page(
        "school-costs",
        (Field("school_costs", "free", required=False),),
        when=school_wanted,
    ),
)

_HEALTH_AND_CARE = (
    Page(
        "recommendations",
        (
            Field(
                "recommendations",
                "choices",
                "deciding",
                required=False,
                options=("health", "care"),
            ),
        ),
        when=recommendations_to_ask,
    ),
    Page(
        "health-wanted",
        (
            Field("health_wanted", "free", required=False),
            Field("health_proof", "line", required=False),
        ),
        when=wants("health"),
    ),
    Page(
        "care-wanted",
        (
            Field("care_wanted", "free", required=False),
            Field("care_proof", "line", required=False),
        ),
        when=wants("care"),
    ),
)

_PEOPLE_IN_IT = Section(
    "people-in-it",
    (
        Page(
            "letters-to",
            (Field("letters_to", "choice", "deciding", options=("appellant", "somebody-else")),),
        ),
        Page(
            "letters-to-name",
            (Field("letters_to_name", "name"),),
            when=chose("letters_to", "somebody-else"),
        ),
        Page(
            "private-address",
            (Field("private_address", "choice", "deciding", options=shared.YES_NO),),
            when=chose("contact_by", "address"),
        ),
        Page(
            "others-told",
            (
                Field(
                    "others_told",
                    "choice",
                    "deciding",
                    options=("nobody-else", "told", "not-told", "unsafe", "not-sure"),
                ),
            ),
            when=parents_may_share,
        ),
        Page(
            "others-name",
            (Field("others_name", "name", required=False),),
            when=chose("others_told", "told", "not-told", "unsafe"),
        ),
        Page(
            "others-why-not",
            (Field("others_why_not", "free", required=False),),
            when=chose("others_told", "not-told", "unsafe"),
        ),
        Page(
            "in-care",
            (Field("in_care", "choice", "deciding", options=shared.YES_NO),),
            when=parents_may_share,
        ),
        Page(
            "other-cases",
            (
                Field(
                    "other_cases",
                    "rows",
                    required=False,
                    columns=(
                        Field("case", "line"),
                        Field("case_reference", "code", required=False),
                    ),
                ),
            ),
        ),
    ),
)

_HEARING = Section(
    "hearing",
    (
        Page(
            "hearing",
            (
                Field(
                    "hearing",
                    "choice",
                    "deciding",
                    options=("video", "in-person", "paper", "not-decided"),
                ),
            ),
        ),
        Page("hearing-days", (Field("hearing_days", "line", required=False),)),
        Page("hearing-earlier", (Field("hearing_earlier", "free", required=False),)),
        Page("hearing-language", (Field("hearing_language", "line", required=False),)),
        Page("hearing-adjustments", (Field("hearing_adjustments", "free", required=False),)),
        Page(
            "witnesses",
            (
                Field(
                    "witnesses",
                    "rows",
                    required=False,
                    check=_at_most_three,
                    columns=(
                        Field("witness", "name"),
                        Field("can_say", "line", required=False),
                    ),
                ),
            ),
        ),
    ),
)

_SENDING = Section(
    "sending",
    (
        Page(
            "send-by",
            (
                Field(
                    "send_by",
                    "choice",
                    "deciding",
                    options=("online", "email", "post", "not-decided"),
                ),
            ),
        ),
    ),
)

JOURNEY = Journey(
    kind="appeal-checklist",
    group="appeal",
    place=4,
    sections=(
        shared.ABOUT,
        shared.PEOPLE_WHO_MAY_APPEAL,
        shared.COUNCIL,
        shared.DECISION,
        _ADVISER,
        _LATE,
        Section("reasons", (*_ASSESS, *_POINTS, *_CONTENTS, *_SCHOOL, *_HEALTH_AND_CARE)),
        _PAPERS,
        _PEOPLE_IN_IT,
        _HEARING,
        _SENDING,
    ),
    documents=("appeal-checklist", "appeal-reasons"),
    calendar=True,
    kept=("appeal-checklist",),
)
