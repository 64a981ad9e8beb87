"""What was typed is said word for word in every format, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hypothesis import assume, given, note
from hypothesis import strategies as st

from letters.documents.blocks import Document
from letters.documents.editions import Order
from letters.making import FORMATS, made, open_gate, written
from letters.questions.answers import Answers
from letters.questions.journey import Field
from letters.questions.path import replay
from tests.fuzz import budget
from tests.fuzz.typed import kept
from tests.fuzz.visitor import FULL, Base
from tests.journeys import sentinels
from tests.proofs import printing
from tests.proofs.made import ISOLATES
from tests.reading import gates, word

open_gate()
ORDERS = (Order(), Order(), Order("en", "ur"), Order("en", "pl", "paragraphs"), Order("ur"))
# Not whether the glyphs are HarfBuzz's: for an accent on a letter of another script the reader
# does not know which of two fonts is chosen. tests/hostile compares them for a table of strings.
NEAR = (
    gates.conforms,
    gates.reads_word_for_word,
    gates.stays_on_the_page,
    gates.is_in_chosen_fonts,
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Base, dict[str, object], tuple[Document, ...]]:
    """The documents of an answer file with other words in its boxes."""
    base = draw(st.sampled_from(FULL))
    fields, before = base.kind.journey.fields(), Answers({}, base.given.on_date)
    changed = {
        name: draw(kept(fields[name], before, value))
        for name, value in base.given.answers.items()
        if draw(st.booleans())
    }
    answers = {**base.given.answers, **changed}
    path = replay(base.kind.journey, answers, base.given.on_date)
    assume(path.complete)  # rows without a date of their own, or too long all together
    order = draw(st.sampled_from(ORDERS))
    note(f"{base} {order}")
    return base, answers, made(base.kind, path, order)


@budget.budget("documents")
@given(documents())
def test_every_format_but_pdf_says_what_was_typed(
    found: tuple[Base, dict[str, object], tuple[Document, ...]],
) -> None:
    """The Word file, the page and the plain text hold every word, and no calendar breaks."""
    budget.ran["documents"] += 1
    base, answers, every = found
    assert not list(_unsaid(base, answers, every))
    for document in every:
        files = {form: written(document, form) for form in FORMATS if _fits(document, form)}
        faults = [
            *word.text_faults(word.WordFile(files["docx"]), document),
            *printing.html_faults(files["html"], document),
            *printing.text_faults(files["txt"], document),
        ]
        assert not faults
        assert not list(_broken(files.get("ics", b"")))


@budget.budget("pdfs")
@given(documents())
def test_the_pdf_says_what_was_typed(
    found: tuple[Base, dict[str, object], tuple[Document, ...]],
) -> None:
    """Read out and drawn, whole, on its paper."""
    budget.ran["pdfs"] += 1
    for document in found[2]:
        pdf = written(document, "pdf")
        assert not [fault for gate in NEAR for fault in gate(pdf, document)]


def _fits(document: Document, form: str) -> bool:
    return form != "pdf" and (form != "ics" or bool(document.days))


def _unsaid(
    base: Base, answers: Mapping[str, object], every: tuple[Document, ...]
) -> Iterator[str]:
    """Lines that were typed, are said of the file's own answers, and are not said of these."""
    fields = base.kind.journey.fields()
    if every[0].parts[0].language != "en":
        return
    whole = _words(every)
    own = _words(made(base.kind, base.path, Order()))
    for name, value in answers.items():
        spec = fields[name]
        if spec.use != "shown" or not _said(spec, base.given.answers.get(name), own):
            continue
        for line in sentinels.shown(spec, value):
            if printing._squeezed(line) not in whole:
                yield f"{name}: {line!r} is not said"


def _said(spec: Field, value: object, whole: str) -> bool:
    lines = list(sentinels.shown(spec, value)) if value is not None else []
    return bool(lines) and all(printing._squeezed(line) in whole for line in lines)


def _words(every: tuple[Document, ...]) -> str:
    lines = (gates.text_of(line) for document in every for line in gates.lines(document))
    return printing._squeezed("\n".join(lines).translate(ISOLATES))


def _broken(content: bytes) -> Iterator[str]:
    """Lines of a calendar that are none: whatever was typed may not begin one."""
    for line in content.decode().split("\r\n"):
        if line and not line.startswith(" ") and ":" not in line:
            yield line
