"""The questions every kind shares: whose voice, whose right, which decision, and where it stops."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from letters import law
from letters.places.authorities import authorities
from letters.questions import shared
from letters.questions.answers import Answers
from letters.questions.journey import Journey, Section
from letters.questions.path import Path, replay
from tests.questions.samples import TODAY

APPEAL = Journey(
    "appeal",
    (
        shared.ABOUT,
        shared.PEOPLE_WHO_MAY_APPEAL,
        shared.COUNCIL,
        shared.DECISION,
        Section(
            "adviser", (*shared.ADVISER_CONTACTED, shared.CERTIFICATE, shared.CERTIFICATE_ISSUED)
        ),
    ),
    ("letter",),
)
COMPLAINT = Journey(
    "complaint", (shared.ABOUT, shared.PEOPLE_WHO_WRITE, shared.COUNCIL), ("letter",)
)
PARENT: dict[str, object] = {
    "country": "england",
    "writer": "parent",
    "child_name": "Amal Example",
    "child_born": "2016-03-27",
    "parent_name": "Sam Example",
    "contact_by": "address",
    "address": "1 Example Street\nExampletown",
    "council": "Exampleshire County Council",
    "custody": "no",
    "letter_says": "plan",
    "contested": ["needs"],
    "decision_sent": "2026-11-02",
    "adviser_contacted": "no",
}
YOUNG_PERSON = {**PARENT, "writer": "young_person", "child_born": "2008-03-27"}
ADVISER = {
    **PARENT,
    "writer": "adviser",
    "writes_for": "parent",
    "consent": "yes",
    "consent_on": "2026-11-20",
    "consent_written": "yes",
    "adviser_name": "Robin Example",
}


def walked(answers: dict[str, object], journey: Journey = APPEAL, on: date = TODAY) -> Path:
    """The path of these answers."""
    return replay(journey, answers, on)


def asked(path: Path) -> set[str]:
    """The ids of the pages on a path."""
    return {page.id for page in path.pages}


@pytest.mark.parametrize(
    "answers", [PARENT, YOUNG_PERSON, ADVISER], ids=["parent", "young", "adviser"]
)
def test_each_voice_comes_to_the_end(answers: dict[str, object]) -> None:
    """Nothing is missing, and only what was written for another voice is left out."""
    path = walked(answers)
    assert path.refusals == ()
    assert path.complete
    assert shared.voice(path.answers) == answers["writer"]
    assert path.off_path == (("parent_name",) if answers is YOUNG_PERSON else ())


@pytest.mark.parametrize(
    ("base", "change", "stop"),
    [
        (PARENT, {"country": "wales"}, "not-england"),
        (PARENT, {"country": "scotland"}, "not-england"),
        (PARENT, {"country": "northern-ireland"}, "not-england"),
        (PARENT, {"country": "elsewhere"}, "not-england"),
        (ADVISER, {"consent": "no"}, "consent-first"),
        (PARENT, {"child_born": "2008-03-27", "capacity": "can-decide"}, "their-own-right"),
        (YOUNG_PERSON, {"child_born": "2011-09-01"}, "parents-right"),
        (YOUNG_PERSON, {"child_born": "2001-11-23"}, "past-25"),
        (PARENT, {"custody": "yes"}, "in-custody"),
        (PARENT, {"letter_says": "draft"}, "draft-plan"),
        (PARENT, {"letter_says": "nothing"}, "no-decision"),
        (PARENT, {"letter_says": "cannot-tell"}, "find-out-what"),
        (PARENT, {"contested": ["health"]}, "health-or-care-only"),
        (PARENT, {"contested": ["health", "care"]}, "health-or-care-only"),
    ],
)
def test_where_it_stops(base: dict[str, object], change: dict[str, object], stop: str) -> None:
    """No document is made for somebody whom it could only harm."""
    path = walked({**base, **change})
    assert path.stopped is not None
    assert path.stopped.id == stop


def test_every_stop_is_tried_above() -> None:
    """A stop that is added is tried too."""
    table = next(mark for mark in test_where_it_stops.pytestmark if mark.name == "parametrize")  # type: ignore[attr-defined]
    assert {row[2] for row in table.args[1]} == {p.id for p in APPEAL.pages() if p.stop}


@pytest.mark.parametrize(
    ("born", "page"),
    [
        ("2010-09-01", None),  # turns 16 in the school year that is running
        ("2010-08-31", "capacity"),
        ("2001-11-24", "capacity"),  # 25 tomorrow
        ("2001-11-23", None),  # 25 today
    ],
)
def test_a_parent_is_asked_about_capacity_from_school_leaving_age(
    born: str, page: str | None
) -> None:
    """From then to the 25th birthday the right is the young person's own."""
    pages = asked(walked({**PARENT, "child_born": born, "capacity": "cannot-decide"}))
    assert ("capacity" in pages) is (page == "capacity")


@pytest.mark.parametrize(
    ("agrees", "ends"), [("yes", False), ("cannot-decide", False), ("no", True)]
)
def test_a_parent_may_complain_if_the_young_person_agrees(agrees: str, ends: bool) -> None:
    """Anybody may complain; of somebody over school age the council will ask whether they agree."""
    path = walked({**PARENT, "child_born": "2008-03-27", "young_person_agrees": agrees}, COMPLAINT)
    assert "young-person-agrees" in asked(path)
    assert (path.stopped is not None) is ends


def test_a_child_s_agreement_is_not_asked() -> None:
    """Below school-leaving age the parent speaks for the child."""
    assert "young-person-agrees" not in asked(walked(PARENT, COMPLAINT))


