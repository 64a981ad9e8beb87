"""The child's or young person's own page: what they say or show, or room to write and draw."""

from __future__ import annotations

from letters.questions import shared
from letters.questions.conditions import Not, chose
from letters.questions.journey import Field, Journey, Page, Section

HOW = ("said", "shown", "by-hand")
VIEWS = ("views_good", "views_hard", "views_helps", "views_want", "views_else")

# Whether somebody else writes down what the child or young person says or shows.
_helped = Not(chose("writer", "young_person"))
_by_hand = chose("views_how", "by-hand")

_HOW = Section(
    "views-how",
    (
        Page(
            "views-how",
            (Field("views_how", "choice", "deciding", options=HOW),),
            when=_helped,
        ),
        Page(
            "views-on",
            (Field("views_on", "date", required=False, dates="past"),),
            when=chose("views_how", "said", "shown"),
        ),
    ),
).only_when(_helped)

_VIEWS = Section(
    "views",
    (
        *(
            Page(
                name.replace("_", "-"),
                (Field(name, "free", required=False),),
                when=Not(_by_hand),
            )
            for name in VIEWS
        ),
        Page("views-seen-by", (Field("views_seen_by", "line", required=False),)),
    ),
)

JOURNEY = Journey(
    kind="childs-views",
    group="papers",
    place=4,
    sections=(shared.ABOUT, shared.PEOPLE_WHO_MEET, _HOW, _VIEWS),
    documents=("childs-views", "views-notes"),
    kept=("views-notes",),
)
