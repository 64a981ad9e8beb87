"""A formal complaint to a council: what is asked, and what cannot be claimed (yet)."""

from __future__ import annotations

from datetime import date

from letters import law
from letters.questions import health_alone, promised, shared
from letters.questions.answers import Answers
from letters.questions.conditions import (
    AnyRow,
    Condition,
    Not,
    all_of,
    any_of,
    chose,
    ticked,
)
from letters.questions.in_order import not_before
from letters.questions.journey import Field, Journey, Page, Section
from letters.questions.promised import promise_due
from letters.questions.shared import YES_NO
from letters.questions.time_to_appeal import DECISION_IF_ANY

PROBLEMS = (
    "limit",
    "provision",
    "out-of-school",
    "review",
    "promise",
    "move",
    "transport",
    "no-answer",
    "not-asked",
)
# Why a child may be entitled to travel; the last is for what the law does not name.
TRANSPORT_GROUNDS = ("needs", "distance", "route", "other")

# The limits that the council itself has to keep; reviews not held and orders have pages of their
# own. Each is an id of `law.council_limits()`.
MISSED_LIMITS = (
    "decide-whether-to-assess",
    "refuse-to-issue",
    "final-plan",
    "decision-after-review",
    "amended-plan-after-notice",
    "amended-plan-after-meeting",
    "phase-transfer",
    "phase-transfer-post-16",
    "phase-transfer-between-post-16",
    "reassessment-answer",
    "reassessment-final-plan",
    "transfer-after-move",
    "tell-after-move",
    "mediation-arranged",
)
# The two limits that have pages of their own where the complaint is about a move.
_AFTER_MOVE = {"transfer-after-move", "tell-after-move"}
STARTED_BY = {
    "request-received": "limit_request_received",
    "review-meeting": "limit_review_meeting",
    "amendment-notice": "limit_amendment_notice",
    "transfer": "limit_transfer",
    "reassessment-request-received": "limit_reassessment_asked",
    "reassessment-decision-notified": "limit_reassessment_agreed",
    "old-council-learned-of-move": "limit_move_learned",
    "plan-transferred": "limit_plan_transferred",
    "mediation-asked-for": "limit_mediation_asked",
}
# The one limit that is the council's only where the mediation is not about health alone.
_MEDIATION = "mediation-arranged"
_mediation_late = chose("missed_limit", _MEDIATION)
# A letter that says "no plan" is late only when it came late: without it, something else is due.
_ONLY_WHEN_SENT = {"refuse-to-issue", "assess-no-plan"}
# After a refusal nothing further is due: to call it late would argue with what can be appealed.
_NOT_DUE_AFTER = {
    "will-not-assess": {"refuse-to-issue", "final-plan"},
    "will-not-issue": {"final-plan"},
    "keep-plan": {"amended-plan-after-notice", "amended-plan-after-meeting"},
    "will-not-reassess": {"reassessment-final-plan"},
    "will-end-plan": {"amended-plan-after-notice", "amended-plan-after-meeting"},
}


def _problem(*problems: str) -> Condition:
    """The condition that at least one of the problems was ticked."""
    return ticked("problems", *problems)


def missed_limit(answers: Answers) -> law.LimitDue | None:
    """The limit that the complaint is about with its last day, or None while it is not known."""
    chosen = answers.choice("missed_limit")
    if chosen is None:
        return None
    started = answers.date(STARTED_BY[law.council_limit(chosen).trigger])
    return law.due(chosen, started) if started else None


def review_due(answers: Answers) -> law.LimitDue | None:
    """The last day for the yearly review, or None while it is not known."""
    last = answers.date("review_last")
    return law.due("review-every-12-months", last) if last else None


def move_due(answers: Answers) -> law.LimitDue | None:
    """The last day to pass a plan on after a move, or for the new council to say what it will do
    with it; None while it is not known, or nobody can know it."""
    moved, learned = answers.date("moved_on"), answers.date("move_learned")
    if moved and learned:
        return law.plan_due_after_move(learned, moved)
    transferred = answers.date("move_transferred")
    return law.due("tell-after-move", transferred) if transferred else None


_LIMITS_WITH_EXCEPTIONS = tuple(
    limit for limit in MISSED_LIMITS if law.council_limit(limit).exceptions
)
# Whether the regulation has exceptions to a limit that is claimed.
exceptions_possible = any_of(
    chose("missed_limit", *_LIMITS_WITH_EXCEPTIONS),
    AnyRow("other_limits", "limit", _LIMITS_WITH_EXCEPTIONS),
)


