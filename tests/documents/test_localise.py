"""Records read in a language become blocks: which block, which runs, and what is never markup."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from letters.documents.blocks import (
    AddressBlock,
    Block,
    Group,
    Heading,
    Listing,
    Paragraph,
    Run,
    Sentence,
    Table,
    Timeline,
    Words,
    WritingSpace,
    lines_of,
    sentences_of,
    text_of,
)
from letters.documents.compose import Record, compose
from letters.documents.localise import Reader, blocks
from letters.documents.template import TemplateError
from letters.languages.catalogues import Catalogue
from letters.languages.locales import locale
from letters.values import Address, Code, Duration, FreeText, Line, Name, Weekday

DAY = date(2026, 11, 2)
ENGLISH = Reader(locale("en"), Catalogue("en", {}), {})


def translated(tag: str = "ur", **sentences: tuple[str, str]) -> Reader:
    """A reader with these translations: id → (the English they were made from, theirs)."""
    entries = {f"letter#{name.replace('_', '-')}": pair for name, pair in sentences.items()}
    return Reader(locale(tag), Catalogue(tag, entries), {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for the template."""
    return tmp_path


def records(folder: Path, text: str, **context: object) -> tuple[Record, ...]:
    """What a template of this text says."""
    (folder / "letter.md").write_text(text, encoding="utf-8")
    return compose("letter", context, folder)


def drawn(block: Block) -> object:
    """A block as a small picture: what it is, and the words in it."""
    words = [text_of(line) for line in lines_of(block)]
    match block:
        case Heading():
            return (f"h{block.level}", *words)
        case Paragraph():
            return (block.style, *words)
        case Listing():
            return (block.kind, *words)
        case Table():
            return ("table", len(block.header), *words)
        case AddressBlock():
            return (block.style, *words)
        case Words():
            return ("words", *words)
        case WritingSpace():
            return ("space" if block.ruled else "drawing", block.lines, *words)
        case Timeline():
            return ("timeline", block.days, *words)
        case Group():
            return (block.style, [drawn(inner) for inner in block.blocks])


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("# One {#a}\n## Two {#b}", [("h1", "One"), ("h2", "Two")]),
        ("One. {#a}\nTwo. {#b}\n\nThree. {#c}", [("body", "One. Two."), ("body", "Three.")]),
        ("One. {#a}\n{{ name }}\nTwo. {#b}", [("body", "One. Amal Two.")]),
        (
            "One. {#a}\n{{ words }}\nTwo. {#b}",
            [("body", "One."), ("words", "First", "Then"), ("body", "Two.")],
        ),
        ("{{ address }}", [("recipient", "1 Street", "Town")]),
        ("- One. {#a}\n  More. {#b}\n- Two. {#c}", [("bullet", "One. More.", "Two.")]),
        ("- {{ words }}\n  More. {#b}", [("bullet", "First\nThen\nMore.")]),
        ("- One: {#a}\n  {{ name }}\n  More. {#b}", [("bullet", "One: Amal\nMore.")]),
        ("- {{ day }}\n  More. {#b}", [("bullet", "2 November 2026 More.")]),
        ("- One. {#a}\n\n\n- Two. {#b}", [("bullet", "One.", "Two.")]),
        ("- One. {#a}\n1. Two. {#b}", [("bullet", "One."), ("number", "Two.")]),
        ("- [ ] One. {#a}\n- Two. {#b}", [("check", "One."), ("bullet", "Two.")]),
        ("- One. {#a}\n\nTwo. {#b}", [("bullet", "One."), ("body", "Two.")]),
        (
            "^ Dates {#a}\n| Day {#b} | What {#c} |\n|---|---|\n| {{ day }} | |",
            [("table", 2, "Dates", "Day", "What", "2 November 2026", "")],
        ),
        (
            "| A {#a} |\n|---|\n{% for name in names %}\n| {{ name }} |\n{% endfor %}",
            [("table", 1, "A", "Amal", "Noor")],
        ),
        (
            "::: sender\n{{ name }}\n{{ address }}\n:::",
            [("sender", "Amal", "1 Street", "Town")],
        ),
        ("::: recipient\n{% if 0 %}\n{{ name }}\n{% endif %}\n:::", []),
        ("::: note\nOne. {#a}\n\nTwo. {#b}\n:::", [("note", "One."), ("note", "Two.")]),
        ("::: space 3\nWrite here. {#a}\n:::", [("space", 3, "Write here.")]),
        ("::: drawing 9\nDraw here. {#a}\n:::", [("drawing", 9, "Draw here.")]),
        (
            "::: timeline\n1. {{ day }}: one {#a}\n1. {{ day }}: two {#b}\n:::",
            [("timeline", (DAY, DAY), "2 November 2026: one", "2 November 2026: two")],
        ),
        ("::: timeline\n{% if 0 %}\n1. {{ day }}: one {#a}\n{% endif %}\n:::", []),
        (
            "::: box\n## One {#a}\n\n- Two. {#b}\n:::",
            [("box", [("h2", "One"), ("bullet", "Two.")])],
        ),
        ("::: box\n{% if 0 %}\nOne. {#a}\n{% endif %}\n:::", []),
        (
            "::: loud\nOne. {#a}\n::: big\nTwo. {#b}\n:::\n:::",
            [("loud", [("body", "One."), ("big", "Two.")])],
        ),
        (
            "One. {#a}\n::: keep\nTwo. {#b}\n:::\nThree. {#c}",
            [("body", "One."), ("keep", [("body", "Two.")]), ("body", "Three.")],
        ),
    ],
)
def test_lines_become_blocks(folder: Path, text: str, picture: list[object]) -> None:
    """Each shape has its block; lines that follow one another are read together."""
    said = records(
        folder,
        text,
        name=Name("Amal"),
        names=(Name("Amal"), Name("Noor")),
        day=DAY,
        words=FreeText("First\n\nThen"),
        address=Address(("1 Street", "Town")),
    )
    assert [drawn(block) for block in blocks(said, ENGLISH)] == picture


