"""A run: input cut, read, annotated, related and traced, shard by shard, into tables and a store."""

import fcntl
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from headwater import __version__
from headwater.engine.scale import errors
from headwater.engine.scale.account import Account, Count, StageCost
from headwater.engine.scale.annotate import Annotate
from headwater.engine.scale.engine import Engine
from headwater.engine.scale.files import remove_unfinished, write_text
from headwater.engine.scale.gather import gather
from headwater.engine.scale.inputs import Source, list_sources
from headwater.engine.scale.keep import keep
from headwater.engine.scale.markers import Done, Marker, is_current, read_marker, write_marker
from headwater.engine.scale.plan import LOCK, SUMMARY, Plan
from headwater.engine.scale.read import Read
from headwater.engine.scale.repeats import find_repeats
from headwater.engine.scale.reuse import find_reuse
from headwater.engine.scale.shards import Cut, cut_tasks, read_tasks, shards_of
from headwater.engine.scale.spools import read_rows
from headwater.engine.scale.stories import find_stories
from headwater.engine.scale.tables import TABLES
from headwater.engine.scale.trace import Trace
from headwater.engine.scale.work import Advance, MakeStage, Task, work_on
from headwater.ingest import Refused
from headwater.model import content_id
from headwater.relate import model_files
from headwater.store.codec import to_json


def run(plan: Plan, named: Sequence[str], engine: Engine, advance: Advance) -> tuple[Account, list[Refused]]:
    """Run all stages over some input; shards that are finished are left as they are.

    Args:
        plan: The settings and the folder.
        named: Files, folders, patterns and addresses of object stores.
        engine: Where to work.
        advance: Told how far each stage is.

    Returns:
        What was done, and what was named that names no file.

    Raises:
        HeadwaterError: The folder is not to be written to, nothing could be read, or a model file is missing.
    """
    for file in model_files():
        file.check()
    with _taken(plan.out):
        return _Run(plan, engine, advance).over(named)


@contextmanager
def _taken(out: Path) -> Iterator[None]:
    """Hold the folder of a run, so that no other run writes into it; the system lets go of it whatever ends us."""
    lock = out / LOCK
    is_run = lock.exists() or (out / SUMMARY).exists()
    if not is_run and out.exists() and any(out.iterdir()):
        raise errors.not_a_run(str(out))
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise errors.at_work(str(out)) from error
        remove_unfinished(out)
        yield


class _Run:
    """One call of a run, and what each of its stages came to."""

    def __init__(self, plan: Plan, engine: Engine, advance: Advance) -> None:
        self._plan, self._engine, self._advance = plan, engine, advance
        self._found: dict[str, tuple[Marker, ...]] = {}
        self._start = time.perf_counter()

    def over(self, named: Sequence[str]) -> tuple[Account, list[Refused]]:
        """Run all stages."""
        sources, refused = list_sources(named, self._plan.settings.limits)
        (self._plan.out / SUMMARY).unlink(missing_ok=True)  # it comes last, so where it is, all is done
        inputs = self._read(sources)
        kept = sum(marker.done.given for marker in self._found["annotate"])
        stories = -(-kept // self._plan.settings.shard_reports)
        if kept:
            self._relate(content_id("x", *inputs), len(inputs), stories)
        parts = {"attributions": len(inputs), "quarantine": len(inputs) + stories}
        for table in TABLES:
            self._drop_old_parts(table, parts.get(table, stories))
        account = self._account(len(sources))
        write_text(self._plan.out / SUMMARY, to_json(account) + "\n")
        return account, refused

    def _read(self, sources: Sequence[Source]) -> list[str]:
        """Read and annotate everything; gives the hash of what each shard of it rests on."""
        cuts = cut_tasks(sources)
        self._shards("cut", Cut, cuts)
        shards = shards_of(self._plan, cuts)
        self._shards("read", Read, read_tasks(shards))
        with self._engine.named_errors():
            repeats = find_repeats(self._plan, len(shards)) if shards else {}
        tasks = list[Task]()
        for at, marker in enumerate(self._found["read"]):
            repeated = repeats.get(at, ())
            tasks.append(Task(at, content_id("x", marker.input, repeated), to_json(repeated), marker.done.given))
        self._shards("annotate", Annotate, tasks)
        return [task.input for task in tasks]

    def _relate(self, rests_on: str, shards: int, count: int) -> None:
        """Relate and trace what was annotated, in so many shards of stories, and write the store."""
        plan = self._plan
        annotated = [plan.spool("annotate", shard) for shard in range(shards)]
        reuse, stories = plan.work("reuse"), plan.work("stories")
        self._whole("reuse", rests_on, lambda: find_reuse(annotated, reuse))
        self._whole("stories", rests_on, lambda: find_stories(annotated, reuse, stories))
        self._whole("gather", rests_on, lambda: gather(annotated, reuse, stories, plan.work("gather"), shards=count))
        tasks = [Task(at, content_id("x", rests_on, at, count), str(shards)) for at in range(count)]
        self._shards("trace", Trace, tasks)
        if plan.with_store:
            self._whole("store", rests_on, lambda: keep(plan, stories=count, quarantined=shards + count))

    def _account(self, sources: int) -> Account:
        costs = {name: StageCost.of(name, markers) for name, markers in self._found.items()}
        aside = Counter(row["code"] for row in read_rows(sorted((self._plan.out / "quarantine").glob("*.parquet"))))
        return Account(
            version=__version__,
            engine="ray" if self._engine.on_ray else "local",
            settings=self._plan.settings.hash,
            sources=sources,
            read=costs["read"].given,
            kept=costs["annotate"].given,
            repeated=costs["annotate"].skipped,
            skipped=costs["read"].skipped,
            stories=costs["trace"].given if "trace" in costs else 0,
            quarantined=tuple(Count(str(code), count) for code, count in sorted(aside.items())),
            wall_s=round(time.perf_counter() - self._start, 3),
            stages=tuple(costs.values()),
        )

    def _shards(self, name: str, make: MakeStage, tasks: Sequence[Task]) -> None:
        self._found[name] = work_on(self._plan, self._engine, name, make, tasks, self._advance)

    def _whole(self, name: str, rests_on: str, do: Callable[[], None]) -> None:
        """Take a step over everything, unless it was taken."""
        path, settings = self._plan.work(f"{name}.json"), self._plan.settings.hash
        marker = read_marker(path)
        self._advance(name, 0, 1)
        if marker is None or not is_current(marker, rests_on, settings):
            wall, cpu = time.perf_counter(), time.process_time()
            with self._engine.named_errors():
                do()
            cost = time.process_time() - cpu, time.perf_counter() - wall
            marker = Marker(rests_on, settings, Done(), *cost)
            write_marker(path, marker)
        self._advance(name, 1, 1)
        self._found[name] = (marker,)

    def _drop_old_parts(self, table: str, parts: int) -> None:
        """Remove parts of a table that an earlier run with more input left behind."""
        kept = {self._plan.part(table, part) for part in range(parts)}
        for path in set((self._plan.out / table).glob("part-*.parquet")) - kept:
            path.unlink()
