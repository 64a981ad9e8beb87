"""The seven appealable decisions, and what each of them needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letters.law import BadLawData, UnknownId, decision, decisions


def test_seven_decisions_in_the_order_of_the_act() -> None:
    """Section 51(2), from (a) to (f), with Section I on its own."""
    assert list(decisions()) == [
        "refuse-to-assess",
        "refuse-to-issue",
        "contents",
        "placement-only",
        "refuse-to-reassess",
        "refuse-to-amend",
        "cease-to-maintain",
    ]
    paragraphs = [one.paragraph for one in decisions().values()]
    assert paragraphs == sorted(paragraphs)


def test_form_for_each_decision() -> None:
    """SEND35A is for a refusal to assess and nothing else."""
    assert {one.id for one in decisions().values() if one.form == "SEND35A"} == {"refuse-to-assess"}


def test_only_placement_only_needs_no_certificate() -> None:
    """Section 55: only an appeal about the school alone is exempt."""
    exempt = {one.id for one in decisions().values() if not one.certificate_needed}
    assert exempt == {"placement-only"}


def test_recommendations_are_impossible_only_in_a_refusal_to_assess() -> None:
    """The 2017 Regulations cover s.51(2)(b) to (f)."""
    without = {one.id for one in decisions().values() if not one.recommendations_possible}
    assert without == {"refuse-to-assess"}


def test_no_plan_is_asked_for_where_there_is_none() -> None:
    """Nobody who was refused an assessment or a plan is asked to enclose a plan."""
    without = {one.id for one in decisions().values() if not one.plan_exists}
    assert without == {"refuse-to-assess", "refuse-to-issue"}


def test_every_decision_cites_the_right_to_appeal_and_the_certificate_rule() -> None:
    """Sections 51 and 55 stand behind all of them."""
    assert all({"cfa-s51", "cfa-s55"} <= set(one.sources) for one in decisions().values())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Contents"),
        ("title", " "),
        ("paragraph", "section 51"),
        ("form", "SEND4A"),
        ("sources", ()),
        ("sources", ("hearsay",)),
    ],
)
def test_decision_cannot_be_built_wrong(field: str, value: object) -> None:
    """Bad data is refused, and the field is named."""
    with pytest.raises(BadLawData) as refused:
        replace(decision("contents"), **{field: value})  # type: ignore[arg-type]
    assert refused.value.field == field


@pytest.mark.parametrize(
    "unknown", ["draft-plan", "amendment-notice", "personal-budget", "transport"]
)
def test_what_cannot_be_appealed_is_no_decision(unknown: str) -> None:
    """A draft, a proposal, a personal budget and transport carry no right of appeal."""
    with pytest.raises(UnknownId, match=unknown):
        decision(unknown)
