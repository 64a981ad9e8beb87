"""The shelf: what a person reads, and the PDFs made meanwhile, held in memory for a few minutes."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta

from letters.documents.blocks import Document
from letters.web.pool import RenderPool

_KEEP = timedelta(minutes=10)
_MOST = 200  # files of about 50 kB
_MOST_READ = 32  # visitors; the documents of one are a megabyte or two
_MOST_UNDER_WAY = 6  # for one visitor: two documents, twice, and a change of mind


class TooMany(Exception):  # noqa: N818 - says what happened
    """One visitor has more documents being made than one person reads."""


@dataclass(frozen=True)
class _Held:
    row: str
    made: Future[bytes]
    since: datetime


@dataclass(frozen=True)
class _Read:
    source: str
    documents: tuple[Document, ...]
    since: datetime


class Shelf:
    """Holds what is being made and what was made, by visitor and by everything it was made from."""

    def __init__(self, pool: RenderPool) -> None:
        self._pool = pool
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._read: OrderedDict[str, _Read] = OrderedDict()
        self._lock = threading.Lock()

    def ask(self, row: str, document: Document, now: datetime) -> Future[bytes]:
        """The PDF of a document, made now or a moment ago. Raises Busy or TooMany."""
        with self._lock:
            self._let_go(now)
            name = _digest(row, document)
            held = self._held.get(name)
            if held is None or (held.made.done() and held.made.exception() is not None):
                self._refuse_too_many(row)
                held = _Held(row, self._pool.submit(document, "pdf"), now)
                self._held[name] = held
            self._held.move_to_end(name)
            return held.made

    def documents(
        self, row: str, source: bytes, make: Callable[[], tuple[Document, ...]], now: datetime
    ) -> tuple[Document, ...]:
        """What `make` gives, made now, or a moment ago from the same `source`."""
        name = hashlib.sha256(source).hexdigest()
        with self._lock:
            self._let_go(now)
            read = self._read.get(row)
        if read is None or read.source != name:
            read = _Read(name, make(), now)
            with self._lock:
                self._read[row] = read
                self._read.move_to_end(row)
        return read.documents

    def drop(self, row: str) -> None:
        """Let go of everything made for one visitor."""
        with self._lock:
            self._read.pop(row, None)
            for name in [name for name, held in self._held.items() if held.row == row]:
                self._held.pop(name).made.cancel()

    def clear(self, now: datetime) -> None:
        """Let go of everything that was held for long enough."""
        with self._lock:
            self._let_go(now)

    def __len__(self) -> int:
        return len(self._held) + len(self._read)

    def _refuse_too_many(self, row: str) -> None:
        under_way = [h for h in self._held.values() if h.row == row and not h.made.done()]
        if len(under_way) >= _MOST_UNDER_WAY:
            raise TooMany

    def _let_go(self, now: datetime) -> None:
        for name in [name for name, held in self._held.items() if held.since + _KEEP <= now]:
            del self._held[name]
        while len(self._held) >= _MOST:
            self._held.popitem(last=False)
        for row in [row for row, read in self._read.items() if read.since + _KEEP <= now]:
            del self._read[row]
        while len(self._read) >= _MOST_READ:
            self._read.popitem(last=False)


def _digest(row: str, document: Document) -> str:
    # A document is made of plain values only, so that its notation is all there is to it.
    return hashlib.sha256(f"{row} {document!r}".encode()).hexdigest()
