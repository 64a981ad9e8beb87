"""One dated account with two ends: the facts for an Ombudsman, and a summary for a solicitor."""

from __future__ import annotations

from letters import law
from letters.questions import shared
from letters.questions.answers import Answers
from letters.questions.conditions import all_of, chose
from letters.questions.in_order import not_after, not_before
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.time_to_appeal import DECISION_IF_ANY

_about_council = chose("account_of", "council")
_about_health = chose("account_of", "health")
for_ombudsman = chose("account_for", "ombudsman", "both")
for_solicitor = chose("account_for", "solicitor", "both")
# The Ombudsman looks at what a complaint has not settled: without one there is nothing to send.
complained = chose("raised", "complained", "final")
_answered = chose("raised", "final")


def time_for_ombudsman(answers: Answers) -> law.Deadline | None:
    """The last day for the Ombudsman with its working, or None while it is not known."""
    since = answers.date("known_since")
    if since is None:
        return None
    health = _about_health(answers)
    return law.limit_deadline(
        "health-ombudsman-12-months" if health else "ombudsman-12-months", since
    )


def late(answers: Answers) -> bool:
    """Whether the Ombudsman is asked after the last day for it."""
    limit = time_for_ombudsman(answers)
    return complained(answers) and limit is not None and answers.on_date > limit.last


_START = Section(
    "account-start",
    (
        Page(
            "account-for",
            (
                Field(
                    "account_for",
                    "choice",
                    "deciding",
                    options=("ombudsman", "solicitor", "both"),
                ),
            ),
        ),
        Page(
            "account-of",
            (Field("account_of", "choice", "deciding", options=("council", "health")),),
        ),
        shared.RAISED,
        Page(
            "complain-first",
            when=all_of(chose("account_for", "ombudsman"), chose("raised", "no", "told")),
            stop=True,
        ),
    ),
)

_WHERE = (
    shared.COUNCIL.with_only("council", "references").only_when(_about_council),
    Section(
        "account-health",
        (
            Page(
                "account-health",
                (
                    Field("health_body", "name"),
                    Field("health_reference", "code", required=False),
                ),
                when=_about_health,
            ),
        ),
    ),
)

# After an appeal nobody is asked about the time for one.
_APPEAL = Section(
    "account-appeal",
    (
        Page(
            "account-appealed",
            (Field("account_appealed", "choice", "deciding", options=shared.YES_NO),),
            when=_about_council,
        ),
        Page(
            "account-appealed-on",
            (Field("account_appealed_on", "date", dates="past"),),
            when=chose("account_appealed", "yes"),
        ),
    ),
)

_SO_FAR = Section(
    "account-so-far",
    (
        Page(
            "account-complained",
            (Field("account_complained_on", "date", dates="past"),),
            when=complained,
        ),
        Page(
            "account-answered",
            (
                Field(
                    "account_answered_on",
                    "date",
                    dates="past",
                    check=not_before("account_complained_on"),
                ),
                Field("account_answer_wrong", "free", required=False),
            ),
            when=_answered,
        ),
        shared.KNOWN_SINCE.only_when(for_ombudsman),
        Page(
            "account-arose",
            (Field("account_arose_on", "date", dates="past", check=not_after("known_since")),),
            when=for_solicitor,
        ),
        Page("account-late", (Field("account_late_why", "free"),), when=late),
    ),
)

_STORY = Section(
    "account-story",
    (
        shared.HAPPENINGS,
        shared.EFFECT_CHILD,
        shared.EFFECT_FAMILY,
        Page("account-wanted", (Field("account_wanted", "free"),)),
        Page(
            "account-urgent",
            (Field("account_urgent", "free", required=False),),
            when=for_solicitor,
        ),
        shared.PAPERS_ENCLOSED,
    ),
).needing("happenings")

JOURNEY = Journey(
    kind="chronology",
    group="papers",
    place=5,
    sections=(
        shared.ABOUT,
        _START,
        shared.PEOPLE_WHO_WRITE,
        *_WHERE,
        _APPEAL,
        DECISION_IF_ANY.only_when(chose("account_appealed", "no")),
        _SO_FAR,
        _STORY,
    ),
    documents=("ombudsman-facts", "solicitor-summary", "chronology-notes"),
    calendar=True,
    kept=("chronology-notes",),
)
