"""The way in: every situation has a way forward, and nothing is offered that the law closes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import product

import pytest

from letters import law
from letters.law.routes import FACTS, Case, Situation, Standing, Way, route, routes, standings, ways
from tests.house.rooms import ROOT

Facts = Mapping[str, str]
TODAY = date(2026, 11, 23)
CHILD, TEENAGER, ADULT, TOO_OLD = (
    date(2016, 3, 27),
    date(2009, 5, 2),
    date(2004, 5, 2),
    date(2001, 11, 23),
)
ORDER: tuple[Standing, ...] = ("closed", "start", "beside", "next")
WITH_A_PLACE = {"school", "unfair", "exclusion", "sent-home"}


# --- All situations -------------------------------------------------------------------------------


@cache
def every() -> tuple[tuple[Facts, tuple[Way, ...]], ...]:
    """Every combination of facts that answers can lead to, with its ways."""
    return tuple((facts, standings(facts)) for facts in _every())


def _every() -> Iterator[Facts]:
    for event, paper, age in product(FACTS["event"], list(_papers()), _ages()):
        places = FACTS["place"] if event in WITH_A_PLACE else ("not-sure",)
        for place, plan, raised in product(places, FACTS["plan"], FACTS["raised"]):
            told = {"event": event, "place": place, "plan": plan, "raised": raised}
            yield {**told, **paper, **age}


def _papers() -> Iterator[Facts]:
    none = {"decision": "none", "certificate": "not-needed", "time": "none"}
    both = {"health": "no", "care": "no"}
    for paper in ("draft", "nothing"):
        yield {"paper": paper, **none, **both}
    for health, care in (("yes", "no"), ("no", "yes"), ("yes", "yes")):
        yield {"paper": "health-or-care-only", **none, "health": health, "care": care}
    for time in ("running", "over"):
        yield {"paper": "unclear", **none, **both, "certificate": "none", "time": time}
        for decision in law.decisions().values():
            needed = ("none", "awaited", "held")
            for certificate in needed if decision.certificate_needed else ("not-needed",):
                told = {"decision": decision.id, "certificate": certificate, "time": time}
                yield {"paper": "decision", **told, **both}


def _ages() -> list[Facts]:
    return [
        {"school-age": school, "adult": adult, "under-25": young}
        for school, adult, young in (
            ("yes", "no", "yes"),
            ("no", "no", "yes"),
            ("no", "yes", "yes"),
            ("no", "yes", "no"),
        )
    ]


def standing(found: tuple[Way, ...], route_id: str) -> str | None:
    """Where a route stands; None where it is not shown."""
    return next((way.standing for way in found if way.route.id == route_id), None)


def is_open(found: tuple[Way, ...], route_id: str) -> bool:
    """Whether a route is offered, now or later."""
    return standing(found, route_id) in {"start", "beside", "next"}


def offered_where(route_id: str, *, unless: object) -> list[Facts]:
    """The situations in which a route is offered although the law closes it there."""
    assert callable(unless)
    return [facts for facts, found in every() if is_open(found, route_id) and not unless(facts)]


def test_every_situation_has_one_way_to_start_with() -> None:
    """No combination of answers is left without a way forward, and none has two first steps."""
    assert len(every()) > 10_000
    starts = {len([way for way in found if way.standing == "start"]) for _, found in every()}
    assert starts == {1}
    assert all(found[0].standing == "start" for _, found in every())


def test_every_line_of_the_table_is_some_family_s() -> None:
    """No line is left that fits nobody, or whom an earlier line has taken all that it fits."""
    for one in routes().values():
        cases = [case for name in ORDER for case in one.cases[name]]
        for number, case in enumerate(cases):
            assert any(
                case.fits(facts) and not any(before.fits(facts) for before in cases[:number])
                for facts, _ in every()
            ), f"{one.id}: {dict(case.facts)}"


def test_every_route_and_every_standing_occurs() -> None:
    """Whatever the table knows is shown to somebody."""
    shown = {way.route.id for _, found in every() for way in found}
    assert shown == set(routes())
    assert {way.standing for _, found in every() for way in found} == {
        "start",
        "beside",
        "next",
        "closed",
    }


def test_the_secretary_of_state_comes_only_after_a_complaint_to_the_council() -> None:
    """A power over councils, never a first step, and never about a school."""
    found = {
        (facts["event"], facts["raised"])
        for facts, ways_here in every()
        if is_open(ways_here, "secretary-of-state")
    }
    assert {raised for _, raised in found} == {"complained", "final"}
    assert not {event for event, _ in found} & (WITH_A_PLACE | {"health", "care"})
    assert all(standing(here, "secretary-of-state") != "start" for _, here in every())


def test_free_advice_is_always_open() -> None:
    """SENDIASS helps to choose, whatever happened."""
    assert all(is_open(found, "sendiass") for _, found in every())


# --- What the law closes --------------------------------------------------------------------------


def test_harmful_no_appeal_without_a_decision_that_can_be_appealed() -> None:
    """Section 51(2), under 25; where nobody can tell what the letter is, the dates are shown."""
    assert not offered_where(
        "appeal",
        unless=lambda one: one["paper"] in {"decision", "unclear"} and one["under-25"] == "yes",
    )


def test_harmful_an_appeal_that_is_possible_is_always_shown() -> None:
    """Whatever else happened: a clock that runs is never hidden behind a complaint."""
    hidden = [
        facts
        for facts, found in every()
        if facts["paper"] in {"decision", "unclear"}
        and facts["under-25"] == "yes"
        and not is_open(found, "appeal")
    ]
    assert hidden == []


def test_harmful_mediation_advice_is_never_left_out_where_a_certificate_is_needed() -> None:
    """Before an appeal that needs one, unless it is there."""
    for facts, found in every():
        if facts["paper"] != "decision" or facts["under-25"] == "no":
            continue
        if facts["certificate"] in {"none", "awaited"}:
            assert is_open(found, "mediation-advice"), facts
        else:
            assert not is_open(found, "mediation-advice"), facts


def test_the_first_step_against_a_decision() -> None:
    """The adviser first where the certificate is to come and there is time, else the appeal."""
    for facts, found in every():
        if (facts["event"], facts["paper"], facts["under-25"]) == ("decision", "decision", "yes"):
            adviser = facts["certificate"] == "none" and facts["time"] == "running"
            assert found[0].route.id == ("mediation-advice" if adviser else "appeal"), facts


def test_harmful_the_ombudsman_is_not_offered_what_it_cannot_take() -> None:
    """Schools, and what was or could have been appealed."""
    assert not offered_where(
        "ombudsman",
        unless=lambda one: (
            one["event"] not in WITH_A_PLACE
            and not (
                one["event"] == "decision"
                and one["paper"] == "decision"
                and one["under-25"] == "yes"
            )
        ),
    )


def test_harmful_the_ombudsman_comes_after_the_council() -> None:
    """It is the first step only when the council has given its last answer."""
    for facts, found in every():
        if standing(found, "ombudsman") in {"start", "beside"}:
            assert facts["raised"] == "final", facts


def test_harmful_a_claim_goes_to_the_tribunal_against_schools_alone() -> None:
    """Colleges and private nurseries: the county court. Where nobody knows, both clocks are one."""
    schools = {"state-school", "independent-school", "not-sure"}
    assert not offered_where("disability-claim", unless=lambda one: one["place"] in schools)
    assert not offered_where("county-court", unless=lambda one: one["place"] not in schools)


def test_harmful_the_review_of_an_exclusion_is_for_state_schools() -> None:
    """An independent school has its own contract, a college its own procedure."""
    for route_id in ("governors", "exclusion-panel"):
        assert not offered_where(
            route_id,
            unless=lambda one: (
                one["event"] == "exclusion" and one["place"] in {"state-school", "not-sure"}
            ),
        )


def test_harmful_no_court_where_an_appeal_is_the_remedy() -> None:
    """Judicial review is for what nothing else can put right, and is never the first step."""
    for facts, found in every():
        if is_open(found, "judicial-review"):
            assert standing(found, "judicial-review") == "beside"
            assert (facts["event"], facts["paper"]) != ("decision", "decision"), facts


def test_harmful_recommendations_are_not_promised_in_an_appeal_about_an_assessment() -> None:
    """The 2017 Regulations leave section 51(2)(a) out."""
    assert not offered_where(
        "recommendations", unless=lambda one: one["decision"] not in {"refuse-to-assess", "none"}
    )


def test_health_or_care_alone_goes_to_mediation() -> None:
    """No appeal about them alone; mediation, and a complaint to whoever is to give the help."""
    for facts, found in every():
        if (facts["event"], facts["paper"]) != ("decision", "health-or-care-only"):
            continue
        assert standing(found, "appeal") == "closed"
        if facts["under-25"] == "yes":
            assert found[0].route.id == "health-care-mediation", facts
        assert is_open(found, "health-complaint") is (facts["health"] == "yes")
        care = is_open(found, "care-complaint") or is_open(found, "adult-care-complaint")
        assert care is (facts["care"] == "yes")


def test_a_draft_is_commented_on_and_not_appealed() -> None:
    """Draft plan: no appeal yet."""
    for facts, found in every():
        if facts["paper"] == "draft" and facts["under-25"] == "yes":
            (closed,) = [way for way in found if way.route.id == "appeal"]
            assert (closed.standing, closed.because) == ("closed", "draft")
            assert is_open(found, "plan-comments")
            assert not is_open(found, "mediation-advice")


def test_without_a_decision_there_is_a_complaint_then_the_ombudsman_or_the_court() -> None:
    """No decision: complaint, Ombudsman, judicial review."""
    for facts, found in every():
        if (facts["event"], facts["paper"]) == ("decision", "nothing"):
            first = "ombudsman" if facts["raised"] == "final" else "council-complaint"
            assert found[0].route.id == first, facts
            assert is_open(found, "ombudsman")
            assert standing(found, "judicial-review") == "beside"
            assert standing(found, "appeal") == "closed"


def test_harmful_no_last_day_for_a_court_is_worked_out_for_what_goes_on() -> None:
    """From which day its 3 months count is for a solicitor to say; nobody is told to wait."""
    for event in ("late", "plan-help", "promise", "out-of-school"):
        court = way(happened(event, date(2026, 9, 1)), "judicial-review")
        assert (court.standing, court.deadlines) == ("beside", ())


def test_harmful_whoever_is_sent_home_without_a_letter_is_not_told_to_read_one() -> None:
    """They ask in writing what each day was; the governors' time is in a letter that they lack."""
    for facts, found in every():
        if facts["event"] == "sent-home":
            assert standing(found, "governors") is standing(found, "exclusion-panel") is None
            assert is_open(found, "each-day"), facts
            assert is_open(found, "school-complaint") is (facts["raised"] != "final"), facts
            asked_nicely = facts["raised"] in {"no", "told"}
            assert is_open(found, "raise-concern") is asked_nicely, facts
        else:
            assert standing(found, "each-day") is None


