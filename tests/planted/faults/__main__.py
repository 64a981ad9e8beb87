"""`letters` with faults: python -m tests.planted.faults NAME,NAME serve --port 8000."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from datetime import datetime

from flask import Flask

from letters import cli
from letters.drafts.made import Made
from letters.drafts.store import Store
from letters.web import app, asking, errors, giving, pool, serving
from letters.web.visits import Draft

Edit = Callable[[bytes | None], bytes]
_change = Store.change
_find = Made.find
_take = asking._take
_taken = [0]
_kept: list[bytearray] = []


def keeps_later() -> None:
    """An answer is called kept before it is: from the third question on."""

    def change(self: Store, key: bytes, now: datetime, edit: Edit) -> None:
        content = edit(self.load(key, now))
        if b"child_name" not in content:
            _change(self, key, now, lambda _: content)
            return
        late = threading.Timer(3, lambda: _change(self, key, now, lambda _: content))
        late.daemon = True
        late.start()

    Store.change = change  # type: ignore[method-assign]


def loses_some() -> None:
    """One answer in twenty is not taken."""

    def take(draft: Draft, *rest: object) -> None:
        _taken[0] += 1
        if _taken[0] % 20:
            _take(draft, *rest)  # type: ignore[arg-type]

    asking._take = take  # type: ignore[assignment]


def leaks() -> None:
    """Each answer leaves something in memory."""

    def take(draft: Draft, *rest: object) -> None:
        _kept.append(bytearray(b"x" * 3_000_000))
        _take_now[0](draft, *rest)  # type: ignore[arg-type]

    _take_now = [asking._take]
    asking._take = take  # type: ignore[assignment]


def tries_once() -> None:
    """Whoever's render process is killed goes without."""
    pool._ATTEMPTS = 1


def half_a_file() -> None:
    """What was made in advance comes back in part."""

    def find(self: Made, *what: object) -> bytes | None:
        content = _find(self, *what)  # type: ignore[arg-type]
        return content and content[: len(content) // 2]

    Made.find = find  # type: ignore[method-assign]


def no_words_for_it() -> None:
    """A store that is away is a fault like any other."""
    speak = app.speak_of_errors

    def without(one: Flask) -> None:
        speak(one)
        del one.error_handler_spec[None][None][errors.Unavailable]

    app.speak_of_errors = without


def all_may_wait() -> None:
    """Those who wait for a PDF take every thread."""
    giving._waited_for = lambda made: made.result(60)


def stops_at_once() -> None:
    """A server that is told to end drops what it is doing."""

    class Told:
        sockets: dict[int, object]
        told = False

        def __init__(self) -> None:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)

    serving.Told = Told  # type: ignore[assignment,misc]


FAULTS = {
    "keeps-later": keeps_later,
    "loses-some": loses_some,
    "leaks": leaks,
    "tries-once": tries_once,
    "half-a-file": half_a_file,
    "no-words-for-it": no_words_for_it,
    "all-may-wait": all_may_wait,
    "stops-at-once": stops_at_once,
}

if __name__ == "__main__":
    for name in sys.argv.pop(1).split(","):
        FAULTS[name]()
    cli.main(prog_name="letters")
