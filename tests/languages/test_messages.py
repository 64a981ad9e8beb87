"""Bringing catalogues up to date: nothing a translator did is lost, and what changed is marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from letters import messages
from letters.languages.catalogues import (
    DOMAINS,
    Catalogue,
    catalogue_path,
    headers,
    read_catalogue,
)
from letters.languages.locales import ENGLISH, locales

TAGS = [tag for tag in locales() if tag != ENGLISH]
NEWEST = messages.sources("documents")[0]


def text_of(folder: Path, domain: str = "documents") -> str:
    """The Polish catalogue as it stands in the folder."""
    return catalogue_path("pl", domain, folder).read_text(encoding="utf-8")


def changed(folder: Path, old: str, new: str) -> None:
    """Change something in the Polish catalogue by hand."""
    before = text_of(folder)
    assert old in before
    catalogue_path("pl", "documents", folder).write_text(before.replace(old, new, 1), "utf-8")


def entry(folder: Path, source: messages.Source = NEWEST) -> str:
    """One message with all its lines."""
    found = [part for part in text_of(folder).split("\n\n") if f'msgctxt "{source.id}"' in part]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a fresh catalogue in which the first message is translated."""
    messages.update("pl", "documents", tmp_path)
    lines = f'msgctxt "{NEWEST.id}"\nmsgid "{NEWEST.english}"\nmsgstr "'
    changed(tmp_path, f'{lines}"', f'{lines}Czas"')
    return tmp_path


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_of_the_templates_is_there_once(domain: str, tmp_path: Path) -> None:
    """A new catalogue holds them all in order and wants them all."""
    wanting = messages.update("pl", domain, tmp_path)
    found = [message.context for message in read_catalogue("pl", domain, tmp_path) if message.id]
    assert found == wanting == [source.id for source in messages.sources(domain)]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("tag", TAGS)
def test_bringing_up_to_date_twice_changes_nothing(tag: str, domain: str, tmp_path: Path) -> None:
    """Byte for byte, starting from the catalogue that is kept."""
    path = catalogue_path(tag, domain, tmp_path)
    kept = catalogue_path(tag, domain)
    if kept.exists():
        path.parent.mkdir(parents=True)
        path.write_bytes(kept.read_bytes())
    wanting = messages.update(tag, domain, tmp_path)
    once = path.read_bytes()
    assert messages.update(tag, domain, tmp_path) == wanting
    assert path.read_bytes() == once


def test_a_translation_is_kept_by_its_id(folder: Path) -> None:
    """And is no longer wanting."""
    assert NEWEST.id not in messages.update("pl", "documents", folder)
    assert 'msgstr "Czas"' in entry(folder)
    assert "#" not in entry(folder).replace(NEWEST.id, "")


def test_changed_english_keeps_the_translation_and_marks_it(folder: Path) -> None:
    """With the English that it was made from, so that somebody can say: the meaning is the same."""
    changed(folder, f'msgid "{NEWEST.english}"', 'msgid "Older \\"words\\""')
    assert NEWEST.id in messages.update("pl", "documents", folder)
    assert entry(folder) == (
        '#, fuzzy\n#| msgid "Older \\"words\\""\n'
        f'msgctxt "{NEWEST.id}"\nmsgid "{NEWEST.english}"\nmsgstr "Czas"'
    )
    once = text_of(folder)
    assert NEWEST.id in messages.update("pl", "documents", folder)
    assert text_of(folder) == once


def test_english_changed_twice_keeps_what_the_translation_was_made_from(folder: Path) -> None:
    """The English between the two was never translated."""
    changed(folder, f'msgid "{NEWEST.english}"', 'msgid "First"')
    messages.update("pl", "documents", folder)
    changed(folder, f'msgid "{NEWEST.english}"', 'msgid "Second"')
    messages.update("pl", "documents", folder)
    assert '#| msgid "First"' in entry(folder)


def test_english_changed_back_needs_nobody(folder: Path) -> None:
    """The translation was made from exactly these words."""
    changed(
        folder,
        f'msgctxt "{NEWEST.id}"\nmsgid "{NEWEST.english}"',
        f'#, fuzzy\n#| msgid "{NEWEST.english}"\nmsgctxt "{NEWEST.id}"\nmsgid "Other"',
    )
    assert NEWEST.id not in messages.update("pl", "documents", folder)
    assert "fuzzy" not in entry(folder)


