"""The complaint to a council read as the family signs it and the officer gets it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from letters import law
from letters.documents.blocks import Group, Heading, lines_of, text_of
from letters.documents.compose import DOCUMENT_TEMPLATES, PAGE_TEMPLATES, compose
from letters.documents.editions import law_of, reader
from letters.documents.localise import blocks
from letters.documents.template import patterns, read
from letters.facts import lateness
from letters.facts.kinds.complaint_local_authority import Complaint, judge
from letters.questions.kinds.complaint_local_authority import JOURNEY, PROBLEMS
from letters.questions.path import replay
from letters.values import Duration

FOLDER = Path(__file__).parents[1] / "journeys" / "complaint-local-authority"
FILES = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}
LETTERS = sorted(name for name in FILES if not name.startswith("stop-"))
LETTER, SHEET = "complaint-local-authority", "complaint-notes"
DEPARTMENT = "complaint-department"
FRAGMENTS = sorted(path.stem for path in DOCUMENT_TEMPLATES.glob("_complaint_*.md"))
STOPS = sorted(f"stop-{page.id}" for page in JOURNEY.pages() if page.stop)
OWN_STOPS = (
    "stop-arranged-by-you",
    "stop-limit-not-passed",
    "stop-move-not-due",
    "stop-only-school-age",
    "stop-promise-not-due",
    "stop-review-not-due",
)
_ONE_PROBLEM = {
    "A legal time limit was missed",
    "Legal time limits were missed",
    "Help in the EHC plan is not given",
    "Out of school without suitable education",
    "The yearly review",
    "The Tribunal’s order",
    "The appeal that the council stopped opposing",
    "The mediation agreement",
    "The EHC plan after a move",
    "Transport to school or college",
    "No answer",
    "Decided or done without asking first",
}
ON = date(2026, 11, 23)
DAY = timedelta(days=1)


def complaint(name: str, on: date | None = None, **more: object) -> Complaint:
    """The facts of an answer file with some answers changed."""
    file = FILES[name]
    given = {k: v for k, v in {**file["answers"], **more}.items() if v is not None}
    path = replay(JOURNEY, given, on or date.fromisoformat(file["on"]))
    assert path.complete, [str(refusal) for refusal in path.refusals] or path.stopped
    return judge(path.answers)


def context(facts: Complaint) -> Mapping[str, object]:
    """What a template is given."""
    found = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return {**found, "voice": facts.people.voice, "in_force": law_of(ON)}


def records(facts: Complaint, document: str):
    """What a document says, before it has a language."""
    return compose(document, context(facts))


def text(facts: Complaint, document: str = LETTER) -> str:
    """A document in English, a line for a line."""
    content = blocks(records(facts, document), reader("en"))
    return "\n".join(text_of(line) for block in content for line in lines_of(block))


@cache
def said_by_all() -> frozenset[str]:
    """The ids of all the sentences that some answer file brings into a document."""
    return frozenset(
        spoken.pattern.id
        for name in LETTERS
        for document in complaint(name).documents
        for record in records(complaint(name), document)
        for spoken in record.spoken
    )


def test_every_answer_file_that_does_not_stop_makes_both_documents():
    for name in LETTERS:
        facts = complaint(name)
        more = (DEPARTMENT,) if facts.ask_department else ()
        assert facts.documents == (LETTER, *more, SHEET)
        assert all(text(facts, document) for document in facts.documents)
    assert JOURNEY.documents == (LETTER, DEPARTMENT, SHEET)


def test_every_sentence_is_said_by_some_answer_file():
    written = {
        pattern.id
        for template in (LETTER, DEPARTMENT, SHEET, *FRAGMENTS)
        for pattern in patterns(read(DOCUMENT_TEMPLATES, template))
    }
    assert written - said_by_all() == set()


def test_no_must_and_no_number_of_days_without_a_source_that_gives_it():
    law_word = re.compile(r"\b(must|duty|right|section|regulations?)\b", re.I)
    number = re.compile(r"\b(\d+ (?:working days?|days?|weeks?|months?))\b")
    pages = [(PAGE_TEMPLATES, name) for name in OWN_STOPS]
    documents = [(DOCUMENT_TEMPLATES, name) for name in (LETTER, DEPARTMENT, SHEET, *FRAGMENTS)]
    for folder, name in (*pages, *documents):
        for pattern in patterns(read(folder, name)):
            numbers = set(number.findall(pattern.english))
            if law_word.search(pattern.english) or numbers:
                assert pattern.sources, pattern.id
            given = {one for source in pattern.sources for one in law.source(source).numbers}
            assert numbers <= given, pattern.id


def test_the_word_complaint_and_all_the_issues_and_requests_stand_in_it():
    letter = text(complaint("parent-fullest"))
    assert "I am making a formal complaint" in letter
    for number in range(1, len(PROBLEMS) + 1):
        assert re.search(rf"^{number}\. ", letter, re.M), number
    assert "Give the therapy that the plan promises." in letter
    assert "Please answer in writing by Friday 11 December 2026." in letter


@pytest.mark.parametrize("name", LETTERS)
def test_each_problem_that_was_ticked_has_its_own_numbered_part(name):
    facts = complaint(name)
    content = blocks(records(facts, LETTER), reader("en"))
    titles = [
        text_of(next(iter(lines_of(block))))
        for block in content
        if isinstance(block, Heading) and block.level == 2
    ]
    numbered = [title for title in titles if re.match(r"\d+\. ", title)]
    several = len(facts.problems) if len(facts.problems) > 1 else 0
    assert [int(title.split(".")[0]) for title in numbered] == list(range(1, several + 1))
    assert several or len(set(titles) & _ONE_PROBLEM) == 1


def test_a_limit_says_when_it_was_due_how_late_and_the_councils_reason():
    letter = text(
        complaint("parent-shortest", limit_reason={"text": "No officer is free."}),
    )
    assert "The council received the request on Monday 4 May 2026." in letter
    assert "The final EHC plan was due by Monday 21 September 2026." in letter
    assert "On the date of this letter it has not come." in letter
    assert "I know of no exception that applies." in letter
    assert "That is 9 weeks after the last day." in letter
    assert "No officer is free." in letter


def test_trap_never_bare_illegality():
    for name in LETTERS:
        for document in complaint(name).documents:
            words = text(complaint(name), document).lower()
            for word in ("illegal", "unlawful", "broke the law", "breach", "you will win"):
                assert word not in words, (name, word)


def test_somebody_who_thinks_an_exception_may_apply_says_nothing_of_there_being_none():
    letter = text(complaint("parent-shortest", limit_exception="maybe"))
    assert "exception that" not in letter
    assert "please say which one" in letter


def test_harmful_facts_refuse_to_call_late_what_is_not():
    limit = law.due("final-plan", date(2026, 7, 6))
    for today in (limit.due - DAY, limit.due):
        with pytest.raises(ValueError, match="not late"):
            lateness.missed(limit, None, today)
    assert lateness.missed(limit, None, limit.due + DAY).late.days == Duration(1, "day")


def test_harmful_facts_refuse_a_complaint_that_asks_for_nothing():
    file = FILES["parent-shortest"]
    path = replay(JOURNEY, {**file["answers"], "requests": []}, ON)
    with pytest.raises(ValueError, match="asks for nothing"):
        judge(path.answers)


@pytest.mark.parametrize(
    ("received", "said"),
    [
        ("2026-07-05", "That is 1 day after the last day."),
        ("2026-06-29", "That is 1 week after the last day."),
        ("2026-06-28", "That is 1 week and 1 day after the last day."),
        ("2026-05-04", "That is 9 weeks after the last day."),
    ],
)
def test_how_late_it_is(received, said):
    letter = text(complaint("parent-shortest", limit_request_received=received))
    assert f" {said}" in letter


def test_what_came_late_is_measured_on_the_day_it_came():
    late = {"limit_done": "late", "limit_done_on": "2026-09-23"}
    letter = text(complaint("parent-shortest", **late))
    assert "The plan that came is dated Wednesday 23 September 2026." in letter
    assert "That is 2 days after the last day." in letter
    assert "not come" not in letter


def test_trap_eight_weeks_run_from_the_notice_and_twelve_from_the_meeting():
    after_notice = law.due("amended-plan-after-notice", date(2026, 12, 8)).due
    after_meeting = law.due("amended-plan-after-meeting", date(2026, 11, 10)).due
    assert after_notice == after_meeting == date(2027, 2, 2)


def test_trap_before_15_february_means_the_14th():
    facts = next(complaint(n) for n in LETTERS if n.endswith("-and-phase-transfer"))
    assert facts.limits[0].due == date(2026, 2, 14)


def test_harmful_section_f_is_the_councils_duty_and_no_school_is_blamed():
    for name in LETTERS:
        facts = complaint(name)
        if facts.provision:
            letter = text(facts)
            assert "the council must secure the special educational provision" in letter
            assert "The duty is the council’s own" in letter
            assert "school must" not in letter
            assert "school has failed" not in letter


def test_the_letter_says_that_the_help_was_not_arranged_by_choice():
    letter = text(complaint("parent-young-person-agrees"))
    assert "I have not chosen to arrange this help in place of the council." in letter
    assert "suitable arrangements of its own" not in letter
    sheet = text(complaint("parent-young-person-agrees"), SHEET)
    assert "its duty does not apply where a family makes suitable arrangements of its own" in sheet


def test_trap_section_19_says_where_school_age_began_or_ended():
    began = complaint("out-age-began").out
    assert began is not None
    assert (began.age_began, began.age_ended) == (date(2026, 3, 31), None)
    ended = complaint("out-young-person-still").out
    assert ended is not None
    assert (ended.age_began, ended.age_ended) == (None, date(2025, 6, 27))


def test_trap_an_order_has_the_time_of_the_regulations_unless_it_names_its_own():
    by_rule = complaint("parent-fullest").promise
    assert by_rule is not None
    assert by_rule.due == date(2026, 10, 6)  # five weeks after 1 September
    own = complaint("order-own-date").promise
    assert own is not None
    assert (own.due, own.limit) == (date(2026, 11, 20), None)
    letter = text(complaint("order-own-date"))
    assert "The order itself names the last day." in letter
    assert "5 weeks" not in letter


def test_trap_two_weeks_are_not_said_of_every_agreement():
    with_plan = text(complaint("agreement-make-plan-final"))
    assert "11 weeks" in with_plan
    assert "2 weeks" not in with_plan
    assert "within 2 weeks" in text(complaint("agreement-other"))


def test_an_order_for_which_no_time_is_named_is_never_called_late():
    facts = complaint("conceded-other")
    assert facts.promise is not None
    assert facts.promise.due is None
    letter = text(facts)
    assert "was due by" not in letter
    assert "after the last day" not in letter


def test_the_answer_is_asked_for_ten_working_days_after_the_letter():
    assert complaint("parent-shortest").reply_by == date(2026, 12, 7)
    christmas = complaint("parent-shortest", on=date(2026, 12, 18))
    assert christmas.reply_by == date(2027, 1, 6)


def test_trap_the_day_for_the_answer_is_never_a_duty():
    for name in LETTERS:
        letter = text(complaint(name))
        assert "Please answer in writing by" in letter
        assert "10 working days" not in letter
        assert not re.search(r"must (answer|reply)", letter)
    assert "That day is a request: no law sets it." in text(complaint("parent-shortest"), SHEET)


def test_harmful_the_appeal_box_comes_first_when_the_clock_runs():
    for name in LETTERS:
        facts = complaint(name)
        if facts.clock and not facts.clock.appealed.appeal_late:
            title, kept, first, *_ = blocks(records(facts, SHEET), reader("en"))
            assert isinstance(title, Heading), name
            assert text_of(next(lines_of(kept))).startswith("Keep this sheet"), name
            assert isinstance(first, Group), name
            assert first.style in {"box", "loud"}
            words = "\n".join(text_of(line) for line in lines_of(first))
            assert "The time to appeal" in words
            assert re.search(r"\d{4}", words)


@pytest.mark.parametrize("days", [0, 1, 30, 60])
def test_a_decision_letter_of_less_than_two_months_shows_its_dates(days):
    sent = (ON - days * DAY).isoformat()
    facts = complaint("clock-plan-not-disagreed", decision_sent=sent)
    sheet = text(facts, SHEET)
    assert facts.appealed is not None
    assert sheet.split("\n")[1].startswith("Keep this sheet: it is not sent to anybody.")
    assert "The time to appeal" in sheet.split("\n")[2]
    assert reader("en").locale.weekday(facts.appealed.dates.appeal.last) in sheet


def test_trap_in_august_the_clock_still_runs_after_two_months():
    facts = complaint("clock-august")
    assert facts.clock is not None
    assert facts.clock.show_box
    assert facts.clock.appealed.dates.appeal.last == date(2026, 9, 1)
    assert {day.id for day in facts.dates} == {"reply-by", "last-day"}


def test_the_calendar_has_the_answer_and_the_days_of_the_appeal():
    days = {day.id: day.day for day in complaint("parent-fullest").dates}
    assert days == {
        "reply-by": date(2026, 12, 11),
        "safe-date": date(2026, 12, 24),
        "last-day": date(2027, 1, 4),
        "ring-by": date(2026, 12, 18),
    }
    assert [day.id for day in complaint("parent-shortest").dates] == ["reply-by"]


def test_trap_a_complaint_about_the_school_only_asks_for_no_certificate():
    facts = complaint("clock-school-only")
    assert {day.id for day in facts.dates} == {"reply-by", "safe-date", "last-day"}
    assert "needs no mediation certificate" in text(facts, SHEET)


def test_trap_education_not_at_a_school_needs_the_adviser():
    facts = complaint("clock-not-at-school")
    assert "ring-by" in {day.id for day in facts.dates}
    assert "needs no mediation certificate" not in text(facts, SHEET)


@pytest.mark.parametrize(
    "name", ["clock-cannot-tell", "clock-plan-not-disagreed", "clock-health-only"]
)
def test_where_it_is_not_known_what_the_appeal_would_be_about_the_strictest_dates_are_shown(name):
    facts = complaint(name)
    assert facts.clock is not None
    assert facts.clock.strictest
    assert facts.clock.appealed.decision.id == "contents"
    assert "ring-by" in {day.id for day in facts.dates}


def test_somebody_late_for_the_appeal_is_told_what_can_still_be_done():
    wanted = text(complaint("clock-over-disagreed"), SHEET)
    assert "Send the appeal now" in wanted
    unwanted = text(complaint("clock-over-not-disagreed"), SHEET)
    assert "The Tribunal can also let a late appeal go ahead" in unwanted


def test_trap_the_plan_is_said_to_stand_only_while_the_time_runs():
    running = complaint("clock-plan-ends-over", decision_sent="2026-11-02")
    assert "must keep the plan going" in text(running, SHEET)
    over = text(complaint("clock-plan-ends-over"), SHEET)
    assert "must keep the plan going" not in over
    assert "act today" in over


@pytest.mark.parametrize("name", LETTERS)
def test_harmful_no_complaint_gives_more_time_to_appeal(name):
    """The family is told so; the council is told nothing of the family's time."""
    facts = complaint(name)
    assert "more time" not in text(facts)
    sheet = text(facts, SHEET)
    assert re.search(r"letter that goes with this sheet (does not stop|gives no more time)", sheet)


