"""What a template says for given facts: which sentences, in which order, with which values."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound

from letters.documents.compose import ValueMissing, compose, sources_said
from letters.documents.template import TemplateError
from letters.values import Address, Code, Duration, FreeText, Line, Name, Weekday

DAY = date(2026, 11, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for templates."""
    return tmp_path


def written(folder: Path, text: str, name: str = "letter") -> None:
    """Put a template into the folder."""
    (folder / f"{name}.md").write_text(text, encoding="utf-8")


def said(folder: Path, text: str, **context: object) -> list[str]:
    """The ids of the sentences that are said."""
    written(folder, text)
    records = compose("letter", context, folder)
    return [spoken.pattern.id for record in records for spoken in record.spoken]


CHOICE = """\
{% if late %}
It is late. {#late law=hesc-r20}
{% else %}
It is in time. {#in-time}
{% endif %}
{% for each in names %}
- {{ each }} is one. {#one law=cfa-s36,hesc-r20}
{% endfor %}
"""


@pytest.mark.parametrize(
    ("late", "names", "ids"),
    [
        (True, (), ["letter#late"]),
        (False, (Name("A"), Name("B")), ["letter#in-time", "letter#one", "letter#one"]),
    ],
)
def test_conditions_and_loops_decide_what_is_said(
    folder: Path, late: bool, names: tuple[Name, ...], ids: list[str]
) -> None:
    """Whole lines stand or fall."""
    assert said(folder, CHOICE, late=late, names=names) == ids


def test_sources_are_numbered_as_they_are_first_relied_on(folder: Path) -> None:
    """Each once, in the order of the letter."""
    written(folder, CHOICE)
    records = compose("letter", {"late": True, "names": (Name("A"),)}, folder)
    assert sources_said(records) == ("hesc-r20", "cfa-s36")


def test_a_record_knows_its_place(folder: Path) -> None:
    """An included template's lines are its own."""
    written(folder, "Inside. {#inside}", "_part")
    written(folder, "\nFirst. {#first}\n{% include '_part' %}")
    places = [r.place for r in compose("letter", {}, folder) if r.spoken]
    assert places == ["letter.md line 2", "_part.md line 1"]


VALUES = [
    DAY,
    time(17, 0),
    7,
    Name("Amal"),
    Line("a line"),
    Code("EX1"),
    Address(("1 Example Street",)),
    FreeText("My words"),
    Weekday(DAY),
    Duration(2, "week"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_what_can_be_said(folder: Path, value: object) -> None:
    """Only values that every language knows how to write."""
    written(folder, "It is {{ value }}. {#it}")
    (record,) = compose("letter", {"value": value}, folder)
    assert record.spoken[0].values == {"value": value}


@pytest.mark.parametrize(
    "value", [None, "a bare string", True, 1.5, ["a"], ("a",), {"a": 1}, b"a", object], ids=repr
)
@pytest.mark.parametrize("filtered", ["", " | weekday"])
def test_what_cannot_be_said_names_the_sentence(folder: Path, value: object, filtered: str) -> None:
    """Nothing absent, bare or unknown is printed; least of all today's date for a missing one."""
    written(folder, f"It is {{{{ it.is{filtered} }}}}. {{#it}}")
    with pytest.raises(ValueMissing, match=r"^letter#it: it_is is \w+, which no document prints"):
        compose("letter", {"it": {"is": value}}, folder)


@pytest.mark.parametrize("filtered", ["", " | weekday", " | code"])
def test_a_value_that_was_never_given_names_the_sentence(folder: Path, filtered: str) -> None:
    """A misspelt name is a fault, not a gap in the letter."""
    written(folder, f"It is {{{{ it.iss{filtered} }}}}. {{#it}}")
    with pytest.raises(ValueMissing, match="letter#it: it_iss"):
        compose("letter", {"it": {"is": DAY}}, folder)


def test_a_condition_on_what_was_never_given_names_the_template(folder: Path) -> None:
    """The same for a name in a condition."""
    written(folder, "{% if it.iss %}\nYes. {#yes}\n{% endif %}")
    with pytest.raises(ValueMissing, match=r"letter\.md: .*'iss'"):
        compose("letter", {"it": {"is": DAY}}, folder)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("One. {#one}\n{% if %}\nTwo. {#two}\n{% endif %}", 2),
        ("One. {#one}\n\n{% endif %}", 3),
        ("{# why #}\n{% for a in b %}\nOne. {#one}\n{% endif %}", 4),
        ("One. {#one}\nTwo {{ a b }}. {#two}", 2),
        ("One. {#one}\nTwo {{ a | unheard_of }}. {#two}", 2),
        ("One. {#one}\nNo id.", 2),
    ],
)
def test_faults_of_control_name_file_and_line(folder: Path, text: str, line: int) -> None:
    """Whoever edits a template is told where to look."""
    written(folder, text)
    with pytest.raises(TemplateError, match=rf"letter\.md line {line}: "):
        compose("letter", {}, folder)


def test_a_template_that_is_not_there(folder: Path) -> None:
    """Its name is in the error."""
    with pytest.raises(TemplateNotFound, match="letter"):
        compose("letter", {}, folder)


def test_filters_make_values(folder: Path) -> None:
    """A date with its day of the week, a word that is always read left to right."""
    written(folder, "On {{ day | weekday }}, {{ form | code }}. {#on}")
    (record,) = compose("letter", {"day": datetime(2026, 11, 2), "form": "SEND35"}, folder)  # noqa: DTZ001
    assert record.spoken[0].values["day"] == Weekday(datetime(2026, 11, 2))  # noqa: DTZ001
    assert record.spoken[0].values["form"] == Code("SEND35")


HOSTILE = ["{{ 7*7 }}", "{% if x %}", "{#id}", "# x", "**x**", "<script>"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_typed_is_never_run(folder: Path, text: str) -> None:
    """It goes through as a value, to the letter."""
    written(folder, "It is {{ value }}. {#it}")
    (record,) = compose("letter", {"value": Line(text)}, folder)
    assert record.spoken[0].values == {"value": Line(text)}


@pytest.mark.parametrize("text", ["", " \n ", "one\ntwo", "one\u2028two", "one\x85", "one\x0btwo"])
def test_values_refuse_what_they_cannot_hold(text: str) -> None:
    """A name, a line, a code and an address line are one line with words in it."""
    for build in (Name, Line, Code, lambda line: Address((line,))):
        with pytest.raises(ValueError, match="value"):
            build(text)


def test_other_values_refuse_too() -> None:
    """An address without lines, words without a word, an English version of English, a span below
    nothing, a weekday of no date."""
    for wrong in (
        lambda: Address(()),
        lambda: FreeText(" \n"),
        lambda: FreeText("x", "en", "x"),
        lambda: Duration(-1, "day"),
    ):
        with pytest.raises(ValueError, match=r"\w"):
            wrong()
    with pytest.raises(TypeError):
        Weekday(None)  # type: ignore[arg-type]


def test_own_words_are_paragraphs() -> None:
    """A line each, without the empty ones, in both languages."""
    words = FreeText(" one \n\n two", "ur", "uno\ndue\n")
    assert words.lines == ("one", "two")
    assert words.english_lines == ("uno", "due")