def test_who_looked_at_it_takes_the_mark_away(folder: Path) -> None:
    """ "Meaning unchanged": the mark goes, and with it the English of before."""
    changed(folder, f'msgid "{NEWEST.english}"', 'msgid "Older"')
    messages.update("pl", "documents", folder)
    changed(folder, "#, fuzzy\n", "")
    assert NEWEST.id not in messages.update("pl", "documents", folder)
    assert entry(folder).startswith("msgctxt")


def test_a_mark_set_by_hand_stays(folder: Path) -> None:
    """A translator was not sure."""
    changed(folder, f'msgctxt "{NEWEST.id}"', f'#, fuzzy\nmsgctxt "{NEWEST.id}"')
    for _ in range(2):
        assert NEWEST.id in messages.update("pl", "documents", folder)
        assert "#, fuzzy" in entry(folder)


def test_a_translator_s_own_notes_stay(folder: Path) -> None:
    """Even on a message that has no translation yet."""
    other = messages.sources("documents")[1]
    for source in (NEWEST, other):
        changed(folder, f'msgctxt "{source.id}"', f'# ask Ola: | why?\nmsgctxt "{source.id}"')
    for _ in range(2):
        messages.update("pl", "documents", folder)
        assert entry(folder).startswith("# ask Ola: | why?\n")
        assert entry(folder, other).startswith("# ask Ola: | why?\n")


def test_notes_of_the_templates_go_with_their_message(folder: Path) -> None:
    """They say what a translator cannot see."""
    noted = [source for source in messages.sources("documents") if source.note]
    assert noted
    for source in noted:
        assert f"#. {source.note}\n" in entry(folder, source)


def test_what_the_catalogue_says_of_itself_stays(folder: Path) -> None:
    """Who made and checked it is written by hand, once."""
    changed(folder, '"X-Reviewed-By: \\n"', '"X-Reviewed-By: Ola Ó \\"Example\\"\\n"')
    changed(folder, '"X-Translated-By: \\n"', '"X-Translated-By: a machine\\n"')
    for _ in range(2):
        messages.update("pl", "documents", folder)
    said = headers("pl", "documents", folder)
    assert said["X-Reviewed-By"] == 'Ola Ó "Example"'
    assert said["X-Translated-By"] == "a machine"
    assert said["Language"] == "pl"
    assert "Date" not in text_of(folder).split("\n\n")[0]


def test_a_message_that_is_gone_goes(folder: Path) -> None:
    """Nothing that no template says is left for a translator."""
    changed(folder, f'msgctxt "{NEWEST.id}"', 'msgctxt "letter#gone"')
    messages.update("pl", "documents", folder)
    assert "letter#gone" not in text_of(folder)
    assert 'msgstr "Czas"' not in text_of(folder)


def test_the_command_line_s_words_are_not_translated() -> None:
    """It speaks English only; everything that a page or document says is there."""
    pages = messages.english("pages")
    assert not [name for name in pages if name.startswith("cli.")]
    assert pages["shared.page.country.title"].endswith("?")
    assert "_closing#not-advice" in messages.english("documents")


@pytest.mark.parametrize("domain", DOMAINS)
def test_values_in_messages_are_named(domain: str) -> None:
    """A translator moves {due} about; {0} would say nothing."""
    for source in messages.sources(domain):
        values = re.findall(r"\{([^}]*)\}", source.english)
        assert all(re.fullmatch(r"[a-z][a-z_0-9]*", value) for value in values), source.id


def test_a_marked_translation_is_not_shown(folder: Path) -> None:
    """The English stands until somebody has looked."""
    changed(folder, f'msgid "{NEWEST.english}"', 'msgid "Older"')
    messages.update("pl", "documents", folder)
    entries = {m.context: (str(m.id), str(m.string)) for m in
               read_catalogue("pl", "documents", folder) if m.context and not m.fuzzy}  # fmt: skip
    assert Catalogue("pl", entries).message(NEWEST.id, NEWEST.english).fallback
