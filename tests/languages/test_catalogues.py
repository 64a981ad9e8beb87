"""Catalogues: which translation counts, how complete a language is, who checked it."""

from pathlib import Path

import pytest

from letters.languages.catalogues import (
    DOMAINS,
    Catalogue,
    Message,
    Review,
    catalogue,
    catalogue_path,
    completeness,
    headers,
    read_catalogue,
    review,
    translated_languages,
)
from letters.languages.locales import ENGLISH, locales

PO = """\
# Notes of the translator.
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"X-Translated-By: a machine, "
"read by nobody\\n"
"X-Reviewed-By: Ola \\"O\\" Example: teacher\\n"
"X-Reviewed-On: 2026-11-20\\n"

msgctxt "letter#a"
msgid "Dear"
msgstr "Szanowna"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a Polish catalogue of documents."""
    path = catalogue_path("pl", "documents", tmp_path)
    path.parent.mkdir()
    path.write_text(PO, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ({}, Message("Dear", fallback=True)),
        ({"letter#a": ("Dear", "Szanowna")}, Message("Szanowna", fallback=False)),
        ({"letter#a": ("Dear", "")}, Message("Dear", fallback=True)),
        ({"letter#a": ("Dearest", "Szanowna")}, Message("Dear", fallback=True)),
        ({"letter#b": ("Dear", "Szanowna")}, Message("Dear", fallback=True)),
    ],
    ids=["missing", "there", "empty", "made-from-other-english", "other-sentence"],
)
def test_a_translation_counts_if_it_was_made_from_this_english(
    entries: dict[str, tuple[str, str]], message: Message
) -> None:
    """Otherwise the English stands, and says that it does."""
    assert Catalogue("pl", entries).message("letter#a", "Dear") == message


def test_english_is_never_a_fallback() -> None:
    """It is what everything is made from."""
    assert catalogue(ENGLISH, "documents").message("x", "Dear") == Message("Dear", fallback=False)
    assert completeness(ENGLISH, "documents", {"x": "Dear"}) == 1.0
    assert review(ENGLISH) == Review("", "")


@pytest.mark.parametrize(
    ("reviewer", "day", "checked"),
    [("Ola", "2026-11-20", True), ("Ola", "", False), ("", "2026-11-20", False), ("", "", False)],
)
def test_a_language_is_checked_by_somebody_on_some_day(
    reviewer: str, day: str, checked: bool
) -> None:
    """Never more than is known."""
    assert Review(reviewer, day).checked is checked


def test_who_translated_and_checked_is_read_from_the_catalogue(folder: Path) -> None:
    """Names that gettext's own tools do not know, in lines broken and quoted as they may be."""
    said = headers("pl", "documents", folder)
    assert said["X-Translated-By"] == "a machine, read by nobody"
    assert said["X-Reviewed-By"] == 'Ola "O" Example: teacher'
    assert said["X-Reviewed-On"] == "2026-11-20"
    assert "msgid" not in said


def test_a_catalogue_that_is_not_there_is_an_empty_one(folder: Path) -> None:
    """A language can be begun; nothing falls over for it."""
    assert [m.context for m in read_catalogue("pl", "documents", folder) if m.id] == ["letter#a"]
    assert list(read_catalogue("pl", "pages", folder))[1:] == []
    assert headers("ur", "pages", folder) == {}


def test_completeness_is_the_share_that_counts() -> None:
    """Of no messages a language has them all; of one that is unknown, none."""
    for tag in locales():
        assert completeness(tag, "documents", {}) == 1.0
        share = completeness(tag, "documents", {"nowhere#nothing": "Never written"})
        assert share == (1.0 if tag == ENGLISH else 0.0)


def test_a_language_on_disk_has_both_catalogues() -> None:
    """Documents and pages; English needs neither."""
    for tag in translated_languages():
        assert tag in locales().keys() - {ENGLISH}
        assert all(catalogue_path(tag, domain).exists() for domain in DOMAINS)


@pytest.mark.parametrize("tag", sorted(locales().keys() - {ENGLISH}))
@pytest.mark.parametrize("domain", DOMAINS)
def test_fuzzy_and_empty_translations_do_not_count(tag: str, domain: str) -> None:
    """What somebody should look at first is not shown."""
    counted = catalogue(tag, domain).entries
    for message in read_catalogue(tag, domain):
        if message.context and (message.fuzzy or not message.string):
            assert message.context not in counted
