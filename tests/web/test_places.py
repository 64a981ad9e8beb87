"""An address that is known stands on the page to be read; what was typed is never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from letters.kinds import kind
from letters.places.directory import open_directory
from tests.house.rooms import ROOT
from tests.journeys import files
from tests.web.client import Client
from tests.web.page import Page

KIND = "assessment-request"
MINE = {"council_address": ["1 My Street"], "council_email": [""]}
ADDRESS = f"/en/{KIND}/council-address"


@pytest.fixture
def client(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A visitor of a deployment with a file of its own, who has come to the council's address."""
    monkeypatch.setattr("letters.clock.today", lambda: date(2026, 11, 23))
    open_directory(ROOT / "tests/places/own.csv")
    given = next(one for one in files.given(KIND) if one.name == "parent-shortest")
    visitor = Client(app)
    seen = [page.id for page in kind(KIND).journey.pages() if page.id != "council-address"]
    visitor.bring({**given.answers, "council": "Wokingham"}, seen)
    yield visitor
    open_directory()


def shown(page: Page) -> tuple[str, str]:
    """What stands in the two boxes."""
    filled = page.filled()
    return filled["council_address"][0].strip(), filled["council_email"][0]


def test_a_known_address_is_filled_in_and_said_to_be(client: Client) -> None:
    """With the day on which it was checked."""
    page = client.get(ADDRESS)
    assert shown(page) == ("Civic Offices\n1 Example Street\nWokingham", "sen@council.example")
    assert "We filled this in from a list. It was last checked on 2 November 2026." in page.text


def test_once_answered_it_is_the_person_s_own(client: Client) -> None:
    """Emptied means empty, and nothing is said to have been filled in."""
    page = client.get(ADDRESS)
    client.submit(page, {**page.filled(), **MINE})
    page = client.get(ADDRESS)
    assert shown(page) == ("1 My Street", "")
    assert "from a list" not in page.text


def test_another_council_takes_the_filled_address_away(client: Client) -> None:
    """And the question is asked again, with what is known of the other one: here, something old."""
    page = client.get(ADDRESS)
    client.submit(page, page.filled())
    assert shown(client.get(ADDRESS))[1] == "sen@council.example"
    page = client.get(f"/en/{KIND}/council")
    client.submit(page, {**page.filled(), "council": ["Bradford"]})
    page = client.get(ADDRESS)
    assert shown(page) == ("Old Hall\nBradford", "sen@bradford.example")
    assert "Check this with a letter from them" in page.text
    page = client.get(f"/en/{KIND}/council")
    client.submit(page, {**page.filled(), "council": ["Nowhere"]})
    assert shown(client.get(ADDRESS)) == ("", "")


def test_another_council_leaves_what_was_typed(client: Client) -> None:
    """Nothing typed is lost."""
    page = client.get(ADDRESS)
    client.submit(page, {**page.filled(), **MINE})
    page = client.get(f"/en/{KIND}/council")
    client.submit(page, {**page.filled(), "council": ["Bradford"]})
    assert shown(client.get(ADDRESS)) == ("1 My Street", "")


@pytest.mark.parametrize(
    ("kind_id", "email"),
    [
        ("assessment-request", "sen@council.example"),
        ("complaint-local-authority", "complaints@council.example"),
        ("complaint-social-care", "care@council.example"),
    ],
)
def test_harmful_a_complaint_goes_to_its_own_team(client: Client, kind_id: str, email: str) -> None:
    """Never to those whom it is about; where no team is known, nothing is filled in."""
    open_directory(ROOT / "tests/places/complaints.csv")
    given = next(one for one in files.given(kind_id) if "shortest" in one.name)
    seen = [page.id for page in kind(kind_id).journey.pages() if page.id != "council-address"]
    address = f"/en/{kind_id}/council-address"
    bare = {k: v for k, v in given.answers.items() if k not in {"council_address", "council_email"}}
    client.bring({**bare, "council": "Wokingham"}, seen)
    assert shown(client.get(address))[1] == email
    client.bring({**bare, "council": "Bradford"}, seen)
    known = kind_id == "assessment-request"
    assert shown(client.get(address))[1] == ("sen@bradford.example" if known else "")
