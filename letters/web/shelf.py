"""The shelf: what a person reads, and the PDFs made meanwhile, for a few minutes.

A PDF is held in memory only while it is being made. Then it is sealed with the draft's key and kept
beside the drafts, where every web process finds it.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from letters.documents.blocks import Document
from letters.drafts.database import Unavailable
from letters.drafts.made import KEPT_FOR, Made
from letters.web.pool import RenderPool

if TYPE_CHECKING:
    from letters.web.workers import Workers

_MOST = 200  # files of about 100 kB, in memory only while the store cannot take them
_MOST_READ = 32  # visitors; the documents of one are a megabyte or two
_MOST_UNDER_WAY = 6  # for one visitor: two documents, twice, and a change of mind


class TooMany(Exception):  # noqa: N818 - says what happened
    """One visitor has more documents being made than one person reads."""


@dataclass(frozen=True)
class _Held:
    key: bytes
    name: str
    made: Future[bytes]
    since: datetime


@dataclass(frozen=True)
class _Read:
    source: str
    documents: tuple[Document, ...]
    since: datetime


class Shelf:
    """Holds what is being made and what was made, by visitor and by everything it was made from."""

    def __init__(self, pool: RenderPool | Workers, made: Made) -> None:
        self._pool = pool
        self._made = made
        self._held: OrderedDict[tuple[bytes, str], _Held] = OrderedDict()
        self._read: OrderedDict[bytes, _Read] = OrderedDict()
        self._lock = threading.RLock()  # what is done while it is held may end another job

    def prepare(self, key: bytes, document: Document, now: datetime) -> None:
        """Have the PDF of a document made before somebody asks. Raises Busy or TooMany."""
        name = _digest(document)
        with self._lock:
            if self._under_way(key, name):
                return
        with suppress(Unavailable):
            if self._made.has(key, name, now):
                return
        self._hold(key, name, document, now, ahead=True)

    def ask(self, key: bytes, document: Document, now: datetime) -> Future[bytes]:
        """The PDF of a document, made now or a moment ago. Raises Busy or TooMany."""
        name = _digest(document)
        with self._lock:
            held = self._under_way(key, name)
        if held is None:
            with suppress(Unavailable):
                content = self._made.find(key, name, now)
                if content is not None:
                    return _done(content)
            held = self._hold(key, name, document, now, ahead=False)
        self._pool.hurry(held.made)
        return held.made

    def documents(
        self, key: bytes, source: bytes, make: Callable[[], tuple[Document, ...]], now: datetime
    ) -> tuple[Document, ...]:
        """What `make` gives, made now, or a moment ago from the same `source`."""
        name = hashlib.sha256(source).hexdigest()
        with self._lock:
            self._let_go(now)
            read = self._read.get(key)
        if read is None or read.source != name:
            read = _Read(name, make(), now)
            with self._lock:
                self._read[key] = read
                self._read.move_to_end(key)
        return read.documents

    def drop(self, key: bytes) -> None:
        """Let go of everything made for one visitor. Raises Unavailable as the store does."""
        with self._lock:
            self._read.pop(key, None)
            for place in [place for place in self._held if place[0] == key]:
                self._held.pop(place).made.cancel()
        self._made.forget(key)

    def clear(self, now: datetime) -> None:
        """Let go of everything that was held for long enough. Raises Unavailable."""
        with self._lock:
            self._let_go(now)
        self._made.purge(now)

    def __len__(self) -> int:
        return len(self._held) + len(self._read)

    def _under_way(self, key: bytes, name: str) -> _Held | None:
        held = self._held.get((key, name))
        if held is not None and held.made.done() and held.made.exception() is not None:
            return None
        return held

    def _hold(
        self, key: bytes, name: str, document: Document, now: datetime, *, ahead: bool
    ) -> _Held:
        with self._lock:
            self._let_go(now)
            held = self._under_way(key, name)
            if held is not None:
                return held
            self._refuse_too_many(key)
            place = self._made.place(key, name, now)
            made = self._pool.submit(document, "pdf", place, ahead=ahead)
            held = _Held(key, name, made, now)
            self._held[key, name] = held
        held.made.add_done_callback(lambda _: self._put_away(held))
        return held

    def _put_away(self, held: _Held) -> None:
        """Seal what was made. What failed is let go; what cannot be kept just now is held here."""
        place = (held.key, held.name)
        if held.made.cancelled() or held.made.exception() is not None:
            self._forget(place, held)
            return
        with suppress(Unavailable):
            if not self._pool.keeps:
                self._made.keep(held.key, held.name, held.made.result(), held.since)
            if not self._forget(place, held):  # the visitor has deleted everything meanwhile
                self._made.forget(held.key)

    def _forget(self, place: tuple[bytes, str], held: _Held) -> bool:
        with self._lock:
            ours = self._held.get(place) is held
            if ours:
                del self._held[place]
            return ours

    def _refuse_too_many(self, key: bytes) -> None:
        under_way = [h for h in self._held.values() if h.key == key and not h.made.done()]
        if len(under_way) >= _MOST_UNDER_WAY:
            raise TooMany

    def _let_go(self, now: datetime) -> None:
        for place in [place for place, held in self._held.items() if held.since + KEPT_FOR <= now]:
            del self._held[place]
        while len(self._held) >= _MOST:
            self._held.popitem(last=False)
        for key in [key for key, read in self._read.items() if read.since + KEPT_FOR <= now]:
            del self._read[key]
        while len(self._read) >= _MOST_READ:
            self._read.popitem(last=False)


def _digest(document: Document) -> str:
    # A document is made of plain values only, so that its notation is all there is to it.
    return hashlib.sha256(repr(document).encode()).hexdigest()


def _done(content: bytes) -> Future[bytes]:
    made: Future[bytes] = Future()
    made.set_result(content)
    return made