@pytest.mark.parametrize("name", LETTERS)
def test_harmful_the_letter_never_argues_an_appealable_decision(name):
    """It says so where there is one, and speaks of none where none was sent."""
    facts = complaint(name)
    said = re.search(r"It is not about whether the decision in the council’s letter", text(facts))
    assert bool(said) is (facts.decided_on is not None)
    assert ("how the council acted" in text(facts)) is (facts.decided_on is not None)
    assert "that is for an appeal" in text(facts, SHEET)


@pytest.mark.parametrize("name", LETTERS)
def test_harmful_the_letter_that_is_sent_says_nothing_of_the_familys_appeal(name):
    letter = text(complaint(name))
    for words in ("safe date", "mediation certificate", "Safe date", "mediation adviser"):
        assert words not in letter


def test_harmful_an_address_that_is_not_safe_stands_nowhere():
    more = {"address": "1 Canary Street", "email": "canary@example.com", "phone": "020 7946 0777"}
    for name in ("parent-safe-contact", "adviser-safe-contact", "young-person-fullest"):
        facts = complaint(name, **more)
        for document in (LETTER, SHEET):
            words = text(facts, document).lower()
            assert "canary" not in words
            assert "0777" not in words


@pytest.mark.parametrize("name", [name for name in LETTERS if "adviser" in name])
def test_harmful_the_adviser_is_never_i_for_the_family(name):
    facts = complaint(name, safe_contact="jo@example.org")
    letter = text(facts)
    own_words = re.compile(r"\b(I|my|me|mine|myself)\b")
    ours = letter.replace("reach the family and me", "").replace("I lost my job.", "")
    for said in ("I sent the request.", "I have no lessons and I feel ill."):
        ours = ours.replace(said, "")
    assert not own_words.search(ours)
    assert str(facts.people.client.text) in letter


