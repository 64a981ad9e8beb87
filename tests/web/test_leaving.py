"""Ways out: at once, with nothing left behind; or by deleting, and staying."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from letters import clock
from letters.drafts.database import Database
from letters.drafts.made import Made
from letters.drafts.seal import new_key
from letters.drafts.store import Store
from letters.web import visits
from letters.web.keeper import Keeper
from letters.web.shelf import Shelf
from tests.web.client import HOST, Client

MINUTE = timedelta(minutes=1)
START = "/en/mediation-advice/"


@pytest.fixture
def writer(client: Client) -> Client:
    """A visitor in the middle of it."""
    client.bring({"country": "england", "writer": "parent"}, ["country", "writer"])
    assert client.get(f"{START}writer").filled()["writer"] == ["parent"]
    return client


def kept(app: Flask) -> int:
    """How many drafts the store holds."""
    return int(app.extensions["drafts"].count())


def test_leaving_deletes_and_shows_nothing(app: Flask, writer: Client) -> None:
    """One press: the draft is gone, the key is gone, and the page goes on to another site."""
    before = kept(app)
    left = writer.browser.post("/en/leave", headers={"Origin": HOST})
    assert (left.status_code, left.location) == (303, "/en/leave")
    assert kept(app) == before - 1
    assert writer.browser.get_cookie("draft") is None
    page = writer.get("/en/leave")
    refresh = page.find("meta", **{"http-equiv": "refresh"})
    assert refresh.get("content") == "0; url=https://www.bbc.co.uk/weather"
    assert page.text == "One moment Go on to the weather"


def test_back_after_leaving_finds_no_answer(writer: Client) -> None:
    """Nothing is kept by the browser, and we have nothing to show."""
    writer.browser.post("/en/leave", headers={"Origin": HOST})
    assert writer.get(f"{START}writer").address == f"{START}country"


def test_nobody_is_kept_from_leaving(app: Flask, writer: Client) -> None:
    """No token, no origin: they leave all the same. What another site sends deletes nothing."""
    before = kept(app)
    left = writer.browser.post("/en/leave", headers={"Sec-Fetch-Site": "cross-site"})
    assert left.status_code == 303
    assert kept(app) == before


def test_every_page_warns_before_it_deletes(client: Client) -> None:
    """The button says what it does to the answers."""
    page = client.get("/en/")
    button = next(page.find("form", id="leave").iter("button"))
    assert button.get("aria-describedby") == "leave-warning"
    assert "Deletes your answers here at once" in page.response.text


def test_deleting_asks_first_and_then_deletes_everything(app: Flask, writer: Client) -> None:
    """The draft, its key, and what the browser keeps of these pages."""
    before = kept(app)
    asked = writer.get("/en/delete")
    assert kept(app) == before
    done = writer.submit(asked, {})
    assert done.h1 == "Your answers are deleted"
    assert done.response.history[0].headers["Clear-Site-Data"] == '"cache", "storage"'
    assert kept(app) == before - 1
    assert writer.browser.get_cookie("draft") is None
    assert "no answers to delete" in writer.get("/en/delete").text


def test_an_expired_draft_is_said_to_be_gone_and_what_was_typed_is_shown(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is left wondering, and nobody has to type it again."""
    client.bring({"country": "england", "writer": "parent"}, ["country", "writer"])
    page = client.get(f"{START}child-name")
    later = clock.now() + client.browser.application.extensions["drafts"].lifetime + MINUTE
    monkeypatch.setattr("letters.clock.now", lambda: later)
    gone = client.submit(page, {"child_name": ["Noor Example"]})
    assert gone.response.status_code == 410
    assert gone.h1 == "Your answers are no longer here"
    assert "Noor Example" in gone.text
    assert client.follow(gone, "Start again").address == START


def test_a_visit_lets_the_draft_live_on(writer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a page counts as use."""
    lifetime = writer.browser.application.extensions["drafts"].lifetime
    start = clock.now()
    for hours in (0.9, 1.8, 2.7):
        monkeypatch.setattr("letters.clock.now", lambda hours=hours: start + hours * lifetime)
        assert writer.get(f"{START}writer").filled()["writer"] == ["parent"]


def test_forgetting_lets_go_of_what_was_made(
    app: Flask, writer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PDFs held for the visitor go with the draft."""
    dropped: list[str] = []
    monkeypatch.setattr(app.extensions["shelf"], "drop", dropped.append)
    writer.browser.post("/en/leave", headers={"Origin": HOST})
    assert len(dropped) == 1


def test_what_has_had_its_time_goes_though_nobody_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once a minute; here every hundredth of a second."""
    database = Database(tmp_path / "drafts.sqlite3")
    store, made = Store(database, b"s" * 32, timedelta(hours=4)), Made(database, b"s" * 32)
    store.change(new_key(), clock.now(), lambda _: b"answers")
    made.keep(new_key(), "letter", b"%PDF-", clock.now())
    shelf = Shelf(None, made)  # type: ignore[arg-type]
    later = clock.now() + timedelta(hours=5)
    monkeypatch.setattr("letters.clock.now", lambda: later)
    Keeper(store, shelf, every=0.01).start()
    end = time.monotonic() + 10
    while store.count() or made.count():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_the_key_is_in_no_page(writer: Client) -> None:
    """It stands in the cookie and nowhere else."""
    cookie = writer.browser.get_cookie("draft")
    assert cookie is not None
    assert cookie.value not in writer.get(f"{START}writer").response.text
    assert visits.cookie_of(b"\0" * 32) == "A" * 43
