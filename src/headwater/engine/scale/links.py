"""Pairs of reports that may tell one story: candidates by their most telling words, compared a range at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from headwater.engine.scale.frames import settled
from headwater.engine.scale.likeness import WEIGHT_SCALE, likeness_of_pairs
from headwater.engine.scale.shared import key_ranges, shared_by
from headwater.relate.stories import SAME_STORY

if TYPE_CHECKING:
    from daft import DataFrame

KEYS = 20  # heaviest words of a report that find its candidates
MAX_LIST = 100  # reports; a word in more of them pairs each with its neighbours only
NEIGHBOURS = 3
LEAST_SHARED = 0.03  # of the product of two reports' keys; below it no pair of the stories data is linked
PAIRS_AT_ONCE = 500_000  # compared at once; with what is known of both reports that took 3.9 GB


def links_between(told: "DataFrame", reuse: Path) -> "DataFrame":
    """Return the pairs of reports that are alike enough for one story: `a`, `b`, `score`.

    Args:
        told: What tells the reports apart, from `weigh_words`.
        reuse: Pairs that share wording, from `find_reuse`; they are candidates too.
    """
    return compared(told, settled(_candidates(told).union_all(_pairs_of(reuse)).distinct()))


def _pairs_of(reuse: Path) -> "DataFrame":
    import daft

    return daft.read_parquet(f"{reuse}/*.parquet").select("a", "b")


def _candidates(told: "DataFrame") -> "DataFrame":
    """Return pairs of reports whose heaviest words have enough in common."""
    from daft import col, lit

    keys = [col(name).slice(0, KEYS).alias(name) for name in ("words", "weights")]
    entries = told.select("key", *keys).explode("words", "weights").where(col("words").not_null())
    entries = entries.select(col("words").alias("value"), "key", col("weights").alias("weight"))
    shared = shared_by(entries, told.count_rows() * KEYS, most=MAX_LIST, neighbours=NEIGHBOURS)
    enough = (col("rare") + col("common")) >= lit(int(LEAST_SHARED * WEIGHT_SCALE**2))
    return shared.where(enough).select("a", "b")


def compared(told: "DataFrame", pairs: "DataFrame", *, at_once: int = PAIRS_AT_ONCE) -> "DataFrame":
    """Return the pairs that are alike enough for one story, `a`, `b`, `score`, a range of them at a time."""
    from daft import col, lit

    ranges = key_ranges(1 + pairs.count_rows() // at_once)
    within = (pairs.where((col("a") >= lit(low)) & (col("a") <= lit(high))) for low, high in ranges)
    first, *rest = [settled(_scored(told, part)) for part in within]
    for part in rest:
        first = first.union_all(part)
    return settled(first) if rest else first


def _scored(told: "DataFrame", pairs: "DataFrame") -> "DataFrame":
    import daft
    from daft import col, lit
    from daft.functions import to_struct

    score = daft.func.batch(return_dtype=daft.DataType.float64())(likeness_of_pairs)
    struct = to_struct(words=col("words"), weights=col("weights"), vector=col("vector"))
    a, b = (told.select(col("key").alias(side), struct.alias(f"of_{side}")) for side in ("a", "b"))
    scored = pairs.join(a, on="a").join(b, on="b").select("a", "b", score(col("of_a"), col("of_b")).alias("score"))
    return scored.where(col("score") >= lit(SAME_STORY))
