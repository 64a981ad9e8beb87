"""`letters worker`: makes the PDFs that web nodes hand on, with the same limits as theirs."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import time
from typing import cast

from letters import clock
from letters.documents.carried import arrived
from letters.drafts.database import Address, Database, Unavailable
from letters.drafts.jobs import Job, Jobs
from letters.drafts.jobs import work as work_through
from letters.web.logs import tell_kinds_alone, write_to_standard_error
from letters.web.memory import forbid_core_dumps
from letters.web.pool import Busy, NotMade, RenderPool, TooSlow, preload
from letters.web.settings import Settings, SettingsWrong, settings_from

_LOG = logging.getLogger(__name__)
_START_SECONDS = 60
_PAUSE = 2.0  # before a database that went away is tried again
_SLACK = 5.0  # for a job to be fetched and its outcome put away


class Worker:
    """One machine's render processes, at work for others."""

    def __init__(self, settings: Settings, address: Address) -> None:
        self._address = address
        self._at_once = settings.workers
        self._pool = RenderPool(
            settings.workers, settings.workers, settings.render_seconds, settings.render_megabytes
        )
        self._jobs = jobs_of(settings, Database(address, settings.workers + 1))

    def run(self) -> bool:
        """Work until asked to end. False where the database went away meanwhile."""
        self._pool.start()
        try:
            self._jobs.prepare()
            if not self._pool.wait_until_warm(_START_SECONDS):
                sys.exit("the render processes did not start")
            work_through(self._address, self._at_once, self._render)
        except Unavailable:
            return False
        self._pool.close()
        return True

    async def _render(self, row: str) -> None:
        """A failure here is told by the job itself; what the database cannot take now is lost to
        this attempt, and whoever waits asks again."""
        try:
            job = await asyncio.to_thread(self._jobs.take, row, clock.now())
            if job is not None:
                await self._make(row, job)
        except Unavailable:
            _LOG.warning("a document was made for nobody: the store is away")

    async def _make(self, row: str, job: Job) -> None:
        try:
            made = await asyncio.wrap_future(self._pool.submit(arrived(job.content), "pdf"))
        except (Busy, TooSlow) as fault:
            await asyncio.to_thread(self._jobs.fail, row, type(fault).__name__)
        except NotMade as fault:
            await asyncio.to_thread(self._jobs.fail, row, str(fault))
        except ValueError:
            await asyncio.to_thread(self._jobs.fail, row, "the workers are of another version")
        else:
            await asyncio.to_thread(self._jobs.finish, job.place, made)


def jobs_of(settings: Settings, database: Database) -> Jobs:
    """The jobs as these settings have them. A worker has as long as a document may take, twice:
    one whose process was killed is tried once more."""
    patience = 2 * settings.render_seconds + _SLACK
    return Jobs(database, settings.worker_secret, settings.queue, patience)


def work() -> None:
    """Work with the settings in the environment, until the program is ended."""
    try:
        settings = settings_from(os.environ, worker=True)
    except SettingsWrong as wrong:
        sys.exit(str(wrong))
    forbid_core_dumps()  # documents pass through here in the clear
    tell_kinds_alone()
    write_to_standard_error()
    worker = Worker(settings, cast(Address, settings.database_url))
    preload()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while not worker.run():
        time.sleep(_PAUSE)
