"""Memory and processor time of a server, looked at every second while it is under load."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, field

import gevent
import psutil

from tests.served import Served

MEGABYTE = 1024 * 1024
_MAY_GROW = 16.0  # megabytes, from the third fifth of a soak to its last


@dataclass(frozen=True)
class Look:
    """Megabytes in memory, what processes share counted in each, and requests that are open."""

    second: float
    web: float
    renderers: float


@dataclass
class Memory:
    """What was seen of a server, in order."""

    server: Served
    looks: list[Look] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    def begin(self) -> None:
        """Begin anew."""
        self.looks.clear()
        self.begun = time.monotonic()

    def end_at(self, second: float) -> None:
        """Take no account of what was seen later."""
        self.looks = [look for look in self.looks if look.second <= second]

    def watch(self, every: float = 1.0) -> None:
        """Look for as long as the server runs."""
        while self.server.process.poll() is None:
            web = psutil.Process(self.server.process.pid).memory_info().rss
            below = sum(_resident(one) for one in self.server.renderers())
            at = time.monotonic() - self.begun
            self.looks.append(Look(at, web / MEGABYTE, below / MEGABYTE))
            gevent.sleep(every)

    def spread(self, rows: int = 12) -> list[Look]:
        """So many of the looks, from the first to the last."""
        if len(self.looks) <= rows:
            return self.looks
        step = (len(self.looks) - 1) / (rows - 1)
        return [self.looks[round(number * step)] for number in range(rows)]

    def growth(self) -> dict[str, float]:
        """By how many megabytes each grew, once it was warm."""
        return {
            "the web process": grown([look.web for look in self.looks]),
            "the render processes": grown([look.renderers for look in self.looks]),
        }


def grown(sizes: list[float]) -> float:
    """The difference between the middle of the last fifth and that of the third."""
    fifth = max(1, len(sizes) // 5)
    return statistics.median(sizes[-fifth:]) - statistics.median(sizes[2 * fifth : 3 * fifth])


def flat(growth: float) -> bool:
    """Whether that is as good as nothing."""
    return growth <= _MAY_GROW


def processor_seconds(server: Served) -> float:
    """What a server and all that it started have used of the processors so far."""
    own = psutil.Process(server.process.pid)
    return sum(_used(one) for one in (own, *own.children(recursive=True)))


def _resident(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0.0


def _used(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)
