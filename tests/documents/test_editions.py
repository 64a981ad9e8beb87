"""Whole documents: what may be ordered, what each edition holds, two languages paragraph by
paragraph."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module

import pytest

from letters import __version__, law, making
from letters.documents.blocks import (
    AddressBlock,
    Block,
    Document,
    Group,
    Heading,
    Listing,
    Paragraph,
    Part,
    Run,
    Sentence,
    Sentences,
    Table,
    Words,
    WritingSpace,
    closing_lists,
    lines_of,
    sentences_of,
    text_of,
)
from letters.documents.compose import DOCUMENT_TEMPLATES, Record, Spoken, compose
from letters.documents.digest import digest
from letters.documents.editions import Order, Said, assemble, entry, pair, reader, say
from letters.documents.localise import blocks
from letters.documents.template import Pattern, TemplateError
from letters.facts.base import KeyDate
from letters.facts.kinds.complaint_social_care import judge as judge_complaint
from letters.kinds import Kind, kinds
from letters.questions.kinds import complaint_social_care
from letters.questions.path import replay
from letters.values import Name
from tests.journeys.files import TODAY, paths
from tests.journeys.replayed import Read

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("order", "suffix", "languages"),
    [
        (Order(), "en", ("en",)),
        (Order("ur"), "ur", ("ur",)),
        (Order("pl"), "pl", ("pl",)),
        (Order("en", "pl"), "en-pl", ("en", "pl")),
        (Order("en", "ur", "paragraphs"), "en-ur-paragraphs", ("en", "ur")),
        (Order("en", "ur", typeface="naskh"), "en-ur-naskh", ("en", "ur")),
        (Order("ur", typeface="naskh"), "ur-naskh", ("ur",)),
        (Order("en", "ur", "paragraphs", "naskh"), "en-ur-paragraphs-naskh", ("en", "ur")),
    ],
)
def test_what_may_be_ordered(order: Order, suffix: str, languages: tuple[str, ...]) -> None:
    """Each edition has a name of its own for its files."""
    assert order.suffix == suffix
    assert order.languages == languages


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "pl", "beside": "ur"},
        {"language": "pl", "beside": "en"},
        {"language": "en", "beside": "en"},
        {"language": "xx"},
        {"beside": "xx"},
        {"beside": ""} | {"edition": "paragraphs"},
        {"edition": "paragraphs"},
        {"language": "ur", "edition": "paragraphs"},
        {"beside": "pl", "edition": "sideways"},
        {"beside": "pl", "typeface": "naskh"},
        {"typeface": "naskh"},
        {"beside": "ur", "typeface": "comic"},
    ],
    ids=str,
)
def test_what_may_not_be_ordered(wrong: dict[str, str]) -> None:
    """A translation stands beside English, paragraphs need two languages, Naskh needs Urdu."""
    with pytest.raises(ValueError, match=r"\w"):
        Order(**wrong)  # type: ignore[arg-type]


def english(text: str, *, sentence_id: str = "a") -> Sentences:
    """One English sentence."""
    return (Sentence(sentence_id, (Run(text, "en", "ltr"),)),)


def urdu(text: str, *, sentence_id: str = "a") -> Sentences:
    """One Urdu sentence."""
    return (Sentence(sentence_id, (Run(text, "ur", "rtl"),)),)


NAME = (Sentence("", (Run("Amal", "en", "ltr", value=True),)),)
BREAK = Sentence("", (Run("\n", "ur", "rtl", line_break=True),))


@pytest.mark.parametrize(
    ("one", "two", "paired"),
    [
        (
            Paragraph(english("Dear")),
            Paragraph(urdu("محترم")),
            [Paragraph(english("Dear")), Paragraph(urdu("محترم"))],
        ),
        (Paragraph(NAME), Paragraph(NAME), [Paragraph(NAME)]),
        (Paragraph(english("Same")), Paragraph(urdu("Same")), [Paragraph(english("Same"))]),
        (
            AddressBlock((Run("1 Street", "en", "ltr"),)),
            AddressBlock((Run("1 Street", "en", "ltr"),)),
            [AddressBlock((Run("1 Street", "en", "ltr"),))],
        ),
        (
            Words((Run("mine", "en", "ltr"),)),
            Words((Run("mine", "en", "ltr"),)),
            [Words((Run("mine", "en", "ltr"),))],
        ),
        (
            Heading(1, english("Head")),
            Heading(1, urdu("سر")),
            [Heading(1, english("Head")), Paragraph(urdu("سر"), "subject")],
        ),
        (
            Heading(2, english("Head")),
            Heading(2, urdu("سر")),
            [Heading(2, english("Head")), Heading(2, urdu("سر"))],
        ),
        (
            Listing("bullet", (english("One"), NAME)),
            Listing("bullet", (urdu("ایک"), NAME)),
            [Listing("bullet", ((*english("One"), BREAK, *urdu("ایک")), NAME))],
        ),
        (
            Listing("bullet", ((*english("On"), *NAME, *english("To")),)),
            Listing("bullet", ((*urdu("کو"), *NAME, *urdu("تک")),)),
            [
                Listing(
                    "bullet",
                    (
                        (
                            *(*english("On"), *NAME, *english("To")),
                            BREAK,
                            *(*urdu("کو"), *urdu("تک")),
                        ),
                    ),
                )
            ],
        ),
        (
            Table((english("H"),), ((NAME,),)),
            Table((urdu("سر"),), ((NAME,),)),
            [Table((english("H"),), ((NAME,),)), Table((urdu("سر"),), ((NAME,),))],
        ),
        (
            Table((english("H"),), ((NAME,),)),
            Table((english("H"),), ((NAME,),)),
            [Table((english("H"),), ((NAME,),))],
        ),
        (
            WritingSpace(3, english("Write")),
            WritingSpace(3, urdu("لکھیں")),
            [WritingSpace(3, (*english("Write"), BREAK, *urdu("لکھیں")))],
        ),
        (
            Group("box", (Paragraph(english("One")), Paragraph(NAME))),
            Group("box", (Paragraph(urdu("ایک")), Paragraph(NAME))),
            [Group("box", (Paragraph(english("One")), Paragraph(urdu("ایک")), Paragraph(NAME)))],
        ),
    ],
    ids=["paragraph", "value", "fallback", "address", "words", "main-heading", "heading", "list",
         "list-with-own-words", "table", "same-table", "writing-space", "group"],
)  # fmt: skip
def test_two_languages_together(one: Block, two: Block, paired: list[Block]) -> None:
    """Each block is followed by its translation; what reads the same in both stands once."""
    assert list(pair((one,), (two,))) == paired


def test_an_item_of_one_language_alone_stays_as_it_is() -> None:
    """A list of which only some items are translated breaks only those."""
    two = Listing("number", (english("One"), urdu("دو")))
    (listing,) = pair((Listing("number", (english("One"), english("Two"))),), (two,))
    assert isinstance(listing, Listing)
    assert listing.items[0] == english("One")
    assert len(listing.items[1]) == 3


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ((Paragraph(english("One")),), ()),
        (
            (Listing("bullet", (english("One"), english("Two"))),),
            (Listing("bullet", (urdu("ایک"),)),),
        ),
    ],
)
def test_languages_of_different_shape_are_never_joined(
    one: tuple[Block, ...], two: tuple[Block, ...]
) -> None:
    """A lost paragraph or item is an error, not a shift by one."""
    with pytest.raises(ValueError, match="shorter"):
        pair(one, two)


@cache
def made(kind: Kind, order: Order) -> tuple[Document, ...]:
    """The documents of a kind's first whole answer file."""
    for path in paths(kind.id):
        content = json.loads(path.read_text(encoding="utf-8"))
        walked = replay(kind.journey, content["answers"], TODAY)
        if walked.complete:
            return making.made(kind, walked, order)
    raise AssertionError(f"no answer file of {kind.id} ends in a document")


