"""Mediation about health alone, which the integrated care board arranges and not the council: how
that is known, and how the board is reached."""

from __future__ import annotations

from letters.questions.conditions import Condition, Not, all_of, any_of, chose, ticked
from letters.questions.journey import Field, Page
from letters.questions.known import OfCouncil
from letters.questions.shared import CONTESTED, YES_NO

_BESIDES_HEALTH = tuple(part for part in CONTESTED if part != "health")

# Nothing but health is in dispute in the plan.
health_contested_alone = all_of(
    ticked("contested", "health"), Not(ticked("contested", *_BESIDES_HEALTH))
)
# Health is not in dispute at all, or there is no plan for it to stand in.
_health_not_contested = any_of(
    all_of(ticked("contested", *_BESIDES_HEALTH), Not(ticked("contested", "health"))),
    chose("letter_says", "will-not-assess", "will-not-issue"),
)
# What is in dispute does not tell whether the mediation is about health alone.
may_be_health_alone = Not(any_of(health_contested_alone, _health_not_contested))
# The board arranges the mediation, so nothing about it is late for the council.
board_arranges = any_of(health_contested_alone, chose("mediation_health_only", "yes"))


def whether_health_alone(awaited: Condition) -> Page:
    """The question that is left where what is in dispute does not tell, about a mediation that is
    waited for."""
    return Page(
        "mediation-health-only",
        (Field("mediation_health_only", "choice", "deciding", options=YES_NO),),
        when=all_of(awaited, may_be_health_alone),
    )


BOARD = Page(
    "icb",
    (Field("icb", "name", required=False, known=OfCouncil("name", ("icb",))),),
)
BOARD_REACHED = Page(
    "icb-reached",
    (
        Field("icb_email", "email", required=False, known=OfCouncil("email", ("icb",))),
        Field("icb_address", "address", required=False, known=OfCouncil("post", ("icb",))),
        Field("icb_reference", "code", required=False),
    ),
)
