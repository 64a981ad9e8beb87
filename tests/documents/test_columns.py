"""A table stays on its paper, whatever its cells hold."""

import pytest

from letters.documents.blocks import Document, Part, Run, Sentence, Sentences, Table
from letters.documents.columns import crowded, endless
from letters.making import written
from tests.reading import gates

ORDINARY = ("The report of the educational psychologist", "Ms Example", "3 May 2026", "12")


def cell(text: str) -> Sentences:
    """A cell that holds a value."""
    return (Sentence("", (Run(text, "en", "ltr", value=True),)),) if text else ()


def table(*rows: tuple[str, ...]) -> Table:
    """A table with a header of short words."""
    header = tuple(cell(word) for word in ("What", "Who", "Date", "Pages")[: len(rows[0])])
    return Table(header, tuple(tuple(map(cell, row)) for row in rows))


@pytest.mark.parametrize(
    "row",
    [
        ORDINARY,
        ("E-mail", "sendiass.information-and-advice@example-council.gov.uk"),
        ("", "", "", ""),
        ("陳大文" * 4, "Любомир Щерев", "", "9"),
    ],
)
def test_an_ordinary_table_breaks_no_word(row: tuple[str, ...]) -> None:
    """Words break only where there is no room for them side by side."""
    assert crowded(table(row)) == frozenset()


def test_only_the_widest_words_break() -> None:
    """A column with a name of a hundred letters gives way; the others stay whole."""
    assert crowded(table(ORDINARY, ("x" * 120, "Ms Example", "", ""))) == {(1, 0)}
    assert crowded(table(("x" * 40, "y" * 41))) == {(0, 1)}


@pytest.mark.parametrize("letter", ["W", "m", "ع", "த"])
def test_no_word_runs_off_the_paper(letter: str) -> None:
    """Words without a break, in every column at once and in the first alone."""
    tables = tuple(
        table((letter * length,) * columns, (letter * length, *ORDINARY[1:columns]))
        for columns in (2, 4)
        for length in (16, 200)
    )
    part = Part("en", "ltr", "send", "Tables", tables, "Tables", "Page {page} of {pages}")
    document = Document("test", "table", "Tables", "table", (part,))
    assert gates.stays_on_the_page(written(document, "pdf"), document) == []


@pytest.mark.parametrize(
    ("text", "is_endless"),
    [
        ("a few words of an ordinary length", False),
        ("https://www.example.com/a-way/to/a/page?with=words", False),
        ("ع" * 36, False),
        ("ع" * 60, True),
        (f"a {'x' * 70} b", True),
    ],
)
def test_a_word_wider_than_the_paper(text: str, is_endless: bool) -> None:
    """It may be broken where it would else run off the paper after a bracket."""
    assert endless(text) == is_endless
