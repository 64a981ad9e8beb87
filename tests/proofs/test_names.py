"""A name in each script that families write comes through to the PDF and the Word file."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from letters.making import written
from tests.documents.samples import NAMES
from tests.proofs import covering
from tests.proofs.made import Made, made
from tests.reading import gates, word

TABLE = Path(__file__).parents[1] / "languages" / "languages.csv"


@cache
def languages() -> dict[str, str]:
    """The script of each language of the table, by its tag."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["bcp47"]: row["script"] for row in csv.DictReader(file)}


def name_in(tag: str) -> str:
    """A made-up name of a language; a longer tag falls back to the language's own."""
    return next(NAMES[known] for known in (tag, tag.split("-")[0], "zh-Hant") if known in NAMES)


SCRIPTS = {script: tag for tag, script in reversed(languages().items())}


def test_every_script_has_a_name() -> None:
    """Each script of the table is one that a name stands for, and no two share it."""
    assert len({name_in(tag) for tag in SCRIPTS.values()}) == len(SCRIPTS) >= 8


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_in_each_script_is_printed(script: str) -> None:
    """Read back from the structure of the PDF and from the Word file, drawn with real glyphs."""
    name = name_in(SCRIPTS[script])
    one = with_name(name)
    assert name in one.whole
    document = one.documents[0]
    pdf = written(document, "pdf")
    for gate in (gates.conforms, gates.reads_word_for_word, gates.is_in_chosen_fonts):
        assert gate(pdf, document) == []
    assert gates.draws_what_it_says(pdf, document) == []
    assert word.text_faults(word.WordFile(written(document, "docx")), document) == []


def with_name(name: str) -> Made:
    """The shortest letter of the first kind, about a child of that name."""
    walk = covering.extremes("appeal-checklist")[0].walk
    return made(replace(walk, name=f"name {name}", answers={**walk.answers, "child_name": name}))
