"""What follows from what happened: the way to start with, whose right it is, and the days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from letters import law, making, wording
from letters.documents.compose import DOCUMENT_TEMPLATES, compose
from letters.documents.template import patterns, read
from letters.documents.text import document_text
from letters.facts.kinds.start import Routes, judge
from letters.kinds import guide, kinds
from letters.making import Order
from letters.questions.answers import Answers
from letters.questions.path import replay
from tests.journeys import files

FILES = {one.name: one for one in files.given("start") if not one.name.startswith("stop-")}
# The kinds that the table of routes leads to and that may still be to come: each appears by itself
# on the day on which it is made here.
PLANNED = {
    "ask-sendiass",
    "childs-views",
    "chronology",
    "complaint-health",
    "complaint-social-care",
    "consent",
    "consult-a-school",
    "disagreement-resolution",
    "early-review-request",
    "evidence-request",
    "exclusion-review",
    "mediation-preparation",
    "plan-comments",
    "records-request",
}


def facts(name: str, **more: object) -> Routes:
    """The facts of an answer file, some answers changed; None takes one away."""
    given = {k: v for k, v in {**FILES[name].answers, **more}.items() if v is not None}
    path = replay(guide().journey, given, FILES[name].on_date)
    assert path.complete, path.refusals
    return judge(path.answers)


def text(name: str, **more: object) -> str:
    """The sheet of an answer file, some answers changed, in English."""
    path = replay(guide().journey, {**FILES[name].answers, **more}, FILES[name].on_date)
    (sheet,) = making.made(guide(), path, Order())
    return document_text(sheet)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("parent-decision-first", "mediation-advice"),
        ("parent-decision-fullest", "appeal"),
        ("parent-school-only", "appeal"),
        ("parent-late", "appeal"),
        ("parent-draft", "plan-comments"),
        ("parent-nothing-came", "council-complaint"),
        ("parent-cannot-tell", "sendiass"),
        ("parent-health-only", "health-care-mediation"),
        ("parent-shortest", "council-complaint"),
        ("parent-help-not-given-new-plan", "council-complaint"),
        ("parent-exclusion", "governors"),
        ("parent-sent-home", "each-day"),
        ("young-person-shortest", "school-complaint"),
        ("adviser-shortest", "ombudsman"),
        ("adviser-young-person-care", "adult-care-complaint"),
        ("adviser-past-25", "sendiass"),
    ],
)
def test_where_each_family_starts(name: str, first: str) -> None:
    """From what happened to the first step."""
    assert facts(name).first.route.id == first


def test_every_document_of_the_table_is_made_here_or_is_to_come() -> None:
    """A misspelt id would never be shown, and nobody would miss it."""
    named = {one for route in law.routes().values() for one in route.documents}
    assert named - kinds().keys() - PLANNED == set()
    assert named >= PLANNED
    assert guide().id not in named


def test_a_kind_that_is_made_here_is_shown_by_its_title_and_one_to_come_is_not() -> None:
    """Without a change of the sheet: its words are the kind's own."""
    for name, one in FILES.items():
        path = replay(guide().journey, one.answers, one.on_date)
        shown = [kind.id for kind in making.leads_to(guide(), path)]
        assert shown == [each for each in facts(name).leads_to if each in kinds()]
        told = text(name)
        for kind_id in shown:
            title = wording.entries(kind_id)["kind.title"]
            assert title in told, (name, kind_id)


def test_a_route_without_a_document_says_whom_to_go_to() -> None:
    """Each way has somebody's door, whether or not there is a letter for it."""
    told = text("young-person-shortest")
    assert "Ask a solicitor first" in told
    assert "Ask how it deals with complaints" in told


@pytest.mark.parametrize("name", FILES)
def test_harmful_one_act_has_one_safe_day(name: str) -> None:
    """The box, the way itself, the list of days and the calendar name the same day to tell the
    mediation adviser by: a later one would leave no time for the certificate."""
    told = facts(name)
    ways = (told.first, *told.beside, *told.later)
    adviser = {one.safe for way in ways for one in way.deadlines if one.id == "mediation-adviser"}
    adviser |= {one.safe for one in told.workings if one.id == "mediation-adviser"}
    adviser |= {one.day for one in told.days if one.id == "mediation-adviser-safe"}
    adviser |= {one.day for one in told.dates if one.id == "ring-by"}
    assert adviser <= {told.appealed.contact_on if told.appealed else None}


def test_harmful_the_way_to_the_adviser_leaves_time_for_the_certificate() -> None:
    """By 18 December, and not on the 24th, which is the safe date of the appeal itself."""
    told = facts("parent-decision-first")
    assert [one.safe for one in told.first.deadlines] == [date(2026, 12, 18)]
    assert told.appealed is not None
    assert told.appealed.dates.appeal.safe == date(2026, 12, 24)