def test_a_council_is_not_complained_of_because_it_sent_a_draft() -> None:
    """The draft is commented on; nothing is late."""
    for facts, found in every():
        if (facts["event"], facts["paper"]) == ("decision", "draft"):
            assert standing(found, "council-complaint") is None


def test_what_the_council_owes_is_not_laid_at_the_school_s_door() -> None:
    """Help in the plan that is not given, an order not carried out: the council, first."""
    for facts, found in every():
        if facts["event"] in {"plan-help", "promise", "late"}:
            wanted = "ombudsman" if facts["raised"] == "final" else "council-complaint"
            assert found[0].route.id == wanted, facts


def test_education_out_of_school_is_owed_to_those_of_school_age() -> None:
    """Section 19; else what stands in a plan; else advice."""
    for facts, found in every():
        if facts["event"] == "out-of-school" and facts["raised"] != "final":
            owed = facts["school-age"] == "yes" or facts["plan"] == "yes"
            assert is_open(found, "council-complaint") is owed, facts


# --- The table ------------------------------------------------------------------------------------


def test_every_row_cites_what_it_rests_on() -> None:
    """No route without a source, none that costs unless it says so."""
    assert all(one.sources for one in routes().values())
    assert {one.id for one in routes().values() if one.cost == "ask"} == {
        "county-court",
        "judicial-review",
    }


