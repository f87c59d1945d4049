"""Shards worked on by many workers: a class function of Daft, its models loaded once, a marker for each shard."""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from headwater.engine.scale.engine import Engine
from headwater.engine.scale.markers import Done, Marker, is_current, read_marker, write_marker
from headwater.engine.scale.plan import Plan
from headwater.store.codec import from_json, to_json

if TYPE_CHECKING:
    from daft import Series

Advance = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Task:
    """A shard of a stage that is to be worked on.

    Attributes:
        shard: Its number.
        input: Hash of what goes in.
        load: What its stage needs to know of it, as JSON.
        size: How many things it holds, where that is known; for the bar.
    """

    shard: int
    input: str
    load: str = ""
    size: int = 1


class Stage(Protocol):
    """What is done to a shard; made once a worker, so it loads models when it is made."""

    def __call__(self, task: Task) -> Done:
        """Do it, and say what came of it."""
        ...


MakeStage = Callable[[Plan], Stage]


class Worker:
    """A worker of a stage."""

    def __init__(self, plan: Plan, name: str, make: MakeStage, *, apart: bool) -> None:
        self._plan, self._name, self._stage = plan, name, make(plan)
        self._parent = os.getppid() if apart else None
        self._alone = (
            threading.Lock()
        )  # within the run, Daft calls from several threads, and models are not made for that

    def work(self, tasks: "Series") -> list[str]:
        """Work on shards, given as JSON; when one is returned, its marker is on the disk."""
        with self._alone:
            return [self._finish(from_json(Task, task)) for task in tasks.to_pylist()]

    def _finish(self, task: Task) -> str:
        wall, cpu = time.perf_counter(), time.process_time()
        done = self._stage(task)
        if self._parent not in (None, os.getppid()):
            os._exit(1)  # who asked for it was killed, and another call may be at the same shard
        cost = time.process_time() - cpu, time.perf_counter() - wall
        marker = Marker(task.input, self._plan.settings.hash, done, *cost)
        write_marker(_path(self._plan, self._name, task), marker)
        return to_json(task)


def work_on(
    plan: Plan, engine: Engine, name: str, make: MakeStage, tasks: Sequence[Task], advance: Advance
) -> tuple[Marker, ...]:
    """Work on the shards of a stage that are not finished yet.

    Returns:
        The markers of all of them, in order.
    """
    waiting = [task for task in tasks if not is_current(_marker(plan, name, task), task.input, plan.settings.hash)]
    total = sum(task.size for task in tasks)
    done = total - sum(task.size for task in waiting)
    advance(name, done, total)
    for task in _worked(plan, engine, name, make, waiting) if waiting else ():
        done += task.size
        advance(name, done, total)
    found = [_marker(plan, name, task) for task in tasks]
    return tuple(marker for marker in found if marker is not None)


def _worked(plan: Plan, engine: Engine, name: str, make: MakeStage, tasks: Sequence[Task]) -> Iterator[Task]:
    import daft

    method = daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)(Worker.work)
    kind = type(name.title(), (Worker,), {"work": method})
    apart = plan.workers > 1 or engine.on_ray
    workers = plan.workers if apart else None  # a number, also 1, gives it a process of its own
    made = daft.cls(kind, max_concurrency=workers, use_process=apart)(plan, name, make, apart=apart)
    frame = engine.spread(daft.from_pydict({"task": [to_json(task) for task in tasks]}), len(tasks))
    with engine.named_errors():
        for row in frame.select(made.work(daft.col("task"))).iter_rows():
            yield from_json(Task, row["task"])


def _marker(plan: Plan, name: str, task: Task) -> Marker | None:
    return read_marker(_path(plan, name, task))


def _path(plan: Plan, name: str, task: Task) -> Path:
    return plan.work(name) / f"{task.shard:06d}.json"
