"""The time to appeal that a letter of the council may have started, asked about in documents that
are no appeal and do not stop that time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from letters import law
from letters.questions import shared
from letters.questions.answers import Answers
from letters.questions.conditions import Condition, all_of, always, chose
from letters.questions.journey import Field, Page, Section

_NO_CLOCK = {"draft", "nothing"}

# Whether the council sent something that may have started the time to appeal.
clock_may_run = all_of(
    chose("had_decision", "yes"),
    chose("letter_says", *(says for says in shared.LETTER_SAYS if says not in _NO_CLOCK)),
)
# An answer that comes later than this before the safe date comes too late to be waited for.
_WORKING_DAYS_FOR_AN_ANSWER = 3
_disagrees_with_plan = all_of(chose("letter_says", "plan"), chose("disagrees", "yes"))


def of_decision(page_id: str, when: Condition) -> Page:
    """A page of the shared section about the decision, asked on another condition."""
    return replace(next(page for page in shared.DECISION.pages if page.id == page_id), when=when)


def answered_in_time(value: object, answers: Answers) -> str | None:
    """The check that an answer is not asked for so late that the appeal would wait for it. Where
    no such day is left, the appeal is sent without it, and any day will do."""
    last = _last_answer(answers)
    late = last is not None and answers.on_date < last and str(value) > last.isoformat()
    return "too-late-for-appeal" if late else None


def _last_answer(answers: Answers) -> date | None:
    sent = answers.date("decision_sent")
    if sent is None or not clock_may_run(answers) or answers.choice("disagrees") == "no":
        return None
    safe = law.appeal_dates(shared.decision_id(answers) or "contents", sent).appeal.safe
    return law.whole_working_days_before(safe, _WORKING_DAYS_FOR_AN_ANSWER)


DECISION_IF_ANY = Section(
    "decision",
    (
        of_decision("custody", always),
        of_decision("in-custody", chose("custody", "yes")),
        Page("had-decision", (Field("had_decision", "choice", "deciding", options=shared.YES_NO),)),
        of_decision("letter-says", chose("had_decision", "yes")),
        Page(
            "disagrees",
            (Field("disagrees", "choice", "deciding", options=("yes", "no", "not-sure")),),
            when=clock_may_run,
        ),
        of_decision("contested", _disagrees_with_plan),
        of_decision(
            "more-than-school",
            all_of(_disagrees_with_plan, shared.only_school_ticked),
        ),
        of_decision("decision-sent", clock_may_run),
    ),
)