def test_the_advisers_letter_says_that_the_client_agreed_and_when():
    written = text(complaint("adviser-shortest"))
    assert "who agreed to it in writing on 16 November 2026." in written
    spoken = text(complaint("adviser-for-young-person-shortest"))
    assert "who agreed to it by word of mouth on 16 November 2026." in spoken


def test_harmful_a_young_persons_letter_speaks_of_no_parent_or_child():
    for name in ("young-person-shortest", "young-person-fullest"):
        letter = text(complaint(name))
        assert "my child" not in letter.lower()
        assert "Parent or carer" not in letter
        assert "My name: Robin Example" in letter


def test_trap_a_parent_is_told_that_the_right_to_appeal_has_passed():
    sheet = text(complaint("parent-young-person-agrees"), SHEET)
    assert "the right to appeal is the young person’s own" in sheet
    assert "ask SENDIASS or IPSEA today whose it is" in text(complaint("clock-right-passed"), SHEET)


def test_the_young_persons_agreement_is_said():
    assert "agrees to this complaint" in text(complaint("parent-young-person-agrees"))
    assert "cannot decide about this complaint" in text(
        complaint("parent-young-person-cannot-decide")
    )


def test_the_ombudsman_is_named_unless_refused_and_a_court_only_if_chosen():
    assert "Ombudsman" in text(complaint("parent-shortest"))
    assert "court" not in text(complaint("parent-shortest"))
    assert "Ombudsman" not in text(complaint("parent-shortest", mention_ombudsman="no"))
    chosen = complaint("parent-shortest", mention_court="yes")
    assert "legal advice about asking a court" in text(chosen)
    assert "not later than 3 months" in text(chosen, SHEET)
    assert "3 months" not in text(complaint("parent-shortest"), SHEET)


