"""The keeper: every minute it removes what has had its time, whether or not anybody comes."""

from __future__ import annotations

import contextlib
import threading

from letters import clock
from letters.drafts.database import Unavailable
from letters.drafts.store import Store
from letters.web.shelf import Shelf

_MINUTE = 60.0


class Keeper:
    """Purges the store and clears the shelf, from the first answer on."""

    def __init__(self, store: Store, shelf: Shelf, every: float = _MINUTE) -> None:
        self._store = store
        self._shelf = shelf
        self._every = every
        self._starting = threading.Lock()
        self._started = False

    def start(self) -> None:
        """Begin, if this has not begun. A server that forks does so before its first answer."""
        with self._starting:
            if not self._started:
                self._started = True
                threading.Thread(target=self._keep, name="keeper", daemon=True).start()

    def _keep(self) -> None:
        pause = threading.Event()
        while not pause.wait(self._every):
            # The store may be away just now: what has had its time goes a turn later.
            for keep in (self._store.purge, self._shelf.clear):
                with contextlib.suppress(Unavailable):
                    keep(clock.now())
