"""Two tabs and the Back button: no answer is lost, and none put in another's place unseen."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from letters import clock
from letters.kinds import kind
from letters.web import visits
from tests.journeys import files
from tests.web.client import HOST, Client
from tests.web.page import Page, text_of

KIND = "complaint-local-authority"
NAME = f"/en/{KIND}/child-name"
ANSWERS = {"country": "england", "writer": "parent", "child_name": "Noor Example"}


@pytest.fixture
def writer(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A visitor in the middle of it."""
    monkeypatch.setattr("letters.clock.today", lambda: files.TODAY)
    client.bring(ANSWERS, ["country", "writer", "child-name"])
    return client


def overtaken(page: Page) -> str:
    """The newer answer as the page tells it."""
    assert page.response.status_code == 409
    assert "Nothing is lost" in page.text
    return text_of(page.find("section"))


def kept(client: Client) -> list[str]:
    """The name as it is kept."""
    return client.get(NAME).filled()["child_name"]


def test_a_page_that_was_overtaken_shows_both_answers(writer: Client) -> None:
    """The newer one above, the one just typed in its box, and nothing changed yet."""
    first, second = writer.get(NAME), writer.get(NAME)
    writer.submit(second, {"child_name": ["Second Example"]})
    page = writer.submit(first, {"child_name": ["First Example"]})
    assert "Second Example" in overtaken(page)
    assert page.filled()["child_name"] == ["First Example"]
    assert kept(writer) == ["Second Example"]


def test_the_person_chooses_the_newer_one(writer: Client) -> None:
    """By a link that changes nothing."""
    first = writer.get(NAME)
    writer.submit(writer.get(NAME), {"child_name": ["Second Example"]})
    page = writer.submit(first, {"child_name": ["First Example"]})
    assert writer.follow(page, "Leave the kept answer").response.status_code == 200
    assert kept(writer) == ["Second Example"]


def test_the_person_chooses_the_one_just_typed(writer: Client) -> None:
    """By the button, which says what it does; once asked is enough."""
    first = writer.get(NAME)
    writer.submit(writer.get(NAME), {"child_name": ["Second Example"]})
    page = writer.submit(first, {"child_name": ["First Example"]})
    button = next(one for one in page.all("button") if one.get("class") == "button")
    assert text_of(button) == "Put my answer in its place"
    assert writer.submit(page, {}).response.status_code == 200
    assert kept(writer) == ["First Example"]


def test_an_answer_newer_still_is_shown_again(writer: Client) -> None:
    """While the person was choosing, the other tab went on."""
    first = writer.get(NAME)
    writer.submit(writer.get(NAME), {"child_name": ["Second Example"]})
    page = writer.submit(first, {"child_name": ["First Example"]})
    writer.submit(writer.get(NAME), {"child_name": ["Third Example"]})
    assert "Third Example" in overtaken(writer.submit(page, {}))


def test_the_same_answer_from_two_tabs_asks_nothing(writer: Client) -> None:
    """There is nothing to choose."""
    first, second = writer.get(NAME), writer.get(NAME)
    writer.submit(second, {"child_name": ["Nur Example"]})
    page = writer.submit(first, {"child_name": ["Nur Example"]})
    assert page.response.status_code == 200


def test_another_question_answered_meanwhile_is_no_matter(writer: Client) -> None:
    """Two tabs on two questions."""
    first = writer.get(NAME)
    page = writer.get(f"/en/{KIND}/writer?change=1")
    writer.submit(page, {"writer": ["young_person"]})
    assert writer.submit(first, {"child_name": ["Nur Example"]}).response.status_code == 200
    assert kept(writer) == ["Nur Example"]


def test_a_page_shown_again_is_still_the_page_first_shown(writer: Client) -> None:
    """A refusal, or a row more, does not make an old page new."""
    first = writer.get(NAME)
    writer.submit(writer.get(NAME), {"child_name": ["Second Example"]})
    refused = writer.submit(first, {"child_name": [""]})
    assert refused.response.status_code == 422
    assert "Second Example" in overtaken(writer.submit(refused, {"child_name": ["First Example"]}))


