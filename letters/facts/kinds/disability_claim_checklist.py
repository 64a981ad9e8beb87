"""What the checklist for a disability claim says: who decides, by when, which form, and what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from letters import law
from letters.facts import base
from letters.facts.base import KeyDate, People
from letters.facts.complaining import Account, account
from letters.facts.kinds.tribunal import Tribunal, tribunal
from letters.questions.answers import Answers
from letters.questions.kinds import disability_claim_checklist as questions
from letters.values import Code, FreeText

# The form by whose claim it is, and whether a return after a permanent exclusion is asked for.
_FORMS = {
    (False, False): "SEND4A",
    (True, False): "SEND4B",
    (False, True): "SEND26A",
    (True, True): "SEND26B",
}


@dataclass(frozen=True)
class DisabilityClaim:
    """What the checklist is made from.

    `place` is the sort of place, as in `law.FACTS`; a county court decides about "college" and
    "early-years", and then `form` is None. `claim.first` is what the family is shown. `standing` is
    "in-time", "doubtful" (in time only if all of it is one thing that went on) or "late";
    `send_now`: the last safe day has come or has passed. `no_spare_day`: the safe day is the last
    day itself; `do_today`: then no working day lies between today and it. `last_on` is the day of
    the last act, `first_on` that of the first where there were several. `goes_back`: the Tribunal
    is asked to bring a pupil back after a permanent exclusion. `adult`: a young person of 18 or
    over. `moves_after`: the last day on which the claim is the parent's, where it comes before the
    end of the time to claim. `about` holds "treated" and "changes" as they were ticked.
    """

    people: People
    today: date
    place: str
    form: Code | None
    claim: law.ClaimDates
    standing: law.ClaimStanding
    send_now: bool
    no_spare_day: bool
    do_today: bool
    last_on: date
    first_on: date | None
    goes_back: bool
    adult: bool
    moves_after: date | None
    about: tuple[str, ...]
    disability: FreeText | None
    account: Account
    late_because: FreeText | None
    tribunal: Tribunal
    documents: tuple[str, ...]
    dates: tuple[KeyDate, ...]


def judge(answers: Answers) -> DisabilityClaim:
    """The facts of a complete path of answers."""
    claim, last_on = questions.claim_dates(answers), answers.date("happened_on")
    if claim is None or last_on is None:
        raise ValueError("every path that ends in a checklist says when it happened")
    today, people = answers.on_date, base.people(answers)
    return DisabilityClaim(
        people=people,
        today=today,
        place=str(answers["learning_place"]),
        form=_form(answers, people),
        claim=claim,
        standing=claim.standing(today),
        send_now=claim.first.safe <= today,
        no_spare_day=claim.first.safe == claim.first.last,
        do_today=law.whole_working_days_before(claim.first.last, 0) <= today,
        last_on=last_on,
        first_on=answers.date("claim_first_on"),
        goes_back=answers.yes("claim_return"),
        adult=people.young_person and law.birthday(people.born, 18) <= today,
        moves_after=base.right_moves_after(answers, claim.last.last),
        about=answers.choices("claim_about"),
        disability=answers.free("claim_disability"),
        account=account(answers, "claim"),
        late_because=answers.free("claim_late"),
        tribunal=tribunal(),
        documents=questions.JOURNEY.documents,
        dates=_days(claim, today),
    )


def _form(answers: Answers, people: People) -> Code | None:
    if not questions.for_the_tribunal(answers):
        return None
    return Code(_FORMS[people.young_person, answers.yes("claim_return")])


def _days(claim: law.ClaimDates, today: date) -> tuple[KeyDate, ...]:
    """The days to come, counted from the first act: one that may not hold is put in no calendar,
    and a safe day that is the last day itself stands there once."""
    last = KeyDate("last-day", claim.first.last)
    spare = claim.first.safe < claim.first.last
    days = (KeyDate("safe-date", claim.first.safe), last) if spare else (last,)
    return tuple(day for day in days if day.day >= today)
