"""The time to appeal that a letter of the council may have started, beside a document that is no
appeal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts import base
from letters.facts.base import Appealed, KeyDate
from letters.questions.answers import Answers
from letters.questions.time_to_appeal import clock_may_run


@dataclass(frozen=True)
class Clock:
    """The time to appeal that the council's letter may have started.

    `show_box`: the appeal box comes first. `strictest`: the dates are those of an appeal about
    needs and help, because it is not known what the appeal would be about. `unclear`: nobody can
    tell what the letter is. `disagrees` is "yes", "no" or "not-sure".
    """

    appealed: Appealed
    show_box: bool
    strictest: bool
    unclear: bool
    disagrees: str


def clock(answers: Answers) -> Clock | None:
    """The time to appeal, or None where nothing has started it."""
    sent = answers.date("decision_sent")
    if sent is None or not clock_may_run(answers):
        return None
    known = base.appealed(answers)
    appealed = known or strictest(sent, answers)
    disagrees = answers.choice("disagrees") or "not-sure"
    # Whoever went to the mediation adviser may want an appeal, however late.
    wanted = disagrees == "yes" or answers.date("adviser_contacted_on") is not None
    return Clock(
        appealed=appealed,
        show_box=not appealed.appeal_late or wanted,
        strictest=known is None,
        unclear=answers.choice("letter_says") == "cannot-tell",
        disagrees=disagrees,
    )


def appeal_days(found: Clock | None, today: date) -> tuple[KeyDate, ...]:
    """The days of the appeal for the calendar: those still to come, while it is not late."""
    return days_of(found.appealed, today) if found else ()


def days_of(appealed: Appealed, today: date) -> tuple[KeyDate, ...]:
    """The same for an appeal whose decision is known."""
    if appealed.appeal_late:
        return ()
    dates = appealed.dates
    days = [KeyDate("safe-date", dates.appeal.safe), KeyDate("last-day", dates.appeal.last)]
    if appealed.contact_on:
        days.append(KeyDate("ring-by", appealed.contact_on))
    return tuple(day for day in days if day.day >= today)


def strictest(sent: date, answers: Answers) -> Appealed:
    """The dates where it is not known what an appeal would be about. Needs and help ask the most,
    the adviser first: nobody loses a day by it."""
    dates = law.appeal_dates("contents", sent)
    return Appealed(
        law.decision("contents"),
        sent,
        None,
        dates,
        answers.on_date,
        right_moves_after=base.right_moves_after(answers, dates.appeal.last),
    )
