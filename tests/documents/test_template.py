"""Reading a template: the shape of each line, and what is said of a line that has none."""

import re
from pathlib import Path

import pytest

from letters.documents.compose import DOCUMENT_TEMPLATES, PAGE_TEMPLATES
from letters.documents.template import (
    FIRST_MARK,
    Pattern,
    Stretch,
    TemplateError,
    marked,
    parse,
    patterns,
    read,
    stretches,
    to_jinja,
)

TEMPLATES = [
    pytest.param(folder, path.stem, id=path.stem)
    for folder in (DOCUMENT_TEMPLATES, PAGE_TEMPLATES)
    for path in sorted(folder.glob("*.md"))
]


@pytest.mark.parametrize(
    ("line", "shape", "argument"),
    [
        ("", "blank", ""),
        ("   ", "blank", ""),
        ("A sentence. {#a}", "text", ""),
        ("**Bold** first. {#a}", "text", ""),
        ("1 month is left. {#a}", "text", ""),
        ("{{ today }}", "text", ""),
        ("# Heading {#a}", "heading-1", ""),
        ("## Heading {#a}", "heading-2", ""),
        ("### Heading {#a}", "heading-3", ""),
        ("- An item. {#a}", "item-bullet", ""),
        ("- [ ] A box. {#a}", "item-check", ""),
        ("1. A step. {#a}", "item-number", ""),
        ("  More of it. {#a}", "more", ""),
        ("^ What the table holds {#a}", "caption", ""),
        ("| One {#a} | {{ two }} |", "row", ""),
        ("| - | --- |", "ruler", ""),
        ("::: box", "open", "box"),
        ("::: sender", "open", "sender"),
        ("::: note", "open", "note"),
        ("::: sources", "open", "sources"),
        ("::: space 12", "open", "space 12"),
        ("::: drawing 9", "open", "drawing 9"),
        (":::", "close", ""),
        ("{% if today %}", "control", ""),
        ("  {%- endif -%}", "control", ""),
        ("{# a comment #}", "control", ""),
    ],
)
def test_the_shape_of_a_line(line: str, shape: str, argument: str) -> None:
    """Each line of a template is one of a small closed set."""
    (found,) = parse("letter", line)
    assert (found.shape, found.argument) == (shape, argument)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("A sentence without its id.", "ends with its id"),
        ("A sentence. {#Capital}", "ends with its id"),
        ("A sentence. {#a} and more", "ends with its id"),
        ("{#a}", "has words"),
        ("One. {#a} Two. {#b}", "a brace"),
        ("A sentence. {#a lawful=x}", "unknown attribute lawful"),
        ("A {word} {#a}", "a brace"),
        ("A {{ word } {#a}", "a brace"),
        ("A {{ }} {#a}", "a value has a name"),
        ("A {% if x %} b {#a}", "no control inside"),
        ("{% if x %} words {% endif %}", "control stands alone"),
        ("{% if x", "control stands alone"),
        ("{{ a.b }} and {{ a_b }} {#a}", "one name"),
        ("{{ day }} and {{ day | weekday }} {#a}", "one name"),
        ("#### Too deep {#a}", "no block"),
        ("#Close {#a}", "no block"),
        ("> Said somebody {#a}", "no block"),
        ("* An item {#a}", "no block"),
        ("+ An item {#a}", "no block"),
        ("2. Second {#a}", "no block"),
        ("1) First {#a}", "no block"),
        ("- [x] Done {#a}", "no block"),
        ("-  Wide {#a}", "no block"),
        (" Indented {#a}", "no block"),
        ("```", "no block"),
        ("--- {#a}", "no block"),
        (":::box", "no block"),
        ("::: frame", "no container is called 'frame'"),
        ("::: space", "no container"),
        ("::: space 0", "no container"),
        ("::: space many", "no container"),
        ("::: box loud", "no container"),
        ("| One {#a} | Two {#b}", "starts and ends with a bar"),
        ("|", "starts and ends with a bar"),
        ("| :-- | {#a}", "starts and ends with a bar"),
        ("An *accent* {#a}", "em_open has no place"),
        ("An **open end {#a}", "bold is not closed"),
        ("A `code` {#a}", "markup is unknown"),
        ("A <b>tag</b> {#a}", "markup is unknown"),
        ("A [link](javascript:alert(1)) {#a}", "a link leads nowhere"),
        ("A [link](http://example.com) {#a}", "a link leads to https"),
        ("A [link](https://example.com/{{ x }}) {#a}", "holds no value"),
        ("A private \U000f0000 sign {#a}", "private-use"),
    ],
)
def test_a_line_that_cannot_be_read(line: str, says: str) -> None:
    """The fault is said in words, with the file and the line it stands on."""
    with pytest.raises(TemplateError, match=rf"^letter\.md line 3: .*{re.escape(says)}"):
        parse("letter", f"A sentence. {{#first}}\n\n{line}")


