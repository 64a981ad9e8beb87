"""What has changed since a draft was kept: dates and sentences, and nothing that has not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from letters import changes, law, making
from letters.changes import Changed, Printed, changed, printed
from letters.documents import compose, template
from letters.documents.blocks import Part, sentences_of
from letters.documents.template import TemplateLine
from letters.kinds import kind, kinds
from letters.law import tables
from letters.questions.path import replay
from tests.journeys import files

CHECKLIST = kind("appeal-checklist")


def given(name: str, kind_id: str = "appeal-checklist") -> files.Given:
    """The answers of one file."""
    return next(one for one in files.given(kind_id) if one.name == name)


def was_printed(one: files.Given, kind_id: str = "appeal-checklist") -> Printed:
    """What these answers printed on their day."""
    of = kind(kind_id)
    return printed(of, replay(of.journey, one.answers, one.on_date))


def since(
    was: Printed,
    one: files.Given,
    tag: str = "en",
    days: int = 0,
    kind_id: str = "appeal-checklist",
) -> Changed:
    """What has changed so many days later."""
    today = one.on_date + timedelta(days)
    return changed(kind(kind_id), one.answers, was, one.on_date, today, tag)


def said(parts: tuple[Part, ...]) -> list[list[str]]:
    """The sentences of each language."""
    return [[s.text for block in part.blocks for s in sentences_of(block)] for part in parts]


@pytest.fixture
def other_words(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], None]:
    """Changes words of a template, as if somebody had edited the file."""

    def change(name: str, old: str, new: str) -> None:
        original = template.read

        def read(folder: object, asked: str) -> tuple[TemplateLine, ...]:
            if asked != name:
                return original(folder, asked)  # type: ignore[arg-type]
            text = (compose.DOCUMENT_TEMPLATES / f"{name}.md").read_text(encoding="utf-8")
            assert old in text
            return template.parse(name, text.replace(old, new))

        monkeypatch.setattr(compose, "read", read)

    return change


@pytest.fixture
def other_law(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[[str, str, str], None]]:
    """Changes data of the law, as if somebody had edited the file."""
    room, readers = tables._ROOM, (law.sources, law.council_limits)
    for path in room.glob("*.toml"):
        shutil.copy(path, tmp_path)

    def change(name: str, old: str, new: str) -> None:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (tmp_path / name).write_text(text.replace(old, new), encoding="utf-8")
        monkeypatch.setattr(tables, "_ROOM", tmp_path)
        for reader in readers:
            reader.cache_clear()

    yield change
    for reader in readers:
        reader.cache_clear()


@pytest.mark.parametrize("kind_id", kinds())
def test_where_nothing_has_changed_nothing_is_told(kind_id: str) -> None:
    """The same answers, the same law, the same words: on the day itself and on the next."""
    for one in files.given(kind_id):
        path = replay(kind(kind_id).journey, one.answers, one.on_date)
        if path.complete:
            found = since(printed(kind(kind_id), path), one, kind_id=kind_id)
            assert not found.anything, one.name


def test_every_document_and_date_is_kept() -> None:
    """By the ids that documents and calendar have."""
    one = given("parent-contents-fullest")
    path = replay(CHECKLIST.journey, one.answers, one.on_date)
    documents = making.made(CHECKLIST, path, making.Order())
    was = printed(CHECKLIST, path)
    assert list(was.sentences) == [document.name for document in documents]
    assert was.dates == {day.id: day.day for day in documents[0].days}
    assert was.dates
    assert "_appeal_box#heading" in was.sentences["appeal-checklist"]


def test_the_fingerprints_tell_no_answer() -> None:
    """Twelve digits for each sentence."""
    marks = was_printed(given("parent-contents-fullest")).sentences["appeal-checklist"].values()
    assert all(len(mark) == 12 and int(mark, 16) >= 0 for mark in marks)


def test_a_sentence_that_was_edited_is_shown_as_it_stands_now(
    other_words: Callable[[str, str, str], None],
) -> None:
    """In the reader's language, and below it in English."""
    one = given("parent-contents-fullest")
    was = was_printed(one)
    other_words("_appeal_box", "The time to appeal {#heading}", "The time for it {#heading}")
    found = since(was, one, "pl")
    assert [part.language for part in found.other] == ["pl", "en"]
    assert said(found.other)[1] == ["The time for it"]
    assert (found.new, found.gone, found.dates) == ((), (), ())


def test_a_sentence_that_is_new_and_one_that_is_gone_are_told_apart() -> None:
    """The one as it stands, the other without names and dates."""
    one = given("parent-contents-fullest")
    was = was_printed(one)
    marks = dict(was.sentences["appeal-checklist"])
    new = next(iter(marks))
    del marks[new]
    marks["_appeal_box#awaited-last"] = "0" * 12
    marks["nobody#knows"] = "0" * 12
    found = since(replace(was, sentences={"appeal-checklist": marks}), one)
    assert len(said(found.new)[0]) >= 1
    assert said(found.gone) == [
        ["Without a certificate, the Tribunal must have the appeal by … on …."]
    ]
    assert found.other == ()