def school_age(answers: Answers) -> tuple[date, date] | None:
    """The first and last day of compulsory school age, or None while the birth date is unknown."""
    born = answers.date("child_born")
    if born is None:
        return None
    return law.compulsory_school_age_starts(born), law.compulsory_school_age_ends(born)


def _still_running(due: date | None, answers: Answers) -> bool:
    return due is not None and law.overdue(due, answers.on_date) is None


def _limit_running(answers: Answers) -> bool:
    limit = missed_limit(answers)
    return _still_running(limit.due if limit else None, answers)


def _review_running(answers: Answers) -> bool:
    limit = review_due(answers)
    return _still_running(limit.due if limit else None, answers)


def _move_running(answers: Answers) -> bool:
    limit = move_due(answers)
    return _still_running(limit.due if limit else None, answers)


def _promise_running(answers: Answers) -> bool:
    # Asked after the question about its own time, so that date is known by then.
    return answers.choice("promise_own_time") is not None and _still_running(
        promise_due(answers), answers
    )


def _never_of_school_age(answers: Answers) -> bool:
    since, ages = answers.date("out_since"), school_age(answers)
    if since is None or ages is None:
        return False
    until = answers.date("out_until") or answers.on_date
    first, last = ages
    return until < first or since > last


def _starts(trigger: str) -> Condition:
    """The condition that the time for the missed limit starts with `trigger`."""
    limits = [each for each in MISSED_LIMITS if law.council_limit(each).trigger == trigger]
    started = chose("missed_limit", *limits)
    if MISSED_LIMITS[0] not in limits:
        return all_of(_problem("limit"), started)
    # While no limit is chosen the question for the first one holds its place.
    return all_of(_problem("limit"), any_of(started, Not(chose("missed_limit", *MISSED_LIMITS))))


def _came_in_time(value: object, due: date | None) -> str | None:
    on = date.fromisoformat(str(value))
    return "in-time" if due is not None and law.overdue(due, on) is None else None


def _limit_came(value: object, answers: Answers) -> str | None:
    limit = missed_limit(answers)
    return _came_in_time(value, limit.due if limit else None)


def _review_came(value: object, answers: Answers) -> str | None:
    limit = review_due(answers)
    return _came_in_time(value, limit.due if limit else None)


def _move_came(value: object, answers: Answers) -> str | None:
    limit = move_due(answers)
    return _came_in_time(value, limit.due if limit else None)


def _promise_came(value: object, answers: Answers) -> str | None:
    return _came_in_time(value, promise_due(answers))


def _refused(limit: object, answers: Answers) -> str | None:
    if limit in _AFTER_MOVE and "move" in answers.choices("problems"):
        return "asked-with-move"
    refused = _NOT_DUE_AFTER.get(answers.choice("letter_says") or "", set())
    return "refused" if limit in refused else None


def _limit_sent(value: object, answers: Answers) -> str | None:
    nothing = value == "no" and answers.choice("missed_limit") in _ONLY_WHEN_SENT
    return "nothing-sent" if nothing else None


def _promise_sent(value: object, answers: Answers) -> str | None:
    nothing = value != "late" and answers.choice("promised") in _ONLY_WHEN_SENT
    return "nothing-sent" if nothing else None


def _councils_mediation(answers: Answers) -> bool:
    """Whether it is known that the council arranges the mediation, and not the care board."""
    told = answers.choice("mediation_health_only") == "no"
    return told or not (
        health_alone.board_arranges(answers) or health_alone.may_be_health_alone(answers)
    )


def _each_late(value: object, answers: Answers) -> str | None:
    for row in Answers({"rows": value}, answers.on_date).rows("rows"):
        started, done = row.date("started"), row.date("done")
        if started is None:
            continue
        if row.choice("limit") == _MEDIATION and not _councils_mediation(answers):
            return "ask-first"
        if _refused(row.choice("limit"), answers):
            return _refused(row.choice("limit"), answers)
        limit = law.due(row.choice("limit") or MISSED_LIMITS[0], started)
        if law.overdue(limit, done or answers.on_date) is None:
            return "not-late"
        if done is None and limit.limit.id in _ONLY_WHEN_SENT:
            return "nothing-sent"
    return None