def test_trap_the_ombudsman_is_never_promised():
    for name in LETTERS:
        sheet = text(complaint(name), SHEET)
        assert "normally takes a complaint only within 12 months" in sheet
        assert "cannot look at something that can be appealed" in sheet
        assert "could have been part of it" in sheet


def test_the_twelve_months_for_the_ombudsman_start_with_the_earliest_day():
    facts = complaint("ombudsman-passed")
    assert facts.ombudsman is not None
    assert (facts.ombudsman.known, facts.ombudsman.by) == (date(2025, 9, 8), date(2026, 9, 7))
    assert facts.ombudsman.passed
    assert "good reasons" in text(facts, SHEET)
    assert complaint("adviser-for-young-person-shortest").ombudsman is None


def test_events_stand_in_order_of_date():
    days = [event.on for event in complaint("parent-fullest").events]
    assert days == sorted(days)
    assert len(days) == 2


def test_nothing_is_printed_for_what_was_left_unanswered():
    letter = text(complaint("parent-shortest"))
    for heading in ("Enclosed", "Copies", "What was tried", "in order of date", "is needed"):
        assert heading not in letter
    assert "The reason that the council has given" not in letter


def test_the_next_stage_is_asked_for_only_after_an_answer():
    assert "next stage" in text(complaint("parent-fullest"))
    assert "next stage" not in text(complaint("agreement-own-date"))