KINDS = pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)
TRANSLATION = pytest.mark.parametrize("tag", ["pl", "ur"])


@KINDS
def test_english_is_one_part_to_send(kind: Kind) -> None:
    """Without a notice: it is the letter itself."""
    for document in made(kind, Order()):
        (part,) = document.parts
        assert (part.language, part.direction, part.role) == ("en", "ltr", "send")
        assert document.file_stem == f"{document.name}-en"
        assert "_reading_copy#for-reading" not in ids(part)
        assert len([b for b in part.blocks if isinstance(b, Heading) and b.level == 1]) == 1


@KINDS
@TRANSLATION
def test_a_translation_is_a_second_part_for_reading(kind: Kind, tag: str) -> None:
    """It says first that it is a copy, and holds the same sentences as the English."""
    for document in made(kind, Order("en", tag)):
        english_part, copy = document.parts
        assert (copy.language, copy.role) == (tag, "reading")
        assert copy.direction == ("rtl" if tag == "ur" else "ltr")
        assert ids(copy)[0] == "_reading_copy#for-reading"
        notice = [each for each in ids(copy) if each.startswith("_reading_copy#")]
        assert ids(copy) == notice + ids(english_part)
        assert document.file_stem == f"{document.name}-en-{tag}"


@KINDS
@TRANSLATION
def test_the_reading_copy_alone(kind: Kind, tag: str) -> None:
    """The same copy without the letter."""
    for alone, both in zip(made(kind, Order(tag)), made(kind, Order("en", tag)), strict=True):
        assert alone.parts == both.parts[1:]


