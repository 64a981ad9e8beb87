"""Each proof finds the fault that it is there for, and nothing in what is sound."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from letters.documents.blocks import Block, Document, Heading, Paragraph, Part, Run, Sentence
from letters.documents.compose import compose
from letters.kinds import kind
from letters.making import written
from tests.journeys.walk import Walk
from tests.planted import proofs as planted
from tests.proofs import covering, printing
from tests.proofs.arms import Place, heard, places
from tests.proofs.made import Made, made
from tests.proofs.test_answers import undecided, unread
from tests.proofs.test_sentences import heading_faults, unreached

KIND = "appeal-checklist"


def idle_walk() -> Made:
    """A walk on which two questions were answered that no document takes up."""
    walk = covering.fullest(KIND)[0].walk
    answers = {**walk.answers, "planted_line": "Zz998z", "planted_choice": "this"}
    factors = walk.factors | {("planted_choice", "this")}
    return made(
        Walk(planted.with_idle_questions(kind(KIND)), "idle", answers, walk.on_date, factors)
    )


def test_a_field_neither_shown_nor_deciding_is_caught() -> None:
    """The line is missed in the text; the choice makes no difference; no other field is named."""
    one = idle_walk()
    assert list(unread(one.walk, one.whole)) == [("planted_line", "Zz998z")]
    fields = [planted.NOT_SHOWN, planted.NOT_DECIDING]
    assert list(undecided(KIND, fields, [one])) == ["planted_choice: this and that"]


def test_an_answer_left_out_of_a_letter_is_caught() -> None:
    """Whatever answer is taken out of the text, its field is named."""
    one = covering.fullest(KIND)[0]
    name = str(one.walk.answers["child_name"])
    assert list(unread(one.walk, one.whole)) == []
    lost = list(unread(one.walk, one.whole.replace(name, "")))
    assert ("child_name", name) in lost


def test_a_condition_that_is_never_false_is_caught() -> None:
    """All other lines and conditions of the template are reached, both ways."""
    found: set[Place] = set()
    for late, soon in ((True, False), (False, True), (False, False)):
        with heard() as more:
            compose("never_false", {"late": late, "soon": soon}, planted.FOLDER)
        found |= more
    wanted = places("never_false", planted.FOLDER)
    assert unreached(wanted, frozenset(found)) == ["never_false.md line 3: false"]


def test_a_sentence_that_is_never_said_is_caught() -> None:
    """One arm left out: its condition and its sentence are named."""
    with heard() as found:
        compose("never_false", {"late": True, "soon": False}, planted.FOLDER)
    missing = unreached(places("never_false", planted.FOLDER), frozenset(found))
    assert "never_false.md line 9: said" in missing
    assert "never_false.md line 8: under" in missing


@pytest.mark.parametrize("form", ["txt", "html"])
@pytest.mark.parametrize("fault", ["lost paragraph", "swapped number", "a word more"])
def test_a_fault_in_a_text_is_caught(form: str, fault: str) -> None:
    """A sentence that is lost, a number that is another, a word that nobody wrote."""
    document = covering.fullest(KIND)[0].documents[0]
    check = {"txt": printing.text_faults, "html": printing.html_faults}[form]
    content = written(document, form).decode()
    assert check(content.encode(), document) == []
    assert check(_faulty(content, fault).encode(), document) != []


@pytest.mark.parametrize(
    "levels", [(2,), (1, 1), (1, 3), ()], ids=["none", "two", "skipped", "nothing"]
)
def test_a_fault_in_the_headings_is_caught(levels: tuple[int, ...]) -> None:
    """No main heading, two of them, a level skipped."""
    assert heading_faults(_headed(1, 2, 2)) == []
    assert heading_faults(_headed(*levels)) != []


def test_a_heading_over_nothing_is_caught() -> None:
    """A heading that ends a document, or stands over another of its level."""
    sound = _headed(1, 2)
    part = sound.parts[0]
    cut = replace(sound, parts=(replace(part, blocks=part.blocks[:-1]),))
    assert heading_faults(cut) != []


def _faulty(content: str, fault: str) -> str:
    """The content with its line about the day on which it was made lost, changed or lengthened."""
    made_on = re.search(r"Made on (\d+) \w+ \d+\.", content)
    assert made_on
    other = {
        "lost paragraph": "",
        "swapped number": made_on[0].replace(made_on[1], str(int(made_on[1]) + 1), 1),
        "a word more": f"{made_on[0]} This is a long sentence that nobody wrote into a template.",
    }
    return content.replace(made_on[0], other[fault])


def _headed(*levels: int) -> Document:
    blocks: list[Block] = []
    for level in levels:
        blocks += [Heading(level, _say("A heading")), Paragraph(_say("And words."))]
    return Document(
        "kind", "name", "title", "stem", (Part("en", "ltr", "send", "", tuple(blocks)),)
    )


def _say(text: str) -> tuple[Sentence, ...]:
    return (Sentence("a#1", (Run(text, "en", "ltr"),)),)
