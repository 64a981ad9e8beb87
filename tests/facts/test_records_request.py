"""The request for records, read as whoever holds them and as the family read it."""

from __future__ import annotations

import re

import pytest

from letters import law
from letters.facts.kinds.records_request import judge
from letters.questions.kinds.records_request import HOLDERS, JOURNEY
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, documents, of = READ.path, READ.facts, READ.documents, READ.of
FINISHED = sorted(FILES)
LETTER, SHEET = JOURNEY.documents


DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) \d{4}"
)


@pytest.mark.parametrize("name", FINISHED)
def test_trap_11_school_days_are_explained_and_never_worked_out(name: str) -> None:
    """The only days in a sheet are the letter's own and those on which the law was checked."""
    sheet = of(name)[SHEET]
    assert ("15 school days" in sheet) is facts(name).school_record
    assert set(DATE.findall(sheet)) <= {"23 November 2026", "22 November 2026"}
    assert facts(name).dates == ()
    if facts(name).school_record:
        assert "so no date is worked out here" in sheet
        assert "Look up the school’s term dates" in sheet


@pytest.mark.parametrize("holder", HOLDERS)
def test_harmful_the_educational_record_is_asked_for_only_where_the_law_gives_it(
    holder: str,
) -> None:
    """A parent's right, at a school that the council maintains; academies have other rules."""
    said = documents("parent-shortest", records_holder=holder, council="Bradford")
    found = "educational record" in said[LETTER]
    assert found is ("educational record" in said[SHEET]) is (holder == "maintained")


@pytest.mark.parametrize("name", ["parent-young-person-agrees", "adviser-for-young-person"])
def test_trap_the_right_to_the_school_record_is_not_claimed_over_a_young_person(name: str) -> None:
    """Over school age the personal data are asked for, and nothing in a parent's name alone."""
    assert not facts(name).school_record
    assert facts(name).holder == "maintained"
    assert "educational record" not in "".join(of(name).values())


@pytest.mark.parametrize("name", FINISHED)
def test_every_letter_asks_for_personal_data_within_the_month(name: str) -> None:
    said = of(name)[LETTER]
    assert "a copy of personal data" in said
    assert "at the latest within 1 month of receiving the request" in said


def test_what_was_not_read_is_marked() -> None:
    """Known in general, and not read as it is now."""
    assert law.source("uk-gdpr").status == "unchecked"
    assert "Not yet checked against the text." in of("parent-shortest")[SHEET]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_nobody_waits_for_records_before_an_appeal(name: str) -> None:
    assert "A time to appeal does not wait for records." in of(name)[SHEET]


def test_all_records_or_those_that_were_named() -> None:
    assert "All records: on paper, in e-mails and on computers." in of("parent-shortest")[LETTER]
    assert "All records" not in of("parent-fullest")[LETTER]
    assert "E-mails and notes about help in class," in of("parent-fullest")[LETTER]


def test_a_young_person_asks_for_their_own() -> None:
    assert "the records that you hold about me." in of("young-person-shortest")[LETTER]
    assert "about Robin Sample." in of("adviser-for-young-person")[LETTER]
    assert "whether the child agrees" not in of("young-person-shortest")[SHEET]
    assert "whether the child agrees" in of("parent-shortest")[SHEET]


def test_a_family_in_hiding_gives_no_address() -> None:
    made = of("parent-safe-contact")
    assert "1 Example Street" not in "".join(made.values())
    assert "amal.private@example.com" in made[LETTER]
    assert "There is no home address in the letter" in made[SHEET]


def test_an_adviser_s_letter_says_where_the_copies_go_and_who_gave_that_address() -> None:
    """At the top stands the adviser’s name; in one safe way only, where that was asked for."""
    said = of("adviser-fullest")[LETTER]
    assert (
        "to the address at the top of this letter: Jo Placeholder gives it for the answers" in said
    )
    safe = of("adviser-for-young-person")[LETTER]
    assert "in the one way that is named at the top of this letter" in safe
    assert "to the address at the top" not in safe
    assert "Please send the copies" not in of("parent-fullest")[LETTER]


@pytest.mark.parametrize("name", [one for one in FINISHED if one.startswith("adviser")])
def test_harmful_no_authority_is_enclosed_that_nobody_said_was(name: str) -> None:
    """Where it is not known, the sheet tells the adviser to enclose one."""
    made, enclosed = of(name), facts(name).authority_enclosed
    assert enclosed is (name == "adviser-fullest")
    assert ("Enclosed:" in made[LETTER]) is enclosed
    assert ("Enclose a copy of an authority" in made[SHEET]) is (not enclosed)


@pytest.mark.parametrize("name", FINISHED)
def test_a_fee_is_spoken_of_only_for_the_educational_record(name: str) -> None:
    """Personal data cost nothing, so a letter that asks for them alone names no fee."""
    assert (" fee" in of(name)[LETTER]) is facts(name).school_record