def test_route_unknown_is_named() -> None:
    """The error says which id was asked for."""
    with pytest.raises(law.UnknownId) as refused:
        route("petition")
    assert refused.value.id == "petition"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "The appeal"),
        ("register", " "),
        ("decides", "the king"),
        ("cost", "cheap"),
        ("can", ()),
        ("cannot", ()),
        ("documents", ("Appeal checklist",)),
        ("limits", {"60-days": "paper"}),
        ("limits", {"appeal": "receipt"}),
        ("sources", ()),
        ("sources", ("no-such-source",)),
    ],
)
def test_route_cannot_be_built_wrong(field: str, value: object) -> None:
    """Bad data is refused by the name of the route."""
    with pytest.raises(law.BadLawData) as refused:
        replace(route("appeal"), **{field: value})  # type: ignore[arg-type]
    assert refused.value.field.split(",")[0] in {field, "can"}


@pytest.mark.parametrize(
    ("standing_of", "case"),
    [
        ("start", Case({"weather": frozenset({"fine"})})),
        ("start", Case({"event": frozenset({"decisoin"})})),
        ("closed", Case({"event": frozenset({"decision"})})),
        ("beside", Case({}, "because-of-nothing")),
    ],
)
def test_a_line_of_the_table_cannot_be_wrong(standing_of: Standing, case: Case) -> None:
    """A misspelt fact would never fit, silently; only what is closed has a reason."""
    cases: dict[Standing, tuple[Case, ...]] = {**route("appeal").cases, standing_of: (case,)}
    with pytest.raises(law.BadLawData):
        replace(route("appeal"), cases=cases)