def _after_today(value: object, answers: Answers) -> str | None:
    return "too-soon" if str(value) <= answers.on_date.isoformat() else None


_LIMIT = (
    Page(
        "missed-limit",
        (Field("missed_limit", "choice", "deciding", options=MISSED_LIMITS, check=_refused),),
        when=_problem("limit"),
    ),
    health_alone.whether_health_alone(all_of(_problem("limit"), _mediation_late)),
    Page(
        "board-arranges",
        when=all_of(_problem("limit"), _mediation_late, health_alone.board_arranges),
        stop=True,
    ),
    *(
        Page(
            name.replace("_", "-"),
            (Field(name, "date", dates="any" if trigger == "transfer" else "past"),),
            when=_starts(trigger),
        )
        for trigger, name in STARTED_BY.items()
    ),
    Page("limit-not-passed", when=_limit_running, stop=True),
    Page(
        "limit-done",
        (Field("limit_done", "choice", "deciding", options=("no", "late"), check=_limit_sent),),
        when=_problem("limit"),
    ),
    Page(
        "limit-done-on",
        (Field("limit_done_on", "date", dates="past", check=_limit_came),),
        when=chose("limit_done", "late"),
    ),
    Page(
        "other-limits",
        (
            Field(
                "other_limits",
                "rows",
                required=False,
                columns=(
                    Field("limit", "choice", "deciding", options=MISSED_LIMITS),
                    Field("started", "date"),
                    Field("done", "date", required=False, dates="past"),
                ),
                check=_each_late,
            ),
        ),
        when=_problem("limit"),
    ),
    Page(
        "limit-exception",
        (Field("limit_exception", "choice", "deciding", options=("none-known", "maybe")),),
        when=all_of(_problem("limit"), exceptions_possible),
    ),
    Page(
        "limit-reason",
        (Field("limit_reason", "free", required=False),),
        when=_problem("limit"),
    ),
)
_OWN_ARRANGEMENTS = (
    Page(
        "own-arrangements",
        (Field("own_arrangements", "choice", "deciding", options=YES_NO),),
        when=_problem("provision", "out-of-school"),
    ),
    Page("arranged-by-you", when=chose("own_arrangements", "yes"), stop=True),
)
_PROVISION = (
    Page(
        "plan-words",
        (
            Field("plan_dated", "date", required=False, dates="past"),
            Field("plan_words", "free"),
        ),
        when=_problem("provision"),
    ),
    Page("provision-given", (Field("provision_given", "free"),), when=_problem("provision")),
    Page("provision-missing", (Field("provision_missing", "free"),), when=_problem("provision")),
    Page(
        "provision-since",
        (
            Field("provision_since", "date", dates="past"),
            Field("provision_still", "choice", "deciding", options=YES_NO),
        ),
        when=_problem("provision"),
    ),
    Page(
        "provision-until",
        (Field("provision_until", "date", dates="past", check=not_before("provision_since")),),
        when=chose("provision_still", "no"),
    ),
    Page(
        "provision-reason",
        (Field("provision_reason", "free", required=False),),
        when=_problem("provision"),
    ),
)
_OUT_OF_SCHOOL = (
    Page(
        "out-since",
        (
            Field("out_since", "date", dates="past"),
            Field("out_still", "choice", "deciding", options=YES_NO),
        ),
        when=_problem("out-of-school"),
    ),
    Page(
        "out-until",
        (Field("out_until", "date", dates="past", check=not_before("out_since")),),
        when=chose("out_still", "no"),
    ),
    Page("only-school-age", when=_never_of_school_age, stop=True),
    Page("out-why", (Field("out_why", "free"),), when=_problem("out-of-school")),
    Page(
        "out-education",
        (Field("out_education", "choice", "deciding", options=("none", "some")),),
        when=_problem("out-of-school"),
    ),
    Page("out-given", (Field("out_given", "free"),), when=chose("out_education", "some")),
    Page(
        "out-known",
        (Field("out_known", "date", required=False, dates="past"),),
        when=_problem("out-of-school"),
    ),
)
_REVIEW = (
    shared.REVIEW_LAST.only_when(_problem("review")),
    Page("review-not-due", when=_review_running, stop=True),
    Page(
        "review-held",
        (Field("review_held", "choice", "deciding", options=("no", "late")),),
        when=_problem("review"),
    ),
    Page(
        "review-held-on",
        (Field("review_held_on", "date", dates="past", check=_review_came),),
        when=chose("review_held", "late"),
    ),
    Page(
        "review-reason",
        (Field("review_reason", "free", required=False),),
        when=_problem("review"),
    ),
)
_PROMISE = (
    *(page.only_when(_problem("promise")) for page in promised.WHAT),
    Page(
        "board-promised",
        when=all_of(_problem("promise"), promised.board_promised),
        stop=True,
    ),
    *(page.only_when(_problem("promise")) for page in promised.BY_WHEN),
    Page("promise-not-due", when=_promise_running, stop=True),
    promised.WORDS.only_when(_problem("promise")),
    Page(
        "promise-done",
        (
            Field(
                "promise_done",
                "choice",
                "deciding",
                options=("nothing", "part", "late"),
                check=_promise_sent,
            ),
        ),
        when=_problem("promise"),
    ),
    Page("promise-part", (Field("promise_part", "free"),), when=chose("promise_done", "part")),
    Page(
        "promise-done-on",
        (Field("promise_done_on", "date", dates="past", check=_promise_came),),
        when=chose("promise_done", "late"),
    ),
    Page(
        "promise-reason",
        (Field("promise_reason", "free", required=False),),
        when=_problem("promise"),
    ),
)
# The old council has to pass the plan on, the new one to say what it will do: one letter is to one.
_MOVE = (
    Page(
        "move-which",
        (Field("move_which", "choice", "deciding", options=("old", "new")),),
        when=_problem("move"),
    ),
    Page(
        "moved-on",
        (
            Field("moved_on", "date", dates="past"),
            Field("move_other", "line", required=False),
        ),
        when=_problem("move"),
    ),
    Page(
        "move-learned",
        (Field("move_learned", "date", dates="past"),),
        when=chose("move_which", "old"),
    ),
    Page(
        "move-plan-came",
        (Field("move_plan_came", "choice", "deciding", options=("yes", "not-known")),),
        when=chose("move_which", "new"),
    ),
    Page(
        "move-transferred",
        (Field("move_transferred", "date", dates="past"),),
        when=chose("move_plan_came", "yes"),
    ),
    Page("move-not-due", when=_move_running, stop=True),
    Page(
        "move-done",
        (Field("move_done", "choice", "deciding", options=("no", "late")),),
        when=any_of(chose("move_which", "old"), chose("move_plan_came", "yes")),
    ),
    Page(
        "move-done-on",
        (Field("move_done_on", "date", dates="past", check=_move_came),),
        when=chose("move_done", "late"),
    ),
    Page("move-help", (Field("move_help", "free", required=False),), when=_problem("move")),
)
_TRANSPORT = (
    Page(
        "transport-what",
        (
            Field(
                "transport_what", "choice", "deciding", options=("refused", "stopped", "unsuitable")
            ),
        ),
        when=_problem("transport"),
    ),
    Page(
        "transport-decided",
        (
            Field("transport_decided_on", "date", required=False, dates="past"),
            Field("transport_reason", "free", required=False),
        ),
        when=_problem("transport"),
    ),
    Page(
        "transport-grounds",
        (Field("transport_grounds", "choices", "deciding", options=TRANSPORT_GROUNDS),),
        when=_problem("transport"),
    ),
    Page("transport-why", (Field("transport_why", "free"),), when=_problem("transport")),
    Page(
        "transport-stage",
        (
            Field(
                "transport_stage", "choice", "deciding", options=("none", "asked", "first", "last")
            ),
        ),
        when=_problem("transport"),
    ),
    Page(
        "transport-answered",
        (
            Field(
                "transport_answered_on",
                "date",
                dates="past",
                check=not_before("transport_decided_on"),
            ),
        ),
        when=chose("transport_stage", "first", "last"),
    ),
)
_SILENCE = (
    Page(
        "unanswered",
        (
            Field(
                "unanswered",
                "rows",
                columns=(
                    Field("sent", "date", dates="past"),
                    Field("to", "line", required=False),
                    Field("about", "free"),
                ),
            ),
        ),
        when=_problem("no-answer"),
    ),
    Page(
        "not-asked",
        (
            Field("not_asked", "free"),
            Field("not_asked_on", "date", required=False, dates="past"),
        ),
        when=_problem("not-asked"),
    ),
)
_WHAT_WENT_WRONG = Section(
    "what-went-wrong",
    (
        Page("problems", (Field("problems", "choices", "deciding", options=PROBLEMS),)),
        *_LIMIT,
        *_OWN_ARRANGEMENTS,
        *_PROVISION,
        *_OUT_OF_SCHOOL,
        *_REVIEW,
        *_PROMISE,
        *_MOVE,
        *_TRANSPORT,
        *_SILENCE,
    ),
)
_STORY = Section(
    "complaint-story",
    (
        Page(
            "events",
            (
                Field(
                    "events",
                    "rows",
                    required=False,
                    columns=(Field("on", "date", dates="past"), Field("what", "free")),
                ),
            ),
        ),
        Page("told-anyone", (Field("told_anyone", "choice", "deciding", options=YES_NO),)),
        Page(
            "told",
            (
                Field(
                    "told",
                    "rows",
                    columns=(
                        Field("who", "line"),
                        Field("on", "date", required=False, dates="past"),
                        Field("said", "free", required=False),
                    ),
                ),
            ),
            when=chose("told_anyone", "yes"),
        ),
        Page(
            "complained-before",
            (Field("complained_before", "choice", "deciding", options=YES_NO),),
        ),
        Page(
            "earlier-complaint",
            (
                Field("earlier_on", "date", dates="past"),
                Field("earlier_reference", "code", required=False),
            ),
            when=chose("complained_before", "yes"),
        ),
        Page(
            "earlier-answer",
            (Field("earlier_answer", "choice", "deciding", options=("none", "once", "twice")),),
            when=chose("complained_before", "yes"),
        ),
        Page(
            "earlier-answered",
            (
                Field("earlier_answered_on", "date", dates="past", check=not_before("earlier_on")),
                Field("earlier_said", "free", required=False),
                Field("earlier_wrong", "free"),
            ),
            when=chose("earlier_answer", "once", "twice"),
        ),
        shared.EFFECT_CHILD,
        shared.EFFECT_FAMILY,
    ),
)
_WANTED = Section(
    "complaint-wanted",
    (
        Page(
            "requests",
            (
                Field(
                    "requests",
                    "rows",
                    columns=(
                        Field("what", "free"),
                        Field("by", "date", required=False, dates="future"),
                    ),
                ),
            ),
        ),
        Page(
            "make-up",
            (Field("make_up", "choice", "deciding", options=YES_NO),),
            when=_problem("provision", "out-of-school"),
        ),
        Page(
            "reply-when",
            (Field("reply_when", "choice", "deciding", options=("ten-working-days", "own")),),
        ),
        Page(
            "reply-own",
            (Field("reply_own", "date", dates="future", check=_after_today),),
            when=chose("reply_when", "own"),
        ),
        Page("urgent", (Field("urgent", "choice", "deciding", options=YES_NO),)),
        Page("urgent-why", (Field("urgent_why", "free"),), when=chose("urgent", "yes")),
    ),
)
# The Department for Education comes after the council, so only an earlier complaint leads there.
_DEPARTMENT = Page(
    "ask-department",
    (Field("ask_department", "choice", "deciding", required=False, options=YES_NO),),
    when=chose("complained_before", "yes"),
)
# Left empty, the letter mentions the Ombudsman and no court.
_SENDING = Section(
    "complaint-sending",
    (
        Page(
            "next-steps",
            (
                Field("mention_ombudsman", "choice", "deciding", required=False, options=YES_NO),
                Field("mention_court", "choice", "deciding", required=False, options=YES_NO),
            ),
        ),
        _DEPARTMENT,
        Page(
            "complaint-enclosed",
            (
                Field(
                    "complaint_enclosed",
                    "rows",
                    required=False,
                    columns=(
                        Field("what", "line"),
                        Field("dated", "date", required=False, dates="past"),
                    ),
                ),
            ),
        ),
        Page(
            "complaint-copies",
            (Field("complaint_copies", "rows", required=False, columns=(Field("who", "line"),)),),
        ),
    ),
)

JOURNEY = Journey(
    kind="complaint-local-authority",
    group="council",
    place=5,
    sections=(
        shared.ABOUT,
        shared.PEOPLE_WHO_WRITE,
        shared.council_reached("complaints"),
        DECISION_IF_ANY,
        _WHAT_WENT_WRONG,
        _STORY,
        _WANTED,
        _SENDING,
    ),
    documents=("complaint-local-authority", "complaint-department", "complaint-notes"),
    calendar=True,
    kept=("complaint-department", "complaint-notes"),
)
