"""A request for records: the educational record, and a copy of the personal data that are held."""

from __future__ import annotations

from letters.questions import shared
from letters.questions.conditions import Not, all_of, chose
from letters.questions.journey import Field, Journey, Page, Section

HOLDERS = ("maintained", "school", "council", "health")

held_by_council = chose("records_holder", "council")

_HOLDER = Section(
    "records-holder",
    (
        Page("records-holder", (Field("records_holder", "choice", "deciding", options=HOLDERS),)),
        # Not the addressee of another letter: each holder of records is asked for its own.
        Page(
            "records-place",
            (
                Field("records_place", "name"),
                Field("records_person", "name", required=False),
                Field("records_email", "email", required=False),
                Field("records_address", "address", required=False),
            ),
            when=Not(held_by_council),
        ),
    ),
)

_WHAT = Section(
    "records-what",
    (
        Page(
            "records-scope",
            (Field("records_scope", "choice", "deciding", options=("all", "some")),),
        ),
        Page(
            "records-which",
            (Field("records_which", "free"),),
            when=chose("records_scope", "some"),
        ),
        # Whoever holds records may want to see that the family lets the adviser ask for them.
        Page(
            "authority-enclosed",
            (Field("authority_enclosed", "choice", "deciding", options=shared.YES_NO),),
            when=all_of(shared.by_adviser, chose("consent_written", "yes")),
        ),
    ),
)

JOURNEY = Journey(
    kind="records-request",
    group="papers",
    place=2,
    sections=(
        shared.ABOUT,
        shared.PEOPLE_WHO_WRITE,
        _HOLDER,
        shared.COUNCIL.only_when(held_by_council),
        _WHAT,
    ),
    documents=("records-request", "records-notes"),
    kept=("records-notes",),
)