def test_the_next_stage_says_at_the_top_what_it_is_and_then_what_is_still_wrong():
    letter = text(complaint("parent-fullest"))
    asks = "This letter asks for the next stage of the complaint of 1 October 2026"
    assert "Formal complaint: next stage" in letter
    assert letter.index("Reference of the complaint: ") < letter.index(asks)
    assert "deal with this letter at the next stage of the council’s" in letter
    assert "deal with this letter as a formal complaint" not in letter
    assert letter.index(asks) < letter.index("I am making a formal complaint about")
    assert "The last answer is dated 26 October 2026." in letter
    assert "The council is sorry for the delay." in letter
    assert "What that answer does not settle:\nIt does not say when the help will start." in letter
    assert asks not in text(complaint("adviser-for-young-person-fullest"))


# --- A plan that did not move along -------------------------------------------------------------


def test_trap_a_plan_is_due_on_the_day_of_the_move_where_the_council_knew_long_before():
    move = complaint("move-old-knew-before").move
    assert move is not None
    assert move.missed is not None
    assert (move.missed.due, move.on_the_day) == (date(2026, 9, 1), True)
    later = complaint("move-old-knew-before", move_learned="2026-08-24").move
    assert later is not None
    assert later.missed is not None
    assert (later.missed.due, later.on_the_day) == (date(2026, 9, 14), False)
    assert "it had to transfer the plan on the day of the move: Tuesday 1 September 2026" in text(
        complaint("move-old-knew-before"), SHEET
    )


