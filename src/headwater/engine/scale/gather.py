"""The reports of each story brought together, so that whole stories can be traced by one worker."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.engine.scale.files import replacing_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from daft import Expression, Series

REPORTS, PAIRS = "reports", "pairs"


def gather(annotated: Sequence[Path], reuse: Path, stories: Path, folder: Path, *, shards: int) -> None:
    """Write annotated reports, and pairs that share wording, by the shard of their story.

    Args:
        annotated: What the stage that annotates handed on.
        reuse: Pairs that share wording; one over two stories goes with the story of its first report.
        stories: The story of each report.
        folder: Where to write; it is there when it is whole.
        shards: Shards of stories; each holds a range of their ids.
    """
    import daft
    from daft import col

    shard = _shard_of(shards)
    placed = daft.read_parquet(f"{stories}/*.parquet").with_column("shard", shard(col("story")))
    reports = daft.read_parquet([str(path) for path in annotated]).select("key", "annotated")
    a = placed.select(col("key").alias("a"), col("story").alias("story_a"), "shard")
    b = placed.select(col("key").alias("b"), col("story").alias("story_b"))
    pairs = daft.read_parquet(f"{reuse}/*.parquet").join(a, on="a").join(b, on="b")
    with replacing_folder(folder) as beside:
        reports.join(placed, on="key").write_parquet(str(beside / REPORTS), partition_cols=["shard"])
        pairs.write_parquet(str(beside / PAIRS), partition_cols=["shard"])


def files_of(folder: Path, shard: int) -> list[Path]:
    """Return the files that `gather` wrote for a shard."""
    return sorted((folder / f"shard={shard}").glob("*.parquet"))


def _shard_of(shards: int) -> "Callable[[Expression], Expression]":
    """Return a function that gives the shard of a story: ranges of ids, all of the same width."""
    import daft

    @daft.func.batch(return_dtype=daft.DataType.int64())
    def shard(stories: "Series") -> Any:
        upper = (stories.to_arrow().to_numpy() >> 32) + (1 << 31)  # the upper half of an id, from 0
        return (upper * np.int64(shards)) >> 32

    return shard
