"""The privacy page is true: who is responsible, how long, what the network sees."""

from __future__ import annotations

import re

import pytest

from letters.web import Settings, create_app
from letters.web.page import languages
from letters.web.settings import VARIABLES
from tests.house.rooms import ROOT
from tests.web.client import Client
from tests.web.page import Page
from tests.web.walls import TLS_HOST, ask

OPERATOR = "Families’ Help <b>Leeds</b>"
NOTE = (ROOT / "docs" / "data-protection.md").read_text(encoding="utf-8")


def privacy(settings: Settings, tag: str = "en") -> Page:
    """The page as those settings have it."""
    application = create_app(settings)
    scheme = "https" if settings.tls else "http"
    host = settings.hosts[0]
    return Page(ask(application.test_client(), f"/{tag}/privacy", base_url=f"{scheme}://{host}"))


def public(*, tls: bool) -> Settings:
    """Pages that people reach from elsewhere."""
    return Settings(
        hosts=(TLS_HOST,),
        tls=tls,
        secret=b"k" * 32,
        draft_hours=3,
        operator=OPERATOR,
        contact="privacy@example.org",
    )


@pytest.mark.parametrize("tag", languages())
def test_it_names_who_is_responsible(tag: str) -> None:
    """In every language, exactly as the settings say it."""
    page = privacy(public(tls=True), tag)
    assert OPERATOR in page.text
    assert "privacy@example.org" in page.text
    assert re.search(r"\b3\b", page.text)


@pytest.mark.parametrize(
    ("tls", "said"),
    [
        (True, "They cannot see what you typed."),
        (False, "they could see what you type too."),
    ],
)
def test_it_says_what_the_network_sees(tls: bool, said: str) -> None:
    """Which hangs on whether the pages come over TLS."""
    assert said in privacy(public(tls=tls)).text


def test_on_one_s_own_machine_nobody_else_is_responsible(client: Client) -> None:
    """And nothing leaves it."""
    text = client.get("/en/privacy").text
    assert "for whoever started them here" in text
    assert "Nothing that you type leaves this computer." in text


@pytest.mark.parametrize(
    "heading",
    [
        "Who is responsible",
        "What is held, where, and how long",
        "What changes with PostgreSQL",
        "How to delete",
        "Logs",
        "What a person keeps",
        "Rights",
    ],
)
def test_the_note_for_whoever_runs_it_has_it_too(heading: str) -> None:
    """Each thing that an operator must be able to look up."""
    assert f"## {heading}\n" in NOTE


def test_the_note_names_what_there_is() -> None:
    """Its settings exist, and so do the lifetimes that it gives."""
    named = set(re.findall(r"`((?:LETTERS|DATABASE)_[A-Z_]+)`", NOTE)) - {"DATABASE_URL"}
    assert named <= set(VARIABLES.values())
    assert f"{Settings().draft_hours} hours" in NOTE
