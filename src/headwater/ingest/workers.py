"""Pieces read in worker processes, so that one that hangs or takes all memory costs that piece and nothing else.

A worker bounds itself: the system ends it by a signal when its processor time, or ten times that on the clock, is over,
which works also while a parser in C runs, and refuses it memory beyond the bound. The parent only sees that it ended.
"""

import os
import resource
import signal
from collections import deque
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from multiprocessing import connection, get_context
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.ingest import refusals
from headwater.ingest.kinds import Kind
from headwater.ingest.limits import Limits
from headwater.ingest.pieces import Piece, Refused, Understood
from headwater.ingest.readers import understand

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

FEW_BYTES = 200_000  # of pieces that are read here before any worker is started, which takes 0.4 s
# Never read here: the reader of PDF, which a mail may have attached, ends its process where it gets no memory.
ALWAYS = (Kind.PDF, Kind.MAIL)
AHEAD = 64  # pieces that may be done before one that is still being read
WALL = 10  # times the processor time: a busy machine may take so long, what only waits may not
LIFE = 500  # pieces that a worker reads before a fresh one takes its place: the parsers' caches grow
STOPPED = (-signal.SIGPROF, -signal.SIGALRM)


@dataclass(slots=True, eq=False)
class Place:
    """A piece in the order in which results are given, and its result once there is one."""

    piece: Piece | Refused
    result: Understood | None = None


@dataclass(slots=True, eq=False)
class Worker:
    """A process, our end of its pipe, what it reads if it does not wait, and how many pieces it was given."""

    process: "BaseProcess"
    pipe: "Connection"
    place: Place | None = None
    given: int = 0


def understand_apart(
    pieces: Iterable[Piece | Refused], limits: Limits, *, few_bytes: int = FEW_BYTES
) -> Generator[Understood, None, None]:
    """Yield what each piece is read as, in order: the first few here, all that come after them in worker processes.

    Args:
        pieces: What is to be read, and refusals, which keep their places.
        limits: Bounds on a piece, and on the number of processes.
        few_bytes: How much is read here; nothing, for what should never be.
    """
    count, waiting = 0, iter(pieces)
    for piece in waiting:
        count += 0 if isinstance(piece, Refused) else len(piece.data)
        if isinstance(piece, Refused):
            yield Understood(None, (piece,))
        elif count > few_bytes or piece.kind in ALWAYS:
            yield from _Pool(limits).run(chain([piece], waiting))
        else:
            yield understand(piece, limits)


class _Pool:
    """Worker processes, started as they are needed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(["headwater.ingest.warm"])
        self._most = min(limits.max_workers, len(os.sched_getaffinity(0)))
        self._workers: list[Worker] = []

    def run(self, pieces: Iterable[Piece | Refused]) -> Generator[Understood, None, None]:
        """Yield what each piece is read as, in order; ends its processes when it is done, or closed before."""
        places: deque[Place] = deque()
        try:
            for piece in pieces:
                places.append(self._begin(piece))
                while places and (len(places) >= AHEAD or places[0].result is not None):
                    yield self._result(places.popleft())
            while places:
                yield self._result(places.popleft())
        finally:
            for worker in list(self._workers):
                self._end(worker)

    def _begin(self, piece: Piece | Refused) -> Place:
        """Give a piece to a worker, as soon as one is free."""
        if isinstance(piece, Refused):
            return Place(piece, Understood(None, (piece,)))
        place = Place(piece)
        worker = self._free()
        worker.place, worker.given = place, worker.given + 1
        with suppress(OSError):  # it is no more; taking its result will tell
            worker.pipe.send(piece)
        return place

    def _free(self) -> Worker:
        while True:
            waiting = next((worker for worker in self._workers if worker.place is None), None)
            if waiting is not None:
                return waiting
            if len(self._workers) < self._most:
                return self._start()
            self._take()

    def _start(self) -> Worker:
        ours, its = self._context.Pipe()
        process = self._context.Process(target=work, args=(its, self._limits), daemon=True)
        process.start()
        its.close()
        self._workers.append(Worker(process, ours))
        return self._workers[-1]

    def _result(self, place: Place) -> Understood:
        while place.result is None:
            self._take()
        return place.result

    def _take(self) -> None:
        """Wait for results, and take those that are there; a worker that ended, or read enough, is let go."""
        ready = connection.wait([worker.pipe for worker in self._workers if worker.place is not None])
        for worker in [worker for worker in self._workers if worker.pipe in ready]:
            place = worker.place
            if place is None or isinstance(place.piece, Refused):
                continue
            try:
                place.result, worker.place = worker.pipe.recv(), None
            except (EOFError, OSError):
                worker.process.join()
                place.result = _ended(place.piece, worker.process.exitcode, self._limits)
                self._end(worker)
            else:
                if worker.given >= LIFE:
                    self._end(worker)

    def _end(self, worker: Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()


def _ended(piece: Piece, status: int | None, limits: Limits) -> Understood:
    """Return what is told of a piece whose worker ended."""
    if status in STOPPED:
        return Understood(piece.kind, (Refused(piece.where, refusals.too_slow(piece.name, limits.max_seconds)),))
    why = signal.Signals(-status).name if status is not None and status < 0 else f"status {status}"
    return Understood(piece.kind, (Refused(piece.where, refusals.crashed(piece.name, why)),))


def work(pipe: "Connection", limits: Limits) -> None:
    """Read the pieces that come through a pipe until it is closed; this is what a worker process runs.

    Args:
        pipe: Where pieces come from, and what they are read as goes to.
        limits: Bounds on each piece.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the parent ends this one
    for stop in STOPPED:
        signal.signal(-stop, signal.SIG_DFL)
    _bound_memory(limits.max_memory_mb)
    with suppress(EOFError, OSError):  # the other end is closed, or its process was killed
        while True:
            piece = pipe.recv()
            _bound_time(limits.max_seconds)
            understood = understand(piece, limits)
            _bound_time(0)
            pipe.send(understood)


def _bound_time(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, WALL * seconds)


def _bound_memory(megabytes: int) -> None:
    """Let this process map so much more than it has mapped, where the system tells how much that is."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        bound = int(statm.read_text().split()[0]) * resource.getpagesize() + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
