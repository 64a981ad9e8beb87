"""What the appeal checklist asks, of whom, and what it never asks."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from letters.questions.kinds.appeal_checklist import JOURNEY
from letters.questions.path import replay
from letters.wording import Words, entries

FOLDER = Path(__file__).parents[1] / "journeys" / "appeal-checklist"
ON = date(2026, 11, 23)
SHARED = entries("shared")


def asked(name: str, on: date = ON, **more: object) -> set[str]:
    """The names of the questions asked on the path of an answer file, with some answers changed."""
    file = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    given = {k: v for k, v in {**file["answers"], **more}.items() if v is not None}
    path = replay(JOURNEY, given, on)
    return {field.name for page in path.pages for field in page.fields}


def path_of(name: str, on: date = ON, **more: object):
    """The path of an answer file, with some answers changed."""
    file = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return replay(JOURNEY, {**file["answers"], **more}, on)


def test_the_sheet_is_kept_and_the_reasons_are_sent():
    assert JOURNEY.documents == ("appeal-checklist", "appeal-reasons")
    assert JOURNEY.kept == ("appeal-checklist",)


def test_points_are_asked_where_the_form_has_no_questions_of_its_own_for_them():
    assert "appeal_points" not in asked("parent-assess-shortest")
    assert "appeal_points" not in asked("parent-contents-shortest")
    for says in ("will-not-issue", "keep-plan", "will-not-reassess", "will-end-plan"):
        names = asked("refuse-to-amend", letter_says=says)
        assert "appeal_points" in names
        assert ("plan_changes" in names) == (says == "keep-plan")


def test_harmful_no_plan_or_reports_are_asked_for_where_there_is_no_plan():
    for says in ("will-not-assess", "will-not-issue"):
        names = asked("parent-assess-shortest", letter_says=says)
        assert not {"plan_in_hand", "reports_in_hand"} & names
    assert {"plan_in_hand", "reports_in_hand"} <= asked("refuse-to-amend")


def test_harmful_health_and_care_are_never_asked_about_with_a_refusal_to_assess():
    names = asked("parent-assess-shortest", recommendations=["health", "care"])
    assert not {"recommendations", "health_wanted", "care_wanted"} & names


def test_health_and_care_are_not_asked_again_where_the_parts_of_a_plan_were_chosen():
    names = asked("parent-contents-fullest")
    assert "recommendations" not in names
    assert {"health_wanted", "care_wanted"} <= names


def test_trap_a_placement_only_family_is_not_asked_for_a_certificate():
    names = asked("placement-only-type")
    assert not {"adviser_contacted", "certificate", "certificate_issued"} & names


def test_trap_education_not_at_a_school_is_never_only_about_the_school():
    path = path_of("placement-only-type", school_wanted="not-at-school")
    assert [(r.field, r.reason) for r in path.refusals] == [
        ("school_wanted", "more-than-the-school")
    ]
    assert path_of("parent-contents-not-at-school").complete


def test_nobody_who_has_not_contacted_the_adviser_is_asked_for_the_certificate():
    assert "certificate" not in asked("parent-assess-shortest")
    assert "certificate" in asked("parent-assess-shortest", adviser_contacted="unknown")


def test_the_three_reasons_are_asked_only_when_the_appeal_is_late():
    reasons = {"late_why", "late_go_ahead", "late_not_wait"}
    assert not reasons & asked("parent-assess-shortest", date(2027, 1, 4))
    assert reasons <= asked("parent-assess-shortest", date(2027, 1, 5))


def test_trap_nobody_is_asked_why_they_are_late_while_a_certificate_is_awaited():
    after = date(2027, 1, 12)
    assert "late_why" not in asked("certificate-awaited-past-two-months", after)
    assert "late_why" in asked("contacted-not-told-late", after)


def test_harmful_august_does_not_ask_why_it_is_late_while_the_rule_makes_it_in_time():
    assert "late_why" not in asked("august-in-time", date(2026, 9, 1))
    assert "late_why" in asked("august-in-time", date(2026, 9, 2))


def test_trap_a_certificate_after_late_contact_makes_the_appeal_late():
    assert "late_why" in asked("late-certificate-doubtful", date(2027, 1, 12))


def test_harmful_nothing_missing_stops_anybody():
    path = path_of(
        "parent-contents-shortest",
        date(2027, 1, 12),
        letter_in_hand="none",
        plan_in_hand="none",
        reports_in_hand="none",
    )
    assert path.complete


def test_three_witnesses_at_most():
    three = [{"witness": f"Witness {number} Example"} for number in (1, 2, 3)]
    assert path_of("parent-assess-shortest", witnesses=three).complete
    four = [*three, {"witness": "Witness 4 Example"}]
    path = path_of("parent-assess-shortest", witnesses=four)
    assert [(r.field, r.reason) for r in path.refusals] == [("witnesses", "too-many")]


def test_a_young_person_is_not_asked_who_else_has_parental_responsibility():
    assert "others_told" not in asked("young-person-assess")
    assert "others_told" not in asked("alternative-person")
    assert "others_told" in asked("alternative-person-under-18")


def test_somebody_with_only_a_safe_way_is_not_asked_again_about_private_addresses():
    assert "private_address" not in asked("parent-assess-shortest")
    assert "private_address" in asked("parent-assess-fullest")


def test_harmful_a_parent_of_a_17_year_old_who_can_decide_gets_no_sheet():
    path = path_of("parent-assess-shortest", child_born="2009-05-14", capacity="can-decide")
    assert path.stopped is not None
    assert path.stopped.id == "their-own-right"


@pytest.mark.parametrize("says", ["draft", "nothing", "cannot-tell"])
def test_trap_a_draft_or_no_decision_stops(says):
    assert path_of("parent-assess-shortest", letter_says=says).stopped is not None


@pytest.mark.parametrize("voice", ["parent", "young_person", "adviser"])
def test_every_page_and_field_has_its_words(voice):
    words = Words("appeal-checklist", voice=voice)
    for section in JOURNEY.sections:
        assert words(f"section.{section.id}.title")
        for page in (page for page in section.pages if not page.stop):
            assert words(f"page.{page.id}.title")
            for field in page.fields:
                for option in field.options:
                    assert words(f"field.{field.name}.option.{option}")
                for column in field.columns:
                    assert words(f"field.{field.name}.column.{column.name}.label")
                if field.required and f"field.{field.name}.error.required" not in SHARED:
                    assert field.kind == "date" or words(f"field.{field.name}.error.required")


def test_no_words_stand_for_a_question_that_is_not_asked():
    pages = {page.id for page in JOURNEY.pages()}
    names = set(JOURNEY.fields())
    for key in entries("appeal-checklist"):
        group, name = key.split(".")[:2]
        known = {"page": pages, "field": names}.get(group)
        assert known is None or name in known, key
