"""What follows from the answers about a meeting: a sheet before it, a note of what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters.facts.base import Attendee, KeyDate, People, attendees, people
from letters.questions.answers import Answers
from letters.questions.kinds import meeting_notes as questions
from letters.values import FreeText, Line


@dataclass(frozen=True)
class Agreed:
    """Something that was agreed, with who does it and by when where that was said."""

    what: FreeText
    who: Line | None
    by: date | None


@dataclass(frozen=True)
class Meeting:
    """What the sheet and the note are made from.

    `on` is the day of the meeting, to come or past; `present` those named besides the family and
    whoever it brings (`attendees`). `reply_by` is the family's wish; no law sets it.
    """

    people: People
    today: date
    on: date | None
    place: Line | None
    about: FreeText
    present: tuple[Attendee, ...]
    attendees: tuple[Attendee, ...]
    to_say: tuple[FreeText, ...]
    to_ask: tuple[FreeText, ...]
    child_says: FreeText | None
    good_end: FreeText | None
    agreed: tuple[Agreed, ...]
    left_open: FreeText | None
    next_meeting: date | None
    reply_by: date | None
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Meeting:
    """The facts of a complete path of answers."""
    return Meeting(
        people=people(answers),
        today=answers.on_date,
        on=answers.date("meeting_on") or answers.date("met_on"),
        place=answers.line("meeting_place"),
        about=_about(answers),
        present=_present(answers),
        attendees=attendees(answers),
        to_say=_each(answers, "to_say", "point"),
        to_ask=_each(answers, "to_ask", "question"),
        child_says=answers.free("child_says"),
        good_end=answers.free("good_end"),
        agreed=_agreed(answers),
        left_open=answers.free("left_open"),
        next_meeting=answers.date("next_meeting"),
        reply_by=answers.date("answer_by"),
        documents=("meeting-notes",) if questions.before(answers) else ("meeting-agreed",),
        dates=_dates(answers),
    )


def _about(answers: Answers) -> FreeText:
    about = answers.free("meeting_about")
    if about is None:
        raise ValueError("every path that ends in a document says what the meeting is about")
    return about


def _present(answers: Answers) -> tuple[Attendee, ...]:
    found = ((row.name("met_name"), row.line("met_role")) for row in answers.rows("meeting_with"))
    return tuple(Attendee(name, role) for name, role in found if name)


def _each(answers: Answers, rows: str, column: str) -> tuple[FreeText, ...]:
    return tuple(text for row in answers.rows(rows) if (text := row.free(column)))


def _agreed(answers: Answers) -> tuple[Agreed, ...]:
    return tuple(
        Agreed(what, row.line("agreed_who"), row.date("agreed_by"))
        for row in answers.rows("agreed")
        if (what := row.free("agreed_what"))
    )


def _dates(answers: Answers) -> tuple[KeyDate, ...]:
    """The meeting to come, the day asked for, and each day by which something was promised."""
    meetings = (answers.date("meeting_on"), answers.date("next_meeting"))
    days = [KeyDate("meeting", day) for day in meetings if day]
    if reply_by := answers.date("answer_by"):
        days.append(KeyDate("reply-by", reply_by))
    promised = {one.by for one in _agreed(answers) if one.by and one.by >= answers.on_date}
    return (*days, *(KeyDate("check", day) for day in sorted(promised)))
