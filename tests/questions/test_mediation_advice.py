"""What is asked about mediation, of whom, where it stops, and that every question has its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from letters.documents.blocks import lines_of, text_of
from letters.making import page_part
from letters.questions.answers import Answers
from letters.questions.journey import Field
from letters.questions.kinds.mediation_advice import JOURNEY
from letters.questions.path import Path as Replayed
from letters.questions.path import replay
from letters.wording import Words

FOLDER = Path(__file__).parents[1] / "journeys" / "mediation-advice"
FILES = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}
ON = date(2026, 11, 23)
VOICES = ("parent", "young_person", "adviser")
STOPS = [page.id for page in JOURNEY.pages() if page.stop]


def path(name: str, on: date | None = None, **more: object) -> Replayed:
    """The path of an answer file, some answers changed; None takes one away."""
    given = {k: v for k, v in {**FILES[name]["answers"], **more}.items() if v is not None}
    return replay(JOURNEY, given, on or date.fromisoformat(FILES[name]["on"]))


def asked(name: str, on: date | None = None, **more: object) -> set[str]:
    """The names of the questions on that path."""
    return {field.name for page in path(name, on, **more).pages for field in page.fields}


def stopped(name: str, on: date | None = None, **more: object) -> str | None:
    """The stop page at which that path ends."""
    stop = path(name, on, **more).stopped
    return stop.id if stop else None


def reasons(name: str, on: date | None = None, **more: object) -> set[tuple[str, str]]:
    """The fields refused and why."""
    return {(one.field, one.reason) for one in path(name, on, **more).refusals}


# --- Where it stops


@pytest.mark.parametrize(
    ("more", "stop"),
    [
        ({"country": "wales"}, "not-england"),
        ({"custody": "yes"}, "in-custody"),
        ({"letter_says": "draft"}, "draft-plan"),
        ({"letter_says": "nothing"}, "no-decision"),
        ({"letter_says": "cannot-tell"}, "find-out-what"),
        (
            {
                "letter_says": "plan",
                "contested": ["health", "care"],
                "health_or_care_mediation": "no",
            },
            "health-or-care-only",
        ),
        ({"adviser_contacted": "unknown", "certificate": "yes"}, "have-certificate"),
        ({"wish_to_appeal": "no"}, "no-wish-to-appeal"),
        ({"child_born": "2009-02-14", "capacity": "can-decide"}, "their-own-right"),
        ({"child_born": "2000-05-05"}, "past-25"),
    ],
)
def test_a_parent_is_stopped(more: dict[str, object], stop: str) -> None:
    assert stopped("parent-shortest", **more) == stop


def test_an_adviser_without_consent_is_stopped() -> None:
    assert stopped("adviser-shortest", consent="no") == "consent-first"


def test_trap_6_a_child_under_school_leaving_age_is_stopped() -> None:
    assert stopped("young-person-shortest", child_born="2012-02-14") == "parents-right"


def test_a_person_of_25_is_not_told_that_a_parent_holds_the_right() -> None:
    assert stopped("young-person-shortest", child_born="2001-11-23") == "past-25"
    assert stopped("young-person-shortest", child_born="2001-11-24") is None


def test_trap_5_a_draft_plan_makes_no_document_and_has_a_way_forward() -> None:
    assert not path("parent-shortest", letter_says="draft").complete


def test_the_school_only_without_mediation_has_nothing_to_send() -> None:
    assert stopped("parent-school-only-mediation", mediation="no") == "nothing-to-send"


def test_the_school_only_may_mediate_without_a_wish_to_appeal() -> None:
    assert stopped("parent-school-only-mediation", wish_to_appeal="no") is None


# --- What is asked, and of whom


def test_harmful_the_school_only_is_asked_for_no_certificate() -> None:
    names = asked("parent-school-only-mediation")
    assert "more_than_school" in names
    assert not {"adviser_contacted", "certificate", "adviser_late_reason"} & names


def test_trap_4_the_school_with_the_help_is_asked_for_the_certificate() -> None:
    names = asked("parent-school-only-mediation", contested=["help", "school"])
    assert "more_than_school" not in names
    assert "adviser_contacted" in names


@pytest.mark.parametrize(("contact", "asks"), [("yes", True), ("unknown", True), ("no", False)])
def test_a_certificate_is_asked_about_only_after_a_contact(contact: str, asks: bool) -> None:
    assert ("certificate" in asked("parent-shortest", adviser_contacted=contact)) is asks


@pytest.mark.parametrize(("on", "is_late"), [(date(2027, 1, 2), False), (date(2027, 1, 3), True)])
def test_the_reason_is_asked_for_on_the_day_after_the_last(on: date, is_late: bool) -> None:
    assert ("adviser_late_reason" in asked("parent-shortest", on)) is is_late
    unknown = asked("parent-shortest", on, adviser_contacted="unknown")
    assert ("adviser_late_reason" in unknown) is is_late


def test_trap_2_the_adviser_date_is_not_rolled_over_a_weekend_or_august() -> None:
    late = asked("parent-shortest", date(2026, 8, 31), decision_sent="2026-06-30")
    assert "adviser_late_reason" in late


@pytest.mark.parametrize(
    ("told", "is_late"), [("yes", False), ("no-or-unsure", True)], ids=["told", "not sure"]
)
def test_after_a_contact_in_time_only_an_untold_wish_is_late(told: str, is_late: bool) -> None:
    names = asked("parent-in-time-certificate-awaited", told_adviser=told)
    assert ("adviser_late_reason" in names) is is_late


@pytest.mark.parametrize("mediation", ["no", "undecided"])
def test_what_to_talk_about_is_asked_only_where_mediation_is_wanted(mediation: str) -> None:
    names = asked("parent-fullest", mediation=mediation)
    assert not {"mediation_issues", "missing_health", "child_views", "attendees"} & names


def test_missing_health_help_is_asked_about_only_where_there_is_a_plan() -> None:
    with_plan = asked("parent-refuse-to-amend-mediation")
    without = asked("parent-refuse-to-amend-mediation", letter_says="will-not-assess")
    assert "missing_health" in with_plan
    assert "missing_health" not in without


def test_a_young_person_is_not_asked_for_the_views_of_a_child() -> None:
    assert "child_views" not in asked("young-person-fullest")
    assert "child_views" in asked("parent-fullest")


def test_the_adviser_may_be_missing_from_the_letter() -> None:
    assert "mediation_adviser" not in asked("parent-shortest")
    assert path("parent-shortest").complete


# --- Health or care alone


def test_health_or_care_alone_is_asked_nothing_about_an_appeal() -> None:
    """No adviser, no wish to appeal: who has no appeal is not led to say so."""
    names = asked("parent-health-only")
    assert not {"adviser_contacted", "wish_to_appeal", "mediation", "adviser_on_letter"} & names
    assert {"mediation_issues", "missing_health", "attendees", "icb"} <= names


@pytest.mark.parametrize(
    ("contested", "board", "missing"),
    [(["health"], True, True), (["care"], False, False), (["health", "care"], False, True)],
)
def test_the_board_is_asked_for_where_it_arranges(
    contested: list[str], board: bool, missing: bool
) -> None:
    names = asked("parent-health-only", contested=contested)
    assert ("icb" in names) is board
    assert ("missing_health" in names) is missing


def test_how_to_reach_the_board_is_asked_only_where_it_is_named() -> None:
    assert "icb_email" in asked("parent-health-only")
    assert "icb_email" not in asked("parent-health-only", icb=None)


def test_a_supporter_is_named_only_where_somebody_comes() -> None:
    assert "supporter" in asked("parent-fullest", supporter_comes="beside")
    for comes in ("no", None):
        assert "supporter" not in asked("parent-fullest", supporter_comes=comes)


# --- Dates that do not fit


def test_the_first_contact_is_never_before_the_letter() -> None:
    refused = reasons("parent-fullest", adviser_contacted_on="2026-11-01")
    assert ("adviser_contacted_on", "before-letter") in refused


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        ("2026-11-22", False),
        ("2026-11-23", True),
        ("2026-12-24", True),
        ("2026-12-25", False),
        ("2027-01-02", False),
    ],
)
def test_0_2_7_the_day_to_decide_by_leaves_time_to_tell_the_adviser(day: str, fits: bool) -> None:
    found = path("parent-refuse-to-issue-undecided", decide_by=day)
    assert found.complete is fits


def test_when_the_day_to_ring_by_has_passed_the_last_day_is_the_limit() -> None:
    undecided = {"mediation": "undecided"}
    on = date(2026, 12, 26)
    assert path("parent-ring-by-passed", on, **undecided, decide_by="2026-12-27").complete
    assert reasons("parent-ring-by-passed", on, **undecided, decide_by="2026-12-28") == {
        ("decide_by", "too-late")
    }


def test_a_late_family_may_choose_any_day_to_come() -> None:
    assert path("parent-late-unknown", decide_by="2026-12-10").complete


@pytest.mark.parametrize(
    "field", ["adviser_contacted", "wish_to_appeal", "mediation", "adviser_on_letter"]
)
def test_what_must_not_be_missing_is_asked_for(field: str) -> None:
    assert (field, "required") in reasons("parent-shortest", **{field: None})


def test_mediation_without_anything_to_talk_about_is_refused() -> None:
    assert ("mediation_issues", "required") in reasons("parent-fullest", mediation_issues=None)


# --- Words


def _fields() -> Iterator[Field]:
    yield from JOURNEY.fields().values()


@pytest.mark.parametrize("voice", VOICES)
def test_every_section_page_and_field_has_its_words(voice: str) -> None:
    words = Words("mediation-advice", voice=voice)
    for section in JOURNEY.sections:
        assert words(f"section.{section.id}.title")
    for page in JOURNEY.pages():
        if not page.stop:
            assert words(f"page.{page.id}.title")
            if len(page.fields) > 1:
                assert all(words(f"field.{field.name}.label") for field in page.fields)


@pytest.mark.parametrize("field", list(_fields()), ids=lambda field: field.name)
def test_every_option_column_and_error_has_its_words(field: Field) -> None:
    words = Words("mediation-advice")
    for option in field.options:
        assert words(f"field.{field.name}.option.{option}")
    for column in field.columns:
        assert words(f"field.{field.name}.column.{column.name}.label")
    if field.required and field.kind not in {"date"}:
        assert words(f"field.{field.name}.error.required")


@pytest.mark.parametrize("voice", VOICES)
def test_the_kind_says_what_it_is_for(voice: str) -> None:
    words = Words("mediation-advice", voice=voice)
    for key in ("title", "summary", "what_for"):
        assert words(f"kind.{key}")


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("voice", VOICES)
def test_every_stop_says_why_what_to_do_and_whom_to_ask(stop: str, voice: str) -> None:
    answers = Answers({"country": "scotland", "contested": ["health"]}, ON)
    part = page_part(f"stop-{stop}", "en", {"voice": voice, "answers": answers})
    said = "\n".join(text_of(line) for block in part.blocks for line in lines_of(block))
    if stop != "not-england":
        assert "What you can do" in said
        assert "IPSEA" in said
        assert "SENDIASS" in said
    assert "not legal advice" in said or stop == "not-england"