# --- Dates ----------------------------------------------------------------------------------------


def decided(
    sent: date, decision: str = "contents", *, today: date = TODAY, **more: object
) -> tuple[Way, ...]:
    """The ways of a family with a decision."""
    appeal = law.appeal_dates(decision, sent)
    situation = Situation(
        on_date=today, born=CHILD, event="decision", paper="decision", appeal=appeal,
        paper_sent=sent,
    )  # fmt: skip
    return ways(replace(situation, **more))  # type: ignore[arg-type]


def happened(event: str, since: date, today: date = TODAY, **more: object) -> tuple[Way, ...]:
    """The ways of a family to whom something happened."""
    situation = Situation(on_date=today, born=CHILD, event=event, since=since)
    return ways(replace(situation, **more))  # type: ignore[arg-type]


def way(found: tuple[Way, ...], route_id: str) -> Way:
    """One way."""
    return next(one for one in found if one.route.id == route_id)


def last(found: tuple[Way, ...], route_id: str) -> date:
    """The last day of a route."""
    return max(one.last for one in way(found, route_id).deadlines)


def test_dates_come_with_their_working() -> None:
    """Each deadline is the law's own, step by step."""
    found = decided(date(2026, 10, 5))
    assert last(found, "mediation-advice") == date(2026, 12, 5)
    assert last(found, "appeal") == date(2026, 12, 7)
    for one in found:
        for deadline in one.deadlines:
            assert deadline.steps


