"""The page of the law: every source, in every language, saying no more than the register does."""

from __future__ import annotations

import pytest

from letters.law import sources
from letters.web.page import languages
from tests.web.client import Client
from tests.web.page import text_of


@pytest.mark.parametrize("tag", languages())
def test_every_source_stands_on_the_page(client: Client, tag: str) -> None:
    """Once, at an address of its own, with a link to its text where there is one."""
    page = client.get(f"/{tag}/law")
    assert page.response.status_code == 200
    entries = {str(one.get("id")): one for one in page.all("li") if one.get("id") in sources()}
    assert entries.keys() == sources().keys()
    for source_id, entry in entries.items():
        links = [link.get("href") for link in entry.iter("a")]
        source = sources()[source_id]
        assert links == [where for where in (source.address, source.read_in) if where]


def test_what_is_not_checked_is_not_called_read(client: Client) -> None:
    """The words follow the status."""
    page = client.get("/en/law")
    words = {
        "verified": "We read the words in a copy on",
        "unchecked": "Not yet checked against the text",
        "derived": "Our own working from the rules",
    }
    for entry in page.all("li"):
        if entry.get("id") in sources():
            said = text_of(entry)
            status = sources()[str(entry.get("id"))].status
            assert [name for name, text in words.items() if text in said] == [status]
            assert ("2026-11-22" in said or "22 November 2026" in said) is (status == "verified")


def test_every_page_leads_to_it(client: Client) -> None:
    """From the foot."""
    assert list(client.get("/en/").all("a", href="/en/law"))
