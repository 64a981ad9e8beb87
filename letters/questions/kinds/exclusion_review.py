"""A suspension or a permanent exclusion: words for the governors, or a request for a panel."""

from __future__ import annotations

from letters import law
from letters.questions import shared
from letters.questions.answers import Answers
from letters.questions.conditions import Not, all_of, any_of, chose
from letters.questions.in_order import not_before
from letters.questions.journey import Field, Journey, Page, Section

# How far it is. What comes before the head's letter and after the panel has ways of its own.
STEPS = ("unwritten", "head", "governors", "panel")
PLACES = ("state", "elsewhere", "not-sure")
# The governors' duties go by the school days away in the term.
SORTS = ("permanent", "over-15", "6-to-15", "up-to-5", "not-sure")

by_panel = chose("exclusion_step", "governors")
permanent = chose("exclusion_sort", "permanent")
_another_way = any_of(
    chose("exclusion_step", "unwritten", "panel"),
    chose("exclusion_place", "elsewhere"),
    all_of(by_panel, Not(permanent)),
)


def _is_18(answers: Answers) -> bool:
    born = answers.date("child_born")
    return born is not None and law.birthday(born, 18) <= answers.on_date


def exam_missed(answers: Answers) -> bool:
    """Whether a public examination or a national test would be missed."""
    return answers.line("exclusion_exam") is not None


# A short suspension is only looked at, but for one that costs an examination.
return_decided = any_of(Not(chose("exclusion_sort", "up-to-5")), exam_missed)


# Up to the 18th birthday a parent writes, and from then on the pupil.
_in_the_wrong_name = any_of(
    all_of(shared.for_young_person, Not(_is_18)),
    all_of(Not(shared.for_young_person), chose("capacity", "can-decide")),
)

_START = Section(
    "exclusion-start",
    (
        Page("exclusion-step", (Field("exclusion_step", "choice", "deciding", options=STEPS),)),
        Page("exclusion-place", (Field("exclusion_place", "choice", "deciding", options=PLACES),)),
        Page("exclusion-sort", (Field("exclusion_sort", "choice", "deciding", options=SORTS),)),
        Page("exclusion-another-way", when=_another_way, stop=True),
    ),
)
_who = shared.PEOPLE_WHO_MAY_APPEAL.with_only("child-name", "child-born", "parent-name")
_capacity = shared.PEOPLE_WHO_MAY_APPEAL.with_only("capacity").only_when(_is_18)
_reach = shared.PEOPLE_WHO_MAY_APPEAL.with_only(
    "setting", "contact", "address", "ways-to-write", "needs"
)
_PEOPLE = Section(
    "people",
    (
        *_who.pages,
        *_capacity.pages,
        Page("exclusion-whose", when=_in_the_wrong_name, stop=True),
        *_reach.pages,
    ),
).needing("setting")
_LETTER = Section(
    "exclusion-letter",
    (
        Page("exclusion-letter", (Field("exclusion_letter_on", "date", dates="past"),)),
        Page(
            "exclusion-last-day",
            (
                Field(
                    "exclusion_last_day",
                    "date",
                    required=False,
                    check=not_before("exclusion_letter_on"),
                ),
            ),
        ),
        Page(
            "exclusion-to",
            (
                Field("exclusion_to", "name"),
                Field("exclusion_email", "email", required=False),
                Field("exclusion_address", "address", required=False),
            ),
        ),
        Page(
            "exclusion-exam",
            (Field("exclusion_exam", "line", required=False),),
            when=chose("exclusion_step", "head"),
        ),
        shared.HAS_PLAN,
    ),
)
_WORDS = Section(
    "exclusion-words",
    (
        Page(
            "exclusion-back",
            (Field("exclusion_back", "choice", "deciding", options=shared.YES_NO),),
            when=return_decided,
        ),
        Page("exclusion-why", (Field("exclusion_why", "free"),)),
        Page(
            "exclusion-needs",
            (
                Field("exclusion_needs", "free", required=False),
                Field("exclusion_help", "free", required=False),
            ),
        ),
        shared.CHILD_SAYS,
        Page(
            "sen-expert",
            (Field("sen_expert", "choice", "deciding", options=shared.YES_NO),),
            when=by_panel,
        ),
        shared.ATTENDEES,
        shared.PAPERS_ENCLOSED,
    ),
)

JOURNEY = Journey(
    kind="exclusion-review",
    group="school",
    place=2,
    sections=(shared.ABOUT, _START, _PEOPLE, _LETTER, _WORDS),
    documents=("exclusion-representations", "exclusion-panel", "exclusion-notes"),
    calendar=True,
    kept=("exclusion-notes",),
)
