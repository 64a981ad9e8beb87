"""Times that can be compared although the machine's clock wanders.

Around each measurement runs a loop that always does the same work. A time is kept as a multiple of
that loop's: processor time of its processor time, time on the wall of its time on the wall. In the
end both are told in milliseconds of the fastest loop seen, that is of the machine's fast clock.
"""

from __future__ import annotations

import hashlib
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

RUNS = 10


@dataclass(frozen=True)
class Moment:
    """Processor seconds, of this process and those it waited for, and seconds on the wall."""

    cpu: float
    wall: float

    def since(self, start: Moment) -> Moment:
        return Moment(self.cpu - start.cpu, self.wall - start.wall)


@dataclass
class Stopwatch:
    """Measures, and remembers the fastest loop."""

    loops: list[Moment] = field(default_factory=list)

    def measure(
        self, work: Callable[[], object], before: Callable[[], object] | None = None
    ) -> Timing:
        """The median of RUNS, after one that doesn't count. `before` is done each time before the
        watch starts."""
        self._once(work, before)
        found = [self._once(work, before) for _ in range(RUNS)]
        return Timing(
            self,
            cpu=statistics.median(moment.cpu for moment in found),
            wall=statistics.median(moment.wall for moment in found),
        )

    def _once(self, work: Callable[[], object], first: Callable[[], object] | None) -> Moment:
        if first is not None:
            first()
        before = self._loop()
        start = _now()
        work()
        took = _now().since(start)
        after = self._loop()
        return Moment(
            cpu=2 * took.cpu / (before.cpu + after.cpu),
            wall=2 * took.wall / (before.wall + after.wall),
        )

    def _loop(self) -> Moment:
        start = _now()
        words = {}
        for number in range(8000):
            words[str(number)] = hashlib.sha256(b"%d" % number).digest()[:4]
        "".join(sorted(words)).encode()
        self.loops.append(_now().since(start))
        return self.loops[-1]


@dataclass(frozen=True)
class Timing:
    """A time as a multiple of the loop; in milliseconds once all loops have been seen."""

    stopwatch: Stopwatch
    cpu: float
    wall: float

    @property
    def cpu_ms(self) -> float:
        return self.cpu * min(loop.cpu for loop in self.stopwatch.loops) * 1000

    @property
    def wall_ms(self) -> float:
        return self.wall * min(loop.wall for loop in self.stopwatch.loops) * 1000


def _now() -> Moment:
    own = time.process_time()
    waited = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Moment(own + waited.ru_utime + waited.ru_stime, time.perf_counter())
