"""What is asked about an account: for whom, whether a complaint came first, two first days."""

from __future__ import annotations

import pytest

from letters.questions.kinds.chronology import JOURNEY
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, asked, reasons = ASKED.path, ASKED.asked, ASKED.reasons
WHOLE = [name for name in FILES if not name.startswith("stop-")]


@pytest.mark.parametrize("raised", ["no", "told"])
@pytest.mark.parametrize(
    ("account_for", "stop"),
    [("ombudsman", "complain-first"), ("solicitor", None), ("both", None)],
)
def test_harmful_nobody_goes_to_the_ombudsman_before_a_complaint(
    raised: str, account_for: str, stop: str | None
) -> None:
    """Where it cannot wait, a solicitor can still be asked."""
    found = path("stop-complain-first", raised=raised, account_for=account_for)
    assert (found.stopped.id if found.stopped else None) == stop


def test_each_end_asks_for_its_own_first_day() -> None:
    assert "account_arose_on" not in asked("parent-shortest")
    assert "known_since" not in asked("young-person-shortest")
    assert {"account_arose_on", "known_since"} <= asked("parent-fullest")


def test_it_was_not_known_before_it_happened() -> None:
    found = reasons("parent-fullest", account_arose_on="2025-09-09")
    assert found == {("account_arose_on", "after-end")}


def test_an_answer_does_not_come_before_its_complaint() -> None:
    found = reasons("parent-shortest", account_answered_on="2026-09-27")
    assert found == {("account_answered_on", "before-start")}


@pytest.mark.parametrize("name", ["parent-shortest", "adviser-shortest"])
@pytest.mark.parametrize(("since", "late"), [("2025-11-24", False), ("2025-11-23", True)])
def test_a_reason_is_asked_for_once_the_12_months_have_passed(
    name: str, since: str, late: bool
) -> None:
    assert ("account_late_why" in asked(name, known_since=since)) is late


def test_a_health_service_has_no_decisions_that_are_appealed() -> None:
    assert not {"had_decision", "council", "account_appealed"} & asked("adviser-fullest")
    assert "health_body" in asked("adviser-fullest")


@pytest.mark.parametrize("field", ["happenings", "account_wanted", "council"])
def test_harmful_an_account_of_nothing_or_against_nobody_is_not_finished(field: str) -> None:
    assert reasons("parent-shortest", **{field: None}) == {(field, "required")}