@pytest.mark.parametrize(
    ("name", "more", "right"),
    [
        ("parent-decision-first", {}, "parent"),
        ("parent-of-young-person", {}, "young-person"),
        ("parent-of-young-person", {"child_born": "2001-12-10"}, "changes"),
        ("young-person-decision-fullest", {}, "young-person"),
        ("young-person-decision-fullest", {"child_born": "2016-05-02"}, "parent"),
        ("parent-draft", {}, "parent"),
        ("adviser-young-person-draft", {}, "young-person"),
        ("parent-nothing-came", {}, "not-asked"),
    ],
)
def test_trap_6_whose_right_it_is_is_said(name: str, more: dict[str, object], right: str) -> None:
    """By the date of birth, whoever asks."""
    assert facts(name, **more).right == right


def test_trap_6_a_parent_of_a_young_person_is_told_in_whose_name_an_appeal_goes() -> None:
    """Before anything is made that could be refused."""
    assert "an appeal goes in the young person’s name" in text("parent-of-young-person")
    assert "who should sign" in text("young-person-turns-25")


def test_harmful_a_letter_that_nobody_understands_has_the_strictest_dates() -> None:
    """Those of the needs and the help; nobody loses a day by it."""
    found = facts("parent-cannot-tell")
    assert found.unclear
    assert found.appealed
    assert found.appealed.decision.id == "contents"


def test_harmful_the_time_to_appeal_stands_first_whatever_else_happened() -> None:
    """Help that is not given, and a new plan beside it: the box comes before the complaint."""
    told = text("parent-help-not-given-new-plan")
    assert 0 < told.index("The time to appeal") < told.index("Complain to the council")


def test_the_days_run_from_today_to_the_last() -> None:
    """In order, none of them past; none at all where nothing is to come."""
    for name in FILES:
        found = facts(name)
        days = [one.day for one in found.days]
        assert days == sorted(days)
        assert not days or (found.days[0].id, days[0]) == ("today", found.today)
        assert all(day >= found.today for day in days)
    assert facts("parent-nothing-came").days[-1].id == "ombudsman-12-months-last"
    assert facts("adviser-shortest").days == ()


def test_a_reached_adviser_is_not_to_be_reached_again() -> None:
    """Whoever was told in time has no day left for it."""
    ids = {one.id for one in facts("parent-decision-fullest").workings}
    assert "appeal" in ids
    assert "mediation-adviser" not in ids


def test_the_calendar_holds_what_is_to_come() -> None:
    """The day to ring, the safe date and the last day; nothing once they have passed."""
    assert [one.id for one in facts("parent-decision-first").dates] == [
        "ring-by",
        "safe-date",
        "last-day",
    ]
    assert facts("parent-late").dates == ()
    assert facts("parent-draft").dates == ()


@pytest.mark.parametrize("route", law.routes().values(), ids=law.routes())
def test_every_route_has_its_words(route: law.Route) -> None:
    """A heading, where to go, who decides, and each thing that it can and cannot do."""
    found = facts("parent-decision-first")
    context = {
        "way": law.Way(route, "next"),
        "titles": {},
        "today": found.today,
        "situation": found.situation,
        "tribunal": found.tribunal,
    }
    said = [spoken.pattern.id for one in compose("_route", context) for spoken in one.spoken]
    assert {f"_route#{route.id}", f"_route#{route.id}-to"} <= set(said)
    assert sum("#can" in one for one in said) == len(route.can) + len(route.cannot)


def test_answers_without_a_date_of_birth_are_no_path() -> None:
    """The journey asks for it, so that this is a fault of ours and not of a family."""
    with pytest.raises(ValueError, match="date of birth"):
        judge(Answers({"happened": "late"}, date(2026, 11, 23)))


def test_harmful_an_adviser_who_is_still_to_be_told_has_a_place_among_the_dates() -> None:
    """Never on a day on which the office is closed, whatever the last day in law is."""
    days = {day.id: day.day for day in facts("young-person-decision-fullest").days}
    assert days["mediation-adviser-safe"] == date(2026, 12, 18)
    assert days["mediation-adviser-last"] == date(2026, 12, 26)
    told = facts("young-person-decision-fullest", told_adviser="yes")
    assert not any(day.id.startswith("mediation-adviser") for day in told.days)


def test_harmful_being_sent_home_without_a_letter_never_points_to_a_letter_she_has_not() -> None:
    """First the question what each day was, then the complaint and the talk."""
    told = text("parent-sent-home")
    assert "whether it was a suspension" in told
    assert "read that letter today" not in told
    assert {"complaint-school", "raise-a-concern"} <= set(facts("parent-sent-home").leads_to)


