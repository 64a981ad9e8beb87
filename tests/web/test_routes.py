"""Which addresses there are, and what each says to a visitor with nothing in hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from letters.kinds import kinds
from tests.web.client import Client

GOLDEN = Path(__file__).with_name("routes.txt")
TEXTS = [
    "help",
    "privacy",
    "accessibility",
    "using-a-shared-computer",
    "feedback",
    "delete",
    "law",
    "words",
]


def test_the_routes_are_those_of_the_list(app: Flask) -> None:
    """A new address is seen by whoever reads the change."""
    routes = sorted(
        (rule.rule, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    )
    assert [f"{method:4} {rule}" for rule, method in routes] == GOLDEN.read_text().splitlines()


@pytest.mark.parametrize(
    ("asked_for", "tag"),
    [("", "en"), ("en-US,en;q=0.8", "en"), ("fr;q=1, xx", "en"), ("nonsense;;;", "en")],
)
def test_the_first_page_comes_in_the_browser_s_language(
    app: Flask, asked_for: str, tag: str
) -> None:
    """A language that we do not have gives English, and caches are told what it hung on."""
    answer = app.test_client().get("/", headers={"Accept-Language": asked_for})
    assert (answer.status_code, answer.location) == (302, f"/{tag}/")
    assert "Accept-Language" in answer.vary


def test_the_first_page_leads_to_every_kind(client: Client) -> None:
    """Each kind stands there by its title and opens."""
    first = client.get("/en/")
    assert first.h1 == "Letters about special educational needs"
    for kind_id in kinds():
        link = next(first.all("a", href=f"/en/{kind_id}/"))
        assert client.get(str(link.get("href"))).h1 == link.text


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_of_text_opens_without_a_cookie(client: Client, name: str) -> None:
    """Whoever only reads is given nothing to keep."""
    page = client.get(f"/en/{name}")
    assert page.response.status_code == 200
    assert "Set-Cookie" not in page.response.headers


@pytest.mark.parametrize("kind_id", kinds())
@pytest.mark.parametrize("last", ["check", "preview", "what-next", "child-born"])
def test_a_page_that_cannot_be_yet_leads_to_the_first_question(
    client: Client, kind_id: str, last: str
) -> None:
    """Nobody is shown an empty check page or somebody else's document."""
    page = client.get(f"/en/{kind_id}/{last}")
    assert page.address in {f"/en/{kind_id}/country", f"/en/{kind_id}/"}


@pytest.mark.parametrize(
    "address",
    [
        "/xx/",
        "/xx/help",
        "/en/nothing",
        "/en/nothing/at/all",
        "/en/mediation-advice/no-such-page",
        "/en/mediation-advice/not-england",
        "/en/no-such-kind/country",
        "/en/mediation-advice/download/mediation-advice.docx",
        "/en/mediation-advice/download/..%2F..%2Fsecrets.docx",
        "/en/mediation-advice/download/mediation-advice.exe",
        "/nothing",
        "/static/../settings.py",
    ],
)
def test_what_is_not_there_is_a_404_in_words(client: Client, address: str) -> None:
    """An unknown language, kind, page or file: one page, which quotes nothing of the address."""
    page = client.get(address)
    assert page.response.status_code == 404
    assert page.h1 == "There is no such page"
    assert "nothing" not in page.text


def test_health_is_told_once_documents_can_be_made(app: Flask, client: Client) -> None:
    """It starts the render processes, and says ok when each has made a document."""
    client.get("/healthz")
    assert app.extensions["pool"].wait_until_warm(60)
    answer = client.get("/healthz").response
    assert (answer.status_code, answer.text) == (200, "ok\n")
