"""The store: a table of sealed rows that expire. It knows no meaning and keeps no key."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select, text, update

from letters.drafts.database import DRAFT, Database, Full, Unavailable, seconds
from letters.drafts.seal import Seal, seal_of

_PUT = text(
    "INSERT INTO draft (id, expires, sealed) VALUES (:id, :expires, :sealed)"
    " ON CONFLICT (id) DO UPDATE SET expires = excluded.expires, sealed = excluded.sealed"
)
_MINUTE = 60
_BETWEEN_PURGES = timedelta(minutes=1)


class Store:
    """Drafts in a database, each readable only with its visitor's key.

    `secret` is the server's own part of every key. A draft lives for `lifetime` after it was last
    used, and on to the end of that minute: so a page that is only read seldom writes, and the row
    does not tell to the second when somebody was here. The time is passed in by whoever calls.

    Every method raises Unavailable where the database is away, held by others or full; what was
    kept before is kept still.
    """

    def __init__(self, database: Database, secret: bytes, lifetime: timedelta) -> None:
        self.lifetime = lifetime
        self._database = database
        self._secret = secret
        self._purge_due: datetime | None = None

    def load(self, key: bytes, now: datetime) -> bytes | None:
        """The content kept under a key, which lives for its whole lifetime again; or None where
        there is none (any longer)."""
        seal = seal_of(key, self._secret)
        with self._database.reading() as connection:
            found = connection.execute(
                select(DRAFT.c.sealed, DRAFT.c.expires).where(
                    DRAFT.c.id == seal.row, DRAFT.c.expires > seconds(now)
                )
            ).first()
        if found is None:
            return None
        if found.expires < self._until(now):
            with suppress(Unavailable):  # it can be read, which was asked for
                self._live_on(seal, now)
        return seal.open(found.sealed)

    def change(self, key: bytes, now: datetime, edit: Callable[[bytes | None], bytes]) -> None:
        """Put `edit(content)` in the place of the content, with nobody writing in between: no
        other tab, no other process and no other machine. Where room is short, what can be made
        again makes way."""
        try:
            self._change(key, now, edit)
        except Full:
            self._database.make_room()
            self._change(key, now, edit)
        self._purge_sometimes(now)

    def forget(self, key: bytes) -> None:
        """Delete a draft, here and in the journal."""
        row = seal_of(key, self._secret).row
        with self._database.writing(row) as connection:
            connection.execute(delete(DRAFT).where(DRAFT.c.id == row))
        self._database.empty_journal()

    def purge(self, now: datetime) -> int:
        """Delete every draft that has expired and give their number."""
        with self._database.writing() as connection:
            gone = connection.execute(delete(DRAFT).where(DRAFT.c.expires <= seconds(now)))
        if gone.rowcount:
            self._database.empty_journal()
        return int(gone.rowcount)

    def count(self) -> int:
        """How many rows there are."""
        with self._database.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(DRAFT)).scalar_one())

    def _change(self, key: bytes, now: datetime, edit: Callable[[bytes | None], bytes]) -> None:
        seal = seal_of(key, self._secret)
        with self._database.writing(seal.row) as connection:
            sealed = seal.close(edit(_read(connection, seal, now)))
            row = {"id": seal.row, "expires": self._until(now), "sealed": sealed}
            connection.execute(_PUT, row)

    def _until(self, now: datetime) -> int:
        last = (now + self.lifetime).timestamp()
        return math.ceil(last / _MINUTE) * _MINUTE

    def _live_on(self, seal: Seal, now: datetime) -> None:
        until = self._until(now)
        with self._database.writing(seal.row) as connection:
            connection.execute(
                update(DRAFT)
                .where(DRAFT.c.id == seal.row, DRAFT.c.expires.between(seconds(now) + 1, until))
                .values(expires=until)
            )

    def _purge_sometimes(self, now: datetime) -> None:
        if self._purge_due is None or now >= self._purge_due:
            self._purge_due = now + _BETWEEN_PURGES
            with suppress(Unavailable):  # the answer is kept, which was asked for
                self.purge(now)


def _read(connection: Connection, seal: Seal, now: datetime) -> bytes | None:
    sealed = connection.execute(
        select(DRAFT.c.sealed).where(DRAFT.c.id == seal.row, DRAFT.c.expires > seconds(now))
    ).scalar()
    return None if sealed is None else seal.open(sealed)
