"""What is asked about a draft before comments on it are made."""

from __future__ import annotations

import pytest

from letters.questions.kinds.plan_comments import JOURNEY
from letters.wording import Words
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, stopped, reasons = ASKED.path, ASKED.stopped, ASKED.reasons


@pytest.mark.parametrize(
    ("more", "stop"),
    [
        ({"country": "wales"}, "not-england"),
        ({"draft_what": "final"}, "plan-is-final"),
        ({"child_born": "2008-05-02", "capacity": "can-decide"}, "their-own-right"),
    ],
)
def test_a_parent_is_stopped(more: dict[str, object], stop: str) -> None:
    assert stopped("parent-shortest", **more) == stop


def test_harmful_nobody_comments_on_a_final_plan_while_the_time_to_appeal_runs() -> None:
    assert not path("parent-shortest", draft_what="final").complete


def test_harmful_comments_without_a_change_are_not_made() -> None:
    assert reasons("parent-shortest", draft_changes=None) == {("draft_changes", "required")}


def test_the_council_gives_no_day_before_the_draft_came() -> None:
    assert not reasons("parent-shortest", comments_by="2026-11-16")
    assert reasons("parent-shortest", comments_by="2026-11-15") == {("comments_by", "before-draft")}


def test_trap_13_whoever_is_not_sure_of_the_day_is_told_the_safer_one() -> None:
    hint = Words("plan-comments")("page.draft-served.hint")
    assert "This day counts as the first." in hint
    assert "the safer one" in hint