@pytest.mark.parametrize("name", ["parent-shortest", "parent-nothing-came"])
def test_harmful_no_day_for_a_court_stands_among_the_days(name: str) -> None:
    """What goes on has no such day; to ask soon, and whom, is said in words."""
    told = text(name)
    assert "promptly" in told
    assert "last day to ask a judge" not in told


def test_harmful_a_sheet_says_that_it_is_about_one_thing() -> None:
    """Whoever has two troubles does not take the half for the whole."""
    assert all("about one thing only" in text(name) for name in FILES)


def test_whoever_waits_is_told_when_it_was_due() -> None:
    """Not whoever complains of help that is not given."""
    assert "20 weeks" in text("parent-nothing-came")
    assert "20 weeks" not in text("parent-shortest")


def test_a_young_person_is_told_that_the_right_is_their_own() -> None:
    """With a draft too, whoever reads the sheet."""
    assert "these rights are your own" in text("young-person-decision-fullest")
    assert "young person’s own right to comment" in text("adviser-young-person-draft")
    assert "own right to comment" not in text("parent-draft")


def test_harmful_a_claim_is_counted_from_the_first_of_several_days() -> None:
    """Each time may have 6 months of its own: the sheet says from which it counted, and whom to
    ask; what is counted from the last day of several is not for a claim."""
    days = {day.id: day.day for day in facts("parent-exclusion").days}
    assert days["disability-claim-last"] == date(2027, 3, 13)
    told = text("parent-exclusion")
    assert "counted here from the first time: 14 September 2026" in told
    assert "ask IPSEA or SENDIASS which of them count" in told
    assert "last day for a disability claim, counted from the first day given" in told
    assert "ask a solicitor or an advice centre which of them" in text("young-person-shortest")


def test_a_claim_about_one_day_is_counted_from_that_day() -> None:
    """And the sheet says that it knows of no other."""
    days = {day.id: day.day for day in facts("parent-sent-home").days}
    assert days["disability-claim-last"] == date(2027, 5, 15)
    assert "Only that day is counted from" in text("parent-sent-home")


def test_harmful_what_happened_later_is_not_lost_with_the_first_day() -> None:
    """The 6 months from April are over, those from July are not."""
    assert "What happened later may still be in time: ask today." in text("young-person-shortest")
    assert "What happened later" not in text("parent-exclusion")


@pytest.mark.parametrize("event", law.FACTS["event"])
def test_the_sheet_says_what_it_is_about(event: str) -> None:
    """One item for every answer to “What happened?”."""
    about = compose(
        "_one_thing", {"situation": replace(facts("parent-late").situation, event=event)}
    )
    said = [spoken.pattern.id for one in about for spoken in one.spoken]
    assert said == [f"_one_thing#{event}"]


def test_a_letter_after_a_review_is_no_matter_where_there_is_no_plan() -> None:
    """“We will keep the plan as it is” can be understood by somebody with a plan alone."""
    assert "is such a decision too" in text("parent-shortest")
    for plan, told in (("yes", True), ("not-sure", True), ("no", False)):
        sheet = text("parent-sent-home", happened="health", known_since="2026-09-01", has_plan=plan)
        assert ("is such a decision too" in sheet) is told


def test_whoever_is_late_with_comments_on_a_draft_is_told_of_the_final_plan() -> None:
    """The comments go all the same; a final plan has its own way."""
    told = text("adviser-young-person-draft")
    assert "Do it today all the same" in told
    assert "If a final plan has come since then" in told
    assert "If a final plan has come since then" not in text("parent-draft")


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("decide-whether-to-assess", "is due {} after the council got the request"),
        ("final-plan", "a final plan {} after it"),
        ("decision-after-review", "decision is due within {}"),
        ("amended-plan-after-meeting", "a changed plan within {}"),
        ("transfer-after-move", "within {} after it heard of the move"),
    ],
)
def test_the_times_that_whoever_waits_is_told_are_those_of_the_law(limit: str, said: str) -> None:
    """A number in words of ours and the same number in the law’s data are one number."""
    known = law.council_limit(limit)
    unit = "working days" if known.unit.startswith("working") else known.unit
    assert said.format(f"{known.amount} {unit}") in text("parent-nothing-came")
    (sentence,) = (
        pattern
        for pattern in patterns(read(DOCUMENT_TEMPLATES, "_route"))
        if said.format(f"{known.amount} {unit}") in pattern.english
    )
    assert set(known.sources) & set(sentence.sources)