@pytest.mark.parametrize(
    ("event", "route_id", "ends"),
    [
        ("late", "ombudsman", date(2027, 11, 1)),
        ("health", "health-complaint", date(2027, 11, 1)),
        ("care", "care-complaint", date(2027, 11, 1)),
        ("unfair", "disability-claim", date(2027, 5, 1)),
        ("sent-home", "disability-claim", date(2027, 5, 1)),
    ],
)
def test_days_counted_from_when_it_happened(event: str, route_id: str, ends: date) -> None:
    """2 November 2026: with the first day, to be safe."""
    found = happened(event, date(2026, 11, 2), place="state-school")
    assert last(found, route_id) == ends


@pytest.mark.parametrize(
    ("place", "route_id"), [("state-school", "disability-claim"), ("college", "county-court")]
)
def test_harmful_a_claim_counts_from_the_first_of_several_days(place: str, route_id: str) -> None:
    """Whether they are one thing that went on is for the Tribunal, or the court, to say."""
    first = date(2026, 5, 23)
    found = happened("unfair", date(2026, 11, 2), place=place, first_on=first)
    assert last(found, route_id) == date(2026, 11, 22)
    assert way(found, route_id).late
    with pytest.raises(law.ImpossibleDates):
        happened("unfair", date(2026, 5, 22), place=place, first_on=first)


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)])
def test_on_the_last_day_it_is_not_late(days: int, late: bool) -> None:
    """And the day after it is, and the route stays open."""
    found = decided(date(2026, 9, 23), today=date(2026, 11, 23) + timedelta(days=days))
    appeal = way(found, "appeal")
    assert appeal.late is late
    assert appeal.standing == ("start" if late else "next")


def test_a_situation_that_cannot_be_is_refused() -> None:
    """A decision without its dates, dates of nothing, a word that is none."""
    dates = law.appeal_dates("contents", date(2026, 10, 5))
    good = Situation(on_date=TODAY, born=CHILD, event="decision")
    for change, code in (
        ({"paper": "decision"}, "decision-without-dates"),
        ({"paper": "draft", "appeal": dates}, "dates-without-decision"),
        ({"first_on": date(2026, 9, 14)}, "first-without-last"),
    ):
        with pytest.raises(law.ImpossibleDates) as refused:
            replace(good, **change)
        assert refused.value.code == code
    with pytest.raises(law.UnknownId):
        replace(good, event="storm")


# --- Section 10: the traps ------------------------------------------------------------------------


def test_trap_1_clock_starts_with_sending_and_counts_months() -> None:
    """30 December: the last day of February, never 60 days."""
    assert last(decided(date(2026, 12, 30), today=date(2027, 1, 4)), "appeal") == date(2027, 3, 1)


def test_trap_2_the_adviser_s_day_is_not_rolled() -> None:
    """27 October: Sunday 27 December for the adviser, 4 January for the Tribunal."""
    found = decided(date(2026, 10, 27))
    assert last(found, "mediation-advice") == date(2026, 12, 27)
    assert last(found, "appeal") == date(2027, 1, 4)


def test_trap_3_august_moves_appeals_and_no_claims() -> None:
    """A claim about 28 February ends in August; an appeal whose time ends in August does not."""
    assert last(decided(date(2026, 6, 15), today=date(2026, 7, 1)), "appeal") == date(2026, 9, 1)
    claim = happened("unfair", date(2026, 2, 28), today=date(2026, 7, 1), place="state-school")
    assert last(claim, "disability-claim") == date(2026, 8, 27)


def test_trap_4_only_the_school_alone_needs_no_certificate_and_may_be_mediated() -> None:
    """Needs or help with it need one; a family without need of one may still have mediation."""
    mixed, alone = decided(date(2026, 11, 2)), decided(date(2026, 11, 2), "placement-only")
    assert mixed[0].route.id == "mediation-advice"
    assert (way(alone, "mediation-advice").because, alone[0].route.id) == (
        "certificate-not-needed",
        "appeal",
    )
    assert way(alone, "mediation").standing == "beside"


