"""What a run is to do: its settings, its folder, and where in it each thing lies."""

from dataclasses import dataclass, field
from pathlib import Path

from headwater import __version__
from headwater.ingest import Limits
from headwater.model import content_id

WORK = "work"
LOCK = "work/lock"
SUMMARY = "run.json"


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What decides the tables of a run, and nothing else.

    Attributes:
        shard_reports: Reports of one shard: what is lost, and done again, when a worker is killed.
        limits: Bounds on reading.
    """

    shard_reports: int = 200
    limits: Limits = field(default_factory=Limits)

    @property
    def hash(self) -> str:
        """A hash of the settings and of the version of the program."""
        return content_id("x", __version__, self)


@dataclass(frozen=True, slots=True)
class Plan:
    """A run: where it writes, under which settings, by how many workers.

    Attributes:
        out: The folder of the run; every worker sees it under this path.
        settings: What decides its tables.
        workers: Processes that read, annotate and trace, each with models of its own.
        with_store: Whether it ends with a store of its tables.
    """

    out: Path
    settings: RunSettings = field(default_factory=RunSettings)
    workers: int = 1
    with_store: bool = True

    def work(self, stage: str) -> Path:
        """Return the folder of what a stage hands on."""
        return self.out / WORK / stage

    def spool(self, stage: str, shard: int) -> Path:
        """Return the file a shard of a stage hands on."""
        return self.work(stage) / f"{shard:06d}.parquet"

    def part(self, table: str, shard: int) -> Path:
        """Return a file of a table."""
        return self.out / table / f"part-{shard:06d}.parquet"