def test_the_list_that_references_lead_to_says_so(folder: Path) -> None:
    """A template marks it; nothing else about a list decides."""
    text = "1. One. {#a}\n\n::: sources\n1. Act. {#b}\n:::"
    asked, sources = blocks(records(folder, text), ENGLISH)
    assert [asked, sources] == [
        Listing("number", ((_plain("letter#a", "One."),),)),
        Listing("number", ((_plain("letter#b", "Act."),),), sources=True),
    ]


def test_a_second_list_of_sources_goes_on_with_the_numbers_of_the_first(folder: Path) -> None:
    """A reference leads to an item of either by one number."""
    text = "::: sources\n1. Act. {#a}\n1. Rule. {#b}\n:::\n\n::: sources\n1. Form. {#c}\n:::"
    law_alone, others = blocks(records(folder, text), ENGLISH)
    assert isinstance(law_alone, Listing)
    assert isinstance(others, Listing)
    assert (law_alone.first, others.first) == (1, 3)


def _plain(sentence_id: str, text: str) -> Sentence:
    return Sentence(sentence_id, (Run(text, "en", "ltr"),))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("One. {#a}\n::: box\nTwo. {#b}", 2, "never closed"),
        ("One. {#a}\n:::", 2, "never opened"),
        ("\n  More. {#a}", 2, "stands alone"),
        ("|---|", 1, "stands alone"),
        ("^ Dates {#a}\n\nOne. {#b}", 1, "a table has"),
        ("| A {#a} |\n|---|", 1, "a table has"),
        ("| A {#a} |\n|---|\n| {{ name }} | |", 1, "rows of one length"),
        ("::: note\n- One. {#a}\n:::", 3, "is for paragraphs"),
        ("::: sources\nOne. {#a}\n:::", 3, "is for the list"),
        ("::: timeline\n- One. {#a}\n:::", 3, "a numbered list of days"),
        ("::: timeline\n1. One. {#a}\n:::", 2, "says its day"),
        ("::: space 2\n# One {#a}\n:::", 3, "is for paragraphs"),
        ("::: date\n{{ words }}\n:::", 3, "is for paragraphs"),
        ("::: sender\n# One {#a}\n:::", 3, "an address holds"),
        ("::: sender\nOne {{ name }}. {#a}\n:::", 3, "an address holds"),
    ],
)
def test_lines_that_make_no_block(folder: Path, text: str, line: int, says: str) -> None:
    """The error names the file and the line."""
    said = records(folder, text, name=Name("Amal"), words=FreeText("First"))
    with pytest.raises(TemplateError, match=rf"^letter\.md line {line}: .*{says}"):
        blocks(said, ENGLISH)


