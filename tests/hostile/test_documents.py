"""What was typed, however hostile, is what every format says: to the word, and to the glyph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import cycle, islice

import pytest

from letters.documents.blocks import Document
from letters.documents.editions import Order
from letters.making import made, open_gate, written
from letters.questions import limits
from letters.questions.gate import free_text
from letters.questions.journey import Field
from letters.questions.path import replay
from tests.fuzz.visitor import COMPLETE, Base
from tests.hostile.expected import TYPED, fate
from tests.hostile.strings import strings
from tests.journeys import sentinels
from tests.proofs import printing
from tests.proofs.test_names import SCRIPTS, languages, name_in
from tests.reading import gates, word

open_gate()
FULLEST = {
    base.kind.id: base
    for base in sorted(COMPLETE, key=lambda one: one.kind.id)
    if base.given.name in {"parent-fullest", "parent-contents-fullest"}
}
CYCLE = [one for one in strings() if one.kept]
Texts = Callable[[Field], str]


def filled(base: Base, text: Texts) -> dict[str, object]:
    """The answers of a file with other words in every field for words."""
    fields = base.kind.journey.fields()
    return {name: _with(fields[name], old, text) for name, old in base.given.answers.items()}


def _with(spec: Field, value: object, text: Texts) -> object:
    if spec.kind == "rows" and isinstance(value, list):
        columns = {column.name: column for column in spec.columns}
        return [
            {name: _with(columns[name], old, text) for name, old in row.items()} for row in value
        ]
    if spec.kind == "free" and isinstance(value, Mapping):
        return {**value, "text": text(spec)}
    return text(spec) if spec.kind in TYPED - {"email"} else value


def documents(base: Base, answers: Mapping[str, object], order: Order) -> tuple[Document, ...]:
    """The documents of these answers."""
    path = replay(base.kind.journey, answers, base.given.on_date)
    assert path.complete, path.refusals
    return made(base.kind, path, order)


def unsaid(base: Base, answers: Mapping[str, object], every: tuple[Document, ...]) -> Iterator[str]:
    """Lines of the answers that no document says."""
    lines = (gates.text_of(line) for document in every for line in gates.lines(document))
    whole = "".join("".join(lines).split())
    fields = base.kind.journey.fields()
    for name, value in answers.items():
        if fields[name].use == "shown":
            for line in sentinels.shown(fields[name], value):
                if "".join(line.split()) not in whole:
                    yield f"{name}: {line!r}"


def test_every_string_that_is_kept_is_printed_and_read_back() -> None:
    """Each stands in the documents of some kind, and every reader reads it there."""
    waiting = cycle(CYCLE)
    used: set[str] = set()

    def text(spec: Field) -> str:
        if spec.kind == "free":
            some = list(islice(waiting, 3))
            used.update(one.name for one in some)
            return "\n".join(str(one.kept) for one in some)
        one = next(one for one in waiting if fate(spec, one).kept == one.kept)
        used.add(one.name)
        return str(one.kept)

    faults = []
    for kind_id, base in FULLEST.items():
        answers = filled(base, text)
        order = Order("en", "ur") if kind_id == "mediation-advice" else Order()
        every = documents(base, answers, order)
        faults += [f"{kind_id} does not say {line}" for line in unsaid(base, answers, every)]
        for document in every:
            found = printing.read_back(printing.Task(kind_id, document, closely=True)).faults
            del found["recall"]  # a word of a hundred letters is copied in pieces
            faults += [f"{document.name} {name}: {told}" for name, told in found.items() if told]
    assert not faults, "\n".join(faults)
    assert used == {one.name for one in CYCLE}


@pytest.mark.parametrize("letter", ["W", "ع"])
def test_words_without_a_blank_stay_on_the_paper(letter: str) -> None:
    """As long as each field takes them, in all fields at once: nothing overflows, nothing goes."""
    longest = {"name": limits.NAME, "free": 300}
    for kind_id in ("appeal-checklist", "mediation-advice"):
        base = FULLEST[kind_id]
        answers = filled(base, lambda spec: letter * longest.get(spec.kind, limits.LINE))
        for document in documents(base, answers, Order()):
            pdf = written(document, "pdf")
            assert gates.stays_on_the_page(pdf, document) == []
            assert gates.reads_word_for_word(pdf, document) == []


@pytest.mark.parametrize("tag", languages())
def test_eight_thousand_characters_of_each_language_pass(tag: str) -> None:
    """Whatever the script, all that the limit allows is kept to the last letter."""
    assert free_text(_long(tag), "words") == _long(tag)


@pytest.mark.parametrize("scripts", [0, 1, 2], ids=["first", "second", "third"])
def test_eight_thousand_characters_of_each_script_are_printed(scripts: int) -> None:
    """Four texts at the limit in one letter, then the next four: read out and on the paper."""
    texts = iter([_long(tag) for tag in SCRIPTS.values()][4 * scripts : 4 * scripts + 4])
    base = FULLEST["complaint-local-authority"]
    fields = base.kind.journey.fields()
    own = [name for name in base.given.answers if fields[name].kind == "free"]
    longs = {
        name: {"text": text, "language": "und"} for name, text in zip(own, texts, strict=False)
    }
    answers = {**filled(base, lambda _: "x"), **longs}
    every = documents(base, answers, Order())
    assert list(unsaid(base, answers, every)) == []
    pdf, docx = written(every[0], "pdf"), written(every[0], "docx")
    assert gates.reads_word_for_word(pdf, every[0]) == []
    assert gates.is_in_chosen_fonts(pdf, every[0]) == []
    assert gates.stays_on_the_page(pdf, every[0]) == []
    assert word.text_faults(word.WordFile(docx), every[0]) == []


def _long(tag: str) -> str:
    """8,000 characters of names of a language, in lines of no more than two hundred words."""
    line = " ".join([name_in(tag)] * 40)
    return "\n".join([line] * 200)[: limits.FREE_TEXT].strip().ljust(limits.FREE_TEXT, "…")
