"""PDFs made by workers on other machines: the same to the shelf as a pool of our own."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field

from letters import clock
from letters.documents.blocks import Document
from letters.documents.carried import carried
from letters.drafts.database import Unavailable
from letters.drafts.jobs import Jobs, NoRoom
from letters.drafts.made import Place
from letters.web.pool import Busy, NotMade, TooSlow

_LOOK = 1.0  # seconds between two looks for what no notice came of
_PAUSE = 1.0  # before the database is tried again
_GIVE_UP = 3  # times the time that a document may take


@dataclass
class _Awaited:
    place: Place
    content: bytes
    ahead: bool
    until: float
    done: Future[bytes] = field(default_factory=Future)


class Workers:
    """Hands documents on, and waits for what comes of them. One document has `seconds`."""

    keeps = True  # a worker puts what it made in its place

    def __init__(self, jobs: Jobs, seconds: float) -> None:
        self.seconds = seconds
        self._jobs = jobs
        self._awaited: dict[str, _Awaited] = {}
        self._lock = threading.Lock()
        self._started = False

    def start(self) -> None:
        """Begin to listen for what is done."""
        with self._lock:
            if not self._started:
                self._started = True
                threading.Thread(target=self._listen, name="workers", daemon=True).start()

    @property
    def warm(self) -> bool:
        """Whether a worker is there."""
        with suppress(Unavailable):
            return self._jobs.somebody_works()
        return False

    def wait_until_warm(self, seconds: float) -> bool:
        """Wait for that, and tell whether it came about."""
        end = time.monotonic() + seconds
        while not self.warm:
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True

    def submit(
        self, document: Document, form: str, place: Place, *, ahead: bool = False
    ) -> Future[bytes]:
        """The bytes that will be. Raises Busy where too much waits, Unavailable as the store."""
        if form != "pdf":
            raise ValueError("workers make PDFs")
        self.start()
        until = time.monotonic() + _GIVE_UP * self.seconds
        awaited = _Awaited(place, carried(document), ahead, until)
        with self._lock:
            self._awaited[place.seal.row] = awaited
        try:
            self._hand_on(awaited)
        except (Busy, Unavailable):
            with self._lock:
                self._awaited.pop(place.seal.row, None)
            raise
        return awaited.done

    def hurry(self, done: Future[bytes]) -> None:
        """Somebody now asks for what was submitted ahead."""
        with self._lock:
            found = next((one for one in self._awaited.values() if one.done is done), None)
        if found is not None and found.ahead:
            found.ahead = False
            with suppress(Busy):  # it keeps the place that it has
                self._hand_on(found)

    def close(self) -> None:
        """Nothing to end: what is being made is made elsewhere."""

    def _hand_on(self, awaited: _Awaited) -> None:
        try:
            self._jobs.hand_on(awaited.place, awaited.content, clock.now(), ahead=awaited.ahead)
        except NoRoom:
            raise Busy from None

    def _listen(self) -> None:
        while True:
            with suppress(Unavailable), self._jobs.listening() as heard:
                self._look(list(self._awaited))  # for what came while nobody listened
                while True:
                    self._look(heard(_LOOK) or list(self._awaited))
            time.sleep(_PAUSE)

    def _look(self, rows: list[str]) -> None:
        for row in rows:
            awaited = self._awaited.get(row)
            if awaited is not None and self._settled(awaited):
                with self._lock:
                    self._awaited.pop(row, None)

    def _settled(self, awaited: _Awaited) -> bool:
        """Whether it is known what came of it; then whoever waits knows too."""
        done, place = awaited.done, awaited.place
        try:
            if self._jobs.waits(place.seal.row):
                if time.monotonic() < awaited.until:
                    return False
                raise TooSlow
            content = self._jobs.outcome(place.seal)
            if content is None:
                raise Busy  # it made way for what others asked for, or its draft was deleted
        except LookupError as fault:
            _end(done, _FAULTS.get(str(fault), NotMade(str(fault))))
        except (TooSlow, Busy) as fault:
            _end(done, fault)
        else:
            if done.set_running_or_notify_cancel():
                done.set_result(content)
        return True


_FAULTS: dict[str, Exception] = {"TooSlow": TooSlow(), "Busy": Busy()}


def _end(done: Future[bytes], fault: Exception) -> None:
    if done.set_running_or_notify_cancel():
        done.set_exception(fault)
