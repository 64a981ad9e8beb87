"""The letters about mediation, read as the family, the adviser and the council read them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from letters import law
from letters.documents.blocks import lines_of, text_of
from letters.documents.compose import compose
from letters.documents.editions import reader
from letters.documents.localise import blocks
from letters.facts.base import KeyDate
from letters.facts.kinds.mediation_advice import HealthOrCare, MediationFacts, judge
from letters.questions.kinds.mediation_advice import JOURNEY
from letters.questions.path import replay

FOLDER = Path(__file__).parents[1] / "journeys" / "mediation-advice"
FILES = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}
HEALTH_OR_CARE = sorted(
    name for name, file in FILES.items() if "health_or_care_mediation" in file["answers"]
)
FINISHED = sorted(
    name for name in FILES if not name.startswith("stop-") and name not in HEALTH_OR_CARE
)
ON = date(2026, 11, 23)
WISHES = {
    "parent": "I wish to appeal against the decision of the council (",
    "young-person": "I wish to appeal against the decision of the council (",
    "adviser": "Farah Example wishes to appeal against the decision of the council (",
}
WANTS = {
    ("parent", "yes"): "I want to try mediation.",
    ("parent", "no"): "I do not want to try mediation.",
    ("parent", "undecided"): "I have not decided yet whether to try mediation, and I will tell you "
    "by Monday 30 November 2026.",
    ("adviser", "yes"): "Farah Example wants to try mediation.",
    ("adviser", "no"): "Farah Example does not want to try mediation.",
    ("adviser", "undecided"): "Farah Example has not decided yet whether to try mediation, and will"
    " tell you by Monday 30 November 2026.",
}
CERTIFICATE = {
    "yes": "When the mediation has ended, or when the council tells you that it cannot arrange",
    "no": "Please issue the mediation certificate, and send it",
    "undecided": "No certificate is asked for until you have been told whether mediation is",
}
DECISIONS = {
    "will-not-assess": "The council has decided not to carry out an EHC needs assessment.",
    "will-not-issue": "After an EHC needs assessment, the council has decided not to write an EHC",
    "plan": "The council has sent a final EHC plan, and the dispute is about this:",
    "keep-plan": "The council has decided to keep the EHC plan as it is.",
    "will-not-reassess": "The council has decided not to carry out a re-assessment of the needs.",
    "will-end-plan": "The council has decided to end the EHC plan.",
}
ISSUES = [{"issue": {"text": "Hours of help", "language": "en", "english": ""}}]


def answers(name: str, **more: object) -> dict[str, object]:
    """The answers of a file, some of them changed; None takes one away."""
    given = {**FILES[name]["answers"], **more}
    return {key: value for key, value in given.items() if value is not None}


def facts(given: Mapping[str, object], on: date = ON) -> MediationFacts | HealthOrCare:
    """The facts of a complete set of answers; what is off the path does no harm."""
    path = replay(JOURNEY, given, on)
    assert path.complete, [str(refusal) for refusal in path.refusals] or path.stopped
    return judge(path.answers)


def documents(given: Mapping[str, object], on: date = ON) -> dict[str, str]:
    """Each document in English, a line for each paragraph or item, without references."""
    found = facts(given, on)
    context = {field.name: getattr(found, field.name) for field in fields(found)}
    context["voice"] = found.people.voice
    return {
        name: "\n".join(
            text_of(line)
            for block in blocks(compose(name, context), reader("en"))
            for line in lines_of(block)
        )
        for name in found.documents
    }


def letter(given: Mapping[str, object], on: date = ON) -> str:
    """The letter to the mediation adviser."""
    return documents(given, on)["mediation-advice"]


def companion(given: Mapping[str, object], on: date = ON) -> str:
    """The letter to the council."""
    return documents(given, on)["mediation-companion"]


def notes(given: Mapping[str, object], on: date = ON) -> str:
    """The sheet of dates."""
    return documents(given, on)["mediation-notes"]


def of(name: str) -> dict[str, str]:
    """The documents of a file on its own day."""
    return documents(answers(name), date.fromisoformat(FILES[name]["on"]))


def choosing(mediation: str) -> dict[str, object]:
    """The answers that go with a choice about mediation."""
    return {
        "mediation": mediation,
        "decide_by": "2026-11-30" if mediation == "undecided" else None,
        "mediation_issues": ISSUES if mediation == "yes" else None,
        "missing_health": "no" if mediation == "yes" else None,
        "contested": ["help"],
    }


# --- Every decision × yes / no / undecided has its exact sentences


@pytest.mark.parametrize("says", DECISIONS)
@pytest.mark.parametrize("mediation", CERTIFICATE)
@pytest.mark.parametrize("voice", ["parent", "adviser"])
def test_every_decision_and_choice_has_its_sentences(says: str, mediation: str, voice: str) -> None:
    said = letter(answers(f"{voice}-shortest", letter_says=says, **choosing(mediation)))
    assert WISHES[voice] in said
    assert [words for words in WANTS.values() if words in said] == [WANTS[voice, mediation]]
    assert [words for words in CERTIFICATE.values() if words in said] == [CERTIFICATE[mediation]]
    assert [words for words in DECISIONS.values() if words in said] == [DECISIONS[says]]


@pytest.mark.parametrize("mediation", CERTIFICATE)
def test_the_council_is_written_to_only_where_mediation_is_wanted(mediation: str) -> None:
    made = facts(answers("parent-shortest", **choosing(mediation))).documents
    assert made[0] == "mediation-advice"
    assert made[-1] == "mediation-notes"
    assert ("mediation-companion" in made) is (mediation == "yes")


@pytest.mark.parametrize("voice", WISHES)
def test_harmful_without_the_wish_to_appeal_the_letter_is_useless(voice: str) -> None:
    name = f"{voice}-shortest"
    assert WISHES[voice] in of(name)["mediation-advice"]


def test_harmful_a_refusal_to_amend_is_never_nothing_to_appeal() -> None:
    said = letter(answers("parent-shortest", letter_says="keep-plan"))
    assert "it can be appealed under section 51" in said


def test_harmful_the_letter_goes_to_the_adviser_and_not_to_the_council_or_mediator_only() -> None:
    for name in FINISHED:
        said = of(name)["mediation-advice"]
        assert "To the mediation adviser for:" in said
        assert "Dear mediation adviser," in said
        assert "mediator" not in said


# --- The school only, and what only looks like it


def test_harmful_a_school_only_family_is_never_told_that_it_must_mediate() -> None:
    made = of("parent-school-only-mediation")
    assert "needs no mediation certificate, so none is asked for" in made["mediation-advice"]
    assert "Mediation is possible in this case all the same" in made["mediation-advice"]
    assert "Please issue the mediation certificate" not in made["mediation-advice"]
    assert "it need not wait for mediation or for a certificate" in made["mediation-notes"]


def test_trap_4_for_the_school_only_mediation_does_not_stop_the_time() -> None:
    sheet = of("parent-school-only-mediation")["mediation-notes"]
    assert "The time to appeal runs on during mediation" in sheet
    assert "regulation 33" not in sheet


def test_harmful_an_education_otherwise_family_is_told_that_it_needs_a_certificate() -> None:
    made = of("parent-education-otherwise")
    assert "education otherwise than at a school" in made["mediation-advice"]
    assert "Please issue the mediation certificate" in made["mediation-advice"]
    assert "needs no mediation certificate" not in made["mediation-notes"]


def test_the_school_only_without_a_wish_to_appeal_does_not_speak_of_one() -> None:
    said = of("parent-school-only-undecided-no-appeal")["mediation-advice"]
    assert "wish to appeal" not in said
    assert "Please send information about mediation" in said


# --- Not decided yet (0.2.7)


def test_0_2_7_an_undecided_letter_carries_its_date_and_asks_for_no_certificate() -> None:
    made = of("parent-refuse-to-issue-undecided")
    assert "I will tell you by Monday 30 November 2026" in made["mediation-advice"]
    assert "Please issue" not in made["mediation-advice"]
    assert "Decide about mediation by Monday 30 November 2026" in made["mediation-notes"]


def test_0_2_7_wanting_mediation_does_not_also_demand_a_certificate_at_once() -> None:
    said = of("parent-fullest")["mediation-advice"]
    assert "When the mediation has ended" in said
    assert "Please issue the mediation certificate" not in said
    assert "send it in the way" not in said


# --- Late, in every way


def test_a_late_letter_says_that_it_is_late_and_why() -> None:
    said = of("parent-cease-late")["mediation-advice"]
    assert "the 2 months for contacting you ended on Tuesday 10 November 2026" in said
    assert "letter is late" not in said  # counted, and not conceded
    assert "before the date of this letter" in said
    assert "We moved in August. The letter went to our old flat." in said
    assert "It became known on Friday 13 November 2026 that you should be contacted." in said
    assert "The council’s letter arrived on Thursday 12 November 2026." in said
    assert "Please act on this letter all the same." in said


def test_trap_15_late_people_are_told_what_to_do_today() -> None:
    for name in FINISHED:
        if "-late" not in name or "school-only" in name:
            continue
        sheet = of(name)["mediation-notes"]
        assert "What to do today" in sheet
        assert "Send the appeal, on form SEND35" in sheet
        assert "Do not wait for the certificate" in sheet
        assert "cannot appeal" not in sheet


def test_d40_a_late_first_contact_is_told_to_contact_and_to_send_at_once() -> None:
    given = answers("parent-cease-late", decision_sent="2026-11-02", decision_arrived=None)
    sheet = notes({**given, "adviser_late_learnt": "2027-01-04"}, date(2027, 1, 5))
    assert "Send the appeal now" in sheet
    assert "The last day for the appeal was Monday 4 January 2027." in sheet
    assert "Contact the mediation adviser today" in sheet


def test_an_august_letter_is_late_for_the_adviser_and_the_appeal_is_not_called_late() -> None:
    made = of("parent-august-adviser-late-appeal-in-time")
    assert "before the date of this letter" in made["mediation-advice"]
    assert "by 5pm on Tuesday 1 September 2026" in made["mediation-notes"]
    assert "Send the appeal, on form SEND35A, today." in made["mediation-notes"]
    assert "with the reasons why it is late" not in made["mediation-notes"]


@pytest.mark.parametrize(
    ("on", "late"), [(date(2027, 1, 2), False), (date(2027, 1, 3), True)], ids=["last-day", "after"]
)
def test_the_letter_on_both_sides_of_the_last_day(on: date, late: bool) -> None:
    reason = {"text": "Illness", "language": "en", "english": ""}
    said = letter(answers("parent-shortest", adviser_late_reason=reason), on)
    assert ("before the date of this letter" in said) is late
    assert ("Illness" in said) is late


def test_a_first_contact_that_was_late_is_said_with_both_dates() -> None:
    said = of("parent-late-contact")["mediation-advice"]
    assert "first contacted about this decision on Thursday 12 November 2026" in said
    assert "ended on Tuesday 10 November 2026, before that day" in said


def test_a_contact_in_time_that_may_not_have_told_the_wish_concedes_nothing() -> None:
    said = of("parent-late-wish")["mediation-advice"]
    assert "which was in time" in said
    assert "you may not have been told of the wish to appeal by then" in said
    assert "before the date of this letter" not in said


def test_0_2_2_after_a_late_or_unknown_contact_no_extra_time_is_promised() -> None:
    for name in ("parent-late-contact", "parent-late-unknown", "parent-late-wish"):
        sheet = of(name)["mediation-notes"]
        assert "do not rely on any extra time from it" in sheet
        assert "The certificate gives 1 month" not in sheet


def test_an_unknown_first_contact_is_asked_about() -> None:
    made = of("parent-refuse-to-reassess-unknown-contact")
    assert "Please write on which day you were first contacted" in made["mediation-advice"]
    assert "Find out the day of the first contact" in made["mediation-notes"]


def test_a_family_that_mediates_in_time_is_not_called_late_when_two_months_have_passed() -> None:
    sheet = of("parent-in-time-certificate-awaited")["mediation-notes"]
    assert "Send the appeal as soon as the mediation certificate comes." in sheet
    assert "What to do today" not in sheet
    assert re.findall(r"[^.]*\blate\b[^.]*", sheet) == [
        " Do not rely on that if the mediation adviser is told late, and keep the proof of the day"
    ]


# --- The letter to the council


def test_the_council_hears_the_issues_the_health_help_and_the_limit() -> None:
    said = of("parent-fullest")["mediation-companion"]
    assert "Speech therapy is not written down in hours." in said
    assert "This would settle it: One hour each week, named in the plan." in said
    assert "A nurse at school each day." in said
    assert "reaches you on its date, that is by Wednesday 23 December 2026" in said
    assert "tell the health body about this within 3 working days" in said


def test_the_thirty_days_are_calendar_days() -> None:
    due = facts(answers("parent-fullest")).mediation_by
    assert due is not None
    assert due.due == date(2026, 12, 23)


def test_0_2_12_a_supporter_of_their_own_choice_and_somebody_who_may_decide() -> None:
    said = of("parent-fullest")["mediation-companion"]
    assert "may bring somebody of their own choice" in said
    assert "Lee Sample (friend of the family)" in said
    assert "Please send somebody who can decide on these points at the meeting" in said


def test_without_health_in_dispute_no_health_body_is_spoken_of() -> None:
    assert "health" not in of("parent-refuse-to-amend-mediation")["mediation-companion"]


def test_what_was_left_out_is_left_out_whole() -> None:
    said = of("parent-refuse-to-amend-mediation")["mediation-companion"]
    for heading in ("thinks and wants", "will come", "not possible", "missing from the plan"):
        assert heading not in said


# --- Whose voice, whose right, whose address


@pytest.mark.parametrize("name", [name for name in FINISHED if name.startswith("adviser")])
def test_harmful_the_adviser_is_never_i_for_the_family(name: str) -> None:
    made = of(name)
    own_words = ("I want to hear my teacher", "Section I")
    for sent in ("mediation-advice", "mediation-companion"):
        said = made.get(sent, "")
        for words in own_words:
            said = said.replace(words, "")
        assert not re.search(r"\b(I|my|me)\b", said), sent


@pytest.mark.parametrize("name", [name for name in FINISHED if name.startswith("adviser")])
def test_the_adviser_letter_says_that_the_client_agreed_and_when(name: str) -> None:
    said = of(name)["mediation-advice"]
    assert re.search(
        r"by an adviser for .+, who agreed to it (in writing|by word of mouth) on \d+ \w+ 202\d",
        said,
    )


def test_the_young_person_speaks_for_herself() -> None:
    said = of("young-person-fullest")["mediation-companion"]
    assert "My name: Robin Sample" in said
    assert "child" not in said.replace("Relationship to the child or young person", "")


def test_a_safe_contact_prints_no_address_anywhere() -> None:
    canary = "9 Canary Court"
    given = answers("young-person-shortest", address=canary, email="canary@example.com")
    for said in documents(given).values():
        assert "anary" not in said
    assert "Please reach me in this way only: robin.sample@example.org" in letter(given)


@pytest.mark.parametrize(
    ("name", "handover", "words"),
    [
        ("parent-shortest", None, ""),
        ("parent-right-passes-ahead", "ahead", "passes to the young person after Friday 25 June"),
        ("young-person-right-passed", "behind", "passed to you after Friday 25 June 2027"),
        ("adviser-for-young-person-right-passed", "behind", "passed to the young person after"),
        ("young-person-summer", "ask", "the notes to the appeal form speak of the end of the"),
        ("young-person-before-25", "at-25", "the 25th birthday falls before the last day"),
        ("parent-acts-for-young-person", None, ""),
    ],
)
def test_0_2_8_the_right_that_changes_hands_is_said(
    name: str, handover: str | None, words: str
) -> None:
    on = date.fromisoformat(FILES[name]["on"])
    assert facts(answers(name), on).handover == handover
    sheet = of(name)["mediation-notes"]
    assert words in sheet
    assert ("Who appeals" in sheet) is (handover is not None)


def test_trap_6_a_parent_who_acts_for_a_young_person_says_so() -> None:
    said = of("parent-acts-for-young-person")["mediation-advice"]
    assert "over compulsory school age and cannot make this decision, so I act instead" in said


# --- The dates, the recipient, and what stands where


def test_the_letter_that_is_sent_holds_no_advice_and_no_safe_date() -> None:
    for name in FINISHED:
        made = of(name)
        for sent in ("mediation-advice", "mediation-companion"):
            said = made.get(sent, "")
            assert "safe date" not in said.lower()
            assert "Tribunal" not in said


def test_the_box_of_dates_stands_first_on_the_sheet() -> None:
    for name in FINISHED:
        lines = of(name)["mediation-notes"].splitlines()
        assert lines[2] == "The time to appeal"


def test_0_2_16_the_day_to_ring_by_is_never_after_24_december() -> None:
    after_aim = facts(answers("parent-shortest"), date(2026, 12, 19))
    assert {day.id: day.day for day in after_aim.dates}["ring-by"] == date(2026, 12, 24)


def test_the_day_for_the_adviser_leaves_time_for_a_certificate() -> None:
    """Three whole working days between it and the safe date; from that day on it is today."""
    given = answers("parent-shortest")
    sheet = of("parent-shortest")["mediation-notes"]
    assert "by Friday 18 December 2026 at the latest" in sheet
    assert "on Friday 18 December 2026 at the latest" in sheet
    assert "The last day in law for this contact is Saturday 2 January 2027" in sheet
    days = {day.id: day.day for day in facts(given).dates}
    assert days["ring-by"] == date(2026, 12, 18)
    assert "18 December 2026 at the latest" in notes(given, date(2026, 12, 17))
    assert "at the latest" not in notes(given, date(2026, 12, 18))
    assert "Contact the mediation adviser today, by telephone" in notes(given, date(2026, 12, 18))


def test_trap_1_the_letter_counts_two_months_from_the_day_it_was_sent() -> None:
    made = documents(answers("parent-shortest", decision_arrived="2026-11-20"))
    assert "Saturday 2 January 2027" in made["mediation-advice"]
    assert "the time is counted from the day it was sent" in made["mediation-notes"]
    assert not re.search(
        r"60 days|2 months (after|from) .*(receiv|arriv)", "\n".join(made.values())
    )


def test_trap_7_the_adviser_is_the_one_on_their_own_letter_or_nobody() -> None:
    assert "Example Mediation" in of("parent-fullest")["mediation-advice"]
    without = of("parent-shortest")
    assert "Global Mediation" not in "".join(without.values())
    assert "Ask the council today who the mediation adviser is" in without["mediation-notes"]


def test_the_certificate_is_due_three_working_days_after_the_adviser_is_told() -> None:
    assert "by Thursday 26 November 2026" in of("parent-shortest")["mediation-notes"]


def test_a_missing_certificate_is_never_a_reason_not_to_send() -> None:
    sheet = of("parent-shortest")["mediation-notes"]
    assert "the appeal can be sent without it: the form takes a reason for a missing one" in sheet


@pytest.mark.parametrize(
    ("on", "ids"),
    [
        (ON, ["ring-by", "safe-date", "last-day"]),
        (date(2026, 12, 24), ["ring-by", "safe-date", "last-day"]),
        (date(2026, 12, 25), ["last-day"]),
    ],
)
def test_the_calendar_holds_no_day_that_has_passed(on: date, ids: list[str]) -> None:
    assert [day.id for day in facts(answers("parent-shortest"), on).dates] == ids


def test_the_day_to_decide_by_is_in_the_calendar() -> None:
    dates = facts(answers("parent-refuse-to-issue-undecided")).dates
    assert dates[0] == KeyDate("decide-by", date(2026, 11, 30))


def test_after_the_first_contact_there_is_no_day_to_ring_by() -> None:
    assert "ring-by" not in {day.id for day in facts(answers("parent-fullest")).dates}


def test_no_document_says_that_a_complaint_gives_time() -> None:
    for name in FINISHED:
        for said in of(name).values():
            for sentence in re.findall(r"[^.\n]*complaint[^.\n]*\.", said):
                assert "do not" in sentence


def test_every_appealable_decision_is_reached_by_an_answer_file() -> None:
    reached = {
        facts(answers(name), date.fromisoformat(FILES[name]["on"])).appealed.decision.id
        for name in FINISHED
    }
    assert reached == set(law.decisions())


@pytest.mark.parametrize("name", FINISHED)
def test_what_is_sent_names_the_law_that_it_speaks_of(name: str) -> None:
    """A number of a section or regulation stands with its Act or Regulations."""
    for document, said in of(name).items():
        if document != "mediation-notes":
            for cited in re.finditer(r"(section|regulations?) \d+( to \d+)?", said):
                assert re.match(r" of the [A-Z]", said[cited.end() :]), cited[0]


def test_harmful_with_no_day_to_spare_the_letter_is_sent_before_the_last_day() -> None:
    given = answers("parent-shortest", decision_sent="2026-09-09")
    sheet = notes(given, date(2026, 11, 2))
    assert "The last day in law for this contact is Monday 9 November 2026" in sheet
    assert "so there is no day to spare: send the appeal before that day" in sheet
    assert "on the working day before the safe date" in sheet
    assert "no day to spare" not in notes(answers("parent-shortest"))
    today = notes(given, date(2026, 11, 9))
    assert "Do not wait for the certificate" in today
    assert "before the safe date" not in today


# --- Health or care alone

COUNCIL, BOARD, SHEET = (
    "mediation-health-care",
    "mediation-icb",
    "mediation-health-care-notes",
)
HEALTH, CARE, BOTH = (
    "parent-health-only",
    "adviser-parent-acts-care-only",
    "young-person-health-and-care-last-day",
)


@pytest.mark.parametrize("name", HEALTH_OR_CARE)
def test_harmful_health_or_care_alone_is_never_told_as_an_appeal(name: str) -> None:
    """No wish to appeal is told, no certificate asked for, and the right is given up in nothing."""
    made = of(name)
    assert made.keys() <= {COUNCIL, BOARD, SHEET}
    assert next(iter(made)) == COUNCIL
    for sent in {COUNCIL, BOARD} & made.keys():
        assert "certificate" not in made[sent]
        assert "wish to appeal" not in made[sent]
        assert "Tribunal" not in made[sent]
        assert not re.search(r"\blate\b", made[sent])
    assert "it gives up no right to appeal" in made[COUNCIL]
    assert "No mediation certificate is needed for this." in made[SHEET]


@pytest.mark.parametrize("name", HEALTH_OR_CARE)
def test_harmful_the_sheet_never_hides_the_time_to_appeal(name: str) -> None:
    """Whoever only thinks that it is about health sees the last day and the help that counts."""
    sheet = of(name)[SHEET]
    assert "often speech and language therapy does" in sheet
    assert "does not stop the time to appeal" in sheet
    assert re.search(r"(The last day for an appeal|must have (the appeal|it) by)", sheet)


def test_an_appeal_that_has_to_go_today_stands_first_on_the_sheet() -> None:
    """Before anything is asked about health, care or education."""
    sheet = of("young-person-health-and-care-last-day")[SHEET]
    today = "If an appeal is wanted, send it today."
    assert sheet.index(today) < sheet.index("must have it by 5pm on Monday 23 November 2026")
    assert sheet.index("must have it by") < sheet.index("First: is it about education as well?")
    assert all(today not in of(name)[SHEET] for name in (HEALTH, "parent-acts-health-only-late"))


def test_health_alone_is_for_the_board_to_arrange_and_the_council_is_told_first() -> None:
    """Sections 52 and 53: the family tells the council, the council the board, and the board
    arranges; 3 working days and 30 days, one after the other."""
    given = answers(HEALTH)
    found = facts(given)
    assert isinstance(found, HealthOrCare)
    assert found.told_by is not None
    assert (found.told_by.due, found.mediation_by.due) == (date(2026, 11, 26), date(2026, 12, 26))
    made = documents(given)
    assert "must then arrange the mediation within 30 days" in made[COUNCIL]
    assert "Please arrange the mediation" not in made[COUNCIL]
    assert "A letter of the same date goes to this board: Example Integrated Care" in made[COUNCIL]
    assert "Please arrange the mediation within those 30 days" in made[BOARD]
    assert "The council is being told this in a letter of the same date." in made[BOARD]
    assert "by Saturday 26 December 2026" in made[SHEET]


def test_a_board_that_nobody_knows_gets_no_letter_and_the_council_is_asked_which_it_is() -> None:
    made = documents(answers(HEALTH, icb=None))
    assert BOARD not in made
    assert "Please write which integrated care board it is" in made[COUNCIL]
    assert "Ask the council which integrated care board is responsible" in made[SHEET]
    assert "Read the letter, and sign it" in made[SHEET]


@pytest.mark.parametrize("name", [CARE, BOTH])
def test_where_care_is_disputed_the_council_arranges_within_30_days(name: str) -> None:
    """Section 54: from the day on which the council is told."""
    found = facts(answers(name))
    assert isinstance(found, HealthOrCare)
    assert found.mediation_by.due == date(2026, 12, 23)
    made = documents(answers(name))
    assert BOARD not in made
    assert "Please arrange the mediation within those 30 days" in made[COUNCIL]
    assert "Please send somebody who can decide" in made[COUNCIL]
    assert ("integrated care board" in made[COUNCIL]) is (name == BOTH)


def test_the_letter_names_what_is_disputed_and_nothing_else() -> None:
    parts = {"Sections C and G": {HEALTH, BOTH}, "Sections D and H": {CARE, BOTH}}
    for part, names in parts.items():
        assert {name for name in (HEALTH, CARE, BOTH) if part in of(name)[COUNCIL]} == names


def test_more_than_2_months_after_the_letter_it_is_sent_today_and_not_called_late() -> None:
    made = of("parent-acts-health-only-late")
    assert "Send the letter to the council today: 2 months have passed" in made[SHEET]
    assert "The last day for an appeal about the needs or the help was Monday 9" in made[SHEET]
    assert "ask SENDIASS or IPSEA today" in made[SHEET]


def test_the_calendar_checks_on_the_meeting_and_keeps_the_days_of_an_appeal() -> None:
    days = {day.id: day.day for day in facts(answers(HEALTH)).dates}
    assert days == {
        "check": date(2026, 12, 26),
        "safe-date": date(2026, 12, 24),
        "last-day": date(2027, 1, 4),
        "ring-by": date(2026, 12, 18),
    }
    late = facts(answers("parent-acts-health-only-late"))
    assert [day.id for day in late.dates] == ["check"]


def test_a_board_was_called_a_clinical_commissioning_group_before_july_2022() -> None:
    """On the day of the letter: see letters/law/names.toml."""
    path = replay(JOURNEY, answers(HEALTH, decision_sent="2021-11-01"), date(2021, 11, 22))
    found = judge(path.answers)
    context = {field.name: getattr(found, field.name) for field in fields(found)}
    given = blocks(compose(BOARD, {**context, "voice": "parent"}), reader("en"))
    said = "\n".join(text_of(line) for block in given for line in lines_of(block))
    assert law.as_named_on(said, date(2021, 11, 22)).count("clinical commissioning group") == 3


@pytest.mark.parametrize("name", HEALTH_OR_CARE)
def test_nobody_in_hiding_is_found_by_a_letter_about_health_or_care(name: str) -> None:
    given = answers(name, contact_by="safe", safe_contact="by e-mail", address="9 Canary Court")
    for said in documents(given).values():
        assert "Canary" not in said


# --- A supporter of one's own


def supported(comes: str, **more: object) -> str:
    """The letter to the council with a supporter."""
    return companion(answers("parent-fullest", supporter_comes=comes, **more))


def test_0_2_12_one_supporter_comes_without_anybodys_agreement() -> None:
    """Regulation 38(1)(b), one of them; the others have to be agreed on."""
    said = supported("beside", supporter="Lee Sample", supporter_role="lawyer")
    assert "I will bring one supporter of my own choice." in said
    assert "nobody else has to agree to that" in said
    assert "Supporter: Lee Sample" in said
    assert "Who the supporter is: lawyer" in said
    assert "Please agree that these people come as well:" in said
    assert "These people will come" not in said


@pytest.mark.parametrize(("comes", "speaks"), [("speaks", True), ("beside", False)])
def test_a_supporter_speaks_only_where_the_family_says_so(comes: str, speaks: bool) -> None:
    assert ("The supporter may speak for me at the meeting." in supported(comes)) is speaks


def test_a_supporter_is_named_only_where_a_name_was_given() -> None:
    said = supported("beside")
    assert "I will bring one supporter" in said
    assert "Supporter:" not in said
    assert "Who the supporter is" not in said


@pytest.mark.parametrize("comes", ["no", None])
def test_without_a_supporter_nobody_is_spoken_of(comes: str | None) -> None:
    said = companion(answers("parent-fullest", supporter_comes=comes))
    assert "supporter" not in said
    assert "A parent or young person may bring somebody of their own choice." in said


def test_the_adviser_is_never_taken_for_the_supporter() -> None:
    said = companion(answers("adviser-fullest", supporter_comes="speaks"))
    assert "Farah Example will bring one supporter." in said
    assert "The supporter may speak for Farah Example at the meeting." in said
