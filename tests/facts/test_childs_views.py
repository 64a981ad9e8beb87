"""A child's own page, read as the child, and as a judge who asks whose words these are."""

from __future__ import annotations

import re

import pytest

from letters.facts.kinds.childs_views import judge
from letters.questions.kinds.childs_views import JOURNEY
from tests.journeys import sentinels
from tests.journeys.replayed import Read

READ = Read(JOURNEY, judge)
FILES = READ.files
path, facts, of = READ.path, READ.facts, READ.of
FINISHED = sorted(name for name in FILES if not name.startswith("stop-"))
PAGE, SHEET = JOURNEY.documents
ASKED = (
    "What do you like, and what are you good at?",
    "What is hard for you?",
    "What helps you?",
    "What should change, and what should stay the same?",
    "What else do you want to say?",
)
WHOSE = ("These are the words of", "showed this without words", "These words were written by")


def own(name: str) -> str:
    """The page without its closing."""
    return of(name)[PAGE].split("Information, not legal advice")[0]


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_nothing_is_put_into_their_mouth(name: str) -> None:
    """The page asks; every word in the first person was typed as theirs."""
    said = own(name)
    for typed in sentinels.strings(FILES[name].answers):
        for line in typed.split("\n"):
            said = said.replace(line, "") if len(line) > 4 else said
    assert re.findall(r"(?i)\b(?:I|me|my|mine)\b", said) == []


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("parent-fullest", "These are the words of Robin Sample."),
        ("adviser-fullest", "These are the words of Noor Example."),
        ("parent-shown", "Robin Sample showed this without words."),
        ("young-person-fullest", "These words were written by Robin Sample."),
    ],
)
def test_harmful_nobody_is_left_guessing_whose_words_they_are(name: str, whose: str) -> None:
    said = own(name)
    assert whose in said
    assert sum(one in said for one in WHOSE) == 1


@pytest.mark.parametrize(
    ("name", "by"),
    [("parent-fullest", "Amal Example"), ("adviser-fullest", "Jo Placeholder")],
)
def test_whoever_wrote_it_down_is_named_with_the_day(name: str, by: str) -> None:
    said = own(name)
    assert f"Written down by: {by}" in said
    assert "November 2026" in said.split("What do you like")[0]
    assert "Seen and written down by: Amal Example" in own("parent-shown")


@pytest.mark.parametrize(
    "name", ["parent-shortest", "parent-nothing-typed", "young-person-shortest"]
)
def test_an_empty_page_asks_everything_and_claims_nothing(name: str) -> None:
    said = own(name)
    assert all(question in said for question in ASKED)
    assert said.count("Write or draw:") == len(ASKED)
    assert not any(whose in said for whose in WHOSE)
    assert "There is no wrong answer." in said


@pytest.mark.parametrize("name", ["parent-shown", "young-person-one-answer"])
def test_harmful_what_was_left_out_is_not_shown_as_missing(name: str) -> None:
    """A question without an answer does not stand there for a judge to wonder at."""
    said = own(name)
    given = [one for one in (facts(name).good, facts(name).hard, facts(name).want) if one]
    assert sum(question in said for question in ASKED) == len(given)
    assert "Write or draw:" not in said


@pytest.mark.parametrize("name", FINISHED)
def test_there_is_room_to_draw_and_a_choice_not_to_but_on_a_young_persons_typed_page(
    name: str,
) -> None:
    """It may go to a Tribunal, and somebody of 17 is no child."""
    found, said = facts(name), own(name)
    typed = found.people.voice == "young_person" and found.how != "by-hand"
    assert ("You can draw here what you like, or leave it empty." in said) is not typed
    young = found.people.voice == "young_person"
    assert ("Signature, if you want to sign" in said, "Your page" in said) == (young, not young)


@pytest.mark.parametrize("name", FINISHED)
def test_harmful_no_address_is_asked_for_or_printed(name: str) -> None:
    asked = {field.name for page in path(name).pages for field in page.fields}
    assert not {"address", "email", "phone", "safe_contact"} & asked


@pytest.mark.parametrize("name", FINISHED)
def test_whoever_helps_is_told_not_to_lead_and_a_young_person_alone_is_not(name: str) -> None:
    alone = facts(name).people.voice == "young_person"
    assert (SHEET in of(name)) is not alone
    if not alone:
        assert "Write the words that are used" in of(name)[SHEET]
        assert "It does not stop the time to appeal." in of(name)[SHEET]


def test_a_young_person_over_school_age_agrees_or_cannot_decide() -> None:
    assert "agrees to this page." in of("parent-young-person-agrees")[SHEET]
    assert "cannot decide about this page." in of("parent-young-person-cannot-decide")[SHEET]


@pytest.mark.parametrize("question", ASKED)
def test_the_page_uses_short_words(question: str) -> None:
    """No word of more than six letters in what it asks a child."""
    assert max(len(word) for word in re.findall(r"[A-Za-z]+", question)) <= 6