@pytest.mark.parametrize("paper", ["draft", "nothing", "health-or-care-only"])
def test_trap_5_no_clock_starts_on_a_draft_or_on_silence(paper: str) -> None:
    """None of their ways has a day for an appeal or for the adviser."""
    situation = Situation(
        on_date=TODAY, born=CHILD, event="decision", paper=paper, paper_sent=date(2026, 11, 2),
        since=date(2026, 11, 2), health=paper == "health-or-care-only",
    )  # fmt: skip
    ids = {deadline.id for one in ways(situation) for deadline in one.deadlines}
    assert not ids & {"appeal", "mediation-adviser"}


@pytest.mark.parametrize(("born", "opened"), [(TEENAGER, True), (ADULT, True), (TOO_OLD, False)])
def test_trap_6_up_to_25_and_not_beyond(born: date, opened: bool) -> None:
    """On the 25th birthday itself the right has ended."""
    assert is_open(decided(date(2026, 11, 2), born=born), "appeal") is opened


def test_trap_7_no_contact_data_and_no_editions_of_forms_stand_in_the_table() -> None:
    """Addresses, telephone numbers and numbers of forms are not part of a route."""
    text = (ROOT / "letters/law/routes.toml").read_text(encoding="utf-8")
    for word in ("@", "http", "SEND35", "Global Mediation", "CCG", "ESFA", "clinical"):
        assert word not in text, word


def test_trap_8_nothing_but_a_certificate_gives_more_time() -> None:
    """Each complaint, talk and service says so."""
    for route_id in ("council-complaint", "school-complaint", "raise-concern", "ombudsman",
                     "disagreement-resolution", "health-complaint", "care-complaint"):  # fmt: skip
        assert "more-time" in route(route_id).cannot, route_id
    assert "appealed-matter" in route("ombudsman").cannot


def test_trap_9_recommendations_are_no_orders_and_a_plan_s_help_is_the_council_s() -> None:
    """And no route says what somebody will win."""
    assert route("recommendations").can == ("recommend",)
    assert "health-or-care-order" in route("appeal").cannot
    assert happened("plan-help", date(2026, 11, 2))[0].route.decides == "council"


def test_trap_11_days_that_hang_on_a_school_s_calendar_are_not_worked_out() -> None:
    """The governors' and the panel's time is in the school's letter."""
    found = happened("exclusion", date(2026, 11, 2), place="state-school")
    assert found[0].route.id == "governors"
    assert way(found, "governors").deadlines == way(found, "exclusion-panel").deadlines == ()


def test_trap_12_no_route_counts_a_council_s_own_time() -> None:
    """Whether 8 weeks run from the notice or the meeting is for the complaint to work out: a route
    has only the days that a family has to keep."""
    counted = {limit for one in routes().values() for limit in one.limits}
    counted -= {"appeal", "mediation-adviser", "disability-claim"}
    assert {law.council_limit(limit).on for limit in counted} == {"family"}


def test_trap_13_a_draft_s_15_days_begin_with_the_day_it_came() -> None:
    """3 November: the 17th."""
    situation = Situation(
        on_date=TODAY, born=CHILD, event="decision", paper="draft", paper_sent=date(2026, 11, 3)
    )
    assert last(ways(situation), "plan-comments") == date(2026, 11, 17)


def test_trap_14_a_certificate_does_not_cut_the_two_months() -> None:
    """An early certificate leaves them as they are."""
    sent = date(2027, 2, 1)
    dates = law.appeal_dates("contents", sent, certificate_issued=date(2027, 2, 5))
    found = decided(sent, today=date(2027, 2, 10), appeal=dates)
    assert found[0].route.id == "appeal"
    assert last(found, "appeal") == date(2027, 4, 1)


