"""The appeal checklist read as the family reads it: traps by name, dates from both sides."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from letters import law
from letters.documents.blocks import lines_of, text_of
from letters.documents.compose import DOCUMENT_TEMPLATES
from letters.documents.editions import reader, say
from letters.documents.localise import blocks
from letters.documents.template import patterns, read
from letters.facts.kinds.appeal_checklist import ChecklistFacts, judge
from letters.questions.kinds.appeal_checklist import JOURNEY
from letters.questions.path import replay

FOLDER = Path(__file__).parents[1] / "journeys" / "appeal-checklist"
JOURNEYS = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in FOLDER.glob("*.json")
    if not path.stem.startswith("stop-")
}
TEMPLATES = [
    "appeal-checklist",
    "appeal-reasons",
    *sorted(p.stem for p in DOCUMENT_TEMPLATES.glob("_checklist_*")),
]
SENT = date(2026, 11, 2)  # two months: Saturday 2 January 2027


def facts(answers: Mapping[str, object], on: date) -> ChecklistFacts:
    """The facts of a complete set of answers."""
    path = replay(JOURNEY, answers, on)
    assert path.complete, [str(refusal) for refusal in path.refusals] or path.stopped
    return judge(path.answers)


def said(answers: Mapping[str, object], on: date, document: str = "appeal-checklist"):
    """What the sheet or the reasons say, before they have a language."""
    found = facts(answers, on)
    assert document in found.documents
    context = {field.name: getattr(found, field.name) for field in fields(found)}
    context["voice"] = found.people.voice
    return say(document, context, today=on, sent=document not in JOURNEY.kept)


def text(answers: Mapping[str, object], on: date, *, closing: bool = False) -> str:
    """The sheet in English, a line for each paragraph, list item and cell; references left out."""
    sheet = said(answers, on)
    records = (*sheet.records, *sheet.closing) if closing else sheet.records
    found = blocks(records, reader("en"))
    return "\n".join(text_of(line) for block in found for line in lines_of(block))


def reasons(name: str, **more: object) -> str:
    """The reasons of a journey file in English, some of its answers changed, on its own day."""
    day = date.fromisoformat(JOURNEYS[name]["on"])
    found = blocks(said(answers(name, **more), day, "appeal-reasons").records, reader("en"))
    return "\n".join(text_of(line) for block in found for line in lines_of(block))


def answers(name: str, **more: object) -> dict[str, object]:
    """The answers of a journey file, some of them changed; None takes one away."""
    given = {**JOURNEYS[name]["answers"], **more}
    return {key: value for key, value in given.items() if value is not None}


def of(name: str) -> str:
    """The text of a journey file on its own day."""
    return text(JOURNEYS[name]["answers"], date.fromisoformat(JOURNEYS[name]["on"]))


EVERY_DECISION = {
    "refuse-to-assess": "parent-assess-shortest",
    "refuse-to-issue": "refuse-to-issue",
    "contents": "parent-contents-shortest",
    "placement-only": "placement-only-type",
    "refuse-to-reassess": "refuse-to-reassess",
    "refuse-to-amend": "refuse-to-amend",
    "cease-to-maintain": "cease-in-time",
}


class TestWholeSheet:
    @pytest.mark.parametrize("name", sorted(JOURNEYS))
    def test_every_answer_file_makes_a_sheet(self, name):
        assert of(name).startswith("Checklist for an appeal to the SEND Tribunal")

    def test_every_sentence_is_printed_by_an_answer_file(self):
        written = {
            pattern.id for name in TEMPLATES for pattern in patterns(read(DOCUMENT_TEMPLATES, name))
        }
        printed = {
            spoken.pattern.id
            for file in JOURNEYS.values()
            for document in facts(file["answers"], date.fromisoformat(file["on"])).documents
            for record in said(file["answers"], date.fromisoformat(file["on"]), document).records
            for spoken in record.spoken
        }
        assert written - printed == set()

    def test_every_answer_file_holds_only_what_its_path_asks(self):
        for name, file in JOURNEYS.items():
            path = replay(JOURNEY, file["answers"], date.fromisoformat(file["on"]))
            assert path.off_path == (), name

    def test_the_sheet_says_made_on_its_date(self):
        sheet = text(answers("parent-assess-shortest"), date(2026, 11, 23), closing=True)
        assert "Made on 23 November 2026." in sheet

    def test_one_minute_who_about_whom_what_and_by_when(self):
        start = of("adviser-parent-contents-fullest").split("What to send")[0]
        for expected in (
            "Amal Example",
            "Exampleshire County Council",
            "Sam Example",
            "Robin Placeholder",
            "the appeal is about what it says",
            "Safe date for the appeal: Thursday 24 December 2026",
        ):
            assert expected in start

    def test_the_safe_date_stands_before_the_last_day(self):
        sheet = of("parent-assess-shortest")
        assert sheet.index("Thursday 24 December 2026") < sheet.index("Monday 4 January 2027")

    def test_the_working_is_shown_for_both_dates(self):
        working = of("parent-assess-shortest").split("How the dates were worked out")[1]
        assert "Saturday 2 January 2027" in working.split("The mediation adviser")[0]
        assert "Saturday 2 January 2027" in working.split("The mediation adviser\n")[1]

    @pytest.mark.parametrize("name", sorted(n for n in JOURNEYS if n.startswith("adviser-")))
    def test_an_adviser_is_never_i(self, name):
        own = of(name).split("How the dates were worked out")[0].replace("Section I", "")
        assert not re.search(r"\b(I|my|me|we|our)\b", own)


class TestForm:
    @pytest.mark.parametrize("decision", sorted(law.decisions()))
    def test_harmful_the_wrong_form_is_never_named(self, decision):
        sheet = of(EVERY_DECISION[decision])
        right = law.decision(decision).form
        assert set(re.findall(r"SEND35A?\b", sheet)) == {right}

    @pytest.mark.parametrize("decision", sorted(law.decisions()))
    def test_harmful_the_sources_name_no_other_form(self, decision):
        name = EVERY_DECISION[decision]
        numbers = said(answers(name), date.fromisoformat(JOURNEYS[name]["on"])).numbers
        cites = {"send35a", "send35-notes"} & set(numbers)
        assert cites == ({"send35a"} if decision == "refuse-to-assess" else {"send35-notes"})

    def test_trap_a_refusal_to_amend_has_no_box_of_its_own(self):
        sheet = of("refuse-to-amend")
        assert "choose that you disagree with something in the plan" in sheet
        assert "follows an annual review" in sheet

    def test_trap_fields_are_named_never_numbered(self):
        for name in JOURNEYS:
            own = of(name).replace("section 41", "").split("To copy into the form")[0]
            assert not re.search(r"\b[Ss]ection \d|\bquestion \d|\bpart \d", own), name

    def test_contact_details_are_data_and_stand_in_no_sentence(self):
        for name in TEMPLATES:
            words = (DOCUMENT_TEMPLATES / f"{name}.md").read_text("utf-8")
            assert not re.search(r"justice\.gov|gov\.uk/|01325|Darlington|New Appeal", words), name

    def test_contact_details_come_with_the_day_they_were_checked(self):
        sheet = of("parent-assess-fullest")
        assert "send@justice.gov.uk" in sheet
        assert "check them on GOV.UK before you send" in sheet
        assert "last checked for this sheet on 22 November 2026" in sheet


class TestEnvelope:
    @pytest.mark.parametrize("name", ["parent-assess-fullest", "refuse-to-issue"])
    def test_harmful_a_plan_is_never_asked_for_where_none_exists(self, name):
        sheet = of(name)
        assert "final plan" not in sheet
        assert "Section K" not in sheet

    @pytest.mark.parametrize(
        "decision", sorted(d.id for d in law.decisions().values() if d.plan_exists)
    )
    def test_the_plan_comes_with_every_section_k_report(self, decision):
        sheet = of(EVERY_DECISION[decision])
        assert "The final plan, every page" in sheet
        assert "Every report that Section K of the plan lists" in sheet

    @pytest.mark.parametrize("decision", sorted(law.decisions()))
    def test_the_decision_letter_always_goes_in(self, decision):
        assert "The council’s decision letter, every page" in of(EVERY_DECISION[decision])

    def test_trap_a_placement_only_family_needs_no_certificate_but_may_mediate(self):
        sheet = of("placement-only-type")
        assert "You need no mediation certificate" in sheet
        assert "You may still ask for mediation" in sheet
        assert "The mediation certificate, or" not in sheet

    def test_trap_more_than_the_school_needs_a_certificate(self):
        sheet = of("parent-contents-not-at-school")
        assert "You need no mediation certificate" not in sheet
        assert "The mediation certificate, or in the form the reason why there is none" in sheet

    def test_harmful_on_the_last_day_people_send_what_they_have(self):
        nothing = {"letter_in_hand": "none", "plan_in_hand": "none", "reports_in_hand": "none"}
        sheet = text(answers("parent-contents-shortest", **nothing), date(2027, 1, 4))
        assert "Send what you have today." in sheet
        assert "Do not wait for the certificate: send the form now" in sheet
        assert "wait until" not in sheet

    def test_what_is_missing_stands_there_by_name(self):
        missing = of("parent-contents-shortest").split("Still missing")[1].split("Step 1")[0]
        assert "The council’s decision letter" in missing
        assert "The final plan" in missing
        assert "Section K" in missing
        assert "The mediation certificate" in missing

    def test_who_could_write_it_and_when_they_were_asked(self):
        missing = of("parent-assess-fullest").split("Still missing")[1].split("Step 1")[0]
        row = "A newer report on reading\na specialist teacher\n10 November 2026"
        assert row in missing

    def test_an_independent_school_needs_a_written_offer(self):
        given, day = answers("placement-only-independent-no-offer"), date(2026, 11, 23)
        early = text({**given, "decision_sent": "2026-11-02"}, day)
        assert "You do not have this in writing yet: ask for it today." in early
        assert "If it has not come by the safe date, send the appeal without it" in early
        assert "Send the appeal today without it" in of("placement-only-independent-no-offer")


class TestDates:
    def test_trap_today_on_both_sides_of_the_safe_date(self):
        safe = date(2026, 12, 24)
        given = answers("parent-assess-shortest")
        before = text(given, safe - timedelta(days=1))
        assert "Safe date for the appeal: Thursday 24 December 2026" in before
        on_it = text(given, safe)
        assert "Send the appeal today." in on_it
        assert "The safe date has passed" not in on_it
        after = text(given, safe + timedelta(days=1))
        assert "The safe date has passed" in after
        assert "Safe date for the appeal" not in after
        assert "Send the appeal today." in after

    def test_trap_today_on_both_sides_of_the_last_day(self):
        last = date(2027, 1, 4)
        given = answers("parent-assess-shortest")
        assert "Reasons for being late" not in text(given, last)
        after = text(given, last + timedelta(days=1))
        assert "Reasons for being late" in after
        assert "The last day for the appeal was Monday 4 January 2027." in after

    def test_trap_today_on_both_sides_of_the_day_to_ring_by(self):
        aim = date(2026, 12, 18)
        given = answers("parent-assess-shortest")
        step = "Contact the mediation adviser that the council’s letter names, today"
        by = f"{step} if you can, and by Friday 18 December 2026 at the latest."
        assert by in text(given, aim - timedelta(days=1))
        assert f"{step}." in text(given, aim)

    def test_trap_today_on_both_sides_of_the_adviser_date(self):
        strict = date(2027, 1, 2)
        given = answers("parent-assess-shortest")
        late = "today, although the time for it has passed."
        assert late not in text(given, strict)
        assert late in text(given, strict + timedelta(days=1))

    def test_harmful_you_are_late_is_never_said_in_august_when_the_rule_makes_it_in_time(self):
        for day in (date(2026, 8, 15), date(2026, 8, 31), date(2026, 9, 1)):
            sheet = text(answers("august-in-time"), day)
            assert "Tuesday 1 September 2026" in sheet
            assert not re.search(r"\blate\b", sheet.split("How the dates")[0])
        assert "Reasons for being late" in text(answers("august-in-time"), date(2026, 9, 2))

    def test_harmful_a_passed_safe_date_is_never_the_deadline(self):
        sheet = text(answers("parent-assess-shortest"), date(2027, 1, 4))
        assert "24 December 2026" not in sheet.split("How the dates were worked out")[0]

    @pytest.mark.parametrize("name", ["cease-late", "late-nothing-written"])
    def test_harmful_a_late_case_says_send_now_never_cannot(self, name):
        sheet = of(name)
        assert "Send the appeal now" in sheet
        assert "cannot" not in sheet
        assert "can no longer" not in sheet

    def test_late_appeals_give_three_reasons_or_have_room_for_them(self):
        written = of("cease-late")
        for reason in ("old address", "school stops", "next review is in October"):
            assert reason in written
        room = of("late-nothing-written")
        for reason in ("What happened", "what is lost", "When the next chance would be"):
            assert reason in room

    def test_trap_a_certificate_after_late_contact_is_never_shown_as_in_time(self):
        sheet = of("late-certificate-doubtful")
        assert "Send the appeal now" in sheet
        assert "8 February 2027" not in sheet  # a month after the certificate

    def test_trap_a_certificate_after_unknown_contact_is_not_counted(self):
        given = answers("certificate-contact-unknown", certificate_issued="2026-12-18")
        sheet = text(given, date(2026, 12, 21))
        assert "18 January 2027" not in sheet
        assert "asked to say in writing when the first contact was" in sheet

    def test_trap_missed_adviser_but_the_appeal_is_in_time(self):
        sheet = of("last-weekend-adviser-missed")
        assert "today, although the time for it has passed." in sheet
        assert "Reasons for being late" not in sheet
        assert "Do not wait for the certificate: send the form now" in sheet

    def test_a_certificate_still_to_come_can_give_more_time(self):
        assert "within 1 month from the date on the certificate" in of("refuse-to-reassess")
        assert "within 1 month from the date" not in of("late-certificate-doubtful")

    def test_trap_nobody_is_late_while_a_certificate_is_awaited(self):
        sheet = of("certificate-awaited-past-two-months")
        assert "Reasons for being late" not in sheet
        assert "Send what you have today." not in sheet
        assert "Send it all as soon as the certificate comes" in sheet
        assert "at all, send" not in sheet  # what never comes has no day on which it did not come

    def test_trap_an_adviser_who_was_not_told_gives_no_more_time(self):
        assert "Reasons for being late" in of("contacted-not-told-late")
        sheet = of("contacted-not-told")
        assert "Tell the mediation adviser today that you wish to appeal" in sheet
        assert "within 1 month from the date on the certificate" not in sheet

    def test_cease_to_maintain_after_the_time_has_passed_says_act_today(self):
        sheet = of("cease-late")
        assert "The council can end the plan now" in sheet
        assert "must keep the plan going" not in sheet

    def test_cease_to_maintain_in_time_says_the_plan_goes_on(self):
        sheet = of("cease-in-time")
        assert "The council must keep the plan going" in sheet
        assert "can end the plan now" not in sheet

    def test_no_day_that_has_passed_goes_into_the_calendar(self):
        on = date(2026, 12, 30)
        days = facts(answers("parent-assess-shortest"), on).dates
        assert [(day.id, day.day) for day in days] == [("last-day", date(2027, 1, 4))]

    def test_the_calendar_has_the_day_to_ring_by_only_while_nobody_has_rung(self):
        on = date(2026, 11, 23)
        before = {day.id for day in facts(answers("parent-assess-shortest"), on).dates}
        after = {day.id for day in facts(answers("parent-assess-fullest"), on).dates}
        assert before == {"ring-by", "safe-date", "last-day"}
        assert after == {"safe-date", "last-day"}


class TestPeople:
    def test_harmful_a_parent_is_never_addressed_for_a_young_person(self):
        for name in JOURNEYS:
            if JOURNEYS[name]["answers"]["child_name"] == "Noor Sample":
                assert "your child" not in of(name).lower(), name

    def test_the_young_person_signs_while_under_18(self):
        assert "from the end of compulsory school age on" in of("young-person-assess")
        assert "from the end of compulsory school age on" not in of("nearly-25")

    def test_trap_the_right_moves_while_the_time_runs(self):
        parent = of("right-moves-parent")
        assert "yours up to 25 June 2027" in parent
        assert "if possible, both of you sign" in parent
        assert "became yours after 25 June 2027" in of("right-moved-young-person")

    def test_trap_the_right_does_not_move_when_all_dates_fall_on_one_side(self):
        given = answers("right-moves-parent", decision_sent="2027-04-20")
        assert "yours up to" not in text(given, date(2027, 6, 1))
        still_before = answers("right-moves-parent", decision_sent="2027-04-25")
        assert "yours up to" not in text(still_before, date(2027, 6, 25))
        assert "yours up to" in text(answers("right-moves-parent"), date(2027, 6, 25))

    def test_trap_a_summer_in_which_the_sources_differ_asks_both_sides(self):
        sheet = of("right-unclear-summer")
        assert "end of the school year, which is later" in sheet
        assert "you and a parent have talked about it" in sheet

    def test_a_parent_of_somebody_who_cannot_decide_signs_as_the_alternative_person(self):
        assert "You sign as the “alternative person”" in of("alternative-person")

    def test_near_25_is_asked_about(self):
        assert "people under 25" in of("nearly-25")
        assert "people under 25" not in of("young-person-assess")

    def test_harmful_an_address_that_must_stay_private_is_nowhere(self):
        canary = "99 Canary Row"
        given = answers("parent-assess-shortest", address=f"{canary}\nExampletown")
        path = replay(JOURNEY, given, date(2026, 11, 23))
        assert path.off_path == ("address",)
        assert canary not in text(given, date(2026, 11, 23), closing=True)

    @pytest.mark.parametrize("name", ["parent-assess-fullest", "young-person-contents-fullest"])
    def test_harmful_where_an_address_is_private_no_home_address_is_there_to_copy(self, name):
        canary = {"address": "99 Canary Row\nExampletown", "private_address": "yes"}
        day = date.fromisoformat(JOURNEYS[name]["on"])
        sheet = text(answers(name, **canary), day, closing=True)
        assert "Canary" not in sheet
        assert "Exampletown" not in sheet
        assert "Address for letters" not in sheet
        assert "ask the Tribunal how to give it so that nobody else sees it" in sheet
        open_sheet = text(answers(name, **canary | {"private_address": "no"}), day)
        assert "99 Canary Row" in open_sheet
        assert "There is no home address on this sheet" not in open_sheet

    def test_whoever_gives_only_a_safe_way_is_told_how_to_keep_an_address_private(self):
        sheet = of("parent-assess-shortest")
        assert "An address that stays private" in sheet
        assert "no home address" in sheet

    def test_an_address_that_need_not_stay_private_brings_no_warning(self):
        assert "An address that stays private" not in of("parent-contents-fullest")

    def test_somebody_unsafe_is_not_to_be_told(self):
        sheet = of("parent-assess-fullest")
        assert "You do not tell this person yourself" in sheet
        assert "This person has been told, or" not in sheet


class TestReasons:
    def test_a_refusal_to_assess_is_about_may(self):
        sheet = of("parent-assess-shortest")
        assert "The word in the law is “may”" in sheet

    @pytest.mark.parametrize("name", ["parent-assess-fullest", "late-nothing-written"])
    def test_harmful_health_or_care_is_never_offered_with_a_refusal_to_assess(self, name):
        assert "recommend" not in of(name)

    def test_a_recommendation_is_not_an_order(self):
        assert "A recommendation is not an order" in of("refuse-to-issue")

    @pytest.mark.parametrize(
        ("decision", "shown", "writer", "asked"),
        [
            ("refuse-to-issue", "For each need: which help", "specialist teacher", "write a plan"),
            ("refuse-to-reassess", "Which new advice is needed", "A doctor", "assess again"),
            ("refuse-to-amend", "What has changed since the plan", "the review", "change the plan"),
            ("cease-to-maintain", "What would be lost", "training provider", "keep the plan going"),
        ],
    )
    def test_each_decision_says_what_shows_it_who_writes_it_and_what_to_ask(
        self, decision, shown, writer, asked
    ):
        sheet = of(EVERY_DECISION[decision]).split("What to show")[1]
        show, rest = sheet.split("Who can write it")
        write, ask = rest.split("What you can ask the Tribunal to do")
        assert shown in show
        assert writer in write
        assert asked in ask.split("What is wrong, and why you disagree:")[0]

    def test_harmful_no_plan_ends_by_age_alone(self):
        assert "only because somebody is 19 or older" in of("cease-in-time")

    def test_harmful_where_there_is_no_plan_nothing_is_asked_for_in_a_section_of_it(self):
        assert "in Section F instead" not in of("refuse-to-issue")
        assert "in Section F instead" in of("refuse-to-amend")

    def test_harmful_a_request_for_changes_moves_no_day_by_itself(self):
        changes = of("parent-assess-shortest").split("If something has to change later")[1]
        assert "Until the Tribunal agrees, every day that it has set still counts." in changes

    def test_each_change_has_the_words_now_the_words_wanted_why_and_proof(self):
        sheet = of("parent-contents-fullest")
        change = sheet.split("Change 1")[1].split("Change 2")[0]
        parts = ("Section B", "Some difficulty", "speech sound disorder", "page 4")
        assert [part in change for part in parts] == [True] * 4

    def test_trap_education_not_at_a_school_belongs_in_section_f(self):
        sheet = of("parent-contents-not-at-school")
        assert "This belongs in Section F as help" in sheet

    def test_words_in_another_language_stand_beside_their_english(self):
        sheet = of("parent-assess-fullest")
        assert "صبح سکول جانا" in sheet
        assert "Getting to school in the morning" in sheet


class TestFreshEyes:
    """What readers stumbled over, so that nobody does again."""

    SAME_DAY: ClassVar = {"decision_sent": "2026-09-09"}  # ends on Monday 9 November 2026

    def test_harmful_on_the_safe_date_itself_the_whole_sheet_says_today(self):
        sheet = text(answers("parent-assess-shortest"), date(2026, 12, 24))
        assert "Send what you have today." in sheet
        assert "If it has not come by the safe date, send the appeal" not in sheet

    @pytest.mark.parametrize("today", [date(2026, 12, 24), date(2026, 12, 30), date(2027, 1, 5)])
    @pytest.mark.parametrize(
        ("name", "more"),
        [
            ("parent-contents-fullest", {"send_by": "post", "private_address": "yes"}),
            ("placement-only-independent-no-offer", {"send_by": "post"}),
            ("parent-assess-shortest", {"send_by": "post", "adviser_contacted": "no"}),
        ],
    )
    def test_harmful_no_step_of_a_late_sheet_has_a_day_that_has_passed(self, name, more, today):
        sheet = text(answers(name, **more), today)
        for met in ("before the safe date", "by the safe date", "On the last day", "by the last"):
            assert met not in sheet
        assert "sent today by e-mail instead" in sheet

    def test_harmful_with_no_day_to_spare_the_certificate_is_not_awaited_until_the_last_day(self):
        given = answers("parent-assess-shortest", adviser_contacted="no", **self.SAME_DAY)
        sheet = text(given, date(2026, 11, 2))
        assert "by the working day before the safe date, send the form that day" in sheet
        assert "has not come by the safe date" not in sheet
        assert sheet.count("there is no day to spare") == 1  # for the appeal

    def test_nothing_is_said_of_the_words_that_were_not_given(self):
        change = {"part": "Section F, speech"}
        sheet = text(answers("parent-contents-shortest", plan_changes=[change]), date(2026, 11, 23))
        assert "says nothing about this" not in sheet
        assert "The words in the plan now, if there are any:" in sheet

    @pytest.mark.parametrize(
        ("name", "who"),
        [
            ("parent-assess-shortest", "Child: "),
            ("young-person-assess", "Young person: "),
            ("adviser-parent-assess-shortest", "Child: "),
            ("adviser-young-person-contents", "Young person: "),
            ("alternative-person", "Young person: "),
        ],
    )
    def test_the_head_says_whose_appeal_it_is_in_one_word(self, name, who):
        assert of(name).splitlines()[1].startswith(who)

    def test_a_young_person_is_asked_about_their_own_needs(self):
        own = of("young-person-assess")
        assert "Do you have special educational needs" in own
        assert "the child" not in own.replace("Name of the child or young person", "")
        assert "Does your child have special" in of("parent-assess-shortest")


class TestReasonsForTheForm:
    """What is copied into the form: what the family wrote, and what such an appeal asks for."""

    def test_each_point_has_what_is_wrong_why_what_shows_it_and_what_is_wanted_in_that_order(self):
        first, second = reasons("refuse-to-issue").split("Point 1")[1].split("Point 2")
        assert first.splitlines()[1:] == [
            "What is wrong:",
            "The council says that the help in school is enough.",
            "Why:",
            "Amal has had it for two years and cannot read a page yet.",
            "Paper and page that show it: Psychologist’s report, page 7",
            "What the Tribunal is asked to do:",
            "Order the council to write a plan.",
        ]
        assert second.split("List of the papers")[0].splitlines()[1:] == [
            "What is wrong:",
            "The assessment did not look at hearing.",
        ]

    def test_the_parts_stand_in_the_order_of_the_form(self):
        text = reasons("parent-contents-fullest")
        parts = ("The school or college", "Reasons\n", "Health and care", "List of the papers")
        assert sorted(parts, key=text.index) == list(parts)

    def test_a_refused_assessment_ends_with_what_shows_it_and_what_is_asked(self):
        asked = "asked to order the council to carry out an EHC needs assessment."
        told = reasons("parent-assess-fullest").split("Why ordinary help may not be enough")[1]
        shown, ordered = told.split("List of the papers")[0].split("What the Tribunal is asked")
        assert "The papers that show it\nSpeech therapy report, page 4;" in shown
        assert asked in ordered
        listed = reasons("young-person-assess")
        assert "They are in the list of the papers at the end." in listed
        assert asked in listed
        hard = {"text": "Reading is hard.", "language": "en", "english": ""}
        bare = reasons("adviser-parent-assess-shortest", finds_hard=hard)
        assert asked in bare
        assert "The papers that show it" not in bare
        assert "needs assessment" not in reasons("refuse-to-issue")

    def test_the_list_holds_the_offer_of_an_independent_school_and_says_who_appeals(self):
        offer = "The letter that offers a place"
        told = reasons("parent-contents-fullest")
        assert told.count(offer) == 1
        assert "Who appeals: Sam Example" in told
        assert "Date of birth: 27 March 2016" in told
        assert offer not in reasons("placement-only-independent-no-offer")
        assert offer not in reasons("adviser-parent-contents-fullest")
        assert "Who appeals" not in reasons("young-person-contents-fullest")

    def test_the_school_part_says_what_shows_it_and_asks_for_the_school_by_name(self):
        named = reasons("placement-only-state-school")
        assert "The papers that show it\nNotes of the visit, page 2\n" in named
        assert "order that Section I of the plan names Sample House School." in named
        kind = reasons("placement-only-type")
        assert "They are in the list of the papers at the end." in kind
        assert "gives this type of school or college: a special school for autistic" in kind
        otherwise = reasons("parent-contents-not-at-school")
        assert "order that Section F of the plan gives education that is not at" in otherwise
        assert "order that Section I" not in otherwise
        assert "in the list of the papers at the end" not in reasons("parent-contents-fullest")

    @pytest.mark.parametrize("part", ["health", "care"])
    def test_health_and_care_name_the_paper_that_shows_it(self, part):
        line = f"Paper and page about {part} help: "
        for text in (reasons("parent-contents-fullest"), of("parent-contents-fullest")):
            assert line in text
        assert line not in reasons("parent-contents-fullest", **{f"{part}_proof": None})
        alone = {f"{part}_wanted": None, f"{part}_proof": "report, page 6"}
        assert f"{line}report, page 6" in reasons("parent-contents-fullest", **alone)

    def test_harmful_nothing_is_made_where_nothing_was_written(self):
        for name in ("parent-assess-shortest", "refuse-to-reassess", "late-nothing-written"):
            found = facts(answers(name), date.fromisoformat(JOURNEYS[name]["on"]))
            assert found.documents == ("appeal-checklist",)
            assert "Reasons for the appeal" not in of(name)

    def test_harmful_nothing_is_said_of_being_late_while_the_time_runs(self):
        assert "Reasons for being late" in reasons("cease-late")
        point = {"issue": {"text": "The needs are there.", "language": "en", "english": ""}}
        given = answers("cease-late", appeal_points=[point])
        found = blocks(said(given, date(2027, 1, 4), "appeal-reasons").records, reader("en"))
        text = "\n".join(text_of(line) for block in found for line in lines_of(block))
        assert not re.search(r"\blate\b", text)

    def test_harmful_no_way_to_reach_the_family_stands_in_what_is_copied(self):
        text = reasons("parent-contents-fullest", address="99 Canary Row\nExampletown")
        assert not re.search("Canary|Exampletown|020 7946|sam@example.com", text)

    def test_the_papers_are_numbered_and_those_not_in_hand_are_not_among_them(self):
        whole = reasons("parent-contents-fullest").split("List of the papers")[1]
        assert "4\nThe mediation certificate\n\n11 November 2026" in whole
        assert "5\nThe letter that offers a place and says that the needs can be met\n" in whole
        assert "6\nSpeech therapy report\nRobin Specimen, speech therapist" in whole
        without = {"letter_in_hand": "none", "reports_in_hand": "not-sure", "plan_in_hand": "some"}
        fewer = reasons("parent-contents-fullest", **without).split("List of the papers")[1]
        assert "1\nThe final plan\n" in fewer
        assert "2\nThe mediation certificate\n" in fewer
        assert "decision letter" not in fewer
        assert "Section K" not in fewer

    def test_the_sheet_names_the_list_and_its_empty_page_numbers(self):
        assert "In the list at the end of “Reasons for the appeal”" in of("parent-contents-fullest")