def test_harmful_where_nobody_knows_of_the_transfer_nothing_is_called_late():
    letter = text(complaint("move-new-not-known"))
    assert "due by" not in letter
    assert "after the last day" not in letter
    assert "Please say in writing whether the plan has been passed on to the council" in letter


def test_the_new_council_is_told_that_the_plan_is_its_own_and_the_old_one_is_not():
    maintain = "the new council must maintain the plan"
    assert maintain in text(complaint("young-person-move-new"))
    assert maintain not in text(complaint("move-old-knew-before"))


def test_harmful_the_name_of_the_other_council_is_to_be_checked_where_contact_must_be_safe():
    sheet = text(complaint("move-old-knew-before"), SHEET)
    assert "it does no harm if everybody who gets the letter learns which one it is" in sheet
    without = complaint("move-old-knew-before", move_other=None)
    assert "Exampleshire" not in text(without)
    assert "which one it is" not in text(without, SHEET)


def test_a_new_council_is_named_as_such_and_asked_for_its_decision_and_the_help():
    letter = text(complaint("young-person-move-new"))
    assert "The council of the new area: Leeds" in letter
    asked = letter.index("What the council is asked to do")
    assert asked < letter.index("Please say in writing what the council will do with the plan.")
    assert asked < letter.index("Please see that all the help in the plan is given.")
    told = text(complaint("young-person-move-new", move_done="late", move_done_on="2026-11-16"))
    assert "what the council will do with the plan." not in told
    assert "Please see that all the help in the plan is given." in told
    assert "The council of the new area: Leeds" not in text(complaint("move-old-knew-before"))


# --- School transport ----------------------------------------------------------------------------


def test_trap_the_duty_of_free_travel_is_said_for_compulsory_school_age_only():
    duty = "Under section 508B of the Education Act 1996"
    assert duty in text(complaint("parent-fullest"))
    assert duty not in text(complaint("young-person-transport"))
    asks = text(complaint("young-person-transport")).split("What the council is asked to do")[1]
    assert "Please say which part of the council’s own transport policy" in asks


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        ("needs", "because of special educational needs, a disability or mobility problems."),
        ("distance", "further away than the walking distance that the Act sets."),
        ("route", "because of the nature of the route."),
    ],
)
def test_only_the_grounds_that_are_true_are_said(ground, said):
    assert said in text(complaint("parent-fullest", transport_grounds=[ground]))
    assert "One way to be eligible" not in text(
        complaint("parent-fullest", transport_grounds=["other"])
    )


@pytest.mark.parametrize("name", LETTERS)
def test_trap_the_stages_for_transport_are_never_a_duty(name):
    facts = complaint(name)
    if facts.transport:
        assert "20 working days" not in text(facts)
        assert "two stages" not in text(facts)
        assert "There is no appeal to the Tribunal about school transport." in text(facts, SHEET)


def test_harmful_nobody_is_told_that_a_day_for_transport_has_gone_for_good():
    assert "ask all the same and say why" in text(complaint("young-person-transport"), SHEET)


# --- The Secretary of State -----------------------------------------------------------------------


def test_the_text_for_the_department_comes_only_where_it_is_asked_for():
    assert complaint("parent-fullest", ask_department=None).documents == (LETTER, SHEET)
    assert complaint("parent-fullest", ask_department="no").documents == (LETTER, SHEET)


