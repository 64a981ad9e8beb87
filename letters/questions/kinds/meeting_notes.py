"""A meeting: a sheet to prepare for it, or a note afterwards of what was agreed."""

from __future__ import annotations

from letters.questions import shared
from letters.questions.conditions import chose
from letters.questions.journey import Field, Journey, Page, Section

STAGES = ("before", "after")

# Whether the meeting is still to come.
before = chose("meeting_stage", "before")
after = chose("meeting_stage", "after")

_MEETING = Section(
    "meeting-what",
    (
        Page("meeting-stage", (Field("meeting_stage", "choice", "deciding", options=STAGES),)),
        Page("meeting-about", (Field("meeting_about", "free"),)),
        Page(
            "meeting-on",
            (
                Field("meeting_on", "date", required=False, dates="future"),
                Field("meeting_place", "line", required=False),
            ),
            when=before,
        ),
        Page("met-on", (Field("met_on", "date", dates="past"),), when=after),
        Page(
            "meeting-with",
            (
                Field(
                    "meeting_with",
                    "rows",
                    required=False,
                    columns=(
                        Field("met_name", "name"),
                        Field("met_role", "line", required=False),
                    ),
                ),
            ),
        ),
    ),
)

_PREPARE = Section(
    "meeting-prepare",
    (
        shared.ATTENDEES,
        Page("to-say", (Field("to_say", "rows", columns=(Field("point", "free"),)),)),
        Page(
            "to-ask",
            (Field("to_ask", "rows", required=False, columns=(Field("question", "free"),)),),
        ),
        shared.CHILD_SAYS,
        Page("good-end", (Field("good_end", "free", required=False),)),
    ),
).only_when(before)

_RECORD = Section(
    "meeting-record",
    (
        Page(
            "agreed",
            (
                Field(
                    "agreed",
                    "rows",
                    columns=(
                        Field("agreed_what", "free"),
                        Field("agreed_who", "line", required=False),
                        Field("agreed_by", "date", required=False),
                    ),
                ),
            ),
        ),
        Page("left-open", (Field("left_open", "free", required=False),)),
        Page("next-meeting", (Field("next_meeting", "date", required=False, dates="future"),)),
        shared.ANSWER_BY,
    ),
).only_when(after)

JOURNEY = Journey(
    kind="meeting-notes",
    group="first-steps",
    place=2,
    sections=(shared.ABOUT, _MEETING, shared.PEOPLE_WHO_MEET, _PREPARE, _RECORD),
    documents=("meeting-notes", "meeting-agreed"),
    calendar=True,
    kept=("meeting-notes",),
)
