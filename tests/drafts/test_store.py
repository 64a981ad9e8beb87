"""The store: sealed, brief, and of no use to whoever steals it. All of it on both engines."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from letters.drafts.seal import new_key, seal_of
from letters.drafts.store import Store
from tests.drafts.engines import Engine

SECRET = b"s" * 32
HOURS = timedelta(hours=4)
NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
STORY = b"The taxi did not come. " * 40


@pytest.fixture
def store(engine: Engine) -> Store:
    """A store with nothing in it."""
    return opened(engine)


def opened(engine: Engine, secret: bytes = SECRET) -> Store:
    """The store as one program has it."""
    return Store(engine.database(), secret, HOURS)


def put(store: Store, key: bytes, content: bytes, now: datetime = NOW) -> None:
    """Keep something."""
    store.change(key, now, lambda _: content)


def test_what_is_kept_is_found_again_with_its_key(store: Store) -> None:
    """And with no other."""
    key, other = new_key(), new_key()
    put(store, key, STORY)
    assert store.load(key, NOW) == STORY
    assert store.load(other, NOW) is None


def test_a_thief_of_the_disk_reads_nothing(store: Store, engine: Engine) -> None:
    """No word of it stands in the file or its journal, nor the key, nor the secret."""
    key = new_key()
    put(store, key, STORY)
    put(store, key, STORY + b"Second version, the tutor left.")
    stolen = engine.on_disk()
    for told in (b"The taxi did not come", b"the tutor left", key, key.hex().encode(), SECRET):
        assert told not in stolen


def test_the_thief_would_have_found_what_is_not_sealed(
    store: Store, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above can fail: a seal that does nothing is seen."""
    monkeypatch.setattr("letters.drafts.seal.Seal.close", lambda _, content: content)
    put(store, new_key(), b"Words that nothing seals.")  # no other test looks for these
    assert b"Words that nothing seals." in engine.on_disk()


def test_the_length_tells_next_to_nothing(engine: Engine, store: Store) -> None:
    """Drafts of very different lengths take the same room."""
    sizes = {len(seal_of(new_key(), SECRET).close(b"x" * n)) for n in (0, 10, 400, 900)}
    assert len(sizes) == 1


def test_the_same_draft_is_never_sealed_alike(store: Store) -> None:
    """Nobody sees from outside whether something was changed."""
    seal = seal_of(new_key(), SECRET)
    assert seal.close(STORY) != seal.close(STORY)


@pytest.mark.parametrize("harm", ["a byte changed", "cut off", "another version", "empty"])
def test_a_harmed_row_is_no_draft(harm: str) -> None:
    """It is refused whole, not read in part."""
    seal = seal_of(new_key(), SECRET)
    sealed = bytearray(seal.close(STORY))
    harmed = {
        "a byte changed": sealed[:20] + bytes([sealed[20] ^ 1]) + sealed[21:],
        "cut off": sealed[:-1],
        "another version": b"\x02" + sealed[1:],
        "empty": b"",
    }[harm]
    assert seal.open(bytes(harmed)) is None
    assert seal.open(bytes(sealed)) == STORY


def test_a_row_moved_to_another_s_place_opens_for_neither() -> None:
    """The row's name is part of what is sealed."""
    mine, theirs = seal_of(new_key(), SECRET), seal_of(new_key(), SECRET)
    assert theirs.open(mine.close(STORY)) is None


def test_a_stolen_file_and_key_are_not_enough_without_the_secret(
    engine: Engine, store: Store
) -> None:
    """The server's own part of the key stands elsewhere."""
    key = new_key()
    put(store, key, STORY)
    thief = opened(engine, b"t" * 32)
    assert thief.load(key, NOW) is None


def test_a_draft_expires_after_its_last_use(store: Store) -> None:
    """Four hours later it is gone; each use lets it live on. A minute is never told in part."""
    key = new_key()
    put(store, key, STORY)
    almost = NOW + HOURS - timedelta(seconds=1)
    assert store.load(key, almost) == STORY
    assert store.load(key, NOW + 2 * HOURS - timedelta(seconds=1)) == STORY
    assert store.load(key, NOW + 3 * HOURS) is None


