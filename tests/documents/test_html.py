"""HTML says what the blocks say, in the right language and direction; nothing typed is markup."""

import itertools
import re
from dataclasses import replace

import html5lib
import pytest

from letters.documents.blocks import (
    Document,
    Heading,
    Listing,
    Paragraph,
    Run,
    WritingSpace,
    lines_of,
    text_of,
)
from letters.documents.html import document_html, part_html
from tests.documents import samples

NAMES = list(samples.documents())
LINES = {"p", "li", "th", "td", "caption", *(f"h{level}" for level in range(1, 7))}


def parsed(document: Document):
    """The page as a strict parser reads it."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(document_html(document, stylesheet=None))


def plain(text: str) -> str:
    """A text with single spaces."""
    return re.sub(r"[ \n]+", " ", text).strip()


def read(element) -> str:
    """The text of an element; a line break is a space."""
    if element.tag == "br":
        return " "
    return (element.text or "") + "".join(read(child) + (child.tail or "") for child in element)


@pytest.mark.parametrize("name", NAMES)
def test_says_every_line(name: str) -> None:
    """Every line of the blocks, word for word and in order, and nothing else."""
    document = samples.documents()[name]
    written = [
        plain(text_of(line))
        for part in document.parts
        for block in part.blocks
        for line in lines_of(block)
    ]
    tree = parsed(document)
    assert [plain(read(line)) for line in tree.iter() if line.tag in LINES] == written


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_is_in_its_language_and_direction(name: str) -> None:
    """Each run's language and direction is what its place in the page gives it."""
    document = samples.documents()[name]
    tree = parsed(document)
    found = [_without_space(text, *place) for text, place in _texts(tree.find("body"), ("", ""))]
    written = [
        _without_space(run.text, run.lang, run.direction)
        for part in document.parts
        for block in part.blocks
        for line in lines_of(block)
        for run in line
        if not run.line_break
    ]
    assert [*itertools.chain(*found)] == [*itertools.chain(*written)]


def _texts(element, place):
    place = (element.get("lang", place[0]), element.get("dir", place[1]))
    yield element.text or "", place
    for child in element:
        yield from _texts(child, place)
        yield child.tail or "", place


def _without_space(text: str, lang: str, direction: str) -> list[tuple[str, str, str]]:
    strong = re.compile(r"[^\W_]")
    return [(sign, lang, direction) for sign in text if strong.match(sign)]


def test_what_a_person_types_is_never_markup() -> None:
    """Tags, entities and quotation marks come out as they were typed."""
    typed = "<script>alert(\"1\")</script> & </p> {{7*7}} <b title='x'>"
    part = samples.part("en", (Paragraph(samples.bare(typed)),))
    page = str(part_html(part))
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#34;1&#34;)" in page


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_no_link_leads_astray(href: str) -> None:
    """A link to anything but a web, mail or telephone address is refused."""
    run = Run("press here", "en", "ltr", href=href)
    sentence = replace(samples.say("en", "x")[0], runs=(run,))
    with pytest.raises(ValueError, match="address"):
        part_html(samples.part("en", (Paragraph((sentence,)),)))


def test_values_are_isolated_in_right_to_left_text() -> None:
    """A number in Urdu stands in a bdi of its own direction."""
    page = document_html(samples.documents()["urdu"], stylesheet=None)
    assert '<bdi dir="ltr">020 7946 0018</bdi>' in page
    assert '<bdi lang="ur" dir="rtl">' not in page


def test_a_fallback_is_marked() -> None:
    """A sentence that fell back to English says so, in English and left to right."""
    page = document_html(samples.documents()["urdu"], stylesheet=None)
    assert '<span class="fallback" lang="en" dir="ltr">The law never waits' in page


@pytest.mark.parametrize("name", NAMES)
def test_references_lead_to_their_source(name: str) -> None:
    """Every reference leads to an item of its part's closing list; no name is there twice."""
    tree = parsed(samples.documents()[name])
    names = [element.get("id") for element in tree.iter() if element.get("id")]
    links = [element.get("href")[1:] for element in tree.iter("a") if element.get("class")]
    assert len(names) == len(set(names))
    assert set(links) <= set(names)
    assert links or name == "names"


def test_a_reference_to_nothing_is_no_link() -> None:
    """Without a closing list a reference is shown as it is."""
    part = samples.part("en", (Paragraph(samples.say("en", "As the law says. [1]")),))
    assert "<a" not in part_html(part)
    assert "[1]" in part_html(part)


@pytest.mark.parametrize("name", NAMES)
def test_no_inline_style_or_script(name: str) -> None:
    """The page can be served under a policy that allows neither."""
    page = document_html(samples.documents()[name], stylesheet=None)
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", page)


def test_stylesheet_is_carried_and_cannot_close_its_element() -> None:
    """The stylesheet is inside the page, as it is."""
    document = samples.documents()["english"]
    assert "<style>p > b { top: 0 }</style>" in document_html(
        document, stylesheet="p > b { top: 0 }"
    )
    with pytest.raises(ValueError, match="end tag"):
        document_html(document, stylesheet="</style><script>")


def test_headings_can_be_shifted() -> None:
    """The preview sets a letter's headings below its own."""
    part = samples.part(
        "en", (Heading(1, samples.say("en", "One")), Heading(6, samples.say("en", "Six")))
    )
    assert "<h3>One</h3>" in part_html(part, heading_offset=2)
    assert "<h6>Six</h6>" in part_html(part, heading_offset=2)


def test_pairs_mark_each_translation() -> None:
    """Under its English each paragraph, heading and list item has its translation, marked so."""
    page = document_html(samples.documents()["pairs-ur"], stylesheet=None)
    assert page.count("<h1") == 1
    assert '<h2 class="translation" lang="ur" dir="rtl">' in page
    assert re.search(r"<li>[^\n]+<br> <span class=\"translation\" lang=\"ur\" dir=\"rtl\">", page)


def test_writing_space_is_ruled_for_the_eye_only() -> None:
    """The label is read, the rules are not."""
    page = document_html(samples.documents()["checklist"], stylesheet=None)
    assert '<p class="label">Write down here what you were told</p>' in page
    assert '<div class="rules" aria-hidden="true">' in page


def test_room_to_draw_has_no_rules_to_see() -> None:
    """The stylesheet rules what is written on and leaves a drawing alone."""
    drawing = WritingSpace(2, samples.say("en", "Sign."), ruled=False)
    assert '<div class="writing drawing">' in part_html(samples.part("en", (drawing,)))


def test_a_list_of_boxes_is_a_list() -> None:
    """Boxes to tick are drawn by the stylesheet, not typed."""
    part = samples.part("en", (Listing("check", (samples.say("en", "Sign."),)),))
    assert '<ul class="list-check">\n<li>Sign.</li>' in part_html(part)
