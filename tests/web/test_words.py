"""The words of the pages: all of them are used, none stands in code, and they are plain."""

from __future__ import annotations

import hashlib
import re
from datetime import date

import pytest

from letters import clock, wording
from letters.documents.compose import PAGE_TEMPLATES
from letters.places_on_disk import TEMPLATES
from letters.web.start import STATEMENT_CHECKED_ON
from tests.house.rooms import ROOT
from tests.web.client import Client

PAGES = TEMPLATES / "pages"
CODE = [*PAGES.glob("*.html"), *(ROOT / "letters").rglob("*.py")]
# Keys put together where they are used, such as site.tasks. and the status.
# The picker says what it is in English too, and an address is no word.
ALLOWED = ([], ["Change", "language"], ["www", "ipsea", "org", "uk"])
PUT_TOGETHER = (
    "site.tasks.",
    "site.preview.",
    "site.start.group.",
    "site.error.",
    "site.keep.wrong.",
    "site.bring.refused.",
    "site.law.kind.",
    "site.law.status.",
)


def test_every_word_is_used() -> None:
    """Nobody translates what nobody reads."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE)
    unused = [
        key
        for key in wording.entries("site")
        if f'"{key}"' not in code and not key.startswith(PUT_TOGETHER)
    ]
    assert unused == []


def test_every_word_asked_for_is_there() -> None:
    """And the pages ask for no word that is not."""
    words = wording.Words()
    asked = {
        key
        for path in PAGES.glob("*.html")
        for key in re.findall(r'words\("([a-z_.0-9]+)"[,)]', path.read_text(encoding="utf-8"))
    }
    assert [key for key in asked if words.maybe(key) is None and not key.startswith("kind.")] == []


def test_no_words_stand_in_the_frame() -> None:
    """A template holds no text of its own, so that every word can be translated."""
    for path in PAGES.glob("*.html"):
        source = re.sub(r"\{#.*?#\}", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        source = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", source, flags=re.DOTALL)
        text = re.sub(r'[a-z-]+="[^"]*"', " ", re.sub(r"<[^>]*>", " ", source))
        assert re.findall(r"[A-Za-z]{2,}", text) in ALLOWED, path.name


@pytest.mark.parametrize("key", sorted(wording.entries("site")))
def test_sentences_are_short(key: str) -> None:
    """At most 22 words, so that a tired reader holds each to its end."""
    for sentence in re.split(r"(?<=[.!?:])\s", wording.entries("site")[key]):
        assert len(sentence.split()) <= 22, sentence


def test_the_accessibility_statement_is_dated_by_its_last_change(client: Client) -> None:
    """Whoever changes a word of it checks it again, and says when."""
    words = (PAGE_TEMPLATES / "accessibility.md").read_bytes()
    checked = f"{STATEMENT_CHECKED_ON} {hashlib.sha256(words).hexdigest()[:12]}"
    assert checked == (ROOT / "tests/web/statement.txt").read_text().strip()
    assert date(2026, 11, 1) <= STATEMENT_CHECKED_ON <= clock.today()
    shown = client.get("/en/accessibility").text
    assert f"last checked on {STATEMENT_CHECKED_ON:%-d %B %Y}" in shown
