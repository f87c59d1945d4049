"""What a run cost: seconds to load, things per CPU-second, peak memory."""

import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Meter:
    """Measures one run of a task.

    Call `with meter.loading():` around the loading of models, count with `meter.add(n)`, then `meter.report()`.
    CPU seconds are those of this process and the processes below it, all threads, after loading; reading input counts.
    """

    def __init__(self, things: str = "reports") -> None:
        self.things = things
        self.count = 0
        self.load_s = 0.0
        self._start, self._began = _cpu_s(), time.perf_counter()

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Count what happens inside as loading, not as work."""
        wall, cpu = time.perf_counter(), _cpu_s()
        yield
        self.load_s += time.perf_counter() - wall
        self._start += _cpu_s() - cpu
        self._began += time.perf_counter() - wall

    def add(self, count: int = 1) -> None:
        """Count things done."""
        self.count += count

    def report(self) -> None:
        """Print the figures to stderr."""
        cpu, wall = max(_cpu_s() - self._start, 1e-9), time.perf_counter() - self._began
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"load {self.load_s:.1f} s", file=sys.stderr)
        print(
            f"{self.count / cpu:.1f} {self.things}/CPU-s ({self.count} in {cpu:.1f} CPU-s, {wall:.1f} s)",
            file=sys.stderr,
        )
        print(f"peak memory {peak_mb:.0f} MB", file=sys.stderr)


def _cpu_s() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime + sum(map(_living_s, _children()))


def _children() -> list[str]:
    """The processes that this one started and that still live, such as the one that worker processes come from."""
    lists = Path("/proc/self/task").glob("*/children")
    return [pid for path in lists for pid in path.read_text().split()]


def _living_s(pid: str) -> float:
    """CPU seconds of a living process and of its finished children; none where it has just ended."""
    try:
        ticks = Path("/proc", pid, "stat").read_text().rpartition(")")[2].split()[11:15]
    except OSError:
        return 0.0
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
