"""What keeps strangers out: origin, token, cookie, host, size. And what the pages never say."""

from __future__ import annotations

import logging
import re
from http.cookies import SimpleCookie

import pytest
from flask import Flask

from letters.web import Settings, create_app
from letters.web.app import LARGEST_BODY
from tests.web.client import HOST, Client

START = "/en/mediation-advice/"
COUNTRY = f"{START}country"
CANARY = "Canary Lane 7"


def token_of(client: Client) -> str:
    """The token of a form that was just shown."""
    return client.get(COUNTRY).filled()["csrf_token"][0]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Origin": HOST}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": HOST}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://localhost:8001"}, 403),
        ({"Origin": "https://localhost"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_pages_may_answer(
    client: Client, headers: dict[str, str], status: int
) -> None:
    """Whatever the token, a form that another site sends is refused."""
    sent = {"csrf_token": token_of(client), "country": "england"}
    assert client.browser.post(COUNTRY, data=sent, headers=headers).status_code == status


@pytest.mark.parametrize("wrong", ["missing", "garbled", "another visitor's"])
def test_an_answer_without_its_page_s_token_is_shown_again_not_kept(
    app: Flask, client: Client, wrong: str
) -> None:
    """Behind the guard stands the token. What was typed is there still, to be sent again."""
    own = token_of(client)
    token = {"missing": "", "garbled": own[::-1], "another visitor's": token_of(Client(app))}[wrong]
    page = client.submit(client.get(COUNTRY), {"csrf_token": [token], "country": ["england"]})
    assert page.response.status_code == 400
    assert "What you typed is still here" in page.text
    assert page.filled()["country"] == ["england"]
    again = client.submit(page, {})
    assert (again.response.status_code, again.address) == (200, f"{START}writer")


@pytest.mark.parametrize("address", [f"{START}preview", "/en/delete"])
def test_no_other_change_is_made_without_a_token(client: Client, address: str) -> None:
    """Every route that changes something wants both."""
    answer = client.browser.post(address, headers={"Origin": HOST})
    assert answer.status_code == 400
    assert client.browser.post(address, data={"csrf_token": token_of(client)}).status_code == 403


def cookie(app: Flask, base_url: str) -> tuple[str, dict[str, str]]:
    """Name and flags of the cookie that comes with the first question."""
    answer = app.test_client().get(COUNTRY, base_url=base_url)
    (set_cookie,) = answer.headers.getlist("Set-Cookie")
    ((name, morsel),) = SimpleCookie(set_cookie).items()
    return name, {key: str(value) for key, value in morsel.items() if value}


def test_the_cookie_on_this_machine(app: Flask) -> None:
    """It goes to nobody's scripts, to no other site, and with the browser."""
    assert cookie(app, "http://localhost") == (
        "draft",
        {"path": "/", "httponly": "True", "samesite": "Lax"},
    )


@pytest.fixture(scope="module")
def app_behind_tls() -> Flask:
    """The pages as they are served to the public."""
    return create_app(Settings(tls=True, hosts=("letters.example",), secret=b"k" * 32))


def test_the_cookie_over_tls(app_behind_tls: Flask) -> None:
    """No other host, and no plain connection, can set it or see it."""
    assert cookie(app_behind_tls, "https://letters.example") == (
        "__Host-draft",
        {"path": "/", "secure": "True", "httponly": "True", "samesite": "Lax"},
    )


def test_tls_is_asked_for_only_where_there_is_tls(app: Flask, app_behind_tls: Flask) -> None:
    """A machine without it would lock people out."""
    name = "Strict-Transport-Security"
    assert name not in app.test_client().get("/en/").headers
    over_tls = app_behind_tls.test_client().get("/en/", base_url="https://letters.example")
    assert over_tls.headers[name].startswith("max-age=31536000")


def test_nothing_is_set_before_the_first_question(client: Client) -> None:
    """Whoever only reads carries no cookie away."""
    for address in ("/", "/en/", "/en/help", START, "/nothing"):
        assert "Set-Cookie" not in client.browser.get(address).headers


def test_the_first_answer_brings_a_new_key(client: Client) -> None:
    """A key that somebody planted in the browser opens no draft."""
    page = client.get(COUNTRY)
    planted = client.browser.get_cookie("draft")
    client.submit(page, {"country": ["england"]})
    kept = client.browser.get_cookie("draft")
    assert planted is not None
    assert kept is not None
    assert planted.value != kept.value


@pytest.mark.parametrize("key", ["", "short", "A" * 43, "ü" * 43, "A" * 4000, "=" * 43])
def test_a_garbled_key_is_no_key(client: Client, key: str) -> None:
    """It opens nothing and breaks nothing."""
    client.browser.set_cookie("draft", key)
    page = client.get(COUNTRY)
    assert page.response.status_code == 200
    assert "country" not in page.filled()


def test_another_s_draft_is_not_there(app: Flask, client: Client) -> None:
    """A second visitor finds no answers and no document."""
    client.submit(client.get(COUNTRY), {"country": ["england"]})
    assert "country" not in Client(app).get(COUNTRY).filled()
    file = Client(app).get(f"{START}download/mediation-advice.docx").response
    assert file.status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost:80@evil"])
def test_another_host_s_name_is_refused(app: Flask, host: str) -> None:
    """No page of ours can be made to name somebody else's host."""
    answer = app.test_client().get("/en/", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.text + str(answer.headers)
    assert "<h1>We could not read what your browser sent</h1>" in answer.text


def test_a_body_beyond_all_limits_is_refused(client: Client) -> None:
    """With a page that says what to do, and before it is read."""
    answer = client.browser.post(
        COUNTRY, data={"country": "x" * LARGEST_BODY}, headers={"Origin": HOST}
    )
    assert answer.status_code == 413
    assert "longer than any letter can be" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused_in_words(client: Client, method: str) -> None:
    """405, and the headers of every page."""
    answer = client.browser.open(COUNTRY, method=method, headers={"Origin": HOST})
    assert answer.status_code == 405
    assert "This page cannot be used like that" in answer.text
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


def test_our_own_fault_tells_no_answer(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The page has a reference; the log has the same one, the kind of error and the place, and
    neither has what was typed, even where the error itself quotes it."""

    def fail(*_: object) -> None:
        raise ValueError(f"cannot print {CANARY}")

    monkeypatch.setattr("letters.web.asking.replay", fail)
    with caplog.at_level(logging.DEBUG):
        page = client.get(COUNTRY)
    assert page.response.status_code == 500
    (reference,) = re.findall(r"\b[0-9a-f]{8}\b", page.text)
    assert reference in caplog.text
    assert "ValueError" in caplog.text
    assert CANARY not in page.response.text + caplog.text


def test_a_page_of_errors_that_fails_tells_no_answer_either(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Even then there is a page, and the log names the kind of error alone."""

    def fail(*_: object) -> None:
        raise ValueError(CANARY)

    monkeypatch.setattr("letters.web.asking.replay", fail)
    monkeypatch.setattr("letters.web.page.links_to_other_languages", fail)
    with caplog.at_level(logging.DEBUG):
        answer = client.browser.get(COUNTRY)
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert CANARY not in answer.text + caplog.text


def test_answers_stand_in_no_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    """Given, refused or changed."""
    with caplog.at_level(logging.DEBUG):
        client.bring({"country": "england", "writer": "parent"}, ["country", "writer"])
        client.submit(client.get(f"{START}child-name"), {"child_name": [f"{CANARY}\u0000"]})
        client.submit(client.get(f"{START}child-name"), {"child_name": [CANARY]})
    assert CANARY not in caplog.text


def test_a_proxy_is_believed_only_when_it_is_named() -> None:
    """Anybody could send the header; what it says counts from our own proxy alone."""
    names = Settings(hosts=("letters.example",), tls=True, secret=b"k" * 32)
    told = {"X-Forwarded-Host": "letters.example", "X-Forwarded-Proto": "https"}
    alone = create_app(names).test_client()
    assert alone.get("/en/", headers=told).status_code == 400
    behind = create_app(Settings(**{**vars(names), "proxies": 1})).test_client()
    assert behind.get("/en/", headers=told).status_code == 200
