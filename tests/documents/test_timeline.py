"""The picture of days: where each lies, that no number covers another, and what is read out."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.documents.blocks import Document, Listing, Run, Timeline, lines_of, text_of
from letters.documents.docx import document_docx
from letters.documents.editions import pair
from letters.documents.html import part_html
from letters.documents.pdf import document_pdf
from letters.documents.references import once_in_a_block
from letters.documents.text import document_text
from letters.documents.timeline import MOST, number_places, places, timeline_svg
from tests.documents import samples
from tests.reading import gates, word

TODAY = date(2026, 11, 23)
DAYS = (TODAY, date(2026, 12, 24), date(2026, 12, 24), date(2027, 1, 4))
WORDS = ("23 November: today", "24 December: safe", "24 December: ring", "4 January: last")
URDU = ("آج", "محفوظ تاریخ", "فون کریں", "آخری دن")


def line(lang: str = "en") -> Timeline:
    """Four days, two of them the same."""
    texts = WORDS if lang == "en" else URDU
    items = [samples.say(lang, text) for text in texts]
    return Timeline(Listing("number", tuple(items)), DAYS)


def document(lang: str = "en") -> Document:
    """A page with nothing but a heading and the line."""
    heading = samples.checklist_blocks(lang, 1)[0]
    return replace(
        samples.documents()["checklist"], parts=(samples.part(lang, (heading, line(lang))),)
    )


def with_source(block: Timeline) -> Timeline:
    """The line with the number of a source after each of its days."""
    number = (Run(" ", "en", "ltr"), Run("[1]", "en", "ltr", value=True, target=1))
    items = tuple(
        (replace(item[0], runs=(*item[0].runs, *number)),) for item in block.listing.items
    )
    return replace(block, listing=Listing("number", items))


def circles(svg: str) -> list[float]:
    """Where the days lie, from the left."""
    tree = ElementTree.fromstring(svg)  # noqa: S314 - our own picture
    return [float(one.get("cx", "")) for one in tree.iter("circle")]


def test_days_lie_as_far_apart_as_they_are() -> None:
    """A day in the middle of the time lies in the middle of the line."""
    start, middle, end = places((TODAY, TODAY + timedelta(50), TODAY + timedelta(100)))
    assert start < middle < end
    assert middle - start == pytest.approx(end - middle)


def test_from_left_to_right_and_from_right_to_left() -> None:
    """Today stands where the language begins, and the picture is the same the other way round."""
    forward = circles(timeline_svg(DAYS, "ltr", "x"))
    backward = circles(timeline_svg(DAYS, "rtl", "x"))
    assert forward == sorted(forward)
    assert backward == sorted(backward, reverse=True)
    assert {round(a + b, 1) for a, b in zip(forward, backward, strict=True)} == {260}


@given(st.lists(st.integers(0, 900), min_size=2, max_size=MOST))
def test_no_number_covers_another_or_leaves_the_picture(spans: list[int]) -> None:
    """However near to each other the days are."""
    points = places(sorted(TODAY + timedelta(span) for span in spans))
    found = number_places(points)
    assert all(after - before >= 23.99 for before, after in pairwise(found))
    assert found[0] >= 8
    assert found[-1] <= 252


@pytest.mark.parametrize("days", [(TODAY,), (TODAY,) * (MOST + 1), (DAYS[1], DAYS[0])])
def test_what_cannot_be_a_line_is_refused(days: tuple[date, ...]) -> None:
    """One day, too many, or out of order."""
    with pytest.raises(ValueError, match="days in order"):
        timeline_svg(days, "ltr", "x")


def test_nothing_in_the_picture_hangs_on_colour_fonts_or_styles() -> None:
    """Shapes in the colour of the text: a strict page takes it, and a printer without colours."""
    svg = timeline_svg(DAYS, "ltr", 'a "quoted" <b>')
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) == {"none", "currentColor"}
    assert not re.search(r"style|<text|<script|href|class", svg)
    assert 'aria-label="a &#34;quoted&#34; &lt;b&gt;"' in svg


def test_the_page_shows_the_picture_and_the_list_says_the_same() -> None:
    """What is read out for the picture is the list, without the numbers of sources."""
    html = part_html(samples.part("en", (with_source(line()),)))
    assert "[1]" in html
    (label,) = re.findall(r'aria-label="([^"]+)"', html)
    assert label == (
        "1. 23 November: today 2. 24 December: safe 3. 24 December: ring 4. 4 January: last"
    )
    assert html.index("<svg") < html.index("<ol")


def test_too_many_days_are_a_list_alone() -> None:
    """Rather than a picture that nobody can read."""
    many = Listing("number", tuple(samples.say("en", f"Day {n}") for n in range(MOST + 1)))
    block = Timeline(many, tuple(TODAY + timedelta(n) for n in range(MOST + 1)))
    html = part_html(samples.part("en", (block,)))
    assert "<svg" not in html
    assert html.count("<li>") == MOST + 1


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_in_a_pdf_the_picture_is_a_figure_with_its_words(lang: str) -> None:
    """Every gate of a PDF passes, and a screen reader is told what the picture shows."""
    made = document(lang)
    content = document_pdf(made)
    assert [fault for gate in gates.GATES for fault in gate(content, made)] == []
    with pikepdf.open(io.BytesIO(content)) as opened:
        (alternative,) = _alternatives(opened.Root.StructTreeRoot)
    words = WORDS if lang == "en" else URDU
    assert all(text in alternative for text in words)


def test_a_picture_that_says_nothing_is_caught() -> None:
    """Without its words a file is not accessible, and the gate of PDF/UA says so."""
    made = document()
    with pikepdf.open(io.BytesIO(document_pdf(made))) as opened:
        for one in _figures(opened.Root.StructTreeRoot):
            del one.Alt
        silent = io.BytesIO()
        opened.save(silent)
    assert gates.conforms(silent.getvalue(), made) != []


def test_word_and_plain_text_have_the_list() -> None:
    """Numbered, and nothing of the picture."""
    made = document()
    assert word.faults(document_docx(made), made) == []
    assert "1. 23 November: today\n2. 24 December: safe" in document_text(made)


def test_beside_a_translation_the_picture_stands_once() -> None:
    """Each day in both languages under one line."""
    (block,) = pair((line("en"),), (line("ur"),))
    assert isinstance(block, Timeline)
    assert block.days == DAYS
    texts = [text_of(one) for one in lines_of(block)]
    assert all(e in text and u in text for e, u, text in zip(WORDS, URDU, texts, strict=True))


def test_a_source_stands_once_in_its_list() -> None:
    """As in any list of a sheet."""
    (block,) = once_in_a_block((with_source(line()),))
    assert [text_of(one) for one in lines_of(block)] == [f"{WORDS[0]} [1]", *WORDS[1:]]


def _figures(node: pikepdf.Object) -> list[pikepdf.Object]:
    found = [node] if node.get("/S") == "/Figure" else []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += _figures(kid)
    return found


def _alternatives(root: pikepdf.Object) -> list[str]:
    return [str(one.Alt) for one in _figures(root)]