def test_an_id_stands_once() -> None:
    """Two sentences of one id would share one translation."""
    with pytest.raises(TemplateError, match=r"letter\.md.*letter#same stands twice"):
        parse("letter", "One. {#same}\n| Two {#same} |")


def test_a_sentence_has_its_id_its_values_and_its_sources() -> None:
    """The values are named after what they are, so that a translator can tell them apart."""
    (line,) = parse(
        "letter",
        "By {{ council.due | weekday }} on page {{ page }}, {{ page }}. {#due law=cfa-s36,send-r5}",
    )
    assert line.patterns == (
        Pattern(
            "letter#due",
            "By {council_due} on page {page}, {page}.",
            (("council_due", "council.due | weekday"), ("page", "page")),
            ("cfa-s36", "send-r5"),
        ),
    )


def test_a_value_alone_is_no_message() -> None:
    """There is nothing to translate in it."""
    (line,) = parse("letter", "{{ council.name }}")
    assert line.patterns == (Pattern("", "{value}", (("value", "council.name"),)),)
    assert list(patterns((line,))) == []


def test_a_row_holds_sentences_values_and_space() -> None:
    """A bar inside a value is not the edge of a cell."""
    (line,) = parse("letter", "| Sent {#sent} | {{ day | weekday }} | On {{ a | code }} {#on} | |")
    assert [pattern.english for pattern in line.patterns] == ["Sent", "{value}", "On {a}", ""]
    assert line.patterns[1].expressions == (("value", "day | weekday"),)


def test_a_note_for_translators_belongs_to_the_next_line() -> None:
    """And to no other."""
    lines = parse("letter", "{# for translators: a polite close #}\nYours {#yours}\nBye {#bye}")
    assert [pattern.note for pattern in patterns(lines)] == ["a polite close", ""]


def test_jinja_has_a_line_for_each_line() -> None:
    """So that whatever Jinja says of a line is said of the template's own."""
    text = "{# for us #}\n{% if x %}\nOne {{ a }}. {#one}\n\n{% endif %}"
    source = to_jinja("letter", parse("letter", text)).split("\n")
    assert len(source) == 5
    assert source[0] == ""
    assert source[1] == "{% if x %}"
    assert source[2] == "{{ record('letter', 2, [{'a': (a)}]) }}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain", [Stretch("plain", False, None)]),
        (
            "a **b** c",
            [Stretch("a ", False, None), Stretch("b", True, None), Stretch(" c", False, None)],
        ),
        ("[a](https://example.com)", [Stretch("a", False, "https://example.com")]),
        ("**[a](tel:1)**", [Stretch("a", True, "tel:1")]),
        ("5 * 6 a_b_c & <3 [x] \\*", [Stretch("5 * 6 a_b_c & <3 [x] \\*", False, None)]),
    ],
)
def test_the_little_markup_that_a_sentence_has(text: str, found: list[Stretch]) -> None:
    """Bold and links; everything else is what it looks like."""
    assert list(stretches(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "{a}",
        "{a} {b} {c}",
        "{a} {b",
        "{a} {b} }",
        "{a} {b} {B}",
        "{a} {b} {}",
        "{a} {b} \U000f0001",
    ],
)
def test_a_translation_has_the_same_values(text: str) -> None:
    """One lost, one unknown, a brace alone, or a sign that stands for a value: refused."""
    assert marked("{b}, {a}: {a}", ["a", "b"]) == "\U000f0001, \U000f0000: \U000f0000"
    with pytest.raises(TemplateError):
        marked(text, ["a", "b"])
    assert ord("\U000f0000") == FIRST_MARK


@pytest.mark.parametrize(("folder", "name"), TEMPLATES)
def test_every_template_can_be_read(folder: Path, name: str) -> None:
    """Each line of each template has its shape, its id and markup that is whole."""
    lines = read(folder, name)
    assert any(line.patterns for line in lines)
    assert all(pattern.id.startswith(f"{name}#") for pattern in patterns(lines))
