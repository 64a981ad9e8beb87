"""Jobs for other machines: sealed, handed on through PostgreSQL, done once, gone in minutes.

procrastinate keeps the line and wakes the workers. It is told the name of a row and nothing else;
what is to be done stands in that row, sealed with a key that web nodes and workers have from a
setting, and its outcome is sealed with a key that follows from the visitor's.
"""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import procrastinate
import psycopg
from procrastinate.exceptions import ConnectorException
from procrastinate.schema import SchemaManager
from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, text, update

from letters.drafts.database import JOB, MADE, Address, Database, Unavailable, seconds
from letters.drafts.made import Place, put
from letters.drafts.seal import Seal, derived

_LOG = logging.getLogger(__name__)
# procrastinate's own tables, apart from ours and from those of its other versions.
_SCHEMA = "line_" + procrastinate.__version__.replace(".", "_")
_MAKING_SCHEMA = 7_356_118  # as for our own tables
_TASK = _QUEUE = "render"
_CHANNEL = "letters_job"
_POLL = 2.0  # seconds; a notice comes at once
_HEARTBEAT = 5.0
_LOST = 15  # seconds without a heartbeat after which a worker does not count


class NoRoom(Exception):  # noqa: N818 - says what happened
    """As many jobs wait as may wait."""


@dataclass(frozen=True)
class Job:
    """What a worker has taken: the content as it was handed on, and where its outcome goes."""

    content: bytes
    place: Place


