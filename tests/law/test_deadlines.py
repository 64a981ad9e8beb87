"""Deadlines and steps refuse what cannot be right; every rule is used, and has sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from letters.law import (
    RULES,
    BadLawData,
    Deadline,
    ImpossibleDates,
    Step,
    UnknownId,
    appeal_dates,
    claim_deadline,
    council_limits,
    decisions,
    due,
    plan_due_after_move,
    sources,
)
from letters.law.deadlines import step

EARLY, LATE = date(2026, 11, 2), date(2026, 11, 3)
TOLD = step("decision-sent", None, EARLY)
TO_LATE = step("not-rolled", EARLY, LATE)


@pytest.mark.parametrize(
    ("safe", "last", "steps", "code"),
    [
        (LATE, EARLY, (TOLD, TO_LATE), "safe-after-last"),
        (EARLY, LATE, (), "no-steps"),
        (EARLY, LATE, (TO_LATE,), "steps-not-chained"),
        (EARLY, LATE, (TO_LATE, TOLD), "steps-not-chained"),
        (EARLY, LATE, (TOLD,), "date-without-step"),
        (EARLY - timedelta(days=1), LATE, (TOLD, TO_LATE), "date-without-step"),
    ],
)
def test_deadline_cannot_be_built_wrong(
    safe: date, last: date, steps: tuple[Step, ...], code: str
) -> None:
    """A date without its working, or a working that does not lead to it, is refused."""
    with pytest.raises(ImpossibleDates) as refused:
        Deadline("appeal", safe, last, None, steps)
    assert refused.value.code == code


def test_deadline_of_one_day_may_be_its_own_safe_day() -> None:
    """Safe and last may fall together."""
    assert Deadline("appeal", LATE, LATE, None, (TOLD, TO_LATE)).steps[-1].after == LATE


def test_step_refuses_an_unknown_rule() -> None:
    """A rule that the templates have no words for cannot be given."""
    with pytest.raises(UnknownId, match="sixty-days"):
        Step("sixty-days", None, EARLY, ())


def test_step_refuses_an_unknown_source() -> None:
    """A step cannot rest on a source that nobody registered."""
    with pytest.raises(BadLawData, match="not-rolled: sources"):
        step("not-rolled", EARLY, LATE, "somebody-told-me")


def every_step() -> Iterator[Step]:
    """The steps of enough cases to meet every rule."""
    start = date(2025, 1, 1)
    for n in range(0, 2000, 3):
        sent = start + timedelta(days=n)
        issued, second = sent + timedelta(days=40), sent + timedelta(days=50)
        for kind in ("contents", "placement-only"):
            found = appeal_dates(kind, sent, certificate_issued=issued, certificate_two=second)
            yield from found.appeal.steps
            yield from found.adviser.steps if found.adviser else ()
            yield from found.contact_steps
        yield from appeal_dates(
            "contents", sent, certificate_issued=issued, contact_unknown=True
        ).appeal.steps
        yield from claim_deadline(sent).steps
    for limit_id in council_limits():
        yield from due(limit_id, start).steps
    yield from plan_due_after_move(start, start + timedelta(days=60)).steps


def test_every_rule_is_met_by_some_case() -> None:
    """No rule is in the file for nothing, so no template has a sentence that never shows."""
    assert {one.rule for one in every_step()} == set(RULES)


def test_every_step_rests_on_a_source_unless_somebody_told_us() -> None:
    """Each step that moves a date says where the rule comes from."""
    without = {one.rule for one in every_step() if not one.sources}
    assert without == {"limit-starts"}


def test_rules_are_ids_in_order_without_repeats() -> None:
    """The tuple for the templates has each rule once."""
    assert len(RULES) == len(set(RULES))
    assert all(rule == rule.lower() and " " not in rule for rule in RULES)


def test_every_registered_source_id_in_the_data_exists() -> None:
    """The sources of rules, decisions and limits are all registered."""
    cited = {source_id for one in every_step() for source_id in one.sources}
    cited |= {source_id for one in decisions().values() for source_id in one.sources}
    assert cited <= sources().keys()
