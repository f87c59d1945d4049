"""Text that reports share, found by joining all reports on their 6-grams; as `headwater.relate.reuse` has it."""

from collections.abc import Sequence
from pathlib import Path

from headwater.engine.scale.files import replacing_folder
from headwater.engine.scale.frames import settled
from headwater.engine.scale.shared import shared_by
from headwater.engine.scale.template import grams_without_template
from headwater.relate.postings import MAX_FREQUENCY, NEIGHBOURS
from headwater.relate.reuse import MIN_SHARED, SHORT_CONTAINMENT, SHORT_SHARED


def find_reuse(annotated: Sequence[Path], folder: Path) -> None:
    """Write the pairs of reports that share wording: `a`, `b` (keys, `a < b`), `share`.

    Args:
        annotated: What the stage that annotates handed on.
        folder: Where to write, as Parquet; it is there when it is whole.
    """
    import daft
    from daft import col, lit
    from daft.functions import columns_min

    reports = daft.read_parquet([str(path) for path in annotated])
    grams = grams_without_template(reports)
    sizes = settled(grams.select("key", col("grams").list_count().cast(daft.DataType.int64()).alias("size")))
    total = sizes.sum("size").to_pydict()["size"][0] or 0
    entries = grams.select("key", col("grams").alias("value")).explode("value").with_column("weight", lit(1))
    shared = shared_by(entries, total, most=MAX_FREQUENCY, neighbours=NEIGHBOURS)
    a = sizes.select(col("key").alias("a"), col("size").alias("a_size"))
    b = sizes.select(col("key").alias("b"), col("size").alias("b_size"))
    shorter = columns_min("a_size", "b_size")
    both = col("rare") + col("common")
    enough = (col("rare") >= lit(MIN_SHARED[1])) | (
        (both >= lit(SHORT_SHARED)) & (col("share") >= lit(SHORT_CONTAINMENT))
    )
    scored = shared.join(a, on="a").join(b, on="b").with_column("share", both / shorter)
    with replacing_folder(folder) as beside:
        scored.where(enough).select("a", "b", "share").write_parquet(str(beside))