class Jobs:
    """The jobs that wait, are being done or have failed. `most` may wait, half of them ahead of
    anybody's asking; `patience` is how many seconds a worker has for one."""

    def __init__(self, database: Database, secret: bytes, most: int, patience: float) -> None:
        self._database = database
        self._opener = derived(secret, b"letters", "job")
        self._most = most
        self._patience = patience
        self._line = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())
        self._preparing = threading.Lock()
        self._ready = False

    def hand_on(self, place: Place, content: bytes, now: datetime, *, ahead: bool) -> None:
        """Have a job done somewhere. One that waits already is not put a second time; one that
        somebody asks for now goes before those that are ahead. Raises NoRoom or Unavailable."""
        inner = {"content": content.decode(), "key": place.seal.opener.hex()}
        sealed = self._seal(place.seal.row).close(json.dumps(inner).encode())
        with self._in_line(), self._database.writing(place.seal.row) as connection:
            known = connection.execute(
                select(JOB.c.ahead, JOB.c.busy_until).where(
                    JOB.c.id == place.seal.row, JOB.c.failed.is_(None), _not_lost(now)
                )
            ).first()
            if known is not None and (ahead or not known.ahead):
                return
            if known is None:
                self._find_room(connection, ahead=ahead)
            connection.execute(delete(JOB).where(JOB.c.id == place.seal.row))
            row = {
                "id": place.seal.row,
                "draft": place.draft,
                "expires": place.expires,
                "sealed": sealed,
                "ahead": ahead,
                "busy_until": known.busy_until if known is not None else None,
            }
            connection.execute(JOB.insert(), row)
            self._enqueue(connection, place.seal.row, ahead=ahead)

    def waits(self, row: str) -> bool:
        """Whether a job is still to be done or being done. Raises LookupError with the kind of
        fault where it failed."""
        with self._database.reading() as connection:
            known = connection.execute(select(JOB.c.failed).where(JOB.c.id == row)).first()
        if known is not None and known.failed is not None:
            raise LookupError(known.failed)
        return known is not None

    def outcome(self, seal: Seal) -> bytes | None:
        """What was made; None where nothing was, or it has had its time."""
        with self._database.reading() as connection:
            sealed = connection.execute(select(MADE.c.sealed).where(MADE.c.id == seal.row)).scalar()
        return None if sealed is None else seal.open(sealed)

    def somebody_works(self) -> bool:
        """Whether a worker has given a sign of life just now."""
        query = text(
            f"SELECT EXISTS (SELECT 1 FROM {_SCHEMA}.procrastinate_workers"  # noqa: S608 - ours
            " WHERE last_heartbeat > now() - make_interval(secs => :lost))"
        )
        with self._in_line(), self._database.reading() as connection:
            return bool(connection.execute(query, {"lost": _LOST}).scalar_one())

    @contextmanager
    def listening(self) -> Iterator[Callable[[float], list[str]]]:
        """The rows of jobs that have an outcome: those told within so many seconds."""
        with self._database.apart() as connection:
            try:
                connection.execute(f"LISTEN {_CHANNEL}")
                yield lambda wait: [
                    told.payload for told in connection.notifies(timeout=wait, stop_after=1)
                ]
            except psycopg.Error:
                raise Unavailable from None

    def take(self, row: str, now: datetime) -> Job | None:
        """Take a job to do it; None where somebody else has it, or it is wanted no more."""
        until = seconds(now + timedelta(seconds=self._patience))
        free = or_(JOB.c.busy_until.is_(None), JOB.c.busy_until < seconds(now))
        with self._database.writing() as connection:
            taken = connection.execute(
                update(JOB)
                .where(JOB.c.id == row, JOB.c.failed.is_(None), JOB.c.expires > seconds(now), free)
                .values(busy_until=until)
                .returning(JOB.c.sealed, JOB.c.draft, JOB.c.expires)
            ).first()
        if taken is None:
            return None
        opened = self._seal(row).open(taken.sealed)
        if opened is None:
            self.fail(row, "the secret of the workers is another one here")
            return None
        inner = json.loads(opened)
        place = Place(Seal(row, bytes.fromhex(inner["key"])), taken.draft, taken.expires)
        return Job(inner["content"].encode(), place)

    def finish(self, place: Place, made: bytes) -> None:
        """Put what was made in its place, unless its draft was deleted meanwhile."""
        row = place.seal.row
        sealed = place.seal.close(made)
        with self._database.writing(row) as connection:
            if connection.execute(delete(JOB).where(JOB.c.id == row)).rowcount:
                put(connection, place, sealed)
            _tell(connection, row)

    def fail(self, row: str, kind: str) -> None:
        """Say that a job cannot be done, and by which kind of fault."""
        with self._database.writing(row) as connection:
            connection.execute(update(JOB).where(JOB.c.id == row).values(failed=kind))
            _tell(connection, row)

    def prepare(self) -> None:
        """Make procrastinate's tables, if they are not there. Raises Unavailable."""
        with self._preparing:
            if not self._ready:
                self._make_line()
                self._ready = True

    @contextmanager
    def _in_line(self) -> Iterator[None]:
        """With procrastinate's tables there; made anew when another database takes the place."""
        self.prepare()
        try:
            yield
        except Unavailable:
            self._ready = False
            raise

    def _make_line(self) -> None:
        with self._database.writing() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_MAKING_SCHEMA)))
            there = select(func.to_regclass(f"{_SCHEMA}.procrastinate_jobs"))
            if connection.execute(there).scalar() is None:
                connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {_SCHEMA}"))
                connection.execute(text(f"SET LOCAL search_path TO {_SCHEMA}"))
                _driver(connection).execute(SchemaManager.get_schema())

    def _find_room(self, connection: Connection, *, ahead: bool) -> None:
        free = (JOB.c.busy_until.is_(None), JOB.c.failed.is_(None))
        waiting = connection.execute(
            select(func.count()).select_from(JOB).where(*free)
        ).scalar_one()
        if waiting < (max(1, self._most // 2) if ahead else self._most):
            return
        first = select(JOB.c.id).where(JOB.c.ahead, *free).order_by(JOB.c.expires).limit(1)
        dropped = None
        if not ahead:
            dropped = connection.execute(
                delete(JOB)
                .where(JOB.c.id == first.with_for_update(skip_locked=True).scalar_subquery())
                .returning(JOB.c.id)
            ).scalar()
        if dropped is None:
            raise NoRoom
        _tell(connection, dropped)

    def _enqueue(self, connection: Connection, row: str, *, ahead: bool) -> None:
        """In the same transaction as the row: there is never one without the other."""
        connection.execute(
            select(
                func.set_config(
                    "search_path",
                    func.concat(f"{_SCHEMA}, ", func.current_setting("search_path")),
                    True,
                )
            )
        )
        task = self._line.configure_task(
            _TASK, queue=_QUEUE, priority=0 if ahead else 1, connection=_driver(connection)
        )
        try:
            task.defer(row=row)
        except ConnectorException:
            raise Unavailable from None

    def _seal(self, row: str) -> Seal:
        return Seal(row, self._opener)


def work(address: Address, at_once: int, do: Callable[[str], Coroutine[Any, Any, None]]) -> None:
    """Do jobs, so many at once, until the program is asked to end; those begun are finished first.
    `do` is given the name of each row. Raises Unavailable when the database goes away."""
    connector = procrastinate.PsycopgConnector(
        kwargs=_where(address), min_size=1, max_size=at_once + 2
    )
    line = procrastinate.App(connector=connector)
    line.task(name=_TASK, queue=_QUEUE)(do)
    try:
        asyncio.run(_working(line, at_once))
    except (ConnectorException, psycopg.Error):
        raise Unavailable from None


def _where(address: Address) -> dict[str, Any]:
    """The address as the driver takes it, with procrastinate's tables in its path."""
    given = {name: values[-1] for name, values in address.normalized_query.items()}
    options = f"{given.get('options', '')} -c search_path={_SCHEMA}".strip()
    parts = address.translate_connect_args(username="user", database="dbname")
    return {**parts, **given, "options": options}


async def _working(line: procrastinate.App, at_once: int) -> None:
    async with line.open_async():
        for lost in await line.job_manager.get_stalled_jobs(seconds_since_heartbeat=_LOST):
            await line.job_manager.finish_job(lost, procrastinate.jobs.Status.FAILED, True)
        await line.run_worker_async(
            queues=[_QUEUE],
            concurrency=at_once,
            delete_jobs="always",
            fetch_job_polling_interval=_POLL,
            update_heartbeat_interval=_HEARTBEAT,
            stalled_worker_timeout=_LOST,
        )


def _not_lost(now: datetime) -> ColumnElement[bool]:
    """Not taken by somebody who has had all the time there is for it."""
    return or_(JOB.c.busy_until.is_(None), JOB.c.busy_until >= seconds(now))


def _tell(connection: Connection, row: str) -> None:
    connection.execute(select(func.pg_notify(_CHANNEL, row)))


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