def test_an_expired_draft_is_not_brought_back(store: Store) -> None:
    """Neither by a use nor by a change: what comes then starts anew."""
    key = new_key()
    put(store, key, STORY)
    late = NOW + HOURS
    assert store.load(key, late) is None
    seen: list[bytes | None] = []

    def edit(content: bytes | None) -> bytes:
        seen.append(content)
        return b"new"

    store.change(key, late, edit)
    assert seen == [None]


def test_expired_rows_are_purged(store: Store) -> None:
    """Those that have had their time, and no others."""
    old, new = new_key(), new_key()
    put(store, old, STORY)
    put(store, new, STORY, NOW + timedelta(hours=1))
    assert store.purge(NOW + HOURS) == 1
    assert (store.count(), store.load(new, NOW + HOURS)) == (1, STORY)


def test_writing_purges_what_others_left(store: Store) -> None:
    """Nobody has to look after it: a later visitor's answer is enough."""
    put(store, new_key(), STORY)
    put(store, new_key(), STORY, NOW + HOURS)
    assert store.count() == 1


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("how", ["purged", "forgotten"])
def test_what_is_deleted_is_overwritten(engine: Engine, store: Store, how: str) -> None:
    """Not even the sealed bytes stay in the file or its journal. PostgreSQL overwrites in its own
    time: what it still holds opens for nobody."""
    key = new_key()
    put(store, key, STORY)
    row = seal_of(key, SECRET).row.encode()
    assert row in engine.on_disk()
    if how == "purged":
        store.purge(NOW + HOURS)
    else:
        store.forget(key)
    assert row not in engine.on_disk()


def test_forgetting_leaves_no_row(store: Store) -> None:
    """Nor does it touch another visitor's."""
    key, other = new_key(), new_key()
    put(store, key, STORY)
    put(store, other, STORY)
    store.forget(key)
    assert store.load(key, NOW) is None
    assert (store.count(), store.load(other, NOW)) == (1, STORY)


def test_an_edit_that_fails_changes_nothing(store: Store) -> None:
    """And the next one works."""
    key = new_key()
    put(store, key, STORY)

    def fail(_: bytes | None) -> bytes:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.change(key, NOW, fail)
    assert store.load(key, NOW) == STORY
    put(store, key, b"later")
    assert store.load(key, NOW) == b"later"


def test_many_tabs_at_once_lose_no_answer(store: Store) -> None:
    """Every change sees the one before it, whichever thread made it."""
    key = new_key()
    put(store, key, b"")

    def add() -> None:
        for _ in range(20):
            store.change(key, NOW, lambda content: (content or b"") + b"x")

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.load(key, NOW) == b"x" * 160


def test_many_programs_at_once_lose_no_answer(engine: Engine, store: Store) -> None:
    """The first answer too, which finds no row yet; as tabs do that two machines answer."""
    key = new_key()
    start = threading.Barrier(4)

    def add() -> None:
        program = opened(engine)
        start.wait()
        for _ in range(15):
            program.change(key, NOW, lambda content: (content or b"") + b"x")

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.load(key, NOW) == b"x" * 60


def test_two_programs_share_one_database(engine: Engine, store: Store) -> None:
    """A second web process finds what the first one kept, at once."""
    other = opened(engine)
    key = new_key()
    put(store, key, STORY)
    assert other.load(key, NOW) == STORY
    put(other, key, b"changed there")
    assert store.load(key, NOW) == b"changed there"


def test_a_program_that_was_killed_loses_nothing_saved(engine: Engine, store: Store) -> None:
    """What was saved is found by the next program, though nothing was closed."""
    key = new_key()
    put(store, key, STORY)
    next_one = opened(engine)
    assert next_one.load(key, NOW) == STORY