HOSTILE = [
    "# x",
    "**x**",
    "[x](javascript:alert(1))",
    "[x](https://example.com)",
    "{{7*7}}",
    "{% if %}",
    "{#id}",
    "{value}",
    "{name}",
    "<script>alert(1)</script>",
    "| a |",
    "::: box",
    "- x",
    "`x` \\* &amp; __x__",
    "%s %(name)s",
]


@pytest.mark.parametrize("tag", ["en", "ur"])
@pytest.mark.parametrize("typed", HOSTILE)
def test_what_a_person_typed_is_never_markup(folder: Path, typed: str, tag: str) -> None:
    """It comes out as one value, to the letter, wherever it stands and in any language."""
    text = (
        "**Bold {{ name }}** and [{{ line }}](tel:1). {#a}\n\n- {{ name }}\n\n"
        "| A {#b} |\n|---|\n| {{ line }} |\n\n{{ words }}\n\n{{ address }}"
    )
    said = records(folder, text, name=Name(typed), line=Line(typed), words=FreeText(typed),
                   address=Address((typed,)))  # fmt: skip
    reader = translated(
        tag, a=("**Bold {name}** and [{line}](tel:1).", "**{line}**، {name} [یہاں](tel:1)")
    )
    found = blocks(said, reader)
    runs = [run for block in found for s in sentences_of(block) for run in s.runs if run.value]
    assert [run.text for run in runs] == [typed] * 6
    assert [type(block) for block in found] == [Paragraph, Listing, Table, Words, AddressBlock]


def test_bold_and_links_are_the_template_s_own(folder: Path) -> None:
    """A value inside them takes their weight and address."""
    said = records(folder, "**Ring {{ name }}** at [{{ phone }}](tel:1). {#a}",
                   name=Name("Amal"), phone=Code("020 7946 0018"))  # fmt: skip
    (paragraph,) = blocks(said, ENGLISH)
    assert isinstance(paragraph, Paragraph)
    (sentence,) = paragraph.sentences
    assert [(run.text, run.bold, run.href, run.value) for run in sentence.runs] == [
        ("Ring ", True, None, False),
        ("Amal", True, None, True),
        (" at ", False, None, False),
        ("020 7946 0018", False, "tel:1", True),
        (".", False, None, False),
    ]


@pytest.mark.parametrize(
    ("value", "english", "polish", "urdu"),
    [
        (DAY, "2 November 2026", "2 listopada 2026", "2 نومبر 2026"),
        (Weekday(DAY), "Monday 2 November 2026", "2 listopada 2026 (poniedziałek)",
         "پیر، 2 نومبر 2026"),
        (time(17), "5pm", "17:00", "سہ پہر 5 بجے"),
        (time(17, 30), "5:30pm", "17:30", "سہ پہر 5:30 بجے"),
        (Duration(2, "week"), "2 weeks", "2 tygodnie", "2 ہفتے"),
        (7, "7", "7", "7"),
    ],
)  # fmt: skip
def test_values_of_the_law_are_written_by_each_language(
    folder: Path, value: object, english: str, polish: str, urdu: str
) -> None:
    """In its own words, in Western digits."""
    said = records(folder, "{{ value }}", value=value)
    written = [blocks(said, translated(tag))[0] for tag in ("en", "pl", "ur")]
    runs = [
        paragraph.sentences[0].runs for paragraph in written if isinstance(paragraph, Paragraph)
    ]
    assert [text_of(each) for each in runs] == [english, polish, urdu]
    assert [run.lang for (run,) in runs] == ["en", "pl", "ur"]
    assert [run.direction for (run,) in runs] == ["ltr", "ltr", "rtl"]


