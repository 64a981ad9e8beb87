"""The render pool: a few warm processes that make PDFs, each job with limits of time and memory.

Each process is attended by one thread, so that a job which takes too long, wants too much or brings
its process down is ended alone, and the process is replaced.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import signal
import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from letters import making
from letters.documents.blocks import Document, Paragraph, Part, Run, Sentence
from letters.drafts.made import Place
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


@dataclass(eq=False)
class _Job:
    document: Document
    form: str
    done: Future[bytes] = field(default_factory=Future)


class _Line:
    """The jobs that wait, at most `most`: first those that somebody asked for, then those made in
    advance, which make way for the others and take no more than half of the places."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._asked: deque[_Job] = deque()
        self._ahead: deque[_Job] = deque()
        self._closed = False
        self._changed = threading.Condition()

    def put(self, job: _Job, *, ahead: bool) -> None:
        """Let a job wait. Raises Busy at once where there is no place."""
        dropped = None
        with self._changed:
            for jobs in (self._asked, self._ahead):
                called_off = [waiting for waiting in jobs if waiting.done.cancelled()]
                for waiting in called_off:
                    jobs.remove(waiting)
            taken = len(self._asked) + len(self._ahead)
            if taken >= (max(1, self._most // 2) if ahead else self._most):
                if ahead or not self._ahead:
                    raise Busy
                dropped = self._ahead.popleft().done
            (self._ahead if ahead else self._asked).append(job)
            self._changed.notify()
        if dropped is not None and dropped.set_running_or_notify_cancel():
            dropped.set_exception(Busy())

    def hurry(self, done: Future[bytes]) -> None:
        """Somebody now asks for what was to be made in advance."""
        with self._changed:
            found = next((job for job in self._ahead if job.done is done), None)
            if found is not None:
                self._ahead.remove(found)
                self._asked.append(found)

    def take(self) -> _Job | None:
        """The next job, waited for; None once the line is closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._asked or self._ahead or self._closed)
            for jobs in (self._asked, self._ahead):
                if jobs:
                    return jobs.popleft()
            return None

    def close(self) -> None:
        """Let those who take jobs go once there are none."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


class RenderPool:
    """Makes documents in `workers` processes; at most `waiting` jobs stand in the queue. Each job
    has `seconds`, and each process `megabytes` of memory of its own."""

    keeps = False  # whoever asked puts what was made in its `place`

    def __init__(
        self, workers: int, waiting: int, seconds: float, megabytes: int = _MEGABYTES
    ) -> None:
        self.seconds = seconds
        self._line = _Line(waiting)
        self._workers = [_Worker(self._line, seconds, megabytes) for _ in range(workers)]
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

    def submit(
        self, document: Document, form: str, place: Place | None = None, *, ahead: bool = False
    ) -> Future[bytes]:
        """The bytes that will be. Raises Busy at once when the queue is full. What nobody asked for
        yet is made `ahead`: after all that was asked for, and where there is room to spare."""
        self.start()
        job = _Job(document, form)
        self._line.put(job, ahead=ahead)
        return job.done

    def hurry(self, done: Future[bytes]) -> None:
        """Somebody now asks for what was submitted ahead."""
        self._line.hurry(done)

    def close(self) -> None:
        """End the processes once the jobs before this are done."""
        if self._started:
            self._line.close()
            for worker in self._workers:
                worker.join()


class _Worker(threading.Thread):
    """Attends one process: gives it a job, waits, and replaces it when it must."""

    def __init__(self, line: _Line, seconds: float, megabytes: int) -> None:
        super().__init__(name="render-pool", daemon=True)
        self.warm = threading.Event()
        self._line = line
        self._seconds = seconds
        self._megabytes = megabytes
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def run(self) -> None:
        self._replace()
        while (job := self._line.take()) is not None:
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
        try:
            ready = self._begin()
        except (EOFError, OSError):  # the server that forks them may just have been killed, too
            ready = False
        if ready:
            self.warm.set()
        else:
            _LOG.error("a render process did not start")

    def _begin(self) -> bool:
        context = multiprocessing.get_context("forkserver")
        self._pipe, theirs = context.Pipe()
        with theirs:
            process = context.Process(
                target=_serve_jobs, args=(theirs, self._megabytes), daemon=True
            )
            process.start()
            self._process = process
        return bool(self._pipe.poll(_START_SECONDS) and self._pipe.recv() == (True, b""))

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
    with contextlib.suppress(EOFError, OSError):  # whoever attends us may have been killed
        pipe.send((True, b""))
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