@pytest.mark.parametrize(
    ("says", "decision"),
    [
        ("will-not-assess", "refuse-to-assess"),
        ("will-not-issue", "refuse-to-issue"),
        ("keep-plan", "refuse-to-amend"),
        ("will-not-reassess", "refuse-to-reassess"),
        ("will-end-plan", "cease-to-maintain"),
        ("draft", None),
        ("nothing", None),
        ("cannot-tell", None),
        (None, None),
    ],
)
def test_the_decision_by_what_the_letter_says(says: str | None, decision: str | None) -> None:
    """Each appealable decision has its own words; a draft or a silence is none."""
    assert shared.decision_id(Answers({"letter_says": says} if says else {}, TODAY)) == decision


@pytest.mark.parametrize("more", [None, "yes", "no"])
@pytest.mark.parametrize(
    "parts",
    [parts for size in range(6) for parts in combinations(shared.CONTESTED, size)],
    ids="-".join,
)
def test_the_decision_by_the_parts_of_a_plan(parts: tuple[str, ...], more: str | None) -> None:
    """Needs or help are contents; the school alone is placement only, if nothing more is wanted."""
    answers = {"letter_says": "plan", "contested": list(parts)}
    found = shared.decision_id(
        Answers({**answers, "more_than_school": more} if more else answers, TODAY)
    )
    if {"needs", "help"} & set(parts):
        assert found == "contents"
    elif "school" in parts:
        assert found == {"yes": "contents", "no": "placement-only", None: None}[more]
    else:
        assert found is None


def test_every_decision_of_the_law_can_be_reached() -> None:
    """Whatever can be appealed can be chosen."""
    plan = {"letter_says": "plan", "contested": ["school"]}
    reached = [
        *({"letter_says": says} for says in shared.LETTER_SAYS),
        {**plan, "more_than_school": "yes"},
        {**plan, "more_than_school": "no"},
    ]
    found = {shared.decision_id(Answers(answers, TODAY)) for answers in reached}
    assert found - {None} == set(law.decisions())


def test_a_family_that_needs_no_certificate_is_not_asked_for_one() -> None:
    """An appeal about the school only: neither the adviser nor the certificate."""
    path = walked({**PARENT, "contested": ["school"], "more_than_school": "no"})
    assert path.complete
    assert not asked(path) & {"adviser-contacted", "certificate", "certificate-issued"}
    assert "adviser_contacted" in path.off_path


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"child_born": "1999-12-31"}, "child_born", "born-too-long-ago"),
        ({"child_born": "2026-11-24"}, "child_born", "date-in-future"),
        ({"decision_sent": "2016-03-26"}, "decision_sent", "before-birth"),
        ({"decision_sent": "2026-11-24"}, "decision_sent", "date-in-future"),
        ({"decision_arrived": "2026-11-01"}, "decision_arrived", "before-letter"),
        (
            {"adviser_contacted": "yes", "adviser_contacted_on": "2026-11-01"},
            "adviser_contacted_on",
            "before-letter",
        ),
    ],
)
def test_dates_that_cannot_be(change: dict[str, object], field: str, reason: str) -> None:
    """Two dates that contradict each other: the later question says so."""
    (refused,) = [r for r in walked({**PARENT, **change}).refusals if r.field == field]
    assert refused.reason == reason


@pytest.mark.parametrize(
    ("contact", "issued", "reason"),
    [
        ("unknown", "2026-11-01", "before-letter"),
        ("unknown", "2026-11-02", None),
        ("yes", "2026-11-08", "before-contact"),
        ("yes", "2026-11-09", None),
        ("yes", "2026-11-24", "date-in-future"),
    ],
)
def test_a_certificate_fits_the_letter_and_the_contact(
    contact: str, issued: str, reason: str | None
) -> None:
    """It is never older than either, nor from tomorrow."""
    certificate = {"certificate": "yes", "certificate_issued": issued}
    contacted = {"adviser_contacted": contact, "adviser_contacted_on": "2026-11-09"}
    path = walked({**PARENT, **contacted, **certificate})
    assert [r.reason for r in path.refusals] == ([reason] if reason else [])


def test_changing_the_letter_s_date_refuses_what_no_longer_fits() -> None:
    """An earlier answer was changed: the later one is asked about again, not used."""
    arrived = {**PARENT, "decision_arrived": "2026-11-03"}
    assert walked(arrived).complete
    changed = walked({**arrived, "decision_sent": "2026-11-05"})
    assert [(r.field, r.reason) for r in changed.refusals] == [
        ("decision_arrived", "before-letter")
    ]
    assert "decision_arrived" not in changed.answers


def test_with_a_safe_way_no_address_is_on_the_path() -> None:
    """Whoever hides from somebody has no address in any document, even if one was typed before."""
    path = walked({**PARENT, "contact_by": "safe", "safe_contact": "PO Box 1"})
    assert path.complete
    assert "address" not in path.answers
    assert path.off_path == ("address",)


def test_councils_are_offered_and_any_other_may_be_typed() -> None:
    """The list may be old; the name on the letter counts."""
    field = APPEAL.fields()["council"]
    assert len(field.suggestions) == len(authorities()) > 150
    assert walked({**PARENT, "council": "A council that is new"}).complete


def test_people_are_the_same_questions_in_every_kind() -> None:
    """Asked once and kept for the next letter: the same names stand for the same questions."""
    appeal, complaint = APPEAL.fields(), COMPLAINT.fields()
    both = appeal.keys() & complaint.keys()
    assert {"writer", "child_name", "child_born", "address", "council", "your_reference"} <= both
    assert all(appeal[name] == complaint[name] for name in both)