def test_trap_15_whoever_is_late_is_never_at_a_dead_end() -> None:
    """Late by a year: the appeal stands first, and the adviser beside it."""
    found = decided(date(2025, 9, 1))
    assert (found[0].route.id, found[0].late) == ("appeal", True)
    assert way(found, "mediation-advice").standing == "beside"
    for event in ("late", "unfair", "health", "care", "plan-help"):
        old = happened(event, date(2024, 1, 5), place="state-school")
        assert [one for one in old if one.standing == "start"]


# --- Section 2.11: published mis-statements, each of which is wrong here --------------------------


def test_misstatement_seed_001_the_time_does_not_run_from_getting_the_letter() -> None:
    """The day on which it came is no fact of a route at all."""
    starts = {start for one in routes().values() for start in one.limits.values()}
    assert starts == {"paper", "since"}
    assert last(decided(date(2026, 10, 5)), "appeal") < last(decided(date(2026, 10, 9)), "appeal")


def test_misstatement_seed_004_the_help_is_not_free_of_a_certificate() -> None:
    """ "Type of provision" is Section F, which needs one."""
    assert decided(date(2026, 11, 2), "contents")[0].route.id == "mediation-advice"


def test_misstatement_seeds_refusal_to_reassess_is_mediated_too() -> None:
    """Their list leaves it out."""
    found = decided(date(2026, 11, 2), "refuse-to-reassess")
    assert found[0].route.id == "mediation-advice"
    assert way(found, "mediation").standing == "beside"


def test_misstatement_seed_002_the_school_alone_goes_straight_to_the_tribunal() -> None:
    """ "You will need to contact an adviser" has an exception, and the school can be appealed."""
    assert decided(date(2026, 11, 2), "placement-only")[0].route.id == "appeal"


def test_misstatement_warwickshire_a_certificate_gives_a_month_not_30_days() -> None:
    """31 January: the last day of February."""
    sent = date(2026, 12, 2)
    dates = law.appeal_dates("contents", sent, certificate_issued=date(2027, 1, 31))
    found = decided(sent, today=date(2027, 2, 1), appeal=dates)
    assert last(found, "appeal") == date(2027, 3, 1)  # Sunday 28 February, and the next working day


def test_misstatement_york_no_two_months_from_the_latest_of_three_events() -> None:
    """The certificate starts its own month, and nothing starts two more."""
    sent = date(2026, 10, 5)
    dates = law.appeal_dates("contents", sent, certificate_issued=date(2026, 11, 20))
    found = decided(sent, appeal=dates)
    assert last(found, "appeal") == date(2026, 12, 21)


def test_misstatement_releasing_potential_two_months_are_not_60_days() -> None:
    """3 July: 60 days would end on 1 September, the 2 months end on the 3rd."""
    found = decided(date(2026, 7, 3), today=date(2026, 7, 10))
    assert last(found, "appeal") == date(2026, 9, 3) != date(2026, 7, 3) + timedelta(days=60)


@pytest.mark.parametrize(("health", "care"), [(True, False), (False, True)])
def test_misstatement_wiltshire_no_appeal_about_health_or_care_alone(
    health: bool, care: bool
) -> None:
    """With or without a certificate: there is no such appeal."""
    situation = Situation(
        on_date=TODAY, born=CHILD, event="decision", paper="health-or-care-only", health=health,
        care=care,
    )  # fmt: skip
    assert way(ways(situation), "appeal").because == "education-needed"


def test_misstatement_hounslow_late_is_not_the_end() -> None:
    """The Tribunal can permit it."""
    appeal = decided(date(2026, 9, 1))[0]
    assert (appeal.route.id, appeal.standing, appeal.late) == ("appeal", "start", True)


def test_misstatement_hmcts_prototype_the_last_day_is_rolled() -> None:
    """31 December: 28 February 2026 is a Saturday, so Monday 2 March."""
    found = decided(date(2025, 12, 31), today=date(2026, 2, 28))
    assert (last(found, "appeal"), way(found, "appeal").late) == (date(2026, 3, 2), False)
