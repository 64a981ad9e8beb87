"""From answers to files: the one way through, for the web and the command line alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

import pytest

from letters import making
from letters.documents.blocks import Document, Heading, sentences_of
from letters.documents.editions import Order
from letters.documents.text import document_text
from letters.facts.base import Facts
from letters.kinds import Kind, kinds
from letters.questions import gate
from letters.questions.path import Path, replay
from tests.journeys.files import given

KINDS = pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)
BRIEF = [form for form in making.FORMATS if form not in {"pdf", "ics"}]


def walks(kind: Kind) -> Iterator[Path]:
    """The path of every answer file of a kind."""
    return (replay(kind.journey, file.answers, file.on_date) for file in given(kind.id))


def whole(kind: Kind) -> Path:
    """The first of them that ends in a document."""
    return next(walk for walk in walks(kind) if walk.complete)


@KINDS
def test_documents_follow_from_facts(kind: Kind) -> None:
    """As many and in the order that the facts say, which is that of the journey. The first is not
    always the journey's first: what follows may depend on whether a meeting is over, or a stage."""
    for walk in walks(kind):
        if walk.complete:
            documents = making.made(kind, walk, Order())
            facts = kind.judge(walk.answers)
            assert [document.name for document in documents] == list(facts.documents)
            declared = kind.journey.documents
            assert [name for name in declared if name in facts.documents] == list(facts.documents)


@KINDS
def test_no_document_is_made_from_an_unfinished_path(kind: Kind) -> None:
    """Neither before every question is answered nor after a stop."""
    unfinished = replay(kind.journey, {}, date(2026, 11, 23))
    stopped = replay(kind.journey, {"country": "wales"}, date(2026, 11, 23))
    assert stopped.stopped
    for walk in (unfinished, stopped):
        with pytest.raises(ValueError, match="before every question"):
            making.made(kind, walk, Order())


@KINDS
def test_the_same_document_gives_the_same_bytes(kind: Kind) -> None:
    """In every format that is quick; two documents made apart are one."""
    walk = whole(kind)
    one, again = (making.made(kind, walk, Order("en", "ur")) for _ in range(2))
    assert one == again
    for first, second in zip(one, again, strict=True):
        for form in BRIEF:
            assert making.written(first, form) == making.written(second, form)


@KINDS
def test_files_are_named_by_document_and_edition(kind: Kind) -> None:
    """No two alike, and nothing of a person."""
    orders = (Order(), Order("en", "pl"), Order("ur"), Order("en", "ur", "paragraphs", "naskh"))
    names = [
        making.file_name(document, form)
        for order in orders
        for document in making.made(kind, whole(kind), order)
        for form in making.FORMATS
    ]
    assert len(set(names)) == len(names)
    assert all(name.startswith(tuple(kind.journey.documents)) for name in names)


def test_a_calendar_says_on_which_day_it_was_made() -> None:
    """Without a day there is none."""
    kind = kinds()["appeal-checklist"]
    (document, *_) = making.made(kind, whole(kind), Order())
    assert making.written(document, "ics").startswith(b"BEGIN:VCALENDAR")
    with pytest.raises(ValueError, match="on which day"):
        making.written(replace(document, made_on=None), "ics")


def test_a_format_that_there_is_not() -> None:
    """It is a fault of ours, not of a person's."""
    with pytest.raises(KeyError):
        making.written(Document("", "", "", "", ()), "doc")


@KINDS
@pytest.mark.parametrize("tag", ["en", "pl", "ur"])
def test_every_stop_says_why_and_where_to_go(kind: Kind, tag: str) -> None:
    """A heading, something to do, in the language of the page, for every stop of the files."""
    for walk in walks(kind):
        if walk.stopped:
            part = making.stop_part(walk, tag)
            assert (part.language, part.direction) == (tag, "rtl" if tag == "ur" else "ltr")
            assert isinstance(part.blocks[0], Heading)
            assert len([s for block in part.blocks for s in sentences_of(block)]) >= 3


def test_a_journey_that_goes_on_has_no_stop() -> None:
    """Nothing is made up."""
    kind = kinds()["appeal-checklist"]
    with pytest.raises(ValueError, match="not stopped"):
        making.stop_part(whole(kind), "en")


@KINDS
def test_facts_have_people_whose_voice_the_templates_read(kind: Kind) -> None:
    """What every template may rely on; the guide, which knows no name, has the voice alone."""
    facts: Facts = kind.judge(whole(kind).answers)
    names = {field.name for field in fields(facts)}  # type: ignore[arg-type]
    assert {"voice" if kind.journey.guide else "people", "documents", "dates"} <= names


def test_the_gate_is_opened_to_what_the_fonts_print() -> None:
    """A name in any of our scripts passes, an emoji does not."""
    making.open_gate()
    assert gate.one_line("عائشہ Łukasz 陳", "name") == "عائشہ Łukasz 陳"
    with pytest.raises(gate.Refusal, match="GRINNING FACE"):
        gate.one_line("Amal 😀", "name")


@KINDS
def test_answers_off_the_path_are_in_no_document(kind: Kind) -> None:
    """A word typed on a way that was left again is not printed. Of the files the one that leaves
    most of them is taken; a kind that asks for no words has none to leave."""
    complete = [walk for walk in walks(kind) if walk.complete]
    walk = max(complete, key=lambda each: len(left_again(kind, each)))
    off = left_again(kind, walk)
    assert bool(off) is any(field.kind in TYPED for field in kind.journey.fields().values())
    plain = replay(kind.journey, {**walk.answers, **off}, walk.answers.on_date)
    one, two = (making.made(kind, each, Order()) for each in (walk, plain))
    assert [document_text(each) for each in one] == [document_text(each) for each in two]
    assert one == two


TYPED = {"name", "line", "code"}


def left_again(kind: Kind, walk: Path) -> dict[str, str]:
    """Words for every question that the path does not ask."""
    texts = {
        name: "Zz999z"
        for name, field in kind.journey.fields().items()
        if field.kind in TYPED and name not in walk.answers
    }
    again = replay(kind.journey, {**walk.answers, **texts}, walk.answers.on_date)
    return {name: texts[name] for name in again.off_path if name in texts}


@pytest.mark.parametrize("country", ["wales", "scotland", "northern-ireland"])
def test_an_organisation_abroad_is_named_with_the_day_on_which_it_was_checked(country: str) -> None:
    """Names and services change."""
    stopped = replay(kinds()["appeal-checklist"].journey, {"country": country}, date(2026, 11, 23))
    part = making.stop_part(stopped, "en")
    said = [sentence for block in part.blocks for sentence in sentences_of(block)]
    (name,) = (one for one in said if one.id == f"stop-not-england#{country}")
    (checked,) = (one for one in said if one.id.endswith("-checked"))
    assert name.sources
    assert "We last checked this on 22 November 2026" in checked.text


def test_the_silent_call_is_told_with_the_day_on_which_it_was_checked() -> None:
    """It may save a life, so it says how old it is."""
    part = making.page_part("using-a-shared-computer", "en", {"hours": 4})
    said = {sentence.id: sentence for block in part.blocks for sentence in sentences_of(block)}
    assert said["using-a-shared-computer#silent"].sources == ("silent-solution",)
    assert "22 November 2026" in said["using-a-shared-computer#silent-checked"].text