@KINDS
@TRANSLATION
def test_paragraph_by_paragraph_is_one_part(kind: Kind, tag: str) -> None:
    """After the notice each sentence of the English stands in it, in order, with each of the
    other."""
    pairs = made(kind, Order("en", tag, "paragraphs"))
    for document, both in zip(pairs, made(kind, Order("en", tag)), strict=True):
        (part,) = document.parts
        assert (part.language, part.role) == ("en", "pairs")
        found = iter(said(part))
        assert all(text in found for text in said(both.parts[0]))
        assert set(said(both.parts[1])) <= set(said(part))


@KINDS
def test_paragraph_by_paragraph_warns_in_english_where_something_is_sent(kind: Kind) -> None:
    """Whoever gets it by mistake may read nothing else; a sheet is for the family alone."""
    for document in made(kind, Order("en", "ur", "paragraphs")):
        first, second, *_ = document.parts[0].blocks
        languages = [
            {run.lang for each in sentences_of(block) for run in each.runs}
            for block in (first, second)
        ]
        sent = document.name not in kind.journey.kept
        assert languages[0] == ({"en"} if sent else {"ur"})
        if sent:
            assert languages[1] == {"ur"}
            assert [each.id for each in sentences_of(first)] == [
                "_reading_copy#for-reading",
                "_reading_copy#send-the-english",
            ]


def ids(part: Part) -> list[str]:
    """The sentences of a part, by id."""
    return [s.id for block in part.blocks for s in sentences_of(block) if s.id]


def said(part: Part) -> list[str]:
    """What each sentence and each bare value of a part says, in order; line breaks aside."""
    return [s.text for block in part.blocks for s in sentences_of(block) if s.text != "\n"]


@KINDS
def test_a_document_says_what_it_was_made_from(kind: Kind) -> None:
    """Program, law, templates, and the catalogue of each language but English."""
    for document in made(kind, Order("en", "ur")):
        versions = dict(document.versions)
        assert versions["letters"] == __version__
        assert versions["templates"] == digest(DOCUMENT_TEMPLATES)
        assert date.fromisoformat(versions["law"]) <= TODAY
        assert "catalogue-ur" in versions
        assert "catalogue-en" not in versions
        assert document.made_on == TODAY