def test_rows_of_two_tabs_are_shown_both(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is told row by row."""
    given = next(one for one in files.given(KIND) if one.name == "parent-shortest")
    monkeypatch.setattr("letters.clock.today", lambda: given.on_date)
    client.bring(given.answers, [page.id for page in kind(KIND).journey.pages()])
    address = f"/en/{KIND}/requests?change=1"
    first = client.submit(client.get(address), {}, press="add:requests")
    client.submit(client.get(address), {"requests-0-what": ["Second tab asks this"]})
    page = client.submit(first, {"requests-1-what": ["First tab asks that"]})
    assert "Second tab asks this" in overtaken(page)
    assert page.filled()["requests-1-what"] == ["First tab asks that"]


def test_two_tabs_opened_before_the_first_answer(app: Flask) -> None:
    """The second one is from another visit. It is shown again, and then it sees the first's."""
    client = Client(app)
    address = f"/en/{KIND}/country"
    first, second = client.get(address), client.get(address)
    client.submit(first, {"country": ["england"]})
    stale = client.submit(second, {"country": ["wales"]})
    assert stale.response.status_code == 400
    assert "England" in overtaken(client.submit(stale, {}))
    assert client.get(address).filled()["country"] == ["england"]


def test_the_fingerprint_tells_nothing(app: Flask, writer: Client) -> None:
    """It is another for every visitor and every question, and the answer is not in it."""
    other = Client(app)
    other.bring(ANSWERS, ["country", "writer", "child-name"])
    pages = [writer.get(NAME), other.get(NAME), writer.get(f"/en/{KIND}/writer")]
    marks = [page.filled()["shown"][0] for page in pages]
    assert len(set(marks)) == 3
    assert all(re.fullmatch("[0-9a-f]{32}", mark) for mark in marks)
    assert writer.get(NAME).filled()["shown"] == marks[:1]


@pytest.mark.parametrize("shown", ["", "x" * 32, "ü", "<b>", "0" * 32])
def test_a_made_up_fingerprint_overwrites_nothing(writer: Client, shown: str) -> None:
    """It is no key to anything."""
    page = writer.get(NAME)
    again = writer.submit(page, {"child_name": ["First Example"], "shown": [shown]})
    assert "Noor Example" in overtaken(again)
    assert kept(writer) == ["Noor Example"]


# --- until when ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "time"), [("en", "2:35pm on 24 November 2026"), ("pl", "14:35 dnia 24 listopada 2026")]
)
def test_every_page_says_until_when_the_answers_are_kept(
    writer: Client, monkeypatch: pytest.MonkeyPatch, tag: str, time: str
) -> None:
    """In England's time, and how to keep them for longer."""
    lifetime = writer.browser.application.extensions["drafts"].lifetime
    moment = clock.datetime(2026, 11, 24, 14, 35, 59, tzinfo=clock.LONDON) - lifetime
    client = Client(writer.browser.application)
    monkeypatch.setattr("letters.clock.now", lambda: moment)
    client.bring(ANSWERS, [])
    for path in ("", "help", KIND, f"{KIND}/child-name", "delete", "continue"):
        page = client.get(f"/{tag}/{path}")
        told = next(one for one in page.all("div") if one.get("class") == "until")
        assert time in text_of(told)
        assert [a.get("href") for a in told.iter("a")] == [f"/{tag}/keep"]
        assert told.get("data-minutes") == "240"


def test_where_nothing_is_kept_nothing_is_said(client: Client) -> None:
    """Neither to a stranger nor after deleting."""
    for path in ("", f"{KIND}/", f"{KIND}/country"):
        assert not list(client.get(f"/en/{path}").all("div", **{"class": "until"}))


@pytest.mark.parametrize(
    "path", ["", "child-name", "check", "preview", "download/mediation-advice.docx"]
)
def test_a_draft_that_has_run_out_is_said_to_be_gone(
    client: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Whatever page is opened; then the next one is a new visitor's."""
    client.bring(ANSWERS, ["country", "writer"])
    later = clock.now() + 2 * client.browser.application.extensions["drafts"].lifetime
    monkeypatch.setattr("letters.clock.now", lambda: later)
    page = client.get(f"/en/mediation-advice/{path}")
    assert (page.response.status_code, page.h1) == (410, "Your answers are no longer here")
    assert [a for a in page.all("a") if a.get("href") == "/en/continue"]
    assert client.follow(page, "Start again").address == "/en/mediation-advice/"


def test_somebody_who_gave_no_answer_is_not_told_that_it_is_gone(client: Client) -> None:
    """They carry a key, but nothing was ever kept under it."""
    client.get(f"/en/{KIND}/country")
    assert client.browser.get_cookie("draft") is not None
    assert client.get(f"/en/{KIND}/").response.status_code == 200
    assert client.get(f"/en/{KIND}/check").address == f"/en/{KIND}/country"


def test_one_bit_of_a_key_says_whether_answers_were_kept() -> None:
    """And the rest is chance."""
    assert {visits.key_of_a_draft()[-1] & 1 for _ in range(50)} == {1}
    assert {visits.key_of_a_stranger()[-1] & 1 for _ in range(50)} == {0}
    assert len({visits.key_of_a_draft() for _ in range(50)}) == 50


def test_no_title_and_no_file_tells_what_it_is_about(writer: Client) -> None:
    """In the browser's history and in the list of downloads."""
    for path in ("keep", "continue", "continue/taken", "delete", f"{KIND}/child-name"):
        page = writer.get(f"/en/{path}")
        assert "Noor" not in page.title
        assert page.title.endswith("– Letters")
        assert page.response.headers["Cache-Control"] == "no-store"
    token = writer.get("/en/keep").filled()["csrf_token"]
    sent = writer.browser.post("/en/keep", data={"csrf_token": token}, headers={"Origin": HOST})
    assert sent.headers["Content-Disposition"] == 'attachment; filename="draft.json"'