@pytest.mark.parametrize("name", [name for name in LETTERS if complaint(name).ask_department])
def test_the_text_for_the_department_says_every_problem_and_gives_no_time_to_appeal(name):
    facts = complaint(name)
    content = blocks(records(facts, DEPARTMENT), reader("en"))
    headings = {text_of(next(lines_of(one))) for one in content if isinstance(one, Heading)}
    said = text(facts, DEPARTMENT)
    told = {
        "Help in the EHC plan is not given": facts.provision,
        "Out of school without suitable education": facts.out,
        "The yearly review": facts.review,
        "What was ordered or agreed": facts.promise,
        "The EHC plan after a move": facts.move,
        "Transport to school or college": facts.transport,
        "No answer": facts.unanswered,
        "Not asked": facts.not_asked,
    }
    assert {title for title, problem in told.items() if problem} == headings & told.keys()
    assert all(reader("en").locale.weekday(missed.due) in said for missed in facts.limits)
    assert "asking it gives no more time to appeal" in said


def test_trap_the_department_is_said_to_come_after_the_council():
    keep = "Keep this text until the council’s own procedure is over"
    assert keep in text(complaint("move-old-knew-before"), DEPARTMENT)
    assert keep in text(complaint("parent-fullest"), DEPARTMENT)
    finished = text(complaint("adviser-for-young-person-fullest"), DEPARTMENT)
    assert keep not in finished
    assert "may say that the Ombudsman comes first" in finished


@pytest.mark.parametrize("name", [name for name in LETTERS if complaint(name).ask_department])
def test_trap_the_text_for_the_department_speaks_of_no_letter_and_asks_the_council_nothing(name):
    said = text(complaint(name), DEPARTMENT)
    told, asked = said.split("\nThe complaint\n")[1].split("\nWhat is asked for\n")
    assert "this letter" not in said
    assert "Please" not in told
    assert "tell the council what it has to do" in asked
    assert not re.search(r"Its reference: .*\. ", said)
    assert "Its reference: C-0042 " not in said


def test_a_next_stage_that_is_asked_to_be_quicker_than_the_code_says_so_on_the_sheet():
    sooner = "The letter asks for an answer sooner: it may ask"
    assert sooner in text(complaint("adviser-fullest", reply_when="ten-working-days"), SHEET)
    own = complaint("adviser-fullest", reply_when="own", reply_own="2027-01-29")
    assert sooner not in text(own, SHEET)
    assert sooner not in text(complaint("parent-shortest"), SHEET)


def test_no_stop_page_of_another_kind_is_needed_without_its_words():
    assert set(OWN_STOPS) <= set(STOPS)
    for name in OWN_STOPS:
        assert (PAGE_TEMPLATES / f"{name}.md").exists()


@pytest.mark.parametrize("name", LETTERS)
def test_the_officer_reads_at_once_what_is_wrong_and_finds_the_requests(name):
    """One problem is told in the first paragraph; several are listed there, and numbered below."""
    facts = complaint(name)
    letter = text(facts)
    first = next(line for line in letter.splitlines() if "a formal complaint" in line)
    assert "Please answer in writing by" in letter
    assert "What the council is asked to do" in letter.splitlines()
    assert "The requests to the council" not in letter
    one = len(facts.problems) == 1
    assert ("The complaint is about:" in letter) is not one
    assert ("each numbered part of this complaint" in letter) is not one
    assert "each of these numbered requests" in letter
    assert ("a formal complaint. " in first) is one


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("parent-shortest", "The final EHC plan was due by Monday 21 September 2026."),
        ("parent-young-person-agrees", "Help that is written in the EHC plan has not been given."),
        ("review-fullest-late", "The review was held on Monday 9 November 2026."),
        ("order-own-date", "what the SEND Tribunal ordered on"),
        ("conceded-amend", "when it stopped opposing an appeal on"),
        ("agreement-other", "the mediation agreement that was made on"),
        ("young-person-move-new", "was due by Monday 26 October 2026."),
        ("move-new-not-known", "has not said whether it has the EHC plan."),
        ("young-person-transport", "The council has refused transport to school or college."),
        ("adviser-court", "The council has not answered letters, e-mails or calls."),
        ("adviser-for-young-person-shortest", "decided or did something without asking first."),
    ],
)
def test_the_first_paragraph_says_the_fact(name, said):
    letter = text(complaint(name))
    assert said in next(line for line in letter.splitlines() if "a formal complaint" in line)


