"""What the Tribunal ordered, the council conceded or both agreed: what it is, and by when."""

from __future__ import annotations

from datetime import date

from letters import law
from letters.questions.answers import Answers
from letters.questions.conditions import chose
from letters.questions.in_order import not_before
from letters.questions.journey import Field, Page
from letters.questions.shared import YES_NO

PROMISES = ("order", "conceded", "agreement")
PROMISED = (
    "assess",
    "assess-no-plan",
    "assess-plan",
    "make-plan-draft",
    "make-plan-final",
    "amend",
    "amend-placement",
    "reconsider",
    "keep-plan",
    "keep-and-amend",
    "health",
    "other",
)


# What was agreed about health is for the integrated care board to do, and not for the council.
board_promised = chose("promised", "health")


def _by_agreement_alone(value: object, answers: Answers) -> str | None:
    """The Tribunal orders nothing from a health body, and a council concedes nothing for one."""
    refused = value == "health" and answers.choice("promise") != "agreement"
    return "only-agreed" if refused else None


def promise_limit(answers: Answers) -> law.LimitDue | None:
    """The limit for what was ordered, conceded or agreed, from the day on which it was; None where
    the regulations name none."""
    made = answers.date("promise_made_on")
    limit = f"{answers.choice('promise')}-{answers.choice('promised')}"
    return law.due(limit, made) if made and limit in law.council_limits() else None


def promise_due(answers: Answers) -> date | None:
    """The last day for what was ordered, conceded or agreed: its own, else the regulations'."""
    if answers.yes("promise_own_time"):
        return answers.date("promise_own_date")
    limit = promise_limit(answers)
    return limit.due if limit else None


# What it is …
WHAT = (
    Page("promise", (Field("promise", "choice", "deciding", options=PROMISES),)),
    Page("promise-made-on", (Field("promise_made_on", "date", dates="past"),)),
    Page(
        "promised",
        (Field("promised", "choice", "deciding", options=PROMISED, check=_by_agreement_alone),),
    ),
)
# … its last day …
BY_WHEN = (
    Page(
        "promise-own-time",
        (Field("promise_own_time", "choice", "deciding", options=YES_NO),),
    ),
    Page(
        "promise-own-date",
        (Field("promise_own_date", "date", check=not_before("promise_made_on")),),
        when=chose("promise_own_time", "yes"),
    ),
)
# … and its words, asked once that day is known to have passed.
WORDS = Page("promise-words", (Field("promise_words", "free"),))
