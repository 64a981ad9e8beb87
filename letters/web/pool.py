"""The render pool: a few warm processes that make PDFs, each job with limits of time and memory.

Each process is attended by one thread, so that a job which takes too long, wants too much or brings
its process down is ended alone, and the process is replaced.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import queue
import signal
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from letters import making
from letters.documents.blocks import Document, Paragraph, Part, Run, Sentence
from letters.web.memory import forbid_core_dumps, limit_memory

_LOG = logging.getLogger(__name__)
_START_SECONDS = 60  # a first start reads fonts and a large library from a slow disk
_ATTEMPTS = 2  # a process may be killed from outside; a document that kills two is given up
_MEGABYTES = 512  # the largest letter that may be written, in Urdu after English, takes 160
_OUT_OF_MEMORY = MemoryError.__name__


class Busy(Exception):  # noqa: N818 - says what happened
    """As many documents wait as may wait."""


class TooSlow(Exception):  # noqa: N818 - says what happened
    """A document took longer than a document may."""


class NotMade(Exception):  # noqa: N818 - says what happened
    """A document could not be made. The message names the kind of error alone."""


@dataclass
class _Job:
    document: Document
    form: str
    done: Future[bytes] = field(default_factory=Future)


class RenderPool:
    """Makes documents in `workers` processes; at most `waiting` jobs stand in the queue. Each job
    has `seconds`, and each process `megabytes` of memory of its own."""

    def __init__(
        self, workers: int, waiting: int, seconds: float, megabytes: int = _MEGABYTES
    ) -> None:
        self.seconds = seconds
        self._jobs: queue.Queue[_Job | None] = queue.Queue(waiting)
        self._workers = [_Worker(self._jobs, seconds, megabytes) for _ in range(workers)]
        self._starting = threading.Lock()
        self._started = False

    def start(self) -> None:
        """Start the processes, if they are not started; they are warm a few seconds later."""
        with self._starting:
            if not self._started:
                self._started = True
                for worker in self._workers:
                    worker.start()

    @property
    def warm(self) -> bool:
        """Whether every process has made a document."""
        return all(worker.warm.is_set() for worker in self._workers)

    def wait_until_warm(self, seconds: float) -> bool:
        """Wait for that, and tell whether it came about."""
        return all(worker.warm.wait(seconds) for worker in self._workers)

    def submit(self, document: Document, form: str) -> Future[bytes]:
        """The bytes that will be. Raises Busy at once when the queue is full."""
        self.start()
        job = _Job(document, form)
        try:
            self._jobs.put_nowait(job)
        except queue.Full:
            raise Busy from None
        return job.done

    def close(self) -> None:
        """End the processes once the jobs before this are done."""
        if self._started:
            for _ in self._workers:
                self._jobs.put(None)
            for worker in self._workers:
                worker.join()


class _Worker(threading.Thread):
    """Attends one process: gives it a job, waits, and replaces it when it must."""

    def __init__(self, jobs: queue.Queue[_Job | None], seconds: float, megabytes: int) -> None:
        super().__init__(name="render-pool", daemon=True)
        self.warm = threading.Event()
        self._jobs = jobs
        self._seconds = seconds
        self._megabytes = megabytes
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def run(self) -> None:
        self._replace()
        while (job := self._jobs.get()) is not None:
            if job.done.set_running_or_notify_cancel():
                self._do(job)
        self._end()

    def _do(self, job: _Job) -> None:
        for _ in range(_ATTEMPTS):
            try:
                made, content = self._ask(job)
            except (EOFError, OSError):
                self._replace()
                continue
            except TooSlow as slow:
                job.done.set_exception(slow)
                self._replace()
                return
            if made:
                job.done.set_result(content)
                return
            kind_of_error = content.decode()
            job.done.set_exception(NotMade(kind_of_error))
            if kind_of_error == _OUT_OF_MEMORY:  # who knows what was left half done in there
                self._replace()
            return
        job.done.set_exception(NotMade("the process ended"))

    def _ask(self, job: _Job) -> tuple[bool, bytes]:
        if self._pipe is None:
            raise EOFError
        self._pipe.send((job.document, job.form))
        if not self._pipe.poll(self._seconds):
            raise TooSlow
        answer: tuple[bool, bytes] = self._pipe.recv()
        return answer

    def _replace(self) -> None:
        self._end()
        context = multiprocessing.get_context("forkserver")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve_jobs, args=(theirs, self._megabytes), daemon=True
        )
        self._process.start()
        theirs.close()
        try:
            ready = self._pipe.poll(_START_SECONDS) and self._pipe.recv() == (True, b"")
        except (EOFError, OSError):
            ready = False
        if ready:
            self.warm.set()
        else:
            _LOG.error("a render process did not start")

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None


def preload() -> None:
    """Let later processes start from one that has read the libraries already."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(
        ["letters.making", "letters.documents.pdf", "letters.web.pool"]
    )


def _serve_jobs(pipe: Connection, megabytes: int) -> None:
    """The process: makes a document to warm up, then one for each job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the program, which ends us
    forbid_core_dumps()
    limit_memory(megabytes)
    making.written(_specimen(), "pdf")
    pipe.send((True, b""))
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(_made(pipe))


def _made(pipe: Connection) -> tuple[bool, bytes]:
    try:
        document, form = pipe.recv()
        return True, making.written(document, form)
    except EOFError:
        raise
    except Exception as fault:  # told by its kind alone: its message may quote the document
        return False, type(fault).__name__.encode()


def _specimen() -> Document:
    """A page in the scripts that take the longest to load."""
    english, urdu = Run("A letter", "en", "ltr"), Run("خط", "ur", "rtl")
    text = tuple(Paragraph((Sentence("", (run,)),)) for run in (english, urdu))
    part = Part("en", "ltr", "send", "Specimen", text)
    return Document("specimen", "specimen", "Specimen", "specimen", (part,))
