"""What a run cost: seconds to load, things per CPU-second, peak memory."""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Meter:
    """Measures one run of a task.

    Call `with meter.loading():` around the loading of models, count with `meter.add(n)`, then `meter.report()`.
    CPU seconds are those of this process and its finished children, all threads, after loading; reading input counts.
    """

    def __init__(self, things: str = "reports") -> None:
        self.things = things
        self.count = 0
        self.load_s = 0.0
        self._start = _cpu_s()

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Count what happens inside as loading, not as work."""
        wall, cpu = time.perf_counter(), _cpu_s()
        yield
        self.load_s += time.perf_counter() - wall
        self._start += _cpu_s() - cpu

    def add(self, count: int = 1) -> None:
        """Count things done."""
        self.count += count

    def report(self) -> None:
        """Print the figures to stderr."""
        cpu = max(_cpu_s() - self._start, 1e-9)
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"load {self.load_s:.1f} s", file=sys.stderr)
        print(f"{self.count / cpu:.1f} {self.things}/CPU-s ({self.count} in {cpu:.1f} CPU-s)", file=sys.stderr)
        print(f"peak memory {peak_mb:.0f} MB", file=sys.stderr)


def _cpu_s() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