@pytest.mark.parametrize(
    ("value", "tag", "run"),
    [
        (Name("Amal"), "en", Run("Amal", "en", "ltr", value=True)),
        (Name("Amal"), "pl", Run("Amal", "pl", "ltr", value=True)),
        (Name("Amal"), "ur", Run("Amal", "en", "ltr", value=True)),
        (Name("عائشہ"), "en", Run("عائشہ", "ur", "rtl", value=True)),
        (Name("عائشہ"), "ur", Run("عائشہ", "ur", "rtl", value=True)),
        (Line("Śliwa"), "ur", Run("Śliwa", "en", "ltr", value=True)),
        (Line("12"), "ur", Run("12", "ur", "ltr", value=True)),
        (Code("EX/1"), "ur", Run("EX/1", "ur", "ltr", value=True)),
        (Code("Children Act", "en"), "ur", Run("Children Act", "en", "ltr", value=True)),
    ],
)
def test_what_a_person_typed_keeps_its_language_and_direction(
    folder: Path, value: object, tag: str, run: Run
) -> None:
    """A name is announced and set in its own script, whatever stands around it."""
    (found,) = blocks(records(folder, "{{ value }}", value=value), translated(tag))
    assert found == Paragraph((Sentence("", (run,)),))


def test_own_words_with_an_english_version(folder: Path) -> None:
    """Both are shown, each in its language, and what the second one is."""
    words = FreeText("میری بات\nاور", "ur", "What I say")
    found = blocks(records(folder, "{{ words }}", words=words), ENGLISH)
    first, label, second = found
    assert first == Words(
        (Run("میری بات", "ur", "rtl", value=True), Run("اور", "ur", "rtl", value=True))
    )
    assert isinstance(label, Paragraph)
    assert (label.style, label.sentences[0].id) == ("note", "_labels#english-version")
    assert second == Words((Run("What I say", "en", "ltr", value=True),))


def test_own_words_inside_a_sentence(folder: Path) -> None:
    """Lines are broken, nothing is joined or lost."""
    words = FreeText("One\nTwo", "pl", "In English")
    (item,) = blocks(records(folder, "- They said: {{ words }} {#a}", words=words), ENGLISH)
    (line,) = lines_of(item)
    assert text_of(line).split("\n") == [
        "They said: One",
        "Two",
        "In English, as given with this answer:",
        "In English",
    ]


def test_an_address_inside_a_sentence(folder: Path) -> None:
    """One value a line, unbroken."""
    said = records(folder, "At {{ home }} {#a}", home=Address(("1 Street", "Town")))
    (paragraph,) = blocks(said, ENGLISH)
    assert text_of(next(lines_of(paragraph))) == "At 1 Street\nTown"


def test_a_missing_translation_stands_in_english_and_is_marked(folder: Path) -> None:
    """Sentence by sentence; also one made from English that has changed since."""
    said = records(folder, "New on {{ day }}. {#new law=a}\nOld. {#old}\nKept. {#kept}", day=DAY)
    reader = translated(old=("Older.", "پرانا"), kept=("Kept.", "رکھا"))
    (paragraph,) = blocks(said, Reader(reader.locale, reader.catalogue, {"a": 1}))
    assert isinstance(paragraph, Paragraph)
    new, old, kept = paragraph.sentences
    assert [sentence.fallback for sentence in (new, old, kept)] == [True, True, False]
    assert new.text == "New on 2 November 2026. [1]"
    assert {run.lang for run in new.runs} == {"en"}
    assert {run.direction for run in new.runs} == {"ltr"}
    assert kept.runs == (Run("رکھا", "ur", "rtl"),)