@KINDS
def test_titles_and_calendars_name_nobody(kind: Kind) -> None:
    """They stand in file lists and in calendars that others see."""
    for document in made(kind, Order("en", "ur")):
        seen = [document.title, document.file_stem, document.calendar]
        seen += [part.title + part.footer for part in document.parts]
        seen += [day.id + day.summary for day in document.days]
        answers = ("Example", "Amal", "Sam", "2016")
        assert not [text for text in seen for word in answers if word in text]
        assert all(day.id.startswith(f"{kind.id}-") for day in document.days)
        assert len({day.id for day in document.days}) == len(document.days)


@KINDS
def test_only_the_sheet_that_is_kept_carries_the_dates(kind: Kind) -> None:
    """A calendar is written once, and only for a kind that has one."""
    documents = made(kind, Order())
    kept = [one.name for one in documents if one.name in kind.journey.kept]
    dated = [one.name for one in documents if one.days]
    assert kind.journey.calendar or not dated
    assert dated in ([], [*kept, documents[0].name][:1])


def record(shape: str, text: str, **values: Name) -> Record:
    """One line said."""
    pattern = Pattern("letter#a", text, tuple((name, name) for name in values))
    return Record(shape, "", (Spoken(pattern, values),))


@pytest.mark.parametrize(
    ("records", "says"),
    [
        ((record("text", "Dear"),), "has no main heading"),
        ((record("heading-1", "About {name}", name=Name("Amal")),), "main heading holds a value"),
    ],
)
def test_a_document_has_a_title_that_names_nobody(records: tuple[Record, ...], says: str) -> None:
    """Its main heading, which stands in the file's properties."""
    with pytest.raises(TemplateError, match=says):
        assemble("kind", Said("letter", records, (), {}, True), Order(), made_on=DAY)


def test_dates_become_days_of_a_calendar() -> None:
    """Stable ids, neutral words."""
    said = Said("letter", (record("heading-1", "Head"),), (), {}, True)
    found = assemble("kind", said, Order(), made_on=DAY, dates=(KeyDate("safe-date", DAY),))
    (day,) = found.days
    assert (day.id, day.day, day.summary) == ("kind-safe-date", DAY, "Last safe day")
    assert found.calendar == "Dates to keep"
    assert found.parts[0].page_label == "Page {page} of {pages}"


def test_the_closing_lists_each_source_once_in_the_order_of_its_number() -> None:
    """What the letter relies on, and no other law; then what is no law, numbered on from there."""
    kind = kinds()["appeal-checklist"]
    (document, *_) = made(kind, Order())
    numbers = [run.target for b in document.parts[0].blocks for s in sentences_of(b)
               for run in s.runs if run.target]  # fmt: skip
    firsts = list(dict.fromkeys(numbers))
    law_alone, others = closing_lists(document.parts[0])
    assert (law_alone.first, others.first) == (1, len(law_alone.items) + 1)
    assert [one for one in firsts if one < others.first] == list(range(1, others.first))
    assert [one for one in firsts if one >= others.first] == list(
        range(others.first, len(firsts) + 1)
    )
    said = ids(document.parts[0])
    entries = [i for i in said if i in SOURCE_LINES or i.startswith("_closing#own-")]
    assert len(entries) == len(firsts)


SOURCE_LINES = ("_closing#source", "_closing#source-unread")


def test_a_letter_names_its_source_after_each_sentence_and_a_sheet_once_in_a_block() -> None:
    """The officer checks sentence by sentence; the family reads."""
    pattern = Pattern("sheet#a", "Text.", (), ("hesc-r20",))
    records = (Record("text", "", (Spoken(pattern, {}),)),) * 2
    letter = Said("sheet", records, (), {"hesc-r20": 1}, True)
    (paragraph,) = letter.blocks("en")
    assert text(paragraph) == ["Text. [1] Text. [1]"]
    (paragraph,) = replace(letter, sent=False).blocks("en")
    assert text(paragraph) == ["Text. [1] Text."]


