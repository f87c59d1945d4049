"""What a run did: what was read, kept and set aside, and what each stage cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.engine.scale.markers import Marker


@dataclass(frozen=True, slots=True)
class StageCost:
    """What a stage did, over all calls that worked on it.

    Attributes:
        stage: Its name.
        shards: How many shards it has.
        taken: How many things went in.
        given: How many came out.
        refused: How many were quarantined.
        skipped: How many were left aside: repeated reports, records that hold no page.
        cpu_s: CPU seconds of its workers; of the process that drives, where Daft spreads the work.
        wall_s: Seconds: of all its workers together, or of the stage where Daft spreads its work.
    """

    stage: str
    shards: int
    taken: int
    given: int
    refused: int
    skipped: int
    cpu_s: float
    wall_s: float

    @classmethod
    def of(cls, stage: str, markers: Sequence[Marker]) -> "StageCost":
        """Return what the markers of a stage say."""
        done = [marker.done for marker in markers]
        return cls(
            stage=stage,
            shards=len(markers),
            taken=sum(one.taken for one in done),
            given=sum(one.given for one in done),
            refused=sum(one.refused for one in done),
            skipped=sum(one.skipped for one in done),
            cpu_s=round(sum(marker.cpu_s for marker in markers), 3),
            wall_s=round(sum(marker.wall_s for marker in markers), 3),
        )


@dataclass(frozen=True, slots=True)
class Count:
    """How many things were set aside with a code."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class Account:
    """What a run did.

    Attributes:
        version: The version of the program.
        engine: "local" or "ray".
        settings: Hash of the settings.
        sources: Files that were named.
        read: Reports that could be read.
        kept: Reports of the tables.
        repeated: Reports that were met before.
        skipped: Records of archives that hold no page.
        stories: Stories of the tables.
        quarantined: What was set aside, by code.
        wall_s: Seconds that this call took.
        stages: What each stage did, in all calls that worked on it.
    """

    version: str
    engine: str
    settings: str
    sources: int
    read: int
    kept: int
    repeated: int
    skipped: int
    stories: int
    quarantined: tuple[Count, ...]
    wall_s: float
    stages: tuple[StageCost, ...]
