"""What was made from a draft in advance: sealed as the draft is, and kept for minutes only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select

from letters.drafts.database import JOB, MADE, Database, seconds
from letters.drafts.seal import LARGEST, Seal, seal_of, seal_of_made

KEPT_FOR = timedelta(minutes=10)
_MOST = 500  # of about 100 kB; the oldest go first


@dataclass(frozen=True)
class Place:
    """Where a file goes, and how it is sealed: the seal opens that one file and nothing else."""

    seal: Seal
    draft: str
    expires: int


class Made:
    """Files by the draft they were made from and by a name that says from what in it.

    Every web process finds what another one kept. All of it can be made again: nothing here is
    worth a wait, and it is the first thing to go when room is short. Every method raises
    Unavailable as the store does.
    """

    def __init__(self, database: Database, secret: bytes, most: int = _MOST) -> None:
        self._database = database
        self._secret = secret
        self._most = most

    def place(self, key: bytes, name: str, now: datetime) -> Place:
        """Where a file goes that is made now: all that somebody else needs who makes it."""
        seal = seal_of_made(key, self._secret, name)
        return Place(seal, seal_of(key, self._secret).row, seconds(now + KEPT_FOR))

    def keep(self, key: bytes, name: str, content: bytes, now: datetime) -> None:
        """Keep a file for some minutes. One that is larger than any of ours is not kept."""
        if len(content) > LARGEST:
            return
        place = self.place(key, name, now)
        sealed = place.seal.close(content)
        with self._database.writing(place.seal.row) as connection:
            put(connection, place, sealed)

    def find(self, key: bytes, name: str, now: datetime) -> bytes | None:
        """The file, or None where there is none (any longer)."""
        seal = seal_of_made(key, self._secret, name)
        with self._database.reading() as connection:
            sealed = connection.execute(
                select(MADE.c.sealed).where(MADE.c.id == seal.row, MADE.c.expires > seconds(now))
            ).scalar()
        return None if sealed is None else seal.open(sealed)

    def has(self, key: bytes, name: str, now: datetime) -> bool:
        """Whether there is such a file, without reading it."""
        row = seal_of_made(key, self._secret, name).row
        with self._database.reading() as connection:
            found = connection.execute(
                select(MADE.c.id).where(MADE.c.id == row, MADE.c.expires > seconds(now))
            ).first()
        return found is not None

    def forget(self, key: bytes) -> None:
        """Delete all that was made from a draft."""
        with self._database.writing() as connection:
            draft = seal_of(key, self._secret).row
            for table in (MADE, JOB):
                connection.execute(delete(table).where(table.c.draft == draft))

    def purge(self, now: datetime) -> int:
        """Delete what has had its time, and the oldest of what is too much; give their number."""
        late = select(MADE.c.id).order_by(MADE.c.expires.desc()).offset(self._most)
        with self._database.writing() as connection:
            gone = [
                connection.execute(delete(MADE).where(MADE.c.expires <= seconds(now))),
                connection.execute(delete(MADE).where(MADE.c.id.in_(late))),
                connection.execute(delete(JOB).where(JOB.c.expires <= seconds(now))),
            ]
        return sum(result.rowcount for result in gone)

    def count(self) -> int:
        """How many files there are."""
        with self._database.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(MADE)).scalar_one())


def put(connection: Connection, place: Place, sealed: bytes) -> None:
    """Put a sealed file in its place."""
    row = {
        "id": place.seal.row,
        "draft": place.draft,
        "expires": place.expires,
        "sealed": sealed,
    }
    connection.execute(delete(MADE).where(MADE.c.id == place.seal.row))
    connection.execute(MADE.insert(), row)
