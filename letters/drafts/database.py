"""The database that drafts stand in: SQLite in a file of ours, or PostgreSQL by its address."""

from __future__ import annotations

import logging
import math
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    DDL,
    URL,
    BigInteger,
    Boolean,
    Column,
    Connection,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

_LOG = logging.getLogger(__name__)

_TABLES = MetaData()
# Neither has a word of what it holds: a name that follows from the visitor's key, the second at
# which the row has had its time, and what the key opens.
DRAFT = Table(
    "draft",
    _TABLES,
    Column("id", String(32), primary_key=True),
    Column("expires", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
MADE = Table(
    "made",
    _TABLES,
    Column("id", String(32), primary_key=True),
    Column("draft", String(32), nullable=False, index=True),
    Column("expires", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
# What other machines are to make: for a minute or two, sealed with a key that they have.
JOB = Table(
    "job",
    _TABLES,
    Column("id", String(32), primary_key=True),
    Column("draft", String(32), nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("ahead", Boolean, nullable=False),  # nobody has asked for it yet
    Column("busy_until", BigInteger),  # a machine that has taken it is given so long
    Column("failed", Text),  # the kind of fault alone
)
# What can be made again need not outlive a crash of the server, nor stand in its log and backups.
for _table in (MADE, JOB):
    event.listen(
        _table,
        "after_create",
        DDL("ALTER TABLE %(table)s SET UNLOGGED").execute_if(dialect="postgresql"),  # type: ignore[no-untyped-call]
    )

_SQLITE = (
    "journal_mode = WAL",
    "synchronous = NORMAL",  # outlives a crash of the program; the drafts need no more
    "secure_delete = ON",
    "temp_store = MEMORY",
)
Address = URL

_FULL = ("SQLITE_FULL", "53100")
# Full, or held by others: its tables need not be looked for, and what is there can be read.
_STILL_THERE = (*_FULL, "SQLITE_BUSY", "55P03", PoolTimeout.__name__)
_MAKING_TABLES = 7_356_117  # any number that no row's name is likely to begin with


class Unavailable(Exception):  # noqa: N818 - says what happened
    """The database is away, held by somebody else, or full. What was kept before is still kept."""


class Full(Unavailable):
    """There is no room left."""


def database_address(text: str) -> URL:
    """The address of a PostgreSQL database. ValueError says what it must look like; it quotes
    nothing of the text, which may hold a password."""
    try:
        address = make_url(text)
    except ArgumentError:
        address = URL.create("none")
    if address.drivername in {"postgresql", "postgres"}:
        address = address.set(drivername="postgresql+psycopg")
    if address.drivername != "postgresql+psycopg" or not address.database:
        raise ValueError("an address such as postgresql+psycopg://user:password@host/database")
    try:
        import psycopg  # noqa: F401 - it finds its libpq, or not
    except ImportError:
        raise ValueError("PostgreSQL needs the library libpq (Debian: libpq5)") from None
    return address


class Database:
    """A place for sealed rows. Its tables are made when they are first needed, so that a program
    may start before its database does. `patience` is for how many seconds a visitor waits while
    it is away or held by others."""

    def __init__(self, place: Path | Address, connections: int = 8, patience: float = 5) -> None:
        self.shared = isinstance(place, URL)
        self._patience = patience
        self._turn = threading.Lock()
        self._preparing = threading.Lock()
        self._ready = False
        url = place if isinstance(place, URL) else URL.create("sqlite", database=str(place))
        if isinstance(place, Path):
            # Nobody else may read it; its journals take the mode of the file.
            os.close(os.open(place, os.O_CREAT | os.O_RDWR, 0o600))
        self._engine = create_engine(
            url,
            connect_args=_connecting(url, patience),
            hide_parameters=True,
            max_overflow=0,
            pool_pre_ping=self.shared,  # a connection from before a restart is not used again
            pool_size=connections,
            pool_timeout=patience,
        )
        if not self.shared:
            event.listen(self._engine, "connect", _set_up)
            event.listen(self._engine, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for one statement, which is kept as soon as it is done."""
        with self._minding():
            self._prepare()
            how = {"isolation_level": "AUTOCOMMIT"} if self.shared else {"begin": "DEFERRED"}
            with self._engine.connect().execution_options(**how) as connection:
                yield connection
                if not self.shared:
                    connection.commit()

    @contextmanager
    def writing(self, row: str | None = None) -> Iterator[Connection]:
        """A connection for statements that are kept together or not at all. Nobody else who names
        the same row is let in before this is done, whether or not there is such a row."""
        with self._minding():
            self._prepare()
            with self._in_turn(), self._engine.begin() as connection:
                if self.shared and row is not None:
                    lock = int.from_bytes(bytes.fromhex(row)[:8], "big", signed=True)
                    connection.execute(select(func.pg_advisory_xact_lock(lock)))
                yield connection

    def make_room(self) -> None:
        """Delete all that can be made again."""
        with self.writing() as connection:
            # PostgreSQL gives the room of a table back at once when all of it goes.
            connection.execute(text("TRUNCATE made") if self.shared else delete(MADE))

    def empty_journal(self) -> None:
        """Leave nothing deleted in SQLite's journal. PostgreSQL empties its own in its time."""
        if not self.shared:
            with self._minding(), self._engine.connect() as connection:
                journal = connection.connection
                journal.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def apart(self) -> Iterator[Any]:
        """A connection of the driver's own, for somebody who keeps it and takes nobody's place."""
        with self._minding():
            self._prepare()
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as ours:
                ours.detach()
                yield ours.connection.dbapi_connection

    @contextmanager
    def _minding(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, PoolTimeout) as fault:
            kind = _kind(fault)
            if not kind.endswith(_STILL_THERE):
                self._ready = False  # it may be another one that comes back
            _LOG.warning("the store is away: %s", kind)
            raise (Full if kind.endswith(_FULL) else Unavailable) from None

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """SQLite has one writer; our own threads wait for it in a fair line."""
        if self.shared:
            yield
            return
        if not self._turn.acquire(timeout=self._patience):
            raise PoolTimeout
        try:
            yield
        finally:
            self._turn.release()

    def _prepare(self) -> None:
        if self._ready:
            return
        with self._preparing:
            if self._ready:  # another thread has just seen to it
                return
            with self._engine.begin() as connection:
                if self.shared:
                    connection.execute(select(func.pg_advisory_xact_lock(_MAKING_TABLES)))
                _TABLES.create_all(connection)
            self._ready = True


def seconds(now: datetime) -> int:
    """A moment as the rows tell it: a row whose `expires` is no greater has had its time."""
    return int(now.timestamp())


def _connecting(url: URL, patience: float) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"timeout": patience, "check_same_thread": False, "isolation_level": None}
    milliseconds = round(1000 * patience)
    ours = {
        "application_name": "letters",
        "connect_timeout": max(2, math.ceil(patience)),
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 2,
        "tcp_user_timeout": milliseconds,
        "options": f"-c lock_timeout={milliseconds} -c statement_timeout={2 * milliseconds}"
        f" -c idle_in_transaction_session_timeout={2 * milliseconds}",
    }
    return {name: value for name, value in ours.items() if name not in url.query}


def _set_up(connection: Any, _: object) -> None:
    for setting in _SQLITE:
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    """Whoever means to write says so at once: two who have both read could neither go on."""
    how = connection.get_execution_options().get("begin", "IMMEDIATE")
    connection.exec_driver_sql(f"BEGIN {how}")


def _kind(fault: Exception) -> str:
    """The sort of error without its message, which may quote the address of the database."""
    inner = getattr(fault, "orig", None) or fault
    code = getattr(inner, "sqlstate", None) or getattr(inner, "sqlite_errorname", None)
    return f"{type(inner).__name__} {code}" if code else type(inner).__name__
