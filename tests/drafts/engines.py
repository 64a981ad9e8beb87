"""The two databases that every test of the drafts runs on, and the faults of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import URL

from letters.drafts.database import Database
from tests.postgresql import Server

PATIENCE = 0.3  # seconds; people are given more


class SQLite:
    """A file in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "drafts.sqlite3"
        self.opened: list[Database] = []

    def database(self) -> Database:
        """What a program has that uses it."""
        self.opened.append(Database(self.place, patience=PATIENCE))
        return self.opened[-1]

    @property
    def place(self) -> Path | URL:
        """Where a program finds it."""
        return self.file

    def on_disk(self) -> bytes:
        """Everything that a thief of the disk has: the file and its journals."""
        return b"".join(one.read_bytes() for one in self.file.parent.iterdir())

    @contextmanager
    def held(self) -> Iterator[None]:
        """Somebody else holds all of it and lets nobody write."""
        other = sqlite3.connect(self.file, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            other.close()

    @contextmanager
    def away(self) -> Iterator[None]:
        """It is not there, and comes back with all that was in it."""
        self.close()  # what is open already stays there on Linux
        folder = self.file.parent
        gone = folder.rename(folder.with_name(f"{folder.name}-away"))
        try:
            yield
        finally:
            gone.rename(folder)

    def close(self) -> None:
        """Let go of it."""
        for one in self.opened:
            one.close()


class PostgreSQL:
    """A database of its own in the tests' server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.place = server.new_database()
        self.opened: list[Database] = []

    def database(self) -> Database:
        """What a program has that uses it."""
        self.opened.append(Database(self.place, patience=PATIENCE))
        return self.opened[-1]

    def on_disk(self) -> bytes:
        """Everything that a thief of the server has."""
        return self.server.on_disk()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Somebody else holds all of it and lets nobody in."""
        with self._owner() as owner, owner.transaction():
            owner.execute("LOCK TABLE draft, made IN ACCESS EXCLUSIVE MODE")
            yield

    @contextmanager
    def away(self) -> Iterator[None]:
        """It has crashed, and is started again."""
        self.server.stop()
        try:
            yield
        finally:
            self.server.start()

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """It is a copy that takes no answers, as while another one takes over."""
        name = self.place.database
        self.server.say(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        self.let_go()
        yield
        self.server.say(f"ALTER DATABASE {name} RESET default_transaction_read_only")
        self.let_go()

    def let_go(self) -> None:
        """End every connection from the server's side."""
        ending = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"
        with self.server.connection() as owner:
            owner.execute(ending, (self.place.database,))

    def close(self) -> None:
        """Let go of it."""
        for one in self.opened:
            one.close()

    def _owner(self) -> psycopg.Connection:
        return self.server.connection(str(self.place.database))


Engine = SQLite | PostgreSQL
