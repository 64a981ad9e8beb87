"""What is asked before a mediation meeting, and after one that ended with an agreement."""

from __future__ import annotations

import pytest

from letters.questions.kinds.mediation_preparation import AGREED, JOURNEY
from letters.wording import Words
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, asked = ASKED.path, ASKED.asked


@pytest.mark.parametrize(
    ("more", "stop"),
    [
        ({"country": "wales"}, "not-england"),
        ({"custody": "yes"}, "in-custody"),
        ({"child_born": "2009-05-02", "young_person_agrees": "no"}, "ask-them-first"),
    ],
)
def test_a_parent_is_stopped(more: dict[str, object], stop: str) -> None:
    found = path("parent-shortest", **more).stopped
    assert found is not None
    assert found.id == stop


def test_before_and_after_are_asked_different_things() -> None:
    private = {"can_accept", "not_without", "mediation_issues", "may_decide"}
    record = {"mediated_on", "mediation_agreed", "mediation_open"}
    assert private <= asked("parent-fullest")
    assert record & asked("parent-fullest") == set()
    assert record <= asked("young-person-fullest")
    assert private & asked("young-person-fullest") == set()


def test_harmful_nobody_is_asked_for_an_address_that_no_sheet_needs() -> None:
    """It is taken along, and may be lost."""
    for name in FILES:
        assert not {"address", "email", "phone", "safe_contact"} & asked(name)


def test_what_is_private_is_asked_with_that_word() -> None:
    for voice in ("parent", "young_person", "adviser"):
        words = Words("mediation-preparation", voice=voice)
        assert "private" in words("page.mediation-accept.hint")


def test_trap_no_draft_starts_a_clock() -> None:
    for says in ("draft", "nothing"):
        names = asked("parent-shortest", letter_says=says)
        assert not {"decision_sent", "adviser_contacted"} & names


def test_a_day_that_was_agreed_is_not_before_the_agreement() -> None:
    row = {"agreed_point": FILES["adviser-shortest"].answers["mediation_agreed"][0]["agreed_point"]}  # type: ignore[index]
    early = [{**row, "agreed_kind": "other", "agreed_day": "2026-11-15"}]
    found = path("adviser-shortest", mediation_agreed=early)
    assert [(one.field, one.reason) for one in found.refusals] == [
        ("mediation_agreed", "before-start")
    ]
    same = [{**row, "agreed_kind": "other", "agreed_day": "2026-11-16"}]
    assert path("adviser-shortest", mediation_agreed=same).complete


def test_each_kind_of_point_is_in_an_answer_file() -> None:
    kinds = {
        row["agreed_kind"]
        for one in FILES.values()
        for row in one.answers.get("mediation_agreed", [])  # type: ignore[attr-defined]
    }
    assert kinds == set(AGREED)
