"""The database away, held, read-only, full, or in too many hands: told as such, nothing lost."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import event, text

from letters.drafts.database import Database, Full, Unavailable, database_address
from letters.drafts.made import Made
from letters.drafts.seal import new_key
from letters.drafts.store import Store
from tests.drafts.engines import PATIENCE, Engine, PostgreSQL, SQLite

SECRET = b"s" * 32
HOURS = timedelta(hours=4)
NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


@pytest.fixture
def store(engine: Engine) -> Store:
    """A store with one draft in it."""
    return Store(engine.database(), SECRET, HOURS)


@pytest.fixture
def key(store: Store) -> bytes:
    """The key of that draft."""
    made = new_key()
    store.change(made, NOW, lambda _: b"before")
    return made


def later(content: bytes | None) -> bytes:
    """An answer given after that."""
    return (content or b"") + b", later"


def test_while_it_is_away_nothing_is_kept_or_lost(engine: Engine, store: Store, key: bytes) -> None:
    """Each use says so; when it is back the next one works, and finds what was there."""
    with engine.away():
        with pytest.raises(Unavailable):
            store.change(key, NOW, later)
        with pytest.raises(Unavailable):
            store.load(key, NOW)
        with pytest.raises(Unavailable):
            store.forget(key)
    assert store.load(key, NOW) == b"before"
    store.change(key, NOW, later)
    assert store.load(key, NOW) == b"before, later"


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_a_program_may_start_before_its_database(engine: Engine) -> None:
    """The tables are made when it comes."""
    with engine.away():
        store = Store(engine.database(), SECRET, HOURS)
    store.change(new_key(), NOW, later)
    assert store.count() == 1


def test_a_new_database_may_take_the_place_of_the_old(engine: Engine, store: Store) -> None:
    """The tables are made again in it."""
    store.change(new_key(), NOW, later)
    with engine.database().writing() as connection:
        for table in ("draft", "made"):
            connection.execute(text(f"DROP TABLE {table}"))
    with pytest.raises(Unavailable):
        store.change(new_key(), NOW, later)
    store.change(new_key(), NOW, later)
    assert store.count() == 1


def test_while_somebody_holds_it_nobody_waits_for_long(
    engine: Engine, store: Store, key: bytes
) -> None:
    """A second or so, however many wait; then the next answer is kept."""
    start = datetime.now(UTC)
    refused = []

    def answer() -> None:
        try:
            store.change(key, NOW, later)
        except Unavailable as fault:
            refused.append(fault)

    with engine.held():
        threads = [threading.Thread(target=answer) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(refused) == 6
    assert (datetime.now(UTC) - start).total_seconds() < 6 * PATIENCE
    store.change(key, NOW, later)
    assert store.load(key, NOW) == b"before, later"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_what_can_be_read_is_read_though_it_cannot_live_on(
    engine: Engine, store: Store, key: bytes
) -> None:
    """SQLite lets others read while one writes."""
    with engine.held():
        assert store.load(key, NOW + timedelta(hours=1)) == b"before"
    assert store.load(key, NOW + HOURS) is None


@pytest.fixture
def small(engine: SQLite) -> tuple[Database, list[int]]:
    """A file that cannot grow beyond so many pages."""
    database, pages = engine.database(), [60]
    event.listen(
        database._engine,
        "checkout",
        lambda connection, *_: connection.execute(f"PRAGMA max_page_count = {pages[0]}"),
    )
    return database, pages


def until_full(keep: Callable[[int], None]) -> None:
    """Keep things until one is refused for want of room."""
    for number in count():
        try:
            keep(number)
        except Full:
            return


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_full_disk_loses_nothing(small: tuple[Database, list[int]]) -> None:
    """What is there stays there and can be read; when there is room the next answer is kept."""
    database, pages = small
    store, key = Store(database, SECRET, HOURS), new_key()
    store.change(key, NOW, lambda _: b"before")
    until_full(lambda _: store.change(new_key(), NOW, lambda _: bytes(10)))
    assert store.load(key, NOW) == b"before"
    pages[0] = 4000
    store.change(key, NOW, later)
    assert store.load(key, NOW) == b"before, later"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_files_made_in_advance_make_way_for_answers(small: tuple[Database, list[int]]) -> None:
    """Where both have no room, the answer is kept and the files are made again when asked for."""
    database, _ = small
    store, made, key = Store(database, SECRET, HOURS), Made(database, SECRET), new_key()
    until_full(lambda number: made.keep(key, str(number), secrets.token_bytes(20_000), NOW))
    for _ in range(20):
        store.change(new_key(), NOW, lambda _: bytes(10))
    assert (store.count(), made.count()) == (20, 0)


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_a_copy_that_takes_no_answers_is_told(engine: PostgreSQL, store: Store, key: bytes) -> None:
    """As when another server is taking over: it reads, and keeps again when it may."""
    with engine.read_only():
        assert store.load(key, NOW) == b"before"
        with pytest.raises(Unavailable):
            store.change(key, NOW, later)
    store.change(key, NOW, later)
    assert store.load(key, NOW) == b"before, later"


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_connections_ended_from_the_other_side_are_made_anew(
    engine: PostgreSQL, store: Store, key: bytes
) -> None:
    """A server restarted between two answers is not noticed."""
    engine.let_go()
    assert store.load(key, NOW) == b"before"
    engine.let_go()
    store.change(key, NOW, later)
    assert store.load(key, NOW) == b"before, later"


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_a_crash_in_the_middle_of_an_answer_keeps_the_one_before(
    engine: PostgreSQL, store: Store, key: bytes
) -> None:
    """The server goes away between reading and writing."""

    def crash(_: bytes | None) -> bytes:
        engine.server.stop()
        return b"never kept"

    with pytest.raises(Unavailable):
        store.change(key, NOW, crash)
    engine.server.start()
    assert store.load(key, NOW) == b"before"


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_more_threads_than_connections_take_turns(engine: PostgreSQL) -> None:
    """And whoever gets none in time is told."""
    database = Database(engine.place, connections=1, patience=PATIENCE)
    store, key = Store(database, SECRET, HOURS), new_key()
    with database.reading(), pytest.raises(Unavailable):
        store.change(key, NOW, later)
    store.change(key, NOW, later)
    database.close()


def test_the_log_names_the_kind_of_fault_alone(
    engine: Engine, store: Store, key: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the address nor a word of what was to be kept, nor the key."""
    caplog.set_level(logging.DEBUG)
    with engine.held(), pytest.raises(Unavailable):
        store.change(key, NOW, later)
    said = [record.getMessage() for record in caplog.records]
    told = {"SQLite": "OperationalError SQLITE_BUSY", "PostgreSQL": "LockNotAvailable 55P03"}
    assert said == [f"the store is away: {told[type(engine).__name__]}"]


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://u:hunter2@db.example/letters",
        "postgresql://u:hunter2@db.example/letters",
        "postgres://u:hunter2@db.example/letters",
    ],
)
def test_an_address_is_read_in_each_common_form(address: str) -> None:
    """All mean the same driver."""
    read = database_address(address)
    assert (read.drivername, read.host, read.database) == (
        "postgresql+psycopg",
        "db.example",
        "letters",
    )
    assert "hunter2" not in repr(read)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "hunter2",
        "sqlite:///hunter2",
        "mysql://u:hunter2@h/d",
        "postgresql+psycopg://u:hunter2@h",
    ],
)
def test_a_wrong_address_is_refused_without_quoting_it(address: str) -> None:
    """It may hold a password."""
    with pytest.raises(ValueError, match=r"postgresql\+psycopg://") as refusal:
        database_address(address)
    assert "hunter2" not in str(refusal.value)


def test_nobody_else_may_read_the_file(tmp_path: Path) -> None:
    """Nor its journals, whatever the program's habits with new files."""
    database = Database(tmp_path / "drafts.sqlite3")
    Store(database, SECRET, HOURS).change(new_key(), NOW, later)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    database.close()
