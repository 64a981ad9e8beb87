"""The shelf: PDFs made while the person reads, held in memory for a few minutes."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta

from letters.documents.blocks import Document
from letters.web.pool import RenderPool

_KEEP = timedelta(minutes=10)
_MOST = 200  # files of about 50 kB
_MOST_UNDER_WAY = 6  # for one visitor: two documents, twice, and a change of mind


class TooMany(Exception):  # noqa: N818 - says what happened
    """One visitor has more documents being made than one person reads."""


@dataclass(frozen=True)
class _Held:
    row: str
    made: Future[bytes]
    since: datetime


class Shelf:
    """Holds what is being made and what was made, by visitor and by everything it was made from."""

    def __init__(self, pool: RenderPool) -> None:
        self._pool = pool
        self._held: OrderedDict[str, _Held] = OrderedDict()
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

    def drop(self, row: str) -> None:
        """Let go of everything made for one visitor."""
        with self._lock:
            for name in [name for name, held in self._held.items() if held.row == row]:
                self._held.pop(name).made.cancel()

    def clear(self, now: datetime) -> None:
        """Let go of everything that was held for long enough."""
        with self._lock:
            self._let_go(now)

    def __len__(self) -> int:
        return len(self._held)

    def _refuse_too_many(self, row: str) -> None:
        under_way = [h for h in self._held.values() if h.row == row and not h.made.done()]
        if len(under_way) >= _MOST_UNDER_WAY:
            raise TooMany

    def _let_go(self, now: datetime) -> None:
        for name in [name for name, held in self._held.items() if held.since + _KEEP <= now]:
            del self._held[name]
        while len(self._held) >= _MOST:
            self._held.popitem(last=False)


def _digest(row: str, document: Document) -> str:
    # A document is made of plain values only, so that its notation is all there is to it.
    return hashlib.sha256(f"{row} {document!r}".encode()).hexdigest()