def test_references_follow_their_sentence_and_lead_to_the_list(folder: Path) -> None:
    """One for each source that has a number, never broken from it by a missing one."""
    said = records(folder, "It is late. {#late law=b,c,a}")
    (paragraph,) = blocks(said, Reader(locale("en"), Catalogue("en", {}), {"a": 1, "b": 2}))
    assert isinstance(paragraph, Paragraph)
    (sentence,) = paragraph.sentences
    assert sentence.sources == ("b", "c", "a")
    assert sentence.text == "It is late. [2] [1]"
    assert [run.target for run in sentence.runs] == [None, None, 2, None, 1]


@pytest.mark.parametrize(
    "translation",
    [
        "{name} und {wer}",
        "ohne",
        "{name} {name} {Tag}",
        "{name {day}",
        "{name} {day} {",
        "**{name} {day}",
        "{name} *{day}*",
        "{name} [{day}](http://example.com)",
        "{name} [{day}](javascript:x)",
        "[{name}](https://example.com/{day})",
        "{name}\n{day}",
        "{name} {day} \U000f0001",
    ],
)
def test_a_translation_that_is_wrong_is_named(folder: Path, translation: str) -> None:
    """A lost or unknown value, or broken markup: the error says which message of which language."""
    said = records(folder, "{{ name }} on {{ day }}. {#both}", name=Name("Amal"), day=DAY)
    reader = translated("pl", both=("{name} on {day}.", translation))
    with pytest.raises(TemplateError, match=r"^letter\.md line 1: letter#both in 'pl': "):
        blocks(said, reader)


def test_values_may_change_their_order_in_a_translation(folder: Path) -> None:
    """And stand twice where the language needs it."""
    said = records(folder, "{{ name }} on {{ day }}. {#both}", name=Name("Amal"), day=DAY)
    reader = translated("pl", both=("{name} on {day}.", "{day}: {name}, {name}"))
    assert text_of(next(lines_of(blocks(said, reader)[0]))) == "2 listopada 2026: Amal, Amal"


def test_the_same_records_have_the_same_shape_in_two_languages(folder: Path) -> None:
    """Whatever is translated: blocks of the same sort, with as many sentences, of the same ids."""
    text = (
        "# Head {#head}\n\nOne {{ name }}. {#one}\nTwo. {#two}\n\n- A {#item}\n  B {#more}\n\n"
        "::: box\n| H {#h} | |\n|---|---|\n| {{ day }} | C {#c} |\n:::\n{{ words }}\n"
    )
    said = records(folder, text, name=Name("Amal"), day=DAY, words=FreeText("x", "ur", "y"))
    reader = translated(head=("Head", "سر"), one=("One {name}.", "**{name}** ایک"), c=("C", "سی"))
    english, urdu = blocks(said, ENGLISH), blocks(said, reader)
    assert [shape(block) for block in english] == [shape(block) for block in urdu]


def shape(block: Block) -> object:
    """A block without its words."""
    inner = [shape(each) for each in block.blocks] if isinstance(block, Group) else []
    return (type(block), inner, [sentence.id for sentence in sentences_of(block)])


def test_no_reference_stands_in_large_type_or_in_the_list_that_references_lead_to(
    folder: Path,
) -> None:
    """A safe date is read at once; an entry does not refer to itself."""
    text = "::: big\nOne. {#a law=x}\n:::\n\nTwo. {#b law=x}\n\n::: sources\n1. X. {#c law=x}\n:::"
    reader = Reader(locale("en"), Catalogue("en", {}), {"x": 1})
    found = [text_of(line) for b in blocks(records(folder, text), reader) for line in lines_of(b)]
    assert found == ["One.", "Two. [1]", "X."]


def test_a_label_that_there_is_not() -> None:
    """The mechanism says only what stands in its template."""
    with pytest.raises(TemplateError, match=r"_labels\.md has no sentence 'nothing'"):
        ENGLISH.label("nothing")
