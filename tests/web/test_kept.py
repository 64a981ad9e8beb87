"""What is kept and what is sent: said on the page, each first in the language of its reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from letters import making
from letters.kinds import Kind, kinds
from letters.languages.locales import locale
from letters.making import Order
from letters.questions.path import Path, replay
from letters.wording import Words
from tests.journeys import files
from tests.web.client import Client
from tests.web.page import Page, text_of

SHEET, LETTER_AND_SHEET = "start", "records-request"
Preview = Callable[[str, str], Page]


def whole(kind: Kind) -> tuple[files.Given, Path]:
    """The first answers of a kind that end in documents, with their path."""
    given = ((one, replay(kind.journey, one.answers, one.on_date)) for one in files.given(kind.id))
    return next((one, path) for one, path in given if path.complete)


@pytest.fixture
def preview(client: Client, monkeypatch: pytest.MonkeyPatch) -> Preview:
    """A kind's page of documents in a language."""

    def shown(kind_id: str, tag: str) -> Page:
        given, path = whole(kinds()[kind_id])
        monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
        client.bring(given.answers, [page.id for page in path.pages])
        return client.get(f"/{tag}/{kind_id}/preview")

    return shown


def languages_shown(page: Page) -> list[list[str | None]]:
    """The languages of the parts of each document, in their order."""
    parts = [list(doc.iter("section")) for doc in page.all("article")]
    return [[one.get("lang") for one in each if "part" in str(one.get("class"))] for each in parts]


@pytest.mark.parametrize("tag", ["pl", "ur"])
def test_a_sheet_that_is_kept_stands_first_in_the_language_of_the_page(
    preview: Preview, tag: str
) -> None:
    """Nobody scrolls past twelve screens of English; a letter stands first as it is sent."""
    assert languages_shown(preview(SHEET, tag)) == [[tag, "en"]]
    assert languages_shown(preview(LETTER_AND_SHEET, tag)) == [["en", tag], [tag, "en"]]


def test_the_file_of_a_sheet_has_english_first() -> None:
    """As its edition says; only the page turns round."""
    kind = kinds()[SHEET]
    (document,) = making.made(kind, whole(kind)[1], Order("en", "ur"))
    assert [part.language for part in document.parts] == ["en", "ur"]


@pytest.mark.parametrize("kind_id", [SHEET, LETTER_AND_SHEET])
@pytest.mark.parametrize("tag", ["pl", "ur"])
def test_links_at_the_top_lead_to_each_language_in_that_language(
    preview: Preview, kind_id: str, tag: str
) -> None:
    """And from each language to the other; every link leads to a place on the page."""
    page = preview(kind_id, tag)
    contents = page.find("ul", **{"class": "contents"})
    documents = languages_shown(page)
    links = [a for a in contents.iter("a") if a.get("hreflang")]
    assert [a.get("lang") for a in links] == [one for each in documents for one in each]
    versions = [one for one in page.all("div") if one.get("class") == "version"]
    back = [a for one in versions for a in one.iter("a") if a.get("hreflang")]
    assert [a.get("lang") for a in back] == [one for each in documents for one in each[::-1]]
    places = {f"#{one.get('id')}": one for one in versions}
    for a in (*links, *back):
        language = str(a.get("lang"))
        assert text_of(a) == Words(tag=language)("site.preview.read_in")
        assert a.get("dir") == locale(language).direction
        (part,) = (one for one in places[str(a.get("href"))] if one.tag == "section")
        assert part.get("lang") == language


def test_in_one_language_there_is_no_link_to_another(preview: Preview) -> None:
    """An English page shows English alone until more is ordered."""
    contents = preview(SHEET, "en").find("ul", **{"class": "contents"})
    assert [a.get("href") for a in contents.iter("a")] == ["#files-1"]


@pytest.mark.parametrize(
    "kind_id", [SHEET, LETTER_AND_SHEET, "mediation-preparation", "complaint-school"]
)
def test_nobody_is_told_to_sign_what_is_only_kept(preview: Preview, kind_id: str) -> None:
    """A sheet is read and kept; a letter is signed; where both come, each is said and marked."""
    kind = kinds()[kind_id]
    documents = kind.judge(whole(kind)[1].answers).documents
    kept = [name for name in documents if name in kind.journey.kept]
    page, words = preview(kind_id, "en"), Words()
    assert (words("site.preview.lead_keep") in page.text) is (len(kept) == len(documents))
    assert (words("site.preview.lead") in page.text) is (len(kept) < len(documents))
    both = 0 < len(kept) < len(documents)
    assert (words("site.preview.lead_both") in page.text) is both
    marks = [one for one in page.all("p") if one.get("class") == "mark"]
    assert len(marks) == (len(kept) if both else 0)
    sent_in_english = words("site.preview.languages_lead") in page.text
    assert sent_in_english is (len(kept) < len(documents))
