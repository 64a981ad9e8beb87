"""The store: a table of sealed rows that expire. It knows no meaning and keeps no key."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from letters.drafts.seal import seal_of

_TABLE = """
CREATE TABLE IF NOT EXISTS draft (
    id TEXT PRIMARY KEY, expires REAL NOT NULL, sealed BLOB NOT NULL
) WITHOUT ROWID
"""
_SETTINGS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",  # outlives a crash of the program; the drafts need no more
    "secure_delete = ON",
    "temp_store = MEMORY",
)
_PUT = "INSERT INTO draft VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET expires = ?2, sealed = ?3"
_BETWEEN_PURGES = timedelta(minutes=1)
_PATIENCE = 10.0  # seconds that a second process waits for the first one's write


class Store:
    """Drafts in one SQLite file, each readable only with its visitor's key.

    `secret` is the server's own part of every key. A draft lives for `lifetime` after it was last
    used. The time is passed in by whoever calls.
    """

    def __init__(self, path: Path, secret: bytes, lifetime: timedelta) -> None:
        self.lifetime = lifetime
        self._secret = secret
        self._lock = threading.RLock()
        self._purge_due: datetime | None = None
        # One connection for all threads, one at a time: each takes a tenth of a millisecond.
        self._database = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=_PATIENCE
        )
        for setting in _SETTINGS:
            self._database.execute(f"PRAGMA {setting}")
        self._database.execute(_TABLE)

    def load(self, key: bytes, now: datetime) -> bytes | None:
        """The content kept under a key, or None where there is none (any longer)."""
        with self._lock:
            return self._read(key, now)

    def change(self, key: bytes, now: datetime, edit: Callable[[bytes | None], bytes]) -> None:
        """Put `edit(content)` in the place of the content, with nobody writing in between."""
        with self._writing():
            seal = seal_of(key, self._secret)
            sealed = seal.close(edit(self._read(key, now)))
            self._database.execute(_PUT, (seal.row, (now + self.lifetime).timestamp(), sealed))
        self._purge_sometimes(now)

    def touch(self, key: bytes, now: datetime) -> None:
        """Let a draft that is still there live for its whole lifetime again."""
        with self._lock:
            self._database.execute(
                "UPDATE draft SET expires = ? WHERE id = ? AND expires > ?",
                (
                    (now + self.lifetime).timestamp(),
                    seal_of(key, self._secret).row,
                    now.timestamp(),
                ),
            )

    def forget(self, key: bytes) -> None:
        """Delete a draft, here and in the journal."""
        with self._lock:
            self._database.execute(
                "DELETE FROM draft WHERE id = ?", (seal_of(key, self._secret).row,)
            )
            self._empty_journal()

    def purge(self, now: datetime) -> int:
        """Delete every draft that has expired and give their number."""
        with self._lock:
            gone = self._database.execute(
                "DELETE FROM draft WHERE expires <= ?", (now.timestamp(),)
            ).rowcount
            if gone:
                self._empty_journal()
            return gone

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._database.close()

    def _read(self, key: bytes, now: datetime) -> bytes | None:
        seal = seal_of(key, self._secret)
        row = self._database.execute(
            "SELECT sealed FROM draft WHERE id = ? AND expires > ?", (seal.row, now.timestamp())
        ).fetchone()
        return seal.open(row[0]) if row else None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    def _empty_journal(self) -> None:
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _purge_sometimes(self, now: datetime) -> None:
        if self._purge_due is None or now >= self._purge_due:
            self._purge_due = now + _BETWEEN_PURGES
            self.purge(now)
