"""What every kind's facts share, the box of appeal dates and the working, read as families do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from letters import law
from letters.documents.blocks import lines_of, text_of
from letters.documents.compose import DOCUMENT_TEMPLATES, compose
from letters.documents.editions import reader
from letters.documents.localise import blocks
from letters.documents.template import patterns, read
from letters.facts import base
from letters.facts.base import Appealed
from letters.questions.answers import Answers
from letters.values import Duration, Name

TODAY = date(2026, 11, 23)
SENT = date(2026, 11, 2)  # two months: Saturday 2 January 2027, so Monday 4 January for the appeal
PARENT = {"writer": "parent", "child_name": "Amal Example", "parent_name": "Sam Example"}


def words(name: str, context: Mapping[str, object]) -> str:
    """A fragment in English, a line for each paragraph or item."""
    found = blocks(compose(name, context), reader("en"))
    return "\n".join(text_of(line) for block in found for line in lines_of(block))


def case(decision: str, sent: date, today: date, told: bool = True, **known: object) -> Appealed:
    """A decision with its dates."""
    dates = law.appeal_dates(decision, sent, **known)  # type: ignore[arg-type]
    return Appealed(law.decision(decision), sent, None, dates, today, adviser_told=told)


def box(*of: object, **known: object) -> str:
    """The box of dates for a case."""
    return boxed(case(*of, **known))  # type: ignore[arg-type]


def boxed(appealed: Appealed) -> str:
    """The box of dates of one appeal."""
    return words("_appeal_box", {"appealed": appealed, "people": None})


def working(steps: Iterable[law.Step], today: date = TODAY) -> str:
    """The working of a deadline as it is told on a day."""
    return words("_working", {"steps": steps, "today": today})


def answered(on: date = TODAY, **answers: object) -> Answers:
    """Answers of a parent, and more."""
    return Answers({**PARENT, "child_born": "2016-03-27", "contact_by": "safe", **answers}, on)


# --- People


def test_the_parent_is_the_client_and_signs() -> None:
    people = base.people(answered(safe_contact="sam@example.com"))
    assert (people.client, people.signer) == (Name("Sam Example"), Name("Sam Example"))
    assert people.address is None


def test_the_young_person_is_the_client_whoever_writes() -> None:
    young = base.people(answered(writer="young_person", child_born="2009-02-14"))
    assert young.client == Name("Amal Example")
    helped = base.people(
        answered(writer="adviser", writes_for="young_person", adviser_name="Jo Placeholder")
    )
    assert helped.client == Name("Amal Example")
    assert helped.signer == Name("Jo Placeholder")


def test_people_cannot_be_made_without_a_name() -> None:
    with pytest.raises(ValueError, match="child_name"):
        base.people(Answers({"writer": "parent"}, TODAY))


# --- The decision and its dates


@pytest.mark.parametrize(
    ("says", "decision"),
    [
        ("will-not-assess", "refuse-to-assess"),
        ("will-not-issue", "refuse-to-issue"),
        ("keep-plan", "refuse-to-amend"),
        ("will-not-reassess", "refuse-to-reassess"),
        ("will-end-plan", "cease-to-maintain"),
    ],
)
def test_the_letter_says_which_decision_it_is(says: str, decision: str) -> None:
    found = base.appealed(answered(letter_says=says, decision_sent="2026-11-02"))
    assert found is not None
    assert found.decision.id == decision


@pytest.mark.parametrize("says", ["draft", "nothing", "cannot-tell"])
def test_trap_5_a_draft_or_no_decision_starts_no_clock(says: str) -> None:
    assert base.appealed(answered(letter_says=says, decision_sent="2026-11-02")) is None


def test_trap_4_school_and_help_together_need_a_certificate() -> None:
    plan = {"letter_says": "plan", "decision_sent": "2026-11-02"}
    both = base.appealed(answered(**plan, contested=["help", "school"]))
    assert both is not None
    assert both.decision.id == "contents"
    assert both.dates.adviser is not None


@pytest.mark.parametrize(("more", "needed"), [("yes", True), ("no", False)])
def test_harmful_education_otherwise_is_not_about_the_school_only(more: str, needed: bool) -> None:
    plan = {"letter_says": "plan", "decision_sent": "2026-11-02", "contested": ["school"]}
    found = base.appealed(answered(**plan, more_than_school=more))
    assert found is not None
    assert found.decision.certificate_needed is needed


def test_the_first_contact_and_the_certificate_are_read() -> None:
    found = base.appealed(
        answered(
            letter_says="will-not-assess",
            decision_sent="2026-10-01",
            adviser_contacted="yes",
            adviser_contacted_on="2026-10-20",
            certificate="yes",
            certificate_issued="2026-11-20",
        )
    )
    assert found is not None
    assert found.dates.appeal.last == date(2026, 12, 21)  # 20 December is a Sunday


def test_an_unknown_first_contact_gives_no_extra_time() -> None:
    found = base.appealed(
        answered(
            letter_says="will-not-assess",
            decision_sent="2026-10-01",
            adviser_contacted="unknown",
            certificate_issued="2026-11-20",
        )
    )
    assert found is not None
    assert found.dates.certificate_doubtful
    assert found.dates.appeal.last == date(2026, 12, 1)


@pytest.mark.parametrize(("told", "awaited"), [("yes", True), ("no-or-unsure", False)])
def test_a_certificate_is_awaited_only_where_the_adviser_was_told_in_time(
    told: str, awaited: bool
) -> None:
    found = base.appealed(
        answered(
            letter_says="will-not-assess",
            decision_sent="2026-09-10",
            adviser_contacted="yes",
            adviser_contacted_on="2026-10-20",
            told_adviser=told,
        )
    )
    assert found is not None
    assert found.certificate_awaited is awaited


# --- The box of dates


def test_the_safe_date_stands_first_and_the_legal_date_after_it() -> None:
    said = box("contents", SENT, TODAY)
    assert said.index("Safe date for the appeal: Thursday 24 December 2026") < said.index(
        "5pm on Monday 4 January 2027"
    )
    assert "do it today if you can, and by Friday 18 December 2026 at the latest" in said
    assert "The last day in law for this contact is Saturday 2 January 2027" in said


@pytest.mark.parametrize(
    ("today", "loud"),
    [
        (date(2026, 12, 23), "Safe date for the appeal"),
        (date(2026, 12, 24), "Send the appeal today."),
        (date(2026, 12, 25), "Send the appeal today."),
        (date(2027, 1, 4), "Send the appeal today."),
        (date(2027, 1, 5), "Send the appeal now, today if at all possible"),
    ],
)
def test_the_box_on_both_sides_of_every_date(today: date, loud: str) -> None:
    others = {"Safe date for the appeal", "Send the appeal today.", "Send the appeal now"}
    said = box("contents", SENT, today)
    assert loud in said
    assert sum(other in said for other in others) == 1


@pytest.mark.parametrize(
    ("today", "words_said"),
    [
        (date(2026, 12, 17), "today if you can, and by Friday 18 December 2026 at the latest."),
        (date(2026, 12, 18), "do it today, by telephone and by e-mail"),
        (date(2026, 12, 23), "do not let the safe date pass because of it"),
        (date(2026, 12, 25), "do it today, by telephone and by e-mail"),
        (date(2027, 1, 2), "do it today, by telephone and by e-mail"),
        (date(2027, 1, 3), "The last day for contacting the mediation adviser was Saturday 2"),
    ],
)
def test_the_adviser_on_both_sides_of_every_date(today: date, words_said: str) -> None:
    assert words_said in box("contents", SENT, today)


def test_harmful_in_august_the_appeal_is_not_called_late() -> None:
    said = box("refuse-to-assess", date(2026, 6, 30), date(2026, 8, 31))
    assert "5pm on Tuesday 1 September 2026" in said
    assert "late" not in said.replace("lately", "")


def test_harmful_a_passed_safe_date_is_never_shown_as_the_date() -> None:
    said = box("contents", SENT, date(2026, 12, 29))
    assert "24 December" not in said


SAME_DAY = date(2026, 9, 9)  # two months: Monday 9 November 2026, a working day that nothing moves


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 11, 2), "so there is no day to spare: send the appeal before that day."),
        (date(2026, 11, 9), "Today is the safe date and the last day too"),
    ],
)
def test_harmful_a_safe_date_that_is_the_last_day_says_that_no_day_is_spare(
    today: date, said: str
) -> None:
    assert said in box("contents", SAME_DAY, today)
    assert "no day to spare" not in box("contents", SENT, min(today, date(2026, 12, 1)))


def test_harmful_the_day_for_the_adviser_is_never_the_safe_date_or_the_last_day() -> None:
    said = box("contents", SAME_DAY, date(2026, 11, 2))
    assert "by Tuesday 3 November 2026 at the latest" in said
    assert "The last day in law for this contact is Monday 9 November 2026" in said


def test_whose_first_contact_is_not_known_is_told_the_last_day_while_it_is_to_come() -> None:
    last = "The last day in law for this contact is Saturday 2 January 2027"
    said = box("contents", SENT, TODAY, contact_unknown=True)
    assert last in said
    assert last not in box("contents", SENT, date(2027, 1, 3), contact_unknown=True)
    # At Christmas nobody answers the telephone, so the day to ring by comes before it.
    assert "by Friday 18 December 2026 at the latest" in said
    held = {"contact_unknown": True, "certificate_issued": date(2026, 11, 16)}
    assert "nobody has contacted" not in box("contents", SENT, TODAY, **held)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (TODAY, "letter: send the appeal by the safe date."),
        (date(2026, 12, 24), "count only the 2 months from the letter."),
        (date(2027, 1, 4), "count only the 2 months from the letter."),
        (date(2027, 1, 5), "letter: they are over, so send the appeal now, with the reasons"),
    ],
)
def test_harmful_a_doubtful_certificate_gives_one_day_and_not_two(today: date, said: str) -> None:
    held = {"contact_unknown": True, "certificate_issued": date(2026, 11, 16)}
    found = box("contents", SENT, today, **held)
    assert said in found
    assert ("send it now" in found, "by the safe date." in found) == (False, today == TODAY)


def test_harmful_an_adviser_reached_but_not_told_is_told_before_christmas() -> None:
    """The day to tell by is in the box, and so is its working."""
    contact = {"adviser_contacted": date(2026, 11, 9)}
    unsure = case("contents", SENT, TODAY, told=False, **contact)
    assert "do it by Friday 18 December 2026 at the latest" in boxed(unsure)
    assert unsure.contact_steps[-1].after == date(2026, 12, 18)
    told = case("contents", SENT, TODAY, **contact)
    assert "18 December" not in boxed(told)
    assert date(2026, 12, 18) not in {step.after for step in told.contact_steps}


def test_an_appeal_without_the_certificate_goes_before_a_safe_date_with_no_day_to_spare() -> None:
    """On the safe date, the working day before it, or today once that has passed."""
    assert case("contents", SENT, TODAY).send_without_on == date(2026, 12, 24)
    assert case("contents", SAME_DAY, date(2026, 11, 2)).send_without_on == date(2026, 11, 6)
    assert case("contents", SAME_DAY, date(2026, 11, 9)).send_without_on == date(2026, 11, 9)
    assert case("contents", SENT, date(2026, 12, 29)).send_without_on == date(2026, 12, 29)


def test_time_is_left_for_the_certificate_before_the_safe_date() -> None:
    assert "A certificate can take 3 working days" in box("contents", SENT, TODAY)
    assert "3 working days" not in box("placement-only", SENT, TODAY)


@pytest.mark.parametrize("today", [TODAY, date(2026, 12, 29), date(2027, 1, 3)])
def test_who_said_that_nobody_contacted_the_adviser_is_not_asked_whether_somebody_did(
    today: date,
) -> None:
    unknown = case("contents", SENT, today)
    assert "nobody" in boxed(unknown)
    assert "nobody" not in boxed(replace(unknown, not_contacted=True)).replace("nobody else", "")


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (
            date(2026, 11, 9),
            "The last day in law for telling the adviser is Monday 9 November 2026,",
        ),
        (date(2026, 11, 10), "The last day for telling the adviser was Monday 9 November 2026"),
    ],
)
def test_an_adviser_who_may_not_know_of_the_appeal_is_told_today(today: date, said: str) -> None:
    contact = {"adviser_contacted": date(2026, 9, 20)}
    unsure = case("contents", SAME_DAY, today, told=False, **contact)
    assert said in boxed(unsure)
    assert ("Only a mediation certificate" in boxed(unsure)) is (today.day == 9)
    assert "for telling the adviser" not in boxed(case("contents", SAME_DAY, today, **contact))


@pytest.mark.parametrize(
    ("born", "on", "moves"),
    [
        ("2010-10-01", date(2027, 6, 25), date(2027, 6, 25)),
        ("2010-10-01", date(2027, 6, 26), None),
        ("2011-10-01", date(2027, 6, 25), None),
    ],
)
def test_trap_6_the_box_says_when_the_right_moves(born: str, on: date, moves: date | None) -> None:
    plan = {"letter_says": "will-not-assess", "decision_sent": "2027-05-10"}
    found = base.appealed(answered(on, child_born=born, **plan))
    assert found is not None
    assert found.right_moves_after == moves
    assert ("up to Friday 25 June 2027" in boxed(found)) is (moves is not None)


def test_the_right_does_not_move_to_somebody_who_cannot_decide() -> None:
    plan = {"letter_says": "will-not-assess", "decision_sent": "2027-05-10"}
    answers = {"child_born": "2010-10-01", "young_person_agrees": "cannot-decide"}
    found = base.appealed(answered(date(2027, 6, 1), **answers, **plan))
    assert found is not None
    assert found.right_moves_after is None


@pytest.mark.parametrize(
    ("born", "birthday"),
    [("2001-12-20", date(2026, 12, 20)), ("2002-02-01", None), ("2001-11-23", None)],
)
def test_the_box_says_when_the_25th_birthday_comes_before_the_last_day(
    born: str, birthday: date | None
) -> None:
    plan = {"letter_says": "will-end-plan", "decision_sent": "2026-11-02"}
    found = base.appealed(answered(child_born=born, **plan))
    assert found is not None
    assert found.turns_25 == birthday
    assert ("the 25th birthday" in boxed(found)) is (birthday is not None)


def test_trap_15_a_late_family_is_told_to_send_and_never_that_it_cannot() -> None:
    said = box("contents", SENT, date(2027, 3, 1))
    assert "Send the appeal now" in said
    assert "The Tribunal can still let a late appeal go ahead." in said
    assert "cannot" not in said
    assert "too late" not in said


def test_0_2_2_a_certificate_after_a_late_contact_is_never_in_time() -> None:
    said = box(
        "contents",
        date(2026, 9, 10),
        TODAY,
        adviser_contacted=date(2026, 11, 12),
        certificate_issued=date(2026, 11, 16),
    )
    assert "do not rely on any extra time from it" in said
    assert "Send the appeal now" in said
    assert "December" not in said  # the certificate's month would end on 16 December
    assert "Only a mediation certificate can give more time" not in said


def test_0_2_2_a_certificate_after_an_unknown_contact_is_never_in_time() -> None:
    said = box(
        "contents",
        date(2026, 9, 28),
        TODAY,
        contact_unknown=True,
        certificate_issued=date(2026, 11, 20),
    )
    assert "Safe date for the appeal: Friday 27 November 2026" in said
    assert "do not rely on any extra time from it" in said
    assert "December" not in said


def test_a_family_that_told_the_adviser_in_time_and_waits_is_not_called_late() -> None:
    said = box("cease-to-maintain", date(2026, 9, 10), TODAY, adviser_contacted=date(2026, 10, 20))
    assert "Send the appeal as soon as the mediation certificate comes." in said
    assert "the certificate gives 1 month" in said
    assert "the time to appeal has passed" not in said


def test_a_family_that_may_not_have_told_the_adviser_is_told_to_send_now() -> None:
    said = box(
        "contents", date(2026, 9, 10), TODAY, told=False, adviser_contacted=date(2026, 10, 20)
    )
    assert "Send the appeal now" in said


def test_trap_4_the_school_only_needs_no_certificate_and_mediation_gives_no_time() -> None:
    said = box("placement-only", SENT, TODAY)
    assert "needs no mediation certificate" in said
    assert "do not give more time to appeal" in said
    assert "Contact the mediation adviser" not in said


def test_a_complaint_never_gives_more_time() -> None:
    for decision in law.decisions():
        assert "complaint" in box(decision, SENT, TODAY)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2027, 1, 4), "The council must keep the plan going"),
        (date(2027, 1, 5), "The council can end the plan now"),
    ],
)
def test_0_2_3_a_plan_that_ends_is_protected_only_while_the_time_runs(
    today: date, said: str
) -> None:
    assert said in box("cease-to-maintain", SENT, today)
    assert said not in box("contents", SENT, today)


def test_trap_1_the_box_never_counts_in_days() -> None:
    for today in (TODAY, date(2027, 3, 1)):
        said = box("contents", SENT, today)
        assert "60" not in said
        assert "30 days" not in said


# --- The working


RULES = tomllib.loads((Path(law.__file__).parent / "rules.toml").read_text(encoding="utf-8"))


def given_step(rule: str) -> law.Step:
    days = date(2026, 11, 2), date(2027, 1, 4)
    return law.Step(rule, *days, tuple(RULES[rule]), Duration(9, "week"))


@pytest.mark.parametrize("rule", law.RULES)
def test_every_rule_has_a_sentence_with_the_dates_of_its_step(rule: str) -> None:
    step = given_step(rule)
    for today in (TODAY, date(2027, 1, 4), date(2027, 1, 5)):
        said = working([step], today)
        assert "Monday 4 January 2027" in said
        assert ("9 weeks" in said) is ("counted" in rule)


def test_harmful_each_limit_says_how_much_was_counted() -> None:
    """Whoever checks a day needs the number, not the unit alone."""
    for limit in law.council_limits().values():
        counted = law.due(limit.id, date(2026, 11, 2)).steps[1]
        if limit.unit != "before-fixed-date":
            assert f"Counting {limit.amount} " in working([counted], TODAY), limit.id


@pytest.mark.parametrize("rule", law.RULES)
def test_every_rule_has_the_sources_of_the_register(rule: str) -> None:
    sentences = [
        pattern
        for pattern in patterns(read(DOCUMENT_TEMPLATES, "_working"))
        if pattern.id.removesuffix("-passed") == f"_working#{rule}"
    ]
    assert sentences
    assert all(list(sentence.sources) == RULES[rule] for sentence in sentences)


_DAY_TO_MEET = ("rolled-", "safe-", "certificate-before-")
PASSING = [rule for rule in law.RULES if rule.startswith(_DAY_TO_MEET)]


@pytest.mark.parametrize("rule", PASSING)
def test_harmful_a_day_that_has_passed_is_not_told_as_one_to_meet(rule: str) -> None:
    """On the day itself it can still be met; the day after it is told as past."""
    step = given_step(rule)
    assert " was " not in working([step], date(2027, 1, 4))
    late = working([step], date(2027, 1, 5))
    assert " was " in late
    assert "still in time" not in late


def test_the_working_has_no_sentence_for_a_rule_that_is_gone() -> None:
    more = {"two-months-calendar"}
    ids = {pattern.id[9:] for pattern in patterns(read(DOCUMENT_TEMPLATES, "_working"))}
    passed = {f"{rule}-passed" for rule in PASSING}
    assert ids - more - passed == set(law.RULES)
    assert passed < ids


def test_the_working_ends_at_the_dates_of_the_box() -> None:
    dates = case("contents", SENT, TODAY).dates
    assert dates.appeal.at == time(17)
    said = working(dates.appeal.steps)
    assert "Saturday 2 January 2027 is not a working day" in said
    assert "Monday 4 January 2027" in said
    assert said.splitlines()[-1].endswith("Thursday 24 December 2026.")


def test_trap_1_the_working_counts_from_the_day_the_letter_was_sent() -> None:
    said = working(case("contents", SENT, TODAY).dates.appeal.steps)
    assert "counted from the day it was sent, not from the day it arrived" in said


def test_trap_2_the_working_does_not_move_the_adviser_date() -> None:
    adviser = case("contents", date(2026, 6, 30), date(2026, 7, 1)).dates.adviser
    assert adviser is not None
    said = working(adviser.steps, date(2026, 7, 1))
    assert "it stays Sunday 30 August 2026" in said
    assert "September" not in said
