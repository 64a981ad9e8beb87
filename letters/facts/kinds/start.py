"""What follows from what happened: the ways open to a family, with their dates, and the closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts import base, time_to_appeal
from letters.facts.base import Appealed, KeyDate
from letters.facts.kinds.tribunal import Tribunal, tribunal
from letters.law.deadlines import Deadline
from letters.questions import shared
from letters.questions.answers import Answers

_EDUCATION = {"needs", "help", "school"}
# A letter of these kinds says whether there is a plan.
_NO_PLAN = {"will-not-assess", "will-not-issue"}
_A_PLAN = {"plan", "keep-plan", "will-not-reassess", "will-end-plan"}
# Whose safe day is told beside the last one in the order of days.
_WITH_SAFE_DAY = {"appeal", "mediation-adviser", "disability-claim"}


@dataclass(frozen=True)
class Routes:
    """What the sheet is made from.

    `first` is the way to start with, `beside` those that may run at the same time, `later` those
    that may follow, `closed` the reasons why others are closed. `appealed` is None where no letter
    can have started the time to appeal; its dates are the strictest where the letter is `unclear`,
    or it is not known what is disputed in it (`strictest`). `right` is the verdict of
    `law.right_holder`. `workings` are the deadlines whose steps are shown, each once; `days` today
    and their days to come, in order. `leads_to` are the kinds that the ways end in, those too that
    are not made yet.
    """

    voice: str
    young_person: bool
    today: date
    born: date
    first: law.Way
    beside: tuple[law.Way, ...]
    later: tuple[law.Way, ...]
    closed: tuple[str, ...]
    appealed: Appealed | None
    right: str
    unclear: bool
    strictest: bool
    since: date | None
    letter_says: str
    letter_dated: date | None
    contested: tuple[str, ...]
    disagrees: str
    contacted_on: date | None
    certificate_issued: date | None
    workings: tuple[Deadline, ...]
    days: tuple[KeyDate, ...]
    leads_to: tuple[str, ...]
    situation: law.Situation
    tribunal: Tribunal
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> Routes:
    """The facts of a complete path of answers."""
    told = situation(answers)
    ways = law.ways(told)
    offered = tuple(way for way in ways if way.standing != "closed")
    appealed = _appealed(answers)
    possible = any(way.route.id == "appeal" for way in offered)
    return Routes(
        voice=shared.voice(answers),
        young_person=shared.for_young_person(answers),
        today=answers.on_date,
        born=told.born,
        first=offered[0],
        beside=_standing(ways, "beside"),
        later=_standing(ways, "next"),
        closed=tuple(dict.fromkeys(way.because for way in ways if way.because)),
        appealed=appealed if possible else None,
        right=_right(told),
        unclear=told.paper == "unclear",
        strictest=shared.decision_id(answers) is None and told.paper == "decision",
        since=told.since,
        letter_says=answers.choice("letter_says") or "",
        letter_dated=told.paper_sent,
        contested=answers.choices("contested"),
        disagrees=answers.choice("disagrees") or "",
        contacted_on=answers.date("adviser_contacted_on"),
        certificate_issued=answers.date("certificate_issued"),
        workings=_workings(offered, appealed),
        days=_days(offered, appealed, answers.on_date),
        leads_to=tuple(dict.fromkeys(one for way in offered for one in way.route.documents)),
        situation=told,
        tribunal=tribunal(),
        documents=("your-routes",),
        dates=_dates(offered, appealed, answers.on_date),
    )


def situation(answers: Answers) -> law.Situation:
    """What happened, in the law's own words."""
    paper, appealed = _paper(answers), _appealed(answers)
    contested = answers.choices("contested")
    born = answers.date("child_born")
    if born is None:
        raise ValueError("every path that ends in ways has a date of birth")
    return law.Situation(
        on_date=answers.on_date,
        born=born,
        event=str(answers["happened"]),
        paper=paper,
        plan=_plan(answers),
        place=answers.choice("learning_place") or "not-sure",
        raised=answers.choice("raised") or "no",
        appeal=appealed.dates if appealed and paper in {"decision", "unclear"} else None,
        told=answers.yes("adviser_contacted"),
        paper_sent=answers.date("decision_sent"),
        since=_since(answers),
        first_on=answers.date("claim_first_on"),
        health=paper == "health-or-care-only" and "health" in contested,
        care=paper == "health-or-care-only" and "care" in contested,
    )


def _since(answers: Answers) -> date | None:
    days = map(answers.date, ("care_arose_on", "known_since", "happened_on"))
    return next(filter(None, days), None)


def _paper(answers: Answers) -> str:
    says = answers.choice("letter_says")
    contested = answers.choices("contested")
    if says in {None, "nothing"}:
        return "nothing"
    if says == "draft":
        return "draft"
    if says == "cannot-tell":
        return "unclear"
    return "health-or-care-only" if contested and not _EDUCATION & {*contested} else "decision"


def _appealed(answers: Answers) -> Appealed | None:
    sent = answers.date("decision_sent")
    if sent is None or _paper(answers) not in {"decision", "unclear"}:
        return None
    return base.appealed(answers) or time_to_appeal.strictest(sent, answers)


def _plan(answers: Answers) -> str:
    says = answers.choice("letter_says")
    if says in _NO_PLAN:
        return "no"
    if says in _A_PLAN or answers.choice("happened") == "plan-help":
        return "yes"
    return answers.choice("has_plan") or "not-sure"


def _right(told: law.Situation) -> str:
    if told.paper_sent is None or (told.appeal is None and told.paper != "draft"):
        return "not-asked"
    last = max(told.appeal.appeal.last, told.on_date) if told.appeal else told.on_date
    return law.right_holder(told.born, letter=told.paper_sent, today=told.on_date, last=last)


def _standing(ways: tuple[law.Way, ...], standing: str) -> tuple[law.Way, ...]:
    return tuple(way for way in ways if way.standing == standing)


def _workings(offered: tuple[law.Way, ...], appealed: Appealed | None) -> tuple[Deadline, ...]:
    found = {deadline.id: deadline for way in offered for deadline in way.deadlines}
    adviser = appealed.dates.adviser_on(appealed.today) if appealed else None
    if "appeal" in found and appealed and appealed.to_tell and adviser:
        # The adviser was reached, and may still have to be told of the wish to appeal.
        found["mediation-adviser"] = adviser
    return tuple(found.values())


def _days(
    offered: tuple[law.Way, ...], appealed: Appealed | None, today: date
) -> tuple[KeyDate, ...]:
    """Today and the days to come, in order; none where there is nothing to come."""
    workings = _workings(offered, appealed)
    found = {KeyDate(f"{one.id}-last", one.last) for one in workings}
    found |= {
        KeyDate(f"{one.id}-safe", one.safe)
        for one in workings
        if one.id in _WITH_SAFE_DAY and one.safe != one.last
    }
    to_come = sorted((day for day in found if day.day >= today), key=lambda day: (day.day, day.id))
    return (KeyDate("today", today), *to_come) if to_come else ()


def _dates(
    offered: tuple[law.Way, ...], appealed: Appealed | None, today: date
) -> tuple[KeyDate, ...]:
    """The days of the appeal and the adviser for the calendar, while they are to come."""
    found = {deadline.id: deadline for deadline in _workings(offered, appealed)}
    days = []
    if adviser := found.get("mediation-adviser"):
        days.append(KeyDate("ring-by", adviser.safe))
    if appeal := found.get("appeal"):
        days += [KeyDate("safe-date", appeal.safe), KeyDate("last-day", appeal.last)]
    return tuple(day for day in days if day.day >= today)
