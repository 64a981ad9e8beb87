"""What is asked about something that is late, and what is not called late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from letters.questions.kinds.chase import CHASED, JOURNEY
from letters.questions.path import Path, replay
from letters.wording import Words
from tests.journeys import files

FILES = {one.name: one for one in files.given("chase")}
DAY = timedelta(days=1)


def path(name: str, on: date | None = None, **more: object) -> Path:
    """The path of an answer file, some answers changed; None takes one away."""
    given = {k: v for k, v in {**FILES[name].answers, **more}.items() if v is not None}
    return replay(JOURNEY, given, on or FILES[name].on_date)


def stopped(name: str, on: date | None = None, **more: object) -> str | None:
    """The stop page at which that path ends."""
    stop = path(name, on, **more).stopped
    return stop.id if stop else None


def asked(name: str, **more: object) -> set[str]:
    """The names of the questions on that path."""
    return {field.name for page in path(name, **more).pages for field in page.fields}


# The safe date is Tuesday 1 December 2026, and three whole working days are left before it.
@pytest.mark.parametrize(
    ("by", "on", "refused"),
    [
        ("2026-11-25", None, False),
        ("2026-11-26", None, True),
        ("2026-11-30", None, True),
        # No such day is left: the appeal goes without the answer.
        ("2026-11-30", date(2026, 11, 25), False),
    ],
)
def test_harmful_no_answer_is_asked_for_on_the_eve_of_the_last_day(
    by: str, on: date | None, refused: bool
) -> None:
    found = {
        (one.field, one.reason) for one in path("young-person-fullest", on, answer_by=by).refusals
    }
    assert found == ({("answer_by", "too-late-for-appeal")} if refused else set())
    unwished = {"disagrees": "no", "contested": None, "mediation_health_only": "no"}
    unwanted = path("young-person-fullest", on, answer_by=by, **unwished)
    assert not unwanted.refusals


# The last days, counted by hand with a calendar.
LAST_DAYS = [
    ("parent-fullest", {"certificate_after_on": "2026-11-16"}, date(2026, 11, 19)),
    # Over a weekend, over Christmas with its bank holidays, and over Easter.
    ("parent-fullest", {"certificate_after_on": "2026-11-19"}, date(2026, 11, 24)),
    ("parent-fullest", {"certificate_after_on": "2026-12-23"}, date(2026, 12, 30)),
    ("parent-fullest", {"certificate_after_on": "2027-03-24"}, date(2027, 3, 31)),
    # 30 days, weekends and Christmas included.
    ("young-person-fullest", {"limit_mediation_asked": "2026-10-20"}, date(2026, 11, 19)),
    ("young-person-fullest", {"limit_mediation_asked": "2026-11-30"}, date(2026, 12, 30)),
    ("parent-shortest", {"limit_review_meeting": "2026-11-10"}, date(2026, 12, 8)),
    ("adviser-fullest", {"promise_made_on": "2026-12-01"}, date(2027, 1, 5)),
    (
        "adviser-fullest",
        {"promise_made_on": "2026-12-01", "promised": "make-plan-final"},
        date(2027, 2, 16),
    ),
    ("adviser-shortest", {"complaint_answer_due": "2026-11-16"}, date(2026, 11, 16)),
]


@pytest.mark.parametrize(("name", "more", "last"), LAST_DAYS)
def test_harmful_nothing_is_called_late_on_its_last_day(
    name: str, more: dict[str, object], last: date
) -> None:
    """A letter that says so too early can be used against whoever wrote it."""
    assert stopped(name, last, answer_by=None, **more) == "chase-not-due"
    assert stopped(name, last + DAY, **more) is None
    assert not {one.field for one in path(name, last + DAY, **more).refusals} - {"answer_by"}


def test_harmful_a_certificate_that_nobody_asked_for_is_not_late() -> None:
    assert stopped("parent-fullest", adviser_contacted="no") == "certificate-not-asked"
    assert stopped("young-person-fullest", adviser_contacted="no") is None


def test_harmful_a_letter_that_says_no_plan_is_not_chased() -> None:
    """If it has not come, the final plan may be what is due."""
    for promise in ("order", "conceded", "agreement"):
        more = {"promise": promise, "promised": "assess-no-plan", "promise_made_on": "2026-06-01"}
        assert stopped("adviser-fullest", **more) == "no-plan-letter"


def test_harmful_nobody_in_custody_is_sent_this_way() -> None:
    assert stopped("parent-shortest", custody="yes") == "in-custody"


@pytest.mark.parametrize(
    ("more", "stop"),
    [
        ({"country": "wales"}, "not-england"),
        ({"child_born": "2009-05-02", "young_person_agrees": "no"}, "ask-them-first"),
    ],
)
def test_a_parent_is_stopped(more: dict[str, object], stop: str) -> None:
    assert stopped("parent-shortest", **more) == stop


def test_the_letter_goes_to_whoever_owes_it() -> None:
    """The adviser for a certificate, the council for most, somebody else for their complaints."""
    assert "mediation_adviser" in asked("parent-fullest")
    assert "council_address" not in asked("parent-fullest")
    for name in ("parent-shortest", "young-person-fullest", "adviser-fullest", "adviser-shortest"):
        names = asked(name)
        assert "council_address" in names
        assert not {"mediation_adviser", "complaint_recipient"} & names
    assert "complaint_recipient" in asked("young-person-shortest")
    assert "council" not in asked("young-person-shortest")


def test_an_answer_cannot_be_due_before_its_complaint() -> None:
    found = path("adviser-shortest", complaint_answer_due="2026-10-25")
    assert [(one.field, one.reason) for one in found.refusals] == [
        ("complaint_answer_due", "before-start")
    ]


def test_a_reminder_asks_for_a_day() -> None:
    """Without one it could be left lying."""
    found = path("parent-shortest", answer_by=None)
    assert [(one.field, one.reason) for one in found.refusals] == [("answer_by", "required")]


def test_it_says_who_arranges_mediation_about_health_alone() -> None:
    """Its time starts later, and it is not the council that keeps it."""
    assert "integrated care board" in Words("chase")("field.chase_what.hint.mediation")


HEALTH_ALONE = {
    "contested": ["health"],
    "limit_mediation_asked": None,
    "adviser_contacted": None,
    "adviser_contacted_on": None,
    "told_adviser": None,
    "board_told": "yes",
    "board_told_on": "2026-10-20",
    "icb": "Example Integrated Care Board",
}


def test_harmful_mediation_about_health_alone_is_not_laid_at_the_councils_door() -> None:
    """Whoever comes with what is in dispute is asked for the board and its own day."""
    names = asked("young-person-fullest", **HEALTH_ALONE)
    assert {"board_told", "board_told_on", "icb"} <= names
    assert not {"limit_mediation_asked", "council_email", "mediation_health_only"} & names
    assert path("young-person-fullest", **HEALTH_ALONE).complete


@pytest.mark.parametrize("parts", [["help"], ["school"], ["care"], ["needs", "care"]])
def test_where_health_is_not_in_dispute_nobody_is_asked_about_it(parts: list[str]) -> None:
    names = asked("young-person-fullest", contested=parts)
    assert "limit_mediation_asked" in names
    assert not {"mediation_health_only", "board_told", "icb"} & names


@pytest.mark.parametrize(
    "more",
    [
        {"contested": ["help", "health"]},
        {"disagrees": "not-sure", "contested": None},
        {"letter_says": "keep-plan", "contested": None},
        {"had_decision": "no"},
    ],
)
def test_harmful_what_is_in_dispute_does_not_tell_so_it_is_asked(more: dict[str, object]) -> None:
    """Help and health may be in dispute, and the mediation about health alone."""
    assert "mediation_health_only" in asked("young-person-fullest", **more)
    yes = asked("young-person-fullest", **more, mediation_health_only="yes")
    assert "board_told" in yes
    assert "limit_mediation_asked" not in yes
    no = asked("young-person-fullest", **more, mediation_health_only="no")
    assert "limit_mediation_asked" in no
    assert "board_told" not in no


def test_harmful_without_the_day_the_board_is_not_called_late() -> None:
    """Its 30 days start when the council tells it: the day the council was told is not enough."""
    unknown = {**HEALTH_ALONE, "board_told": "no", "board_told_on": None}
    assert stopped("young-person-fullest", **unknown) == "board-not-told"


def test_harmful_the_board_is_not_called_late_on_its_last_day() -> None:
    """30 days from the day it was told, weekends included, counted with a calendar."""
    last = date(2026, 11, 19)
    more = {**HEALTH_ALONE, "answer_by": None}
    assert stopped("young-person-fullest", last, **more) == "chase-not-due"
    assert stopped("young-person-fullest", last + DAY, **more) is None


def test_harmful_no_certificate_is_chased_for_health_or_care_alone() -> None:
    """There is no appeal about them alone, so nobody owes one."""
    more = {"letter_says": "plan", "disagrees": "yes"}
    for parts in (["health"], ["care"], ["health", "care"]):
        found = stopped("parent-fullest", **more, contested=parts)
        assert found == "health-or-care-only"


def test_harmful_what_was_agreed_about_health_is_the_boards_to_do() -> None:
    agreed = {"promise": "agreement", "promised": "health", "promise_made_on": "2026-11-05"}
    board = {"icb": "Example Integrated Care Board"}
    names = asked("adviser-fullest", **agreed, **board)
    assert "icb" in names
    assert "council_email" not in names
    last = date(2026, 11, 19)
    assert stopped("adviser-fullest", last, **agreed, **board) == "chase-not-due"
    assert stopped("adviser-fullest", last + DAY, **agreed, **board) is None


@pytest.mark.parametrize("promise", ["order", "conceded"])
def test_harmful_no_tribunal_order_is_claimed_against_a_health_body(promise: str) -> None:
    found = path("adviser-fullest", promise=promise, promised="health")
    assert ("promised", "only-agreed") in {(one.field, one.reason) for one in found.refusals}


def test_each_thing_that_may_be_late_is_in_an_answer_file() -> None:
    assert {one.answers["chase_what"] for one in FILES.values()} == set(CHASED)
