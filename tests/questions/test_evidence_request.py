"""What is asked before a report is asked for."""

from __future__ import annotations

import pytest

from letters.questions.kinds.evidence_request import JOURNEY
from letters.questions.kinds.raise_a_concern import JOURNEY as CONCERN
from letters.wording import Words
from tests.journeys.replayed import Asked

ASKED = Asked(JOURNEY)
FILES = ASKED.files
path, reasons = ASKED.path, ASKED.reasons


def test_harmful_a_letter_that_asks_for_nothing_is_not_made() -> None:
    assert reasons("parent-shortest", report_about=None) == {("report_about", "required")}
    assert reasons("parent-shortest", expert_workplace=None) == {("expert_workplace", "required")}


def test_harmful_a_doctors_letter_does_not_go_where_a_teachers_went() -> None:
    """Answers go from one kind to another by the name of the question."""
    here = {field.name for page in JOURNEY.pages() for field in page.fields}
    there = {field.name for page in CONCERN.pages() for field in page.fields}
    assert not {name for name in here & there if name.startswith(("expert", "addressee"))}


def test_a_report_is_not_asked_for_on_a_day_that_has_passed() -> None:
    """The day itself still stands."""
    assert not reasons("parent-shortest", report_by="2026-11-23")
    assert reasons("parent-shortest", report_by="2026-11-22") == {("report_by", "date-in-past")}


def test_a_young_person_is_asked_first() -> None:
    """A report about somebody over school age is theirs to agree to."""
    stop = path("parent-young-person-agrees", young_person_agrees="no").stopped
    assert stop is not None
    assert stop.id == "ask-them-first"


@pytest.mark.parametrize("voice", ["parent", "young_person", "adviser"])
def test_the_day_is_called_a_wish(voice: str) -> None:
    assert "No law sets a day" in Words("evidence-request", voice=voice)("page.report-by.hint")
