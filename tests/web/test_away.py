"""The store away, held or read-only in the middle of a journey: said in words, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from letters.web import Settings, create_app
from tests.drafts.engines import Engine, PostgreSQL, SQLite
from tests.web.client import HOST, Client
from tests.web.page import Page, text_of

START = "/en/mediation-advice/"
TYPED = {"child_name": ["Noor Example"]}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Both databases."""
    if request.param == "sqlite":
        made: Engine = SQLite(tmp_path_factory.mktemp("drafts"))
    else:
        made = PostgreSQL(request.getfixturevalue("postgresql"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def app(engine: Engine) -> Iterator[Flask]:
    """The pages on one of them, which they wait for less long than people would."""
    where = {"drafts": engine.file.parent} if isinstance(engine, SQLite) else {}
    shared = {"database_url": engine.place} if isinstance(engine, PostgreSQL) else {}
    application = create_app(Settings(**where, **shared, store_seconds=1))
    engine.opened.append(application.extensions["drafts"]._database)
    yield application
    application.extensions["pool"].close()


@pytest.fixture
def writer(client: Client) -> Client:
    """A visitor in the middle of it."""
    client.bring({"country": "england", "writer": "parent"}, ["country", "writer"])
    return client


def assert_away(page: Page) -> None:
    """It says what is the matter, and when to come again."""
    assert page.response.status_code == 503
    assert page.response.headers["Retry-After"] == "30"
    assert "half a minute" in page.text


def test_an_answer_is_shown_as_typed_and_kept_when_it_can_be(
    engine: Engine, writer: Client
) -> None:
    """The page of the question itself comes back; pressing Continue again is enough."""
    page = writer.get(f"{START}child-name")
    with engine.away():
        again = writer.submit(page, TYPED)
        assert_away(again)
        assert again.filled()["child_name"] == TYPED["child_name"]
        assert_away(writer.submit(again, {}))
    following = writer.submit(again, {})
    assert following.response.status_code == 200
    assert writer.get(f"{START}child-name").filled()["child_name"] == TYPED["child_name"]


def test_an_answer_waits_for_whoever_holds_the_store_but_not_for_long(
    engine: Engine, writer: Client
) -> None:
    """As long as the setting says; then it is shown as typed."""
    page = writer.get(f"{START}child-name")
    with engine.held():
        again = writer.submit(page, TYPED)
        assert_away(again)
    writer.submit(again, {})
    assert writer.get(f"{START}child-name").filled()["child_name"] == TYPED["child_name"]
    assert writer.get(f"{START}writer").filled()["writer"] == ["parent"]


def test_the_first_answer_of_all_is_not_lost(engine: Engine, client: Client) -> None:
    """Somebody who begins while the store is away goes on when it is back."""
    with engine.away():
        page = client.get(f"{START}country")
        again = client.submit(page, {"country": ["england"]})
        assert_away(again)
        assert again.filled()["country"] == ["england"]
    following = client.submit(again, {})
    assert (following.response.status_code, following.address) == (200, f"{START}writer")


def test_pages_that_need_the_answers_say_so(engine: Engine, writer: Client) -> None:
    """Each leads back to itself; pages that need none are as ever."""
    with engine.away():
        for name in ("", "writer", "check", "preview", "what-next", "download/x.pdf"):
            page = writer.get(f"{START}{name}")
            assert_away(page)
            assert page.h1 == "We cannot reach your answers just now"
            link = next(a for a in page.all("a") if text_of(a) == "Try again")
            assert link.get("href") == f"{START}{name}"
        assert writer.get("/en/help").response.status_code == 200
    assert writer.get(f"{START}writer").filled()["writer"] == ["parent"]


def test_what_is_ordered_can_be_ordered_again(engine: Engine, writer: Client) -> None:
    """What was chosen is sent once more by the button."""
    token = writer.get(f"{START}writer").filled()["csrf_token"][0]
    with engine.away():
        sent = {"csrf_token": token, "beside": "pl", "edition": "copy", "typeface": "default"}
        answer = writer.browser.post(f"{START}preview", data=sent, headers={"Origin": HOST})
        assert answer.status_code == 503
        again = Page(answer).filled()  # with a token of its own, made a second later perhaps
        assert again == {name: [value] for name, value in sent.items()} | {
            "csrf_token": again["csrf_token"]
        }


def test_nobody_is_kept_from_leaving(engine: Engine, writer: Client) -> None:
    """The key goes, and with it whoever could read the draft."""
    with engine.away():
        left = writer.browser.post("/en/leave", headers={"Origin": HOST})
    assert (left.status_code, left.location) == (303, "/en/leave")
    assert writer.browser.get_cookie("draft") is None


def test_nothing_is_called_deleted_that_is_not(engine: Engine, writer: Client) -> None:
    """Deleting says that it could not be, keeps the key, and works a little later."""
    asked = writer.get("/en/delete")
    with engine.away():
        again = writer.submit(asked, {})
        assert_away(again)
        assert writer.browser.get_cookie("draft") is not None
    assert writer.submit(again, {}).h1 == "Your answers are deleted"


def test_a_page_from_another_visit_is_no_fault_either(engine: Engine, writer: Client) -> None:
    """Its answer is shown as typed."""
    with engine.away():
        answer = writer.browser.post(
            f"{START}child-name",
            data={"csrf_token": "another visit's", **TYPED},
            headers={"Origin": HOST},
        )
    assert answer.status_code == 503
    assert Page(answer).filled()["child_name"] == TYPED["child_name"]