def text(block: Block) -> list[str]:
    """The lines of a block."""
    return [text_of(line) for line in lines_of(block)]


def test_our_own_rules_are_named_in_the_language_of_the_list() -> None:
    """Acts keep their official titles; a rule of ours has a sentence that is translated."""
    own = [one.id for one in law.sources().values() if one.status == "derived"]
    for tag in ("pl", "ur"):
        said = compose("_closing", {"register": [entry(each) for each in own], "sent": False,
                                    "today": DAY, "law_read_on": DAY, "all_read": True,
                                    "near": ()})  # fmt: skip
        numbers = {source: place for place, source in enumerate(own, start=1)}
        (found,) = (b for b in blocks(said, reader(tag, numbers)) if isinstance(b, Listing))
        assert len(found.items) == len(own)
        assert not [run for item in found.items for s in item for run in s.runs if run.target]
        assert all(item[0].runs[0].lang == tag for item in found.items)


SOCIAL_CARE = Read(complaint_social_care.JOURNEY, judge_complaint)


def said_of_the_law(monkeypatch: pytest.MonkeyPatch, **planted: date | None) -> dict[str, str]:
    """A complaint and its sheet with other days of reading in the register; None: not read."""
    known = dict(law.sources())
    for name, day in planted.items():
        one = known[name.replace("_", "-")]
        status = "verified" if day else "unchecked"
        bare = replace(one, checked_on=day, status=status, read_in="", text_as_at=None)
        known[one.id] = bare
    monkeypatch.setattr(import_module("letters.law.sources"), "sources", lambda: known)
    return SOCIAL_CARE.documents("parent-shortest")


def test_trap_the_law_is_as_old_as_what_was_read_the_longest_ago_of_what_is_cited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A source that the letter does not cite makes it no newer."""
    later, older = date(2027, 3, 1), date(2026, 3, 2)
    made = said_of_the_law(monkeypatch, snap_cymru=later)
    assert "The law was last checked on 22 November 2026." in made["complaint-social-care"]
    assert "in a copy on 22 November 2026 or later" in made["care-notes"]
    made = said_of_the_law(monkeypatch, snap_cymru=later, care_stages=older)
    assert "The law was last checked on 2 March 2026." in made["complaint-social-care"]
    assert "in a copy on 2 March 2026 or later" in made["care-notes"]
    assert "2027" not in made["complaint-social-care"]


def test_harmful_a_letter_whose_law_nobody_has_read_does_not_call_it_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The sheet marks what was not read; the letter says nothing of a check."""
    made = said_of_the_law(monkeypatch, care_stages=None)
    assert "checked" not in made["complaint-social-care"]
    assert "stages 1 and 2. Not yet checked against the text." in made["care-notes"]
    assert "unless it says otherwise" in made["care-notes"]


def test_an_unknown_label_of_a_day_is_an_error() -> None:
    """A new kind of date needs its neutral words first."""
    said = Said("letter", (record("heading-1", "Head"),), (), {}, True)
    with pytest.raises(TemplateError, match="calendar-party"):
        assemble("kind", said, Order(), made_on=DAY, dates=(KeyDate("party", DAY),))


def test_what_is_said_does_not_depend_on_the_language() -> None:
    """One document said once gives every edition."""
    said = say(
        "_reading_copy", {"sent": True, "reviewer": None, "english": False}, today=DAY, sent=True
    )
    one, two = (said.blocks(tag) for tag in ("en", "pl"))
    assert [type(block) for block in one] == [type(block) for block in two]
    assert replace(said, sent=False).blocks("en") == one
    assert reader("pl").locale.tag == "pl"
