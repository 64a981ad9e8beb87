"""What was made in advance: sealed, shared by every program, and gone in minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from letters.drafts.made import KEPT_FOR, Made
from letters.drafts.seal import LARGEST, new_key, seal_of, seal_of_made
from letters.drafts.store import Store
from tests.drafts.engines import Engine

SECRET = b"s" * 32
NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
PDF = b"%PDF-1.7 The taxi did not come. " * 300


@pytest.fixture
def made(engine: Engine) -> Made:
    """A place with nothing in it."""
    return Made(engine.database(), SECRET, most=3)


def test_every_program_finds_what_one_kept(engine: Engine, made: Made) -> None:
    """With the key and the name; with neither of the two alone."""
    key, other = new_key(), new_key()
    made.keep(key, "letter", PDF, NOW)
    second = Made(engine.database(), SECRET)
    assert second.find(key, "letter", NOW) == PDF
    assert second.has(key, "letter", NOW)
    for stranger, name in ((other, "letter"), (key, "notes")):
        assert second.find(stranger, name, NOW) is None
        assert not second.has(stranger, name, NOW)


def test_a_thief_of_the_disk_reads_nothing(engine: Engine, made: Made) -> None:
    """Not a word of it, nor its name, nor that it is a PDF."""
    made.keep(new_key(), "a name nobody else has", PDF, NOW)
    stolen = engine.on_disk()
    for told in (b"The taxi did not come", b"%PDF-1.7", b"a name nobody else has"):
        assert told not in stolen


def test_its_row_does_not_tell_what_it_was_made_from() -> None:
    """Whoever guesses the answers cannot try the guess on the row without the key."""
    assert seal_of_made(new_key(), SECRET, "x").row != seal_of_made(new_key(), SECRET, "x").row


def test_it_opens_as_no_draft() -> None:
    """What is sealed as made is sealed with a key of its own."""
    key = new_key()
    draft, made = seal_of(key, SECRET), seal_of_made(key, SECRET, "letter")
    assert draft.opener != made.opener
    assert draft.open(made.close(PDF)) is None


def test_it_is_gone_after_minutes(made: Made) -> None:
    """However often it was asked for, and whether or not somebody has tidied up."""
    key = new_key()
    made.keep(key, "letter", PDF, NOW)
    assert made.find(key, "letter", NOW + KEPT_FOR - timedelta(seconds=1)) == PDF
    assert made.find(key, "letter", NOW + KEPT_FOR) is None
    assert made.purge(NOW + KEPT_FOR) == 1
    assert made.count() == 0


def test_the_oldest_goes_first_when_it_is_too_much(made: Made) -> None:
    """There is room for so many and no more."""
    keys = [new_key() for _ in range(5)]
    for minute, key in enumerate(keys):
        made.keep(key, "letter", PDF, NOW + timedelta(minutes=minute))
    assert made.purge(NOW + timedelta(minutes=5)) == 2
    assert [made.has(key, "letter", NOW + timedelta(minutes=5)) for key in keys] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_what_is_made_anew_takes_the_old_one_s_place(made: Made) -> None:
    """Not a second row."""
    key = new_key()
    made.keep(key, "letter", b"one", NOW)
    made.keep(key, "letter", b"two", NOW)
    assert (made.find(key, "letter", NOW), made.count()) == (b"two", 1)


def test_a_draft_forgotten_takes_all_that_was_made_from_it(made: Made) -> None:
    """And nothing of anybody else's."""
    key, other = new_key(), new_key()
    for name in ("letter", "notes"):
        made.keep(key, name, PDF, NOW)
    made.keep(other, "letter", PDF, NOW)
    made.forget(key)
    assert (made.count(), made.has(other, "letter", NOW)) == (1, True)


def test_room_is_made_for_answers(engine: Engine, made: Made) -> None:
    """All of it can go at once; the drafts stay."""
    key = new_key()
    store = Store(engine.database(), SECRET, timedelta(hours=4))
    store.change(key, NOW, lambda _: b"answers")
    made.keep(key, "letter", PDF, NOW)
    engine.database().make_room()
    assert (made.count(), store.load(key, NOW)) == (0, b"answers")


def test_half_a_file_is_never_kept(made: Made) -> None:
    """One that is larger than could be opened again is not kept at all."""
    key = new_key()
    made.keep(key, "letter", bytes(LARGEST + 1), NOW)
    assert made.find(key, "letter", NOW) is None
    made.keep(key, "letter", bytes(LARGEST), NOW)
    assert made.find(key, "letter", NOW) == bytes(LARGEST)
