"""What is put in order in an answer is said on the page that follows, and only there."""

from __future__ import annotations

import pytest

from letters.kinds import kind
from tests.journeys import files
from tests.web.client import Client
from tests.web.page import Page, text_of

KIND = "complaint-local-authority"


@pytest.fixture(autouse=True)
def answered(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of a parent's complaint, on its day."""
    given = next(one for one in files.given(KIND) if one.name == "parent-shortest")
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    client.bring(given.answers, [page.id for page in kind(KIND).journey.pages()])


def told(page: Page) -> list[str]:
    """The lines of the note on a page."""
    notes = [one for one in page.all("div") if one.get("class") == "tidied"]
    return [text_of(line) for note in notes for line in (*note.iter("p"), *note.iter("li"))]


def after(client: Client, name: str, tag: str = "en", query: str = "") -> Page:
    """The page that follows the child's name."""
    asked = client.get(f"/{tag}/{KIND}/child-name{query}")
    return client.submit(asked, {"child_name": [name]})


def test_what_nobody_can_see_is_said_to_be_gone(client: Client) -> None:
    """The note names the question and leads back to it."""
    page = after(client, "\u202eNoor\u202c  Example")
    assert told(page) == [
        "We put something in order in your answer to: What is the child’s name?",
        "Characters that nobody can see were taken out. All that you can see is as you wrote it.",
        "Where there were several spaces or empty lines, there is one.",
    ]
    back = client.follow(page, "What is the child’s name?")
    assert back.filled()["child_name"] == ["Noor Example"]
    assert told(back) == []


def test_it_is_said_on_the_way_back_to_check_too(client: Client) -> None:
    """Wherever the answer leads."""
    page = after(client, "No\u200bor", query="?change=1")
    assert page.h1 == "Check your answers"
    assert len(told(page)) == 2


@pytest.mark.parametrize("tag", ["pl", "ur"])
def test_it_is_said_in_each_language(client: Client, tag: str) -> None:
    """In the language of the page; it stays when the language is changed."""
    page = after(client, "\ufeffNoor", tag)
    assert len(told(page)) == 2
    assert told(page)[0] != told(after(client, "\ufeffNoor"))[0]
    other = next(a for a in page.all("a") if a.get("hreflang") == "en")
    assert len(told(client.get(str(other.get("href"))))) == 2


@pytest.mark.parametrize("name", ["Noor Example", " Noor ", "Zoe\u0308", "مہدی نوری\u200cزادہ"])
def test_nothing_is_said_where_nothing_is_missed(client: Client, name: str) -> None:
    """A note that always stands there is read by nobody."""
    assert told(after(client, name)) == []


def test_the_address_tells_no_answer(client: Client) -> None:
    """It names the question and what was done."""
    page = after(client, "\u202eNoor Example")
    assert page.response.request.query_string == b"tidied=child-name.unseen"


@pytest.mark.parametrize(
    "query",
    [
        "child-name",
        "child-name.",
        "nowhere.unseen",
        ".unseen",
        "child-name.<b>",
        "not-england.unseen",
    ],
)
def test_an_address_made_up_says_nothing(client: Client, query: str) -> None:
    """Only our own words about a question that there is."""
    assert told(client.get(f"/en/{KIND}/child-born?tidied={query}")) == []


def test_a_refused_answer_is_not_said_to_be_in_order(client: Client) -> None:
    """It is shown again as it was typed."""
    asked = client.get(f"/en/{KIND}/child-name?tidied=child-name.unseen")
    page = client.submit(asked, {"child_name": ["\u202eNoor\x07"]})
    assert page.response.status_code == 422
    assert told(page) == []
