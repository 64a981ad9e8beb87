"""What every complaint of this sort asks: what happened, what it has meant, what is wanted.

The names carry what the complaint is about, so that two complaints keep apart.
"""

from __future__ import annotations

from letters.questions import shared
from letters.questions.answers import Answers
from letters.questions.journey import Check, Field, Page


def _not_all_after(since: str) -> Check:
    """The check that not everything happened after the day on which it was known."""

    def check(value: object, answers: Answers) -> str | None:
        known = answers.date(since)
        rows = Answers({"rows": value}, answers.on_date).rows("rows")
        days = [row.date("on") for row in rows]
        later = known is not None and all(day is not None and day > known for day in days)
        return "all-after-known" if later else None

    return check


def what_happened(about: str, since: str | None = None) -> tuple[Page, ...]:
    """The points of the complaint, what was tried before, and what it has meant. `since` is the
    question about the day on which it was known, where there is one."""
    return (
        Page(
            f"{about}-issues",
            (
                Field(
                    f"{about}_issues",
                    "rows",
                    columns=(
                        Field("on", "date", required=False, dates="past"),
                        Field("what", "free"),
                    ),
                    check=_not_all_after(since) if since else None,
                ),
            ),
        ),
        Page(f"{about}-tried", (Field(f"{about}_tried", "free", required=False),)),
        shared.EFFECT_CHILD,
        shared.EFFECT_FAMILY,
    )


def what_is_asked(about: str) -> tuple[Page, ...]:
    """What the complaint asks for, one thing in each row: without any it is not finished."""
    field = Field(f"{about}_requests", "rows", columns=(Field("what", "free"),))
    return (Page(f"{about}-requests", (field,)),)


def enclosed(about: str) -> Page:
    """The papers that go with the letter."""
    columns = (Field("what", "line"), Field("dated", "date", required=False, dates="past"))
    field = Field(f"{about}_enclosed", "rows", required=False, columns=columns)
    return Page(f"{about}-enclosed", (field,))
