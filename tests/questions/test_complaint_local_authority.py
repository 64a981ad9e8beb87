"""What the complaint to a council asks, and what it refuses to call late."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from letters import law
from letters.documents.blocks import lines_of, text_of
from letters.making import stop_part
from letters.questions import shared
from letters.questions.kinds.complaint_local_authority import (
    JOURNEY,
    MISSED_LIMITS,
    PROBLEMS,
    STARTED_BY,
)
from letters.questions.path import replay
from letters.questions.promised import PROMISED, PROMISES
from letters.wording import Words

FOLDER = Path(__file__).parents[1] / "journeys" / "complaint-local-authority"
ON = date(2026, 11, 23)
DAY = timedelta(days=1)
SHARED = {
    field.name
    for section in (shared.ABOUT, shared.PEOPLE_WHO_WRITE, shared.COUNCIL, shared.DECISION)
    for page in section.pages
    for field in page.fields
}


def answers_of(name: str, **more: object) -> dict[str, object]:
    """The answers of a file with some changed; None takes one away."""
    file = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return {k: v for k, v in {**file["answers"], **more}.items() if v is not None}


def path_of(name: str, on: date = ON, **more: object):
    """The path of an answer file with some answers changed."""
    return replay(JOURNEY, answers_of(name, **more), on)


def reasons(path) -> list[tuple[str, str]]:
    """What was refused, and why."""
    return [(refusal.field, refusal.reason) for refusal in path.refusals]


def asked(path) -> list[str]:
    """The pages on a path, in order."""
    return [page.id for page in path.pages]


def test_the_letter_is_sent_and_the_sheet_with_the_dates_is_kept():
    letter, *kept = JOURNEY.documents
    assert letter == "complaint-local-authority"
    assert JOURNEY.kept == tuple(kept) == ("complaint-department", "complaint-notes")
    assert JOURNEY.calendar


def test_harmful_a_limit_that_ends_tomorrow_is_not_late():
    path = path_of("stop-limit-ends-tomorrow")
    assert path.stopped is not None
    assert path.stopped.id == "limit-not-passed"


def test_harmful_a_limit_that_ends_today_is_not_late():
    path = path_of("stop-limit-ends-today")
    assert law.due("final-plan", date(2026, 7, 6)).due == ON
    assert path.stopped is not None
    assert path.stopped.id == "limit-not-passed"


def test_a_limit_that_ended_yesterday_is_late():
    path = path_of("parent-shortest", limit_request_received="2026-07-05")
    assert law.due("final-plan", date(2026, 7, 5)).due == ON - DAY
    assert path.complete


@pytest.mark.parametrize("limit", MISSED_LIMITS)
def test_harmful_no_limit_is_claimed_before_the_day_after_its_last_day(limit):
    found = law.council_limit(limit)
    started = date(2026, 3, 2)
    last = law.due(limit, started).due
    more = {
        "missed_limit": limit,
        "limit_request_received": None,
        STARTED_BY[found.trigger]: started.isoformat(),
        "limit_exception": "none-known" if found.exceptions else None,
        "mediation_health_only": "no" if limit == "mediation-arranged" else None,
        "limit_done": "no",
    }
    if limit == "refuse-to-issue":
        more |= {"limit_done": "late", "limit_done_on": (last + DAY).isoformat()}
    before = path_of("parent-shortest", last, **more)
    assert before.stopped is not None
    assert before.stopped.id == "limit-not-passed"
    later = path_of("parent-shortest", last + DAY, **more)
    assert later.stopped is None
    assert reasons(later) == []


def test_every_limit_that_the_council_has_to_keep_can_be_complained_about():
    groups = {"assessment", "review", "phase-transfer", "re-assessment", "move"}
    owed = {
        limit.id
        for limit in law.council_limits().values()
        if limit.on == "council" and limit.duty and limit.group in groups
    }
    # A review not held is a problem of its own; papers before a meeting are the school's as often.
    assert owed - {"review-every-12-months", "review-papers"} <= set(MISSED_LIMITS)
    assert {law.council_limit(limit).on for limit in MISSED_LIMITS} == {"council"}


def test_harmful_what_came_on_its_last_day_came_in_time():
    last = law.due("final-plan", date(2026, 5, 4)).due
    more = {"limit_done": "late", "limit_done_on": last.isoformat()}
    assert reasons(path_of("parent-shortest", **more)) == [("limit_done_on", "in-time")]
    more["limit_done_on"] = (last + DAY).isoformat()
    assert path_of("parent-shortest", **more).complete


def test_harmful_another_limit_is_not_claimed_before_it_has_passed():
    row = {"limit": "decide-whether-to-assess", "started": "2026-10-12"}
    path = path_of("parent-shortest", other_limits=[row])
    assert reasons(path) == [("other_limits", "not-late")]
    row["started"] = "2026-10-11"
    assert path_of("parent-shortest", other_limits=[row]).complete


def test_harmful_another_limit_that_was_kept_is_not_claimed():
    row = {"limit": "decide-whether-to-assess", "started": "2026-05-04", "done": "2026-06-15"}
    path = path_of("parent-shortest", other_limits=[row])
    assert reasons(path) == [("other_limits", "not-late")]


def test_harmful_a_letter_that_says_no_plan_is_late_only_when_it_has_come():
    path = path_of("parent-shortest", missed_limit="refuse-to-issue")
    assert ("limit_done", "nothing-sent") in reasons(path)
    row = {"limit": "refuse-to-issue", "started": "2026-05-04"}
    path = path_of("parent-shortest", other_limits=[row])
    assert reasons(path) == [("other_limits", "nothing-sent")]


@pytest.mark.parametrize(
    ("says", "limit"),
    [
        ("will-not-assess", "final-plan"),
        ("will-not-assess", "refuse-to-issue"),
        ("will-not-issue", "final-plan"),
        ("keep-plan", "amended-plan-after-meeting"),
        ("will-not-reassess", "reassessment-final-plan"),
        ("will-end-plan", "amended-plan-after-notice"),
    ],
)
def test_harmful_a_plan_that_was_refused_is_not_late(says, limit):
    path = path_of(
        "clock-refused-assessment", letter_says=says, missed_limit=limit, limit_done="no"
    )
    assert ("missed_limit", "refused") in reasons(path)
    row = {"limit": limit, "started": "2026-01-05"}
    path = path_of("clock-refused-assessment", letter_says=says, other_limits=[row])
    assert ("other_limits", "refused") in reasons(path)


def test_harmful_a_review_that_is_due_tomorrow_or_today_is_not_late():
    for last in ("2025-11-25", "2025-11-24"):
        path = path_of("stop-review-not-due", review_last=last)
        assert path.stopped is not None
        assert path.stopped.id == "review-not-due"
    path = path_of("stop-review-not-due", review_last="2025-11-23")
    assert path.stopped is None


def test_harmful_a_review_held_on_its_last_day_was_in_time():
    path = path_of("review-fullest-late", review_held_on="2026-09-14")
    assert reasons(path) == [("review_held_on", "in-time")]


@pytest.mark.parametrize(
    ("promise", "promised"),
    [
        (promise, promised)
        for promise in PROMISES
        for promised in PROMISED
        if promised != "health"  # which the integrated care board has to do
        if f"{promise}-{promised}" in law.council_limits()
    ],
)
def test_harmful_no_order_or_agreement_is_called_late_before_its_time_is_over(promise, promised):
    limit = f"{promise}-{promised}"
    made = date(2026, 8, 3)
    last = law.due(limit, made).due
    more = {"promise": promise, "promised": promised, "promise_made_on": made.isoformat()}
    before = path_of("stop-promise-not-due", last, **more)
    assert before.stopped is not None
    assert before.stopped.id == "promise-not-due"
    assert path_of("stop-promise-not-due", last + DAY, **more).stopped is None


def test_trap_the_time_that_an_order_or_agreement_names_wins():
    assert path_of("order-own-date").complete
    named = path_of("order-own-date", promise_own_date="2026-11-23")
    assert named.stopped is not None
    assert named.stopped.id == "promise-not-due"


MEDIATION = {
    "missed_limit": "mediation-arranged",
    "limit_request_received": None,
    "limit_exception": None,
    "limit_mediation_asked": "2026-10-12",
}
DECISION = {"had_decision": "yes", "letter_says": "plan", "decision_sent": "2026-10-05"}


def stop_of(**more):
    """The stop page at which a complaint that mediation is late ends."""
    stop = path_of("parent-shortest", **MEDIATION, **more).stopped
    return stop.id if stop else None


def test_harmful_mediation_about_health_alone_is_no_complaint_to_the_council():
    """The integrated care board arranges it: section 53."""
    alone = {**DECISION, "disagrees": "yes", "contested": ["health"]}
    assert stop_of(**alone) == "board-arranges"
    assert stop_of(mediation_health_only="yes") == "board-arranges"
    mixed = {**DECISION, "disagrees": "yes", "contested": ["help", "health"]}
    assert "mediation-health-only" in asked(path_of("parent-shortest", **MEDIATION, **mixed))
    assert stop_of(**mixed, mediation_health_only="yes") == "board-arranges"
    assert stop_of(**mixed, mediation_health_only="no") is None
    others = {**DECISION, "disagrees": "yes", "contested": ["help"]}
    assert "mediation-health-only" not in asked(path_of("parent-shortest", **MEDIATION, **others))
    assert stop_of(**others) is None


@pytest.mark.parametrize("contested", [["health"], ["help", "health"], None])
def test_harmful_mediation_about_health_alone_is_no_other_limit_of_the_council(contested):
    row = {"limit": "mediation-arranged", "started": "2026-10-12"}
    known = {**DECISION, "disagrees": "yes" if contested else "not-sure", "contested": contested}
    found = reasons(path_of("parent-shortest", **known, other_limits=[row]))
    assert ("other_limits", "ask-first") in found
    council = {**known, "disagrees": "yes", "contested": ["help"], "more_than_school": None}
    assert ("other_limits", "ask-first") not in reasons(
        path_of("parent-shortest", **council, other_limits=[row])
    )


def test_harmful_what_was_agreed_about_health_is_no_complaint_to_the_council():
    agreed = {"promise": "agreement", "promised": "health"}
    path = path_of("stop-promise-not-due", **agreed)
    assert path.stopped is not None
    assert path.stopped.id == "board-promised"


def test_harmful_help_that_the_family_chose_to_arrange_makes_no_letter():
    path = path_of("stop-arranged-by-you")
    assert path.stopped is not None
    assert path.stopped.id == "arranged-by-you"
    for problem in set(PROBLEMS) - {"provision", "out-of-school"}:
        assert "own-arrangements" not in asked(path_of("parent-shortest", problems=[problem]))


@pytest.mark.parametrize(
    ("born", "stops"),
    [
        ("2022-01-01", True),  # school age from 31 March 2027
        ("2021-08-31", False),  # from 31 August 2026
        ("2010-09-01", False),  # to June 2027
        ("2009-08-31", True),  # to June 2025
    ],
)
def test_trap_section_19_is_for_compulsory_school_age_only(born, stops):
    path = path_of(
        "parent-shortest",
        problems=["out-of-school"],
        child_born=born,
        young_person_agrees="yes" if born < "2010" else None,
        own_arrangements="no",
        out_since="2026-09-07",
        out_still="yes",
    )
    assert bool(path.stopped) == stops


def test_time_out_of_school_that_reaches_into_school_age_is_asked_about():
    path = path_of("out-young-person-still")
    assert path.complete
    stopped = path_of("out-young-person-still", out_since="2025-06-28")
    assert stopped.stopped is not None
    assert stopped.stopped.id == "only-school-age"


def test_harmful_a_complaint_that_asks_for_nothing_is_not_finished():
    for nothing, field in ((None, "requests"), ([], "requests"), ([{}], "requests-0")):
        path = path_of("parent-shortest", requests=nothing)
        assert not path.complete
        assert (field, "required") in reasons(path)


def test_harmful_the_appeal_clock_is_asked_about_before_the_complaint():
    pages = asked(path_of("clock-plan-not-disagreed"))
    assert pages.index("had-decision") < pages.index("problems")
    assert pages.index("decision-sent") < pages.index("problems")


def test_trap_a_draft_or_no_decision_starts_no_clock():
    for name in ("clock-draft", "clock-nothing"):
        path = path_of(name)
        assert path.complete
        assert "decision-sent" not in asked(path)


def test_somebody_who_cannot_tell_what_the_letter_is_is_asked_for_its_date():
    assert "decision-sent" in asked(path_of("clock-cannot-tell"))


def test_what_the_plan_is_contested_about_is_asked_only_of_those_who_disagree():
    assert "contested" not in asked(path_of("clock-plan-not-disagreed"))
    assert "more-than-school" in asked(path_of("clock-school-only"))


def test_somebody_in_custody_is_sent_to_who_can_help():
    path = path_of("parent-shortest", custody="yes")
    assert path.stopped is not None
    assert path.stopped.id == "in-custody"


def test_a_young_person_over_school_age_has_to_agree():
    path = path_of("parent-young-person-agrees", young_person_agrees="no")
    assert path.stopped is not None
    assert path.stopped.id == "ask-them-first"


# --- A plan that did not move along -------------------------------------------------------------


@pytest.mark.parametrize(
    ("learned", "moved", "stops"),
    [
        ("2026-11-02", "2026-11-02", False),  # the 15 working days ended on Friday 20 November
        ("2026-11-03", "2026-11-03", True),  # they end today
        ("2026-11-03", "2026-11-02", True),
        ("2026-08-03", "2026-11-23", True),  # it knew long before, and the move is today
        ("2026-08-03", "2026-11-22", False),
    ],
)
def test_harmful_no_plan_is_called_late_before_its_fifteen_working_days(learned, moved, stops):
    path = path_of("stop-move-not-due-old", move_learned=learned, moved_on=moved)
    assert (path.stopped is not None) is stops


@pytest.mark.parametrize(("transferred", "stops"), [("2026-10-11", False), ("2026-10-12", True)])
def test_harmful_the_new_council_has_six_weeks_from_the_transfer(transferred, stops):
    path = path_of("stop-move-not-due-new", move_transferred=transferred)
    assert (path.stopped is not None) is stops


def test_harmful_what_the_council_did_on_its_last_day_after_a_move_was_in_time():
    late = {"move_done": "late", "move_done_on": "2026-10-26"}
    assert reasons(path_of("young-person-move-new", **late)) == [("move_done_on", "in-time")]
    late["move_done_on"] = "2026-10-27"
    assert path_of("young-person-move-new", **late).complete


def test_the_same_move_is_not_complained_about_twice():
    both = {
        "problems": ["limit", "move"],
        "missed_limit": "tell-after-move",
        "limit_plan_transferred": "2026-09-14",
        "limit_done": "no",
    }
    path = path_of("young-person-move-new", **both)
    assert ("missed_limit", "asked-with-move") in reasons(path)
    row = {"limit": "transfer-after-move", "started": "2026-09-14"}
    path = path_of("parent-fullest", other_limits=[row])
    assert reasons(path) == [("other_limits", "asked-with-move")]


def test_where_nobody_knows_of_a_transfer_nothing_is_asked_about_its_lateness():
    assert not {"move-transferred", "move-done"} & {*asked(path_of("move-new-not-known"))}


# --- The next stage ------------------------------------------------------------------------------


def test_the_next_stage_asks_what_was_answered_and_what_is_still_wrong():
    name = "before-the-ombudsman-code-next-stage"
    on = date(2025, 11, 24)
    assert "earlier-answered" in asked(path_of(name, on))
    assert "earlier-answered" not in asked(path_of(name, on, earlier_answer="none"))
    assert reasons(path_of(name, on, earlier_wrong=None)) == [("earlier_wrong", "required")]
    early = path_of(name, on, earlier_answered_on="2025-09-28")
    assert reasons(early) == [("earlier_answered_on", "before-start")]


def test_the_department_is_asked_about_only_after_a_complaint():
    assert "ask-department" not in asked(path_of("parent-shortest"))
    assert "ask-department" in asked(path_of("parent-fullest"))


def test_exceptions_are_asked_about_where_the_regulation_has_some():
    assert "limit-exception" in asked(path_of("parent-shortest"))
    name = next(path.stem for path in FOLDER.glob("*-and-decision-after-review.json"))
    assert "limit-exception" not in asked(path_of(name))


def test_trap_another_limit_with_exceptions_brings_the_question_back():
    name = next(path.stem for path in FOLDER.glob("*-and-decision-after-review.json"))
    row = {"limit": "decide-whether-to-assess", "started": "2026-05-04"}
    assert "limit-exception" in asked(path_of(name, other_limits=[row]))


def test_an_own_day_for_the_answer_is_after_today():
    more = {"reply_when": "own", "reply_own": "2026-11-23"}
    assert reasons(path_of("parent-shortest", **more)) == [("reply_own", "too-soon")]
    more["reply_own"] = "2026-11-24"
    assert path_of("parent-shortest", **more).complete


def test_an_end_before_its_start_is_refused():
    more = {"provision_still": "no", "provision_until": "2026-09-06"}
    path = path_of("young-person-shortest", **more)
    assert reasons(path) == [("provision_until", "before-start")]


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("stop-*.json")))
def test_every_stop_says_why_and_names_who_can_help(name):
    file = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    path = replay(JOURNEY, file["answers"], ON)
    assert path.stopped is not None
    part = stop_part(path, "en")
    text = "\n".join(text_of(line) for block in part.blocks for line in lines_of(block))
    assert "SENDIASS" in text
    assert "IPSEA" in text
    assert "go back" in text


@pytest.mark.parametrize("voice", ["parent", "young_person", "adviser"])
def test_every_page_and_field_has_its_words(voice):
    words = Words("complaint-local-authority", voice=voice)
    for section in JOURNEY.sections:
        assert words(f"section.{section.id}.title")
    for page in JOURNEY.pages():
        if page.stop:
            continue
        assert words(f"page.{page.id}.title")
        for field in page.fields:
            if len(page.fields) > 1 or field.kind == "rows":
                assert words(f"field.{field.name}.label")
            for option in field.options:
                assert words(f"field.{field.name}.option.{option}")
            for column in field.columns:
                assert words(f"field.{field.name}.column.{column.name}.label")
                for option in column.options:
                    assert words(f"field.{field.name}.column.{column.name}.option.{option}")
            if field.required and field.name not in SHARED:
                assert words(f"field.{field.name}.error.required")


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("missed_limit", "refused"),
        ("limit_done", "nothing-sent"),
        ("limit_done_on", "in-time"),
        ("other_limits", "not-late"),
        ("other_limits", "nothing-sent"),
        ("other_limits", "refused"),
        ("missed_limit", "asked-with-move"),
        ("other_limits", "asked-with-move"),
        ("move_done_on", "in-time"),
        ("transport_answered_on", "before-start"),
        ("earlier_answered_on", "before-start"),
        ("review_held_on", "in-time"),
        ("promise_done", "nothing-sent"),
        ("promise_done_on", "in-time"),
        ("promise_own_date", "before-start"),
        ("provision_until", "before-start"),
        ("out_until", "before-start"),
        ("reply_own", "too-soon"),
    ],
)
def test_every_refusal_of_this_kind_says_what_to_do(field, reason):
    assert Words("complaint-local-authority")(f"field.{field}.error.{reason}")