def test_a_parents_letter_for_a_young_person_does_not_speak_of_a_child():
    for name in ("parent-young-person-agrees", "parent-young-person-agrees-two-problems"):
        letter = text(complaint(name))
        assert "my child" not in letter
        assert "What this has meant for Noor Example" in letter
        ticks = text(complaint(name), SHEET)
        assert "Noor Example has read the letter, or has heard it read" in ticks


def test_the_sheet_asks_whether_what_is_still_missing_is_asked_for():
    """No request is put into anybody's mouth: the letter asks what the person asked for."""
    facts = complaint("parent-shortest")
    assert facts.still_missing == ("plan",)
    assert "Please send the final EHC plan" in text(facts, SHEET)
    assert "Please send the final EHC plan" not in text(facts)
    late = complaint("parent-shortest", limit_done="late", limit_done_on="2026-11-16")
    assert late.still_missing == ()
    assert "still missing" not in text(late, SHEET)
    every = complaint("parent-fullest")
    assert every.still_missing == ("help", "education", "review", "promise", "move")


def test_harmful_a_day_after_the_duty_ended_is_not_said_to_the_council():
    facts = complaint("young-person-fullest")
    assert facts.out is not None
    assert (facts.out.until, facts.out.known) == (date(2025, 6, 27), None)
    assert "9 June 2026" not in text(facts)
    assert "does not say that the council has known since 9 June 2026" in text(facts, SHEET)
    known = complaint("parent-fullest").out
    assert known is not None
    assert (known.known, known.known_too_late) == (date(2026, 6, 9), None)


def test_a_plan_dated_after_the_last_review_is_to_be_checked():
    assert "after the last review that the letter names" in text(complaint("parent-fullest"), SHEET)
    earlier = complaint("parent-fullest", plan_dated="2025-06-02")
    assert "after the last review that the letter names" not in text(earlier, SHEET)


def test_somebody_without_a_day_to_spare_is_told_which_form_to_use():
    contents = text(complaint("clock-august"), SHEET)
    assert "Use form SEND35: www.gov.uk/appeal-ehc-plan-decision" in contents
    assess = text(complaint("clock-refused-assessment-safe-date-passed"), SHEET)
    assert "Use form SEND35A" in assess
    assert "Use form" not in text(complaint("clock-cannot-tell", date(2026, 12, 29)), SHEET)


def test_what_was_missed_is_named_in_the_request_to_make_it_up():
    assert "Please make up the help that was missed" in text(complaint("young-person-shortest"))
    assert "Please make up the education that was missed" in text(complaint("out-age-began"))
    assert "the education and the help that were missed" in text(complaint("parent-fullest"))


def test_a_reason_for_several_limits_stands_apart_from_the_last_of_them():
    found = blocks(records(complaint("parent-fullest"), LETTER), reader("en"))
    heading = next(
        place
        for place, block in enumerate(found)
        if isinstance(block, Heading) and "for these delays" in block.sentences[0].text
    )
    assert found[heading].level == 3
    assert "Advice from the psychologist" in text_of(next(lines_of(found[heading + 1])))
    one = text(complaint("parent-shortest", limit_reason={"text": "No officer is free."}))
    assert "for these delays" not in one


@pytest.mark.parametrize("name", LETTERS)
def test_the_letter_names_the_law_that_it_speaks_of(name):
    """No bare "the regulations", no bare number of a section."""
    letter = text(complaint(name))
    assert not re.search(r"[Tt]he regulations\b", letter)
    for section in re.finditer(r"[Ss]ection \d+[A-Z]?", letter):
        assert re.match(r" of the [A-Z]", letter[section.end() :]), section[0]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 12, 15), "Ask SENDIASS or IPSEA this week whether to appeal."),
        (date(2026, 12, 16), "Ask SENDIASS or IPSEA today whether to appeal."),
        (date(2026, 12, 23), "Ask SENDIASS or IPSEA today whether to appeal."),
        (date(2026, 12, 24), "Ask SENDIASS or IPSEA today whether to appeal."),
        (date(2027, 1, 4), "Ask SENDIASS or IPSEA today whether to appeal."),
    ],
)
def test_harmful_nobody_is_told_to_ask_before_a_day_that_has_passed(on, said):
    unsure = complaint("clock-refused-plan", on, decision_sent="2026-11-02", disagrees="not-sure")
    assert said in text(unsure, SHEET)
