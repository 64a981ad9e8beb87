"""The family's authority for an adviser: what the adviser may do, with whom, and until when."""

from __future__ import annotations

from letters.questions import shared
from letters.questions.conditions import Not, ticked
from letters.questions.journey import Field, Journey, Page, Section

POWERS = ("told", "speak", "meetings", "papers")
BODIES = ("council", "setting", "health", "care", "mediation")
WRITE_TO = ("both", "adviser", "family")

_council = next(page for page in shared.COUNCIL.pages if page.id == "council")

_ADVISER = Section(
    "consent-adviser",
    (
        Page(
            "helper",
            (Field("helper_name", "name"), Field("helper_organisation", "name", required=False)),
            when=Not(shared.by_adviser),
        ),
        Page("helper-contact", (Field("helper_contact", "line"),)),
    ),
)

_AUTHORITY = Section(
    "consent-what",
    (
        Page(
            "authority-for",
            (Field("authority_for", "choices", "deciding", options=POWERS),),
        ),
        Page(
            "authority-with",
            (Field("authority_with", "choices", "deciding", options=BODIES),),
        ),
        _council.only_when(ticked("authority_with", "council")),
        Page("write-to", (Field("write_to", "choice", "deciding", options=WRITE_TO),)),
        Page("authority-limits", (Field("authority_limits", "free", required=False),)),
        Page("authority-ends", (Field("authority_ends", "date", dates="future"),)),
    ),
)

JOURNEY = Journey(
    kind="consent",
    group="papers",
    place=1,
    # Whoever holds the right signs: an adviser prepares the paper and cannot sign it for them.
    sections=(
        shared.ABOUT_BEFORE_CONSENT,
        _ADVISER,
        shared.PEOPLE_WHO_MAY_APPEAL,
        _AUTHORITY,
    ),
    documents=("consent", "consent-notes"),
    calendar=True,
    kept=("consent-notes",),
)
