"""`make load`: finds out what the machine can serve, then sends twice as many people as that.

`make load ARGS=--soak` sends as many as it can serve for ten minutes: memory must not grow.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Before anything else: it puts its own sockets in the place of Python's.
import gevent
import psutil
from locust.env import Environment
from locust.stats import StatsEntry

import letters
from tests.faults.people import faulty
from tests.load.memory import Memory, flat, processor_seconds
from tests.load.people import WAIT, Person, Run
from tests.served import PROGRAM, Served

_SOAK = 600.0
_LONGEST_TAIL = 120.0  # seconds, for the last journey to end and everybody to read their answers
_PERCENTILES = (0.5, 0.95, 0.99)


@dataclass(frozen=True)
class Phase:
    """What came of a number of people who used the server for some time."""

    people: int
    seconds: float
    run: Run
    environment: Environment
    server_share: float
    driver_share: float

    @property
    def served(self) -> int:
        """Requests that were answered as they should be."""
        total: StatsEntry = self.environment.stats.total
        return int(total.num_requests - total.num_failures)

    def unexpected(self) -> list[str]:
        """Errors but for those that ask people to come again."""
        return [line for line in self.errors() if WAIT not in line]

    def errors(self) -> list[str]:
        """Errors by kind, with their number."""
        return [
            f"{error.occurrences:6}  {error.name}: {error.error}"
            for error in self.environment.stats.errors.values()
        ]


def main() -> int:
    """Measure, print, and say by the exit code whether all is well."""
    asked = _asked()
    say(
        f"letters {letters.__version__}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores; load of the machine before: {os.getloadavg()[0]:.1f}"
    )
    with serving(asked) as server:
        memory = Memory(server)
        gevent.spawn(memory.watch)
        probe = phase(server, people=16, pause=0, seconds=asked.probe, least_one=False)
        capacity = probe.served / probe.seconds
        say(
            f"capacity: {capacity:.1f} requests a second, from 16 people without a pause "
            f"({probe.seconds:.0f} s)"
        )
        people = asked.people or max(1, round(asked.times * capacity * asked.pause))
        say(
            f"load: {people} people, a page every {asked.pause:g} s each: "
            f"{people / asked.pause:.0f} requests a second asked for, for {asked.seconds:g} s"
        )
        memory.begin()
        loaded = phase(
            server, people=people, pause=asked.pause, seconds=asked.seconds, least_one=True
        )
        memory.end_at(loaded.seconds)
        faults = tell(loaded, memory, soak=asked.soak)
        faults += [f"while finding the capacity: {line}" for line in probe.unexpected()]
        faults += [f"lost: {one}" for one in probe.run.lost]
        log = server.stop()
    faults += [
        f"the log: {line}"
        for line in log.splitlines()
        if "Task queue depth" not in line and "refused: 503" not in line
    ]
    for fault in faults[:20]:
        say(f"FAULT {fault}")
    say(f"load of the machine after: {os.getloadavg()[0]:.1f}")
    say("not well" if faults else "all is well")
    return 1 if faults else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--seconds", type=float, help="how long (120; with --soak 600)")
    parser.add_argument("--times", type=float, help="of the capacity (2; with --soak 1)")
    parser.add_argument("--pause", type=float, default=0.5, help="seconds from page to page")
    parser.add_argument("--probe", type=float, default=20, help="seconds to find the capacity")
    parser.add_argument("--people", type=int, help="so many, whatever the capacity is")
    parser.add_argument("--soak", action="store_true", help="ten minutes; memory must be flat")
    parser.add_argument("--planted", default="", help="faults of tests/planted/faults, to be seen")
    asked = parser.parse_args()
    asked.seconds = asked.seconds or (_SOAK if asked.soak else 120.0)
    asked.times = asked.times or (1.0 if asked.soak else 2.0)
    return asked


@contextmanager
def serving(asked: argparse.Namespace) -> Iterator[Served]:
    """The server with its own settings, and its drafts on a disk."""
    own = {"LETTERS_STORE_SECONDS": "5", "LETTERS_WORKERS": "2"}
    program = faulty(asked.planted) if asked.planted else PROGRAM
    with tempfile.TemporaryDirectory() as folder:
        server = Served(Path(folder), own, program=program)
        server.wait_until_warm()
        try:
            yield server
        finally:
            server.close()


def phase(server: Served, *, people: int, pause: float, seconds: float, least_one: bool) -> Phase:
    """Let people use the server for some time, if need be until one of them at least has finished;
    then let each read what they have answered."""
    run = Run(pause=pause)
    loaded = type("Loaded", (Person,), {"run_of": run, "host": server.address})
    environment = Environment(user_classes=[loaded])
    runner = environment.create_local_runner()
    used, own = processor_seconds(server), _own_seconds()
    begun = time.monotonic()
    runner.start(people, spawn_rate=max(1.0, people / min(10.0, seconds / 4)))
    gevent.sleep(seconds)
    _wait(lambda: run.finished or not least_one)
    took = time.monotonic() - begun
    run.over = True
    result = Phase(
        people,
        took,
        run,
        environment,
        (processor_seconds(server) - used) / took,
        (_own_seconds() - own) / took,
    )
    _wait(lambda: not runner.user_count)
    runner.quit()
    return result


def _wait(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + _LONGEST_TAIL
    while not is_so() and time.monotonic() < end:
        gevent.sleep(0.1)


def _own_seconds() -> float:
    times = psutil.Process().cpu_times()
    return float(times.user + times.system)


def tell(loaded: Phase, memory: Memory, *, soak: bool) -> list[str]:
    """Print what was measured; give what is not as it should be."""
    run = loaded.run
    say(
        f"served: {loaded.served / loaded.seconds:.1f} requests a second over "
        f"{loaded.seconds:.0f} s, {60 * run.finished / loaded.seconds:.1f} whole journeys and "
        f"{60 * run.files / loaded.seconds:.0f} files a minute"
    )
    say(
        f"processors: {loaded.server_share:.2f} for the server, "
        f"{loaded.driver_share:.2f} for those who ask"
    )
    say("\nmilliseconds until the page was there      n    p50    p95    p99")
    for entry in sorted(loaded.environment.stats.entries.values(), key=lambda one: one.name):
        times = "".join(f"{entry.get_response_time_percentile(p):7.0f}" for p in _PERCENTILES)
        say(f"{entry.method:5} {entry.name:30} {entry.num_requests:7}{times}")
    say("\nerrors by kind")
    say("\n".join(loaded.errors()) or "  none")
    say("\nmegabytes at second      web  render processes")
    for look in memory.spread():
        say(f"{look.second:19.0f}  {look.web:7.0f}  {look.renderers:7.0f}")
    faults = [f"unexpected: {line.strip()}" for line in loaded.unexpected()]
    growth = memory.growth()
    say(
        "grown, from the third fifth of the time to the last: "
        + ", ".join(f"{name} by {size:.0f}" for name, size in growth.items())
    )
    if soak:
        faults += [f"{name} grew by {size:.0f}" for name, size in growth.items() if not flat(size)]
    say(
        f"\ndrafts: {run.begun} begun, {run.finished} finished, {run.read_back} read back, "
        f"{len(run.lost)} lost"
    )
    return faults + [f"lost: {one}" for one in run.lost]


def say(line: str) -> None:
    """Print, and at once."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