def test_a_date_that_moved_is_told_with_both_days() -> None:
    """And one that is new, and one that is no longer given."""
    one = given("parent-contents-fullest")
    was = was_printed(one)
    first, *rest = was.dates
    moved = {first: was.dates[first] - timedelta(7), "appeal-checklist-old": date(2026, 1, 2)}
    found = since(replace(was, dates=moved), one)
    told = {(day.before, day.now) for day in found.dates}
    assert (moved[first], was.dates[first]) in told
    assert (date(2026, 1, 2), None) in told
    assert {(None, was.dates[name]) for name in rest} <= told
    assert all(day.words for day in found.dates if day.now)


@pytest.mark.parametrize(
    ("kind_id", "name", "day"),
    [
        ("mediation-advice", "parent-fullest", "safe-date"),
        ("consent", "parent-fullest", "last-day"),
        ("meeting-notes", "parent-after-fullest", "meeting"),
    ],
)
def test_a_date_is_told_on_whichever_sheet_it_stands(kind_id: str, name: str, day: str) -> None:
    """The sheet that is kept carries the dates; where none is kept, what is sent does."""
    one = given(name, kind_id)
    was = was_printed(one, kind_id)
    (found,) = [known for known in was.dates if known.endswith(day)]
    earlier = was.dates[found] - timedelta(7)
    moved = {**was.dates, found: earlier}
    (told,) = since(replace(was, dates=moved), one, kind_id=kind_id).dates
    assert (told.before, told.now) == (earlier, was.dates[found])
    assert told.words


def test_days_that_have_passed_since_are_told() -> None:
    """Time is no change of the law, but nobody should miss it."""
    one = given("parent-contents-fullest")
    was = was_printed(one)
    assert not since(was, one).passed
    found = since(was, one, days=400)
    assert [day.before for day in found.passed] == [
        day for day in was.dates.values() if day >= one.on_date
    ]


def test_a_changed_number_of_the_law_names_the_sentences_that_hang_on_it(
    other_law: Callable[[str, str, str], None],
) -> None:
    """A limit of 20 weeks that becomes 18 moves the day it was due and how late it is."""
    kind_id = "complaint-local-authority"
    one = given("parent-shortest", kind_id)
    was = was_printed(one, kind_id)
    other_law(
        "council_limits.toml",
        '[final-plan]\ngroup = "assessment"\ntrigger = "request-received"\namount = 20',
        '[final-plan]\ngroup = "assessment"\ntrigger = "request-received"\namount = 18',
    )
    found = since(was, one, kind_id=kind_id)
    (said_now,) = said(found.other)
    assert any("7 September 2026" in sentence for sentence in said_now), said_now
    assert (found.new, found.gone, found.complete) == ((), (), True)


def test_a_source_that_was_renamed_names_the_sentence_that_cites_it(
    other_law: Callable[[str, str, str], None],
) -> None:
    """The list of the law is made of sentences too."""
    kind_id = "complaint-local-authority"
    one = given("parent-shortest", kind_id)
    was = was_printed(one, kind_id)
    other_law("sources.toml", 'provision = "regulation 13"', 'provision = "regulation 13A"')
    (said_now,) = said(since(was, one, kind_id=kind_id).other)
    assert any("regulation 13A" in sentence for sentence in said_now), said_now


def test_law_that_has_ended_takes_its_sentence_away(
    other_law: Callable[[str, str, str], None],
) -> None:
    """A sentence that stands only while its source is in force is told as gone."""
    kind_id = "complaint-local-authority"
    one = given("parent-shortest", kind_id)
    was = was_printed(one, kind_id)
    ended = "in_force_from = 2026-04-01\nin_force_to = 2026-10-31"
    other_law("sources.toml", "in_force_from = 2026-04-01", ended)
    (gone,) = said(since(was, one, kind_id=kind_id).gone)
    assert any("the Ombudsman’s code".casefold() in sentence.casefold() for sentence in gone)


def test_questions_that_have_changed_are_told() -> None:
    """Where the answers no longer lead to a document there is nothing to compare."""
    one = given("parent-contents-fullest")
    was = was_printed(one)
    fewer = replace(one, answers={n: v for n, v in one.answers.items() if n != "child_name"})
    found = since(was, fewer)
    assert (found.complete, found.anything) == (False, True)


def test_references_lead_nowhere_here() -> None:
    """The list of sources is not on the page."""
    one = given("parent-contents-fullest")
    empty = Printed({}, {})
    runs = [
        run
        for part in since(empty, one).new
        for block in part.blocks
        for sentence in sentences_of(block)
        for run in sentence.runs
    ]
    assert runs
    assert all(run.target is None for run in runs)
    assert changes.Changed(CHECKLIST).anything is False
