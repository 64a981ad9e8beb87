"""Stopping without cutting anybody off: what is under way is answered, and nothing new begun."""

# waitress has no annotations.
# mypy: allow-untyped-calls

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_TURN = 1  # second; so often waitress looks for lines that have been idle for too long
_LOOK = 0.1  # seconds between two looks at what is still under way


class Told:
    """Whether the program was told to end: by SIGTERM, by Ctrl and C, or since its terminal was
    closed. Told twice, it ends at once, and so it does where it does not serve yet."""

    def __init__(self) -> None:
        self.told = False
        self.sockets: dict[int, Any] = {}
        for number in _SIGNALS:
            signal.signal(number, self._tell)

    def _tell(self, *_: object) -> None:
        if self.told or not self.sockets:
            sys.exit(0)
        self.told = True
        for server in _those(self.sockets, BaseWSGIServer):
            server.pull_trigger()  # it may be asleep


def serve_until(told: Told, server: Any, seconds: float) -> None:
    """Serve until told to end; then take no more requests, and end as soon as every request that
    has begun is answered and every answer has left, at the latest after so many seconds."""
    told.sockets = sockets = server.map if hasattr(server, "map") else server._map
    while not told.told:
        _turn(sockets, _TURN)
    for listener in _those(sockets, BaseWSGIServer):
        _close_to_new(listener)
    _turn(sockets, 0)  # what has been sent to us by now is under way
    end = time.monotonic() + seconds
    while (lines := list(_those(sockets, HTTPChannel))) and time.monotonic() < end:
        for line in lines:
            if not _under_way(line):
                line.will_close = True
        _turn(sockets, _LOOK)
    server.task_dispatcher.shutdown(timeout=1)


def _turn(sockets: dict[int, Any], seconds: float) -> None:
    wasyncore.loop(timeout=seconds, use_poll=True, map=sockets, count=1)


def _close_to_new(listener: Any) -> None:
    """Let in who stands at the door already, then shut it."""
    listener.socket.setblocking(False)
    before = -1
    while before != len(listener._map):
        before = len(listener._map)
        listener.handle_accept()
    listener.del_channel()
    listener.socket.close()


def _under_way(line: Any) -> bool:
    """Whether a request has begun to arrive, is being answered, or its answer is still leaving."""
    return bool(line.requests or line.request is not None or line.total_outbufs_len)


def _those(sockets: dict[int, Any], kind: type) -> Iterator[Any]:
    return (one for one in list(sockets.values()) if isinstance(one, kind))
